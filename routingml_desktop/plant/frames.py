"""Frames with exactly the columns and types of ``domain/columns.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.columns import OPERATION_COLUMNS, ORIGIN, RESULT_COLUMNS
from routingml_desktop.domain.routing import RoutingOrigin

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: Final[dict[str, pl.DataType]] = {
    "String": pl.String(),
    "Int64": pl.Int64(),
    "Float64": pl.Float64(),
    "Boolean": pl.Boolean(),
    "Datetime": pl.Datetime("us"),
}


def schema_of(columns: Mapping[str, str]) -> pl.Schema:
    """The polars schema of OPERATION_COLUMNS or RESULT_COLUMNS."""
    return pl.Schema({name: _TYPES[kind] for name, kind in columns.items()})


OPERATIONS_SCHEMA: Final = schema_of(OPERATION_COLUMNS)
RESULTS_SCHEMA: Final = schema_of(RESULT_COLUMNS)


def no_operations() -> pl.DataFrame:
    """An operations frame without rows."""
    return pl.DataFrame(schema=OPERATIONS_SCHEMA)


def no_results() -> pl.DataFrame:
    """A work results frame without rows."""
    return pl.DataFrame(schema=RESULTS_SCHEMA)


def as_operations(batch: pl.DataFrame) -> pl.DataFrame:
    """The batch's columns in order and typed; what names no origin is of the routing master."""
    frame = exactly(batch, OPERATIONS_SCHEMA)
    return frame.with_columns(pl.col(ORIGIN).fill_null(RoutingOrigin.MASTER.value))


def as_results(batch: pl.DataFrame) -> pl.DataFrame:
    """The batch's columns in order and typed."""
    return exactly(batch, RESULTS_SCHEMA)


def with_all_results(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The bookings with RESULT_COLUMNS; those an older snapshot does not have are null."""
    there = rows.collect_schema()
    absent = [
        pl.lit(None, dtype=kind).alias(name)
        for name, kind in RESULTS_SCHEMA.items()
        if name not in there
    ]
    return rows.with_columns(absent).select(list(RESULTS_SCHEMA)) if absent else rows


def exactly(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The columns of ``schema`` in order and typed; those the frame has not are null."""
    absent = [pl.lit(None).alias(name) for name in schema if name not in frame.columns]
    return frame.with_columns(absent).select(schema.names()).cast(schema)
