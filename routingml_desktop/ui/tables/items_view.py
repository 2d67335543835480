"""The item master as a table: columns in the operator's words, a filter box below each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from routingml_desktop.services.catalog import HAS_ROUTING, ItemList
from routingml_desktop.ui.language import language
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.states import EmptyState
from routingml_desktop.ui.tables.filter_header import FilterHeader
from routingml_desktop.ui.tables.frame_table import FrameColumn, FrameTable, written
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.words import column_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from routingml_desktop.services.catalog import CatalogColumn, FacetValue

_LIKELY: Final = {"item_code": 150, "item_name": 210}
"""Pixels that codes and names usually need."""
WIDEST: Final = 240
"""No title or usual value makes a column wider."""
_LONGEST_VALUE: Final = 60


class ItemsView(TableView):
    """Shows an ItemList; what is typed below the titles and clicked on them is told by name.

    Signals:
        filtered: What is typed below the titles; carries ``((column, text), ...)``.
        sorted_by: A title was clicked; carries the column and whether the largest comes first,
            an empty column for the ERP's own order.
        values_asked: The values of a column are wanted; carries the column.
        cleared: The operator wants to see everything again.
    """

    filtered = Signal(object)
    sorted_by = Signal(str, bool)
    values_asked = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        self._table = FrameTable()
        super().__init__(self._table, "")
        self._table.setParent(self)
        self._columns: tuple[CatalogColumn, ...] = ()
        self._kept_layout = ""
        self._header = FilterHeader(self)
        self.use_header(self._header)
        self.allow_sorting()
        self._header.setSortIndicatorClearable(True)
        self.setDragDropMode(self.DragDropMode.DragOnly)
        self._header.typed.connect(self._tell_filters)
        self._header.values_wanted.connect(self._tell_values)
        self._table.order_wanted.connect(self._tell_order)
        self.horizontalScrollBar().valueChanged.connect(self._follow_scrolling)
        self.nothing = EmptyState("search", self.viewport())
        self.nothing.wanted.connect(self.cleared)
        self.nothing.hide()
        self.retranslate()

    @property
    def items(self) -> ItemList | None:
        """What is shown; None before the first answer."""
        rows = self._table.rows
        return rows if isinstance(rows, ItemList) else None

    @property
    def columns(self) -> tuple[CatalogColumn, ...]:
        """The columns, as the catalog lists them."""
        return self._columns

    @property
    def filter_header(self) -> FilterHeader:
        """The titles and the boxes below them."""
        return self._header

    def show_columns(self, columns: tuple[CatalogColumn, ...]) -> None:
        """Take over the catalog's columns; what is typed and arranged stays with the same ones."""
        others = _names(columns) != _names(self._columns)
        self._columns = columns
        self._name_columns()
        if others:
            self._arrange_columns()

    def show_items(self, items: ItemList, first: Sequence[tuple[object, ...]]) -> None:
        """Show other items; ``first`` is their first page."""
        self._header.mark(None)
        self._table.show_rows(items, first)
        self.nothing.setVisible(len(items) == 0)

    def chosen_codes(self, most: int) -> tuple[str, ...]:
        """Codes of the chosen items, from the top, at most ``most``."""
        return () if self.items is None else self.items.codes(self.chosen_rows()[:most])

    def shown_names_and_titles(self) -> tuple[list[str], list[str]]:
        """The columns that are not hidden, left to right: their names and their titles."""
        shown = [self._columns[column] for column in self.shown_columns()]
        return _names(shown), [self._title(column) for column in shown]

    def mark_wrong(self, column: str) -> None:
        """Show that what is typed below this column is not understood."""
        self._header.mark(_names(self._columns).index(column))

    def offer_values(self, column: str, values: Sequence[FacetValue]) -> None:
        """Let the operator choose one of a column's values to filter by."""
        box = self._header.box(_names(self._columns).index(column))
        menu = QMenu(self)
        for value in values:
            text = self.tr("Yes") if value.value is True else written(value.value)
            label = (text or self.tr("(empty)")).replace("&", "&&")[:_LONGEST_VALUE]
            action = menu.addAction(f"{label}\t{count(value.count)}")
            action.triggered.connect(partial(box.setText, f"={text}"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(box.mapToGlobal(box.rect().bottomLeft()))

    def layout_text(self) -> str:
        """Choice, order and widths of the columns, to be given back to ``use_layout``."""
        if not self._columns:
            return self._kept_layout
        header = bytes(self.arrangement().toBase64().data()).decode()
        return f"{','.join(_names(self._columns))}|{header}"

    def use_layout(self, text: str) -> None:
        """Take over a layout as soon as the columns are known; ignored for other columns."""
        self._kept_layout = text
        if self._columns:
            self._arrange_columns()

    def retranslate(self) -> None:
        """Take over the window's language; no title is cut off by the width of its former word."""
        before = self._usual_widths()
        self.setAccessibleName(self.tr("Items"))
        self.nothing.say(
            self.tr("No item matches"),
            self.tr("Nothing in the item master meets the search and the filters."),
            self.tr("Clear search and filters"),
        )
        self._name_columns()
        self._fit_titles(before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.nothing.resize(self.viewport().size())

    def _name_columns(self) -> None:
        self._table.show_columns(
            [
                FrameColumn(
                    self._title(column),
                    column.numeric,
                    self._explained(column),
                    self.tr("Yes") if column.name == HAS_ROUTING else "",
                )
                for column in self._columns
            ],
            dragged=0,
        )
        self._header.show_columns(
            [self._title(column) for column in self._columns],
            self.tr("Examples: >5, 5..10, a*, =x, = for empty, !x, x;y;z or a list from Excel"),
            self.tr("Values of this column"),
        )

    def _arrange_columns(self) -> None:
        if self._use_kept_layout():
            self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        for place, width in enumerate(self._usual_widths()):
            self.setColumnHidden(place, self._columns[place].empty)
            self.setColumnWidth(place, width)

    def _fit_titles(self, before: Sequence[int]) -> None:
        """Give columns their usual width again; a wider one is the operator's and stays."""
        for place, (then, now) in enumerate(zip(before, self._usual_widths(), strict=True)):
            width = self.columnWidth(place)
            if width == then or width < now:
                self.setColumnWidth(place, now)

    def _usual_widths(self) -> list[int]:
        """What the titles and the usual codes and names need."""
        return [
            min(WIDEST, max(self._header.title_width(place), _LIKELY.get(column.name, 0)))
            for place, column in enumerate(self._columns)
        ]

    def _use_kept_layout(self) -> bool:
        names, _, header = self._kept_layout.partition("|")
        if names != ",".join(_names(self._columns)):
            return False
        return self.arrange(QByteArray.fromBase64(QByteArray(header.encode())))

    def _title(self, column: CatalogColumn) -> str:
        if column.name == HAS_ROUTING:
            return self.tr("Has routing")
        if column.attribute is None:
            return column_word(column.name)
        label = column.attribute.label(language())
        return f"{label} ({column.attribute.unit})" if column.attribute.unit else label

    def _explained(self, column: CatalogColumn) -> str:
        if column.attribute is None:
            return ""
        learned = (
            self.tr("compared when similar items are looked for")
            if column.attribute.compared
            else self.tr("not compared")
        )
        return f"{self._title(column)} · {column.name} · {learned}"

    @Slot(object)
    def _tell_filters(self, typed: tuple[tuple[int, str], ...]) -> None:
        self.filtered.emit(tuple((self._columns[column].name, text) for column, text in typed))

    @Slot(int)
    def _tell_values(self, column: int) -> None:
        self.values_asked.emit(self._columns[column].name)

    @Slot(int, Qt.SortOrder)
    def _tell_order(self, column: int, order: Qt.SortOrder) -> None:
        name = self._columns[column].name if 0 <= column < len(self._columns) else ""
        self.sorted_by.emit(name, bool(name) and order is Qt.SortOrder.DescendingOrder)

    @Slot(int)
    def _follow_scrolling(self, _value: int) -> None:
        self._header.place_boxes()


def _names(columns: Sequence[CatalogColumn]) -> list[str]:
    return [column.name for column in columns]
