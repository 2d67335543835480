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
from routingml_desktop.ml.intervals import Bands, Scores, group_names
from routingml_desktop.ml.learned_times import learned_times
from routingml_desktop.ml.left_out import NOTHING, LearnedPart
from routingml_desktop.ml.minutes_candidates import boosting, fitted
from routingml_desktop.ml.minutes_choice import MinutesChoice, figures
from routingml_desktop.ml.minutes_curves import MinutesCurves
from routingml_desktop.ml.minutes_features import NAMES
from routingml_desktop.ml.minutes_model import MinutesModel
from routingml_desktop.ml.minutes_replay import ORIGINS, STEPS, HeldBack, Replayed, replayed
from routingml_desktop.ml.shrinkage import Shrinkage, best_k
from routingml_desktop.ml.standards import Standards
from routingml_desktop.ml.threads import one_thread
from routingml_desktop.ml.time_levels import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import LearningPoint, Report, Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.settings import LearningSettings

LEAST_ROWS: Final = 1_000
LEAST_ITEMS: Final = 40
"""With fewer held-back orders or items no model is trained: the evidence answers alone."""
_JUDGING: Final = {Part.SETUP: 0.60, Part.RUN: 0.72}
"""Where the training stands when the models of a part are judged."""
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
    learning: LearningSettings
    report: Report
    """Fractions 0 to 1 of this part of the training."""
    stopping: Stopping
    left_out: frozenset[LearnedPart] = NOTHING

    def learn(self) -> OperationTimes:
        """Hold back the latest fifth of the orders, choose by it, then learn from all of them.

        Of the items asked for, one half teaches the models, the other half judges them and
        calibrates the bands; of each half every second item is asked as if it were new. Raises
        WorkCancelledError when asked to stop.
        """
        standards = (
            Standards.none()
            if LearnedPart.STANDARDS in self.left_out
            else Standards.of(self.precedents.routings, self.booked)
        )
        held = HeldBack.of(self.booked, len(self.precedents.items), self.learning.seed)
        early = self._times(held.learnable(), standards.without(held.new), 0.0, 0.35)
        early = early.knowing(standards)
        self._tell(0.35, "asking for the latest orders from the earlier ones")
        replay = replayed(
            self.precedents,
            early,
            held,
            self.rule,
            self.learning.seed,
            lambda done: self._tell(0.35 + 0.25 * done, "asking for the latest orders"),
            self.stopping,
        )
        usual = Shrinkage(self.learning.shrinkage)
        shrinkage = usual
        if usual.usual > 0:
            unshrunk = {part: replay.gathered(part, usual) for part in Part}
            shrinkage = chosen_shrinkage(unshrunk, usual.usual)
        rows = {part: replay.gathered(part, shrinkage) for part in Part}
        with one_thread():
            models = {part: self._model(early, rows[part], held) for part in Part}
        bands = Bands.fit({part: self._scores(rows[part], models[part], held) for part in Part})
        if LearnedPart.BAND_CALIBRATION in self.left_out:
            bands = Bands({})
        self._tell(0.84, "bands calibrated on the latest orders")
        times = self._times(np.arange(len(self.booked)), standards, 0.84, 1.0)
        return times.shrunk(shrinkage).corrected(models, bands)

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

    def _model(self, times: OperationTimes, rows: Replayed, held: HeldBack) -> MinutesModel:
        """The candidate that does best on the judging half, the simplest one when in doubt."""
        fit, judged = halves(rows, held)
        few = len(fit) < LEAST_ROWS or len(np.unique(fit.item)) < LEAST_ITEMS
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
        ends = [
            boosting("quantile", quantile, len(fit), seed).fit(fit.features, wanted)
            for quantile in (0.1, 0.9)
        ]
        return MinutesModel(
            best, ends=(ends[0], ends[1]), middle=estimators.get(best), scores=choice.scores
        )

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

    def _scores(self, rows: Replayed, model: MinutesModel, held: HeldBack) -> Scores:
        _, judged = halves(rows, held)
        # Without a model nothing was fitted to either half, so both may calibrate.
        judged = judged if model.learned else rows
        ends = model.beyond(judged.features)
        beyond = judged.actual - judged.middle
        centers = np.array([*self.booked.work_centers, ""])
        places = self.booked.work_center[judged.row]
        names = [
            group_names(str(centers[place]), ORIGINS[origin])
            for place, origin in zip(places.tolist(), judged.origin.tolist(), strict=True)
        ]
        groups = [np.array([name[level] for name in names], np.str_) for level in range(3)]
        return Scores(beyond - ends[:, 0], beyond - ends[:, 2], groups)

    def _tell(
        self,
        done: float,
        message: str,
        figures: dict[str, float] | None = None,
        points: tuple[LearningPoint, ...] = (),
    ) -> None:
        stop_if(self.stopping)
        self.report(Progress(TrainingStage.TIMES, done, message, figures or {}, points))


def halves(rows: Replayed, held: HeldBack) -> tuple[Replayed, Replayed]:
    """The rows of the items that teach, and of those that judge."""
    # Every second item is new, so that pairs of items alternate between the halves.
    teaching = held.items[(np.arange(len(held.items)) // 2) % 2 == 0]
    teaches = np.isin(rows.item, teaching)
    return rows.at(teaches), rows.at(~teaches)


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
