"""The second line of a strip: how far measuring or a cycle is, and the button that stops it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import duration, percent
from routingml_desktop.ui.stage_words import stage_word
from routingml_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress

_TICK_MS: Final = 500


class ProgressLine(QWidget):
    """There while something goes on.

    Signals:
        cancelled: The operator stops it.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began: float | None = None
        self._progress: Progress | None = None
        self.state = QLabel()
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.cancel = QPushButton()
        dress(self.cancel, "stop")
        self.cancel.clicked.connect(self.cancelled)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.state)
        row.addWidget(self.cancel)
        self.hide()
        self._retranslate()

    def start(self) -> None:
        """It goes on from now."""
        self._began, self._progress = time.monotonic(), None
        self.show()
        self.cancel.setEnabled(True)
        self._tick.start()
        self._say()

    def show_progress(self, progress: Progress) -> None:
        """It came so far."""
        self._progress = progress
        self._say()

    def stopping(self) -> None:
        """It was asked to stop and has not answered yet."""
        self.cancel.setEnabled(False)
        self.state.setText(self.tr("Stopping…"))
        self._tick.stop()

    def end(self) -> None:
        """Nothing goes on any more."""
        self._began = None
        self._tick.stop()
        self.hide()

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
        self.cancel.setText(self.tr("Cancel"))
        self._say()
