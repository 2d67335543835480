"""What a source must be able to do, and how a mapped name is found in it."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from routingml_desktop.domain.errors import MissingColumnError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import polars as pl

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.erp.statements import TableQuery


class ColumnType(StrEnum):
    """What the source itself says about a column."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    DATE = "date"


class TableReader(Protocol):
    """Raw rows of tables, views or files. Every failure is a SourceError or UnreadableFileError."""

    @property
    def title(self) -> str:
        """Where the rows are, such as ``KsmErp @ server``; never a password."""
        ...

    def columns(self, query: TableQuery, stopping: Stopping) -> Mapping[str, ColumnType]:
        """Columns of the query's table in their order; its own columns are not looked at."""
        ...

    def batches(self, query: TableQuery, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """The rows, a batch at a time, so that memory does not grow with them."""
        ...

    def close(self) -> None:
        """Let go of the source."""
        ...


def demand_columns(table: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    """Raise MissingColumnError for the first wanted column the table has not."""
    there = list(known)
    for column in wanted:
        if column not in there:
            raise MissingColumnError(table, column, closest(column, there), there)


def by_likeness(name: str, known: Iterable[str]) -> list[str]:
    """The known names, those most like ``name`` first, the others in their order."""
    there = list(known)
    alike = get_close_matches(name, there, n=3, cutoff=0.4)
    return [*alike, *(other for other in there if other not in alike)]


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name`` regardless of case; None when nothing is alike."""
    folded = {candidate.lower(): candidate for candidate in known}
    matches = get_close_matches(name.lower(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None
