"""What was asked: how far it is, the lanes to go through, and each question with its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTabBar, QVBoxLayout, QWidget

from routingml_desktop.domain.candidate import Lane
from routingml_desktop.services.lanes import lane_of
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.asked_table import (
    NAME_COLUMN,
    STATE_COLUMN,
    TIME_COLUMN,
    AskedTable,
)
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.theme import SPACE
from routingml_desktop.ui.widgets.asked_progress import AskedProgress
from routingml_desktop.ui.words import explained, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.ui.questions import Asked

_LANES: Final[tuple[Lane | None, ...]] = (None, *Lane)
_WIDTHS: Final = {0: 124, STATE_COLUMN: 140, TIME_COLUMN: 64}


class AskedList(QWidget):
    """Arrows go through the questions, Alt+Right and Alt+Left through the lanes.

    Signals:
        gone_to: Another question is the current one.
        opened: Enter, or a click on its state; carries the question's place.
    """

    gone_to = Signal()
    opened = Signal(int)

    def __init__(self, quantity: float, parent: QWidget | None = None) -> None:
        """Minutes are for ``quantity`` pieces."""
        super().__init__(parent)
        self._asked: tuple[Asked, ...] = ()
        self.progress = AskedProgress()
        self._lanes = QTabBar()
        self.table = AskedTable(quantity, self)
        self.view = TableView(self.table, "")
        self._states = States(self.view, "candidates")
        # Else the words for an empty lane would keep the list higher than its dock has room for.
        self._states.empty.setMinimumHeight(1)
        self._build()
        self._connect()
        self._retranslate()

    @property
    def current(self) -> int:
        """Place of the current question; -1 when there is none."""
        return self.table.place_of(self.view.currentIndex().row())

    @property
    def lane_texts(self) -> tuple[str, ...]:
        """What the lanes read, left to right; empty while there is nothing to divide."""
        if self._lanes.isHidden():
            return ()
        return tuple(self._lanes.tabText(place) for place in range(self._lanes.count()))

    def show_asked(self, asked: Sequence[Asked]) -> None:
        """Show other questions; the current one stays where it was."""
        place = self.current
        self._asked = tuple(asked)
        if len(self._asked) <= 1:
            self._lanes.setCurrentIndex(0)
        self._fill(place)

    def show_changed(self, asked: Sequence[Asked], places: Sequence[int]) -> None:
        """Show what became of the questions at these places."""
        self._asked = tuple(asked)
        if self.table.show_changed(self._asked, places):
            self._say_lanes()
        else:
            self._fill(self.current)

    def choose(self, place: int) -> None:
        """Make a question the current one, in its lane or among all."""
        if self.table.row_of(place) < 0:
            self._lanes.setCurrentIndex(0)
        row = self.table.row_of(place)
        if row >= 0:
            self.view.choose_row(row)

    def set_order_quantity(self, pieces: float) -> None:
        """Show minutes for so many pieces."""
        self.table.set_quantity(pieces)
        if self.table.lane is not None:
            self._fill(self.current)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _show_lane(self, _tab: int) -> None:
        self._fill(self.current)
        self.view.setFocus()

    @Slot()
    def _next_lane(self) -> None:
        self._step(1)

    @Slot()
    def _lane_before(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._lanes.isHidden():
            self._lanes.setCurrentIndex((self._lanes.currentIndex() + by) % len(_LANES))

    @Slot(object)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.place_of(index.row()))

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        if index.column() == STATE_COLUMN:
            self._open(index)

    @Slot(QModelIndex, QModelIndex)
    def _go(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.gone_to.emit()

    def _fill(self, place: int) -> None:
        """Show the rows of the chosen lane, the question at ``place`` or the first as current."""
        lane = _LANES[max(self._lanes.currentIndex(), 0)]
        self.table.show_asked(self._asked, lane)
        row = self.table.row_of(place)
        if self.table.rowCount():
            self.view.choose_row(max(row, 0) if lane is not None else row)
        self._say_lanes()
        if self._asked and not self.table.rowCount():
            self._states.show_empty(
                self.tr("Nothing in this lane"), self.tr("Alt+Right goes to the next lane.")
            )
        else:
            self._states.show_content()

    def _say_lanes(self) -> None:
        found = [lane_of(one.prediction) for one in self._asked if one.prediction is not None]
        for tab, lane in enumerate(_LANES):
            if lane is None:
                said, number = self.tr("All"), len(self._asked)
            else:
                said, number = word(lane), found.count(lane)
                self._lanes.setTabToolTip(tab, explained(lane))
            self._lanes.setTabText(tab, f"{said} {count(number)}")
        self._lanes.setVisible(len(self._asked) > 1)

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Asked items"))
        self._lanes.setAccessibleName(self.tr("Lanes"))
        self.table.retranslate()
        self._say_lanes()

    def _connect(self) -> None:
        self._lanes.currentChanged.connect(self._show_lane)
        self.view.selectionModel().currentChanged.connect(self._go)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._click)
        for key, goes in (("Alt+Right", self._next_lane), ("Alt+Left", self._lane_before)):
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(goes)
            self.addAction(action)

    def _build(self) -> None:
        with QSignalBlocker(self._lanes):
            for _ in _LANES:
                self._lanes.addTab("")
        self._lanes.setExpanding(False)
        self._lanes.setUsesScrollButtons(True)
        for column, width in _WIDTHS.items():
            self.view.setColumnWidth(column, width)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(SPACE)
        page.addWidget(self.progress)
        page.addWidget(self._lanes)
        page.addWidget(self._states, 1)
