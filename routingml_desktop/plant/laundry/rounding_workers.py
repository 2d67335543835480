"""Workers who round what they book, also those who round all of it where nobody else works."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.plant.laundry.rounding_steps import (
    ALL,
    BY_NATURE,
    FOUND,
    HUNDREDTHS,
    LEAST_FOUND,
    ON,
    Booked,
    needless,
)
from routingml_desktop.plant.laundry.single_rows import ROW

PLACE: Final = [c.WORK_CENTER, c.WORKER]
MATTERS: Final = 20
"""Steps in a worker's usual booking; of more, rounding moves it by 2.5 % at most."""


def rounded_by_workers(booked: Booked, step: int) -> pl.Series:
    """The rows of workers on a step that they book in far too often, though others do not.

    Nothing is said of a step that most other bookings of the plant lie on, nor of bookings at a
    work center where others book so too, nor of steps too small to matter.
    """
    signed = _signed(booked)
    own = _without_common_ways(signed)
    rounding = _unlike_others(needless(own, c.WORKER, step), signed)
    if rounding.is_empty():
        return booked.stepped[ROW].clear()
    usual = (
        signed.rows.join(rounding, on=c.WORKER, how="semi")
        .group_by(c.WORKER)
        .agg(pl.col(HUNDREDTHS).median())
        .filter(pl.col(HUNDREDTHS) < MATTERS * step * 100)
    )
    return own.stepped.filter(ON).join(usual, on=c.WORKER, how="semi").get_column(ROW)


def _signed(booked: Booked) -> Booked:
    return Booked(
        booked.rows, booked.stepped.drop_nulls(c.WORKER), booked.totals.drop_nulls(c.WORKER)
    )


def _unlike_others(workers: pl.DataFrame, signed: Booked) -> pl.DataFrame:
    """The workers beside whom the plant has other bookings, most of them off the step."""
    on, rows = int(signed.stepped[ON].sum()), int(signed.totals[ALL].sum())
    others = rows - pl.col(ALL)
    return workers.filter((others > 0) & (on - pl.col(FOUND) <= BY_NATURE * others))


def _without_common_ways(signed: Booked) -> Booked:
    """Without the bookings at work centers where most of those by others lie on the step too."""
    on = signed.stepped.filter(ON).group_by(PLACE).agg(pl.len().alias(FOUND))
    each = signed.totals.join(on, on=PLACE, how="left", nulls_equal=True).with_columns(
        pl.col(FOUND).fill_null(0)
    )
    found = pl.col(FOUND).sum().over(c.WORK_CENTER) - pl.col(FOUND)
    others = pl.col(ALL).sum().over(c.WORK_CENTER) - pl.col(ALL)
    common = each.filter((others >= LEAST_FOUND) & (found > BY_NATURE * others))
    if common.is_empty():
        return signed
    return replace(
        signed,
        rows=signed.rows.join(common, on=PLACE, how="anti", nulls_equal=True),
        stepped=signed.stepped.join(common, on=PLACE, how="anti", nulls_equal=True),
        totals=signed.totals.join(common, on=PLACE, how="anti", nulls_equal=True),
    )
