"""The operations of a routing as a chain of compact blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from routingml_desktop.domain.routing import OperationType
from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.theme import SPACE, TIGHT, colours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from routingml_desktop.domain.candidate import ProposedOperation
    from routingml_desktop.ui.theme import Colours

_ARROW = 14
_ICON = 12
_NARROWEST, _WIDEST = 52, 104
_WHOLE = 0.995
"""Shares above this are shown as whole."""


class OperationChain(QWidget):
    """Blocks with code and name, wrapped into lines; subcontracted ones are dashed with an icon.

    A line under a block that is shorter than the block says which part of the votes it has.

    Signals:
        operation_pressed: A block was pressed; carries its place from 0.
    """

    operation_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[ProposedOperation, ...] = ()
        self._blocks: list[QRect] = []
        self._describe: Callable[[ProposedOperation], str] = lambda step: step.operation.job_name
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_operations(
        self,
        steps: Sequence[ProposedOperation],
        describe: Callable[[ProposedOperation], str] | None = None,
    ) -> None:
        """Show these operations; ``describe`` gives the tool tip of one."""
        self._steps = tuple(steps)
        self._describe = describe or self._describe
        self.setAccessibleName(" → ".join(step.operation.job_code for step in self._steps))
        self._place(self.width())
        self.updateGeometry()
        self.update()

    def block(self, place: int) -> QRect:
        """Where the block of an operation is drawn."""
        return self._blocks[place]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width)[1]

    def sizeHint(self) -> QSize:
        return QSize(4 * _WIDEST, self.heightForWidth(max(self.width(), 4 * _WIDEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDEST, self._block_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._place(self.width())
            self.updateGeometry()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.operation_pressed.emit(place)
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(event.pos())
            words = "" if place is None else self._describe(self._steps[place])
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (step, block) in enumerate(zip(self._steps, self._blocks, strict=True)):
            self._paint_block(painter, step, block, now)
            if place + 1 < len(self._blocks):
                _paint_arrow(painter, block, now)
        painter.end()

    def _paint_block(
        self, painter: QPainter, step: ProposedOperation, block: QRect, now: Colours
    ) -> None:
        outside = step.operation.operation_type is OperationType.OUTSIDE
        pen = QPen(QColor(now.warning if outside else now.strong_border), 1.2)
        if outside:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(now.warning_soft if outside else now.raised))
        painter.drawRoundedRect(QRectF(block).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inner = block.adjusted(SPACE - 2, 2, -TIGHT, -3)
        if outside:
            painter.drawPixmap(inner.left(), inner.top() + 2, pixmap("outside", now.warning, _ICON))
        _paint_line(
            painter,
            inner.adjusted(_ICON + 3 if outside else 0, 0, 0, 0),
            self._code_font(),
            step.operation.job_code or "–",
            now.text,
            top=True,
        )
        _paint_line(
            painter, inner, self._name_font(), step.operation.job_name, now.muted, top=False
        )
        if 0 < step.share < _WHOLE:
            painter.setPen(QPen(QColor(now.accent), 2))
            base = QPointF(block.left() + 2, block.bottom() - 1)
            painter.drawLine(base, base + QPointF((block.width() - 4) * step.share, 0))

    def _place(self, width: int) -> None:
        self._blocks = self._flow(width)[0]

    def _flow(self, width: int) -> tuple[list[QRect], int]:
        """The blocks wrapped into ``width`` pixels, and the height they need."""
        blocks: list[QRect] = []
        left, top, height = 0, 0, self._block_height()
        for step in self._steps:
            size = self._block_width(step)
            if left and left + size > width:
                left, top = 0, top + height + TIGHT
            blocks.append(QRect(left, top, size, height))
            left += size + _ARROW
        return blocks, top + height

    def _block_width(self, step: ProposedOperation) -> int:
        code = QFontMetrics(self._code_font()).horizontalAdvance(step.operation.job_code)
        if step.operation.operation_type is OperationType.OUTSIDE:
            code += _ICON + 3
        name = QFontMetrics(self._name_font()).horizontalAdvance(step.operation.job_name)
        return min(max(code, name, _NARROWEST - 2 * SPACE) + 2 * SPACE, _WIDEST)

    def _block_height(self) -> int:
        lines = QFontMetrics(self._code_font()).height() + QFontMetrics(self._name_font()).height()
        return lines + TIGHT + 2

    def _code_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        return font

    def _at(self, point: QPoint) -> int | None:
        for place, block in enumerate(self._blocks):
            if block.contains(point):
                return place
        return None


def _paint_line(
    painter: QPainter, room: QRect, font: QFont, text: str, colour: str, *, top: bool
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignLeft), elided)


def _paint_arrow(painter: QPainter, block: QRect, now: Colours) -> None:
    painter.setPen(QPen(QColor(now.muted), 1.4))
    middle = QPointF(block.right() + _ARROW / 2 + 1, block.center().y())
    painter.drawLine(middle + QPointF(-2, -3.5), middle + QPointF(2, 0))
    painter.drawLine(middle + QPointF(2, 0), middle + QPointF(-2, 3.5))
