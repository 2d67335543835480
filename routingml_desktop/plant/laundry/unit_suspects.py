"""Lots whose minutes look like hours, or whose hours look like minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.single_rows import ROW
from routingml_desktop.plant.laundry.tally import MINUTES_OF_AN_HOUR, dropped_as
from routingml_desktop.plant.laundry.usual_minutes import (
    BY_STANDARD,
    EACH,
    OPERATION,
    USUAL,
    with_usual,
)

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

TOLERANCE: Final = 2.5
"""A lot is suspect when it lies within this factor of 60 times, or 1/60 of, what is usual."""

SPLIT: Final = 0.25
"""Share of an item's lots beside its own median from which the standard decides who is wrong."""


def without_unit_suspects(
    lots: pl.DataFrame, standards: pl.DataFrame | None, tally: Tally
) -> pl.DataFrame:
    """The lots, DROPPED where run minutes a piece are off by about a factor of 60.

    A lot without a usual time is not doubted. What is usual is said by ``with_usual``.
    """
    judged = with_usual(lots.filter(pl.col(c.DROPPED).is_null()), standards)
    off = _off(pl.col(EACH) / pl.col(USUAL))
    split = off.mean().over(OPERATION) > SPLIT
    usual = pl.when(split).then(pl.coalesce(BY_STANDARD, USUAL)).otherwise(USUAL)
    found = judged.with_columns(usual.alias(USUAL)).filter(_off(pl.col(EACH) / pl.col(USUAL)))[ROW]
    suspects = lots.filter(pl.col(ROW).is_in(found.implode()))
    tally.note(Detector.UNIT_SUSPECT, suspects, len(lots))
    if not tally.acts(Detector.UNIT_SUSPECT):
        return lots
    return dropped_as(Detector.UNIT_SUSPECT, found, lots, ROW)


def _off(ratio: pl.Expr) -> pl.Expr:
    return _near(ratio, MINUTES_OF_AN_HOUR) | _near(ratio, 1 / MINUTES_OF_AN_HOUR)


def _near(ratio: pl.Expr, factor: float) -> pl.Expr:
    return ratio.is_between(factor / TOLERANCE, factor * TOLERANCE)
