"""Looks at drivers, connection, tables and columns, and says what is missing and what to do."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import RoutingMLError
from routingml_desktop.domain.plant import DoctorLine
from routingml_desktop.erp.lookups import lookup_query
from routingml_desktop.erp.readers import closest
from routingml_desktop.erp.sources import item_columns, open_reader, table_query
from routingml_desktop.erp.span_checks import span_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from routingml_desktop.erp.mapping import SourceMapping
    from routingml_desktop.erp.mapping_parts import TableMapping
    from routingml_desktop.erp.readers import TableReader
    from routingml_desktop.erp.statements import TableQuery

DRIVER_PAGE: Final = (
    "https://learn.microsoft.com/sql/connect/odbc/download-odbc-driver-for-sql-server"
)


def examine(mapping: SourceMapping, location: str = "") -> tuple[DoctorLine, ...]:
    """One line per driver, connection, table and lookup, in the order they are needed.

    Nothing is raised for a source that cannot be read: that is what the lines tell.
    """
    return tuple(_lines(mapping, location))


def _lines(mapping: SourceMapping, location: str) -> Iterator[DoctorLine]:
    yield DoctorLine("mapping", ok=True, message=f"{mapping.name}: {_tables_named(mapping)}")
    try:
        kind, reader = open_reader(mapping, location)
    except RoutingMLError as error:
        yield from _drivers()
        yield DoctorLine("source", ok=False, message=str(error))
        return
    try:
        if kind == "odbc":
            yield from _drivers()
            connected = _connection(reader)
            yield connected
            if not connected.ok:
                return
        else:
            yield DoctorLine("source", ok=True, message=f"{kind} {reader.title}")
        for topic, table, further in _mapped(mapping):
            yield _table(topic, reader, table_query(table, further))
            for lookup in table.lookups:
                yield _table(f"{topic} lookup", reader, lookup_query(lookup))
    finally:
        reader.close()


def _drivers() -> Iterator[DoctorLine]:
    """Every ODBC driver of this PC, or how to get one."""
    from routingml_desktop.erp.drivers import installed_drivers  # noqa: PLC0415 (ODBC plants only)

    drivers = installed_drivers()
    for driver in drivers:
        version = f" {driver.version}" if driver.version else ""
        yield DoctorLine("driver", ok=None, message=f"{driver.name}{version} {driver.file}".strip())
    if not drivers:
        yield DoctorLine(
            "driver",
            ok=None,
            message=f"no ODBC driver is installed; the one for SQL Server is at {DRIVER_PAGE}",
        )


def _connection(reader: TableReader) -> DoctorLine:
    """Whether the server lets us in, with driver and system as they call themselves."""
    from routingml_desktop.erp.odbc_tables import OdbcTables  # noqa: PLC0415 (ODBC plants only)

    assert isinstance(reader, OdbcTables)  # noqa: S101 (only called for such a source)
    started = time.perf_counter()
    try:
        driver, system = reader.connection.driver_facts(_never)
    except RoutingMLError as error:
        return DoctorLine("connection", ok=False, message=f"{error} ({_since(started)})")
    said = f"{reader.title}: {system} through {driver} ({_since(started)})"
    return DoctorLine("connection", ok=True, message=said)


def _mapped(mapping: SourceMapping) -> Iterator[tuple[str, TableMapping, tuple[str, ...]]]:
    """Each table of the mapping with the columns it needs beside those it names itself."""
    yield "items", mapping.items, item_columns(mapping.items.attributes)
    if mapping.operations is not None:
        yield "operations", mapping.operations, ()
    if mapping.work_results is not None:
        yield "work_results", mapping.work_results, span_columns(mapping.work_results.span)


def _table(topic: str, reader: TableReader, query: TableQuery) -> DoctorLine:
    """Whether the table is there, has every column and gives a row."""
    topic = f"{topic}: {query.name}"
    started = time.perf_counter()
    try:
        known = reader.columns(query, _never)
        wanted = dict.fromkeys([*query.columns, *(each.column for each in query.where)])
        missing = [column for column in wanted if column not in known]
        if missing:
            return DoctorLine(topic, ok=False, message=_missing(missing, known))
        rows = sum(len(batch) for batch in reader.batches(replace(query, limit=1), _never))
    except RoutingMLError as error:
        return DoctorLine(topic, ok=False, message=f"{error} ({_since(started)})")
    if not rows:
        return DoctorLine(
            topic,
            ok=False,
            message=f"{len(wanted)} columns, but no rows: ask for data, or check the filters",
        )
    return DoctorLine(
        topic, ok=True, message=f"{len(wanted)} columns, first row ({_since(started)})"
    )


def _missing(missing: list[str], known: Iterable[str]) -> str:
    there = list(known)
    named = []
    for column in missing:
        alike = closest(column, there)
        named.append(f"{column} (did you mean {alike}?)" if alike else column)
    return f"has no column {', '.join(named)}. Correct the mapping, or ask IT for the column."


def _tables_named(mapping: SourceMapping) -> str:
    named = ["items"]
    named += ["routing master"] if mapping.operations is not None else []
    named += ["work results"] if mapping.work_results is not None else []
    return ", ".join(named)


def _since(started: float) -> str:
    return f"{(time.perf_counter() - started) * 1000:.0f} ms"


def _never() -> bool:
    return False
