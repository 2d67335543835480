"""One contradicted standard in full, and what can be decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from routingml_desktop.domain.standard import CaseState, Decision
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count, day, figure, minutes, moment, percent
from routingml_desktop.ui.panels.standards_panel.columns import interval, signed
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.standard import StandardRow

MOST_REASON = 500


class CaseView(QWidget):
    """Tells a case in sentences and takes a decision with its reason.

    Signals:
        decided: A decision was made; carries the StandardRow, the Decision and the reason.
    """

    decided = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: StandardRow | None = None
        self._allowed = True
        self._reason_needed = True
        self._title = QLabel()
        set_role(self._title, Role.HEADING)
        self._evidence = QLabel()
        self._last = QLabel()
        set_role(self._last, Role.MUTED)
        self.reason = QLineEdit()
        self.reason.setMaxLength(MOST_REASON)
        self.approve = QPushButton()
        set_role(self.approve, Role.PRIMARY)
        self.reject = QPushButton()
        self.later = QPushButton()
        dress(self.approve, "check", on_accent=True)
        dress(self.reject, "cancel")
        dress(self.later, "clock")
        self.hint = QLabel()
        set_role(self.hint, Role.CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(TIGHT)
        for label in (self._title, self._evidence, self._last, self.hint):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._title)
        column.addWidget(self._evidence)
        column.addWidget(self._last)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE)
        bar.addWidget(self.reason, 1)
        for button in (self.approve, self.reject, self.later):
            bar.addWidget(button)
        column.addLayout(bar)
        column.addWidget(self.hint)
        column.addStretch()
        self.approve.clicked.connect(lambda: self._decide(Decision.APPROVED))
        self.reject.clicked.connect(lambda: self._decide(Decision.REJECTED))
        self.later.clicked.connect(lambda: self._decide(Decision.LATER))
        self.reason.textChanged.connect(self._enable)
        self.retranslate()

    @Slot(object)
    def show_row(self, row: StandardRow | None) -> None:
        """Tell another case; None tells that none is chosen."""
        if row is None or self._row is None or row.case.key != self._row.case.key:
            self.reason.clear()
        self._row = row
        self._say()

    def allow(self, *, allowed: bool, reason_needed: bool) -> None:
        """Whether the policy lets decide, and whether it wants a reason."""
        self._allowed, self._reason_needed = allowed, reason_needed
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.approve.setText(self.tr("Approve"))
        self.reject.setText(self.tr("Reject"))
        self.later.setText(self.tr("Later"))
        self.reason.setPlaceholderText(self.tr("Reason…"))
        self.reason.setAccessibleName(self.tr("Reason of the decision"))
        self._say()

    def _decide(self, decision: Decision) -> None:
        if self._row is not None:
            self.decided.emit(self._row, decision, self.reason.text().strip())

    def _say(self) -> None:
        row = self._row
        for widget in (self.reason, self.approve, self.reject, self.later):
            widget.setVisible(self._allowed)
        self._enable()
        if row is None:
            self._title.setText(self.tr("Choose a standard in the list."))
            for label in (self._evidence, self._last, self.hint):
                label.clear()
            return
        case = row.case
        key = case.key
        place = " · ".join(
            part for part in (key.routing_no, key.job_code, case.job_name, key.work_center) if part
        )
        self._title.setText(f"{key.item_code}  –  {place}")
        self._evidence.setText("\n".join(self._sentences(row)))
        self._last.setText(self._told_last(row))
        self._last.setVisible(row.last is not None)

    def _sentences(self, row: StandardRow) -> list[str]:
        case = row.case
        said = [
            self.tr("Set-up: {setup_now} → {setup} min · Run: {run_now} → {run} min").format(
                setup_now=minutes(case.setup_now),
                setup=minutes(case.setup_proposed),
                run_now=minutes(case.run_now),
                run=minutes(case.run_proposed),
            ),
            self.tr(
                "Orders since {since}: {number}. They took {ratio} times the standard "
                "(95 %: {interval}), with a coefficient of variation of {cv}."
            ).format(
                since=day(case.since),
                number=count(case.orders),
                ratio=figure(case.ratio),
                interval=interval(case),
                cv=percent(case.cv),
            ),
            self.tr("Effect: {hours} h a year at {orders} orders a year.").format(
                hours=signed(case.hours_a_year), orders=figure(case.orders_a_year, 0)
            ),
        ]
        if case.orders_before:
            text = self.tr("Earlier orders, which agreed better: {number}.")
            said.append(text.format(number=count(case.orders_before)))
        if case.limited:
            said.append(self.tr("The limit of change cut the proposal short."))
        return said

    def _told_last(self, row: StandardRow) -> str:
        last = row.last
        if last is None:
            return ""
        parts = [word(last.decision), moment(last.time), last.who, last.reason]
        told = self.tr("Last decision: {decision}").format(
            decision=" · ".join(part for part in parts if part)
        )
        if row.state is CaseState.OPEN:
            return told + "  " + self.tr("The case is open again: there is more evidence since.")
        if last.exported is not None:
            return told + "  " + self.tr("Exported: {moment}").format(moment=moment(last.exported))
        return told

    @Slot()
    def _enable(self) -> None:
        there = self._row is not None
        worded = bool(self.reason.text().strip()) or not self._reason_needed
        self.reason.setEnabled(there)
        self.approve.setEnabled(there and worded)
        self.reject.setEnabled(there and worded)
        self.later.setEnabled(there)
        if not self._allowed:
            self.hint.setText(self.tr("A supervisor decides; the policy does not let you."))
        elif there and not worded:
            self.hint.setText(self.tr("Approving and rejecting need a reason."))
        else:
            self.hint.clear()
