"""Tables to CSV and back: one form that is safe to open in Excel, one that changes nothing."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from io import StringIO
from typing import TYPE_CHECKING

from routingml_desktop.erp.exports.columns import Kind
from routingml_desktop.erp.exports.formula_guard import guarded, unguarded
from routingml_desktop.erp.exports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from routingml_desktop.erp.exports.columns import Cell

APOSTROPHE_NOTE = " (')"
"""Ends the header of a column in which texts were made harmless."""


def csv_for_excel(table: Table) -> bytes:
    """UTF-8 with BOM, which Korean Excel needs; texts that would run carry an apostrophe.

    Excel itself still reads ``00123`` as a number when it opens a CSV; the workbook form keeps it.
    """
    return BOM_UTF8 + _written(_noted(table), guarded)


def csv_for_machines(table: Table) -> bytes:
    """UTF-8 without BOM, every text as it is."""
    return _written(table, str)


def table_in_excel_csv(data: bytes, expected: Table) -> Table:
    """The table of such bytes with the columns of ``expected``; raises ValueError."""
    if not data.startswith(BOM_UTF8):
        raise ValueError("the byte order mark is missing")
    found = _read(data.removeprefix(BOM_UTF8), expected, unguarded)
    same = found.headers == _noted(expected).headers
    return Table(expected.headers if same else found.headers, found.kinds, found.rows)


def table_in_machine_csv(data: bytes, expected: Table) -> Table:
    """The table of such bytes with the columns of ``expected``; raises ValueError."""
    return _read(data, expected, str)


def delimited(rows: Iterable[Iterable[str]], delimiter: str, line_end: str) -> str:
    """Rows as text; fields are quoted where they hold a delimiter, a quote or a line end."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


def as_text(cell: Cell) -> str:
    """A cell as every program reads it: a point for decimals, no thousands, blank for unknown."""
    return "" if cell is None else str(cell)


def _noted(table: Table) -> Table:
    risky = [
        any(isinstance(cell, str) and guarded(cell) != cell for cell in column)
        for column in zip(*table.rows, strict=True)
    ] or [False] * len(table.headers)
    headers = tuple(
        header + APOSTROPHE_NOTE if noted else header
        for header, noted in zip(table.headers, risky, strict=True)
    )
    return Table(headers, table.kinds, table.rows)


def _written(table: Table, treat: Callable[[str], str]) -> bytes:
    rows = (
        [treat(cell) if isinstance(cell, str) else as_text(cell) for cell in row]
        for row in table.rows
    )
    return delimited([table.headers, *rows], ",", "\r\n").encode()


def _read(data: bytes, expected: Table, treat: Callable[[str], str]) -> Table:
    try:
        header, *rows = csv.reader(StringIO(data.decode(), newline=""), strict=True)
        return Table(
            headers=tuple(header),
            kinds=expected.kinds,
            rows=tuple(
                tuple(
                    _typed(text, kind, treat)
                    for text, kind in zip(row, expected.kinds, strict=True)
                )
                for row in rows
            ),
        )
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _typed(text: str, kind: Kind, treat: Callable[[str], str]) -> Cell:
    if text == "":
        return None
    return treat(text) if kind is Kind.TEXT else float(text)
