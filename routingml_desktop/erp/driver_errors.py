"""What a driver's SQLSTATE and text mean in our words; the one place that reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import (
    DriverMissingError,
    ErpConnectionError,
    ErpTimeoutError,
    LoginRefusedError,
    MissingColumnError,
    MissingTableError,
    PermissionDeniedError,
    SourceError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyodbc

_SECRET: Final = re.compile(r"(?i)\b(pwd|password)\s*=\s*(\{[^}]*\}|[^;\s]*)")
_DECORATION: Final = re.compile(r"^(\[[^\]]*\]\s*)+|\s*\(\d+\)\s*(\([A-Za-z]+\))?\s*$")
_LONGEST: Final = 240


class Meaning(Enum):
    """What went wrong, whatever the driver calls it."""

    DRIVER = auto()
    LOGIN = auto()
    TIMEOUT = auto()
    DATABASE = auto()
    PERMISSION = auto()
    TABLE = auto()
    COLUMN = auto()
    GONE = auto()
    OTHER = auto()


_MEANINGS: Final[tuple[tuple[Meaning, tuple[str, ...], tuple[str, ...]], ...]] = (
    (Meaning.DRIVER, ("IM002", "IM003", "IM004", "IM005"), ("can't open lib",)),
    # psqlODBC reports a refused login as 08001, so the words decide.
    (Meaning.LOGIN, ("28",), ("login failed", "authentication failed")),
    (Meaning.TIMEOUT, ("HYT00", "HYT01", "57014", "HY008", "S1T00"), ()),
    (Meaning.DATABASE, ("3D000", "08004"), ("cannot open database", 'database "')),
    # SQL Server reports a refused SELECT as 42000, which it also uses for syntax.
    (Meaning.PERMISSION, ("42501",), ("permission was denied", "permission denied")),
    (Meaning.TABLE, ("42S02", "42P01", "3F000"), ("invalid object name",)),
    (Meaning.COLUMN, ("42S22", "42703"), ("invalid column name",)),
    (
        Meaning.GONE,
        ("08", "57P0"),
        (
            "server closed the connection",
            "terminating connection",
            "connection is closed",
            "could not receive data",
            "could not send",
            "no connection to the server",
            "communication link failure",
            "connection reset",
        ),
    ),
)
"""Beginnings of SQLSTATEs and parts of texts for each meaning; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of whom when the driver complained."""

    server: str
    doing: str
    seconds: float
    table: str = "the source"
    driver: str = ""
    installed: Sequence[str] = ()
    secret: str = ""
    """The password, which is taken out of what the driver says."""


_ERRORS: Final[dict[Meaning, Callable[[Asked, str], SourceError]]] = {
    Meaning.DRIVER: lambda asked, _: DriverMissingError(
        asked.driver or "of the DSN", asked.installed
    ),
    Meaning.LOGIN: lambda asked, _: LoginRefusedError(asked.server),
    Meaning.TIMEOUT: lambda asked, _: ErpTimeoutError(asked.server, asked.seconds, asked.doing),
    Meaning.DATABASE: lambda asked, text: ErpConnectionError(
        asked.server, f"{text}. Correct the database's name or ask IT for access"
    ),
    Meaning.PERMISSION: lambda asked, _: PermissionDeniedError(asked.table),
    Meaning.TABLE: lambda asked, _: MissingTableError(asked.table),
    Meaning.COLUMN: lambda asked, text: MissingColumnError(asked.table, _quoted_name(text)),
    Meaning.GONE: lambda asked, text: ErpConnectionError(asked.server, _with_advice(text)),
}


def our_error(error: pyodbc.Error, asked: Asked) -> SourceError:
    """The SourceError that says what ``error`` means; never with a password."""
    state, text = facts_of(error, asked.secret)
    meant = _ERRORS.get(meaning_of(state, text))
    if meant is not None:
        return meant(asked, text)
    return SourceError(f"{asked.server} refused while {asked.doing}: {text} (SQLSTATE {state})")


def meaning_of(state: str, text: str) -> Meaning:
    """What a SQLSTATE and a driver's words mean."""
    said = text.lower()
    for meaning, states, texts in _MEANINGS:
        if state.startswith(states) or any(part in said for part in texts):
            return meaning
    return Meaning.OTHER


def facts_of(error: pyodbc.Error, secret: str = "") -> tuple[str, str]:
    """SQLSTATE and the driver's words on one line, without decoration and secrets."""
    state = str(error.args[0]) if error.args else ""
    text = str(error.args[1]) if len(error.args) > 1 else str(error)
    if secret:
        text = text.replace(secret, "***")
    line = " ".join(_SECRET.sub(r"\1=***", text).split())
    plain = _DECORATION.sub("", _DECORATION.sub("", line)).rstrip(". ")
    return state, plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}..."


def _quoted_name(text: str) -> str:
    found = re.search(r"""["'\[]([^"'\]]+)["'\]]""", text)
    return found.group(1) if found else "of the mapping"


def _with_advice(text: str) -> str:
    said = text.lower()
    if "certificate" in said or "ssl" in said:
        return (
            f"{text}. The server's certificate is not trusted on this PC: ask IT for it, or let IT "
            "decide on trust_server_certificate in the mapping"
        )
    return text
