"""Rows of an ODBC source: described, checked, streamed in batches."""

from __future__ import annotations

import datetime as dt
import decimal
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.erp.connection import ErpConnection
from routingml_desktop.erp.readers import ColumnType, demand_columns
from routingml_desktop.erp.rows import frame_of
from routingml_desktop.erp.statements import describe, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

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
        statement = select(query, self.connection.dialect(stopping))
        cursor = self.connection.execute(statement, query.name, stopping)
        while rows := self.connection.fetch(cursor, self._batch_rows, query.name, stopping):
            stop_if(stopping)
            yield frame_of(query.columns, rows)
        cursor.close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()
