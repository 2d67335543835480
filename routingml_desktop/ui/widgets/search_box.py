"""A line to type into that tells what is typed, also while a Korean syllable is being composed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent

WAIT_MS: Final = 120
"""From the last key until the text is looked for."""


class SearchBox(QLineEdit):
    """Text to look for; Esc empties it.

    Signals:
        typed: The text is another one now and nobody typed for a moment; carries it.
        left: The down key was pressed: the operator wants to go to what was found.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, icon: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        if icon is not None:
            self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self._composed = ""
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)

    @property
    def wanted(self) -> str:
        """What is typed, with the syllable that is being composed in its place."""
        place = self.cursorPosition()
        text = self.text()
        return text[:place] + self._composed + text[place:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composed = event.preeditString()
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _wait(self, _text: str) -> None:
        self._timer.start()

    @Slot()
    def _tell(self) -> None:
        if self.wanted != self._told:
            self._told = self.wanted
            self.typed.emit(self._told)
