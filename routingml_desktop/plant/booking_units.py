"""Bookings whose minutes look like hours, or whose hours look like minutes."""

from __future__ import annotations

from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c

MINUTES_OF_AN_HOUR: Final = 60.0
TOLERANCE: Final = 2.5
"""A booking is suspect when it lies within this factor of 60 times, or 1/60 of, what is usual."""
ENOUGH: Final = 3
"""Lots of an item's operation from which its own median says what is usual."""
_OPERATION: Final = [c.ITEM_CODE, c.JOB_CODE]
_ROW: Final = "_row"
_STANDARD: Final = "standard"


def unit_suspects(lots: pl.DataFrame, standards: pl.DataFrame | None) -> pl.Series:
    """The ``_row`` of each lot whose run minutes a piece are off by about a factor of 60.

    ``standards`` are those of ``usual_standards``.

    Usual is the median of the item's own lots of the operation, or with fewer than ENOUGH of them
    the standard times the plant's median ratio of booked to standard for that operation; without
    both nothing is said.
    """
    each = lots.select(
        _ROW,
        *_OPERATION,
        (pl.col(c.RUN_MINUTES) / pl.col(c.QUANTITY)).alias("each"),
    ).filter((pl.col("each") > 0) & pl.col("each").is_finite())
    own = pl.col("each").median().over(_OPERATION)
    several = pl.len().over(_OPERATION) >= ENOUGH
    each = each.with_columns(pl.when(several).then(own).alias("usual"))
    if standards is not None:
        each = _with_standards(each, standards)
    ratio = pl.col("each") / pl.col("usual")
    return each.filter(
        _near(ratio, MINUTES_OF_AN_HOUR) | _near(ratio, 1 / MINUTES_OF_AN_HOUR)
    ).get_column(_ROW)


def usual_standards(operations: pl.LazyFrame) -> pl.DataFrame:
    """The median standard run minutes a piece of each item's operation, its texts as categories."""
    base = pl.col(c.BASE_QUANTITY).fill_null(1.0)
    return (
        operations.select(*_OPERATION, c.RUN_MINUTES, c.BASE_QUANTITY)
        .cast({pl.String: pl.Categorical})
        .filter((pl.col(c.RUN_MINUTES) > 0) & (base > 0))
        .group_by(_OPERATION)
        .agg((pl.col(c.RUN_MINUTES) / base).median().alias(_STANDARD))
        .collect()
    )


def _with_standards(each: pl.DataFrame, standards: pl.DataFrame) -> pl.DataFrame:
    each = each.join(standards, on=_OPERATION, how="left", maintain_order="left")
    usual_ratio = (pl.col("each") / pl.col(_STANDARD)).median().over(c.JOB_CODE)
    return each.with_columns(pl.coalesce("usual", pl.col(_STANDARD) * usual_ratio).alias("usual"))


def _near(ratio: pl.Expr, factor: float) -> pl.Expr:
    return ratio.is_between(factor / TOLERANCE, factor * TOLERANCE)
