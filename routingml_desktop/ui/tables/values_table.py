"""A table of plain values whose columns are data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from routingml_desktop.ui.numbers import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from routingml_desktop.ui.theme import Tone

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter

VALUE_ROLE: Final = Qt.ItemDataRole.UserRole
"""The whole value of the row."""
TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The cell's Tone as text, or None."""
ICON_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The name of the cell's icon, or an empty text."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called and what it shows of a row's value."""

    title: str
    """As the operator reads it, translated already."""
    value: Callable[[Any], object]
    """The text of a cell, or a number or date that ``text`` turns into one; None shows a dash."""
    align: Qt.AlignmentFlag = LEFT
    tooltip: Callable[[Any], str] | None = None
    sort_key: Callable[[Any], Any] | None = None
    """What rows are ordered by; without it, by ``value``. None sorts last."""
    text: Callable[[Any], str] = str
    """How a value that is not None is written."""
    tone: Callable[[Any], Tone | None] | None = None
    icon: Callable[[Any], str] | None = None
    explains: str = ""
    """What the column means, shown over its header."""


class ValuesTable(QAbstractTableModel):
    """Rows are values, columns are ``Column``; sorted in Python, so for thousands, not millions."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._values: tuple[Any, ...] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def values(self) -> tuple[Any, ...]:
        """The rows' values in the order shown."""
        return self._values

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, left to right."""
        return self._columns

    def show_values(self, values: Iterable[Any]) -> None:
        """Show these rows, in the order the operator sorted by if he did."""
        self.beginResetModel()
        self._values = tuple(values)
        if self._sorted_by is not None:
            self._values = self._ordered(*self._sorted_by)
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Take over new columns, for example after the language changed."""
        if len(columns) != len(self._columns):
            self.beginResetModel()
            self._columns = tuple(columns)
            self._sorted_by = None
            self.endResetModel()
            return
        self._columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        if self._values:
            last = self.index(len(self._values) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def value_at(self, index: Index) -> Any:
        """The value of the row an index is in; None for an invalid index."""
        return self._values[index.row()] if index.isValid() else None

    def text_at(self, row: int, column: int) -> str:
        """What a cell reads."""
        wanted = self._columns[column]
        value = wanted.value(self._values[row])
        return NOTHING if value is None else wanted.text(value)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_at(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(column.align)
        return _of_value(column, self._values[index.row()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.explains or column.title
        return int(column.align) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows; a column below 0 gives no order of its own to rows shown later."""
        if not 0 <= column < len(self._columns):
            self._sorted_by = None
            return
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self._values
        self._values = self._ordered(column, order)
        places = {id(value): place for place, value in enumerate(self._values)}
        for index in self.persistentIndexList():
            place = places[id(before[index.row()])]
            self.changePersistentIndex(index, self.index(place, index.column()))
        self.layoutChanged.emit()

    def _ordered(self, column: int, order: Qt.SortOrder) -> tuple[Any, ...]:
        wanted = self._columns[column]
        key = wanted.sort_key or wanted.value
        keyed: list[tuple[Any, Any]] = [(key(value), value) for value in self._values]
        known = [pair for pair in keyed if pair[0] is not None]
        unknown = [value for found, value in keyed if found is None]
        known.sort(key=lambda pair: pair[0], reverse=order is Qt.SortOrder.DescendingOrder)
        return (*(value for _, value in known), *unknown)


def _of_value(column: Column, value: Any, role: int) -> object:
    """What a role says of a row's value beside its text."""
    if role == VALUE_ROLE:
        return value
    asked = _ASKED.get(role)
    answer = getattr(column, asked) if asked else None
    return answer(value) if answer else None


_ASKED: Final = {
    Qt.ItemDataRole.ToolTipRole: "tooltip",
    TONE_ROLE: "tone",
    ICON_ROLE: "icon",
}
