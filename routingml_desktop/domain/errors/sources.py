"""The source of the rows: exit code 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.errors.base import MOST_NAMED, RoutingMLError

if TYPE_CHECKING:
    from collections.abc import Sequence


class SourceError(RoutingMLError):
    """The plant's data cannot be read."""

    exit_code = 4


class DriverMissingError(SourceError):
    """The ODBC driver is not installed on this PC."""

    def __init__(self, driver: str, installed: Sequence[str]) -> None:
        listed = ", ".join(installed) if installed else "none"
        super().__init__(
            f"ODBC driver {driver} is not installed (installed: {listed}). "
            "Install it, or name an installed one under [connection] driver in the mapping."
        )
        self.driver = driver
        self.installed = tuple(installed)


class ErpConnectionError(SourceError):
    """The server refuses, is not there, or the connection broke."""

    def __init__(self, server: str, problem: str) -> None:
        super().__init__(f"No connection to {server}: {problem}")
        self.server = server
        self.problem = problem


class ErpTimeoutError(SourceError):
    """The server did not answer in time."""

    def __init__(self, server: str, seconds: float, doing: str) -> None:
        super().__init__(
            f"{server} did not answer within {seconds:g} s while {doing}. Try again later."
        )
        self.server = server
        self.seconds = seconds
        self.doing = doing


class LoginRefusedError(SourceError):
    """The server knows the login not, or not for this database."""

    def __init__(self, server: str) -> None:
        super().__init__(f"{server} refuses the login. Ask IT for read access to the views.")
        self.server = server


class PermissionDeniedError(SourceError):
    """The login may not read a table or view."""

    def __init__(self, table: str) -> None:
        super().__init__(f"The login may not read {table}. Ask IT for SELECT on it.")
        self.table = table


class MissingTableError(SourceError):
    """A table, view or file that the mapping names does not exist."""

    def __init__(self, table: str, known: Sequence[str] = ()) -> None:
        listed = f" There is: {', '.join(known[:8])}." if known else ""
        super().__init__(f"{table} does not exist in the source. Correct the mapping.{listed}")
        self.table = table
        self.known = tuple(known)


class MissingColumnError(SourceError):
    """A column that the mapping names does not exist."""

    def __init__(
        self, table: str, column: str, closest: str | None = None, known: Sequence[str] = ()
    ) -> None:
        listed = f" There is: {', '.join(known[:MOST_NAMED])}." if known else ""
        suggestion = f" Did you mean {closest}?" if closest else listed
        super().__init__(f"{table} has no column {column}. Correct the mapping.{suggestion}")
        self.table = table
        self.column = column
        self.closest = closest
        self.known = tuple(known)


class NoRowsError(SourceError):
    """The source answers, but a table the program needs has no rows."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"{table} is connected but has no rows, so there is nothing to learn from."
        )
        self.table = table
