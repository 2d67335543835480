"""Where item codes are typed, pasted from Excel, or dropped as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from routingml_desktop.domain.errors import UnreadableFileError
from routingml_desktop.services.item_codes import codes_in_file, item_codes
from routingml_desktop.ui.theme import code_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent

_HEIGHT = 96


class CodeBox(QPlainTextEdit):
    """Ctrl+Enter asks; what is pasted or dropped becomes one code per line.

    Signals:
        entered: The codes shall be asked for.
        refused: A dropped file could not be read; carries the error.
    """

    entered = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFont(code_font(self.font()))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    def codes(self) -> tuple[str, ...]:
        """The codes written, each once."""
        return item_codes(self.toPlainText())

    def add_codes(self, codes: Iterable[str]) -> None:
        """Write these below what is there, except those that are there already."""
        self.write(dict.fromkeys((*self.codes(), *codes)))

    def replace_code(self, old: str, new: str) -> None:
        """Write ``new`` where ``old`` was."""
        self.write(dict.fromkeys(new if code == old else code for code in self.codes()))

    def write(self, codes: Iterable[str]) -> None:
        """Write these instead of what is there; Ctrl+Z brings that back."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText("\n".join(codes))

    def sizeHint(self) -> QSize:
        """Room for four codes; more scroll."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(source.hasText() or _file(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        file = _file(source)
        if file is None:
            codes = item_codes(source.text())
        else:
            try:
                codes = codes_in_file(file)
            except UnreadableFileError as error:
                self.refused.emit(error)
                return
        # A single word goes where the cursor is; a list stands on lines of its own.
        if len(codes) <= 1 and file is None:
            self.insertPlainText("".join(codes))
        else:
            self.add_codes(codes)


def _file(source: QMimeData) -> Path | None:
    for url in source.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
