"""Minutes rounded to hours or parts of an hour among minutes that are not.

A rounded booking cannot be told from a true one of the same minutes. What can be told is how many
would lie on a step by chance: as many as on the other steps of the same finer grid. Bookings on a
step are left out when nine of ten of them are there without need; so in a plant that books to the
hundredth every rounded booking is found, in one that books whole minutes only where rounding is
frequent, and in one that books quarters of an hour none to a quarter.

Work centers are judged, and workers where the rows name them. A work center most of whose bookings
lie on a step books in it by nature; ``rounding_workers`` says when a worker rounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.rounding_steps import (
    ALL,
    BY_NATURE,
    FOUND,
    HUNDREDTHS,
    LEAST_FOUND,
    ON,
    STEPS,
    Booked,
    needless,
    on_step,
)
from routingml_desktop.plant.laundry.rounding_workers import rounded_by_workers
from routingml_desktop.plant.laundry.single_rows import ROW
from routingml_desktop.plant.laundry.tally import dropped_as

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

ENOUGH: Final = 200
"""Bookings of a work center that are judged by themselves; fewer are judged together."""
FINE: Final = 0.20
"""Share of whole minutes below which a work center books finer than minutes."""
_COUNTED: Final = 1e12
"""Minutes; two million years."""
_PLACE: Final = "_place"


def without_whole_hours(rows: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """The rows, DROPPED where run minutes lie on a step that is far too frequent."""
    run = pl.col(c.RUN_MINUTES)
    # Minutes no clock has counted lie on no step, nor do they fit in whole hundredths.
    timed = rows.filter(pl.col(c.DROPPED).is_null() & (run > 0) & (run < _COUNTED)).select(
        ROW,
        c.ITEM_CODE,
        c.JOB_CODE,
        c.WORK_CENTER,
        c.WORKER,
        c.QUANTITY,
        (run * 100).round().cast(pl.Int64).alias(HUNDREDTHS),
    )
    booked = Booked.of(_with_places(timed), [_PLACE, c.WORK_CENTER, c.WORKER])
    found = pl.Series(ROW, [], rows.schema[ROW])
    for step in STEPS:
        booked = booked.at(step)
        here = [_at_work_centers(booked, step), rounded_by_workers(booked, step)]
        found = pl.concat([found, *here]).unique()
        booked = booked.without(found)
    tally.note(
        Detector.WHOLE_HOURS,
        rows.filter(pl.col(ROW).is_in(found.implode())),
        len(rows),
        pl.col(c.RUN_MINUTES),
    )
    if not tally.acts(Detector.WHOLE_HOURS):
        return rows
    return dropped_as(Detector.WHOLE_HOURS, found, rows, ROW)


def _with_places(booked: pl.DataFrame) -> pl.DataFrame:
    """The bookings with what they are judged with: their work center, or all that book as finely.

    Whole minutes here say nothing about there.
    """
    half_hours = on_step(30)
    of_center = [c.WORK_CENTER]
    own = (pl.len().over(of_center) >= ENOUGH) & (half_hours.sum().over(of_center) >= LEAST_FOUND)
    whole = (on_step(1) & ~half_hours).mean().over(of_center)
    together = pl.when(whole < FINE).then(pl.lit("_fine")).otherwise(pl.lit("_coarse"))
    place = pl.when(own).then(pl.col(c.WORK_CENTER).cast(pl.String)).otherwise(together)
    return booked.with_columns(place.cast(pl.Categorical).alias(_PLACE))


def _at_work_centers(booked: Booked, step: int) -> pl.Series:
    """The rows on the step where that is needless and not what the work center books in."""
    rounding = needless(booked, _PLACE, step).filter(pl.col(FOUND) <= BY_NATURE * pl.col(ALL))
    return booked.stepped.filter(ON).join(rounding, on=_PLACE, how="semi").get_column(ROW)
