"""How far long work is, in one line: its stage, a bar, a share, and the way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import duration, percent
from routingml_desktop.ui.stage_words import stage_word
from routingml_desktop.ui.theme import SPACE, Role, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.progress import Progress

STEPS = 1000


class WorkBar(QWidget):
    """Hidden while nothing runs.

    Signals:
        cancel_wanted: The operator wants it stopped.
    """

    cancel_wanted = Signal()

    def __init__(self, bar_width: int = 160, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named: Callable[[], str] = str
        self._progress: Progress | None = None
        self._stopping = False
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._say)
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, STEPS)
        self._bar.setFixedWidth(bar_width)
        self._share = QLabel()
        set_role(self._share, Role.MUTED)
        self.cancel_button = QPushButton()
        set_role(self.cancel_button, Role.QUIET)
        dress(self.cancel_button, "cancel")
        self.cancel_button.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for part in (self._label, self._bar, self._share, self.cancel_button):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.hide()
        self.retranslate()

    @property
    def name(self) -> str:
        """What the work is called."""
        return self._named()

    @property
    def said(self) -> str:
        """What is read beside the bar."""
        return f"{self._label.text()} {self._share.text()}".strip()

    def begin(self, named: Callable[[], str]) -> None:
        """Show that work runs; nothing of it is known yet.

        ``named`` says what it is called, again whenever the language changes.
        """
        self._named = named
        self._progress = None
        self._stopping = False
        self._clock.start()
        self._tick.start()
        self.cancel_button.setEnabled(True)
        self._say()
        self.show()

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        self._say()

    @Slot()
    def end(self) -> None:
        """Show that it runs no more."""
        self._tick.stop()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.cancel_button.setText(self.tr("Cancel"))
        self._say()

    @Slot()
    def _stop(self) -> None:
        self._stopping = True
        self.cancel_button.setEnabled(False)
        self._say()
        self.cancel_wanted.emit()

    @Slot()
    def _say(self) -> None:
        progress = self._progress
        stage = stage_word(progress.stage) if progress else ""
        words = self.tr("stopping…") if self._stopping else stage
        self._label.setText(f"{self.name} · {words}" if words else self.name)
        self._bar.setRange(0, STEPS if progress else 0)
        if progress:
            self._bar.setValue(round(STEPS * progress.fraction))
        passed = duration(self._clock.elapsed() / 1000) if self._clock.isValid() else ""
        self._share.setText(f"{percent(progress.fraction)} · {passed}" if progress else passed)
