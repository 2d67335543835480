"""Does a row of orders contradict its standard? A cumulative sum of evidence per standard.

Each order speaks for "the standard is wrong by ``shift``" or for "it is right" with the logarithm
of the odds; the sum never falls below zero, so that a change is seen whenever it begins (CUSUM,
Page 1954). A standard is listed when its sum reaches ``limit``, and leaves the list when it fell to
half of it: what hovers at the limit comes once. Orders count as at most ``clip`` standard
deviations. Too slow and too fast are summed apart.

The limit is what keeps false alarms rare. Simulated with known spreads of 10, 20 and 30 %, a
standard that is right comes onto the list at most 0.21, 0.32 and 0.22 x exp(-limit) times an order.
Spreads are known from some orders only, which makes it up to half as many more. So the limit
follows from how many orders come in a week and how many false alarms one wants.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_ENTRIES: Final = 0.50
LEAST_ENTRIES: Final = 0.30
LEAST_LIMIT: Final = 2.5
"""Odds of 12 to 1: less is no evidence, however few orders come in."""
AGREEING: Final = 4
"""Orders that must speak against a standard: one that went wrong is none's fault."""
OF: Final = 500
"""Standards the wanted number of false alarms a week is told of."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One element per standard."""

    listed: NDArray[np.bool_]
    begun: NDArray[np.int64]
    """Place among the standard's orders of the first that speaks against it."""
    reached: NDArray[np.int64]
    """Place of the order with which it came onto the list; -1 when it is not on it."""
    entries: NDArray[np.int64]
    """How often it came onto the list."""


def evidence_limits(
    spread: NDArray[np.float64], orders_a_week: float, false_alarms: float
) -> NDArray[np.float64]:
    """The sum from which each standard is listed, by the ``spread`` of its bookings.

    ``orders_a_week`` are those of all these standards; false alarms are told a week and OF
    standards.
    """
    each = orders_a_week / max(len(spread), 1)
    entries = np.clip(0.67 - 1.1 * spread, LEAST_ENTRIES, MOST_ENTRIES)
    wanted = np.maximum(entries * OF * each / false_alarms, 1e-9)
    return np.asarray(np.maximum(LEAST_LIMIT, np.log(wanted)))


def verdicts(
    logs: NDArray[np.float64],
    offsets: NDArray[np.int64],
    spread: NDArray[np.float64],
    *,
    limit: NDArray[np.float64],
    shift: float,
    clip: float,
    least: int,
) -> Verdicts:
    """Judge standards; those of place i are ``logs[offsets[i]:offsets[i + 1]]``, oldest first.

    ``logs`` are logarithms of booked by standard minutes, ``spread`` their standard deviation per
    standard, ``shift`` the wrong share that is looked for, ``least`` the orders a standard needs.
    """
    count = len(offsets) - 1
    lengths = np.diff(offsets)
    delta = math.log1p(shift)
    sums = np.zeros((2, count))
    begun = np.zeros((2, count), np.int64)
    reached = np.full(count, -1, np.int64)
    entries = np.zeros(count, np.int64)
    on = np.zeros((2, count), bool)
    by_length = np.argsort(-lengths, kind="stable")
    for place in range(int(lengths.max(initial=0))):
        alive = by_length[: int(np.searchsorted(-lengths[by_length], -place, side="left"))]
        # A standard is an average, so the logarithms lie below it by half their variance.
        centered = logs[offsets[alive] + place] + spread[alive] ** 2 / 2
        # Less than the shift itself would hide it where bookings hardly scatter.
        reach = np.maximum(clip * spread[alive], delta)
        value = np.clip(centered, -reach, reach)
        weight = delta / spread[alive] ** 2
        for side, sign in enumerate((1.0, -1.0)):
            before = sums[side, alive]
            begun[side, alive] = np.where(before > 0, begun[side, alive], place)
            sums[side, alive] = np.maximum(0.0, before + weight * (sign * value - delta / 2))
        was = on[:, alive]
        enough = (place + 1 >= least) & (place + 1 - begun[:, alive] >= AGREEING)
        top = sums[:, alive]
        # A side that is on the list stays there by its own sum, whatever the other one does.
        now = np.where(
            was, top > limit[alive] / 2, (top >= limit[alive]) & enough & ~was.any(axis=0)
        )
        came = now.any(axis=0) & ~was.any(axis=0)
        entries[alive] += came
        still = np.where(now.any(axis=0), reached[alive], -1)
        reached[alive] = np.where(came, place, still)
        on[:, alive] = now
    side_of = on[1].astype(np.int64)
    return Verdicts(np.asarray(on.any(axis=0)), begun[side_of, np.arange(count)], reached, entries)
