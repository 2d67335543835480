"""What the connection doctor saw, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.theme import SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.doctor_lines import DoctorLines

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import DoctorLine


class DoctorCard(QFrame):
    """Hidden until the doctor is asked; can be put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DoctorLine, ...] = ()
        self._title = QLabel()
        set_role(self._title, Role.HEADING)
        self._close = QPushButton()
        set_role(self._close, Role.QUIET)
        dress(self._close, "cancel")
        self._close.clicked.connect(self.hide)
        self._shown = DoctorLines()
        head = QGridLayout()
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._close, 0, 1)
        head.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, SPACE, WIDE)
        column.addLayout(head)
        column.addWidget(self._shown)
        set_role(self, Role.CARD)
        self.hide()

    def show_waiting(self) -> None:
        """Show that the doctor is looking."""
        self._lines = ()
        self._shown.show_lines(())
        self._title.setText(self.tr("Checking the connection…"))
        self.show()

    def show_lines(self, lines: tuple[DoctorLine, ...]) -> None:
        """Show what the doctor saw."""
        self._lines = lines
        self._shown.show_lines(lines)
        missing = sum(1 for line in lines if line.ok is False)
        text = self.tr("Connection: missing {number}") if missing else self.tr("Connection sound")
        self._title.setText(text.format(number=missing))
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._lines:
            self.show_lines(self._lines)
        super().changeEvent(event)
