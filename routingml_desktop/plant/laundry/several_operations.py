"""One booking that carries the minutes of several operations of its order.

An operation of the order's routing is missing when the plant usually books it and this order has
no minutes on it. A booking is suspect when it took far longer than usual and just as long as it and
one of the missing, or all of them, take together. That can be told where what is missing weighs
enough against the spread of the bookings: three standard deviations, and half as much again at
least.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.single_rows import NO_ROUTINGS, ROW
from routingml_desktop.plant.laundry.tally import booked_minutes, dropped_as

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

USUALLY: Final = 0.50
"""Share of orders on which an operation must be booked to be missed."""
BEYOND: Final = 3.0
"""Standard deviations of the logarithm from which a booking takes far longer than usual."""
LEAST_BEYOND: Final = math.log(1.5)
AGREES: Final = 3.0
"""Standard deviations within which it takes as long as all of them together."""
LEAST_SPREAD: Final = 0.05
ENOUGH: Final = 4
"""Lots of an item's operation from which its own pace counts."""
_SAME_AS_STD: Final = 1.349
"""Interquartile range of a normal distribution in standard deviations."""
_ROUTING: Final = [c.ITEM_CODE, c.ROUTING_NO]
_OPERATION: Final = [c.ITEM_CODE, c.JOB_CODE]
_STEP: Final = [*_ROUTING, c.SEQUENCE, c.JOB_CODE]
_ORDER: Final = [c.WORK_ORDER, *_ROUTING]


def without_several_operations(
    lots: pl.DataFrame, operations: pl.LazyFrame | None, tally: Tally
) -> pl.DataFrame:
    """The lots, DROPPED where one carries the minutes of several operations."""
    detector = Detector.SEVERAL_OPERATIONS
    if operations is None or lots[c.ROUTING_NO].null_count() == len(lots):
        tally.cannot(detector, NO_ROUTINGS)
        return lots
    steps = _steps(operations)
    absent = _absent(lots, steps)
    judged = _judged(lots, steps, absent.select(_ORDER).unique())
    paces, spreads = _paces(judged)
    missing = _missing(absent, paces)
    found = (
        judged.join(missing, on=_ORDER, how="inner")
        .join(spreads, on=c.JOB_CODE, how="left")
        .filter(
            (pl.col("beyond") > pl.max_horizontal(BEYOND * pl.col("spread"), LEAST_BEYOND))
            & (
                (pl.col("minutes") / (pl.col("usual") + pl.col("missing"))).log().abs()
                < AGREES * pl.col("spread")
            )
        )[ROW]
        .unique()
    )
    tally.note(detector, lots.filter(pl.col(ROW).is_in(found.implode())), len(lots))
    return dropped_as(detector, found, lots, ROW) if tally.acts(detector) else lots


def _steps(operations: pl.LazyFrame) -> pl.DataFrame:
    """The routings' operations with standard minutes: set-up, and run of one piece."""
    base = pl.col(c.BASE_QUANTITY).fill_null(1.0)
    return (
        operations.filter(base > 0)
        .select(
            *_STEP,
            pl.col(c.SETUP_MINUTES).fill_null(0.0).alias("setup"),
            (pl.col(c.RUN_MINUTES).fill_null(0.0) / base).alias("each"),
        )
        .cast({pl.String: pl.Categorical})
        .unique(_STEP, keep="last", maintain_order=True)
        .collect()
    )


def _judged(lots: pl.DataFrame, steps: pl.DataFrame, suspect: pl.DataFrame) -> pl.DataFrame:
    """The counting lots with a standard: how far they are beyond the item's usual ratio to it.

    What is usual is told by the orders that are not ``suspect``.
    """
    known = (
        lots.filter(pl.col(c.DROPPED).is_null() & (pl.col(c.QUANTITY) > 0))
        .select(ROW, c.WORK_ORDER, *_STEP, c.QUANTITY, booked_minutes().alias("minutes"))
        .join(steps, on=_STEP, how="inner", maintain_order="left")
        .with_columns((pl.col("setup") + pl.col("each") * pl.col(c.QUANTITY)).alias("standard"))
        .filter((pl.col("standard") > 0) & (pl.col("minutes") > 0))
        .with_columns((pl.col("minutes") / pl.col("standard")).log().alias("ratio"))
    )
    known = known.join(
        suspect.with_columns(pl.lit(value=True).alias("_suspect")),
        on=_ORDER,
        how="left",
        maintain_order="left",
    )
    trusted = pl.when(pl.col("_suspect").is_null()).then("ratio")
    own = pl.when(trusted.count().over(_OPERATION) >= ENOUGH).then(
        trusted.median().over(_OPERATION)
    )
    return known.with_columns(
        pl.coalesce(own, trusted.median().over(c.JOB_CODE)).alias("pace")
    ).with_columns(
        (pl.col("ratio") - pl.col("pace")).alias("beyond"),
        (pl.col("standard") * pl.col("pace").exp()).alias("usual"),
    )


def _paces(judged: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The pace of each item's operation, and the spread of each operation's bookings."""
    paces = judged.group_by(_OPERATION).agg(pl.col("pace").first())
    beyond = pl.col("beyond").filter(pl.col("_suspect").is_null())
    spread = (beyond.quantile(0.75) - beyond.quantile(0.25)) / _SAME_AS_STD
    spreads = judged.group_by(c.JOB_CODE).agg(
        pl.max_horizontal(spread, LEAST_SPREAD).alias("spread"),
    )
    return paces, spreads


def _absent(lots: pl.DataFrame, steps: pl.DataFrame) -> pl.DataFrame:
    """The operations of orders on which nothing was booked although the plant usually does."""
    placed = lots.filter(pl.col(c.WORK_ORDER).is_not_null() & (pl.col(c.QUANTITY) > 0))
    orders = placed.group_by(_ORDER, maintain_order=True).agg(pl.col(c.QUANTITY).max())
    booked = (
        lots.filter(
            pl.col(c.WORK_ORDER).is_not_null()
            & (pl.col(c.DROPPED).is_null() | (pl.col(c.DROPPED) != Detector.NO_MINUTES.value))
        )
        .select(c.WORK_ORDER, *_STEP)
        .unique()
        .with_columns(pl.lit(value=True).alias("booked"))
    )
    expected = orders.join(steps, on=_ROUTING, how="inner").join(
        booked, on=[c.WORK_ORDER, *_STEP], how="left"
    )
    usually = expected.group_by(c.JOB_CODE).agg(
        pl.col("booked").is_not_null().mean().alias("share")
    )
    return expected.filter(pl.col("booked").is_null()).join(
        usually.filter(pl.col("share") >= USUALLY), on=c.JOB_CODE, how="semi"
    )


def _missing(absent: pl.DataFrame, paces: pl.DataFrame) -> pl.DataFrame:
    """Per order the usual minutes of each absent operation, and of all of them together."""
    standard = pl.col("setup") + pl.col("each") * pl.col(c.QUANTITY)
    each = absent.join(paces, on=_OPERATION, how="left").select(
        *_ORDER, (standard * pl.col("pace").fill_null(0.0).exp()).alias("missing")
    )
    return pl.concat([each, each.group_by(_ORDER).agg(pl.col("missing").sum())])
