"""Setup and run minutes from history, trimmed, weighted, shrunk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.time_estimate import NO_TIME, TimeEstimate, TimeOrigin
from routingml_desktop.ml.evidence import Evidence
from routingml_desktop.ml.evidence_reading import EvidenceReading, Told
from routingml_desktop.ml.intervals import Bands, group_names
from routingml_desktop.ml.minutes_features import features
from routingml_desktop.ml.minutes_model import MinutesModel, score_rows
from routingml_desktop.ml.minutes_question import Asked
from routingml_desktop.ml.rungs import Rung, Said
from routingml_desktop.ml.shrinkage import Shrinkage, Step
from routingml_desktop.ml.time_levels import Level, Part, minutes_of
from routingml_desktop.ml.time_statistics import within_fences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.minutes_question import Learned, Question
    from routingml_desktop.ml.paces import Paces
    from routingml_desktop.ml.standards import Standards
    from routingml_desktop.settings import LearningSettings

_LEAST_VARIANCE: Final = 1e-4
_ORIGINS: Final = {
    Step.WORK_CENTER: TimeOrigin.OPERATION_AT_WORK_CENTER,
    Step.SIMILAR: TimeOrigin.SIMILAR_ITEMS,
    Step.STANDARD: TimeOrigin.CORRECTED_STANDARD,
    Step.OWN: TimeOrigin.OWN_BOOKINGS,
    Step.OWN_BESIDE_STANDARD: TimeOrigin.OWN_BOOKINGS,
}


class OperationTimes:
    """Estimates the two parts of an operation's time from the best evidence there is.

    Evidence is a ladder: the operation anywhere, at the work center, on similar items, the item's
    own standard, corrected by what standards are usually off, its own bookings. Each rung is drawn
    towards the one below by n/(n+k), so few orders change little. What an item's attributes say
    about its pace is taken out of the bookings and put back in the answer: a similar item that is
    larger tells about a smaller one.
    """

    def __init__(
        self,
        booked: Bookings,
        learned: Mapping[Part, Learned],
        standards: Standards,
        learning: LearningSettings,
        shrinkage: Shrinkage | None = None,
        models: Mapping[Part, MinutesModel] | None = None,
        bands: Bands | None = None,
    ) -> None:
        shrinkage = shrinkage or Shrinkage(learning.shrinkage)
        self.booked = booked
        self.learned = {
            part: one.drawn_by(shrinkage.k(part, Step.WORK_CENTER)) for part, one in learned.items()
        }
        self.levels = {part: self.learned[part].levels for part in Part}
        self.paces = {part: self.learned[part].paces for part in Part}
        self.standards = standards
        self.reading = EvidenceReading(booked, self.learned, standards, learning)
        self.shrinkage = shrinkage
        self.models = dict(models or {part: MinutesModel() for part in Part})
        self.bands = bands or Bands({})
        self.learning = learning

    def shrunk(self, shrinkage: Shrinkage) -> OperationTimes:
        """The same times with other weights for the evidence."""
        return self._with(shrinkage=shrinkage)

    def knowing(self, standards: Standards) -> OperationTimes:
        """The same times with other standards to look up."""
        return self._with(standards=standards)

    def corrected(self, models: Mapping[Part, MinutesModel], bands: Bands) -> OperationTimes:
        """The same times, corrected and banded by what was learned beyond the evidence."""
        return self._with(models=models, bands=bands)

    def facts(self) -> dict[str, Any]:
        """What was chosen and how good it was, by part of the time."""
        return {
            part.value: {
                "candidate": self.models[part].candidate.value,
                "scores": score_rows(self.models[part].scores),
                "shrinkage": {
                    step: k for of, step, k in self.shrinkage.as_data() if of == part.value
                },
                "standard_worth_orders": self.learned[part].worth,
            }
            for part in Part
        }

    def _with(self, **changes: Any) -> OperationTimes:
        parts: dict[str, Any] = {
            "booked": self.booked,
            "learned": self.learned,
            "standards": self.standards,
            "learning": self.learning,
            "shrinkage": self.shrinkage,
            "models": self.models,
            "bands": self.bands,
        }
        return OperationTimes(**(parts | changes))

    def evidence(
        self, items: Sequence[int], similarity: Sequence[float], shown: Sequence[NDArray[np.int64]]
    ) -> Evidence:
        """The bookings and standards of ``items``, which show these features; -1 has neither."""
        booked = self.booked
        counts = [
            int(booked.offsets[item + 1] - booked.offsets[item]) if item >= 0 else 0
            for item in items
        ]
        return Evidence(
            rows=booked.rows_of([item for item in items if item >= 0]),
            owner=np.repeat(np.arange(len(items)), counts),
            weight=np.array(similarity, np.float64),
            paces={part: self._of_items(self.paces[part], shown) for part in Part},
            items=np.array(items, np.int64),
            leanings={part: self._of_items(self.learned[part].leanings, shown) for part in Part},
        )

    def _of_items(self, paces: Paces, shown: Sequence[NDArray[np.int64]]) -> NDArray[np.float32]:
        found = [paces.of(features) for features in shown]
        return np.array(found, np.float32).reshape(len(shown), len(self.booked.jobs))

    def asked(self, part: Part, own: Evidence, job: int, *, known: bool = True) -> Asked:
        """The asked item, gathered alone as ``own``; its standard only where it is ``known``."""
        if job < 0:
            return Asked()
        standard = np.full(1, np.nan)
        if known:
            standard = self.standards.find(part, own.items, np.array([job]))
        return Asked(
            pace=float(own.paces[part][0, job]),
            leaning=float(own.leanings[part][0, job]),
            own_standard=None if np.isnan(standard[0]) else float(standard[0]),
        )

    def estimates(self, part: Part, questions: Sequence[Question]) -> list[TimeEstimate]:
        """The minutes of one part of some operations; the model is asked once for all.

        Without any evidence the origin is the standard, without that nothing.
        """
        ladders = [self.ladder(part, question) for question in questions]
        answered = [place for place, ladder in enumerate(ladders) if ladder]
        rows = [features(ladders[place], questions[place].asked) for place in answered]
        found: list[TimeEstimate] = [
            NO_TIME
            if question.standard is None
            else TimeEstimate(TimeOrigin.STANDARD, p50=question.standard)
            for question in questions
        ]
        if answered:
            beyond = self.models[part].beyond(np.array(rows))
            for place, ends in zip(answered, beyond.tolist(), strict=True):
                found[place] = self._estimate(part, ladders[place][-1], questions[place], ends)
        return found

    def estimate(self, part: Part, question: Question) -> TimeEstimate:
        """The minutes of one part of one operation."""
        return self.estimates(part, [question])[0]

    def ladder(self, part: Part, question: Question) -> list[Rung]:
        """The rungs there is evidence for, best last."""
        return self.drawn(part, question.operation, self.told(part, question))

    def told(self, part: Part, question: Question) -> list[tuple[Step, Said, Told]]:
        """What each kind of evidence says by itself, widest first; nothing without any level.

        Where nobody books this part at all, zeros apart, it stays unknown.
        """
        return self.reading.told(part, question) if self._wide(part, question.operation) else []

    def drawn(
        self, part: Part, operation: tuple[int, int], told: Sequence[tuple[Step, Said, Told]]
    ) -> list[Rung]:
        """The rungs of what was told, each drawn towards the one below it."""
        rungs = self._wide(part, operation)
        for step, said, figures in told:
            grain = rungs[-1].grain
            rungs.append(self._drawn(part, step, said, figures, rungs[-1], grain))
        return rungs

    def outlying(self, part: Part, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the counted rows lie beyond the fences of one part."""
        minutes = minutes_of(part, self.booked, rows)
        outlying = np.zeros(len(rows), bool)
        known = np.flatnonzero(self.booked.counts(rows) & ~np.isnan(minutes))
        outlying[known] = ~within_fences(minutes[known], self.learning.outlier_factor)
        return outlying

    def _wide(self, part: Part, operation: tuple[int, int]) -> list[Rung]:
        levels = self.levels[part]
        job, work_center = operation
        found = (
            (TimeOrigin.OPERATION, levels.anywhere(job)),
            (TimeOrigin.OPERATION_AT_WORK_CENTER, levels.at(job, work_center)),
        )
        return [_rung_of(origin, level) for origin, level in found if level is not None]

    @staticmethod
    def origin_of(step: Step) -> TimeOrigin:
        """The kind of evidence of a step, as planners know it."""
        return _ORIGINS[step]

    def _drawn(
        self,
        part: Part,
        step: Step,
        said: Said,
        told: Told,
        below: Rung,
        grain: float,
    ) -> Rung:
        """The rung of what was said, drawn towards the one below."""
        origin = _ORIGINS[step]
        weight = self.shrinkage.weight(part, step, said.amount)
        unsure = (1 - weight) * below.unsure
        if step in (Step.OWN, Step.OWN_BESIDE_STANDARD):
            # The item's own scatter, drawn towards the usual one.
            usual = max(self.learning.shrinkage, 1.0)
            own = said.scatter**2 * max(said.amount - 1, 0)
            grain = (own + usual * grain) / (max(said.amount - 1, 0) + usual)
        if origin is TimeOrigin.SIMILAR_ITEMS and not told.figures.n:
            # Similar items that were never booked only refine what the operation says.
            origin, told = below.origin, Told(below.figures, below.items, below.dropped)
        return Rung(
            origin=origin,
            middle=weight * said.middle + (1 - weight) * below.middle,
            spread=float(np.sqrt(grain + unsure)),
            unsure=unsure,
            figures=told.figures,
            items=told.items,
            dropped=told.dropped,
            weight=weight,
            said=said,
            step=step,
        )

    def ends(
        self, part: Part, rung: Rung, question: Question, beyond: Sequence[float]
    ) -> tuple[float, float, float]:
        """The logarithms of P10, P50 and P90, calibrated and in this order."""
        low, middle, high = beyond
        _, offset = self.bands.offset(part, self.groups(rung, question))
        base = rung.middle + question.asked.pace
        middle += base
        return (
            min(base + low + offset.low, middle),
            middle,
            max(base + high + offset.high, middle),
        )

    def groups(self, rung: Rung, question: Question) -> tuple[str, ...]:
        """The groups whose calibration the answer may use, narrowest first."""
        place = question.operation[1]
        center = self.booked.work_centers[place] if place >= 0 else ""
        return group_names(center, rung.origin)

    def _estimate(
        self, part: Part, rung: Rung, question: Question, beyond: Sequence[float]
    ) -> TimeEstimate:
        levels = self.levels[part]
        p10, p50, p90 = (levels.minutes(end) for end in self.ends(part, rung, question, beyond))
        return TimeEstimate(
            origin=rung.origin,
            p10=p10,
            p50=p50,
            p90=p90,
            n=rung.figures.n,
            items=rung.items,
            trimmed_mean=rung.figures.trimmed_mean,
            std=rung.figures.std,
            cv=rung.figures.cv,
            dropped=rung.dropped,
        )


def _rung_of(origin: TimeOrigin, level: Level) -> Rung:
    unsure = max(level.spread**2 - level.within**2, _LEAST_VARIANCE)
    return Rung(
        origin, level.middle, level.spread, unsure, level.figures, level.items, level.dropped
    )
