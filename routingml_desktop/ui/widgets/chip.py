"""A word on a coloured ground, such as a badge."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.theme import SPACE, TIGHT, Tone, colours

_ICON = 12


class Chip(QLabel):
    """Says one word in a tone; the word and the icon say it without the colour too."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self._icon = icon
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * SPACE
        if self._icon:
            width += _ICON + TIGHT
        return QSize(width, self.fontMetrics().height() + TIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.soft(self._tone)))
        radius = self.height() / 2
        painter.drawRoundedRect(self.rect(), radius, radius)
        left = SPACE
        if self._icon:
            drawn = pixmap(self._icon, now.tone(self._tone), _ICON)
            painter.drawPixmap(left, (self.height() - _ICON) // 2, drawn)
            left += _ICON + TIGHT
        painter.setPen(QColor(now.text if self._tone is Tone.NEUTRAL else now.tone(self._tone)))
        room = self.rect().adjusted(left, 0, -SPACE // 2, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()
