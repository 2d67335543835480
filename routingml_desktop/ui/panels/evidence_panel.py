"""Why this routing, and why these minutes: similar items, and the orders behind an operation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from routingml_desktop.domain.errors import NoSnapshotError
from routingml_desktop.ui.evidence_words import original_text
from routingml_desktop.ui.language import language
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import percent
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.evidence_columns import neighbor_columns
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import ValuesTable
from routingml_desktop.ui.theme import SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.widgets.match_bars import SHOWN, MatchBars
from routingml_desktop.ui.widgets.operation_times import OperationTimes
from routingml_desktop.ui.widgets.receipt_view import ReceiptView
from routingml_desktop.ui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import (
        Neighbor,
        OperationEvidence,
        ProposedOperation,
        RoutingCandidate,
        RoutingPrediction,
    )
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.receipt import Receipt
    from routingml_desktop.ui.background import Background

_ITEMS, _ORDERS, _RECEIPT = range(3)
_WIDE = 720
"""Pixels from which a page stands side by side where height is scarce."""


class EvidenceSource(Protocol):
    """Who knows the evidence; ``services/prediction.py`` says what each call means."""

    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes an item can have."""
        ...

    def evidence(
        self, prediction: RoutingPrediction, proposed: ProposedOperation
    ) -> OperationEvidence:
        """The orders behind an operation's minutes."""
        ...

    def receipts(
        self, prediction: RoutingPrediction, proposed: ProposedOperation
    ) -> tuple[Receipt, ...]:
        """What the set-up and the run minutes of an operation were made from."""
        ...


class EvidencePanel(QWidget):
    """Three pages: the similar items with what they share, one operation's orders, its receipt.

    Signals:
        item_wanted: A similar item shall be asked for; carries its code.
    """

    item_wanted = Signal(str)

    def __init__(
        self, source: EvidenceSource, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._background = background
        self._prediction: RoutingPrediction | None = None
        self._operation: tuple[RoutingCandidate | None, ProposedOperation] | None = None
        self._evidence: OperationEvidence | None = None
        self._labels: dict[str, Attribute] = {}
        self._question = 0
        self._neighbors = ValuesTable(neighbor_columns(0.0), self)
        self._neighbor_view = TableView(self._neighbors, "")
        self._asked = ElidedLabel()
        self._why = ElidedLabel()
        self._bars = MatchBars()
        self._together = ElidedLabel()
        self._items = States(self._item_page(), "items")
        self._times = OperationTimes()
        self._minutes = States(self._times, "clock")
        self._receipt = ReceiptView(source, background)
        self._to_receipt = QAction(self)
        self._tabs = QTabWidget()
        self._build()
        self._retranslate()

    @Slot(object)
    def show_prediction(self, prediction: RoutingPrediction) -> None:
        """Show the similar items of an answer; no operation is chosen yet."""
        self._prediction = prediction
        self._operation = self._evidence = None
        self._receipt.forget()
        self._question += 1
        self._neighbors.show_columns(neighbor_columns(prediction.options.threshold))
        self._neighbors.show_values(prediction.most_alike_first)
        self._neighbor_view.fit_columns(widest=200)
        if prediction.neighbors:
            self._neighbor_view.choose_row(0)
        self._say()
        if not self._labels:
            self._background.run(
                self._source.attributes, done=self._take_labels, failed=self._miss_labels
            )

    @Slot(object, object)
    def show_operation(
        self, candidate: RoutingCandidate | None, proposed: ProposedOperation
    ) -> None:
        """Show what the minutes of an operation rest on."""
        self._operation, self._evidence = (candidate, proposed), None
        self._question += 1
        self._say()
        if self._prediction is None or candidate is None or not proposed.operation.job_code:
            self._receipt.forget()
            return
        self._receipt.show_operation(self._prediction, proposed)
        self._background.run(
            partial(self._source.evidence, self._prediction, proposed),
            done=partial(self._take, self._question),
            failed=partial(self._fail, self._question),
        )

    @Slot()
    def forget(self) -> None:
        """Show nothing, because the current question has no answer."""
        self._prediction = self._operation = self._evidence = None
        self._receipt.forget()
        self._question += 1
        self._neighbors.show_values(())
        self._say()

    @Slot(str)
    def go_to_receipt(self, part: str) -> None:
        """Bring the receipt of the operation's ``setup`` or ``run`` minutes to the front."""
        self._receipt.show_part(part)
        self._tabs.setCurrentIndex(_RECEIPT)

    @Slot()
    def _show_receipt(self) -> None:
        self._tabs.setCurrentIndex(_RECEIPT)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _take(self, question: int, evidence: OperationEvidence) -> None:
        if question == self._question:
            self._evidence = evidence
            self._say_operation()

    def _fail(self, question: int, error: RoutingMLError) -> None:
        if question == self._question:
            notice = notice_of(error)
            self._minutes.show_empty(notice.sentence, notice.next_step, tone=notice.tone)

    def _take_labels(self, attributes: tuple[Attribute, ...]) -> None:
        self._labels = {attribute.name: attribute for attribute in attributes}
        self._say_matches()

    def _miss_labels(self, error: RoutingMLError) -> None:
        """Bars keep the ERP's own names; why they have to is told where it matters."""
        if not isinstance(error, NoSnapshotError):
            self._why.setToolTip(notice_of(error).sentence)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._say_matches()

    @Slot(object)
    def _open(self, index: QModelIndex) -> None:
        neighbor: Neighbor | None = self._neighbors.value_at(index)
        if neighbor is not None:
            self.item_wanted.emit(neighbor.item_code)

    def _label(self, name: str) -> str:
        attribute = self._labels.get(name)
        return attribute.label(language()) if attribute else name

    def _say(self) -> None:
        self._say_items()
        self._say_operation()

    def _say_items(self) -> None:
        if self._prediction is None:
            self._items.show_empty(
                self.tr("No question yet"), self.tr("Similar items of an asked item appear here.")
            )
        elif not self._prediction.neighbors:
            self._items.show_empty(
                self.tr("No similar item"),
                self.tr("Nothing is known about it that could be compared with other items."),
            )
        else:
            item = self._prediction.item
            said = self.tr("Similar to {item}").format(item=f"{item.code} {item.name}".strip())
            self._asked.setText(said)
            self._items.show_content()
            self._say_matches()

    def _say_matches(self) -> None:
        neighbor: Neighbor | None = self._neighbors.value_at(self._neighbor_view.currentIndex())
        if neighbor is None:
            return
        said = (
            self.tr("Why similar: {item}")
            if neighbor.matches
            else self.tr("Which attributes matched is not known: {item}")
        )
        self._why.setText(said.format(item=f"{neighbor.item_code} {neighbor.item_name}".strip()))
        self._bars.show_matches(neighbor.matches, self._label)
        shown = sum(match.share for match in neighbor.matches[:SHOWN])
        together = self.tr("Together {share} of the similarity; others give the rest.")
        self._together.setText(together.format(share=percent(shown)) if neighbor.matches else "")

    def _say_operation(self) -> None:
        if self._operation is None:
            self._minutes.show_empty(
                self.tr("No operation chosen"),
                self.tr("Choose an operation in Routing, Candidates or Compare."),
            )
            return
        candidate, step = self._operation
        operation = step.operation
        title = f"{operation.job_code} {operation.job_name} · {operation.work_center}"
        if step.replaces:
            title = f"{title} · {original_text(step)}"
        if candidate is None or not operation.job_code:
            self._minutes.show_empty(
                title.strip(" ·") or self.tr("New operation"),
                self.tr("It was added by hand, so no similar item stands behind it."),
            )
        elif self._evidence is None:
            self._minutes.show_loading(self.tr("Looking up the orders…"))
        else:
            self._times.show_operation(title, step, self._evidence)
            self._minutes.show_content()

    def _retranslate(self) -> None:
        self._tabs.setTabText(_ITEMS, self.tr("Similar items"))
        self._tabs.setTabText(_ORDERS, self.tr("Operation times"))
        self._tabs.setTabText(_RECEIPT, self.tr("Receipt"))
        self._tabs.setTabToolTip(_RECEIPT, self.tr("How the minutes were reckoned (F7)"))
        self._neighbor_view.setAccessibleName(self.tr("Similar items"))
        self._neighbor_view.setToolTip(self.tr("Double-click or Enter: ask for this item"))
        threshold = self._prediction.options.threshold if self._prediction else 0.0
        self._neighbors.show_columns(neighbor_columns(threshold))
        self._say()

    def _build(self) -> None:
        self._neighbor_view.allow_sorting()
        self._neighbor_view.opened.connect(self._open)
        self._neighbor_view.selectionModel().currentChanged.connect(self._choose)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._items, "")
        self._tabs.addTab(self._minutes, "")
        self._tabs.addTab(self._receipt, "")
        self._times.receipt_wanted.connect(self.go_to_receipt)
        self._to_receipt.setShortcut(QKeySequence("F7"))
        self._to_receipt.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._to_receipt.triggered.connect(self._show_receipt)
        self.addAction(self._to_receipt)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._tabs)
        set_role(self, Role.PAGE)

    def _item_page(self) -> QWidget:
        set_role(self._why, Role.HEADING)
        set_role(self._together, Role.MUTED)
        below = QWidget()
        set_role(below, Role.PAGE)
        column = QVBoxLayout(below)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._why)
        column.addWidget(self._bars)
        column.addWidget(self._together)
        column.addStretch(1)
        set_role(self._asked, Role.HEADING)
        self._asked.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        above = QWidget()
        set_role(above, Role.PAGE)
        listed = QVBoxLayout(above)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        listed.addWidget(self._asked)
        listed.addWidget(self._neighbor_view, 1)
        return TurningSplitter(above, below, wide_from=_WIDE, beside=(3, 2), below=(3, 4))
