"""Paints and edits the cells of the routing grid: bands beside times, times within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from routingml_desktop.domain.routing import OperationType
from routingml_desktop.services.minutes_entry import Refusal, minutes_entered
from routingml_desktop.ui.planning_words import refusal_sentence
from routingml_desktop.ui.tables.cell_painter import CellPainter
from routingml_desktop.ui.tables.routing_cells import TIMES
from routingml_desktop.ui.tables.routing_table import BAND_ROLE, COLUMNS
from routingml_desktop.ui.theme import SPACE, Tone, colours, set_tone
from routingml_desktop.ui.widgets.time_band import paint_band
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from routingml_desktop.ui.tables.values_table import Index

BAND_WIDTH: Final = 46
"""Pixels of the band beside a time."""

_LEAVING: Final = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)


class RoutingCellPainter(CellPainter):
    """Editors fit their cell; one that holds a refused time stays open and says why.

    Signals:
        judged: What is being typed was looked at; carries the reason it is refused, or nothing.
    """

    judged = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.closeEditor.connect(self._forget)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        band = index.data(BAND_ROLE)
        if band is None:
            return
        text = option.fontMetrics.horizontalAdvance(str(index.data()))
        if option.rect.width() < text + BAND_WIDTH + 3 * SPACE:
            return
        room = QRectF(option.rect).adjusted(SPACE, 0, 0, 0)
        room.setWidth(BAND_WIDTH)
        paint_band(painter, room, band, colours(option.widget))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if index.data(BAND_ROLE) is not None:
            size.setWidth(size.width() + BAND_WIDTH + 2 * SPACE)
        return size

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = COLUMNS[index.column()]
        if name == "operation_type":
            return _type_editor(parent)
        editor = QLineEdit(parent)
        if name in TIMES:
            editor.textChanged.connect(lambda text: self._judge(editor, text))
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        typed = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(typed))
        elif isinstance(editor, QLineEdit):
            editor.setText(typed)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.judged.emit("")
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """As large as the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _LEAVING
            and editor.property("tone") == Tone.BAD.value
        ):
            return True
        return super().eventFilter(editor, event)

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def _forget(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Escape nothing typed is left that could be refused."""
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.judged.emit("")

    def _judge(self, editor: QLineEdit, text: str) -> None:
        entered = minutes_entered(text)
        refused = isinstance(entered, Refusal)
        set_tone(editor, Tone.BAD if refused else Tone.NEUTRAL)
        self.judged.emit(refusal_sentence(entered) if isinstance(entered, Refusal) else "")


def _type_editor(parent: QWidget) -> QComboBox:
    editor = QComboBox(parent)
    for kind in (OperationType.IN_HOUSE, OperationType.OUTSIDE):
        editor.addItem(word(kind), kind.value)
    return editor
