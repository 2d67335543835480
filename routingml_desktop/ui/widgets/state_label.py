"""An icon and a few words that say how something stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.theme import TIGHT, Tone, colours, set_tone

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

ICON: Final = 14


class StateLabel(QWidget):
    """The icon has the colour of the tone, and the words say the same.

    Signals:
        pressed: It was clicked.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "info"
        self._tone = Tone.NEUTRAL
        self._icon = QLabel()
        self._text = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(TIGHT, 0, TIGHT, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def text(self) -> str:
        """The words."""
        return self._text.text()

    def say(self, icon: str, text: str, tone: Tone = Tone.NEUTRAL, tooltip: str = "") -> None:
        """Show these words behind this icon."""
        self._icon_name = icon
        self._tone = tone
        self._text.setText(text)
        set_tone(self._text, tone)
        self.setToolTip(tooltip)
        self.setAccessibleName(text)
        self._draw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, colours(self).tone(self._tone), ICON))
