"""Lines of the doctor: a sign, what was looked at, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from routingml_desktop.ui.doctor_words import finding_text, topic_text
from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.theme import SPACE, TIGHT, Role, Tone, colours, set_role

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import DoctorLine

ICON: Final = 16

_SIGNS: Final = {
    True: ("good", Tone.GOOD),
    False: ("bad", Tone.BAD),
    None: ("info", Tone.NEUTRAL),
}


class DoctorLines(QWidget):
    """Follows language and colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DoctorLine, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(2, 1)

    @property
    def text(self) -> str:
        """All lines for the clipboard."""
        return "\n".join(f"{topic_text(line)}: {finding_text(line)}" for line in self._lines)

    def show_lines(self, lines: tuple[DoctorLine, ...]) -> None:
        """Show these in place of what was shown."""
        self._lines = lines
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        while (taken := self._grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        now = colours(self)
        for row, line in enumerate(self._lines):
            name, tone = _SIGNS[line.ok]
            sign = QLabel()
            sign.setPixmap(pixmap(name, now.tone(tone), ICON))
            sign.setAlignment(Qt.AlignmentFlag.AlignTop)
            topic = QLabel(topic_text(line))
            topic.setAlignment(Qt.AlignmentFlag.AlignTop)
            message = QLabel(finding_text(line))
            message.setWordWrap(True)
            message.setToolTip(line.message)
            message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_role(message, Role.MUTED)
            for column, label in enumerate((sign, topic, message)):
                self._grid.addWidget(label, row, column)
