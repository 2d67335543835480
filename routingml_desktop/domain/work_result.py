"""What the shop floor really took."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class ResultKind(StrEnum):
    """What was booked."""

    PRODUCTION = "production"
    BREAKDOWN = "breakdown"
    REWORK = "rework"


class DropReason(StrEnum):
    """Why a booking is no evidence for minutes."""

    NO_QUANTITY = "no_quantity"
    NO_MINUTES = "no_minutes"
    NEGATIVE_MINUTES = "negative_minutes"
    ABSURD_MINUTES = "absurd_minutes"
    FUTURE_DATE = "future_date"
    REPEATED = "repeated"
    BREAKDOWN = "breakdown"
    REWORK = "rework"
    UNIT_SUSPECT = "unit_suspect"
    OUTLIER = "outlier"
    SETUP_TWICE = "setup_twice"
    NON_PRODUCTIVE = "non_productive"
    OVERLAPPING = "overlapping"
    WHOLE_HOURS = "whole_hours"
    SEVERAL_OPERATIONS = "several_operations"
    FULL_TIME_ON_PART = "full_time_on_part"


@dataclass(frozen=True, slots=True)
class WorkResult:
    """One order's bookings on one operation, added up."""

    item_code: str
    job_code: str
    work_center: str
    quantity: float | None
    setup_minutes: float | None
    """Of the whole lot."""
    run_minutes: float | None
    """Of the whole lot; divide by ``quantity`` for one piece."""
    reported: datetime | None = None
    work_order: str = ""
    routing_no: str = ""
    dropped: DropReason | None = None
    """None when the booking counts as evidence."""

    @property
    def run_minutes_each(self) -> float | None:
        """Run minutes of one piece; None without quantity or minutes."""
        if self.run_minutes is None or not self.quantity or self.quantity <= 0:
            return None
        return self.run_minutes / self.quantity
