"""A cycle as Markdown, for a mail or a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.services.alert_texts import outcome_text
from routingml_desktop.services.cycle_reports.tables import Table, tables_of
from routingml_desktop.services.cycle_reports.words import both_languages

if TYPE_CHECKING:
    from routingml_desktop.domain.quality_cycle import QualityCycle


_SIGNS: Final = str.maketrans({"|": "\\|", "\n": " "})


def markdown(cycle: QualityCycle) -> str:
    """The whole report, in both languages."""
    lines = [f"# {cycle.cycle_id}: {outcome_text(cycle, 'en')} / {outcome_text(cycle, 'ko')}", ""]
    if cycle.reason:
        lines += [f"**{both_languages(cycle.reason)}**", ""]
    for table in tables_of(cycle):
        lines += [f"## {table.title}", "", *_lines(table), ""]
    return "\n".join(lines)


def _lines(table: Table) -> list[str]:
    rows = [table.header, tuple("---" for _ in table.header), *table.rows]
    return [f"| {' | '.join(cell.translate(_SIGNS) for cell in row)} |" for row in rows]
