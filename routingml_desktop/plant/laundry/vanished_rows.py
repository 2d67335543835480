"""Bookings that the last sync still had and this one has not.

This only tells: what the ERP lost cannot be learned from, and is no reason to leave out what it
kept. So there is no switch; the finding stands among those of the sync.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.plant import Finding, Severity
from routingml_desktop.plant.laundry.tally import (
    EXAMPLES,
    MINUTES_OF_AN_HOUR,
    TOLD,
    booked_minutes,
)

CHECK: Final = "vanished_results"
TABLE: Final = "work_results"
_KEY: Final = "_key"
_LESS: Final = "_less"


def vanished_results(former: pl.LazyFrame, fresh: pl.LazyFrame) -> tuple[Finding, ...]:
    """A finding when bookings vanished since the former sync; none when nothing did.

    An operation of an order lost bookings when it has fewer than before; one that was dated or
    filled in otherwise did not vanish. Bookings without an order are followed by their date.
    Bookings older than the oldest one that is left are no loss: ERP views often hold the last
    years only. Bookings without a date cannot be followed.
    """
    oldest = fresh.select(pl.col(c.REPORTED).min()).collect().item()
    if oldest is None:
        return ()
    former = former.filter(pl.col(c.REPORTED) >= oldest)
    missing = _missing(former, fresh)
    if missing.is_empty():
        return ()
    lost = _lost(former, missing)
    count, rows = int(lost[_LESS].sum()), int(former.select(pl.len()).collect().item())
    hours = round(float(lost["minutes"].sum()) / MINUTES_OF_AN_HOUR, 2)
    return (
        Finding(
            CHECK,
            TABLE,
            Severity.CRITICAL if count > rows // 100 else Severity.WARNING,
            count=count,
            rows=rows,
            examples=tuple(lost["told"].head(EXAMPLES)),
            message=(
                f"{count} of {rows} bookings of the last sync ({hours:,.1f} h) are no longer "
                "in the ERP, although older ones are; or the mapping reads other rows than before"
            ),
            hours=hours,
        ),
    )


def _missing(former: pl.LazyFrame, fresh: pl.LazyFrame) -> pl.DataFrame:
    """Operations of orders with fewer bookings than before, and how many fewer."""
    # Numbers instead of texts, so that millions of bookings are counted in a second.
    was = former.group_by(_key()).len().collect()
    now = fresh.group_by(_key()).len().collect()
    less = pl.col("len").cast(pl.Int64) - pl.col("len_right").cast(pl.Int64).fill_null(0)
    return (
        was.join(now, on=_KEY, how="left").select(_KEY, less.alias(_LESS)).filter(pl.col(_LESS) > 0)
    )


def _lost(former: pl.LazyFrame, missing: pl.DataFrame) -> pl.DataFrame:
    """Those operations with their words and the minutes that went with the lost bookings."""
    told = pl.concat_str([pl.col(n).fill_null("-") for n in TOLD], separator=" / ")
    # Which of several bookings was lost is not known; each stands for its share.
    minutes = booked_minutes().sum() * pl.col(_LESS).first() / pl.len()
    return (
        former.with_columns(_key())
        .join(missing.lazy(), on=_KEY)
        .group_by(_KEY)
        .agg(pl.col(*TOLD).first(), pl.col(_LESS).first(), minutes.alias("minutes"))
        .sort(TOLD)
        .with_columns(told.alias("told"))
        .collect()
    )


def _key() -> pl.Expr:
    unnumbered = pl.when(pl.col(c.WORK_ORDER).is_null()).then(c.REPORTED)
    parts = [c.WORK_ORDER, c.ITEM_CODE, c.JOB_CODE, unnumbered.alias(c.REPORTED)]
    return pl.struct(parts).hash().alias(_KEY)
