"""Cycles as CSV that Excel opens well: UTF-8 with its mark, no cell that acts as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality_cycle import CYCLE_HEADLINES
from routingml_desktop.services.cycle_reports.words import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.quality_cycle import QualityCycle

MARK: Final = "\ufeff"
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")

SUMMARY_HEADER: Final = (
    "cycle_id", "started", "ended", "state", "trigger", "version", "strategy", "sample_size",
    "items", "evaluated", "abstained", "failed", *CYCLE_HEADLINES, "coverage_80",
    "alerts", "reason",
)  # fmt: skip


def figures_csv(cycle: QualityCycle) -> str:
    """The figures of one cycle: measure, value, n and interval; what was not measured is empty."""
    rows: list[Sequence[object]] = []
    for name in MEASURES:
        figure = cycle.figure(name)
        rows.append((name, figure.value, figure.n, figure.low, figure.high, figure.reason))
    return csv_of(("measure", "value", "n", "low", "high", "reason"), rows)


def summary_csv(cycles: Iterable[QualityCycle]) -> str:
    """One line per cycle, in the order given."""
    return csv_of(SUMMARY_HEADER, [summary_row(cycle) for cycle in cycles])


def summary_row(cycle: QualityCycle) -> tuple[object, ...]:
    """The values under SUMMARY_HEADER; None for what was not measured."""
    request = cycle.request
    return (
        cycle.cycle_id,
        cycle.started.isoformat(timespec="seconds"),
        cycle.ended.isoformat(timespec="seconds") if cycle.ended else None,
        cycle.state.value,
        request.trigger.value,
        cycle.version,
        request.strategy.value,
        request.sample_size,
        cycle.items,
        cycle.evaluated,
        cycle.abstained,
        cycle.failed,
        *(cycle.figure(name).value for name in (*CYCLE_HEADLINES, "coverage_80")),
        cycle.alert_count,
        cycle.reason,
    )


def csv_of(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The text of the file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return MARK + text.getvalue()


def _safe(cell: object) -> object:
    """A text that a spreadsheet takes for what it is."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS):
        return f"'{cell}"
    return "" if cell is None else cell
