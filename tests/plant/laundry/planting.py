"""Faults put into the bookings of a clean shop, with the lots that are wrong afterwards."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from tests.plant.laundry.clean_shop import SPREAD, WRONG

Lot = tuple[str, str]
"""Work order and operation."""
RUN, SETUP, PIECES = c.RUN_MINUTES, c.SETUP_MINUTES, c.QUANTITY
LOT = [c.WORK_ORDER, c.JOB_CODE]


@dataclass(frozen=True)
class Planted:
    """Bookings with a fault."""

    bookings: pl.DataFrame
    wrong: frozenset[Lot]
    certain: frozenset[Lot] | None = None
    """Those that the rows betray; None when all do."""


Plant = Callable[[pl.DataFrame, float, np.random.Generator], Planted]


def changed(*values: pl.Expr) -> Plant:
    """Some bookings get other values."""

    def plant(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
        there = drawn(bookings, share, rng)
        parts = [pl.when(pl.Series(there)).then(v).otherwise(v.meta.output_name()) for v in values]
        names = [value.meta.output_name() for value in values]
        rows = bookings.with_columns(p.alias(n) for p, n in zip(parts, names, strict=True))
        return Planted(rows, lots(bookings.filter(there)))

    return plant


def added(*values: pl.Expr) -> Plant:
    """Beside some bookings stands another row."""

    def plant(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
        more = bookings.filter(drawn(bookings, share, rng)).with_columns(*values)
        return Planted(pl.concat([bookings, more]), lots(more))

    return plant


def in_parts(
    first: Callable[[pl.DataFrame, pl.Series], list[pl.Series | pl.Expr]],
    second: Callable[[pl.DataFrame, pl.Series], list[pl.Series | pl.Expr]],
    *,
    at_most: float = 0.6,
) -> Plant:
    """Some bookings are reported in two parts; the first has this share of the pieces."""

    def plant(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
        there = drawn(bookings, share, rng) & (bookings[PIECES] >= 5).to_numpy()
        rows = bookings.filter(there)
        part = pl.Series(rng.uniform(0.2, at_most, len(rows)))
        pieces = (rows[PIECES] * part).floor().clip(lower_bound=1)
        one = rows.with_columns(*first(rows, pieces), pieces.alias(PIECES))
        later = pl.col(c.REPORTED) + pl.duration(minutes=5)
        two = rows.with_columns(
            *second(rows, pieces), (rows[PIECES] - pieces).alias(PIECES), later
        ).with_columns(pl.lit(None, pl.Datetime("us")).alias(c.STARTED))
        return Planted(pl.concat([bookings.filter(~there), one, two]), lots(rows))

    return plant


def drawn(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> np.ndarray:
    """Which rows; at least one."""
    there = np.zeros(len(bookings), bool)
    there[rng.choice(len(bookings), max(1, round(share * len(bookings))), replace=False)] = True
    return there


def lots(rows: pl.DataFrame) -> frozenset[Lot]:
    """The lots of rows."""
    return frozenset(rows.select(LOT).rows())


def operation_units(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
    """Whole operations book in hours, every other of them per piece as well."""
    jobs = bookings[c.JOB_CODE].unique().sort().to_list()
    wrong = rng.choice(jobs, max(1, round(share * len(jobs))), replace=False).tolist()
    each = pl.col(c.JOB_CODE).is_in(wrong[::2])
    here = pl.col(c.JOB_CODE).is_in(wrong)
    run = pl.col(RUN) / 60 / pl.when(each).then(PIECES).otherwise(1.0)
    rows = bookings.with_columns(
        pl.when(here).then(run).otherwise(RUN).alias(RUN),
        pl.when(here).then(pl.col(SETUP) / 60).otherwise(SETUP).alias(SETUP),
    )
    return Planted(rows, lots(bookings.filter(here)))


def overlapping(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
    """A worker clocks in on two jobs at once; both bookings are wrong."""
    rows = bookings.sort(c.WORK_CENTER, c.STARTED)
    one = np.flatnonzero(drawn(rows, share / 2, rng))
    one = one[(one % 2 == 0) & (one + 1 < len(rows))] if share > 0.1 else one[one + 1 < len(rows)]
    one = one[np.diff(one, prepend=-9) > 1]
    same = (rows[c.WORK_CENTER].gather(one) == rows[c.WORK_CENTER].gather(one + 1)).to_numpy()
    one = one[same]
    minutes = (rows[RUN] + rows[SETUP]).to_numpy()
    moved = np.where(minutes[one] <= minutes[one + 1], one, one + 1)
    other = 2 * one + 1 - moved
    starts = rows[c.STARTED].to_list()
    for here, there in zip(moved.tolist(), other.tolist(), strict=True):
        starts[here] = rows[c.STARTED][there]
    both = np.concatenate([one, one + 1])
    planted = rows.with_columns(pl.Series(c.STARTED, starts, pl.Datetime("us")))
    return Planted(planted, lots(rows[both]))


def rounded(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
    """Some book to the next half hour."""
    there = drawn(bookings, share, rng)
    half_hours = (pl.col(RUN) / 30).round().clip(lower_bound=1) * 30
    run = pl.when(pl.Series(there)).then(half_hours).otherwise(RUN).alias(RUN)
    return Planted(bookings.with_columns(run), lots(bookings.filter(there)))


def several_operations(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
    """An operation's minutes stand on the one before; certain where they weigh enough."""
    able = bookings.filter(pl.col(c.SEQUENCE).is_in([10, 30]))
    # Both bookings are wrong: the one that carries the minutes, and the one that is not there.
    count = max(1, round(share * len(bookings) / 2))
    first = able[rng.choice(len(able), count, replace=False)]
    taken = first.select(c.WORK_ORDER, pl.col(c.SEQUENCE) + 10).join(
        bookings, on=[c.WORK_ORDER, c.SEQUENCE]
    )
    more = taken.select(
        c.WORK_ORDER,
        pl.col(c.SEQUENCE) - 10,
        (pl.col(RUN) + pl.col(SETUP)).alias("more"),
    )
    rows = (
        bookings.join(
            taken.select(c.WORK_ORDER, c.SEQUENCE), on=[c.WORK_ORDER, c.SEQUENCE], how="anti"
        )
        .join(more, on=[c.WORK_ORDER, c.SEQUENCE], how="left", maintain_order="left")
        .with_columns(
            pl.col("more").is_not_null().alias("fault"),
            (pl.col(RUN) + pl.col("more").fill_null(0.0)).alias(RUN),
            # Else the clock betrays it before the minutes do.
            pl.when(pl.col("more").is_null()).then(c.STARTED).alias(c.STARTED),
        )
    )
    fault = rows.filter("fault")
    heavy = (pl.col(RUN) + pl.col(SETUP)) / (pl.col(RUN) + pl.col(SETUP) - pl.col("more"))
    # Three standard deviations of bookings around their standards to be seen, and two to spare.
    certain = fault.filter(heavy.log() > 5 * math.hypot(SPREAD, WRONG))
    return Planted(rows.select(bookings.columns), lots(fault), lots(certain))


def reused_numbers(bookings: pl.DataFrame, share: float, rng: np.random.Generator) -> Planted:
    """The number of an order of the same item is given again years later."""
    orders = (
        bookings.group_by(c.WORK_ORDER, c.ITEM_CODE)
        .agg(pl.col(c.REPORTED).min())
        .sort(c.REPORTED, c.WORK_ORDER)
    )
    early = orders.group_by(c.ITEM_CODE, maintain_order=True).first().rename({c.WORK_ORDER: "old"})
    late = orders.group_by(c.ITEM_CODE, maintain_order=True).last()
    count = max(1, min(len(late), round(share * len(orders) / 2)))
    pairs = late.join(early, on=c.ITEM_CODE).sort(c.ITEM_CODE)
    pairs = pairs[rng.choice(len(pairs), count, replace=False)].select(c.WORK_ORDER, "old")
    rows = bookings.join(pairs, on=c.WORK_ORDER, how="left", maintain_order="left").with_columns(
        pl.coalesce("old", c.WORK_ORDER).alias(c.WORK_ORDER)
    )
    wrong = rows.filter(pl.col("old").is_not_null())
    return Planted(rows.select(bookings.columns), lots(wrong))


def _half(rows: pl.DataFrame, pieces: pl.Series) -> pl.Series:
    return (rows[RUN] * pieces / rows[PIECES]).round(2)


NEXT_DAY = pl.col(c.REPORTED) + timedelta(days=1)
FUTURE = pl.lit(datetime(2044, 3, 1), pl.Datetime("us")).alias(c.REPORTED)  # noqa: DTZ001

NO_START = pl.lit(None, pl.Datetime("us")).alias(c.STARTED)
"""Switched off, a booking of years would overlap all that follow."""

PLANTS: dict[Detector, Plant] = {
    Detector.NO_QUANTITY: changed(pl.lit(0.0).alias(PIECES)),
    Detector.NO_MINUTES: changed(pl.lit(0.0).alias(RUN)),
    Detector.NEGATIVE_MINUTES: changed(-pl.col(RUN)),
    Detector.ABSURD_MINUTES: changed(pl.lit(1e9).alias(RUN), NO_START),
    Detector.FUTURE_DATE: changed(FUTURE),
    Detector.REPEATED: added(),
    Detector.SETUP_TWICE: in_parts(
        lambda rows, pieces: [_half(rows, pieces).alias(RUN)],
        lambda rows, pieces: [(rows[RUN] - _half(rows, pieces)).alias(RUN)],
    ),
    Detector.BREAKDOWN: added(pl.lit("breakdown").alias(c.KIND), pl.lit("X1").alias(c.JOB_CODE)),
    Detector.REWORK: added(pl.lit("rework").alias(c.KIND), pl.lit("X2").alias(c.JOB_CODE)),
    Detector.NON_PRODUCTIVE: added(
        pl.lit("MEETING").alias(c.JOB_CODE), pl.lit(None, pl.Datetime("us")).alias(c.STARTED)
    ),
    Detector.OVERLAPPING: overlapping,
    Detector.WHOLE_HOURS: rounded,
    Detector.SEVERAL_OPERATIONS: several_operations,
    Detector.FULL_TIME_ON_PART: in_parts(
        lambda rows, pieces: [],
        lambda rows, pieces: [pl.lit(0.0).alias(RUN), pl.lit(0.0).alias(SETUP)],
        at_most=0.4,
    ),
    Detector.PARTS: in_parts(
        lambda rows, pieces: [_half(rows, pieces).alias(RUN)],
        lambda rows, pieces: [
            (rows[RUN] - _half(rows, pieces)).alias(RUN),
            pl.lit(0.0).alias(SETUP),
        ],
    ),
    Detector.REUSED_NUMBER: reused_numbers,
    Detector.LATE_BOOKING: changed(NEXT_DAY),
    Detector.OPERATION_UNIT: operation_units,
    Detector.UNIT_SUSPECT: changed(pl.col(RUN) / 60, pl.col(SETUP) / 60),
}
