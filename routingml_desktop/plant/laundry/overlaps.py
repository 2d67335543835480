"""Bookings that claim the same worker or machine at the same time.

Needs the start of a booking; with one time stamp nothing can be said. Both bookings of a pair are
left out, because the rows do not tell which of them is right. Where overlaps are how a resource
works (an oven, one worker at several machines), they are no fault: a worker or machine more than
half of whose bookings overlap is left alone. So is a work center of several stations; there only
the worker tells. What stands behind a work center is read from its bookings: at one station hardly
anybody begins amid another one's work. Where nobody's name is booked, one station with a fault in
every fifth booking and several ones that seldom have work look alike; then nothing is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.single_rows import ROW
from routingml_desktop.plant.laundry.tally import booked_minutes, dropped_as

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.plant.laundry.tally import Tally

MOST_SHARED: Final = 0.10
"""Share of the shorter booking that may overlap: people start the next job before they post."""
BY_NATURE: Final = 0.50
"""Share of a worker's or machine's bookings from which overlapping is the usual way of working."""
AMID_OTHERS: Final = 0.08
"""Share of a work center's bookings amid which another worker begins, from which it has several
stations. Two stations reach 0.13 when each is busy a tenth of the time, one with an overlap in
every twentieth booking 0.03 at most, were it always another worker."""
AMID_ANY: Final = 0.12
"""The same where nobody's name is booked, ..."""
AS_AFTER: Final = 0.70
"""... when as many begin amid a booking as in an equal time after it; at one station, where work
waits for the one before, it is half as many at most, unless it is seldom in use."""
ENOUGH: Final = 30
"""Bookings of a work center from which this is told."""
_SECOND: Final = 1_000_000
NAMED: Final = 0.50
"""Share of them with a worker from which the workers tell."""
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
    single = timed.filter(~pl.col(c.WORK_CENTER).is_in(with_several_stations(timed).implode()))
    found = pl.concat([_clashing(timed, c.WORKER), _clashing(single, c.WORK_CENTER)]).unique()
    clashing = rows.filter(pl.col(ROW).is_in(found.implode()))
    tally.note(Detector.OVERLAPPING, clashing, len(rows))
    if not tally.acts(Detector.OVERLAPPING):
        return rows
    return dropped_as(Detector.OVERLAPPING, found, rows, ROW)


def with_several_stations(timed: pl.DataFrame) -> pl.Series:
    """The work centers at which people work side by side; ``timed`` has their bookings' times."""
    known = timed.drop_nulls(c.WORK_CENTER)
    named = known.filter(pl.col(c.WORKER).is_not_null())
    amid, after = _begun(known, [c.WORK_CENTER])
    here, _ = _begun(named, [c.WORK_CENTER])
    mine, _ = _begun(named, [c.WORK_CENTER, c.WORKER])
    any_begin = known.select(
        c.WORK_CENTER, pl.Series("amid", amid > 0), pl.Series("after", after > 0)
    )
    others = named.select(c.WORK_CENTER, pl.Series("others", here > mine))
    centers = (
        any_begin.group_by(c.WORK_CENTER)
        .agg(pl.len().alias("n"), pl.col("amid").mean(), pl.col("after").mean())
        .join(
            others.group_by(c.WORK_CENTER).agg(pl.len().alias("named"), pl.col("others").mean()),
            on=c.WORK_CENTER,
            how="left",
        )
    )
    told = pl.col("named").fill_null(0) >= NAMED * pl.col("n")
    alike = pl.col("amid") >= AS_AFTER * pl.col("after")
    several = (
        pl.when(told)
        .then(pl.col("others") >= AMID_OTHERS)
        .otherwise((pl.col("amid") >= AMID_ANY) & alike)
    )
    return centers.filter((pl.col("n") >= ENOUGH) & several)[c.WORK_CENTER]


def _begun(timed: pl.DataFrame, of: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many others of the same resource begin amid each booking, and in as long after it."""
    groups = timed.select(pl.struct(of).rank("dense").cast(pl.Int64))[:, 0].to_numpy()
    starts = timed["from"].to_numpy() // _SECOND
    ends = np.maximum(timed["to"].to_numpy() // _SECOND, starts)
    if not len(timed):
        return starts, ends
    # All groups on one line, each in a stretch of its own.
    first, longest = int(starts.min()), int((ends - starts).max())
    stretch = int(starts.max()) - first + 2 * longest + 2
    line = groups * stretch + starts - first
    ordered = np.sort(line)
    length = ends - starts
    until = np.searchsorted(ordered, line + length, "left")
    amid = until - np.searchsorted(ordered, line, "left") - 1
    return np.maximum(amid, 0), np.searchsorted(ordered, line + 2 * length, "left") - until


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
