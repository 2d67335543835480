"""Choosing how to measure, starting, following and stopping it; saving the report."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.quality import Protocol
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import duration, percent
from routingml_desktop.ui.stage_words import stage_word
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress

_TICK_MS: Final = 500


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
        self._began: float | None = None
        self._progress: Progress | None = None
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
        self.state = QLabel()
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.cancel = QPushButton()
        dress(self.cancel, "stop")
        self.cancel.clicked.connect(self.cancelled)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._say)
        self._lay_out()
        self.set_saveable(False)
        self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.facts, 1)
        for widget in (self.save, self.protocol, self.measure):
            row.addWidget(widget)
        self.running = QWidget()
        second = QHBoxLayout(self.running)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(SPACE)
        second.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(self.state)
        second.addWidget(self.cancel)
        self.running.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, TIGHT + 2, WIDE, TIGHT + 2)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self.running)

    def show_facts(self, text: str) -> None:
        """What the report is about."""
        self.facts.setText(text)

    def set_saveable(self, saveable: bool) -> None:  # noqa: FBT001 (a state, not a switch)
        """Whether there is a report to save."""
        self.save.setEnabled(saveable)

    def start(self) -> None:
        """Measuring goes on from now."""
        self._began, self._progress = time.monotonic(), None
        self.running.show()
        self.measure.setEnabled(False)
        self.cancel.setEnabled(True)
        self._tick.start()
        self._say()

    def show_progress(self, progress: Progress) -> None:
        """Measuring came so far."""
        self._progress = progress
        self._say()

    def stopping(self) -> None:
        """It was asked to stop and has not answered yet."""
        self.cancel.setEnabled(False)
        self.state.setText(self.tr("Stopping…"))
        self._tick.stop()

    def end(self) -> None:
        """Nothing is measured any more."""
        self._began = None
        self._tick.stop()
        self.running.hide()
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

    @Slot()
    def _say(self) -> None:
        if self._began is None or not self.cancel.isEnabled():
            return
        fraction = self._progress.fraction if self._progress else 0.0
        self.bar.setValue(round(1000 * fraction))
        text = self.tr("{stage} · {percent} · elapsed {elapsed}")
        self.state.setText(
            text.format(
                stage=stage_word(self._progress.stage) if self._progress else self.tr("Starting"),
                percent=percent(fraction),
                elapsed=duration(time.monotonic() - self._began),
            )
        )

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
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress of measuring"))
        self._say()
