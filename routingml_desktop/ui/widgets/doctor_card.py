"""What the connection doctor saw, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routingml_desktop.ui.icons import dress, pixmap
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, colours, set_role

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import DoctorLine

ICON: Final = 16

_SIGNS: Final = {
    True: ("good", Tone.GOOD),
    False: ("bad", Tone.BAD),
    None: ("info", Tone.NEUTRAL),
}


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
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(2, 1)
        head = QGridLayout()
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._close, 0, 1)
        head.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, SPACE, WIDE)
        column.addLayout(head)
        column.addLayout(self._grid)
        set_role(self, Role.CARD)
        self.hide()

    def show_waiting(self) -> None:
        """Show that the doctor is looking."""
        self._lines = ()
        self._fill()
        self._title.setText(self.tr("Checking the connection…"))
        self.show()

    def show_lines(self, lines: tuple[DoctorLine, ...]) -> None:
        """Show what the doctor saw."""
        self._lines = lines
        self._fill()
        missing = sum(1 for line in lines if line.ok is False)
        text = self.tr("Connection: missing {number}") if missing else self.tr("Connection sound")
        self._title.setText(text.format(number=missing))
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._lines:
            self.show_lines(self._lines)
        elif event.type() is QEvent.Type.PaletteChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        while (taken := self._grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.deleteLater()
        now = colours(self)
        for row, line in enumerate(self._lines):
            name, tone = _SIGNS[line.ok]
            sign = QLabel()
            sign.setPixmap(pixmap(name, now.tone(tone), ICON))
            sign.setAlignment(Qt.AlignmentFlag.AlignTop)
            topic = QLabel(line.topic)
            topic.setAlignment(Qt.AlignmentFlag.AlignTop)
            message = QLabel(line.message)
            message.setWordWrap(True)
            message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_role(message, Role.MUTED)
            for column, label in enumerate((sign, topic, message)):
                self._grid.addWidget(label, row, column)
