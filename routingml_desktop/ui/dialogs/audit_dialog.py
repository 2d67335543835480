"""Who did what, when: searched, checked, exported."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.audit import AuditFilter, Deed
from routingml_desktop.ui.audit_words import (
    deed_word,
    details_text,
    subject_word,
    tampering_text,
)
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count, moment
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from routingml_desktop.domain.audit import AuditEntry, Tampering
    from routingml_desktop.ui.background import Background

SHOWN: Final = 2000
"""Lines in the table; an export has all."""

_SIZE: Final = (1040, 620)
_WIDEST: Final = 220
"""Pixels of a column but the last."""
_NAMED: Final = 3
"""Faults that are named; of the others only the number is said."""
_PERIODS: Final = (0, 1, 7, 30, 365)
"""Days back that can be chosen; 0 is everything."""


class Record(Protocol):
    """What the dialog needs of the audit service."""

    def entries(self, wanted: AuditFilter, limit: int) -> tuple[AuditEntry, ...]:
        """Lines that are wanted, newest first."""
        ...

    def tampering(self) -> tuple[Tampering, ...]:
        """Where the record is not what was written."""
        ...

    def export(self, file: Path, wanted: AuditFilter, *, overwrite: bool) -> int:
        """Write lines as CSV or JSON; how many."""
        ...


class AuditDialog(QDialog):
    """Stays open beside the window while the operator works on.

    Signals:
        told: Something worked; carries a sentence.
        failed: Something did not; carries the error.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, record: Record, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record
        self._missed = 0
        self._background = background
        self._faults: tuple[Tampering, ...] | None = None
        self._asked = 0
        find = QAction(self)
        dress(find, "search")
        self.search_box = SearchBox(find)
        self.deed_box = QComboBox()
        self.deed_box.addItem("", None)
        for deed in Deed:
            self.deed_box.addItem("", deed.value)
        self.period_box = QComboBox()
        for days in _PERIODS:
            self.period_box.addItem("", days)
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, "")
        self.state_label = QLabel()
        self.state_label.setWordWrap(True)
        self.count_label = QLabel()
        set_role(self.count_label, Role.CAPTION)
        self.export_button = QPushButton()
        self.export_button.setAutoDefault(False)
        dress(self.export_button, "export")
        self.close_button = QPushButton()
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)
        self.retranslate()

    @property
    def wanted(self) -> AuditFilter:
        """Which lines are asked for."""
        deed, days = self.deed_box.currentData(), self.period_box.currentData()
        return AuditFilter(
            deeds=(Deed(deed),) if deed else (),
            text=self.search_box.wanted,
            since=datetime.now(UTC) - timedelta(days=days) if days else None,
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.setWindowTitle(self.tr("Audit record"))
        self.search_box.setPlaceholderText(self.tr("Search people, items, versions, settings…"))
        self.search_box.setAccessibleName(self.tr("Search the record"))
        self.deed_box.setAccessibleName(self.tr("What was done"))
        self.period_box.setAccessibleName(self.tr("Period"))
        self.view.setAccessibleName(self.tr("Audit record"))
        self.export_button.setText(self.tr("Export…"))
        self.close_button.setText(self.tr("Close"))
        self.deed_box.setItemText(0, self.tr("Everything"))
        for place, deed in enumerate(Deed, start=1):
            self.deed_box.setItemText(place, deed_word(deed))
        periods = (
            self.tr("All time"),
            self.tr("Last day"),
            self.tr("Last 7 days"),
            self.tr("Last 30 days"),
            self.tr("Last year"),
        )
        for place, text in enumerate(periods):
            self.period_box.setItemText(place, text)
        self.table.show_columns(self._columns())
        self._say_count()
        if self._faults is not None:
            self._show_state(self._faults)
        else:
            self.state_label.setText(self.tr("Checking the record…"))

    def look_again(self, missed: int) -> None:
        """Read and check the record; ``missed`` lines could not be written since the start."""
        self._missed = missed
        self.reload()
        self._background.run(self._record.tampering, done=self._show_state, failed=self.failed.emit)

    @Slot()
    def reload(self) -> None:
        """Ask for the lines that are wanted now."""
        self._asked += 1
        self._background.run(
            partial(self._record.entries, self.wanted, SHOWN),
            done=partial(self._show, self._asked),
            failed=self.failed.emit,
        )

    def export_to(self, file: Path) -> None:
        """Write all lines that are wanted; the file dialog has asked about replacing."""
        self._background.run(
            partial(self._record.export, file, self.wanted, overwrite=True),
            done=partial(self._tell_exported, file),
            failed=self.failed.emit,
        )

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        bar.setSpacing(SPACE)
        bar.addWidget(self.search_box, 1)
        bar.addWidget(self.deed_box)
        bar.addWidget(self.period_box)
        self.state_label.setContentsMargins(WIDE, TIGHT, WIDE, TIGHT)
        foot = QHBoxLayout()
        foot.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        foot.setSpacing(SPACE)
        foot.addWidget(self.count_label, 1)
        foot.addWidget(self.export_button)
        foot.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(bar)
        page.addWidget(self.state_label)
        page.addWidget(self.view, 1)
        page.addLayout(foot)
        self.view.horizontalHeader().setStretchLastSection(True)

    def _connect(self) -> None:
        self.search_box.typed.connect(self.reload)
        self.deed_box.currentIndexChanged.connect(self.reload)
        self.period_box.currentIndexChanged.connect(self.reload)
        self.export_button.clicked.connect(self._choose_file)
        self.close_button.clicked.connect(self.reject)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("No."), lambda entry: entry.number, align=RIGHT, text=count),
            Column(self.tr("Time"), lambda entry: entry.time, text=moment),
            Column(self.tr("Who"), lambda entry: entry.who, tooltip=lambda entry: entry.computer),
            Column(self.tr("What"), lambda entry: deed_word(entry.deed), tone=_tone),
            Column(self.tr("On what"), subject_word, tooltip=lambda entry: entry.subject),
            Column(self.tr("Version"), lambda entry: entry.version or None),
            Column(self.tr("Details"), details_text, tooltip=details_text),
        )

    def _show(self, asked: int, entries: tuple[AuditEntry, ...]) -> None:
        if asked == self._asked:  # An older question's answer comes too late.
            self.table.show_values(entries)
            # The details, which tell most, get what the others leave.
            self.view.fit_columns(widest=_WIDEST)
            self._say_count()

    def _say_count(self) -> None:
        number = len(self.table.values)
        text = self.tr("Lines: {number}")
        if number >= SHOWN:
            text = self.tr("The newest {number} lines; an export has all")
        self.count_label.setText(text.format(number=count(number)))

    def _show_state(self, faults: tuple[Tampering, ...]) -> None:
        self._faults = faults
        parts = [tampering_text(fault) for fault in faults[:_NAMED]]
        if len(faults) > _NAMED:
            text = self.tr("and {number} more")
            parts.append(text.format(number=count(len(faults) - _NAMED)))
        said = self.tr("Nothing in the record was altered.")
        if parts:
            text = self.tr("The record is not what was written: {faults}")
            said = text.format(faults=", ".join(parts))
        if self._missed:
            text = self.tr("Lines that could not be written since the start: {number}")
            said += " " + text.format(number=count(self._missed))
        set_tone(self.state_label, Tone.BAD if faults or self._missed else Tone.GOOD)
        self.state_label.setText(said)

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export the record"),
            "routingml-audit.csv",
            "CSV (*.csv);;JSON (*.json)",
        )
        if name:
            self.export_to(Path(name))

    def _tell_exported(self, file: Path, number: int) -> None:
        text = self.tr("Record exported: {file} ({number})")
        self.told.emit(text.format(file=file, number=count(number)))


def _tone(entry: Any) -> Tone | None:
    return Tone.BAD if entry.deed in (Deed.REFUSED, Deed.RECORD_RECOVERED) else None
