"""What cleaning the bookings left out: per reason a count, examples and hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.work_result import DropReason

MINUTES_OF_AN_HOUR: Final = 60.0
_EXAMPLES: Final = 5


@dataclass(frozen=True, slots=True)
class DroppedBookings:
    """The rows left out for one reason."""

    reason: DropReason
    count: int
    """Rows: an order's bookings on an operation at a work center."""
    hours: float
    """Set-up and run hours that no longer count; of minutes below zero what was taken off."""
    examples: tuple[str, ...]
    """Order, item and operation."""


@dataclass(frozen=True, slots=True)
class CleaningSummary:
    """How much of the bookings counts."""

    rows: int
    counted: int
    counted_hours: float
    dropped: tuple[DroppedBookings, ...]
    """Most rows first; reasons that left nothing out are absent."""


def cleaning_summary(actuals: pl.DataFrame) -> CleaningSummary:
    """Sum up what ``clean`` gave back."""
    minutes = pl.col(c.SETUP_MINUTES).fill_null(0.0) + pl.col(c.RUN_MINUTES).fill_null(0.0)
    told = pl.concat_str(
        [pl.col(name).fill_null("-") for name in (c.WORK_ORDER, c.ITEM_CODE, c.JOB_CODE)],
        separator=" / ",
    )
    reasons = actuals.group_by(c.DROPPED, maintain_order=True).agg(
        pl.len().alias("count"),
        (minutes.sum() / MINUTES_OF_AN_HOUR).round(2).alias("hours"),
        told.head(_EXAMPLES).alias("examples"),
    )
    kept = reasons.filter(pl.col(c.DROPPED).is_null())
    left_out = reasons.drop_nulls(c.DROPPED).sort("count", c.DROPPED, descending=[True, False])
    return CleaningSummary(
        rows=len(actuals),
        counted=int(kept["count"].sum()),
        counted_hours=float(kept["hours"].sum()),
        dropped=tuple(
            DroppedBookings(DropReason(reason), count, hours, tuple(examples))
            for reason, count, hours, examples in left_out.rows()
        ),
    )
