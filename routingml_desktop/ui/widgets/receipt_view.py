"""How the minutes of an operation came about, line by line, with the orders of each line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QModelIndex, Slot
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from routingml_desktop.services.receipt_lines import account, adds_up, orders_of
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import count, minutes, percent
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.receipt_columns import account_columns, listed_columns
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import ValuesTable
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from routingml_desktop.domain.candidate import ProposedOperation, RoutingPrediction
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.receipt import Receipt
    from routingml_desktop.services.receipt_lines import ReceiptLine
    from routingml_desktop.ui.background import Background

    Receipts = tuple[Receipt, ...]

_SETUP, _RUN = range(2)
_WIDE: Final = 720


class ReceiptSource(Protocol):
    """Who knows; ``services/prediction.py`` says what the call means."""

    def receipts(self, prediction: RoutingPrediction, proposed: ProposedOperation) -> Receipts:
        """What the set-up and the run minutes of an operation were made from."""
        ...


class ReceiptView(QWidget):
    """Looks a receipt up when it is seen; Left and Right go between set-up and run."""

    def __init__(
        self, source: ReceiptSource, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._background = background
        self._operation: tuple[RoutingPrediction, ProposedOperation] | None = None
        self._receipts: Receipts = ()
        self._looked_up = False
        self._question = 0
        self._title = ElidedLabel()
        self.parts = QTabBar()
        self._account = ValuesTable(account_columns(), self)
        self._account_view = TableView(self._account, "")
        self._sum = ElidedLabel()
        self._orders = ValuesTable(listed_columns(), self)
        self._order_view = TableView(self._orders, "")
        self._listed = ElidedLabel()
        self._states = States(self._content(), "clock")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._states)
        self.parts.currentChanged.connect(self._show_part)
        self._account_view.selectionModel().currentChanged.connect(self._choose)
        self._retranslate()

    def show_operation(self, prediction: RoutingPrediction, proposed: ProposedOperation) -> None:
        """Show this operation's receipt as soon as it is seen."""
        self._operation = (prediction, proposed)
        self._receipts, self._looked_up = (), False
        self._question += 1
        if self.isVisible():
            self._look_up()

    def forget(self) -> None:
        """Show nothing, because no operation with a history is chosen."""
        self._operation, self._receipts = None, ()
        self._question += 1
        self._say()

    def show_part(self, part: str) -> None:
        """Go to the receipt of ``setup`` or ``run``."""
        self.parts.setCurrentIndex(_SETUP if part == "setup" else _RUN)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._operation is not None and not self._looked_up:
            self._look_up()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _look_up(self) -> None:
        if self._operation is None:
            return
        self._looked_up = True
        self._states.show_loading(self.tr("Reckoning the minutes again…"))
        self._background.run(
            partial(self._source.receipts, *self._operation),
            done=partial(self._take, self._question),
            failed=partial(self._fail, self._question),
        )

    def _take(self, question: int, receipts: Receipts) -> None:
        if question == self._question:
            self._receipts = receipts
            self._say()

    def _fail(self, question: int, error: RoutingMLError) -> None:
        if question == self._question:
            notice = notice_of(error)
            self._states.show_empty(notice.sentence, notice.next_step, tone=notice.tone)

    @Slot(int)
    def _show_part(self, _part: int) -> None:
        self._say()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_orders(self._account.value_at(current))

    def _say(self) -> None:
        if self._operation is None:
            self._states.show_empty(
                self.tr("No operation chosen"),
                self.tr("Choose an operation in Routing, Candidates or Compare."),
            )
            return
        if not self._receipts:
            return
        operation = self._operation[1].operation
        self._title.setText(
            f"{operation.job_code} {operation.job_name} · {operation.work_center}".strip(" ·")
        )
        receipt = self._receipts[max(self.parts.currentIndex(), 0)]
        lines = account(receipt)
        self._account.show_values(lines)
        self._account_view.fit_columns(widest=340)
        self._say_sum(receipt)
        evidence = [row for row, line in enumerate(lines) if line.step is not None]
        self._account_view.choose_row(evidence[-1] if evidence else 0)
        self._show_orders(lines[evidence[-1]] if evidence else None)
        self._states.show_content()

    def _say_sum(self, receipt: Receipt) -> None:
        shown = receipt.estimate
        if shown.p50 is None:
            said = self.tr("There are no minutes: neither bookings nor a standard.")
            tone = Tone.WARNING
        elif adds_up(receipt):
            said, tone = self.tr("Reckoned again it gives the minutes shown."), Tone.GOOD
        else:
            said = self.tr("Reckoned again it gives {minutes} min, not what is shown.").format(
                minutes=minutes(receipt.recomputed)
            )
            tone = Tone.BAD
        band = receipt.band
        if band is not None and band.n:
            said += " " + self.tr(
                "P10–P90: {low} to {high} of it, held against {n} later orders."
            ).format(low=percent(band.low), high=percent(band.high), n=count(band.n))
        self._sum.setText(said)
        set_tone(self._sum, tone)

    def _show_orders(self, line: ReceiptLine | None) -> None:
        receipt = self._receipts[max(self.parts.currentIndex(), 0)] if self._receipts else None
        step = line.step if line is not None else None
        if step is None or receipt is None:
            self._orders.show_values(())
            self._listed.setText(self.tr("Choose a line to see its orders."))
            return
        self._orders.show_values(orders_of(step, receipt.floor))
        self._order_view.fit_columns(widest=160)
        if step.standards and not step.orders:
            said = self.tr(
                "Standards of the ERP, corrected by what bookings took: {number}"
            ).format(number=count(len(step.standards)))
        elif step.orders or step.dropped:
            said = self.tr("Orders: {counted} counted, {left_out} left out").format(
                counted=count(len(step.orders)), left_out=count(len(step.dropped))
            )
        elif not step.n:
            said = self.tr("A standard time: no order stands behind it.")
        else:
            said = self.tr("{n} orders of {items} items: too many to list").format(
                n=count(step.n), items=count(step.items)
            )
        self._listed.setText(said)

    def _retranslate(self) -> None:
        self.parts.setTabText(_SETUP, self.tr("Setup per lot"))
        self.parts.setTabText(_RUN, self.tr("Run per piece"))
        self.parts.setAccessibleName(self.tr("Receipt of"))
        self._account_view.setAccessibleName(self.tr("How the minutes came about"))
        self._order_view.setAccessibleName(self.tr("Orders of the chosen line"))
        self._account.show_columns(account_columns())
        self._orders.show_columns(listed_columns())
        self._say()

    def _content(self) -> QWidget:
        for _ in (_SETUP, _RUN):
            self.parts.addTab("")
        self.parts.setExpanding(False)
        set_role(self._title, Role.HEADING)
        set_role(self._listed, Role.HEADING)
        account_part = _column(self._title, self.parts, self._account_view, self._sum)
        orders = _column(self._listed, self._order_view)
        return TurningSplitter(account_part, orders, wide_from=_WIDE, beside=(6, 5), below=(1, 1))


def _column(*parts: QWidget) -> QWidget:
    """The parts below each other; a table takes the room."""
    holder = QWidget()
    set_role(holder, Role.PAGE)
    column = QVBoxLayout(holder)
    column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
    column.setSpacing(SPACE)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, TableView) else 0)
    return holder
