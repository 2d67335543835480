"""Draws what a candidate has at one place in two lines, the differing parts marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from routingml_desktop.services.comparison import Aspect, Difference
from routingml_desktop.ui.tables.cell_painter import CellPainter
from routingml_desktop.ui.tables.comparison_table import CELL_ROLE, ComparedCell
from routingml_desktop.ui.theme import SPACE, TIGHT, colours

if TYPE_CHECKING:
    from routingml_desktop.ui.tables.values_table import Index
    from routingml_desktop.ui.theme import Colours

ROW_HEIGHT: Final = 46
"""Pixels of a row of two lines."""

_MARK: Final = 3
_TIMES: Final = frozenset({Aspect.SETUP_MINUTES, Aspect.RUN_MINUTES})
_PLACES: Final = frozenset({Aspect.WORK_CENTER, Aspect.OPERATION_TYPE, Aspect.PARTNER})


class ComparisonCellPainter(CellPainter):
    """A bar at the left and a ground tell the difference; bold tells what differs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if cell is None:
            super().paint(painter, option, index)
            return
        now = colours(option.widget)
        painter.save()
        _paint_ground(painter, option, cell, now)
        room = option.rect.adjusted(SPACE + _MARK, TIGHT, -SPACE, -TIGHT)
        if cell.step is None:
            painter.setPen(QColor(now.muted))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cell.operation)
        else:
            _paint_lines(painter, room, option.font, cell, now)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL_ROLE)
        if cell is None:
            return super().sizeHint(option, index)
        metrics = QFontMetrics(option.font)
        second = f"{cell.place}   {cell.time}"
        width = max(metrics.horizontalAdvance(cell.operation), metrics.horizontalAdvance(second))
        return QSize(width + 4 * SPACE, ROW_HEIGHT)


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, cell: ComparedCell, now: Colours
) -> None:
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(now.accent_soft))
    elif cell.step is None:
        painter.fillRect(option.rect, QColor(now.raised))
    if cell.step is not None and cell.difference is not Difference.SAME:
        only = cell.difference is Difference.ONLY_HERE
        if not state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(now.warning_soft if only else now.raised))
        mark = QRect(option.rect.topLeft(), QSize(_MARK, option.rect.height()))
        painter.fillRect(mark, QColor(now.warning if only else now.accent))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(now.accent))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.setPen(QColor(now.grid))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _paint_lines(
    painter: QPainter, room: QRect, font: QFont, cell: ComparedCell, now: Colours
) -> None:
    top = QRect(room.left(), room.top(), room.width(), room.height() // 2)
    bottom = top.translated(0, room.height() // 2)
    strong = _weighted(font, QFont.Weight.DemiBold)
    differs = Aspect.JOB_CODE in cell.changed
    _paint(painter, top, strong, cell.operation, now.accent if differs else now.text)
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.92)
    times, places = bool(cell.changed & _TIMES), bool(cell.changed & _PLACES)
    time_font = _weighted(small, QFont.Weight.Bold) if times else small
    width = min(QFontMetrics(time_font).horizontalAdvance(cell.time), bottom.width())
    right = QRect(bottom.right() - width, bottom.top(), width + 1, bottom.height())
    left = bottom.adjusted(0, 0, -width - SPACE, 0)
    _paint(painter, right, time_font, cell.time, now.accent if times else now.muted)
    place_font = _weighted(small, QFont.Weight.Bold) if places else small
    _paint(painter, left, place_font, cell.place, now.accent if places else now.muted)


def _paint(painter: QPainter, room: QRect, font: QFont, text: str, colour: str) -> None:
    if room.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _weighted(font: QFont, weight: QFont.Weight) -> QFont:
    weighted = QFont(font)
    weighted.setWeight(weight)
    return weighted
