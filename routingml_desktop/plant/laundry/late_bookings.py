"""Bookings posted long after the work was done, such as on the next day.

With the start of a booking known, its end is known too, and the booking is dated by it. With one
time stamp only those can be told that a later operation of the order overtook: they are dated by
the operation that overtook them. Minutes stay as they are; what moves is when the work was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.lots import IN_PARTS
from routingml_desktop.plant.laundry.tally import booked_minutes

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

LATE_HOURS: Final = 8
"""Hours after the end of work from which a booking is late."""


def dated_by_the_work(lots: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """The lots with REPORTED no later than the work was done."""
    end = pl.col(c.STARTED) + pl.duration(seconds=booked_minutes() * 60)
    grace = pl.duration(hours=LATE_HOURS)
    lots = _overtaken_by(lots)
    # Parts lie apart in time, so the sum of their minutes says nothing about the end.
    known_end = pl.col(c.STARTED).is_not_null() & ~pl.col(IN_PARTS)
    by_start = known_end & (pl.col(c.REPORTED) - end > grace)
    by_order = ~known_end & ~pl.col(IN_PARTS) & (pl.col(c.REPORTED) - pl.col("_next") > grace)
    done = pl.when(by_start).then(end).when(by_order).then(pl.col("_next"))
    lots = lots.with_columns(done.alias("_done"))
    late = lots.filter(pl.col("_done").is_not_null() & pl.col(c.DROPPED).is_null())
    tally.note(Detector.LATE_BOOKING, late, len(lots), pl.lit(0.0))
    if tally.acts(Detector.LATE_BOOKING):
        lots = lots.with_columns(pl.coalesce("_done", c.REPORTED).alias(c.REPORTED))
    return lots.drop("_done", "_next")


def _overtaken_by(lots: pl.DataFrame) -> pl.DataFrame:
    """The lots with the earliest report of a later operation of their order, null without one."""
    order = [c.WORK_ORDER, c.ITEM_CODE]
    placed = lots.filter(
        pl.col(c.WORK_ORDER).is_not_null()
        & pl.col(c.SEQUENCE).is_not_null()
        & pl.col(c.REPORTED).is_not_null()
        & pl.col(c.DROPPED).is_null()
    ).select("_row", *order, c.SEQUENCE, c.REPORTED)
    following = (
        placed.sort(*order, pl.col(c.SEQUENCE), descending=[False, False, True])
        .with_columns(
            pl.col(c.REPORTED).cum_min().shift(1).over(order).alias("_next"),
            pl.col(c.SEQUENCE).shift(1).over(order).alias("_following"),
        )
        # Two bookings of the same operation do not follow each other.
        .filter(pl.col("_following") > pl.col(c.SEQUENCE))
        .select("_row", "_next")
    )
    return lots.join(following, on="_row", how="left", maintain_order="left")
