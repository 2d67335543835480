"""The contradicted standards as a table, by state and words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from routingml_desktop.domain.standard import CaseState
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.panels.standards_panel.columns import found_words, standard_columns
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import ValuesTable
from routingml_desktop.ui.widgets.filtered_list import lay_out_list
from routingml_desktop.ui.widgets.search_box import SearchBox
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.standard import StandardRow


class CaseList(QWidget):
    """Open cases first; the other states and a search are a click away.

    Signals:
        chosen: The operator is at another case, or at none; carries it or None.
        item_wanted: A case was double-clicked; carries its item code.
    """

    chosen = Signal(object)
    item_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StandardRow, ...] = ()
        self.search_box = SearchBox()
        self.filters = {state: QToolButton() for state in CaseState}
        self.table = ValuesTable(standard_columns(), self)
        self.view = TableView(self.table, "")
        self.view.setSelectionMode(self.view.SelectionMode.SingleSelection)
        self.view.allow_sorting()
        self.states = States(self.view, "good")
        for button in self.filters.values():
            button.setCheckable(True)
            button.toggled.connect(self._list)
        lay_out_list(self, self.filters.values(), self.search_box, self.states)
        self.search_box.typed.connect(self._list)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self.view.doubleClicked.connect(self._ask_item)
        self.filters[CaseState.OPEN].setChecked(True)
        self.retranslate()

    @property
    def current(self) -> StandardRow | None:
        """The case the operator is at."""
        row: StandardRow | None = self.table.value_at(self.view.currentIndex())
        return row

    def show_rows(self, rows: tuple[StandardRow, ...]) -> None:
        """List other cases; the columns are fitted when there were none before."""
        fresh = not self._rows
        self._rows = rows
        self._list()
        if fresh:
            self.view.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.search_box.setPlaceholderText(self.tr("Search standards…"))
        self.search_box.setAccessibleName(self.tr("Search standards"))
        self.view.setAccessibleName(self.tr("Contradicted standards"))
        self.table.show_columns(standard_columns())
        self._list()

    @Slot()
    def _list(self) -> None:
        numbers = Counter(row.state for row in self._rows)
        for state, button in self.filters.items():
            button.setText(f"{word(state)}  {count(numbers[state])}")
        wanted = {state for state, button in self.filters.items() if button.isChecked()}
        words = self.search_box.wanted.lower().split()
        shown = [
            row
            for row in self._rows
            if (not wanted or row.state in wanted) and all(one in found_words(row) for one in words)
        ]
        before = self.view.currentIndex().row()
        self.table.show_values(shown)
        if shown:
            self.states.show_content()
            self.view.choose_row(min(max(before, 0), len(shown) - 1))
        elif self._rows:
            self.states.show_empty(
                self.tr("No standard matches"),
                self.tr("Choose other states or words."),
                icon="search",
            )
        else:
            self.states.show_empty(
                self.tr("No standard is contradicted"),
                self.tr("The bookings agree with every standard that has enough orders."),
            )
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.current)

    @Slot(QModelIndex)
    def _ask_item(self, index: QModelIndex) -> None:
        row: StandardRow | None = self.table.value_at(index)
        if row is not None:
            self.item_wanted.emit(row.case.key.item_code)
