"""Opens, times out, cancels an ODBC connection; turns driver errors into ours."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import pyodbc

from routingml_desktop.domain.errors import ErpTimeoutError, MissingTableError, SourceError
from routingml_desktop.erp.driver_calls import DriverCalls, OverdueError
from routingml_desktop.erp.driver_errors import Asked, our_error
from routingml_desktop.erp.drivers import installed_drivers
from routingml_desktop.erp.keywords import keywords_of
from routingml_desktop.erp.readers import by_likeness
from routingml_desktop.erp.statements import Dialect

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.erp.mapping_parts import ConnectionMapping
    from routingml_desktop.erp.statements import Statement

_log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

_DIALECTS = {
    "microsoft sql server": Dialect.TSQL,
    "mysql": Dialect.MYSQL,
    "mariadb": Dialect.MYSQL,
    "postgresql": Dialect.POSTGRES,
}
_MANY_TABLES = 2000


class ErpConnection:
    """One read-only connection, opened with the first question."""

    def __init__(self, settings: ConnectionMapping, location: str = "") -> None:
        self._settings = settings
        self._installed = tuple(driver.name for driver in installed_drivers())
        self._keywords = keywords_of(settings, location, self._installed)
        self._calls = DriverCalls()
        self._connection: pyodbc.Connection | None = None
        self._dialect = Dialect.ANSI

    @property
    def title(self) -> str:
        """Database and server; never a password."""
        return self._keywords.title

    @property
    def server(self) -> str:
        """What messages call the server."""
        return self._keywords.server

    def open(self, stopping: Stopping) -> None:
        """Connect unless that is done; raises a SourceError or WorkCancelledError."""
        if self._connection is not None:
            return
        seconds = self._settings.login_seconds
        # The driver's own login time-out does not cover a server that accepts and says nothing.
        connect = partial(
            pyodbc.connect,
            self._keywords.text_with_password(),
            timeout=max(1, round(seconds)),
            readonly=True,
            # No transaction stays open on the server while the rows are worked on.
            autocommit=True,
        )
        connection = self._asked(connect, "logging in", seconds, stopping)
        self._connection = connection
        name = self._asked(
            partial(connection.getinfo, pyodbc.SQL_DBMS_NAME), "logging in", seconds, stopping
        )
        self._dialect = _DIALECTS.get(str(name).lower(), Dialect.ANSI)
        _log.info("connected to %s (%s)", self.title, name)

    def dialect(self, stopping: Stopping) -> Dialect:
        """How the connected database quotes names."""
        self.open(stopping)
        return self._dialect

    def driver_facts(self, stopping: Stopping) -> tuple[str, str]:
        """Driver with version, and database system with version."""
        self.open(stopping)
        assert self._connection is not None  # noqa: S101 (open raises otherwise)
        info = self._connection.getinfo
        said = [
            str(self._asked(partial(info, what), "logging in", 10, stopping))
            for what in (
                *(pyodbc.SQL_DRIVER_NAME, pyodbc.SQL_DRIVER_VER),
                *(pyodbc.SQL_DBMS_NAME, pyodbc.SQL_DBMS_VER),
            )
        ]
        return " ".join(said[:2]), " ".join(said[2:])

    def execute(self, statement: Statement, table: str, stopping: Stopping) -> pyodbc.Cursor:
        """A cursor over the statement's rows; raises a SourceError that names ``table``."""
        self.open(stopping)
        assert self._connection is not None  # noqa: S101 (open raises otherwise)
        cursor = self._connection.cursor()
        self._asked(
            partial(cursor.execute, statement.sql, *statement.parameters),
            f"reading {table}",
            self._settings.query_seconds,
            stopping,
            table=table,
            cancel=cursor.cancel,
        )
        return cursor

    def fetch(
        self, cursor: pyodbc.Cursor, rows: int, table: str, stopping: Stopping
    ) -> list[pyodbc.Row]:
        """The next rows, at most ``rows``; none at the end; raises a SourceError."""
        return self._asked(
            partial(cursor.fetchmany, rows),
            f"reading {table}",
            self._settings.query_seconds,
            stopping,
            table=table,
            cancel=cursor.cancel,
        )

    def close(self) -> None:
        """Close the connection; one that is lost or hangs is left to itself."""
        connection, self._connection = self._connection, None
        if connection is not None and not self._calls.abandoned:
            try:
                self._calls.run(connection.close, seconds=5, stopping=lambda: False)
            except (pyodbc.Error, OverdueError):
                _log.info("the connection to %s was lost before it was closed", self.title)
        self._calls.close()
        self._calls = DriverCalls()

    def _asked(
        self,
        call: Callable[[], Answer],
        doing: str,
        seconds: float,
        stopping: Stopping,
        *,
        table: str = "",
        cancel: Callable[[], Any] | None = None,
    ) -> Answer:
        try:
            return self._calls.run(call, seconds=seconds, stopping=stopping, cancel=cancel)
        except OverdueError as error:
            raise ErpTimeoutError(self.server, seconds, doing) from error
        except pyodbc.Error as error:
            ours = our_error(
                error,
                Asked(
                    self.server,
                    doing,
                    seconds,
                    table or "the source",
                    self._keywords.driver,
                    self._installed,
                    self._keywords.password,
                ),
            )
            # A driver that repeats what it connected with must not get into a log.
            shown = not self._keywords.gives_away_password(str(error))
            raise self._completed(ours) from (error if shown else None)

    def _completed(self, error: SourceError) -> SourceError:
        """The same error with what is there instead of what is missing."""
        if isinstance(error, MissingTableError) and self._connection is not None:
            return MissingTableError(error.table, by_likeness(error.table, self._known_tables()))
        return error

    def _known_tables(self) -> list[str]:
        """Tables and views the login can see; none when even that is refused."""
        assert self._connection is not None  # noqa: S101 (asked only when connected)
        connection = self._connection

        def listed() -> list[str]:
            rows = connection.cursor().tables().fetchmany(_MANY_TABLES)
            return [
                f"{row.table_schem}.{row.table_name}" if row.table_schem else str(row.table_name)
                for row in rows
            ]

        try:
            return self._calls.run(listed, seconds=10, stopping=lambda: False)
        except (pyodbc.Error, OverdueError):
            _log.info("the tables of %s cannot be listed", self.title)
            return []
