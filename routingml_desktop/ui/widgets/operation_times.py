"""What the minutes of an operation rest on: figures, a distribution, and order by order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.tables.evidence_columns import order_columns
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import ValuesTable
from routingml_desktop.ui.theme import ROW_HEIGHT, SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.widgets.estimate_grid import EstimateGrid
from routingml_desktop.ui.widgets.turning_splitter import TurningSplitter
from routingml_desktop.ui.widgets.work_center_list import WorkCenterList

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import OperationEvidence, ProposedOperation
    from routingml_desktop.ui.charts.booked_minutes import BookedMinutes

_LEAST_ROWS: Final = 3
_WIDE: Final = 720
"""Pixels from which the page stands side by side where height is scarce."""


class OperationTimes(QWidget):
    """Set-up and run side by side, the orders below or beside them.

    Signals:
        receipt_wanted: How minutes were reckoned shall be shown; carries ``setup`` or ``run``.
    """

    receipt_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ProposedOperation, OperationEvidence] | None = None
        self.title = ElidedLabel()
        self.figures = EstimateGrid()
        self.work_centers = WorkCenterList()
        self.chart: BookedMinutes | None = None
        self.orders = ValuesTable(order_columns(), self)
        self.order_view = TableView(self.orders, "")
        self.count = ElidedLabel()
        self._build()
        self._retranslate()

    def show_operation(
        self, title: str, step: ProposedOperation, evidence: OperationEvidence
    ) -> None:
        """Show the figures of an operation and the orders behind them."""
        self._shown = (title, step, evidence)
        self.title.setText(title)
        self.figures.show_operation(step, evidence)
        self.work_centers.show_shares(step.work_centers)
        self.orders.show_values((*evidence.used, *evidence.dropped))
        self.order_view.fit_columns(widest=160)
        self._say_count(step, evidence)
        if self.chart is None:
            # pyqtgraph is heavy: it is loaded when the first distribution is drawn.
            from routingml_desktop.ui.charts.booked_minutes import BookedMinutes  # noqa: PLC0415

            self.chart = BookedMinutes()
            self._figure_column.insertWidget(3, self.chart)
        self.chart.show_orders(evidence.used, evidence.dropped, step.run)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _say_count(self, step: ProposedOperation, evidence: OperationEvidence) -> None:
        said = self.tr("Orders: {counted} counted, {left_out} left out").format(
            counted=count(len(evidence.used)), left_out=count(len(evidence.dropped))
        )
        if step.run.origin in (TimeOrigin.OPERATION, TimeOrigin.OPERATION_AT_WORK_CENTER):
            said += " · " + self.tr("minutes also rest on other items' orders")
        self.count.setText(said)

    def _retranslate(self) -> None:
        self.order_view.setAccessibleName(self.tr("Orders behind the times"))
        self.figures.setToolTip(self.tr("Double-click or F7: how the minutes were reckoned"))
        self.orders.show_columns(order_columns())
        if self._shown is not None:
            _, step, evidence = self._shown
            self._say_count(step, evidence)

    def _build(self) -> None:
        self.order_view.allow_sorting()
        self.figures.opened.connect(self.receipt_wanted)
        set_role(self.title, Role.HEADING)
        set_role(self.count, Role.HEADING)
        self.order_view.setMinimumHeight(_LEAST_ROWS * ROW_HEIGHT)
        figures = QWidget()
        self._figure_column = QVBoxLayout(figures)
        self._figure_column.addWidget(self.title)
        self._figure_column.addWidget(self.figures)
        self._figure_column.addWidget(self.work_centers)
        self._figure_column.addStretch(1)
        orders = QWidget()
        listed = QVBoxLayout(orders)
        listed.addWidget(self.count)
        listed.addWidget(self.order_view, 1)
        for holder, column in ((figures, self._figure_column), (orders, listed)):
            set_role(holder, Role.PAGE)
            column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
            column.setSpacing(SPACE)
        # Figures and chart are higher than a low dock.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(figures)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(
            TurningSplitter(scroll, orders, wide_from=_WIDE, beside=(6, 5), below=(5, 3))
        )
