"""In which unit and on which basis each operation is booked, by its ratio to the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from routingml_desktop.domain.cleaning import BookedBasis, BookedUnit
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role
from routingml_desktop.ui.words import column_word, word

if TYPE_CHECKING:
    from routingml_desktop.domain.cleaning import CleaningReport, OperationCalibration


class UnitsView(QWidget):
    """The calibration: one line per operation that has bookings and standards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: CleaningReport | None = None
        self.summary = QLabel(wordWrap=True)
        set_role(self.summary, Role.MUTED)
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, "")
        self.view.allow_sorting()
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, SPACE, 0, 0)
        inside.setSpacing(SPACE)
        inside.addWidget(self.summary)
        inside.addWidget(self.view, 1)
        self.summary.setContentsMargins(WIDE, 0, WIDE, 0)
        self.states = States(content, "clock")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
        self.retranslate()

    def show_report(self, report: CleaningReport | None) -> None:
        """Show how operations were read; None when nobody looked yet."""
        self._report = report
        self._show()
        self.view.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.view.setAccessibleName(self.tr("Units of the operations"))
        self.table.show_columns(self._columns())
        self._show()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(column_word("job_code"), lambda line: line.job_code),
            Column(self.tr("Bookings"), lambda line: line.bookings, RIGHT, text=count),
            Column(
                self.tr("Booked / standard"),
                lambda line: line.ratio,
                RIGHT,
                text=ratio,
                explains=self.tr(
                    "Median of booked by standard run minutes. Near 1 are minutes, near 0.017 "
                    "hours, near 60 seconds."
                ),
            ),
            Column(
                self.tr("Read as"), lambda line: word(line.unit), tone=lambda line: _tone(line.unit)
            ),
            Column(self.tr("Basis"), lambda line: word(line.basis), tone=_basis_tone),
            Column(self.tr("Then"), lambda line: line.read_ratio, RIGHT, text=ratio),
            Column(self.tr("Set-up / standard"), lambda line: line.setup_ratio, RIGHT, text=ratio),
            Column(
                self.tr("Set-up read as"),
                lambda line: None if line.setup_ratio is None else word(line.setup_unit),
                tone=lambda line: _tone(line.setup_unit),
            ),
            Column(self.tr("Converted"), lambda line: self.tr("yes") if line.corrected else None),
        )

    def _show(self) -> None:
        report = self._report
        if report is None:
            self.states.show_empty(
                self.tr("Nothing was compared yet"),
                self.tr("Look through the bookings on the page Cleaning."),
            )
            return
        if not report.calibration:
            self.states.show_empty(
                self.tr("Nothing to compare with"),
                self.tr("Units are told by standard times, and no booked operation has one."),
            )
            return
        odd = sum(line.corrected for line in report.calibration)
        unknown = sum(line.unit is BookedUnit.UNKNOWN for line in report.calibration)
        text = self.tr(
            "Operations: {number}. Converted: {odd}. Too few bookings or too far off to tell: "
            "{unknown}. An operation needs 20 bookings with a standard."
        )
        self.summary.setText(
            text.format(
                number=count(len(report.calibration)), odd=count(odd), unknown=count(unknown)
            )
        )
        self.table.show_values(report.calibration)
        self.states.show_content()


def ratio(value: float) -> str:
    """A ratio with three digits: ``1.04``, ``0.0171``, ``58.2``."""
    return f"{value:.3g}"


def _tone(unit: BookedUnit) -> Tone | None:
    odd = {BookedUnit.HOURS, BookedUnit.SECONDS}
    return Tone.WARNING if unit in odd else None


def _basis_tone(line: OperationCalibration) -> Tone | None:
    return Tone.WARNING if line.basis is BookedBasis.PIECE else None
