"""Rows of a SQLite file, opened read-only with the standard library."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from routingml_desktop.domain.errors import MissingTableError, SourceError, UnreadableFileError
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.erp.readers import ColumnType, by_likeness, demand_columns
from routingml_desktop.erp.rows import frame_of
from routingml_desktop.erp.statements import Dialect, TableQuery, describe, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import polars as pl

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.erp.statements import Statement


class SqliteFile:
    """A SQLite file as a table reader."""

    def __init__(self, file: Path, batch_rows: int) -> None:
        self._file = file
        self._batch_rows = batch_rows
        self._connection: sqlite3.Connection | None = None

    @property
    def title(self) -> str:
        """The file's name."""
        return self._file.name

    def columns(self, query: TableQuery, stopping: Stopping) -> Mapping[str, ColumnType]:
        """Columns and what their declared types say; MissingTableError when there is no table."""
        stop_if(stopping)
        table = self._table(query)
        names = [
            column[0] for column in self._execute(describe(table, Dialect.ANSI)).description or ()
        ]
        sql = "SELECT name, type FROM pragma_table_info(?)"
        declared = dict(self._run(sql, (table.table[0],)).fetchall())
        return {name: _type_of(declared.get(name) or "") for name in names}

    def batches(self, query: TableQuery, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Rows in batches; raises MissingColumnError, UnreadableFileError, WorkCancelledError."""
        known = self.columns(query, stopping)
        wanted = [*query.columns, *(condition.column for condition in query.where)]
        # SQLite takes a quoted name that is no column for a text, so it never complains itself.
        demand_columns(query.name, wanted, known)
        cursor = self._execute(select(self._table(query), Dialect.ANSI))
        while True:
            stop_if(stopping)
            try:
                rows = cursor.fetchmany(self._batch_rows)
            except sqlite3.Error as error:
                raise UnreadableFileError(self._file, str(error)) from error
            if not rows:
                return
            yield frame_of(query.columns, rows)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _table(self, query: TableQuery) -> TableQuery:
        """The query with the name the file knows: whole, or without its schema."""
        sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
        known = [str(row[0]) for row in self._run(sql).fetchall()]
        for name in (query.name, query.table[-1]):
            if name in known:
                return replace(query, table=(name,))
        raise MissingTableError(query.name, by_likeness(query.name, known))

    def _execute(self, statement: Statement) -> sqlite3.Cursor:
        values = tuple(
            value.isoformat(" ")
            if isinstance(value, datetime)
            else str(value)
            if isinstance(value, date)
            else value
            for value in statement.parameters
        )
        return self._run(statement.sql, values)

    def _run(self, sql: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._opened().execute(sql, values)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise SourceError(
                    f"{self._file} is locked by another program. Try again later."
                ) from error
            raise UnreadableFileError(self._file, str(error)) from error
        except sqlite3.Error as error:
            raise UnreadableFileError(self._file, str(error)) from error

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            if not self._file.is_file():
                raise UnreadableFileError(self._file, "there is no such file")
            address = f"{self._file.resolve().as_uri()}?mode=ro"
            # Used by one thread at a time, which need not be the one that opened it.
            self._connection = sqlite3.connect(
                address, uri=True, timeout=5.0, check_same_thread=False
            )
        return self._connection


def _type_of(declared: str) -> ColumnType:
    """SQLite's own affinity rules, and the usual words for dates and flags."""
    said = declared.upper()
    if "BOOL" in said:
        return ColumnType.YES_NO
    if "DATE" in said or "TIME" in said:
        return ColumnType.DATE
    if any(word in said for word in ("INT", "REAL", "FLOA", "DOUB", "NUM", "DEC")):
        return ColumnType.NUMBER
    return ColumnType.TEXT
