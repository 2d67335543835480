"""Bookings that claim the same worker or machine at the same time.

Needs the start of a booking; with one time stamp nothing can be said. Both bookings of a pair are
left out, because the rows do not tell which of them is right. Where overlaps are how a resource
works (an oven, one worker at several machines), they are no fault: a worker or machine more than
half of whose bookings overlap is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.single_rows import ROW
from routingml_desktop.plant.laundry.tally import booked_minutes, dropped_as

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

MOST_SHARED: Final = 0.10
"""Share of the shorter booking that may overlap: people start the next job before they post."""
BY_NATURE: Final = 0.50
"""Share of a worker's or machine's bookings from which overlapping is the usual way of working."""
STARTS: Final = "started"
"""What ``Tally.cannot`` says when no booking tells when it began."""


def without_overlaps(rows: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """The rows, DROPPED where a worker or machine was booked twice at once."""
    if rows[c.STARTED].null_count() == len(rows):
        tally.cannot(Detector.OVERLAPPING, STARTS)
        return rows
    timed = rows.filter(
        pl.col(c.DROPPED).is_null() & pl.col(c.STARTED).is_not_null() & (booked_minutes() > 0)
    ).select(
        ROW,
        c.WORKER,
        c.WORK_CENTER,
        pl.col(c.STARTED).dt.epoch("us").alias("from"),
        (pl.col(c.STARTED).dt.epoch("us") + (booked_minutes() * 60e6).cast(pl.Int64)).alias("to"),
    )
    found = pl.concat([_clashing(timed, c.WORKER), _clashing(timed, c.WORK_CENTER)]).unique()
    clashing = rows.filter(pl.col(ROW).is_in(found.implode()))
    tally.note(Detector.OVERLAPPING, clashing, len(rows))
    if not tally.acts(Detector.OVERLAPPING):
        return rows
    return dropped_as(Detector.OVERLAPPING, found, rows, ROW)


def _clashing(timed: pl.DataFrame, resource: str) -> pl.Series:
    """The rows that share time with another of the same worker or machine."""
    known = timed.drop_nulls(resource).sort(resource, "from", "to", ROW)
    # The one before that ends last is the only one that can reach furthest into this one.
    known = known.with_columns(pl.col("to").cum_max().over(resource).alias("top"))
    holder = pl.when(pl.col("to") == pl.col("top")).then(pl.col(ROW))
    known = known.with_columns(
        pl.col("top").shift(1).over(resource).alias("before"), holder.alias("holder")
    ).with_columns(pl.col("holder").forward_fill().shift(1).over(resource))
    paired = known.filter(pl.col("before") > pl.col("from"))
    spans = known.select(pl.col(ROW).alias("holder"), (pl.col("to") - pl.col("from")).alias("his"))
    mine = pl.col("to") - pl.col("from")
    shared = pl.min_horizontal("before", "to") - pl.col("from")
    pairs = paired.join(spans, on="holder").filter(
        shared > MOST_SHARED * pl.min_horizontal(mine, "his")
    )
    found = pl.concat([pairs[ROW], pairs["holder"]]).unique()
    shares = known.group_by(resource).agg(
        pl.col(ROW).is_in(found.implode()).mean().alias("share"),
    )
    usual = shares.filter(pl.col("share") <= BY_NATURE)[resource]
    return known.filter(
        pl.col(ROW).is_in(found.implode()) & pl.col(resource).is_in(usual.implode())
    )[ROW]
