"""Which ODBC drivers this PC has, and what is missing."""

from __future__ import annotations

import configparser
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyodbc

from routingml_desktop.domain.errors import DriverMissingError

if TYPE_CHECKING:
    from collections.abc import Sequence

SQL_SERVER_DRIVERS: Final = (
    "ODBC Driver 18 for SQL Server",
    "ODBC Driver 17 for SQL Server",
    "ODBC Driver 13.1 for SQL Server",
    "ODBC Driver 13 for SQL Server",
    "SQL Server",
)
"""Newest first; the last one comes with every Windows."""

_REGISTER: Final = Path("/etc/odbcinst.ini")
_WINDOWS_KEY: Final = r"SOFTWARE\ODBC\ODBCINST.INI"
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)+|\b\d+\b")


@dataclass(frozen=True, slots=True)
class OdbcDriver:
    """A driver registered on this PC."""

    name: str
    file: str = ""
    """The library that is loaded; empty when the register does not tell."""
    version: str = ""
    """As far as its file or name tells it; the connection knows exactly."""


def installed_drivers() -> tuple[OdbcDriver, ...]:
    """The registered drivers, sorted by name."""
    files = _registered_files()
    return tuple(
        OdbcDriver(name, files.get(name, ""), _version(name, files.get(name, "")))
        for name in sorted(pyodbc.drivers())
    )


def newest_sql_server_driver(installed: Sequence[str]) -> str:
    """The newest installed driver for SQL Server; raises DriverMissingError when there is none."""
    for name in SQL_SERVER_DRIVERS:
        if name in installed:
            return name
    raise DriverMissingError(SQL_SERVER_DRIVERS[0], installed)


def demand_driver(name: str, installed: Sequence[str]) -> None:
    """Raise DriverMissingError unless the driver is registered or is a library file."""
    known = {driver.lower() for driver in installed}
    if name.lower() not in known and not Path(name).is_file():
        raise DriverMissingError(name, installed)


def _version(name: str, file: str) -> str:
    """A number in the library's file name, else in the driver's name."""
    for text in (Path(file).name, name):
        found = _NUMBER.search(text)
        if found:
            return found.group()
    return ""


if sys.platform == "win32":
    import winreg

    def _registered_files() -> dict[str, str]:
        """The library of each driver, from the registry."""
        files = {}
        for name in pyodbc.drivers():
            try:
                with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, f"{_WINDOWS_KEY}\\{name}") as key:
                    files[name] = str(winreg.QueryValueEx(key, "Driver")[0])
            except FileNotFoundError:
                continue
        return files

else:

    def _registered_files() -> dict[str, str]:
        """The library of each driver, from unixODBC's register."""
        register = configparser.ConfigParser(interpolation=None, strict=False)
        try:
            register.read(_REGISTER, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            return {}
        sections = register.sections()
        return {name: register.get(name, "Driver", fallback="") for name in sections}
