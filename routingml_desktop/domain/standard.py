"""Standards that bookings contradict, and what was decided about them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Decision(StrEnum):
    """What a supervisor says to a proposed standard."""

    APPROVED = "approved"
    REJECTED = "rejected"
    LATER = "later"


class CaseState(StrEnum):
    """Where a contradicted standard stands."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StandardKey:
    """Which standard it is: an operation of a routing at its work center."""

    item_code: str
    routing_no: str
    sequence: int
    job_code: str
    work_center: str
    """Empty when the routing names none."""


@dataclass(frozen=True, slots=True)
class StandardCase:
    """A standard that bookings contradict, what they say instead, and how sure that is."""

    key: StandardKey
    job_name: str
    setup_now: float | None
    """Minutes a lot; None when the routing has none."""
    run_now: float
    """Minutes a piece."""
    setup_proposed: float | None
    run_proposed: float
    orders: int
    """Since the contradiction began; those behind the proposal."""
    orders_before: int
    """Earlier ones, which agreed better."""
    cv: float | None
    """Spread of booked by standard minutes around their trend, as a part of them."""
    ratio: float
    """Booked by standard minutes since then."""
    ratio_low: float
    """95 % interval of the ratio."""
    ratio_high: float
    since: datetime
    """Of the first order that speaks for another standard."""
    listed: datetime
    """Of the order with which it came onto the list."""
    orders_a_year: float
    hours_a_year: float
    """What plans miss a year; below zero where they hold too much."""
    limited: bool = False
    """Whether the limit of change cut the proposal short."""


@dataclass(frozen=True, slots=True)
class StandardsReport:
    """All contradicted standards of a snapshot."""

    cases: tuple[StandardCase, ...]
    """Most hours first."""
    judged: int
    """Standards with enough orders."""
    with_orders: int
    """Standards with any order."""
    standards: int
    orders_a_week: float
    """Of all standards with orders, in the last year."""
    evidence_limit: float
    """Logarithm of the odds from which a standard is listed, so that false alarms stay rare."""
    newest: datetime | None = None
    """The last order that was judged."""

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        values = asdict(self)
        values["newest"] = None if self.newest is None else self.newest.isoformat()
        for row in values["cases"]:
            row["since"], row["listed"] = row["since"].isoformat(), row["listed"].isoformat()
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> StandardsReport:
        """The report of ``as_dict``; KeyError, TypeError or ValueError when it is none."""
        cases = tuple(
            StandardCase(
                **{
                    **row,
                    "key": StandardKey(**row["key"]),
                    "since": datetime.fromisoformat(row["since"]),
                    "listed": datetime.fromisoformat(row["listed"]),
                }
            )
            for row in values["cases"]
        )
        newest = values["newest"]
        return cls(
            **{
                **values,
                "cases": cases,
                "newest": None if newest is None else datetime.fromisoformat(newest),
            }
        )


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision as it was made, with what was known then."""

    number: int
    key: StandardKey
    decision: Decision
    reason: str
    who: str
    time: datetime
    setup_now: float | None
    run_now: float
    setup_proposed: float | None
    run_proposed: float
    orders: int
    ratio: float
    hours_a_year: float
    exported: datetime | None = None
    """When an approved one first left in a file."""


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A contradicted standard as the list shows it."""

    case: StandardCase
    state: CaseState
    last: DecisionRecord | None = None
    """The newest decision about it, also when the bookings opened the case again."""
