"""SELECT statements: quoted names from the mapping, values only as parameters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routingml_desktop.erp.mapping_parts import Condition, FilterValue


class Dialect(StrEnum):
    """How a database quotes a name and hands over many rows."""

    TSQL = "tsql"
    ANSI = "ansi"
    MYSQL = "mysql"
    POSTGRES = "postgres"


_QUOTES = {Dialect.TSQL: ("[", "]"), Dialect.MYSQL: ("`", "`")}
_SERVER_CURSOR = "routingml"


@dataclass(frozen=True, slots=True)
class TableQuery:
    """Which columns of which table, under which conditions."""

    table: tuple[str, ...]
    """Parts of the name, such as schema and view."""
    columns: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    distinct: bool = False
    sheet: str = ""
    limit: int = 0
    """Rows at most; 0 takes all."""

    @property
    def name(self) -> str:
        """The table as the mapping spells it."""
        return ".".join(self.table)


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with ``?`` for each of its parameters."""

    sql: str
    parameters: tuple[FilterValue, ...] = ()


def select(query: TableQuery, dialect: Dialect) -> Statement:
    """The SELECT that answers ``query``."""
    columns = ", ".join(quoted(column, dialect) for column in query.columns)
    distinct = "DISTINCT " if query.distinct else ""
    top = f"TOP ({query.limit}) " if query.limit and dialect is Dialect.TSQL else ""
    sql = f"SELECT {distinct}{top}{columns} FROM {_table(query, dialect)}"  # noqa: S608 (every name is quoted)
    parts: list[str] = []
    parameters: list[FilterValue] = []
    for condition in query.where:
        part, values = _condition(condition, dialect)
        parts.append(part)
        parameters.extend(values)
    if parts:
        sql = f"{sql} WHERE {' AND '.join(parts)}"
    if query.limit and dialect is not Dialect.TSQL:
        sql = f"{sql} LIMIT {query.limit}"
    return Statement(sql, tuple(parameters))


def describe(query: TableQuery, dialect: Dialect) -> Statement:
    """A SELECT without rows, whose answer tells the columns of the table."""
    return Statement(f"SELECT * FROM {_table(query, dialect)} WHERE 1 = 0")  # noqa: S608 (every name is quoted)


def server_cursor(statement: Statement) -> Statement:
    """Declare a cursor on a PostgreSQL server that walks over the statement's rows."""
    declared = f"DECLARE {_SERVER_CURSOR} NO SCROLL CURSOR FOR {statement.sql}"
    return Statement(declared, statement.parameters)


def fetch_forward(rows: int) -> Statement:
    """The next rows of that cursor."""
    return Statement(f"FETCH FORWARD {rows:d} FROM {_SERVER_CURSOR}")


def quoted(name: str, dialect: Dialect) -> str:
    """``name`` as an identifier, whatever signs it holds."""
    opening, closing = _QUOTES.get(dialect, ('"', '"'))
    return f"{opening}{name.replace(closing, closing * 2)}{closing}"


def condition_values(condition: Condition) -> tuple[FilterValue, ...]:
    """The values a condition compares with, ``days_ago`` counted from today."""
    if condition.days_ago is not None:
        today = datetime.now(UTC).astimezone().replace(tzinfo=None)
        midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight - timedelta(days=condition.days_ago),)
    if condition.value is None:
        return ()
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def _table(query: TableQuery, dialect: Dialect) -> str:
    return ".".join(quoted(part, dialect) for part in query.table)


def _condition(condition: Condition, dialect: Dialect) -> tuple[str, tuple[FilterValue, ...]]:
    values = condition_values(condition)
    column = quoted(condition.column, dialect)
    if condition.op in ("is null", "is not null"):
        return f"{column} {condition.op.upper()}", ()
    if condition.op in ("in", "not in"):
        marks = ", ".join("?" for _ in values)
        return f"{column} {condition.op.upper()} ({marks})", values
    return f"{column} {condition.op.upper()} ?", values
