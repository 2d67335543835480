"""Levels, paces and corrections of the standard learned from bookings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.minutes_question import Learned
from routingml_desktop.ml.operation_times import OperationTimes
from routingml_desktop.ml.paces import Paces, Seen, learned_paces
from routingml_desktop.ml.time_levels import Part, TimeLevels, minutes_of, shift_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.standards import Standards
    from routingml_desktop.settings import LearningSettings

_LEAST_WORTH, _MOST_WORTH = 0.5, 50.0
_LEAST_SPREAD: Final = 0.02
"""Nobody's standards are nearer to the truth than two per cent."""


def learned_times(
    booked: Bookings,
    rows: NDArray[np.int64],
    matrix: csr_matrix,
    standards: Standards,
    learning: LearningSettings,
    stopping: Stopping,
) -> OperationTimes:
    """Learn from ``rows`` of the bookings and from standards; ``matrix`` is items x features.

    First the usual minutes of each operation, and by what standards are off; from what items take
    beyond the usual, be it booked or by their corrected standard, their pace; then the usual
    minutes again, the pace taken out.
    """
    learned = {
        part: _Learning(part, booked, rows, matrix, learning, stopping).learn(standards)
        for part in Part
    }
    return OperationTimes(booked, learned, standards, learning)


@dataclass(frozen=True, slots=True)
class _Learning:
    """One part of the time being learned."""

    part: Part
    booked: Bookings
    rows: NDArray[np.int64]
    matrix: csr_matrix
    learning: LearningSettings
    stopping: Stopping

    def learn(self, standards: Standards) -> Learned:
        plain = self._levels(self.rows)
        corrections, leanings = self._corrections(standards, plain.floor)
        worth = _worth(corrections)
        seen = self._seen(plain, self.rows)
        told = self._told(standards, plain, corrections, leanings)
        paces = self._paces(_together(seen, told, worth, len(self.booked.jobs)))
        levels = self._levels(self.rows, self._of_rows(paces, self.rows))
        return Learned(levels, paces, corrections, leanings, worth)

    def _levels(
        self,
        rows: NDArray[np.int64],
        pace: NDArray[np.float64] | None = None,
        floor: float | None = None,
    ) -> TimeLevels:
        return TimeLevels.fit(self.part, self.booked, rows, self.learning, pace, floor)

    def _paces(self, seen: Seen) -> Paces:
        return learned_paces(self.matrix, seen, len(self.booked.jobs), self.learning, self.stopping)

    def _corrections(self, standards: Standards, floor: float) -> tuple[TimeLevels, Paces]:
        """By what bookings differ from standards: usually, and by an item's attributes.

        A level of the ratio is a level of the minutes with the standard taken out as a pace.
        """
        owner = self._owner(self.rows)
        stated = standards.find(self.part, owner, self.booked.job[self.rows])
        rows = self.rows[~np.isnan(stated)]
        log = np.log(stated[~np.isnan(stated)] + floor)
        plain = self._levels(rows, log, floor)
        leanings = self._paces(self._seen(plain, rows, log))
        return self._levels(rows, log + self._of_rows(leanings, rows), floor), leanings

    def _seen(
        self, levels: TimeLevels, rows: NDArray[np.int64], stated: NDArray[np.float64] | None = None
    ) -> Seen:
        """What known items took beyond the level of each operation at its work center."""
        minutes = minutes_of(self.part, self.booked, rows)
        owner, count = self._owner(rows), max(len(self.booked.jobs), 1)
        usable = self.booked.counts(rows) & ~np.isnan(minutes) & (self.booked.job[rows] >= 0)
        usable &= owner < len(self.booked.offsets) - 1
        if not levels.levels:
            usable[:] = False
        job, place = self.booked.job[rows][usable], self.booked.work_center[rows][usable]
        beyond = levels.logs(minutes[usable]) + shift_of(self.part, self.booked, rows[usable])
        beyond -= levels.middles(job, place)
        if stated is not None:
            beyond -= stated[usable]
        keys = owner[usable].astype(np.int64) * count + job
        pairs, back, orders = np.unique(keys, return_inverse=True, return_counts=True)
        return Seen(
            item=pairs // count,
            job=pairs % count,
            orders=orders.astype(np.float64),
            beyond=np.bincount(back.ravel(), beyond, len(pairs)) / np.maximum(orders, 1),
        )

    def _told(
        self, standards: Standards, levels: TimeLevels, corrections: TimeLevels, leanings: Paces
    ) -> Seen:
        """The same from corrected standards; every one counts as one order here."""
        stated = standards.minutes[self.part]
        rows = np.flatnonzero(~np.isnan(stated) & (standards.item < self.matrix.shape[0]))
        item, job = standards.item[rows], standards.job[rows]
        place = standards.work_center[rows]
        beyond = np.log(stated[rows] + levels.floor) + corrections.middles(job, place)
        beyond += leanings.of_rows(self.matrix, item, job.astype(np.int32))
        beyond -= levels.middles(job, place)
        known = ~np.isnan(beyond)
        return Seen(item[known], job[known], np.ones(int(known.sum())), beyond[known])

    def _of_rows(self, paces: Paces, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        owner, job = self._owner(rows), self.booked.job[rows]
        mine = (owner < self.matrix.shape[0]) & (job >= 0)
        pace = np.zeros(len(rows))
        pace[mine] = paces.of_rows(self.matrix, owner[mine], job[mine])
        return pace

    def _owner(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.asarray(np.searchsorted(self.booked.offsets, rows, side="right") - 1)


def _worth(corrections: TimeLevels) -> float:
    """How many orders a corrected standard is worth: the scatter of orders by that of standards."""
    levels = [level for level in corrections.each() if level.items > 1]
    if not levels:
        return 0.0
    weight = np.array([level.figures.n for level in levels], np.float64)
    within = float(np.average([level.within**2 for level in levels], weights=weight))
    spread = float(np.average([level.spread**2 for level in levels], weights=weight))
    between = max(spread - within, _LEAST_SPREAD**2)
    return float(np.clip(within / between, _LEAST_WORTH, _MOST_WORTH))


def _together(seen: Seen, told: Seen, worth: float, count: int) -> Seen:
    """Bookings and standards of the same item and operation as one row."""
    if worth <= 0 or not len(told.item):
        return seen
    count = max(count, 1)
    keys = np.concatenate((seen.item * count + seen.job, told.item * count + told.job))
    orders = np.concatenate((seen.orders, worth * told.orders))
    beyond = np.concatenate((seen.beyond, told.beyond))
    pairs, back = np.unique(keys, return_inverse=True)
    total = np.bincount(back, orders, len(pairs)).astype(np.float64)
    return Seen(
        item=pairs // count,
        job=pairs % count,
        orders=total,
        beyond=np.bincount(back, beyond * orders, len(pairs)) / total,
    )
