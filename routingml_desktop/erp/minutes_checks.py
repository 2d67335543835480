"""Booked minutes that are placeholders or in the wrong unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import Severity
from routingml_desktop.erp.row_checks import finding
from routingml_desktop.erp.tally import EXAMPLES

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import Finding

TABLE: Final = "work_results"
ABSURD_BOOKING: Final = 10_080.0
"""Minutes of one booking that nobody works: a week around the clock."""
SPIKE_STEP: Final = 5
"""Placeholders are multiples of five minutes."""
SPIKE_FACTOR: Final = 5.0
SPIKE_SHARE: Final = 0.005
SPIKE_LEAST: Final = 20
WRONG_UNIT: Final = (30.0, 120.0)
"""Actual by standard: around 60 or 1/60 betrays hours booked as minutes or the reverse."""

_SETUP: Final = pl.col(our.SETUP_MINUTES)
_RUN: Final = pl.col(our.RUN_MINUTES)
_QUANTITY: Final = pl.col(our.QUANTITY)


def minute_spikes(results: pl.LazyFrame) -> tuple[Finding, ...]:
    """Round minutes that are booked far more often than the minutes around them."""
    counted = (
        results.select(pl.coalesce(_RUN, _SETUP).alias("minutes"))
        .filter((pl.col("minutes") > 0) & (pl.col("minutes") <= ABSURD_BOOKING))
        .group_by(pl.col("minutes").round(0).cast(pl.Int64))
        .len()
        .collect(engine="streaming")
    )
    counts = dict(counted.iter_rows())
    rows = sum(counts.values())
    spikes = []
    for minutes, count in sorted(counts.items(), key=lambda each: -each[1]):
        if minutes % SPIKE_STEP or count < max(SPIKE_LEAST, SPIKE_SHARE * rows):
            continue
        around = [counts.get(minutes + step, 0) for step in (-4, -3, -2, -1, 1, 2, 3, 4)]
        if count > SPIKE_FACTOR * max(1.0, sum(around) / len(around)):
            spikes.append((minutes, count))
    if not spikes:
        return ()
    total = sum(count for _, count in spikes)
    return (
        finding(
            "minute_spikes",
            TABLE,
            Severity.INFO,
            count=total,
            rows=rows,
            examples=[f"{minutes} min: {count} bookings" for minutes, count in spikes],
            sentence=(
                f"{total} of {rows} bookings have round minutes that occur {SPIKE_FACTOR:g} times "
                "as often as those around them, so they may be placeholders"
            ),
        ),
    )


def unit_suspects(operations: pl.LazyFrame, results: pl.LazyFrame) -> tuple[Finding, ...]:
    """Bookings about 60 times the standard, or a sixtieth of it: hours against minutes."""
    key = (our.ITEM_CODE, our.JOB_CODE)
    standard = (
        operations.filter(_RUN > 0)
        .select(*key, (_RUN / pl.col(our.BASE_QUANTITY).fill_null(1)).alias("standard"))
        .group_by(key)
        .agg(pl.col("standard").median())
    )
    compared = (
        results.filter((_RUN > 0) & (_QUANTITY > 0))
        .select(*key, our.WORK_ORDER, (_RUN / _QUANTITY).alias("actual"))
        .join(standard, on=key)
        .with_columns((pl.col("actual") / pl.col("standard")).alias("ratio"))
    )
    low, high = WRONG_UNIT
    ratio = pl.col("ratio")
    suspect = ratio.is_between(low, high) | (1 / ratio).is_between(low, high)
    counted, shown = pl.collect_all(
        [
            compared.select(pl.len(), suspect.sum().alias("suspect"), ratio.median()),
            compared.filter(suspect).head(EXAMPLES).select(_place(), ratio.round(3)),
        ]
    )
    count = int(counted["suspect"][0] or 0)
    if not count:
        return ()
    rows, middle = int(counted["len"][0]), float(counted["ratio"][0])
    return (
        finding(
            "unit_suspect",
            TABLE,
            # When half of all bookings are off, it is the mapping's unit that is wrong.
            Severity.CRITICAL if count > rows / 2 else Severity.WARNING,
            count=count,
            rows=rows,
            examples=[f"{place}: {times:g} x" for place, times in shown.iter_rows()],
            sentence=(
                f"{count} of {rows} bookings take about 60 times the standard or a sixtieth of it, "
                f"as if hours were minutes (median of all: {middle:.2g})"
            ),
        ),
    )


def _place() -> pl.Expr:
    order = pl.col(our.WORK_ORDER).fill_null("-")
    return pl.format("{} {} {}", order, pl.col(our.ITEM_CODE), pl.col(our.JOB_CODE))
