"""Bookings of an order's operation at a work center, added up to one lot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.domain.columns import RESULT_COLUMNS
from routingml_desktop.plant.laundry.single_rows import ROW, same_again

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

LOT: Final = [c.WORK_ORDER, c.ITEM_CODE, c.ROUTING_NO, c.SEQUENCE, c.JOB_CODE, c.WORK_CENTER]
IN_PARTS: Final = "_in_parts"
AGAIN: Final = "_again"
"""How often the lot's order number was used before."""
REUSED_DAYS: Final = 180
"""Parts further apart are two orders of the same number."""


def set_up_again(rows: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """The rows, and set-ups that were posted again as rows of their own.

    A part of a lot that carries to the hundredth the set-up of an earlier part did not set up
    again: the set-up is taken from the part and stands DROPPED beside it.
    """
    set_up = rows.filter(
        pl.col(c.DROPPED).is_null(),
        pl.col(c.WORK_ORDER).is_not_null(),
        pl.col(c.SETUP_MINUTES) > 0,
    )
    again = same_again(set_up, [*LOT, AGAIN, c.SETUP_MINUTES])
    tally.note(Detector.SETUP_TWICE, again, len(rows), pl.col(c.SETUP_MINUTES))
    if not tally.acts(Detector.SETUP_TWICE):
        return rows
    shown = again.with_columns(
        pl.lit(None, pl.Float64).alias(c.QUANTITY),
        pl.lit(None, pl.Float64).alias(c.BAD_QUANTITY),
        pl.lit(None, pl.Float64).alias(c.RUN_MINUTES),
        pl.lit(Detector.SETUP_TWICE.value).alias(c.DROPPED),
    )
    taken = pl.when(~pl.col(ROW).is_in(again[ROW].implode())).then(c.SETUP_MINUTES)
    return pl.concat([rows.with_columns(taken.alias(c.SETUP_MINUTES)), shown])


def numbered_orders(rows: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """The rows with AGAIN: parts half a year apart belong to two orders of the same number."""
    several = _in_parts(LOT)
    parts = (
        rows.filter(several & pl.col(c.REPORTED).is_not_null() & pl.col(c.DROPPED).is_null())
        .sort(*LOT, c.REPORTED, ROW)
        .select(
            ROW,
            *LOT,
            (pl.col(c.REPORTED).diff().over(LOT) > pl.duration(days=REUSED_DAYS))
            .fill_null(value=False)
            .alias("_gap"),
        )
        .with_columns(pl.col("_gap").cast(pl.Int32).cum_sum().over(LOT).alias(AGAIN))
    )
    later = parts.filter(pl.col(AGAIN) > 0)
    tally.note(
        Detector.REUSED_NUMBER, rows.filter(pl.col(ROW).is_in(later[ROW].implode())), len(rows)
    )
    if not tally.acts(Detector.REUSED_NUMBER):
        return rows.with_columns(pl.lit(0, pl.Int32).alias(AGAIN))
    return rows.join(
        later.select(ROW, AGAIN), on=ROW, how="left", maintain_order="left"
    ).with_columns(pl.col(AGAIN).fill_null(0))


def added_up(rows: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """The rows of each lot and reason as one; a booking without work order is a lot of its own.

    The lot is dated by its last part and begins with its first. IN_PARTS tells which were several.
    """
    lot = [*LOT, AGAIN, c.DROPPED]
    rows = rows.with_columns(_in_parts(lot).alias(IN_PARTS))
    counted = rows.filter(pl.col(IN_PARTS) & pl.col(c.DROPPED).is_null())
    tally.note(Detector.PARTS, counted, len(rows))
    kept = [ROW, *RESULT_COLUMNS, c.DROPPED, IN_PARTS]
    if not tally.acts(Detector.PARTS):
        return _numbered(rows.select(kept).with_columns(pl.lit(value=False).alias(IN_PARTS)))
    sums = [c.QUANTITY, c.BAD_QUANTITY, c.SETUP_MINUTES, c.RUN_MINUTES]
    parts = rows.filter(IN_PARTS).group_by(lot, maintain_order=True)
    added = parts.agg(
        pl.col(ROW, c.JOB_NAME, c.WORK_CENTER_NAME, c.KIND, c.WORKER).first(),
        pl.col(c.REPORTED).max(),
        pl.col(c.STARTED).min(),
        pl.lit(value=True).alias(IN_PARTS),
        *(
            pl.when(pl.col(name).count() > 0).then(pl.col(name).sum().round(6)).alias(name)
            for name in sums
        ),
    )
    whole = rows.filter(~pl.col(IN_PARTS)).select(kept)
    return _numbered(pl.concat([whole, added.select(kept)]))


def _in_parts(columns: list[str]) -> pl.Expr:
    return pl.col(c.WORK_ORDER).is_not_null() & pl.struct(columns).hash().is_duplicated()


def _numbered(lots: pl.DataFrame) -> pl.DataFrame:
    # A set-up taken out has the number of the booking that carried it.
    return lots.sort(ROW, maintain_order=True).drop(ROW).with_row_index(ROW)
