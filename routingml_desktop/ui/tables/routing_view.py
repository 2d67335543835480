"""The grid of the routing being made: keeps its place while the routing changes under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView

from routingml_desktop.ui.tables.routing_cell_painter import RoutingCellPainter
from routingml_desktop.ui.tables.routing_table import COLUMNS
from routingml_desktop.ui.tables.table_view import TableView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from routingml_desktop.services.planning import RoutingDraft
    from routingml_desktop.ui.tables.routing_table import RoutingTable

JOB_CODE: Final = COLUMNS.index("job_code")
_SEQUENCE_WIDTH: Final = 68
"""Pixels that hold a number and the sign of a broken rule."""


class RoutingView(TableView):
    """Cells are edited by typing, operations are moved by dragging."""

    def __init__(self, table: RoutingTable, parent: QWidget | None = None) -> None:
        super().__init__(table, "", parent)
        self._table = table
        self.painter = RoutingCellPainter(self)
        self.setItemDelegate(self.painter)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.horizontalHeader().setSectionsMovable(False)

    @property
    def row(self) -> int:
        """The current operation's row; -1 where there is none."""
        return self.currentIndex().row()

    @property
    def column(self) -> int:
        """The current cell's column, the first where there is none."""
        return max(self.currentIndex().column(), 0)

    def show_draft(self, draft: RoutingDraft) -> None:
        """Show this routing; the current operation stays so if it is still there."""
        key, row, column = self._current_key(), self.row, self.column
        fresh = self._table.draft.item_code != draft.item_code or not self._table.rowCount()
        self._table.show_draft(draft)
        if fresh:
            self.fit_columns(widest=220)
            self.setColumnWidth(0, max(self.columnWidth(0), _SEQUENCE_WIDTH))
        if draft.operations and row >= 0 and not fresh:
            keys = [step.key for step in draft.operations]
            place = keys.index(key) if key in keys else min(row, len(keys) - 1)
            self.go_to(place, column)

    def go_to(self, row: int, column: int = JOB_CODE) -> None:
        """Choose an operation and make this cell of it the current one."""
        self.choose_row(row)
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().setCurrentIndex(self._table.index(row, column), flags.NoUpdate)

    @Slot(object)
    def edit_cell(self, index: QModelIndex) -> None:
        """Open the editor of a cell, if it can be edited."""
        if self._table.flags(index) & self._table.flags(index).ItemIsEditable:
            self.edit(index)

    def _current_key(self) -> int | None:
        return self._table.step(self.row).key if 0 <= self.row < self._table.rowCount() else None
