"""Cycles as an Excel workbook: one sheet per table, codes as texts, numbers as numbers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from routingml_desktop.services.alert_texts import LANGUAGES, outcome_text
from routingml_desktop.services.cycle_reports.csv_text import (
    CENTER_VALUES,
    SUMMARY_HEADER,
    center_values,
    summary_row,
)
from routingml_desktop.services.cycle_reports.tables import alert_rows
from routingml_desktop.services.cycle_reports.words import (
    MEASURES,
    both_languages,
    both_subjects,
    code,
    column,
    measure_title,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.domain.quality_cycle import QualityCycle

    Row = Sequence[object]

_CENTER_TITLES: Final = tuple("lot_mae" if name == "mae" else name for name in CENTER_VALUES)
"""Of a lot, unlike the errors of items."""
LONGEST_CELL: Final = 32_767


def sheets_of(cycles: Sequence[QualityCycle], cycle: QualityCycle) -> dict[str, list[Row]]:
    """The rows of each sheet, titles first: all ``cycles`` as a summary, one ``cycle`` whole.

    Titles, codes and sentences are in both languages.
    """
    return {
        "Cycles 사이클": [_titles(SUMMARY_HEADER), *[_summary(one) for one in cycles]],
        "Figures 지표": [
            _titles(("measure", "value", "n", "low", "high", "reason")),
            *[_figure(name, cycle.figure(name)) for name in MEASURES],
        ],
        "Alerts 알림": [
            (*_titles(("severity", "item", "operation", "work_center")), "alert", "알림"),
            *alert_rows(cycle),
        ],
        "Items 품목": [
            _titles(
                ("item", "name", "orders", "mae", "process_match", "edits_to_go", "similarity")
            ),
            *[
                (one.item_code, one.item_name, one.orders, one.mae, one.process_match,
                 one.edits_to_go, one.similarity)
                for one in cycle.asked
            ],
        ],
        "Work centers 작업장": [
            _titles(("work_center", *_CENTER_TITLES)),
            *[(one.work_center, *center_values(one)) for one in cycle.work_centers],
        ],
        "Predicted 예측": [
            _titles(("item", "operation", "work_center", "predicted", "low", "high", "actual")),
            *[
                (one.item_code, one.job_code, one.work_center, one.predicted, one.low, one.high,
                 one.actual)
                for one in cycle.points
            ],
        ],
        "Drift 드리프트": [
            _titles(("subject", "psi", "js", "limit", "n", "learned", "drifted", "reason")),
            *[
                (both_subjects(one), one.psi, one.js, one.limit,
                 one.n, one.learned, one.drifted, both_languages(one.reason))
                for one in cycle.drift
            ],
        ],
    }  # fmt: skip


def _titles(names: Sequence[str]) -> Row:
    return tuple(column(name) for name in names)


def _summary(cycle: QualityCycle) -> Row:
    """The values of ``summary_row``, its codes and its reason in both languages."""
    request = cycle.request
    outcome = " / ".join(outcome_text(cycle, language) for language in LANGUAGES)
    told: dict[str, object] = {
        "state": outcome,
        "trigger": code(request.trigger),
        "strategy": code(request.strategy),
        "reason": both_languages(cycle.reason),
    }
    return tuple(
        told.get(name, value)
        for name, value in zip(SUMMARY_HEADER, summary_row(cycle), strict=True)
    )


def _figure(name: str, found: Figure) -> Row:
    why = both_languages(found.reason)
    return (measure_title(name), found.value, found.n, found.low, found.high, why)


def workbook(sheets: dict[str, list[Row]]) -> bytes:
    """The file's content."""
    import xlsxwriter  # noqa: PLC0415 (only when a workbook is wanted)

    data = io.BytesIO()
    # A cell never becomes a formula or a link, whatever an item is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(data, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#F5F7F9"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(rows[0]) - 1, 16)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write(sheet, place, column, cell, head if place == 0 else None)
    return data.getvalue()


def workbook_problem(data: bytes, sheets: dict[str, list[Row]]) -> str:
    """Where a workbook that was read back says something else than ``sheets``; empty: nowhere."""
    import fastexcel  # noqa: PLC0415 (only when a workbook is wanted)

    book = fastexcel.read_excel(data)
    if book.sheet_names != list(sheets):
        return f"it has the sheets {', '.join(book.sheet_names)}"
    for name, rows in sheets.items():
        found = book.load_sheet(name, header_row=None, dtypes="string").to_polars().rows()
        if len(found) != len(rows):
            return f"sheet {name} has {len(found)} rows instead of {len(rows)}"
        for place, (written, wanted) in enumerate(zip(found, rows, strict=True), 1):
            if (written[0] or "") != _text(wanted[0]):
                return f"row {place} of sheet {name} begins with {written[0]}"
    return ""


def _write(sheet: object, row: int, column: int, cell: object, style: object) -> None:
    place = (row, column)
    if cell is None:
        sheet.write_blank(*place, None, style)  # type: ignore[attr-defined]
    elif isinstance(cell, bool):
        sheet.write_boolean(*place, cell, style)  # type: ignore[attr-defined]
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell, style)  # type: ignore[attr-defined]
    else:
        sheet.write_string(*place, str(cell)[:LONGEST_CELL], style)  # type: ignore[attr-defined]


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
