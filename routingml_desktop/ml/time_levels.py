"""What an operation takes in general: at a work center, and anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.time_statistics import Summary, summary, trimmed, within_fences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.settings import LearningSettings

ANYWHERE: Final = -2
"""Stands for all work centers of an operation."""
_FLOOR: Final = 0.02
"""Part of the usual minutes added before logarithms, so that booked zeros stay finite."""
_HALF: Final = 32
_LOWER: Final = (1 << _HALF) - 1
"""Operation and work center as one number, each in its half."""
_LEAST_ITEMS: Final = 20
"""Items from which the spread of an operation among them is known."""
_LEAST_SPREAD: Final = 0.02
"""Two per cent: below the grain at which anybody books minutes."""


class Part(StrEnum):
    """The two parts of an operation's time."""

    SETUP = "setup"
    """Once per lot."""
    RUN = "run"
    """Per piece."""


@dataclass(frozen=True, slots=True)
class Level:
    """Minutes of many orders of one operation, in figures and as logarithms."""

    middle: float
    """Of the logarithms, trimmed."""
    spread: float
    """Standard deviation of the logarithms over all items."""
    within: float
    """The same among orders of one item."""
    items: int
    figures: Summary
    dropped: int
    """Rows that cleaning left out, and outliers."""


class TimeLevels:
    """The levels of one part of the time, looked up by operation and work center.

    ``levels`` are as booked. Looked up, that of a work center is drawn towards the operation
    anywhere by n/(n+k), n its orders and k the ``shrinkage``.
    """

    def __init__(
        self,
        part: Part,
        floor: float,
        levels: dict[tuple[int, int], Level],
        shrinkage: float = 0.0,
    ) -> None:
        self.part = part
        self.floor = floor
        self.levels = levels
        self.shrinkage = shrinkage
        self._drawn: dict[tuple[int, int], Level] = {}

    def drawn_by(self, shrinkage: float) -> TimeLevels:
        """The same levels with another k."""
        return TimeLevels(self.part, self.floor, self.levels, shrinkage)

    def weight(self, n: float) -> float:
        """What ``n`` orders at a work center count against the operation anywhere, 0 to 1."""
        return n / (n + self.shrinkage) if n + self.shrinkage > 0 else 0.0

    @classmethod
    def fit(
        cls,
        part: Part,
        booked: Bookings,
        rows: NDArray[np.int64],
        learning: LearningSettings,
        pace: NDArray[np.float64] | None = None,
        floor: float | None = None,
    ) -> TimeLevels:
        """Learn from ``rows`` of the bookings, dropped ones included (they are only counted).

        ``pace`` is, for each row, the logarithm that its item is slower than usual; it is taken out
        before averaging. ``floor`` is taken over from other levels where both must agree.
        """
        minutes = minutes_of(part, booked, rows)
        counted = booked.counts(rows) & ~np.isnan(minutes)
        positive = minutes[counted & (minutes > 0)]
        if floor is None:
            floor = _FLOOR * float(np.median(positive)) if len(positive) else 1.0
        fitted = cls(part, floor, {}, learning.shrinkage)
        if not len(positive):
            # Only zeros: the plant does not book this part, so it is unknown and not zero.
            return fitted
        logs = fitted.logs(np.where(counted, minutes, 0.0)) + shift_of(part, booked, rows)
        table = _Rows(
            job=booked.job[rows],
            work_center=booked.work_center[rows],
            owner=np.searchsorted(booked.offsets, rows, side="right"),
            minutes=minutes,
            logs=logs if pace is None else logs - pace,
            counted=counted,
        )
        anywhere = np.full(len(rows), ANYWHERE, np.int32)
        wide = _levels(replace(table, work_center=anywhere), learning)
        fitted.levels.update(_levels(table, learning))
        fitted.levels.update(wide)
        return fitted

    def at(self, job: int, work_center: int) -> Level | None:
        """The level of an operation at a work center; None when nothing was booked there."""
        own = self.levels.get((job, work_center))
        if own is None or work_center == ANYWHERE:
            return own
        found = self._drawn.get((job, work_center))
        if found is None:
            wider = self.levels[job, ANYWHERE]
            found = _shrunk(own, wider, self.weight(own.figures.n))
            self._drawn[job, work_center] = found
        return found

    def each(self) -> list[Level]:
        """Every level as it is looked up."""
        found = (self.at(job, work_center) for job, work_center in self.levels)
        return [level for level in found if level is not None]

    def anywhere(self, job: int) -> Level | None:
        """The level of an operation at all work centers; None when nothing was booked."""
        return self.levels.get((job, ANYWHERE))

    def nearest(self, job: int, work_center: int) -> Level | None:
        """The level at the work center, else anywhere."""
        return self.at(job, work_center) or self.anywhere(job)

    def middles(
        self, job: NDArray[np.integer], work_center: NDArray[np.integer]
    ) -> NDArray[np.float64]:
        """The middle of the nearest level of each operation; nan where nothing was booked."""
        return self.middles_and_spreads(job, work_center)[0]

    def middles_and_spreads(
        self, job: NDArray[np.integer], work_center: NDArray[np.integer]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Middle and spread of the nearest level of each operation.

        nan where nothing was booked; the spread also where few items were.
        """
        both = (job.astype(np.int64) << _HALF) + (work_center.astype(np.int64) - ANYWHERE)
        distinct, back = np.unique(both, return_inverse=True)
        figures = np.full((len(distinct), 2), np.nan)
        for place, key in enumerate(distinct.tolist()):
            level = self.nearest(key >> _HALF, (key & _LOWER) + ANYWHERE)
            if level is not None:
                figures[place, 0] = level.middle
                if level.items >= _LEAST_ITEMS:
                    figures[place, 1] = level.spread
        found = figures[back.ravel()]
        return found[:, 0], found[:, 1]

    def logs(self, minutes: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scale on which minutes are averaged."""
        return np.log(np.maximum(minutes, 0.0) + self.floor)

    def minutes(self, log: float) -> float:
        """Back from the logarithm."""
        return max(0.0, float(np.exp(log)) - self.floor)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Bookings as columns."""

    job: NDArray[np.int32]
    work_center: NDArray[np.int32]
    owner: NDArray[np.int64]
    minutes: NDArray[np.float64]
    logs: NDArray[np.float64]
    counted: NDArray[np.bool_]


def _levels(rows: _Rows, learning: LearningSettings) -> dict[tuple[int, int], Level]:
    """The level of each operation at each work center that has evidence."""
    width = int(rows.work_center.max(initial=ANYWHERE)) - ANYWHERE + 1
    place = rows.job.astype(np.int64) * width + (rows.work_center - ANYWHERE)
    dropped = np.bincount(place[~rows.counted])
    counted = np.flatnonzero(rows.counted)
    order = counted[_by_place_and_owner(place[counted], rows.owner[counted])]
    place, owner = place[order], rows.owner[order]
    minutes, logs = rows.minutes[order], rows.logs[order]
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    levels: dict[tuple[int, int], Level] = {}
    for start, stop in zip(starts, np.r_[starts[1:], len(place)], strict=True):
        here, part = int(place[start]), slice(start, stop)
        levels[here // width, here % width + ANYWHERE] = _level(
            minutes[part],
            logs[part],
            owner[part],
            int(dropped[here]) if here < len(dropped) else 0,
            learning,
        )
    return levels


def _by_place_and_owner(place: NDArray[np.int64], owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """The order by both; bookings lie by item already, so that one stable sort is enough."""
    if (np.diff(owner) < 0).any():
        return np.lexsort((owner, place))
    # numpy sorts numbers of 16 bits by their digits: ten million in a fifth of the time.
    small = int(place.max(initial=0)) <= np.iinfo(np.uint16).max
    return np.argsort(place.astype(np.uint16) if small else place, kind="stable")


def _level(
    minutes: NDArray[np.float64],
    logs: NDArray[np.float64],
    owner: NDArray[np.int64],
    dropped: int,
    learning: LearningSettings,
) -> Level:
    """Figures of one group of counted bookings, which lie by item."""
    inside = within_fences(minutes, learning.outlier_factor)
    if not inside.all():
        minutes, logs, owner = minutes[inside], logs[inside], owner[inside]
    figures = summary(minutes, learning.trim, len(inside) - len(minutes))
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    sizes = np.diff(np.r_[first, len(owner)])
    means = np.add.reduceat(logs, first) / sizes
    freedom = len(logs) - len(first)
    squares = float(((logs - np.repeat(means, sizes)) ** 2).sum())
    spread = max(float(logs.std()), _LEAST_SPREAD)
    within = np.sqrt(squares / freedom) if freedom > 0 else spread
    return Level(
        middle=float(trimmed(logs, learning.trim).mean()),
        spread=spread,
        within=min(max(float(within), _LEAST_SPREAD), spread),
        items=len(first),
        figures=figures,
        dropped=dropped + figures.outliers,
    )


def minutes_of(part: Part, booked: Bookings, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Set-up minutes per lot or run minutes per piece; nan where unknown."""
    return booked.run_each(rows) if part is Part.RUN else booked.setup_each(rows)


def shift_of(part: Part, booked: Bookings, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """What is added to the logarithms of bookings to tell them at today's pace."""
    shift = booked.run_shift if part is Part.RUN else booked.setup_shift
    return shift[rows].astype(np.float64)


def _shrunk(level: Level, wider: Level, own: float) -> Level:
    """The level drawn towards the wider one; ``own`` is what it counts itself, 0 to 1."""
    return Level(
        middle=own * level.middle + (1 - own) * wider.middle,
        spread=float(np.hypot(np.sqrt(own) * level.spread, np.sqrt(1 - own) * wider.spread)),
        within=float(np.hypot(np.sqrt(own) * level.within, np.sqrt(1 - own) * wider.within)),
        items=level.items,
        figures=level.figures,
        dropped=level.dropped,
    )


def trust(n: float, learning: LearningSettings) -> float:
    """n/(n+k): what n orders weigh against the wider group; 1 when nothing shrinks."""
    total = n + learning.shrinkage
    return n / total if total > 0 else 0.0
