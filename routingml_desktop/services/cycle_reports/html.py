"""A cycle as one HTML page that needs nothing but itself."""

from __future__ import annotations

from html import escape
from math import log10
from typing import TYPE_CHECKING, Final

from routingml_desktop.services.alert_texts import outcome_text
from routingml_desktop.services.cycle_reports.tables import Table, tables_of
from routingml_desktop.services.cycle_reports.words import both_languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import MinutesPoint
    from routingml_desktop.domain.quality_cycle import QualityCycle

_STYLE: Final = (
    "body{font:14px 'Malgun Gothic','Segoe UI','Noto Sans CJK KR',sans-serif;margin:24px;"
    "color:#18212b}h1{font-size:20px}h2{font-size:16px;margin-top:24px}"
    "table{border-collapse:collapse}td,th{border:1px solid #dde2e8;padding:3px 8px;"
    "text-align:left}th{background:#f5f7f9}p.reason{color:#b3261e;font-weight:bold}"
)
_SIDE: Final = 420
_ROOM: Final = 36


def html(cycle: QualityCycle) -> str:
    """The whole report, in both languages; no script, no link to anywhere."""
    title = f"{cycle.cycle_id}: {outcome_text(cycle, 'en')} / {outcome_text(cycle, 'ko')}"
    parts = [
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title>',
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>",
    ]
    if cycle.reason:
        parts.append(f'<p class="reason">{escape(both_languages(cycle.reason))}</p>')
    for table in tables_of(cycle):
        parts += [f"<h2>{escape(table.title)}</h2>", _table(table)]
    if drawn := _drawable(cycle.points):
        parts += ["<h2>Predicted against actual / 예측 대 실적</h2>", _cloud(drawn)]
    return "\n".join([*parts, "</body></html>\n"])


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.header)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    named = f"<tr>{head}</tr>" if any(table.header) else ""
    return f"<table>{named}{rows}</table>"


def _drawable(points: Sequence[MinutesPoint]) -> list[MinutesPoint]:
    """A logarithmic axis has no place for 0 minutes."""
    return [point for point in points if point.predicted > 0 and point.actual > 0]


def _cloud(points: Sequence[MinutesPoint]) -> str:
    """Two logarithmic axes in minutes of a lot; on the line both are the same."""
    logs = [log10(value) for point in points for value in (point.predicted, point.actual)]
    low, high = min(logs) - 0.1, max(logs) + 0.1

    def at(value: float) -> float:
        return _ROOM + (log10(value) - low) / (high - low) * (_SIDE - _ROOM)

    dots = "".join(
        f'<circle cx="{at(p.actual):.1f}" cy="{_SIDE - at(p.predicted) + _ROOM:.1f}" r="2.5"'
        f' fill="{"#14609e" if p.low <= p.actual <= p.high else "none"}"'
        ' stroke="#14609e" fill-opacity="0.5"/>'
        for p in points
    )
    return (
        f'<svg width="{_SIDE + _ROOM}" height="{_SIDE + _ROOM}" role="img"'
        ' aria-label="Predicted against actual">'
        f'<rect x="{_ROOM}" y="{_ROOM}" width="{_SIDE - _ROOM}" height="{_SIDE - _ROOM}"'
        ' fill="none" stroke="#bcc5cf"/>'
        f'<line x1="{_ROOM}" y1="{_SIDE}" x2="{_SIDE}" y2="{_ROOM}" stroke="#586573"'
        f' stroke-dasharray="4"/>{dots}'
        f'<text x="{_ROOM}" y="{_SIDE + 20}">Booked / 실적 (log min)</text>'
        f'<text x="4" y="{_ROOM - 10}">Predicted / 예측 (log min)</text></svg>'
    )
