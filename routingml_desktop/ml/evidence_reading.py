"""What each kind of evidence says about minutes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.rungs import Said, own_said, similar_said
from routingml_desktop.ml.shrinkage import Step
from routingml_desktop.ml.time_levels import Part, minutes_of, shift_of
from routingml_desktop.ml.time_statistics import Summary, summary, within_fences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.evidence import Evidence
    from routingml_desktop.ml.minutes_question import Asked, Learned, Question
    from routingml_desktop.ml.standards import Standards
    from routingml_desktop.settings import LearningSettings


@dataclass(frozen=True, slots=True)
class Told:
    """Figures of the bookings behind a kind of evidence."""

    figures: Summary
    items: int
    dropped: int


FAR: Final = 4.0
"""Spreads of the logarithm among all items: beyond lies one honest booking in ten thousand."""
_NOTHING_TOLD: Final = Told(Summary(0, None, None, None, None), 0, 0)


@dataclass(frozen=True, slots=True)
class EvidenceReading:
    """Reads the bookings and standards gathered for a question."""

    booked: Bookings
    learned: Mapping[Part, Learned]
    standards: Standards
    learning: LearningSettings

    def told(self, part: Part, question: Question) -> list[tuple[Step, Said, Told]]:
        """What each kind of evidence says by itself, widest first."""
        standard = self._stated(part, question.operation, question.asked)
        beside = Step.OWN if standard[0] is None else Step.OWN_BESIDE_STANDARD
        found = (
            (Step.SIMILAR, *self._similar(part, question.operation, question.similar)),
            (Step.STANDARD, *standard),
            (beside, *self._own(part, question.own)),
        )
        return [(step, said, told) for step, said, told in found if said is not None]

    def corrected_standard(
        self,
        part: Part,
        operation: tuple[int, int],
        standard: NDArray[np.float64],
        evidence: Evidence,
        places: NDArray[np.int64],
    ) -> NDArray[np.float64]:
        """What standards of gathered items say, as logarithms with the items' paces taken out."""
        job = operation[0]
        leaning = evidence.leanings[part][places, job].astype(np.float64)
        corrected = self._corrected(part, operation, standard, leaning)
        return np.asarray(corrected - evidence.paces[part][places, job])

    def _similar(
        self, part: Part, operation: tuple[int, int], evidence: Evidence
    ) -> tuple[Said | None, Told]:
        """What similar items were booked with, and what their corrected standards say."""
        job, _ = operation
        minutes, kept, told = self._kept(part, evidence)
        logs = np.zeros(len(minutes))
        logs[kept] = self.learned[part].levels.logs(minutes[kept])
        logs += shift_of(part, self.booked, evidence.rows)
        if job < 0 or not len(evidence.weight):
            return None, told
        logs -= evidence.paces[part][evidence.owner, job]
        stated = np.full(len(evidence.weight), np.nan)
        if len(evidence.items):
            found = self.standards.find(part, evidence.items, np.full(len(evidence.items), job))
            everyone = np.arange(len(evidence.items))
            stated = self.corrected_standard(part, operation, found, evidence, everyone)
        said = similar_said(evidence, logs, kept, stated, self.learned[part].worth)
        return said, told

    def _stated(
        self, part: Part, operation: tuple[int, int], asked: Asked
    ) -> tuple[Said | None, Told]:
        """What the item's own standard says, corrected."""
        level = self.learned[part].corrections.nearest(*operation)
        if level is None or asked.own_standard is None or asked.own_standard <= 0:
            return None, _NOTHING_TOLD
        log = self._corrected(
            part, operation, np.array([asked.own_standard]), np.array([asked.leaning])
        )
        said = Said(middle=float(log[0]) - asked.pace, amount=1.0, scatter=level.spread)
        return said, Told(Summary(level.figures.n, None, None, None, None), level.items, 0)

    def _own(self, part: Part, evidence: Evidence) -> tuple[Said | None, Told]:
        """What the item itself was booked with."""
        minutes, kept, told = self._kept(part, evidence)
        if not kept.any():
            return None, told
        rows = evidence.rows[kept]
        job = int(self.booked.job[rows[0]])
        logs = self.learned[part].levels.logs(minutes[kept]) - evidence.paces[part][0, job]
        logs += shift_of(part, self.booked, rows)
        return own_said(logs, rows, self.learning.trim), told

    def _kept(
        self, part: Part, evidence: Evidence
    ) -> tuple[NDArray[np.float64], NDArray[np.bool_], Told]:
        """Minutes of the gathered rows, which of them count, and their figures."""
        if not len(evidence.rows):
            return np.zeros(0), np.zeros(0, bool), _NOTHING_TOLD
        minutes = minutes_of(part, self.booked, evidence.rows)
        kept = self.booked.counts(evidence.rows) & ~np.isnan(minutes)
        inside = within_fences(minutes[kept], self.learning.outlier_factor)
        inside &= ~self.far_off(part, evidence)[kept]
        counted, outliers = int(kept.sum()), int((~inside).sum())
        kept[kept] = inside
        figures = summary(minutes[kept], self.learning.trim, outliers)
        items = len(np.unique(evidence.owner[kept]))
        return minutes, kept, Told(figures, items, len(minutes) - counted + outliers)

    def far_off(self, part: Part, evidence: Evidence) -> NDArray[np.bool_]:
        """Which rows of one operation no item takes: FAR spreads from what it usually takes.

        Fences need several orders; among two or three one that is off by a factor of ten is not
        seen by them, but by what the operation takes on other items of its pace. Where most of an
        item's orders are as far, it is the item that is different.
        """
        rows = evidence.rows
        job = self.booked.job[rows]
        levels = self.learned[part].levels
        middle, spread = levels.middles_and_spreads(job, self.booked.work_center[rows])
        logs = levels.logs(np.nan_to_num(minutes_of(part, self.booked, rows)))
        logs += shift_of(part, self.booked, rows)
        logs -= evidence.paces[part][evidence.owner, job]
        far = np.abs(logs - middle) > FAR * spread
        count = len(evidence.weight)
        orders, away = (
            np.bincount(evidence.owner[at], minlength=count) for at in (slice(None), far)
        )
        agreed = (orders > 1) & (2 * away > orders)
        return np.asarray(far & ~agreed[evidence.owner])

    def _corrected(
        self,
        part: Part,
        operation: tuple[int, int],
        standard: NDArray[np.float64],
        leaning: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """The logarithm of what standards mean in booked minutes; nan where there are none."""
        corrections = self.learned[part].corrections
        level = corrections.nearest(*operation)
        if level is None:
            return np.full(len(standard), np.nan)
        return np.asarray(np.log(standard + corrections.floor) + level.middle + leaning)
