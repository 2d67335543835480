"""Rows of an ODBC source: described, checked, streamed in batches."""

from __future__ import annotations

import datetime as dt
import decimal
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.erp.connection import ErpConnection
from routingml_desktop.erp.readers import ColumnType, demand_columns
from routingml_desktop.erp.rows import frame_of
from routingml_desktop.erp.statements import (
    Dialect,
    Statement,
    describe,
    fetch_forward,
    select,
    server_cursor,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl
    import pyodbc

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.erp.mapping_parts import ConnectionMapping
    from routingml_desktop.erp.statements import TableQuery

_TYPES: Final[dict[Any, ColumnType]] = {
    int: ColumnType.NUMBER,
    float: ColumnType.NUMBER,
    decimal.Decimal: ColumnType.NUMBER,
    bool: ColumnType.YES_NO,
    dt.datetime: ColumnType.DATE,
    dt.date: ColumnType.DATE,
}


class OdbcTables:
    """Tables and views behind an ODBC connection as a table reader."""

    def __init__(self, settings: ConnectionMapping, location: str = "") -> None:
        self.connection = ErpConnection(settings, location)
        self._batch_rows = settings.batch_rows

    @property
    def title(self) -> str:
        """Database and server; never a password."""
        return self.connection.title

    def columns(self, query: TableQuery, stopping: Stopping) -> Mapping[str, ColumnType]:
        """Columns and types; MissingTableError, PermissionDeniedError or another SourceError."""
        statement = describe(query, self.connection.dialect(stopping))
        cursor = self.connection.execute(statement, query.name, stopping)
        described = cursor.description or ()
        cursor.close()
        return {str(column[0]): _TYPES.get(column[1], ColumnType.TEXT) for column in described}

    def batches(self, query: TableQuery, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Rows in batches; raises a SourceError or WorkCancelledError."""
        wanted = [*query.columns, *(condition.column for condition in query.where)]
        demand_columns(query.name, wanted, self.columns(query, stopping))
        dialect = self.connection.dialect(stopping)
        walked = self._server_walked if dialect is Dialect.POSTGRES else self._walked
        finished = False
        try:
            for rows in walked(select(query, dialect), query.name, stopping):
                stop_if(stopping)
                yield frame_of(query.columns, rows)
            finished = True
        finally:
            if not finished:
                # Half-read answers and open transactions end with their connection.
                self.connection.close()

    def _walked(
        self, statement: Statement, table: str, stopping: Stopping
    ) -> Iterator[list[pyodbc.Row]]:
        """Batches of a driver that hands over rows while the server still sends."""
        cursor = self.connection.execute(statement, table, stopping)
        while rows := self.connection.fetch(cursor, self._batch_rows, table, stopping):
            yield rows
        cursor.close()

    def _server_walked(
        self, statement: Statement, table: str, stopping: Stopping
    ) -> Iterator[list[pyodbc.Row]]:
        """Batches of PostgreSQL, each asked for.

        WORKAROUND: psqlODBC holds the whole answer in memory unless UseDeclareFetch=1, and with it
        crashes the process when the connection breaks between two fetches (seen with 13.02).
        """
        self.connection.execute(Statement("BEGIN READ ONLY"), table, stopping).close()
        self.connection.execute(server_cursor(statement), table, stopping).close()
        while True:
            cursor = self.connection.execute(fetch_forward(self._batch_rows), table, stopping)
            rows = self.connection.fetch(cursor, self._batch_rows, table, stopping)
            cursor.close()
            if not rows:
                break
            yield rows
        self.connection.execute(Statement("ROLLBACK"), table, stopping).close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()
