"""Cycles as CSV that Excel opens well: UTF-8 with its mark, no cell that acts as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality_cycle import CYCLE_HEADLINES
from routingml_desktop.services.cycle_reports.words import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.quality import WorkCenterScore
    from routingml_desktop.domain.quality_cycle import QualityCycle

MARK: Final = "\ufeff"
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")

FIGURES_HEADER: Final = (
    "measure", "value", "n", "low", "high", "reason", "work_center", "chance_low", "chance_high",
    "holds",
)  # fmt: skip
CENTER_VALUES: Final = (
    "n", "mae", "mae_low", "mae_high", "bias", "bias_low", "bias_high", "coverage_80", "banded",
    "chance_low", "chance_high", "holds",
)  # fmt: skip
SUMMARY_HEADER: Final = (
    "cycle_id", "started", "ended", "state", "trigger", "version", "strategy", "sample_size",
    "items", "evaluated", "abstained", "failed", *CYCLE_HEADLINES, "coverage_80",
    "alerts", "reason",
)  # fmt: skip


def figures_csv(cycle: QualityCycle) -> str:
    """The figures of one cycle: measure, value, n and interval; what was not measured is empty.

    Those of each work center follow, which the last columns name; for the share in the 80 % band
    these tell where chance allows it to be, and whether it is there.
    """
    rows: list[Sequence[object]] = []
    for name in MEASURES:
        figure = cycle.figure(name)
        rows.append((name, figure.value, figure.n, figure.low, figure.high, figure.reason))
    for one in cycle.work_centers:
        name = one.work_center
        rows += [
            ("minutes_mae", one.mae, one.n, one.mae_low, one.mae_high, "", name),
            ("minutes_bias", one.bias, one.n, one.bias_low, one.bias_high, "", name),
            ("coverage_80", one.coverage_80, one.banded, None, None, "", name, one.chance_low,
             one.chance_high, one.holds),
        ]  # fmt: skip
    whole = len(FIGURES_HEADER)
    return csv_of(FIGURES_HEADER, [(*row, *[None] * (whole - len(row))) for row in rows])


def center_values(one: WorkCenterScore) -> tuple[object, ...]:
    """The values of a work center under CENTER_VALUES; None for what was not measured."""
    return tuple(getattr(one, name) for name in CENTER_VALUES)


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
