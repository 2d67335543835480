"""A report as Markdown; plots are left out, since a table beside each says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.services.evaluation_report.page import (
    Heading,
    Page,
    Paragraph,
    Plot,
    Points,
    Table,
)

if TYPE_CHECKING:
    from routingml_desktop.services.evaluation_report.page import Block

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def as_markdown(page: Page) -> str:
    """The page as text that ends with a line break."""
    blocks = [_written(block) for block in page.blocks if not isinstance(block, Plot)]
    return "\n\n".join(blocks) + "\n"


def _written(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_plain(block.text)}"
        case Points():
            return "\n".join(f"- {_plain(text)}" for text in block.texts)
        case Table():
            return _table(block)
        case Paragraph():
            return _plain(block.text)
        case Plot():
            return _plain(block.title)


def _table(table: Table) -> str:
    rules = ["---" if place < table.words else "---:" for place in range(len(table.headers))]
    rows = [table.headers, tuple(rules), *table.rows]
    return "\n".join(
        "| " + " | ".join(cell if row is rows[1] else _plain(cell) for cell in row) + " |"
        for row in rows
    )


def _plain(text: str) -> str:
    """Text whose signs have no meaning in Markdown; codes of an ERP hold any sign."""
    return " ".join(text.split()).translate(_SIGNS)
