"""Work orders told in many reports, and those the rows show only a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.domain.work_result import ResultKind
from routingml_desktop.erp.row_checks import finding

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import AsBuiltRule, Finding

TABLE: Final = "work_results"
MANY_REPORTS: Final = 10
"""More reports than this on one operation of an order are worth knowing."""


def partial_reports(results: pl.LazyFrame) -> tuple[Finding, ...]:
    """Order operations told in many reports."""
    per_operation = (
        results.drop_nulls(our.WORK_ORDER)
        .filter(pl.col(our.KIND) == ResultKind.PRODUCTION.value)
        .group_by(our.WORK_ORDER, our.JOB_CODE)
        .len()
    )
    counted, many = pl.collect_all(
        [
            per_operation.select(pl.len()),
            per_operation.filter(pl.col("len") > MANY_REPORTS).sort(
                "len", our.WORK_ORDER, our.JOB_CODE, descending=[True, False, False]
            ),
        ]
    )
    if many.is_empty():
        return ()
    most = int(many["len"][0])
    return (
        finding(
            "partial_reports",
            TABLE,
            Severity.INFO,
            count=many.height,
            rows=int(counted.item()),
            examples=[f"{order} {job}: {count}" for order, job, count in many.head(5).iter_rows()],
            sentence=(
                f"{many.height} order operations were told in more than {MANY_REPORTS} reports, "
                f"up to {most}; they are added up"
            ),
        ),
    )


def orders_cut_off(results: pl.LazyFrame, rule: AsBuiltRule) -> tuple[Finding, ...]:
    """Orders whose bookings do not begin or end as a whole routing does."""
    if not rule.first_operations and not rule.last_operations:
        return ()
    job = pl.col(our.JOB_CODE)
    orders = (
        results.drop_nulls(our.WORK_ORDER)
        .select(our.WORK_ORDER, our.JOB_CODE, our.REPORTED, our.SEQUENCE)
        .sort(our.REPORTED, our.SEQUENCE, maintain_order=True, nulls_last=False)
        .group_by(our.WORK_ORDER, maintain_order=True)
        .agg(job.first().alias("first"), job.last().alias("last"))
        .collect()
    )
    whole = pl.lit(value=True)
    if rule.first_operations:
        whole = whole & pl.col("first").is_in(sorted(rule.first_operations))
    if rule.last_operations:
        whole = whole & pl.col("last").is_in(sorted(rule.last_operations))
    cut = orders.filter(~whole).sort(our.WORK_ORDER)
    if cut.is_empty():
        return ()
    return (
        finding(
            "orders_cut_off",
            TABLE,
            Severity.WARNING,
            count=cut.height,
            rows=orders.height,
            examples=[
                f"{order}: {first} ... {last}" for order, first, last in cut.head(5).iter_rows()
            ],
            sentence=(
                f"{cut.height} of {orders.height} orders do not begin and end as a whole routing "
                "does; the rows probably cover only part of their time"
            ),
        ),
    )


def unplaced_bookings(operations: pl.LazyFrame, results: pl.LazyFrame) -> tuple[Finding, ...]:
    """Of a plant without a routing master, bookings from which no routing can be taken."""
    maintained = pl.col(our.ORIGIN).ne_missing(RoutingOrigin.AS_BUILT.value).any()
    if operations.select(maintained).collect().item():
        return ()
    order = [our.WORK_ORDER, our.ITEM_CODE]
    dated = pl.col(our.REPORTED).is_not_null().any().over(order)
    lost = (
        results.filter(pl.col(our.KIND) == ResultKind.PRODUCTION.value)
        .with_columns(
            (
                pl.col(our.WORK_ORDER).is_null()
                | pl.when(dated)
                .then(pl.col(our.REPORTED).is_null())
                .otherwise(pl.col(our.SEQUENCE).is_null())
            ).alias("lost")
        )
        .collect()
    )
    count = int(lost["lost"].sum())
    if not count:
        return ()
    shown = lost.filter("lost").select(pl.format("{} {}", our.ITEM_CODE, our.JOB_CODE).alias("x"))
    return (
        finding(
            "unplaced_bookings",
            TABLE,
            # Without a single routing nothing can be learned.
            Severity.CRITICAL if count == len(lost) else Severity.WARNING,
            count=count,
            rows=len(lost),
            examples=shown["x"].drop_nulls().unique(maintain_order=True).head(5).to_list(),
            sentence=(
                f"{count} of {len(lost)} bookings name no order, or neither date nor operation "
                "number, so no routing can be taken from them; the mapping names these with "
                "work_order, reported and sequence"
            ),
        ),
    )
