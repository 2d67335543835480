"""Routings as they were really made, read from the bookings of whole work orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import SEQUENCE_STEP, OperationType, RoutingOrigin
from routingml_desktop.domain.work_result import ResultKind
from routingml_desktop.plant.frames import OPERATIONS_SCHEMA, exactly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.plant import AsBuiltRule

_ORDER: Final = [c.WORK_ORDER, c.ITEM_CODE]
_ROW: Final = "_row"


def as_built_operations(results: pl.LazyFrame, rule: AsBuiltRule) -> pl.DataFrame:
    """One routing per complete work order: its operations by first booking, repeats collapsed.

    An order is complete when its first booking is of one of the rule's first operations and its
    last booking of one of its last operations. The routing carries the order's number, the day of
    its first booking as creation, and no minutes: those are in the bookings. An order none of whose
    bookings has a date goes by its operation numbers, and nothing is known of its creation.
    Breakdowns and rework are no operations; bookings without order, item or operation, or without
    what places the others of their order, cannot be placed.
    """
    placed = (
        results.select(
            *_ORDER,
            c.JOB_CODE,
            c.JOB_NAME,
            c.WORK_CENTER,
            c.WORK_CENTER_NAME,
            c.REPORTED,
            c.SEQUENCE,
            c.KIND,
        )
        .with_row_index(_ROW)
        .filter(
            pl.col(c.KIND).fill_null(ResultKind.PRODUCTION.value) == ResultKind.PRODUCTION.value,
            *(pl.col(name).is_not_null() for name in (*_ORDER, c.JOB_CODE)),
        )
        .filter(
            pl.when(pl.col(c.REPORTED).is_not_null().any().over(_ORDER))
            .then(pl.col(c.REPORTED).is_not_null())
            .otherwise(pl.col(c.SEQUENCE).is_not_null())
        )
        .sort(*_ORDER, c.REPORTED, c.SEQUENCE, _ROW)
        .collect()
    )
    ends = placed.group_by(_ORDER, maintain_order=True).agg(
        pl.col(c.REPORTED).first().alias(c.CREATED),
        pl.col(c.JOB_CODE).first().alias("_first"),
        pl.col(c.JOB_CODE).last().alias("_last"),
    )
    whole = ends.filter(
        _one_of("_first", rule.first_operations), _one_of("_last", rule.last_operations)
    )
    steps = (
        placed.unique([*_ORDER, c.JOB_CODE], keep="first", maintain_order=True)
        .join(whole, on=_ORDER, how="inner", maintain_order="left")
        .with_columns(
            (pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(_ORDER) * SEQUENCE_STEP).alias(
                c.SEQUENCE
            ),
            pl.col(c.WORK_ORDER).alias(c.ROUTING_NO),
            pl.lit(OperationType.UNKNOWN.value).alias(c.OPERATION_TYPE),
            pl.lit(RoutingOrigin.AS_BUILT.value).alias(c.ORIGIN),
            pl.lit(1.0).alias(c.BASE_QUANTITY),
        )
    )
    return exactly(steps, OPERATIONS_SCHEMA)


def _one_of(column: str, allowed: Iterable[str]) -> pl.Expr:
    known = sorted(allowed)
    return pl.col(column).is_in(known) if known else pl.lit(value=True)
