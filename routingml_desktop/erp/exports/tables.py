"""Routings laid out as rows and columns, before any file format."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from routingml_desktop.erp.exports.columns import (
    OPERATION_COLUMNS,
    SHEET_COLUMNS,
    Cell,
    Column,
    Kind,
    OperationRow,
    Row,
    SheetRow,
)
from routingml_desktop.erp.exports.words import WORDS, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.export import RoutingSheet


@dataclass(frozen=True, slots=True)
class Table:
    """Headers, the kind of each column, and cells; a blank cell is None."""

    headers: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[Cell, ...], ...]


def operations_table(sheets: Sequence[RoutingSheet], wording: Wording) -> Table:
    """One row per operation, sheets one after the other."""
    words = WORDS[wording]
    return _table(
        OPERATION_COLUMNS,
        (
            OperationRow(sheet, place, words)
            for sheet in sheets
            for place in range(len(sheet.operations))
        ),
        wording,
    )


def sheets_table(sheets: Sequence[RoutingSheet], wording: Wording) -> Table:
    """One row per sheet: the list of candidates."""
    words = WORDS[wording]
    return _table(SHEET_COLUMNS, (SheetRow(sheet, words) for sheet in sheets), wording)


def first_difference(expected: Table, found: Table) -> str:
    """Where two tables first differ, in words; empty when they are the same."""
    if expected.headers != found.headers:
        return "the headers differ"
    if len(expected.rows) != len(found.rows):
        return f"{len(found.rows)} rows instead of {len(expected.rows)}"
    for number, (wanted, got) in enumerate(zip(expected.rows, found.rows, strict=True), start=1):
        for header, meant, read in zip(expected.headers, wanted, got, strict=True):
            if not _same(meant, read):
                return f"row {number}, {header}: {_shown(read)} instead of {_shown(meant)}"
    return ""


def _table(columns: tuple[Column[Row], ...], rows: Iterable[Row], wording: Wording) -> Table:
    return Table(
        headers=tuple(column.header(wording) for column in columns),
        kinds=tuple(column.kind for column in columns),
        rows=tuple(tuple(_settled(column.cell(row)) for column in columns) for row in rows),
    )


def _settled(cell: Cell) -> Cell:
    """Blank text, and a number that is none, are an unknown value: an empty cell."""
    if isinstance(cell, float) and not isfinite(cell):
        return None
    return None if cell == "" else cell


def _same(meant: Cell, read: Cell) -> bool:
    if isinstance(meant, str) or isinstance(read, str) or meant is None or read is None:
        return meant == read
    # Excel stores 16 significant digits, a float has up to 17.
    return abs(meant - read) <= 1e-15 * abs(meant)


def _shown(cell: Cell) -> str:
    text = repr(cell)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 (one line on a terminal)
