"""One notice as a card: what happened, what to do, and a button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.icons import dress, pixmap
from routingml_desktop.ui.numbers import clock
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, colours, set_role, set_tone

if TYPE_CHECKING:
    from routingml_desktop.ui.notices import Notice

ICON: Final = 20
SIGNS: Final = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.GOOD: "good",
    Tone.WARNING: "warning",
    Tone.BAD: "bad",
}


class NoticeCard(QFrame):
    """Shows a notice until it is closed.

    Signals:
        command_wanted: The next step's button was pressed; carries the command's name.
        closed: The operator has read it.
    """

    command_wanted = Signal(str)
    closed = Signal()

    def __init__(self, notice: Notice, next_step: str = "", parent: QWidget | None = None) -> None:
        """``next_step`` is what the button reads; empty for no button."""
        super().__init__(parent)
        self._notice = notice
        self.step_button = QPushButton(next_step)
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence = QLabel(notice.sentence)
        set_role(self.sentence, Role.HEADING)
        self.next_step = QLabel(notice.next_step)
        self.details = QLabel(notice.details)
        set_role(self.details, Role.CAPTION)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        for label in (self.sentence, self.next_step, self.details):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        self.next_step.setVisible(bool(notice.next_step))
        self.details.hide()
        words.addLayout(self._buttons(next_step))
        head = QHBoxLayout(self)
        head.setContentsMargins(WIDE, SPACE, SPACE, SPACE)
        head.setSpacing(SPACE)
        head.addWidget(self._sign)
        head.addLayout(words, 1)
        time = QLabel(clock(notice.time))
        set_role(time, Role.CAPTION)
        head.addWidget(time, alignment=Qt.AlignmentFlag.AlignTop)
        close = QToolButton()
        dress(close, "cancel")
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.closed)
        head.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        set_role(self, Role.CARD)
        set_tone(self, notice.tone)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _buttons(self, next_step: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        self.step_button.setVisible(bool(next_step))
        self.step_button.clicked.connect(self._want_command)
        row.addWidget(self.step_button)
        if self._notice.details:
            more = QPushButton(self.tr("Details"))
            set_role(more, Role.QUIET)
            more.clicked.connect(self._show_details)
            copy = QPushButton(self.tr("Copy"))
            set_role(copy, Role.QUIET)
            dress(copy, "copy")
            copy.clicked.connect(self._copy)
            row.addWidget(more)
            row.addWidget(copy)
        row.addStretch()
        return row

    def _draw(self) -> None:
        tone = self._notice.tone
        self._sign.setPixmap(pixmap(SIGNS[tone], colours(self).tone(tone), ICON))

    @Slot()
    def _want_command(self) -> None:
        self.command_wanted.emit(self._notice.command)
        self.closed.emit()

    @Slot()
    def _show_details(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.adjustSize()

    @Slot()
    def _copy(self) -> None:
        parts = (self._notice.sentence, self._notice.next_step, self._notice.details)
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))
