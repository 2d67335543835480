"""The item master: all rows, searched as one types, filtered per column, sorted, asked about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from routingml_desktop.domain.errors import (
    FilterNotUnderstoodError,
    NoSnapshotError,
    RoutingMLError,
)
from routingml_desktop.services.catalog import ItemList, ItemQuery
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.frame_table import PAGE
from routingml_desktop.ui.tables.items_view import ItemsView
from routingml_desktop.ui.theme import SPACE, TIGHT, Role, Tone, set_role
from routingml_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from routingml_desktop.services.catalog import CatalogColumn, ItemCatalog
    from routingml_desktop.ui.background import Background

MOST_ASKED: Final = 500
"""Items that can be asked for at once."""
VALUES_OFFERED: Final = 14

Found = tuple[ItemList, list[tuple[object, ...]]]
"""The items and their first page, read off the GUI thread."""


class ItemsPanel(QWidget):
    """Finds items and hands their codes on.

    Signals:
        asked: Routings are wanted for these items; carries a tuple of codes.
        sync_wanted: There is no data yet and the operator wants it brought in.
        told: Something worked; carries a sentence.
        failed: Something did not; carries the error.
    """

    asked = Signal(object)
    sync_wanted = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, catalog: ItemCatalog, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._background = background
        self._query = ItemQuery()
        self._question = 0
        self.search_box = SearchBox(_search_icon(self))
        self.without_routing = _tool("unrouted")
        self.without_routing.setCheckable(True)
        self.columns_button = _tool("columns")
        self.view = ItemsView()
        self.count_label = QLabel()
        self._clear_button = QPushButton()
        self.predict_button = QPushButton()
        self.states = States(self._content(), "items")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.states)
        set_role(self, Role.PAGE)
        self._connect()
        self.retranslate()
        self.states.show_loading(self.tr("Loading…"))

    @property
    def query(self) -> ItemQuery:
        """What is looked for now."""
        return self._query

    @Slot()
    def reload(self) -> None:
        """Read the items afresh, for example after a sync."""
        self._question += 1
        if not self.view.columns:
            self.states.show_loading(self.tr("Loading…"))
        self._background.run(
            self._catalog.columns,
            done=partial(self._take_columns, self._question),
            failed=partial(self._say_why_nothing, self._question),
        )

    @Slot()
    def go_to_search(self) -> None:
        """Put the cursor into the search box."""
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    @Slot()
    def clear_search(self) -> None:
        """Look for everything again; the order stays."""
        self.search_box.clear()
        self.without_routing.setChecked(False)
        self.view.filter_header.empty_boxes()
        self._ask(replace(self._query, text="", filters=(), without_routing=False))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.search_box.setPlaceholderText(self.tr("Search code, name, specification, material…"))
        self.search_box.setAccessibleName(self.tr("Search items"))
        self.without_routing.setText(self.tr("Without routing"))
        self.without_routing.setToolTip(self.tr("Only items that have no routing yet"))
        self.columns_button.setText(self.tr("Columns"))
        self.columns_button.setToolTip(self.tr("Choose which columns are shown"))
        self.predict_button.setText(self.tr("Predict"))
        self.predict_button.setToolTip(self.tr("Ask for routings of the chosen items (Enter)"))
        self._clear_button.setText(self.tr("Clear filters"))
        self.view.retranslate()
        self._show_count()

    # --- how it is put together

    def _content(self) -> QWidget:
        bar = QWidget()
        set_role(bar, Role.BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE, TIGHT, SPACE, TIGHT)
        row.setSpacing(TIGHT)
        row.addWidget(self.search_box, 1)
        row.addWidget(self.without_routing)
        row.addWidget(self.columns_button)
        set_role(self.count_label, Role.MUTED)
        set_role(self._clear_button, Role.LINK)
        set_role(self.predict_button, Role.PRIMARY)
        self.predict_button.setEnabled(False)
        dress(self.predict_button, "predict", on_accent=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE + TIGHT, TIGHT, SPACE, TIGHT)
        foot.addWidget(self.count_label)
        foot.addWidget(self._clear_button)
        foot.addStretch()
        foot.addWidget(self.predict_button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        return content

    def _connect(self) -> None:
        self.search_box.typed.connect(self._search)
        self.search_box.left.connect(self._go_to_table)
        self.without_routing.toggled.connect(self._limit_to_unrouted)
        self.columns_button.clicked.connect(self._offer_columns)
        self._clear_button.clicked.connect(self.clear_search)
        self.predict_button.clicked.connect(self._ask_chosen)
        self.view.opened.connect(self._ask_chosen)
        self.view.copy_wanted.connect(self._copy_chosen)
        self.view.filtered.connect(self._filter)
        self.view.sorted_by.connect(self._sort)
        self.view.values_asked.connect(self._read_values)
        self.view.cleared.connect(self.clear_search)
        self.view.selectionModel().selectionChanged.connect(self._follow_choice)
        self.view.model().modelReset.connect(self._follow_choice)
        self.states.wanted.connect(self.sync_wanted)

    # --- asking the catalog

    def _ask(self, query: ItemQuery) -> None:
        """Look for something else; older answers still under way will be dropped."""
        self._query = query
        self._question += 1
        self._background.run(
            partial(_found, self._catalog, query),
            done=partial(self._take_items, self._question),
            failed=partial(self._say_why_nothing, self._question),
        )

    def _take_columns(self, question: int, columns: tuple[CatalogColumn, ...]) -> None:
        if question != self._question:
            return
        known = {column.name for column in columns}
        kept = tuple(pair for pair in self._query.filters if pair[0] in known)
        self.view.show_columns(columns)
        self._ask(replace(self._query, filters=kept))

    def _take_items(self, question: int, found: Found) -> None:
        if question != self._question:
            return
        self.view.show_items(*found)
        self.states.show_content()
        self._show_count()

    def _say_why_nothing(self, question: int, error: RoutingMLError) -> None:
        if question != self._question:
            return
        if isinstance(error, FilterNotUnderstoodError):
            self.view.mark_wrong(error.column)
            self.count_label.setText(notice_of(error).sentence)
        elif isinstance(error, NoSnapshotError):
            self.states.show_empty(
                self.tr("No plant data yet"),
                self.tr("Items appear here after the plant's data was brought to this PC."),
                self.tr("Sync now"),
                icon="plant",
            )
        else:
            notice = notice_of(error)
            self.states.show_empty(
                notice.sentence, notice.next_step, self.tr("Sync now"), icon="bad", tone=Tone.BAD
            )
            self.failed.emit(error)

    # --- what the operator does

    @Slot(str)
    def _search(self, text: str) -> None:
        if text != self._query.text:
            self._ask(replace(self._query, text=text))

    @Slot(object)
    def _filter(self, filters: tuple[tuple[str, str], ...]) -> None:
        if filters != self._query.filters:
            self._ask(replace(self._query, filters=filters))

    @Slot(bool)
    def _limit_to_unrouted(self, wanted: bool) -> None:  # noqa: FBT001 (a toggle's signal)
        if wanted != self._query.without_routing:
            self._ask(replace(self._query, without_routing=wanted))

    @Slot(str, bool)
    def _sort(self, column: str, descending: bool) -> None:  # noqa: FBT001 (a signal)
        wanted = replace(self._query, sort_column=column, descending=descending)
        if wanted != self._query:
            self._ask(wanted)

    @Slot()
    def _ask_chosen(self) -> None:
        codes = self.view.chosen_codes(MOST_ASKED)
        if codes:
            self.asked.emit(codes)

    @Slot()
    def _copy_chosen(self) -> None:
        rows = self.view.chosen_rows()
        items = self.view.items
        if rows and items is not None:
            self._background.run(
                partial(items.tab_separated, rows, *self.view.shown_names_and_titles()),
                done=partial(self._put_on_clipboard, len(rows)),
                failed=self.failed.emit,
            )

    def _put_on_clipboard(self, rows: int, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("Copied rows: {number}").format(number=count(rows)))

    @Slot(str)
    def _read_values(self, column: str) -> None:
        self._background.run(
            partial(self._catalog.facet, self._query, column, VALUES_OFFERED),
            done=partial(self.view.offer_values, column),
            failed=self.failed.emit,
        )

    @Slot()
    def _offer_columns(self) -> None:
        button = self.columns_button
        self.view.offer_columns(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot()
    def _go_to_table(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.view.model().rowCount() and not self.view.chosen_rows():
            self.view.choose_row(0)

    @Slot()
    def _follow_choice(self) -> None:
        self.predict_button.setEnabled(self.view.selectionModel().hasSelection())

    def _show_count(self) -> None:
        items = self.view.items
        if items is None:
            return
        text = self.tr("{found} of {total} items")
        self.count_label.setText(text.format(found=count(len(items)), total=count(items.total)))
        asked = self._query
        self._clear_button.setVisible(bool(asked.text or asked.filters or asked.without_routing))


def _search_icon(panel: QWidget) -> QAction:
    icon = QAction(panel)
    dress(icon, "search")
    return icon


def _tool(icon: str) -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    dress(button, icon)
    return button


def _found(catalog: ItemCatalog, query: ItemQuery) -> Found:
    items = catalog.find(query)
    return items, items.page(0, PAGE)
