"""A report as one HTML file that needs nothing else: no script, no font, no address."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from routingml_desktop.services.evaluation_report.page import (
    Heading,
    Page,
    Paragraph,
    Plot,
    Points,
    Table,
)
from routingml_desktop.services.evaluation_report.plots import as_svg

if TYPE_CHECKING:
    from routingml_desktop.services.evaluation_report.page import Block

STYLE: Final = """
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --soft: #59636e;
  --rule: #d4d9df; --band: #f4f6f8; --a: #0b63c5; --b: #b25000; --c: #1a7f37; --d: #8250df; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6eaef; --soft: #9aa5b1;
  --rule: #343c46; --band: #1c2229; --a: #6cb1ff; --b: #ffa657; --c: #56d364; --d: #c99bff; } }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; background: var(--paper);
  color: var(--ink); font: 15px/1.5 "Segoe UI", "Malgun Gothic", system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
h3 { font-size: 1rem; color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.7rem; border-bottom: 1px solid var(--rule); text-align: right;
  white-space: nowrap; vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: normal; vertical-align: bottom; }
th.word, td.word { text-align: left; } tbody tr:nth-child(odd) { background: var(--band); }
figure { margin: 1rem 0; } figcaption { color: var(--soft); font-size: 0.9rem; }
svg { width: 100%; max-width: 44rem; height: auto; font-size: 12px; }
svg text { fill: var(--soft); } svg .axis { fill: var(--ink); }
svg .grid { stroke: var(--rule); } svg .mark { stroke: var(--soft); stroke-dasharray: 5 4; }
svg polyline { fill: none; stroke-width: 2; } svg .ends { stroke-width: 1.5; opacity: 0.6; }
svg line.line0, svg polyline.line0 { stroke: var(--a); } svg circle.line0, svg text.line0
  { fill: var(--a); }
svg line.line1, svg polyline.line1 { stroke: var(--b); } svg circle.line1, svg text.line1
  { fill: var(--b); }
svg line.line2, svg polyline.line2 { stroke: var(--c); } svg circle.line2, svg text.line2
  { fill: var(--c); }
svg line.line3, svg polyline.line3 { stroke: var(--d); } svg circle.line3, svg text.line3
  { fill: var(--d); }
@media print { body { max-width: none; } h2 { break-after: avoid; } figure, tr
  { break-inside: avoid; } }
"""


def as_html(page: Page) -> str:
    """The page as a whole HTML document; light or dark as the reader's system is."""
    blocks = "\n".join(_written(block) for block in page.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(page.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{blocks}\n</body>\n</html>\n"
    )


def _written(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Points():
            items = "".join(f"<li>{escape(text)}</li>" for text in block.texts)
            return f"<ul>{items}</ul>"
        case Table():
            return _table(block)
        case Plot():
            return f"<figure>{as_svg(block)}<figcaption>{escape(block.title)}</figcaption></figure>"


def _table(table: Table) -> str:
    head = _row(table, table.headers, "th")
    body = "\n".join(_row(table, row, "td") for row in table.rows)
    return (
        f'<div class="wide"><table><thead>{head}</thead>\n<tbody>\n{body}\n</tbody></table></div>'
    )


def _row(table: Table, cells: tuple[str, ...], tag: str) -> str:
    word = ' class="word"'
    written = "".join(
        f"<{tag}{word if place < table.words else ''}>{escape(cell)}</{tag}>"
        for place, cell in enumerate(cells)
    )
    return f"<tr>{written}</tr>"
