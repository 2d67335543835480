"""Minutes learned: what bookings say, how it is weighed, the model on top, the bands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.minutes_candidate import MinutesCandidate
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ml.asked_place import AskedPlaces
from routingml_desktop.ml.common_deviation import common_deviation
from routingml_desktop.ml.intervals import Bands, Scores, group_names
from routingml_desktop.ml.learned_times import learned_times
from routingml_desktop.ml.left_out import NOTHING, LearnedPart
from routingml_desktop.ml.minutes_candidates import boosting, fitted
from routingml_desktop.ml.minutes_choice import MinutesChoice, figures
from routingml_desktop.ml.minutes_curves import MinutesCurves
from routingml_desktop.ml.minutes_features import NAMES
from routingml_desktop.ml.minutes_held_back import MOST_WINDOWS, HeldBack
from routingml_desktop.ml.minutes_model import MinutesModel
from routingml_desktop.ml.minutes_replay import ORIGINS, STEPS, Replay, Replayed, replayed
from routingml_desktop.ml.shrinkage import Shrinkage, best_k
from routingml_desktop.ml.standards import Standards
from routingml_desktop.ml.threads import one_thread
from routingml_desktop.ml.time_levels import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import LearningPoint, Report, Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.ml.work_centers import WorkCenters
    from routingml_desktop.settings import LearningSettings

LEAST_ROWS: Final = 1_000
LEAST_ITEMS: Final = 40
"""With fewer held-back orders or items no model is trained: the evidence answers alone."""
ENOUGH_ROWS: Final = 5_000
"""Held-back orders from which no earlier part of history is asked besides."""
_JUDGING: Final = {Part.SETUP: 0.68, Part.RUN: 0.80}
"""Where this part of the training stands when the models of a part of the time are judged (medium
demo plant), ..."""
_ASKED: Final = 0.66
"""... when all windows of orders were asked for, ..."""
_CALIBRATED: Final = 0.94
"""... and when the bands are known."""
_LEARNING: Final = 0.2
"""Of a window, what learning from what was before it takes."""
_USUAL_STEPS: Final = 100
_PACE: Final = NAMES.index("pace")


@dataclass(frozen=True, slots=True)
class MinutesLearning:
    """What minutes are learned from."""

    precedents: Precedents
    booked: Bookings
    matrix: csr_matrix
    """Items x features."""
    rule: VotingRule
    work_centers: WorkCenters
    learning: LearningSettings
    report: Report
    """Fractions 0 to 1 of this part of the training."""
    stopping: Stopping
    left_out: frozenset[LearnedPart] = NOTHING

    def learn(self) -> OperationTimes:
        """Hold back the latest fifth of the orders, choose by it, then learn from all of them.

        Of the items asked for, one half teaches the models, the other half judges them; half are
        asked as if they were new. Where there are few orders, those of earlier fifths are asked
        besides, each from what was known before it. The bands are calibrated on all of them, each
        half by ends that were learned from the other. Raises WorkCancelledError when asked to stop.
        """
        standards = (
            Standards.none()
            if LearnedPart.STANDARDS in self.left_out
            else Standards.of(self.precedents.routings, self.booked)
        )
        replays, early, teaching = self._replays(standards)
        usual = Shrinkage(self.learning.shrinkage)
        shrinkage = usual
        if usual.usual > 0:
            shrinkage = chosen_shrinkage(gathered(replays, usual), usual.usual)
        rows = gathered(replays, shrinkage)
        with one_thread():
            least = LEAST_ROWS * len(replays)
            models = {part: self._model(early, rows[part], teaching, least) for part in Part}
            scores = {part: self._scores(rows[part], models[part], teaching) for part in Part}
        bands = Bands.fit(scores, _common(rows, models))
        if LearnedPart.BAND_CALIBRATION in self.left_out:
            bands = Bands({})
        self._tell(_CALIBRATED, "bands calibrated on the latest orders")
        times = self._times(np.arange(len(self.booked)), standards, _CALIBRATED, 1.0)
        return times.shrunk(shrinkage).corrected(models, bands)

    def _replays(self, standards: Standards) -> tuple[list[Replay], OperationTimes, frozenset[int]]:
        """The orders asked for, what the latest of them were asked of, and the items that teach."""
        places = AskedPlaces(self.booked, self.precedents.routings, self.work_centers)
        replays: list[Replay] = []
        first: OperationTimes | None = None
        teaching: frozenset[int] = frozenset()
        for window in range(MOST_WINDOWS):
            held = HeldBack.of(self.booked, self.precedents.routings, self.learning.seed, window)
            if window and not held.learnable().size:
                break
            begin, end = _ASKED * window / MOST_WINDOWS, _ASKED * (window + 1) / MOST_WINDOWS
            middle = begin + _LEARNING * (end - begin)
            early = self._times(held.learnable(), standards.without(held.new), begin, middle)
            early = early.knowing(standards)
            replays.append(
                replayed(
                    Replay(self.precedents, places, early, held, self.rule),
                    self.learning.seed,
                    partial(self._tell_asking, middle, end),
                    self.stopping,
                )
            )
            first = first or early
            teaching |= held.teaching
            if sum(len(replay) for replay in replays) >= ENOUGH_ROWS:
                break
        if first is None:
            raise AssertionError("the latest window is always asked")
        return replays, first, teaching

    def _tell_asking(self, begin: float, end: float, done: float) -> None:
        self._tell(begin + (end - begin) * done, "asking for orders from the earlier ones")

    def _times(
        self, rows: NDArray[np.int64], standards: Standards, begin: float, end: float
    ) -> OperationTimes:
        """Learn from some bookings; ``begin`` to ``end`` is its part of the work."""
        steps = count(1)

        def asked_to_stop() -> bool:
            """Asked at every operation; how many there are is not known, so it never gets there."""
            done = 1 - _USUAL_STEPS / (_USUAL_STEPS + next(steps))
            self._tell(begin + (end - begin) * done, "learning the usual minutes")
            return self.stopping()

        return learned_times(
            self.booked, rows, self.matrix, standards, self.learning, asked_to_stop
        )

    def _model(
        self, times: OperationTimes, rows: Replayed, teaching: frozenset[int], least: int
    ) -> MinutesModel:
        """The candidate that does best on the judging half, the simplest one when in doubt.

        None of them when fewer than ``least`` orders teach.
        """
        fit, judged = halves(rows, teaching)
        few = len(fit) < least or len(np.unique(fit.item)) < LEAST_ITEMS
        if few or LearnedPart.MINUTES_MODEL in self.left_out:
            return MinutesModel()
        seed = self.learning.seed
        choice = MinutesChoice(rows.part, judged.item, seed)
        curves = MinutesCurves(fit, judged, partial(self._errors, times), seed)
        estimators: dict[MinutesCandidate, Any] = {}
        wanted = fit.actual - fit.middle
        for place, candidate in enumerate(self._candidates()):
            stop_if(self.stopping)
            beyond = np.zeros(len(judged))
            points: tuple[LearningPoint, ...] = ()
            if candidate is not MinutesCandidate.NEIGHBORS:
                estimators[candidate] = fitted(candidate, fit.features, wanted, fit.item, seed)
                beyond = estimators[candidate].predict(judged.features)
                points = curves.of(candidate, estimators[candidate])
            score = choice.judge(candidate, self._errors(times, judged, beyond))
            done = _JUDGING[rows.part] + 0.03 * place
            self._tell(done, f"{rows.part} minutes by {candidate}", figures(score), points)
        best = choice.best
        return MinutesModel(
            best, ends=self._ends(fit), middle=estimators.get(best), scores=choice.scores
        )

    def _ends(self, fit: Replayed) -> tuple[Any, Any]:
        """Trees that say where P10 and P90 lie."""
        beyond, seed = fit.actual - fit.middle, self.learning.seed
        low, high = (boosting("quantile", end, fit.features, beyond, seed) for end in (0.1, 0.9))
        return low, high

    def _candidates(self) -> list[MinutesCandidate]:
        wanted = {
            MinutesCandidate.BOOSTING: self.learning.try_boosting,
            MinutesCandidate.MLP: self.learning.try_network,
            MinutesCandidate.STACKING: self.learning.try_stacking,
        }
        return [candidate for candidate in MinutesCandidate if wanted.get(candidate, True)]

    def _errors(
        self, times: OperationTimes, rows: Replayed, beyond: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Absolute errors in minutes of the lot."""
        levels, pace = times.levels[rows.part], rows.features[:, _PACE]
        predicted = np.maximum(np.exp(rows.middle + beyond + pace) - levels.floor, 0.0)
        booked = np.exp(rows.actual + pace) - levels.floor
        pieces = self.booked.quantity[rows.row] if rows.part is Part.RUN else 1.0
        return np.asarray(np.abs(predicted - booked) * pieces)

    def _scores(self, rows: Replayed, model: MinutesModel, teaching: frozenset[int]) -> Scores:
        """How far the rows lie beyond the ends; each half by ends learned from the other."""
        ends = model.beyond(rows.features)
        taught = np.isin(rows.item, list(teaching))
        if model.learned and taught.any() and not taught.all():
            other = MinutesModel(ends=self._ends(rows.at(~taught)))
            both = other.beyond(rows.features[taught])
            ends[taught, 0], ends[taught, 2] = both[:, 0], both[:, 2]
        beyond = rows.actual - rows.middle
        centers = np.array([*self.booked.work_centers, ""])
        names = [
            group_names(str(centers[place]), ORIGINS[origin])
            for place, origin in zip(rows.place.tolist(), rows.origin.tolist(), strict=True)
        ]
        groups = [np.array([name[level] for name in names], np.str_) for level in range(3)]
        return Scores(beyond - ends[:, 0], beyond - ends[:, 2], groups, rows.item)

    def _tell(
        self,
        done: float,
        message: str,
        figures: dict[str, float] | None = None,
        points: tuple[LearningPoint, ...] = (),
    ) -> None:
        stop_if(self.stopping)
        self.report(Progress(TrainingStage.TIMES, done, message, figures or {}, points))


def _common(rows: Mapping[Part, Replayed], models: Mapping[Part, MinutesModel]) -> float:
    """How far set-up and run of the lots that were asked for deviate together."""
    _, of_setup, of_run = np.intersect1d(
        rows[Part.SETUP].row, rows[Part.RUN].row, return_indices=True
    )
    setup, run = (
        found.actual - found.middle - models[found.part].beyond(found.features)[:, 1]
        for found in (rows[Part.SETUP].at(of_setup), rows[Part.RUN].at(of_run))
    )
    return common_deviation(setup, run)


def halves(rows: Replayed, teaching: frozenset[int]) -> tuple[Replayed, Replayed]:
    """The rows of the items that teach, and of those that judge."""
    teaches = np.isin(rows.item, list(teaching))
    return rows.at(teaches), rows.at(~teaches)


def gathered(replays: Sequence[Replay], shrinkage: Shrinkage) -> dict[Part, Replayed]:
    """The rows of all windows, the evidence shrunk as told."""
    return {
        part: Replayed.together([replay.gathered(part, shrinkage) for replay in replays])
        for part in Part
    }


def chosen_shrinkage(rows_of: Mapping[Part, Replayed], usual: float) -> Shrinkage:
    """The k of each kind of evidence, the widest first, each given the ones before it."""
    chosen = {}
    for part, rows in rows_of.items():
        before = rows.usual
        for place, step in enumerate(STEPS):
            said, amount = rows.said[:, place], rows.amount[:, place]
            found = best_k(before, said, amount, rows.actual)
            if found is not None:
                chosen[part, step] = found
            k = usual if found is None else found
            known = ~np.isnan(said) & (amount > 0)
            weight = np.where(known, amount / np.maximum(amount + k, 1e-12), 0.0)
            before = weight * np.where(known, said, 0.0) + (1 - weight) * before
    return Shrinkage(usual, chosen)
