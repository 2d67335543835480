"""Routing operations and work results with our names, types, minutes and enums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.work_result import ResultKind
from routingml_desktop.erp.mapping import (
    MINUTES,
    OPERATION_TIMES,
    ORDER_TYPE,
    RESULT_TIMES,
    REWORK,
    RUN_KIND,
    SETUP_KIND,
    TIME_UNIT,
)
from routingml_desktop.erp.units import CLOCK_UNITS, MINUTES_IN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.erp.mapping import OperationsMapping, WorkResultsMapping
    from routingml_desktop.erp.mapping_parts import SpanMapping, TableMapping
    from routingml_desktop.erp.settling import Settling
    from routingml_desktop.erp.tally import Tally

_PLAIN_TYPE: Final[dict[str, pl.DataType]] = {
    "String": pl.String(),
    "Int64": pl.Int64(),
    "Float64": pl.Float64(),
    "Boolean": pl.Boolean(),
    "Datetime": pl.Datetime("us"),
}


def settled_operations(
    raw: pl.DataFrame, operations: OperationsMapping, settling: Settling, tally: Tally
) -> pl.DataFrame:
    """The routing operations of one raw batch, exactly OPERATION_COLUMNS."""
    settled = _by_type(raw, operations, our.OPERATION_COLUMNS, settling, OPERATION_TIMES)
    settled[our.ORIGIN] = constant(RoutingOrigin.MASTER, raw.height)
    if our.ROUTING_NO not in operations.columns and our.ROUTING_NO not in operations.constants:
        settled[our.ROUTING_NO] = constant("1", raw.height)
    if our.CREATED not in operations.columns:
        # The nearest thing to a date of its making; without any, no past can be measured.
        settled[our.CREATED] = settled[our.VALID_FROM].alias(our.CREATED)
    settled[our.OPERATION_TYPE] = settled[our.OPERATION_TYPE].fill_null(OperationType.UNKNOWN)
    settled |= _minutes(raw, operations, operations.time_unit, OPERATION_TIMES, settling)
    frame = _framed(settled, our.OPERATION_COLUMNS)
    return with_code("operations", frame, (our.ITEM_CODE, our.JOB_CODE), tally)


def settled_results(
    raw: pl.DataFrame, results: WorkResultsMapping, settling: Settling, tally: Tally
) -> pl.DataFrame:
    """The bookings of one raw batch, exactly RESULT_COLUMNS, minutes of the whole booking."""
    wanted = our.RESULT_COLUMNS | {MINUTES: "Float64", REWORK: "Boolean"}
    settled = _by_type(raw, results, wanted, settling, RESULT_TIMES)
    settled[our.WORK_ORDER] = _typed_orders(
        settled[our.WORK_ORDER], combined_text(raw, results, ORDER_TYPE, settling)
    )
    settled |= _minutes(raw, results, results.time_unit, RESULT_TIMES, settling)
    if our.KIND not in results.columns and our.KIND not in results.constants:
        settled[our.KIND] = constant(RUN_KIND, raw.height)
    if results.span is not None and results.times_tell_minutes:
        settled[MINUTES] = _minutes_between(raw, results, results.span, settled, settling)
    if MINUTES in results.columns or results.times_tell_minutes:
        is_setup = settled[our.KIND] == SETUP_KIND
        for column, mine in ((our.SETUP_MINUTES, is_setup), (our.RUN_MINUTES, ~is_setup)):
            settled[column] = settled[MINUTES].set(
                ~mine.fill_null(value=column == our.RUN_MINUTES), None
            )
    if results.basis == "piece":
        settled[our.RUN_MINUTES] = settled[our.RUN_MINUTES] * settled[our.QUANTITY]
    settled[our.KIND] = _kinds(settled[our.KIND], settled[REWORK])
    frame = _framed(settled, our.RESULT_COLUMNS)
    return with_code("work_results", frame, (our.ITEM_CODE, our.JOB_CODE), tally)


def combined_text(
    raw: pl.DataFrame, table: TableMapping, column: str, settling: Settling
) -> pl.Series:
    """Our text column from one or several of theirs, joined by a slash; null where all are."""
    texts = _combined(raw, table, column, settling)
    return settling.item_code(texts) if column == our.ITEM_CODE else texts


def _combined(raw: pl.DataFrame, table: TableMapping, column: str, settling: Settling) -> pl.Series:
    theirs = table.columns.get(column)
    if theirs is None:
        return constant(table.constants.get(column), raw.height, column)
    if isinstance(theirs, str):
        return settling.text(raw[theirs]).alias(column)
    parts = pl.DataFrame([settling.text(raw[name]).alias(name) for name in theirs])
    joined = parts.select(pl.concat_str(pl.all(), separator="/", ignore_nulls=True)).to_series()
    return joined.set(joined == "", None).alias(column)


def constant(value: str | None, height: int, name: str = "") -> pl.Series:
    """The same text in every row."""
    return pl.repeat(value, height, dtype=pl.String, eager=True).alias(name)


def with_code(table: str, frame: pl.DataFrame, keys: Sequence[str], tally: Tally) -> pl.DataFrame:
    """The rows whose keys are all known; the others are left out and counted."""
    tally.saw(table, frame.height)
    for key in keys:
        blank = frame[key].is_null()
        if blank.any():
            shown = frame.filter(blank).select(
                pl.concat_str(pl.all(), separator=" ", ignore_nulls=True)
            )
            tally.note(
                "blank_codes",
                table,
                key,
                shown.to_series(),
                Severity.WARNING,
                "are blank, so these rows were left out",
            )
            frame = frame.filter(~blank)
    return frame


def _by_type(
    raw: pl.DataFrame,
    table: TableMapping,
    wanted: Mapping[str, str],
    settling: Settling,
    times: Sequence[str],
) -> dict[str, pl.Series]:
    """Our columns, each settled as its type asks; all null where the mapping names none.

    ``times`` stay null here: what they are in minutes needs their units.
    """
    nothing = pl.repeat(None, raw.height, dtype=pl.Float64, eager=True)
    return {
        column: nothing.alias(column)
        if column in times
        else _settled(raw, table, column, kind, settling).alias(column)
        for column, kind in wanted.items()
    }


def _settled(
    raw: pl.DataFrame, table: TableMapping, column: str, kind: str, settling: Settling
) -> pl.Series:
    texts_known = table.values.get(column)
    theirs = table.columns.get(column)
    if kind == "String" and not texts_known:
        return combined_text(raw, table, column, settling)
    values = raw[theirs] if isinstance(theirs, str) else combined_text(raw, table, column, settling)
    if kind == "String":
        return settling.one_of(values, texts_known or {})
    if kind == "Boolean":
        return settling.yes_no(values, texts_known)
    if kind == "Datetime":
        return settling.date(values)
    return settling.whole_number(values) if kind == "Int64" else settling.number(values)


def _minutes(
    raw: pl.DataFrame,
    table: TableMapping,
    time_unit: str | Mapping[str, str],
    times: Sequence[str],
    settling: Settling,
) -> dict[str, pl.Series]:
    """The times the table names, in minutes by the row's unit where it has one, else by its own."""
    per_row = table.columns.get(TIME_UNIT)
    known = {text: MINUTES_IN[unit] for text, unit in table.values.get(TIME_UNIT, {}).items()}
    found = {}
    for column in times:
        theirs = table.columns.get(column)
        if theirs is None and column not in table.constants:
            continue
        values = (
            raw[theirs] if isinstance(theirs, str) else combined_text(raw, table, column, settling)
        )
        default = time_unit if isinstance(time_unit, str) else time_unit.get(column, "minute")
        # What the mapping says itself it says in our words: minutes.
        unit = "minute" if theirs is None else default
        if theirs is not None and isinstance(per_row, str) and unit not in CLOCK_UNITS:
            factors = MINUTES_IN | known | {f"({unit})": MINUTES_IN[unit]}
            numbers = settling.minutes(values, "minute")
            minutes = settling.in_unit(numbers, raw[per_row], factors, f"({unit})")
        else:
            minutes = settling.minutes(values, unit)
        found[column] = minutes.alias(column)
    return found


def _minutes_between(
    raw: pl.DataFrame,
    results: WorkResultsMapping,
    span: SpanMapping,
    settled: Mapping[str, pl.Series],
    settling: Settling,
) -> pl.Series:
    """From start to completion; missing and counted where the completion comes first."""
    start, complete = (
        _date_once(raw, results, column, settled, settling)
        for column in (span.start, span.complete)
    )
    # Across a change of clocks two times of the wall are not as far apart as they look.
    shift = settling.ahead_of_utc(raw[span.complete]) - settling.ahead_of_utc(raw[span.start])
    minutes = (complete - start - shift).dt.total_microseconds() / 60e6
    return settling.at_least_zero(minutes.alias(span.complete), f"come before {span.start}")


def _date_once(
    raw: pl.DataFrame,
    results: WorkResultsMapping,
    column: str,
    settled: Mapping[str, pl.Series],
    settling: Settling,
) -> pl.Series:
    """Their column of dates; what another column of ours holds already is not counted twice."""
    for ours in (our.STARTED, our.REPORTED):
        if results.columns.get(ours) == column:
            return settled[ours]
    return settling.date(raw[column])


def _typed_orders(orders: pl.Series, types: pl.Series) -> pl.Series:
    """Order numbers after their types, such as ``WO/1001``; the number alone without a type."""
    if types.null_count() == len(types):
        return orders
    return pl.select(pl.concat_str([types, orders], separator="/").fill_null(orders)).to_series()


def _kinds(kinds: pl.Series, rework: pl.Series) -> pl.Series:
    """ResultKind values: set-up and run are production unless the booking is rework."""
    ours = kinds.replace({SETUP_KIND: ResultKind.PRODUCTION, RUN_KIND: ResultKind.PRODUCTION})
    again = rework.fill_null(value=False) & (ours == ResultKind.PRODUCTION)
    return ours.set(again, ResultKind.REWORK)


def _framed(settled: Mapping[str, pl.Series], schema: Mapping[str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        [settled[column].cast(_PLAIN_TYPE[kind]).alias(column) for column, kind in schema.items()]
    )
