"""A table for the clipboard, in the two forms that spreadsheets and other programs paste."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from routingml_desktop.erp.exports.csv_text import as_text, delimited
from routingml_desktop.erp.exports.formula_guard import guarded

if TYPE_CHECKING:
    from routingml_desktop.erp.exports.columns import Cell
    from routingml_desktop.erp.exports.tables import Table

_LINE_END: Final = re.compile("\r\n|\r|\n")

# Excel's own style: "\@" is its text format, so 00123 and =1+1 arrive as the texts they are.
_STYLE: Final = (
    "td.t{mso-number-format:'\\@';white-space:pre-wrap}br{mso-data-placement:same-cell}"
    "th{text-align:left}"
)


def tab_separated(table: Table) -> str:
    """Tab-separated lines as Excel itself puts them; texts that would run carry an apostrophe."""
    rows = (
        [guarded(cell) if isinstance(cell, str) else as_text(cell) for cell in row]
        for row in table.rows
    )
    return delimited([table.headers, *rows], "\t", "\r\n")


def html(table: Table) -> str:
    """An HTML table whose texts keep the text format when they are pasted into Excel."""
    header = "".join(f"<th>{escape(name)}</th>" for name in table.headers)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    return (
        f'<html><head><meta charset="utf-8"><style>{_STYLE}</style></head>'
        f"<body><table><tr>{header}</tr>{rows}</table></body></html>"
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        # The class alone is not enough: some programs drop the style sheet.
        text = _LINE_END.sub("<br>", escape(cell))
        return f'<td class="t" style="mso-number-format:\'\\@\'">{text}</td>'
    return f"<td>{as_text(cell)}</td>"
