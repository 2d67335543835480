"""Tables to an Excel workbook and back: typed cells, texts that stay texts."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, Final

import fastexcel
from xlsxwriter import Workbook

from routingml_desktop.domain.errors import ExportLimitError
from routingml_desktop.erp.exports.columns import Kind
from routingml_desktop.erp.exports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from routingml_desktop.erp.exports.columns import Cell

MAX_ROWS: Final = 1_048_576
"""Rows of a worksheet, the header included."""
MAX_TEXT: Final = 32_767
"""Characters of a cell."""

_FORMATS: Final = {
    # "@" is Excel's text format: a code stays a code when the planner types over it.
    Kind.TEXT: "@",
    Kind.WHOLE: "0",
    Kind.MINUTES: "#,##0.00",
    Kind.NUMBER: "General",
    Kind.SHARE: "0.0%",
}
_WIDEST: Final = 48
_ROWS_MEASURED: Final = 200


def workbook(tables: Mapping[str, Table]) -> bytes:
    """A workbook with one sheet per table, named by its key.

    Raises ExportLimitError when a text or a table is larger than Excel takes.
    """
    for table in tables.values():
        _check_limits(table)
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(content, options) as book:
        header = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7ECF2"})
        formats = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
        for name, table in tables.items():
            _fill(book.add_worksheet(name), table, header, formats)
    return content.getvalue()


def tables_in(data: bytes, expected: Mapping[str, Table]) -> dict[str, Table]:
    """The tables of a workbook, read by another library, with the columns of ``expected``.

    Raises ValueError when the bytes are no such workbook.
    """
    try:
        book = fastexcel.read_excel(data)
        return {name: _read(book, name, table) for name, table in expected.items()}
    except fastexcel.FastExcelError as error:
        raise ValueError(str(error).splitlines()[0]) from error


def _check_limits(table: Table) -> None:
    if len(table.rows) >= MAX_ROWS:
        raise ExportLimitError(f"{len(table.rows):,} rows are more than an Excel sheet holds")
    for row in table.rows:
        for cell in row:
            # Excel counts UTF-16 units; xlsxwriter leaves longer texts out without a word.
            if isinstance(cell, str) and len(cell.encode("utf-16-le")) // 2 > MAX_TEXT:
                raise ExportLimitError(
                    f"a text of {len(cell):,} characters is longer than the {MAX_TEXT:,} of a cell"
                )


def _fill(sheet: Worksheet, table: Table, header: Format, formats: Mapping[Kind, Format]) -> None:
    sheet.write_row(0, 0, table.headers, header)
    for number, row in enumerate(table.rows, start=1):
        for column, (cell, kind) in enumerate(zip(row, table.kinds, strict=True)):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell, formats[kind])
            elif cell is not None:
                sheet.write_number(number, column, cell, formats[kind])
    for column, kind in enumerate(table.kinds):
        sheet.set_column(column, column, _width(table, column), formats[kind])
    last_row, last_column = len(table.rows), len(table.headers) - 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last_row, last_column)
    # No green corner at "00123": that it is text is meant.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})


def _width(table: Table, column: int) -> float:
    """Wide enough for the header and the first rows; Korean letters take two places."""
    shown = [table.headers[column], *(_shown(row[column]) for row in table.rows[:_ROWS_MEASURED])]
    return min(_WIDEST, 3 + max(_places(text) for text in shown))


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell[:_WIDEST] if isinstance(cell, str) else f"{cell:,.2f}"


def _places(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _read(book: fastexcel.ExcelReader, name: str, expected: Table) -> Table:
    types: dict[str | int, fastexcel.DType] = {
        column: "string" if kind is Kind.TEXT else "float"
        for column, kind in enumerate(expected.kinds)
    }
    sheet = book.load_sheet(name, header_row=0, dtypes=types).to_polars()
    return Table(tuple(sheet.columns), expected.kinds, tuple(sheet.rows()))
