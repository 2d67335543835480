"""A table over rows that are read page by page, for hundreds of thousands of them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt, Signal

from routingml_desktop.ui.tables.values_table import LEFT, RIGHT, Index

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE: Final = 256
"""Rows read and written out at once."""
KEPT_PAGES: Final = 24

_NO_PARENT: Final = QModelIndex()


class PagedRows(Protocol):
    """Rows that can be read a page at a time."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def page(self, start: int, stop: int) -> list[tuple[object, ...]]:
        """The values of all columns from row ``start`` to before ``stop``."""
        ...


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """How one column is shown."""

    title: str
    """As the operator reads it."""
    numeric: bool = False
    explains: str = ""
    """What the column means, shown over its header."""
    yes: str = ""
    """What True reads as; False reads as nothing."""


class FrameTable(QAbstractTableModel):
    """Shows paged rows; sorting is asked of whoever reads them, never done here.

    Signals:
        order_wanted: A header was clicked; carries the column and the Qt.SortOrder.
    """

    order_wanted = Signal(int, Qt.SortOrder)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[FrameColumn, ...] = ()
        self._rows: PagedRows = NoRows()
        self._pages: OrderedDict[int, list[tuple[str, ...]]] = OrderedDict()
        self._dragged: int | None = None

    @property
    def rows(self) -> PagedRows:
        """What is shown now."""
        return self._rows

    def show_columns(self, columns: Sequence[FrameColumn], *, dragged: int | None = None) -> None:
        """Take over what the columns are; ``dragged`` is the one whose texts a drag carries."""
        same = len(columns) == len(self._columns)
        if not same:
            self.beginResetModel()
        self._columns = tuple(columns)
        self._dragged = dragged
        self._pages.clear()
        if same and columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        elif not same:
            self._rows = NoRows()
            self.endResetModel()

    def show_rows(self, rows: PagedRows, first: Sequence[tuple[object, ...]] = ()) -> None:
        """Show other rows; ``first`` is their first page if it was read already."""
        self.beginResetModel()
        self._rows = rows
        self._pages.clear()
        if first:
            self._pages[0] = [self._written(row) for row in first[:PAGE]]
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def text_at(self, row: int, column: int) -> str:
        """What a cell reads; a missing value reads as nothing."""
        return self._page_of(row)[row % PAGE][column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text_at(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if self._columns[index.column()].numeric else LEFT)
        return None

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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if column.numeric else LEFT)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; the rows come back through ``show_rows``."""
        self.order_wanted.emit(column, order)

    def mimeTypes(self) -> list[str]:
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged column's texts of the rows, one per line."""
        carried = QMimeData()
        if self._dragged is not None:
            rows = sorted({index.row() for index in indexes})
            carried.setText("\n".join(self.text_at(row, self._dragged) for row in rows))
        return carried

    def _page_of(self, row: int) -> list[tuple[str, ...]]:
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            start = number * PAGE
            stop = min(start + PAGE, len(self._rows))
            page = [self._written(values) for values in self._rows.page(start, stop)]
            self._pages[number] = page
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _written(self, values: Sequence[object]) -> tuple[str, ...]:
        return tuple(
            column.yes if value is True and column.yes else written(value)
            for column, value in zip(self._columns, values, strict=True)
        )


class NoRows:
    """Rows before there are any."""

    def __len__(self) -> int:
        return 0

    def page(self, start: int, stop: int) -> list[tuple[object, ...]]:  # noqa: ARG002 (PagedRows)
        """No rows."""
        return []


def written(value: object) -> str:
    """A value of a frame as a cell reads; nothing for missing values and for False."""
    if value is None or value is False:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        midnight = value.hour == value.minute == value.second == 0
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)
