"""From which quantity on one candidate takes less time than another, in closed form.

Total minutes are a straight line over the quantity: set-up once, run for every piece. Two lines
cross at most once, and of several lines each is lowest over one range of quantities at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, inf
from typing import TYPE_CHECKING

from routingml_desktop.domain.routing import minutes_of_lot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.candidate import ProposedOperation


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What a routing takes: minutes once per lot, and minutes for every piece."""

    setup: float
    run: float

    def minutes_for(self, quantity: float) -> float:
        """Total minutes at ``quantity`` pieces."""
        return minutes_of_lot(self.setup, self.run, quantity) or 0.0


@dataclass(frozen=True, slots=True)
class BestRange:
    """Whole quantities, both ends included, at which one candidate takes the least time."""

    first: int
    last: int
    place: int
    """Of the candidate among those that were compared, from 0."""


def time_line(operations: Iterable[ProposedOperation]) -> TimeLine | None:
    """Standard (P50) minutes of all operations over the quantity.

    None when any of them has no minutes at all: a sum without it would look shorter than it is.
    """
    setup = run = 0.0
    for proposed in operations:
        if proposed.setup.p50 is None and proposed.run.p50 is None:
            return None
        setup += proposed.setup.p50 or 0.0
        run += proposed.run.p50 or 0.0
    return TimeLine(setup, run)


def break_even(one: TimeLine, other: TimeLine) -> float | None:
    """The quantity above 0 at which both take the same time; None when one is always ahead.

    Below it the one with the shorter set-up takes less, above it the one with the shorter run.
    """
    if one.run == other.run:
        return None
    quantity = (other.setup - one.setup) / (one.run - other.run)
    return quantity if 0 < quantity < inf else None


def best_ranges(lines: Sequence[TimeLine | None], most: int) -> tuple[BestRange, ...]:
    """Which candidate takes the least time at each quantity from 1 to ``most``.

    The ranges follow each other without gap or overlap. At equal minutes the earlier candidate
    stays. Lines that are None take no part; without any other there is no range.
    """
    known = [(place, line) for place, line in enumerate(lines) if line is not None]
    ranges: list[BestRange] = []
    first = 1
    while known and first <= most:
        place, line = _shortest(known, first)
        rivals = [other for _, other in known if other.run < line.run]
        crossings = [
            crossed for other in rivals if (crossed := break_even(line, other)) is not None
        ]
        # At the crossing itself both are equal and the present one may stay.
        last = max(first, min([most, *(floor(crossed) for crossed in crossings)]))
        if ranges and ranges[-1].place == place:
            last_range = ranges.pop()
            ranges.append(BestRange(last_range.first, last, place))
        else:
            ranges.append(BestRange(first, last, place))
        first = last + 1
    return tuple(ranges)


def _shortest(known: Sequence[tuple[int, TimeLine]], quantity: int) -> tuple[int, TimeLine]:
    return min(known, key=lambda pair: (pair[1].minutes_for(quantity), pair[0]))
