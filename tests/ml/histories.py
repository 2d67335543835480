"""Small histories written as one line per routing or booking."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.domain.work_result import ResultKind
from routingml_desktop.ml.training import TrainingFrames

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DTYPES: dict[str, type[pl.DataType] | pl.DataType] = {
    "String": pl.String,
    "Int64": pl.Int64,
    "Float64": pl.Float64,
    "Boolean": pl.Boolean,
    "Datetime": pl.Datetime("us"),
}
FIRST_DAY = datetime(2024, 1, 1)  # noqa: DTZ001 (frames carry the plant's local time)


def day(number: int) -> datetime:
    """A working day of the small plants."""
    return FIRST_DAY + timedelta(days=number)


def routing_rows(
    item_code: str,
    *steps: str,
    routing_no: str = "R1",
    created: datetime | None = FIRST_DAY,
    origin: RoutingOrigin = RoutingOrigin.MASTER,
    **changes: Any,
) -> list[dict[str, Any]]:
    """Operations of one routing; a step is a job code or ``JOB@WORK_CENTER``."""
    return [
        {
            c.ITEM_CODE: item_code,
            c.ROUTING_NO: routing_no,
            c.SEQUENCE: 10 * place,
            c.JOB_CODE: step.partition("@")[0],
            c.WORK_CENTER: step.partition("@")[2] or None,
            c.SETUP_MINUTES: 20.0,
            c.RUN_MINUTES: 5.0,
            c.BASE_QUANTITY: 1.0,
            c.CREATED: created,
            c.ORIGIN: origin.value,
            **changes,
        }
        for place, step in enumerate(steps, start=1)
    ]


def booking(item_code: str, step: str, **changes: Any) -> dict[str, Any]:
    """A clean booking of ten pieces: 20 minutes set-up, 50 minutes run."""
    return {
        c.WORK_ORDER: "WO-1",
        c.ITEM_CODE: item_code,
        c.SEQUENCE: 10,
        c.JOB_CODE: step.partition("@")[0],
        c.WORK_CENTER: step.partition("@")[2] or None,
        c.REPORTED: FIRST_DAY,
        c.KIND: ResultKind.PRODUCTION.value,
        c.QUANTITY: 10.0,
        c.SETUP_MINUTES: 20.0,
        c.RUN_MINUTES: 50.0,
        c.DROPPED: None,
        **changes,
    }


def operations_frame(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """The rows as an operations frame; what is not named is null."""
    return _frame(rows, c.OPERATION_COLUMNS)


def actuals_frame(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """The rows as cleaned work results."""
    return _frame(rows, c.RESULT_COLUMNS | {c.DROPPED: "String"})


def history(
    items: Mapping[str, Mapping[str, Any]],
    routings: Iterable[list[dict[str, Any]]] = (),
    bookings: Iterable[Mapping[str, Any]] = (),
) -> TrainingFrames:
    """Frames of a plant: attributes by item code, routings and bookings."""
    names = list(dict.fromkeys(name for attributes in items.values() for name in attributes))
    return TrainingFrames(
        items=pl.DataFrame(
            [{c.ITEM_CODE: code, c.ITEM_NAME: code, **items[code]} for code in items],
            schema_overrides={c.ITEM_CODE: pl.String},
            infer_schema_length=None,
        ),
        operations=operations_frame(row for rows in routings for row in rows),
        actuals=actuals_frame(bookings),
        attributes=tuple(Attribute(name) for name in names),
        source="test",
    )


def _frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pl.DataFrame:
    schema = {name: DTYPES[dtype] for name, dtype in columns.items()}
    values = [{name: row.get(name) for name in columns} for row in rows]
    return pl.DataFrame(values, schema=schema)
