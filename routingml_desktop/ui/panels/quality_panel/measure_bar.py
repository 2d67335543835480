"""Choosing how to measure, starting, following and stopping it; saving the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.quality import Protocol
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.panels.quality_panel.progress_line import ProgressLine
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress


class MeasureBar(QWidget):
    """A strip above the panel; a second line follows the measuring while it goes on.

    Signals:
        wanted: Measuring is wanted; carries the Protocol.
        cancelled: The operator stops it.
        save_wanted: The report is to be saved.
    """

    wanted = Signal(object)
    cancelled = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.BAR)
        self.facts = ElidedLabel()
        set_role(self.facts, Role.MUTED)
        self.protocol = QComboBox()
        for protocol in Protocol:
            self.protocol.addItem("", protocol)
        self.measure = QPushButton()
        set_role(self.measure, Role.PRIMARY)
        dress(self.measure, "start", on_accent=True)
        self.measure.clicked.connect(self.ask)
        self.save = QPushButton()
        dress(self.save, "save")
        self.save.clicked.connect(self.save_wanted)
        self.line = ProgressLine()
        self.line.cancelled.connect(self.cancelled)
        self._lay_out()
        self.set_saveable(False)
        self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.facts, 1)
        for widget in (self.save, self.protocol, self.measure):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, TIGHT + 2, WIDE, TIGHT + 2)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self.line)

    def show_facts(self, text: str) -> None:
        """What the report is about."""
        self.facts.setText(text)

    def set_saveable(self, saveable: bool) -> None:  # noqa: FBT001 (a state, not a switch)
        """Whether there is a report to save."""
        self.save.setEnabled(saveable)

    def start(self) -> None:
        """Measuring goes on from now."""
        self.measure.setEnabled(False)
        self.line.start()

    def show_progress(self, progress: Progress) -> None:
        """Measuring came so far."""
        self.line.show_progress(progress)

    def stopping(self) -> None:
        """It was asked to stop and has not answered yet."""
        self.line.stopping()

    def end(self) -> None:
        """Nothing is measured any more."""
        self.line.end()
        self.measure.setEnabled(True)

    @Slot()
    def ask(self) -> None:
        """Want a measuring by the protocol chosen."""
        if self.measure.isEnabled():
            # Qt keeps a plain text of it.
            self.wanted.emit(Protocol(self.protocol.currentData()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        explained = (
            self.tr("Learns from what came first and asks about what came later."),
            self.tr("Holds items and their siblings out together, so that they are truly new."),
            self.tr("Asks about each item with its own routing and bookings left out."),
        )
        for place, (protocol, text) in enumerate(zip(Protocol, explained, strict=True)):
            self.protocol.setItemText(place, word(protocol))
            self.protocol.setItemData(place, text, Qt.ItemDataRole.ToolTipRole)
        self.protocol.setAccessibleName(self.tr("How the hold-out is chosen"))
        self.protocol.setToolTip(self.protocol.accessibleName())
        self.measure.setText(self.tr("Measure"))
        self.measure.setToolTip(
            self.tr("Learns anew from part of the history and compares; takes some minutes.")
        )
        self.save.setText(self.tr("Save report…"))
        self.line.bar.setAccessibleName(self.tr("Progress of measuring"))
