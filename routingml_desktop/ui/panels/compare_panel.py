"""Two or three candidates side by side, operation by operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.services.comparison import Comparison, Difference, compare
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.lot_size_words import lot_size_hint
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.comparison_cell_painter import ROW_HEIGHT, ComparisonCellPainter
from routingml_desktop.ui.tables.comparison_table import ComparisonTable
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.theme import SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.widgets.flow_layout import FlowLayout
from routingml_desktop.ui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from routingml_desktop.domain.candidate import RoutingCandidate
    from routingml_desktop.ui.charts.minutes_by_quantity import MinutesByQuantity

_VERDICT_WIDTH = 120
_LEAST_WIDTH = 220
_CHART_WIDTH = 1000
_CHART_HEIGHT = 320
"""Pixels from which the chart is drawn without being asked for."""


class ComparePanel(QWidget):
    """F8 goes to the next difference, Shift+F8 to the one before.

    Signals:
        operation_chosen: Another operation is the current one; carries its candidate and it.
        operation_wanted: The current operation shall be added to the routing; carries it.
    """

    operation_chosen = Signal(object, object)
    operation_wanted = Signal(object)

    def __init__(self, quantity: float, parent: QWidget | None = None) -> None:
        """``quantity`` is how many pieces minutes are for, until it is changed."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._quantity = quantity
        self._chart: MinutesByQuantity | None = None
        self._by_hand = True
        self._table = ComparisonTable(quantity, self)
        self._view = TableView(self._table, "")
        self._count = ElidedLabel()
        self._next = self._action("down", "F8")
        self._previous = self._action("up", "Shift+F8")
        self._take = self._action("add", "Ctrl+Return")
        self._only = QCheckBox()
        self._draw = self._action("quality", "F9")
        self._draw.setCheckable(True)
        self._hint = ElidedLabel()
        self._room: bool | None = None
        self._states = States(self._content(), "compare")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._states)
        self._connect()
        self._retranslate()

    @Slot(object)
    def show_candidates(self, candidates: Sequence[RoutingCandidate]) -> None:
        """Compare these two or three; fewer show what to do."""
        self._comparison = compare(candidates) if candidates else None
        self._table.show_comparison(self._comparison)
        self._fit()
        self._say()
        self._show_chart()
        if self._table.rowCount():
            # Other panels follow what the operator chooses, not where this one starts.
            self._by_hand = False
            self._go_to_first()
            self._by_hand = True

    @Slot(float)
    def set_order_quantity(self, pieces: float) -> None:
        """Show minutes for so many pieces."""
        self._quantity = pieces
        self._table.set_quantity(pieces)
        self._show_chart()

    @Slot()
    def _look_for_room(self) -> None:
        """Draw the chart from the start where there is room; later the operator decides."""
        if self._room is None:
            self._room = self.width() >= _CHART_WIDTH and self.height() >= _CHART_HEIGHT
            self._draw.setChecked(self._room)
        self._show_chart()

    @Slot()
    def _show_chart(self) -> None:
        """Draw when it is wanted and seen; pyqtgraph is loaded by the first drawing."""
        wanted = self._draw.isChecked() and self._comparison is not None
        self._drawn.setVisible(wanted)
        if not wanted or self._comparison is None or not self.isVisible():
            return
        if self._chart is None:
            from routingml_desktop.ui.charts.minutes_by_quantity import (  # noqa: PLC0415
                MinutesByQuantity,
            )

            self._chart = MinutesByQuantity()
            self._chart_page.addWidget(self._chart)
        self._chart.show_comparison(self._comparison, self._quantity)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The dock gets its size in the turn after it is shown.
        QTimer.singleShot(0, self, self._look_for_room)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _go_next(self) -> None:
        self._step(1)

    @Slot()
    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go to the next row that differs, from the other end when there is none."""
        rows, row = self._table.rowCount(), self._view.currentIndex().row()
        for passed in range(1, rows + 1):
            place = (row + by * passed) % rows
            if self._table.difference(place) is not Difference.SAME:
                self._go_to(place, max(self._view.currentIndex().column(), 1))
                return

    @Slot()
    def _want(self) -> None:
        step = self._table.step(self._view.currentIndex())
        if step is not None:
            self.operation_wanted.emit(step)

    @Slot(object)
    def _open(self, _index: QModelIndex) -> None:
        self._want()

    @Slot(bool)
    def _show_only(self, only: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._table.show_only_differences(only)
        self._say()
        if self._table.rowCount():
            self._go_to_first()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        step = self._table.step(current)
        self._take.setEnabled(step is not None)
        candidate = self._table.candidate(current.column()) if current.isValid() else None
        if step is not None and candidate is not None and self._by_hand:
            self.operation_chosen.emit(candidate, step)

    @Slot(bool)
    def _toggle_chart(self, _on: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._show_chart()

    def _go_to_first(self) -> None:
        """Go to the first row that differs, to a candidate that has something there."""
        rows = range(self._table.rowCount())
        differing = (r for r in rows if self._table.difference(r) is not Difference.SAME)
        row = next(differing, 0)
        columns = range(1, self._table.columnCount())
        having = (c for c in columns if self._table.step(self._table.index(row, c)) is not None)
        self._go_to(row, next(having, 1))

    def _go_to(self, row: int, column: int) -> None:
        index = self._table.index(row, column)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)

    def _fit(self) -> None:
        header = self._view.horizontalHeader()
        for column in range(self._table.columnCount()):
            stretch = QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Interactive if column == 0 else stretch
            )
        if self._table.columnCount():
            self._view.setColumnWidth(0, _VERDICT_WIDTH)
        header.setMinimumSectionSize(min(_LEAST_WIDTH, _VERDICT_WIDTH))

    def _say(self) -> None:
        if self._comparison is None:
            self._states.show_empty(
                self.tr("Nothing to compare"),
                self.tr(
                    "Mark two or three candidates with Compare; they appear here side by side."
                ),
            )
            return
        self._states.show_content()
        self._hint.setText(lot_size_hint(self._comparison))
        differing = len(self._comparison.differing)
        for action in (self._next, self._previous):
            action.setEnabled(differing > 0)
        if differing:
            said = self.tr("{number} of {rows} operations differ").format(
                number=differing, rows=len(self._comparison.rows)
            )
        else:
            said = self.tr("The candidates do not differ")
        self._count.setText(said)

    def _retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Candidates side by side"))
        for action, text, tip in (
            (self._next, self.tr("Next difference"), self.tr("Next difference")),
            (self._previous, self.tr("Previous difference"), self.tr("Previous difference")),
            (
                self._take,
                self.tr("Add to Routing"),
                self.tr("Add the chosen operation to the routing"),
            ),
            (
                self._draw,
                self.tr("By quantity"),
                self.tr("Draw total minutes over the quantity, with the break-even"),
            ),
        ):
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{tip} ({key})")
        self._only.setText(self.tr("Differences only"))
        self._table.retranslate()
        self._say()

    def _connect(self) -> None:
        self._next.triggered.connect(self._go_next)
        self._previous.triggered.connect(self._go_back)
        self._take.triggered.connect(self._want)
        self._only.toggled.connect(self._show_only)
        self._draw.toggled.connect(self._toggle_chart)
        self._view.opened.connect(self._open)
        self._view.selectionModel().currentChanged.connect(self._choose)

    def _action(self, icon: str, key: str) -> QAction:
        action = QAction(self)
        dress(action, icon)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        return action

    def _content(self) -> QWidget:
        self._view.setItemDelegate(ComparisonCellPainter(self._view))
        self._view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._view.horizontalHeader().setSectionsMovable(False)
        # Qt cuts a title of two lines short as if it were one.
        self._view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        set_role(self._count, Role.MUTED)
        bar = QWidget()
        set_role(bar, Role.BAR)
        line = FlowLayout(bar)
        line.setContentsMargins(6, 3, 6, 3)
        for action in (self._previous, self._next, self._take, self._draw):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            line.addWidget(button)
        line.addWidget(self._only)
        line.addWidget(self._count)
        self._drawn = QWidget()
        self._drawn.hide()
        set_role(self._drawn, Role.PAGE)
        self._chart_page = QVBoxLayout(self._drawn)
        self._chart_page.setContentsMargins(0, 0, 0, 0)
        self._hint.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        content = QWidget()
        set_role(content, Role.PAGE)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(
            TurningSplitter(self._view, self._drawn, wide_from=_CHART_WIDTH, beside=(2, 1)), 1
        )
        column.addWidget(self._hint)
        return content
