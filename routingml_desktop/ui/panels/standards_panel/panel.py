"""The standards that bookings contradict: judged, listed, decided, exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.errors import NoSnapshotError, RoutingMLError, WorkCancelledError
from routingml_desktop.domain.export import ExportForm
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.language import language
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import count, moment
from routingml_desktop.ui.panels.standards_panel.case_list import CaseList
from routingml_desktop.ui.panels.standards_panel.case_view import CaseView
from routingml_desktop.ui.states import States
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role
from routingml_desktop.ui.widgets.work_bar import WorkBar
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from routingml_desktop.domain.export import ExportReceipt
    from routingml_desktop.domain.standard import Decision, StandardRow
    from routingml_desktop.services.standards import Docket
    from routingml_desktop.ui.background import Background, Job
    from routingml_desktop.ui.panels.standards_panel.needs import Court

_HEIGHTS: Final = [420, 190]


class StandardsPanel(QWidget):
    """Lists contradicted standards and takes decisions on them.

    Signals:
        told: Something worked; carries the sentence.
        failed: Something did not; carries the error.
        item_wanted: An item is to be asked for; carries its code.
        sync_wanted: There is no plant data yet and it is wanted.
    """

    told = Signal(str)
    failed = Signal(object)
    item_wanted = Signal(str)
    sync_wanted = Signal()

    def __init__(self, court: Court, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.PAGE)
        self._court = court
        self._background = background
        self._docket: Docket | None = None
        self._error: RoutingMLError | None = None
        self._job: Job | None = None
        self._reads = 0
        self.summary = QLabel(wordWrap=True)
        self.judge_button = QPushButton()
        self.export_button = QPushButton()
        self.work = WorkBar()
        self.cases = CaseList()
        self.case = CaseView()
        self.states = States(self._content(), "check")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._head())
        page.addWidget(self.states, 1)
        self._connect()
        self._retranslate()
        self.states.show_loading(self.tr("Loading…"))

    @Slot()
    def refresh(self) -> None:
        """Read what was judged and decided."""
        self._reads += 1
        self._background.run(
            self._court.docket,
            done=partial(self._show, self._reads),
            failed=partial(self._cannot_show, self._reads),
        )

    @Slot()
    def judge(self) -> None:
        """Judge the standards by the bookings; one run at a time."""
        if self._job is not None:
            return
        self._job = self._background.run_long(
            self._court.judge,
            done=self._judged,
            failed=self._not_judged,
            progressed=self.work.show_progress,
        )
        self.judge_button.hide()
        self.export_button.hide()
        self.work.begin(lambda: self.tr("Judge standards"))
        self._say()

    @Slot()
    def cancel(self) -> None:
        """Stop judging; what was listed stays."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object, object, str)
    def decide(self, row: StandardRow, decision: Decision, reason: str) -> None:
        """Note a decision on a case and go to the next one."""
        text = self.tr("{decision}: {item} · {operation}")
        told = text.format(
            decision=word(decision), item=row.case.key.item_code, operation=row.case.key.job_code
        )

        def done(_nothing: object) -> None:
            self.told.emit(told)
            self.refresh()

        self._background.run(
            partial(self._court.decide, row.case, decision, reason),
            done=done,
            failed=self.failed.emit,
        )

    @Slot()
    def ask_where_to_export(self) -> None:
        """Let the operator name a file for the approved standards."""
        dialog = QFileDialog(self, self.tr("Export approved standards"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [self.tr("Excel workbook (*.xlsx)"), self.tr("CSV for Excel (*.csv)")]
        )
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile("standards.xlsx")
        dialog.fileSelected.connect(self.export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def export(self, name: str) -> None:
        """Write the approved standards to a file; the dialog has asked about replacing it."""
        file = Path(name)
        excel = file.suffix.lower() == ExportForm.EXCEL.suffix
        form = ExportForm.EXCEL if excel else ExportForm.CSV_FOR_EXCEL
        self._background.run(
            partial(self._court.export, file, form, overwrite=True, language=language()),
            done=self._tell_exported,
            failed=self.failed.emit,
        )

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # --- how it is put together

    def _head(self) -> QWidget:
        dress(self.judge_button, "check")
        dress(self.export_button, "export")
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.summary, 1)
        for widget in (self.judge_button, self.export_button, self.work):
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _content(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.cases)
        split.addWidget(self.case)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)  # noqa: FBT003 (Qt)
        split.setSizes(_HEIGHTS)
        return split

    def _connect(self) -> None:
        self.judge_button.clicked.connect(self.judge)
        self.export_button.clicked.connect(self.ask_where_to_export)
        self.work.cancel_wanted.connect(self.cancel)
        self.states.wanted.connect(self._go_on)
        self.case.decided.connect(self.decide)
        self.cases.chosen.connect(self.case.show_row)
        self.cases.item_wanted.connect(self.item_wanted)

    def _retranslate(self) -> None:
        self.judge_button.setToolTip(self.tr("Compare all standards with the bookings anew"))
        self.export_button.setText(self.tr("Export approved…"))
        self.export_button.setToolTip(
            self.tr("Excel or CSV of the approved standards that were not exported yet")
        )
        self._say()

    # --- what is shown

    def _show(self, number: int, docket: Docket | None) -> None:
        if number == self._reads:
            self._docket, self._error = docket, None
            self._say()

    def _cannot_show(self, number: int, error: RoutingMLError) -> None:
        if number == self._reads:
            self._docket, self._error = None, error
            self._say()

    def _judged(self, docket: Docket) -> None:
        self._stop_work()
        self._reads += 1
        self._docket, self._error = docket, None
        text = self.tr("Standards that bookings contradict: {number}")
        self.told.emit(text.format(number=count(len(docket.rows))))
        self._say()

    def _not_judged(self, error: RoutingMLError) -> None:
        self._stop_work()
        if not isinstance(error, WorkCancelledError):
            # A read under way comes too late: it would wipe away why nothing could be judged.
            self._reads += 1
            self._error = error if self._docket is None else None
            self.failed.emit(error)
        self._say()

    def _stop_work(self) -> None:
        self._job = None
        self.work.end()
        self.judge_button.show()
        self.export_button.show()

    def _say(self) -> None:
        docket = self._docket
        again = docket is not None
        self.judge_button.setText(self.tr("Judge again") if again else self.tr("Judge standards"))
        self.case.allow(allowed=self._court.may_decide, reason_needed=self._court.reason_needed)
        self.export_button.setEnabled(docket is not None)
        if docket is None:
            self._say_nothing()
            return
        report = docket.report
        text = self.tr(
            "Judged: {judged} standards with enough orders, of {standards}. Contradicted: {cases}. "
            "Data of {moment}."
        ).format(
            judged=count(report.judged),
            standards=count(report.standards),
            cases=count(len(docket.rows)),
            moment=moment(docket.taken),
        )
        if not docket.current:
            text += " " + self.tr("Data or settings changed since: judge again.")
        self.summary.setText(text)
        self.states.show_content()
        self.cases.show_rows(docket.rows)

    def _say_nothing(self) -> None:
        self.summary.clear()
        if self._job is not None:
            self.states.show_loading(self.tr("Comparing the standards with the bookings…"))
        elif isinstance(self._error, NoSnapshotError):
            self.states.show_empty(
                self.tr("No plant data yet"),
                self.tr("Standards are judged by the work results that a sync brings in."),
                self.tr("Sync now"),
                icon="plant",
            )
        elif self._error is not None:
            self.states.show_empty(
                self.tr("The standards could not be judged"),
                notice_of(self._error).text,
                self.tr("Try again"),
                tone=Tone.BAD,
            )
        else:
            self.states.show_empty(
                self.tr("Nothing was judged yet"),
                self.tr(
                    "The program compares every standard with what was booked on it and lists "
                    "those that bookings contradict."
                ),
                self.tr("Judge standards"),
            )

    @Slot()
    def _go_on(self) -> None:
        if isinstance(self._error, NoSnapshotError):
            self.sync_wanted.emit()
            return
        self.judge()

    def _tell_exported(self, receipt: ExportReceipt) -> None:
        text = self.tr("Exported and checked, standards: {number}. File: {file}")
        self.told.emit(text.format(number=count(receipt.rows), file=receipt.file))
        self.refresh()
