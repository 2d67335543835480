"""ODBC connection strings: read, put together, and never with a password in a file."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import SettingError
from routingml_desktop.erp.drivers import (
    SQL_SERVER_DRIVERS,
    demand_driver,
    newest_sql_server_driver,
)
from routingml_desktop.erp.mapping_parts import is_secret

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.erp.mapping_parts import ConnectionMapping

_log = logging.getLogger(__name__)

PASSWORD_VARIABLE: Final = "ROUTINGML_ERP_PASSWORD"  # noqa: S105 (the variable's name)
_BRACED: Final = frozenset("[]{}(),;?*=!@ ")
_SERVER_WORDS: Final = ("SERVER", "SERVERNAME", "ADDRESS", "ADDR", "HOST")
_USER_WORDS: Final = ("UID", "USER", "USERNAME", "USER ID")


class Keywords:
    """The keywords of one connection, in their order; names regardless of case."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)

    def get(self, *names: str) -> str:
        """The value of the first of these keywords that is there; else empty."""
        for name in names:
            for keyword, value in self._values.items():
                if keyword.upper() == name.upper():
                    return value
        return ""

    def add(self, name: str, value: str) -> None:
        """Add a keyword unless it is there already or has nothing to say."""
        if value and not self.get(name):
            self._values[name] = value

    @property
    def server(self) -> str:
        """What messages call the server."""
        return self.get(*_SERVER_WORDS) or self.get("DSN") or "the server"

    @property
    def title(self) -> str:
        """What the title bar shows, such as ``KsmErp @ server``."""
        database = self.get("DATABASE", "DB", "INITIAL CATALOG")
        return f"{database} @ {self.server}" if database else self.server

    @property
    def driver(self) -> str:
        """The driver's name without braces; empty with a DSN."""
        return self.get("DRIVER")

    def text(self) -> str:
        """The connection string, without password."""
        return ";".join(f"{name}={_braced(name, value)}" for name, value in self._values.items())

    @property
    def password(self) -> str:
        """The password of the database login, from the environment; empty with Windows login."""
        return os.environ.get(PASSWORD_VARIABLE, "") if self.get(*_USER_WORDS) else ""

    def text_with_password(self) -> str:
        """What is connected with: for the driver alone, never for a message."""
        password = self.password
        return f"{self.text()};PWD={_braced('PWD', password)}" if password else self.text()

    def gives_away_password(self, text: str) -> bool:
        """Whether ``text`` holds the password."""
        return bool(self.password) and self.password in text


def keywords_of(connection: ConnectionMapping, location: str, installed: Sequence[str]) -> Keywords:
    """The connection: what the location says, completed by the mapping.

    Raises SettingError for a location that is no connection string or holds a password, and
    DriverMissingError when the driver is not installed.
    """
    keywords = Keywords(parsed(location))
    if not keywords.get("DSN"):
        keywords.add("DSN", "" if keywords.driver else connection.dsn)
    if not keywords.get("DSN"):
        keywords.add("Driver", connection.driver or _default_driver(keywords, installed))
        demand_driver(keywords.driver, installed)
        _add_place(keywords, connection)
    keywords.add("UID", "" if keywords.get(*_USER_WORDS) else connection.user)
    if keywords.driver in SQL_SERVER_DRIVERS:
        _add_sql_server_habits(keywords, connection)
    for name, value in connection.options.items():
        keywords.add(name, value)
    return keywords


def parsed(text: str) -> dict[str, str]:
    """Keyword -> value of a connection string, braces taken off; raises SettingError."""
    values: dict[str, str] = {}
    rest = text.strip().strip(";")
    while rest:
        name, equals, rest = rest.partition("=")
        if not equals or not name.strip():
            raise SettingError("source.location", "write it as Keyword=value;Keyword=value")
        if is_secret(name):
            raise SettingError(
                "source.location",
                f"a password never stands in a setting; put it into {PASSWORD_VARIABLE}",
            )
        value, rest = _value(rest)
        values[name.strip()] = value
    return values


def _value(rest: str) -> tuple[str, str]:
    """The value at the start of ``rest``, and what comes after its semicolon."""
    rest = rest.lstrip()
    if not rest.startswith("{"):
        value, _, rest = rest.partition(";")
        return value.strip(), rest.lstrip("; ")
    end = 1
    while True:
        end = rest.find("}", end)
        if end < 0:
            raise SettingError("source.location", "a brace is not closed")
        if rest[end : end + 2] != "}}":
            break
        end += 2
    return rest[1:end].replace("}}", "}"), rest[end + 1 :].lstrip("; ")


def _braced(name: str, value: str) -> str:
    if name.upper() != "DRIVER" and not set(value) & _BRACED:
        return value
    return "{" + value.replace("}", "}}") + "}"


def _default_driver(keywords: Keywords, installed: Sequence[str]) -> str:
    return keywords.driver or newest_sql_server_driver(installed)


def _add_place(keywords: Keywords, connection: ConnectionMapping) -> None:
    if not keywords.get(*_SERVER_WORDS):
        server = connection.server
        if connection.port and keywords.driver in SQL_SERVER_DRIVERS:
            server = f"tcp:{server},{connection.port}"
        keywords.add("Server", server)
        if connection.port and keywords.driver not in SQL_SERVER_DRIVERS:
            keywords.add("Port", str(connection.port))
    keywords.add("Database", connection.database)


def _add_sql_server_habits(keywords: Keywords, connection: ConnectionMapping) -> None:
    """Say what drivers 17 and 18 assume differently, and log in as the Windows user by default."""
    keywords.add("Encrypt", "yes" if connection.encrypt else "no")
    keywords.add("TrustServerCertificate", "yes" if connection.trust_server_certificate else "no")
    if keywords.get("TrustServerCertificate").lower() in ("yes", "true"):
        _log.warning(
            "the certificate of %s is trusted unseen, as the mapping says", keywords.server
        )
    keywords.add("APP", "RoutingML")
    if not keywords.get(*_USER_WORDS):
        keywords.add("Trusted_Connection", "yes")
