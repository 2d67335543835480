"""Steps that people round minutes to, and how many bookings lie on one without need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.plant.laundry.single_rows import ROW

STEPS: Final = (60, 30, 15, 10, 5)
"""Minutes, the coarsest first: an hour is on all the others too."""
GRIDS: Final = (1, 5, 10, 15, 30)
"""Finer steps that plants book in."""
LEAST_NEEDLESS: Final = 0.90
"""Share of the bookings on the step that chance does not explain."""
LEAST_FOUND: Final = 20
"""On the step, for a worker, a work center or all that are judged together."""
BY_NATURE: Final = 0.50
"""Share of bookings from which a step is simply what a work center or a plant books in."""
HUNDREDTHS: Final = "_hundredths"
"""Run minutes in hundredths, as whole numbers."""
ON: Final = "_on"
"""Whether a booking lies on the step."""
FOUND: Final = "_found"
ALL: Final = "_all"
ONES: Final = "_ones"
_SAME: Final = 0.90
"""Share of an item's bookings of an operation that agree, from which they were not rounded."""
_SEVERAL: Final = 3
"""Bookings that can agree."""


@dataclass(frozen=True, slots=True)
class Booked:
    """Bookings with run minutes, and those of them that people may have rounded."""

    rows: pl.DataFrame
    """All of them, with HUNDREDTHS."""
    stepped: pl.DataFrame
    """Those on the finest step, with ON for the step looked at; in most plants they are few."""
    totals: pl.DataFrame
    """By place, work center and worker: ALL bookings, and ONES on whole minutes but on no step."""

    @classmethod
    def of(cls, rows: pl.DataFrame, by: list[str]) -> Booked:
        """The bookings counted by these columns."""
        stepped = on_step(STEPS[-1])
        ones = (on_step(1) & ~stepped).sum().alias(ONES)
        totals = rows.group_by(by).agg(pl.len().alias(ALL), ones)
        return cls(rows, rows.filter(stepped), totals)

    def at(self, step: int) -> Booked:
        """The same, looked at for another step."""
        return replace(self, stepped=self.stepped.with_columns(on_step(step).alias(ON)))

    def without(self, rows: pl.Series) -> Booked:
        """The same without these rows on steps: what explains them explains no finer step."""
        if rows.is_empty():
            return self
        return replace(self, stepped=self.stepped.filter(~pl.col(ROW).is_in(rows.implode())))


def on_step(step: int) -> pl.Expr:
    """Whether minutes are a whole number of steps, to the hundredth."""
    return pl.col(HUNDREDTHS) % (step * 100) == 0


def needless(booked: Booked, place: str, step: int) -> pl.DataFrame:
    """The places with more bookings on the step than chance explains: FOUND of ALL.

    Places where most of these took what the item's operation always takes are no matter of
    rounding: an oven takes half an hour, and minutes reckoned from the pieces take so many each.
    """
    off = ~pl.col(ON)
    finer = [grid for grid in GRIDS if grid < step and step % grid == 0]
    places = (
        booked.stepped.group_by(place)
        .agg(
            pl.col(ON).sum().alias(FOUND), *((on_step(g) & off).sum().alias(f"{g}") for g in finer)
        )
        .filter(pl.col(FOUND) >= LEAST_FOUND)
        .join(booked.totals.group_by(place).agg(pl.col(ALL, ONES).sum()), on=place)
        .with_columns(pl.col("1") + pl.col(ONES))
    )
    chance = pl.max_horizontal(pl.col(f"{grid}") / (step / grid - 1.0) for grid in finer)
    places = places.filter(chance <= (1 - LEAST_NEEDLESS) * pl.col(FOUND))
    if places.is_empty():
        return places
    always = (
        booked.rows.join(places, on=place, how="semi")
        .with_columns(_always().alias("_always"))
        .filter(on_step(step))
        .group_by(place)
        .agg(pl.col("_always").mean())
        .filter(pl.col("_always") > BY_NATURE)
    )
    return places.join(always, on=place, how="anti")


def _always() -> pl.Expr:
    """Whether the item's operation takes the same here nearly each time, a lot or a piece."""
    group = [c.WORK_CENTER, c.ITEM_CODE, c.JOB_CODE]
    each = (pl.col(HUNDREDTHS) / pl.col(c.QUANTITY)).round(2).alias("_each")
    equal = pl.max_horizontal(pl.len().over(*group, HUNDREDTHS), pl.len().over(*group, each))
    several = pl.len().over(group)
    return (several >= _SEVERAL) & (equal >= _SAME * several)
