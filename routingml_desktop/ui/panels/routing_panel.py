"""The routing being made, as a grid in the ERP's column order and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from routingml_desktop.services.planning import TimeField, draft_of
from routingml_desktop.ui.draft_history import DraftHistory
from routingml_desktop.ui.operation_order import MinedPairs, OperationOrder
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.routing_table import COLUMNS, RoutingTable
from routingml_desktop.ui.tables.routing_view import JOB_CODE, RoutingView
from routingml_desktop.ui.theme import TIGHT, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.next_operations import NextOperations, NextSource
from routingml_desktop.ui.widgets.routing_bar import RoutingBar
from routingml_desktop.ui.widgets.routing_summary import RoutingHead, RoutingTotals
from routingml_desktop.ui.widgets.violation_list import ViolationList

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import (
        ProposedOperation,
        RoutingCandidate,
        RoutingPrediction,
    )
    from routingml_desktop.domain.export import ExportForm, RoutingSheet
    from routingml_desktop.domain.plant import RoutingRules
    from routingml_desktop.services.planning import RoutingDraft
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.operation_order import Verdicts


class RoutingSource(MinedPairs, NextSource, Protocol):
    """Who knows the plant's habits; ``services/prediction.py`` says what each call means."""


class RoutingPanel(QWidget):
    """Shows and edits one draft per asked item; every edit can be taken back.

    Signals:
        operation_chosen: The current operation is another one; carries the candidate its routing
            started from, or None, and its ProposedOperation.
        draft_changed: The routing is another one now; carries the RoutingDraft.
        export_requested: The routing is to be written to a file; carries the sheets and the
            ExportForm.
        copy_requested: The routing is to go to the clipboard; carries the sheets.
        told: Something worked; carries the sentence.
        failed: The order of operations could not be read or kept; carries the error.
        receipt_wanted: How the current minutes were reckoned; carries ``setup`` or ``run``.
        order_decided: Proposals keep another order of operations now.
    """

    operation_chosen = Signal(object, object)
    draft_changed = Signal(object)
    export_requested = Signal(object, object)
    copy_requested = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    receipt_wanted = Signal(str)
    order_decided = Signal()

    def __init__(
        self,
        quantity: float,
        source: RoutingSource,
        verdicts: Verdicts,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        """``quantity`` is how many pieces totals are for, until it is changed."""
        super().__init__(parent)
        self._order = OperationOrder(source, verdicts, background, self)
        self._next = NextOperations(source, background, self)
        self._quantity = quantity
        self._history = DraftHistory(self)
        self._table = RoutingTable(self)
        self._view = RoutingView(self._table)
        self._bar = RoutingBar(self._history.group, self)
        self._head = RoutingHead()
        self._refusal = QLabel()
        self._broken = ViolationList()
        self._totals = RoutingTotals()
        self._states = States(self._content(), "routing")
        self._build()
        self._connect()
        self._retranslate()

    @property
    def draft(self) -> RoutingDraft | None:
        """The routing being made; None before the first answer."""
        return self._history.draft

    def sheets(self, *, all_candidates: bool = False) -> tuple[RoutingSheet, ...]:
        """The routing for export, and after it the candidates it did not start from."""
        return self._history.sheets(self._quantity, all_candidates=all_candidates)

    @Slot(object)
    def show_prediction(self, prediction: RoutingPrediction) -> None:
        """Go to the item; edits made for it before are still there."""
        self._order.follow(prediction.version)
        self._history.open(prediction)
        self._offer(prediction)
        if self._table.rowCount():
            self._view.choose_row(0)

    @Slot(object)
    def take_candidate(self, candidate: RoutingCandidate) -> None:
        """Start from this candidate of the item instead; that can be undone."""
        draft = self._history.draft
        if draft is not None and draft.candidate != candidate:
            text = self.tr("take candidate {rank}").format(rank=candidate.rank)
            self._history.push(draft_of(draft.item_code, candidate), text)

    def keep_rules(self, rules: RoutingRules) -> None:
        """Mark from now on what the plant's mapping says is wrong with a routing."""
        self._table.keep_rules(rules)
        self._say()

    @Slot(float)
    def set_order_quantity(self, pieces: float) -> None:
        """Show totals for so many pieces."""
        self._quantity = pieces
        self._say_totals()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _show(self, draft: RoutingDraft) -> None:
        self._view.show_draft(draft)
        self._say()
        self.draft_changed.emit(draft)

    @Slot(object)
    def add_operation(self, proposed: ProposedOperation) -> None:
        """Add an operation below the current one; that can be undone."""
        self._add(proposed)

    @Slot(object)
    def _add(self, known: ProposedOperation | None) -> None:
        draft = self._history.draft
        if draft is None:
            return
        place = self._view.row + 1 if draft.operations else 0
        code = known.operation.job_code if known else ""
        text = self.tr("add {operation}").format(operation=code) if code else self.tr("add")
        self._history.push(draft.add(place, known), text)
        self._view.go_to(place)
        if known is None:
            self._view.edit(self._table.index(place, JOB_CODE))

    @Slot()
    def _delete(self) -> None:
        draft = self._history.draft
        rows = self._view.chosen_rows()
        if draft is None or not rows:
            return
        gone = [draft.operations[row] for row in rows]
        codes = ", ".join(step.operation.job_code for step in gone)
        self._history.push(
            draft.delete(step.key for step in gone),
            self.tr("delete {operations}").format(operations=codes),
        )

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self._view.row
        if 0 <= row + by < self._table.rowCount() and row >= 0:
            self._table.move(self._table.step(row).key, row + by)

    @Slot()
    def _reset(self) -> None:
        draft = self._history.draft
        if draft is not None:
            self._history.push(draft.reset(), self.tr("reset to the proposal"))

    @Slot(object, bool)
    def _export(self, form: ExportForm, all_candidates: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self.export_requested.emit(self.sheets(all_candidates=all_candidates), form)

    @Slot()
    def _copy(self) -> None:
        self.copy_requested.emit(self.sheets())

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, before: QModelIndex) -> None:
        self._enable()
        if current.isValid() and current.row() != before.row():
            source = self._table.draft.candidate
            self.operation_chosen.emit(source, self._table.step(current.row()).proposed)

    @Slot(int)
    def _find(self, key: int) -> None:
        draft = self._history.draft
        if draft is not None:
            self._view.go_to(draft.place_of(key))
            self._view.setFocus()

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    @Slot()
    def _want_receipt(self) -> None:
        name = COLUMNS[self._view.column]
        self.receipt_wanted.emit("setup" if name == TimeField.SETUP else "run")

    @Slot()
    def _show_order(self) -> None:
        draft = self._history.draft
        codes = [step.operation.job_code for step in draft.operations] if draft else []
        self._order.open_dialog(codes, self.window())

    @Slot()
    def _keep_order(self) -> None:
        self._table.keep_order(self._order.in_force)
        self._say()

    def _offer(self, prediction: RoutingPrediction) -> None:
        known: dict[tuple[str, str], ProposedOperation] = {}
        for candidate in prediction.candidates:
            for step in candidate.operations:
                known.setdefault((step.operation.job_code, step.operation.work_center), step)
        self._table.offer(tuple(reversed(known.values())))
        self._bar.offer(tuple(known.values()))

    def _say(self) -> None:
        draft, prediction = self._history.draft, self._history.prediction
        if draft is None or prediction is None:
            self._states.show_empty(
                self.tr("No routing yet"),
                self.tr("Ask for an item; its best candidate appears here to be edited."),
            )
            return
        self._states.show_content()
        self._head.show_draft(prediction.item, draft)
        self._broken.show_violations(self._table.violations, draft)
        self._refuse("")
        self._enable()
        self._say_totals()

    def _say_totals(self) -> None:
        if self._history.draft is not None:
            self._totals.show_draft(self._history.draft, self._quantity)

    def _enable(self) -> None:
        draft = self._history.draft
        rows = self._table.rowCount()
        row = self._view.row
        self._bar.enable(row=row, rows=rows, edited=draft is not None and draft.edited)
        if draft is not None and self._history.prediction is not None:
            self._next.show_draft(self._history.prediction, draft, row)

    def _retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Routing being made"))
        self._table.retranslate()
        self._say()

    def _connect(self) -> None:
        self._history.changed.connect(self._show)
        self._table.edited.connect(self._history.push)
        self._table.refused.connect(self._refuse)
        self._view.painter.judged.connect(self._refuse)
        self._view.opened.connect(self._view.edit_cell)
        self._view.selectionModel().currentChanged.connect(self._choose)
        self._broken.operation_chosen.connect(self._find)
        self._bar.add_chosen.connect(self._add)
        self._next.chosen.connect(self._add)
        self._order.listed.connect(self._keep_order)
        self._order.decided.connect(self.order_decided)
        self._order.failed.connect(self.failed)
        self._bar.export_chosen.connect(self._export)
        for action, does in (
            (self._bar.delete, self._delete),
            (self._bar.up, self._up),
            (self._bar.down, self._down),
            (self._bar.reset, self._reset),
            (self._bar.copy, self._copy),
            (self._bar.order, self._show_order),
            (self._bar.receipt, self._want_receipt),
        ):
            action.triggered.connect(does)

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._states)

    def _content(self) -> QWidget:
        content = QWidget()
        set_role(content, Role.PAGE)
        set_tone(self._refusal, Tone.BAD)
        self._refusal.setContentsMargins(WIDE, TIGHT, WIDE, TIGHT)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._bar)
        column.addWidget(self._next)
        column.addWidget(self._view, 1)
        column.addWidget(self._refusal)
        column.addWidget(self._broken)
        column.addWidget(self._totals)
        return content
