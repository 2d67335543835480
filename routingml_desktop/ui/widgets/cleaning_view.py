"""What cleaning found in the bookings: per fault a count, hours, examples, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from routingml_desktop.domain.cleaning import Treatment
from routingml_desktop.ui.cleaning_words import detector_explained, needs_word
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count, figure, percent
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.cleaning import CleaningReport, DetectorFinding

_HEIGHTS: Final = [380, 150]


class CleaningView(QWidget):
    """A line per detector; the chosen one is explained below with its examples.

    Signals:
        examine_wanted: The bookings are to be looked through.
    """

    examine_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: CleaningReport | None = None
        self._current = True
        self.summary = QLabel(wordWrap=True)
        self.again = QPushButton()
        dress(self.again, "refresh")
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, "")
        self.view.allow_sorting()
        self._title, self._text, self._examples = QLabel(), QLabel(), QLabel()
        set_role(self._title, Role.HEADING)
        set_role(self._examples, Role.CODE)
        self.states = States(self._content(), "data")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
        self.again.clicked.connect(self.examine_wanted)
        self.states.wanted.connect(self.examine_wanted)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self.retranslate()

    def show_report(self, report: CleaningReport | None, *, current: bool = True) -> None:
        """Show what was found; None when nobody looked yet."""
        self._report, self._current = report, current
        self._show()

    def show_waiting(self) -> None:
        """Show that the bookings are being looked through."""
        self.states.show_loading(self.tr("Looking through the bookings…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.again.setText(self.tr("Look again"))
        self.view.setAccessibleName(self.tr("Faults of the bookings"))
        self.table.show_columns(self._columns())
        self._show()

    def _content(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.summary, 1)
        row.addWidget(self.again, alignment=Qt.AlignmentFlag.AlignTop)
        detail = QWidget()
        words = QVBoxLayout(detail)
        words.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        words.setSpacing(TIGHT)
        for label in (self._title, self._text, self._examples):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        words.addStretch()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(detail)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)  # noqa: FBT003 (Qt)
        split.setSizes(_HEIGHTS)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(split, 1)
        return content

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Fault"), lambda one: word(one.detector)),
            Column(
                self.tr("Treatment"),
                lambda one: word(one.treatment) if one.active else self.tr("Switched off"),
                tone=_tone,
                icon=_icon,
            ),
            Column(
                self.tr("Count"),
                lambda one: None if one.needs else one.count,
                RIGHT,
                tooltip=lambda one: needs_word(one.needs),
                text=count,
            ),
            Column(
                self.tr("Share"), lambda one: one.share, RIGHT, text=lambda share: percent(share, 2)
            ),
            Column(
                self.tr("Hours"),
                lambda one: None if one.needs else one.hours,
                RIGHT,
                text=lambda hours: figure(hours, 1),
                explains=self.tr("Set-up and run hours that it concerns."),
            ),
            Column(self.tr("Examples"), lambda one: "; ".join(one.examples) or None),
        )

    def _show(self) -> None:
        report = self._report
        if report is None:
            self.states.show_empty(
                self.tr("Nobody looked through the bookings yet"),
                self.tr(
                    "Each sync does it. The faults found here are kept out of the minutes that "
                    "are learned."
                ),
                self.tr("Look through the bookings"),
            )
            return
        text = self.tr(
            "{counted} of {lots} operations of orders count as evidence: {hours} h, "
            "from {bookings} bookings. Switches: Settings > Cleaning."
        ).format(
            counted=count(report.counted),
            lots=count(report.lots),
            hours=figure(report.counted_hours, 0),
            bookings=count(report.bookings),
        )
        if not self._current:
            text += " " + self.tr("Data or switches changed since: look again.")
        self.summary.setText(text)
        chosen = max(self.view.currentIndex().row(), 0)
        self.table.show_values(
            sorted(report.findings, key=lambda one: (bool(one.needs), -one.count))
        )
        self.states.show_content()
        self.view.choose_row(chosen)
        self.view.fit_columns()

    @Slot()
    def _tell(self) -> None:
        one: DetectorFinding | None = self.table.value_at(self.view.currentIndex())
        if one is None:
            return
        self._title.setText(word(one.detector))
        said = [detector_explained(one.detector), needs_word(one.needs)]
        self._text.setText("\n".join(part for part in said if part))
        self._examples.setText("\n".join(one.examples))
        self._examples.setVisible(bool(one.examples))


def _tone(one: DetectorFinding) -> Tone | None:
    if not one.active:
        return Tone.WARNING
    return Tone.NEUTRAL if one.needs or not one.count else Tone.GOOD


def _icon(one: DetectorFinding) -> str:
    if not one.active:
        return "pause"
    if one.needs:
        return "info"
    return "check" if one.treatment is Treatment.CORRECTED else "filter"
