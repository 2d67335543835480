"""Bookings that the last sync still had and this one has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.plant import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECK: Final = "vanished_results"
TABLE: Final = "work_results"
EXAMPLES: Final = 5
_MONTH: Final = "_month"
_KEY: Final = [c.WORK_ORDER, c.ITEM_CODE, c.JOB_CODE, c.REPORTED]


def vanished_results(former: pl.LazyFrame, fresh: pl.LazyFrame) -> tuple[Finding, ...]:
    """A finding when bookings vanished since the former sync; none when nothing did.

    Bookings older than the oldest one that is left are no loss: ERP views often hold the last
    years only. Bookings without a date cannot be followed.
    """
    oldest = fresh.select(pl.col(c.REPORTED).min()).collect().item()
    if oldest is None:
        return ()
    former = former.filter(pl.col(c.REPORTED) >= oldest)
    lost = [
        part for month in _months_with_less(former, fresh) for part in _lost(former, fresh, month)
    ]
    if not lost:
        return ()
    rows = int(former.select(pl.len()).collect().item())
    count = sum(number for number, _ in lost)
    examples = tuple(text for _, texts in lost for text in texts)[:EXAMPLES]
    return (
        Finding(
            CHECK,
            TABLE,
            Severity.CRITICAL if count > rows // 100 else Severity.WARNING,
            count=count,
            rows=rows,
            examples=examples,
            message=(
                f"{count} of {rows} bookings of the last sync are no longer in the ERP, although "
                "older ones are"
            ),
        ),
    )


def _months_with_less(former: pl.LazyFrame, fresh: pl.LazyFrame) -> list[object]:
    """Months of which fewer bookings came; only those are compared row by row."""
    compared = (
        _by_month(former)
        .join(_by_month(fresh), on=_MONTH, how="left")
        .filter(pl.col("len") > pl.col("len_right").fill_null(0))
    )
    return compared.sort(_MONTH)[_MONTH].to_list()


def _by_month(rows: pl.LazyFrame) -> pl.DataFrame:
    return rows.group_by(pl.col(c.REPORTED).dt.truncate("1mo").alias(_MONTH)).len().collect()


def _lost(
    former: pl.LazyFrame, fresh: pl.LazyFrame, month: object
) -> Iterator[tuple[int, list[str]]]:
    of_month = pl.col(c.REPORTED).dt.truncate("1mo") == month
    was = former.filter(of_month).group_by(_KEY).len()
    now = fresh.filter(of_month).group_by(_KEY).len()
    lost = (
        was.join(now, on=_KEY, how="left", nulls_equal=True)
        .with_columns(
            (pl.col("len").cast(pl.Int64) - pl.col("len_right").cast(pl.Int64).fill_null(0)).alias(
                "less"
            )
        )
        .filter(pl.col("less") > 0)
        .sort(_KEY)
        .collect()
    )
    if lost.is_empty():
        return
    shown = lost.head(EXAMPLES).select(
        pl.concat_str([pl.col(n).cast(pl.String).fill_null("-") for n in _KEY[:3]], separator=" / ")
    )
    yield int(lost["less"].sum()), shown.to_series().to_list()
