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
    tables = _tables_named(mapping)
    named = {"name": mapping.name, "tables": tables}
    yield _found("mapping", f"{mapping.name}: {tables}", "mapping_named", named)
    try:
        kind, reader = open_reader(mapping, location)
    except RoutingMLError as error:
        yield from _drivers()
        yield DoctorLine("source", ok=False, message=str(error), error=error)
        return
    try:
        if kind == "odbc":
            yield from _drivers()
            connected = _connection(reader)
            yield connected
            if not connected.ok:
                return
        else:
            named = {"kind": kind, "title": reader.title}
            yield _found("source", f"{kind} {reader.title}", "source_named", named)
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
            finding="no_driver",
            facts={"page": DRIVER_PAGE},
        )


def _connection(reader: TableReader) -> DoctorLine:
    """Whether the server lets us in, with driver and system as they call themselves."""
    from routingml_desktop.erp.odbc_tables import OdbcTables  # noqa: PLC0415 (ODBC plants only)

    assert isinstance(reader, OdbcTables)  # noqa: S101 (only called for such a source)
    started = time.perf_counter()
    try:
        driver, system = reader.connection.driver_facts(_never)
    except RoutingMLError as error:
        said = f"{error} ({_since(started)})"
        return DoctorLine("connection", ok=False, message=said, error=error)
    time_taken = _since(started)
    said = f"{reader.title}: {system} through {driver} ({time_taken})"
    facts = {"title": reader.title, "system": system, "driver": driver, "time": time_taken}
    return _found("connection", said, "connected", facts)


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
            told = _missing(missing, known)
            return _lacking(topic, told, "columns_missing", {"columns": _named(missing, known)})
        rows = sum(len(batch) for batch in reader.batches(replace(query, limit=1), _never))
    except RoutingMLError as error:
        return DoctorLine(topic, ok=False, message=f"{error} ({_since(started)})", error=error)
    facts = {"columns": str(len(wanted)), "time": _since(started)}
    if not rows:
        told = f"{len(wanted)} columns, but no rows: ask for data, or check the filters"
        return _lacking(topic, told, "no_rows", facts)
    told = f"{len(wanted)} columns, first row ({facts['time']})"
    return _found(topic, told, "table_sound", facts)


def _missing(missing: list[str], known: Iterable[str]) -> str:
    named = _named(missing, known)
    return f"has no column {named}. Correct the mapping, or ask IT for the column."


def _named(missing: list[str], known: Iterable[str]) -> str:
    there = list(known)
    named = []
    for column in missing:
        alike = closest(column, there)
        named.append(f"{column} (did you mean {alike}?)" if alike else column)
    return ", ".join(named)


def _tables_named(mapping: SourceMapping) -> str:
    named = ["items"]
    named += ["routing master"] if mapping.operations is not None else []
    named += ["work results"] if mapping.work_results is not None else []
    return ", ".join(named)


def _since(started: float) -> str:
    return f"{(time.perf_counter() - started) * 1000:.0f} ms"


def _never() -> bool:
    return False


def _found(topic: str, message: str, finding: str, facts: dict[str, str]) -> DoctorLine:
    return DoctorLine(topic, ok=True, message=message, finding=finding, facts=facts)


def _lacking(topic: str, message: str, finding: str, facts: dict[str, str]) -> DoctorLine:
    return DoctorLine(topic, ok=False, message=message, finding=finding, facts=facts)
