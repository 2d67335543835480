"""The table view every panel uses: rows to choose, columns to arrange, cells to copy."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QMetaMethod,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from routingml_desktop.ui.tables.cell_painter import CellPainter
from routingml_desktop.ui.theme import ROW_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint
    from PySide6.QtWidgets import QAbstractButton

MOST_COPIED_ROWS = 100_000
"""More rows in one copy would stop the window; Excel takes a million at most."""


class TableView(QTableView):
    """Whole rows are chosen; Enter or a double click opens one; Ctrl+C copies with headers.

    A click on a header sorts; a right click on it chooses the columns.

    Signals:
        opened: A row was opened; carries its index.
        copied: Rows went to the clipboard; carries how many.
        copy_wanted: Connected, it takes over what Ctrl+C does, for tables that are read by pages.
    """

    opened = Signal(object)
    copied = Signal(int)
    copy_wanted = Signal()

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        # A fixed height spares Qt asking every row, which matters from some 100,000 rows.
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._set_up_header()
        self.doubleClicked.connect(self._open)
        self._widest: int | None = None
        self._unfitted = False
        model.headerDataChanged.connect(self._headers_changed)

    def use_header(self, header: QHeaderView) -> None:
        """Show another kind of header above the columns."""
        self.setHorizontalHeader(header)
        self._set_up_header()

    def allow_sorting(self) -> None:
        """Sort by clicks on the header; nothing is sorted until the first click."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def fit_columns(self, *, widest: int = 320) -> None:
        """As wide as what is visible needs, at most ``widest`` pixels each.

        So they are again when the headers change, as with another language. Of a hidden table the
        rows are not measured before somebody looks: that takes 30 ms and more.
        """
        self._widest = widest
        self._unfitted = not self.isVisible()
        if self._unfitted:
            return
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            if self.columnWidth(column) > widest:
                self.setColumnWidth(column, widest)

    def chosen_rows(self) -> list[int]:
        """Rows that are chosen, from the top."""
        # Ranges, not single indexes: all of 325,000 rows may be chosen at once.
        chosen = self.selectionModel().selection()
        spans = [chosen.at(place) for place in range(chosen.size())]
        ranges = [range(span.top(), span.bottom() + 1) for span in spans]
        if len(ranges) == 1:
            return list(ranges[0])
        return sorted(set(chain.from_iterable(ranges)))

    def choose_row(self, row: int) -> None:
        """Make a row the chosen and current one, and scroll to it."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def press_by_key(self, key: str, button: QAbstractButton) -> None:
        """Let a key press the button, here and not in the window: elsewhere it may be a letter."""
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(button.click)
        self.addAction(action)

    def shown_columns(self) -> list[int]:
        """Columns that are not hidden, left to right as arranged."""
        header = self.horizontalHeader()
        ordered = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in ordered if not header.isSectionHidden(column)]

    def arrangement(self) -> QByteArray:
        """Order, widths and choice of the columns, to be given back to ``arrange``."""
        return self.horizontalHeader().saveState()

    def arrange(self, arrangement: QByteArray) -> bool:
        """Take over an arrangement; False when it does not fit this table's columns."""
        taken = self.horizontalHeader().restoreState(arrangement)
        self._unfitted = self._unfitted and not taken
        return taken

    def chosen_as_text(self) -> str:
        """The chosen rows with their headers, tabs between cells, as Excel takes them."""
        columns = self.shown_columns()
        model = self.model()
        lines = ["\t".join(_cell(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns)]
        lines += [
            "\t".join(_cell(model.index(row, c).data()) for c in columns)
            for row in self.chosen_rows()[:MOST_COPIED_ROWS]
        ]
        return "\n".join(lines) + "\n"

    def offer_columns(self, place: QPoint) -> None:
        """Let the operator choose the columns from a menu at a place on the screen."""
        header = self.horizontalHeader()
        menu = QMenu(self)
        shown = self.shown_columns()
        for column in range(header.count()):
            title = _cell(self.model().headerData(column, Qt.Orientation.Horizontal))
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(column in shown)
            # The last visible column stays: without a header there is no way back.
            action.setEnabled(shown != [column])
            action.toggled.connect(partial(self._show_column, column))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    @Slot()
    def copy_chosen(self) -> None:
        """Put the chosen rows on the clipboard, or let whoever reads the rows do it."""
        if self.isSignalConnected(QMetaMethod.fromSignal(self.copy_wanted)):
            self.copy_wanted.emit()
            return
        rows = min(len(self.chosen_rows()), MOST_COPIED_ROWS)
        if rows:
            QGuiApplication.clipboard().setText(self.chosen_as_text())
            self.copied.emit(rows)

    def showEvent(self, event: QShowEvent) -> None:
        if self._unfitted:
            self._fit_again()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.state() is not QAbstractItemView.State.EditingState
            and self.currentIndex().isValid()
        ):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _show_column(self, column: int, shown: bool) -> None:  # noqa: FBT001 (a toggle's signal)
        self.setColumnHidden(column, not shown)

    @Slot("QModelIndex")
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index)

    @Slot(Qt.Orientation, int, int)
    def _headers_changed(self, _side: Qt.Orientation, _first: int, _last: int) -> None:
        # The cells take over their words after the headers.
        QTimer.singleShot(0, self, self._fit_again)

    @Slot()
    def _fit_again(self) -> None:
        if self._widest is not None:
            self.fit_columns(widest=self._widest)

    @Slot("QPoint")
    def _offer_columns(self, place: QPoint) -> None:
        self.offer_columns(self.horizontalHeader().mapToGlobal(place))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        # With the view's choice a header asks of every row whether its column is wholly chosen:
        # with 325,000 chosen rows that stops the window for seconds.
        header.setSelectionModel(QItemSelectionModel(self.model(), header))


def _cell(text: object) -> str:
    """A text for the clipboard: no tabs or line ends inside, nothing for nothing."""
    return "" if text is None else " ".join(str(text).split())
