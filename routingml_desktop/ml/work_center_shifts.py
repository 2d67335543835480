"""When a work center became slower or quicker for good, found in its own orders.

What an item took before and after a day is compared within the item, operation and work center, so
that a change of what is made there is no change of pace. A work center has at most one such day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.bookings import UNDATED
from routingml_desktop.ml.time_levels import Part, minutes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings

LEAST_ORDERS: Final = 60
"""Orders of a work center that can tell a change from chance."""
SURE: Final = 8.0
"""Standard errors the change must be away from 0: days are many, and items differ."""
LEAST_CHANGE: Final = 0.05
"""A twentieth: smaller changes are not worth a second look."""
_DAYS: Final = 40
"""Moments that are tried."""
_FARTHEST: Final = 0.7
"""A single order counts as at most twice or half of what its item usually takes."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One work center takes longer by a factor from a moment on."""

    part: Part
    work_center: int
    minute: int
    """Since 1970."""
    log: float
    """Logarithm of the factor."""
    orders: int
    """Behind it."""


def found_shifts(booked: Bookings) -> tuple[Shift, ...]:
    """The lasting changes in both parts of the time."""
    shifts = []
    for part in Part:
        minutes = minutes_of(part, booked, np.arange(len(booked)))
        usable = booked.counted & (booked.minute != UNDATED) & (booked.work_center >= 0)
        usable &= np.nan_to_num(minutes) > 0
        for center in np.unique(booked.work_center[usable]).tolist():
            rows = np.flatnonzero(usable & (booked.work_center == center))
            shift = _shift(part, booked, rows, np.log(minutes[rows]))
            if shift is not None:
                shifts.append(shift)
    return tuple(shifts)


def shift_of_rows(booked: Bookings, shifts: Sequence[Shift], part: Part) -> NDArray[np.float64]:
    """What is added to the logarithm of each booking to tell it at today's pace."""
    added = np.zeros(len(booked))
    for shift in shifts:
        if shift.part is part:
            before = (booked.work_center == shift.work_center) & (booked.minute < shift.minute)
            added[before & (booked.minute != UNDATED)] += shift.log
    return added


def _shift(
    part: Part, booked: Bookings, rows: NDArray[np.int64], logs: NDArray[np.float64]
) -> Shift | None:
    """The day that tells the orders of a work center best apart; None without a sure one."""
    if len(rows) < LEAST_ORDERS:
        return None
    owner = np.searchsorted(booked.offsets, rows, side="right")
    keys = owner * max(len(booked.jobs), 1) + booked.job[rows]
    _, group = np.unique(keys, return_inverse=True)
    logs = logs - _medians(group, logs)[group]
    logs = np.clip(logs, -_FARTHEST, _FARTHEST)
    when = booked.minute[rows]
    moments = np.unique(np.quantile(when, np.linspace(0.05, 0.95, _DAYS), method="nearest"))
    best, surest = None, SURE
    for moment in moments.tolist():
        change, error, orders = _change(group, logs, when >= moment)
        if orders and abs(change) > max(surest * error, LEAST_CHANGE):
            best = Shift(part, int(booked.work_center[rows[0]]), int(moment), change, orders)
            surest = abs(change) / error
    return best


def _change(
    group: NDArray[np.int64], logs: NDArray[np.float64], after: NDArray[np.bool_]
) -> tuple[float, float, int]:
    """Mean change within groups, its standard error, and the orders of groups on both sides."""
    count = int(group.max()) + 1
    sizes = [np.bincount(group[side], minlength=count) for side in (~after, after)]
    both = (sizes[0] > 0) & (sizes[1] > 0)
    if not both.any():
        return 0.0, 1.0, 0
    means = [
        np.bincount(group[side], logs[side], count) / np.maximum(size, 1)
        for side, size in zip((~after, after), sizes, strict=True)
    ]
    weight = np.where(both, sizes[0] * sizes[1] / np.maximum(sizes[0] + sizes[1], 1), 0.0)
    change = float(np.average(means[1] - means[0], weights=weight))
    expected = np.where(after, means[1][group], means[0][group])
    used = both[group]
    freedom = max(int(used.sum()) - 2 * int(both.sum()), 1)
    variance = float(((logs - expected)[used] ** 2).sum()) / freedom
    return change, float(np.sqrt(max(variance, 1e-4) / weight.sum())), int(used.sum())


def _medians(group: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The middle value of each group."""
    order = np.lexsort((values, group))
    counts = np.bincount(group)
    start = np.cumsum(counts) - counts
    low, high = order[start + (counts - 1) // 2], order[start + counts // 2]
    return np.asarray((values[low] + values[high]) / 2)
