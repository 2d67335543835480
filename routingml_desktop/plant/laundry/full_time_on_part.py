"""An order's whole time booked on one of its parts.

Two forms. The other parts carry pieces and no minutes: their pieces are added where the lot then
comes nearer to what is usual. Or the other parts carry their own minutes too: the first part is
left out when it took as long as all pieces together at the pace of the others. Neither can be told
from chance when the other parts are few: what the first part would take alone and together must
differ by half.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.lots import AGAIN, LOT
from routingml_desktop.plant.laundry.single_rows import ROW
from routingml_desktop.plant.laundry.tally import dropped_as
from routingml_desktop.plant.laundry.usual_minutes import OPERATION, USUAL, with_usual

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

LEAST_SHIFT: Final = math.log(1.5)
"""Logarithm of what all pieces take over what the part alone takes."""
_OF: Final = [*LOT, AGAIN]


def without_full_time_parts(
    rows: pl.DataFrame, standards: pl.DataFrame | None, tally: Tally
) -> pl.DataFrame:
    """The rows; pieces without minutes count again, first parts with all minutes are DROPPED."""
    run, pieces = pl.col(c.RUN_MINUTES), pl.col(c.QUANTITY)
    without = (pl.col(c.DROPPED) == Detector.NO_MINUTES.value) & (pieces > 0)
    parts = rows.filter(
        pl.col(c.WORK_ORDER).is_not_null()
        & (pieces > 0)
        & (without | (pl.col(c.DROPPED).is_null() & (run > 0)))
    )
    several = parts.filter(pl.struct(_OF).hash().is_duplicated())
    alone = parts.filter(pl.col(c.DROPPED).is_null() & ~pl.struct(_OF).hash().is_duplicated())
    usual = (
        with_usual(alone, standards).group_by(OPERATION).agg(pl.col(USUAL).first())
        if len(several)
        else pl.DataFrame(schema={**{n: rows.schema[n] for n in OPERATION}, USUAL: pl.Float64})
    )
    timed = pl.col(c.DROPPED).is_null()
    lots = (
        several.sort(c.REPORTED, ROW)
        .group_by(_OF, maintain_order=True)
        .agg(
            pl.col(ROW).filter(timed).first().alias("first"),
            run.filter(timed).first().alias("first_run"),
            pieces.filter(timed).first().alias("first_pieces"),
            run.filter(timed).sum().alias("run"),
            pieces.filter(timed).sum().alias("pieces"),
            timed.sum().alias("parts"),
            pieces.filter(~timed).sum().alias("untimed"),
            pl.col(ROW).filter(~timed).alias("untimed_rows"),
        )
        .join(usual, on=OPERATION, how="left", maintain_order="left")
    )
    added, left_out = _untimed(lots), _first_parts(lots)
    concerned = rows.filter(pl.col(ROW).is_in(pl.concat([added, left_out]).implode()))
    tally.note(Detector.FULL_TIME_ON_PART, concerned, len(rows))
    if not tally.acts(Detector.FULL_TIME_ON_PART):
        return rows
    rows = rows.with_columns(
        pl.when(~pl.col(ROW).is_in(added.implode())).then(c.DROPPED).alias(c.DROPPED)
    )
    return dropped_as(Detector.FULL_TIME_ON_PART, left_out, rows, ROW)


def _untimed(lots: pl.DataFrame) -> pl.Series:
    """The rows whose pieces belong to the minutes of the other parts."""
    together = pl.col("pieces") + pl.col("untimed")
    shift = (together / pl.col("pieces")).log()
    beyond = (pl.col("run") / pl.col("pieces") / pl.col(USUAL)).log()
    found = lots.filter(
        (pl.col("untimed") > 0)
        & (pl.col("pieces") > 0)
        & (shift >= LEAST_SHIFT)
        & ((beyond - shift).abs() < beyond.abs())
    )
    return found["untimed_rows"].explode().drop_nulls()


def _first_parts(lots: pl.DataFrame) -> pl.Series:
    """The first parts that carry the minutes of all pieces although the others carry theirs."""
    rest_run = pl.col("run") - pl.col("first_run")
    rest_pieces = pl.col("pieces") - pl.col("first_pieces")
    shift = (pl.col("pieces") / pl.col("first_pieces")).log()
    pace = pl.col("first_run") / pl.col("first_pieces") / (rest_run / rest_pieces)
    return lots.filter(
        (pl.col("parts") > 1)
        & (pl.col("untimed") == 0)
        & (shift >= LEAST_SHIFT)
        & ((pace.log() - shift).abs() < shift / 2)
    )["first"]
