"""The columns of the list of contradicted standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.standard import CaseState
from routingml_desktop.ui.numbers import count, day, figure, minutes, percent
from routingml_desktop.ui.tables.values_table import RIGHT, Column
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import column_word, word

if TYPE_CHECKING:
    from routingml_desktop.domain.standard import StandardCase, StandardRow

_TONES = {
    CaseState.OPEN: Tone.ACCENT,
    CaseState.APPROVED: Tone.GOOD,
    CaseState.REJECTED: Tone.NEUTRAL,
    CaseState.LATER: Tone.WARNING,
}
_ICONS = {
    CaseState.OPEN: "notice",
    CaseState.APPROVED: "good",
    CaseState.REJECTED: "cancel",
    CaseState.LATER: "clock",
}


def standard_columns() -> tuple[Column, ...]:
    """The columns in the operator's language."""
    return (
        Column(
            QCoreApplication.translate("standards", "State"),
            lambda row: word(row.state),
            tone=lambda row: _TONES[row.state],
            icon=lambda row: _ICONS[row.state],
        ),
        Column(
            QCoreApplication.translate("standards", "Hours a year"),
            lambda row: row.case.hours_a_year,
            RIGHT,
            text=signed,
            sort_key=lambda row: abs(row.case.hours_a_year),
            tone=lambda row: Tone.WARNING if row.case.hours_a_year > 0 else None,
            explains=QCoreApplication.translate(
                "standards", "What plans miss a year (+) or hold too much (−). Sorted by size."
            ),
        ),
        Column(column_word("item_code"), lambda row: row.case.key.item_code),
        Column(column_word("routing_no"), lambda row: row.case.key.routing_no),
        Column(column_word("sequence"), lambda row: row.case.key.sequence, RIGHT),
        Column(column_word("job_code"), lambda row: row.case.key.job_code),
        Column(column_word("job_name"), lambda row: row.case.job_name or None),
        Column(column_word("work_center"), lambda row: row.case.key.work_center or None),
        Column(
            QCoreApplication.translate("standards", "Setup proposed (min)"),
            lambda row: row.case.setup_proposed,
            RIGHT,
            tooltip=lambda row: _both(row.case.setup_now, row.case.setup_proposed),
            text=minutes,
            explains=QCoreApplication.translate(
                "standards", "Proposed; over the cell also the present standard."
            ),
        ),
        Column(
            QCoreApplication.translate("standards", "Run now (min)"),
            lambda row: row.case.run_now,
            RIGHT,
            text=minutes,
        ),
        Column(
            QCoreApplication.translate("standards", "Run proposed (min)"),
            lambda row: row.case.run_proposed,
            RIGHT,
            text=minutes,
        ),
        Column(
            QCoreApplication.translate("standards", "Booked / standard"),
            lambda row: row.case.ratio,
            RIGHT,
            tooltip=lambda row: interval(row.case),
            text=figure,
            explains=QCoreApplication.translate(
                "standards", "1 is as planned. Over the cell the 95 % interval."
            ),
        ),
        Column(
            QCoreApplication.translate("standards", "n"),
            lambda row: row.case.orders,
            RIGHT,
            text=count,
        ),
        Column(
            QCoreApplication.translate("standards", "CV"),
            lambda row: row.case.cv,
            RIGHT,
            text=percent,
        ),
        Column(
            QCoreApplication.translate("standards", "Since"), lambda row: row.case.since, text=day
        ),
    )


def signed(hours: float) -> str:
    """Hours with their sign: ``+12.5``, ``−3.0``."""
    sign = "+" if hours > 0 else "−" if hours < 0 else ""
    return f"{sign}{abs(hours):,.1f}"


def interval(case: StandardCase) -> str:
    """The 95 % interval of the ratio."""
    return f"{figure(case.ratio_low)} – {figure(case.ratio_high)}"


def found_words(row: StandardRow) -> str:
    """Everything a search looks in."""
    key = row.case.key
    parts = (
        key.item_code,
        key.routing_no,
        key.job_code,
        row.case.job_name,
        key.work_center,
        row.last.reason if row.last else "",
        row.last.who if row.last else "",
    )
    return " ".join(parts).lower()


def _both(now: float | None, proposed: float | None) -> str:
    return f"{minutes(now)} → {minutes(proposed)}"
