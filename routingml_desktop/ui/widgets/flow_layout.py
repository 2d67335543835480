"""Widgets in a line that goes on below when the room is used up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from routingml_desktop.ui.theme import SPACE, TIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FlowLayout(QLayout):
    """Lays its widgets out like words of a text, each at its own size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placed: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._placed.append(item)

    def count(self) -> int:
        return len(self._placed)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._placed[index] if 0 <= index < len(self._placed) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._placed.pop(index) if 0 <= index < len(self._placed) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._placed:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets in ``rect``; the height they need."""
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for line in self._lines(inner.width()):
            height = max(item.sizeHint().height() for item in line)
            left = inner.left()
            for item in line:
                # What is wider than a whole line is cut short there, not beyond the edge.
                hint = item.sizeHint().boundedTo(QSize(inner.width(), height))
                if move:
                    middle = top + (height - hint.height()) // 2
                    item.setGeometry(QRect(QPoint(left, middle), hint))
                left += hint.width() + SPACE
            top += height + TIGHT
        margins = self.contentsMargins()
        return max(top - TIGHT - inner.top(), 0) + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The widgets that are shown, broken into lines of at most ``width`` pixels."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._placed:
            if item.isEmpty():
                continue
            size = item.sizeHint().width()
            if not lines or used + SPACE + size > width:
                lines.append([])
                used = size
            else:
                used += SPACE + size
            lines[-1].append(item)
        return lines
