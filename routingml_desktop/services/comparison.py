"""Two or three candidates laid side by side, operation by operation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from routingml_desktop.domain.break_even import (
    BestRange,
    TimeLine,
    best_ranges,
    break_even,
    time_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.candidate import (
        MinutesBand,
        ProposedOperation,
        RoutingCandidate,
    )

FEWEST_CANDIDATES = 2
MOST_CANDIDATES = 3
"""More do not fit side by side."""

Cells: TypeAlias = "tuple[ProposedOperation | None, ...]"
"""What each candidate has at one place; None where it has nothing."""


class Difference(StrEnum):
    """How the candidates agree at one place of the routing."""

    SAME = "same"
    """All have the operation, and nothing shown about it differs."""
    CHANGED = "changed"
    """All have an operation here, but something about it differs."""
    ONLY_HERE = "only_here"
    """At least one candidate does without it."""


class Aspect(StrEnum):
    """What can differ between two operations at the same place."""

    JOB_CODE = "job_code"
    WORK_CENTER = "work_center"
    OPERATION_TYPE = "operation_type"
    PARTNER = "partner"
    SETUP_MINUTES = "setup_minutes"
    RUN_MINUTES = "run_minutes"


@dataclass(frozen=True, slots=True)
class ComparedOperation:
    """One place of the compared routings."""

    cells: Cells
    """In the order of the candidates."""
    difference: Difference
    changed: tuple[Aspect, ...] = ()
    """What differs among the candidates that have the operation."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two candidates that take the same time at one quantity."""

    first: int
    second: int
    """Their places, from 0."""
    quantity: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Candidates aligned: every operation of each is in exactly one row, in its order."""

    candidates: tuple[RoutingCandidate, ...]
    rows: tuple[ComparedOperation, ...]

    @property
    def differing(self) -> tuple[int, ...]:
        """Places of the rows that are not the same everywhere, from the top."""
        return tuple(
            place for place, row in enumerate(self.rows) if row.difference is not Difference.SAME
        )

    def totals(self, quantity: float) -> tuple[MinutesBand | None, ...]:
        """Total minutes of each candidate at ``quantity`` pieces."""
        return tuple(candidate.minutes_for(quantity) for candidate in self.candidates)

    @property
    def lines(self) -> tuple[TimeLine | None, ...]:
        """Total minutes of each candidate over the quantity; None where a time is missing."""
        return tuple(time_line(candidate.operations) for candidate in self.candidates)

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """Where two candidates take the same time, smallest quantity first."""
        found = [
            Crossing(first, second, quantity)
            for (first, one), (second, other) in combinations(enumerate(self.lines), 2)
            if one is not None
            and other is not None
            and (quantity := break_even(one, other)) is not None
        ]
        return tuple(sorted(found, key=lambda crossing: crossing.quantity))

    def best_ranges(self, most: int) -> tuple[BestRange, ...]:
        """Which candidate takes the least time from 1 to ``most`` pieces."""
        return best_ranges(self.lines, most)


def compare(candidates: Sequence[RoutingCandidate]) -> Comparison:
    """The candidates aligned so that the fewest operations stand alone.

    Operations meet when they share their job code, or else its family (``A01`` of ``A01-2``);
    others stand in rows of their own. Raises ValueError unless there are two or three candidates.
    """
    if not FEWEST_CANDIDATES <= len(candidates) <= MOST_CANDIDATES:
        raise ValueError(f"{FEWEST_CANDIDATES} to {MOST_CANDIDATES} candidates can be compared")
    columns: list[Cells] = [(step,) for step in candidates[0].operations]
    for place, candidate in enumerate(candidates[1:], start=1):
        columns = _aligned(columns, candidate.operations, width=place)
    return Comparison(tuple(candidates), tuple(_judged(cells) for cells in columns))


def _aligned(
    columns: Sequence[Cells], steps: Sequence[ProposedOperation], width: int
) -> list[Cells]:
    """The columns with one more candidate, by dynamic programming over both orders."""
    cost = _costs(columns, steps)
    joined: list[Cells] = []
    row, step = len(columns), len(steps)
    while row or step:
        here = cost[row][step]
        if row and step:
            distance = _distance(columns[row - 1], steps[step - 1])
            if distance is not None and here == cost[row - 1][step - 1] + distance:
                joined.append((*columns[row - 1], steps[step - 1]))
                row, step = row - 1, step - 1
                continue
        # On a tie what the earlier candidates have comes first, read from the top.
        if step and here == cost[row][step - 1] + _ALONE:
            joined.append((*(None,) * width, steps[step - 1]))
            step -= 1
        else:
            joined.append((*columns[row - 1], None))
            row -= 1
    return joined[::-1]


_ALONE = 12
_SAME_FAMILY = 16
_OTHER_WORK_CENTER = 2
_OTHER_TYPE = 1
# Whole numbers, so that ties are exact. Two operations that stand alone cost 24: meeting is
# cheaper for the same code whatever else differs, and for the same family; never for strangers.


def _costs(columns: Sequence[Cells], steps: Sequence[ProposedOperation]) -> list[list[int]]:
    """Cheapest cost of aligning the first ``row`` columns with the first ``step`` operations."""
    cost = [[_ALONE * step for step in range(len(steps) + 1)]]
    for row, column in enumerate(columns, start=1):
        line = [_ALONE * row]
        for place, step in enumerate(steps, start=1):
            cheapest = min(cost[row - 1][place], line[place - 1]) + _ALONE
            distance = _distance(column, step)
            if distance is not None:
                cheapest = min(cheapest, cost[row - 1][place - 1] + distance)
            line.append(cheapest)
        cost.append(line)
    return cost


def _distance(column: Cells, step: ProposedOperation) -> int | None:
    """How far the operation is from its closest one in the column; None when they may not meet."""
    known = [_pair_distance(cell, step) for cell in column if cell is not None]
    return min((distance for distance in known if distance is not None), default=None)


def _pair_distance(left: ProposedOperation, right: ProposedOperation) -> int | None:
    one, other = left.operation, right.operation
    if one.job_code == other.job_code:
        distance = 0
    elif family(one.job_code) and family(one.job_code) == family(other.job_code):
        distance = _SAME_FAMILY
    else:
        return None
    distance += _OTHER_WORK_CENTER * (one.work_center != other.work_center)
    return distance + _OTHER_TYPE * (one.operation_type != other.operation_type)


def family(job_code: str) -> str:
    """The job code's family: ``A01`` of ``A01-2``; empty when it names none."""
    head, dash, _ = job_code.partition("-")
    return head if dash else ""


def _judged(cells: Cells) -> ComparedOperation:
    present = [cell for cell in cells if cell is not None]
    changed = tuple(
        aspect for aspect in Aspect if len({_shown(cell, aspect) for cell in present}) > 1
    )
    if len(present) < len(cells):
        return ComparedOperation(cells, Difference.ONLY_HERE, changed)
    return ComparedOperation(cells, Difference.CHANGED if changed else Difference.SAME, changed)


def _shown(step: ProposedOperation, aspect: Aspect) -> object:
    """What a reader sees of the aspect."""
    if aspect is Aspect.SETUP_MINUTES:
        return _as_shown(step.setup.p50)
    if aspect is Aspect.RUN_MINUTES:
        return _as_shown(step.run.p50)
    return getattr(step.operation, aspect.value)


def _as_shown(minutes: float | None) -> float | None:
    """Minutes to three digits: two that read the same are not called different."""
    return None if minutes is None else float(f"{minutes:.3g}")
