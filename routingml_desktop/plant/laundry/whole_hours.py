"""Minutes rounded to half or whole hours among minutes that are not.

A rounded booking cannot be told from a true one of the same minutes. What can be told is how many
would lie there by chance: as many as on the other steps of the same grid. Bookings on the half
hours of a work center are left out when nine of ten of them are there without need; so in a plant
that books to the hundredth every rounded booking is found, in one that books whole minutes only
where rounding is frequent, and in one that books quarters of an hour never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.single_rows import ROW
from routingml_desktop.plant.laundry.tally import dropped_as

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

STEP: Final = 30.0
"""Minutes; half an hour, which whole hours are on as well."""
GRIDS: Final = (1.0, 5.0, 10.0, 15.0)
"""Finer steps that plants book in."""
LEAST_NEEDLESS: Final = 0.90
"""Share of the bookings on the step that chance does not explain."""
ENOUGH: Final = 200
"""Bookings of a work center that are judged by themselves; fewer are judged together."""
LEAST_FOUND: Final = 20
"""On the step, for a work center or all that are judged together."""
FINE: Final = 0.20
"""Share of whole minutes below which a work center books finer than minutes."""
BY_NATURE: Final = 0.50
"""Share of a work center's bookings from which half hours are simply what it books in."""
_HUNDREDTH: Final = 0.005


def without_whole_hours(rows: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """The rows, DROPPED where run minutes lie on a step that is far too frequent."""
    run = pl.col(c.RUN_MINUTES)
    booked = rows.filter(pl.col(c.DROPPED).is_null() & (run > 0)).select(
        ROW, c.WORK_CENTER, run.alias("run")
    )
    booked = booked.with_columns(_on("run", STEP).alias("on"))
    of_center = [c.WORK_CENTER]
    own = (pl.len().over(of_center) >= ENOUGH) & (pl.col("on").sum().over(of_center) >= LEAST_FOUND)
    # Together only with those that book as finely: whole minutes here say nothing about there.
    whole = (_on("run", 1.0) & ~pl.col("on")).mean().over(of_center)
    together = pl.when(whole < FINE).then(pl.lit("_fine")).otherwise(pl.lit("_coarse"))
    place = pl.when(own).then(pl.col(c.WORK_CENTER).cast(pl.String)).otherwise(together)
    booked = booked.with_columns(place.alias("place"))
    chance = pl.max_horizontal(
        (_on("run", grid) & ~pl.col("on")).sum() / (STEP / grid - 1.0) for grid in GRIDS
    )
    places = booked.group_by("place").agg(
        pl.col("on").sum().alias("found"), pl.len().alias("all"), chance.alias("chance")
    )
    rounding = places.filter(
        (pl.col("found") >= LEAST_FOUND)
        & (pl.col("found") <= BY_NATURE * pl.col("all"))
        & (pl.col("chance") <= (1 - LEAST_NEEDLESS) * pl.col("found"))
    )
    found = booked.filter("on").join(rounding, on="place", how="semi")[ROW]
    tally.note(
        Detector.WHOLE_HOURS,
        rows.filter(pl.col(ROW).is_in(found.implode())),
        len(rows),
        pl.col(c.RUN_MINUTES),
    )
    if not tally.acts(Detector.WHOLE_HOURS):
        return rows
    return dropped_as(Detector.WHOLE_HOURS, found, rows, ROW)


def _on(column: str, step: float) -> pl.Expr:
    """Whether minutes are a whole number of steps, to the hundredth."""
    rest = pl.col(column) % step
    return (rest < _HUNDREDTH) | (rest > step - _HUNDREDTH)
