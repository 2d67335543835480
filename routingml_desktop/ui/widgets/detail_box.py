"""The chosen row of a table in full: a heading, its sentences, and lines to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role


class DetailBox(QScrollArea):
    """Stands below a table; long texts are wrapped and scrolled, and can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        set_role(inside, Role.PAGE)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.title = QLabel()
        set_role(self.title, Role.HEADING)
        self.message = QLabel()
        self.note = QLabel()
        set_role(self.note, Role.MUTED)
        self.lines = QLabel()
        set_role(self.lines, Role.CODE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(TIGHT)
        for label in (self.title, self.message, self.note, self.lines):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch()

    def tell(self, title: str, message: str, *, note: str = "", lines: str = "") -> None:
        """Show these texts from their beginning; what is empty takes no room."""
        self.title.setText(title)
        self.message.setText(message)
        self.setAccessibleName(title)
        self.setAccessibleDescription(message)
        for label, text in ((self.note, note), (self.lines, lines)):
            label.setText(text)
            label.setVisible(bool(text))
        self.verticalScrollBar().setValue(0)
