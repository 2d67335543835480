"""The order of operations that history shows, to be approved or vetoed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.services.precedence import Verdict, broken_pairs
from routingml_desktop.ui.numbers import count, percent
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import MARGIN, SPACE, WIDE, Role, Tone, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.precedence import PrecedencePair
    from routingml_desktop.ui.operation_order import OperationOrder

_SIZE: Final = (680, 560)
_COUNTS: Final = 2
"""The column of counts."""


class OrderDialog(QDialog):
    """What the routing at hand breaks comes first; A approves, V vetoes, Del leaves to history."""

    def __init__(self, order: OperationOrder, codes: Sequence[str], parent: QWidget) -> None:
        """``codes`` are the job codes of the routing at hand."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._order = order
        self._codes = tuple(codes)
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, self.tr("Order of operations"))
        self._filter = QLineEdit()
        self.buttons = {
            Verdict.APPROVED: QPushButton(self.tr("Approve (A)")),
            Verdict.VETOED: QPushButton(self.tr("Veto (V)")),
            None: QPushButton(self.tr("Leave to history (Del)")),
        }
        self._states = States(self.view, "routing")
        self._build()
        self._list()
        self.view.setFocus()

    @Slot()
    def _list(self) -> None:
        chosen = self.table.value_at(self.view.currentIndex())
        broken = {one.pair.pair for one in broken_pairs(self._codes, self._order.pairs)}
        wanted = self._filter.text().strip().casefold()
        shown = [
            pair for pair in self._order.pairs if wanted in f"{pair.before} {pair.after}".casefold()
        ]
        shown.sort(key=lambda pair: pair.pair not in broken)
        self.table.show_columns(self._columns(broken))
        self.table.show_values(shown)
        codes = [pair.pair for pair in shown]
        if shown:
            self._states.show_content()
            self.view.choose_row(
                codes.index(chosen.pair) if chosen is not None and chosen.pair in codes else 0
            )
        elif wanted:
            self._states.show_empty(self.tr("No operation has this code"))
        else:
            self._states.show_empty(
                self.tr("No order is known"),
                self.tr(
                    "The plant's history holds no pair of operations in one order, or none yet."
                ),
            )
        self._enable()

    @Slot(QModelIndex, QModelIndex)
    def _go(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._enable()

    def _enable(self) -> None:
        pair = self.table.value_at(self.view.currentIndex())
        verdict = self._order.verdict(pair) if pair is not None else None
        for decides, button in self.buttons.items():
            button.setEnabled(pair is not None and decides is not verdict)

    def _decide(self, verdict: Verdict | None) -> None:
        pair = self.table.value_at(self.view.currentIndex())
        if pair is not None:
            self._order.decide(pair.pair, verdict)

    def _columns(self, broken: set[tuple[str, str]]) -> tuple[Column, ...]:
        def held(pair: PrecedencePair) -> str | None:
            if not pair.seen:
                return None
            said = self.tr("{held} of {seen} ({share})")
            return said.format(
                held=count(pair.held),
                seen=count(pair.seen),
                share=percent(pair.held / pair.seen, 1),
            )

        def here(pair: PrecedencePair) -> str:
            return self.tr("Broken here") if pair.pair in broken else ""

        return (
            Column(self.tr("First"), lambda pair: pair.before),
            Column(self.tr("Then"), lambda pair: pair.after),
            Column(
                self.tr("Routings"),
                held,
                RIGHT,
                sort_key=lambda pair: pair.seen,
                explains=self.tr("Routings that hold this order, of those that have both"),
            ),
            Column(
                self.tr("Verdict"),
                lambda pair: verdict_word(self._order.verdict(pair)),
                tone=lambda pair: _tone(self._order.verdict(pair)),
            ),
            Column(
                self.tr("This routing"),
                here,
                tone=lambda pair: Tone.WARNING if pair.pair in broken else None,
                icon=lambda pair: "warning" if pair.pair in broken else "",
            ),
        )

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Order of operations"))
        self.resize(*_SIZE)
        intro = QLabel(
            self.tr(
                "No proposal breaks an order of this list. Veto what is a coincidence; approve "
                "what is a rule of the plant, so that it stays whatever later history shows."
            )
        )
        intro.setWordWrap(True)
        set_role(intro, Role.MUTED)
        self._filter.setPlaceholderText(self.tr("Find an operation code"))
        self._filter.setAccessibleName(self.tr("Find an operation code"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._list)
        self.table.show_columns(self._columns(set()))
        self.view.allow_sorting()
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNTS, QHeaderView.ResizeMode.ResizeToContents)
        self.view.selectionModel().currentChanged.connect(self._go)
        self._order.listed.connect(self._list)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        keys = {Verdict.APPROVED: "A", Verdict.VETOED: "V", None: "Del"}
        for verdict, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, verdict=verdict: self._decide(verdict))
            foot.addWidget(button)
            self.view.press_by_key(keys[verdict], button)
        foot.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(WIDE)
        page.addWidget(intro)
        page.addWidget(self._filter)
        page.addWidget(self._states, 1)
        page.addLayout(foot)


def verdict_word(verdict: Verdict | None) -> str:
    """What the planner decided, in words."""
    translate = QCoreApplication.translate
    if verdict is None:
        return translate("OrderDialog", "By history")
    if verdict is Verdict.APPROVED:
        return translate("OrderDialog", "Approved")
    return translate("OrderDialog", "Vetoed")


def _tone(verdict: Verdict | None) -> Tone | None:
    if verdict is None:
        return None
    return Tone.GOOD if verdict is Verdict.APPROVED else Tone.WARNING
