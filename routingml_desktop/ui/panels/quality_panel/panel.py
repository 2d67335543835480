"""How good the active version is: measured, compared, drawn."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Protocol as Interface

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from routingml_desktop.domain.errors import NoModelError, RoutingMLError, WorkCancelledError
from routingml_desktop.durable import write_json, write_text
from routingml_desktop.services.evaluation_report.html import as_html
from routingml_desktop.services.evaluation_report.markdown import as_markdown
from routingml_desktop.services.evaluation_report.sections import quality_page
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.ui.language import language
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import moment
from routingml_desktop.ui.panels.quality_panel.measure_bar import MeasureBar
from routingml_desktop.ui.panels.quality_panel.report_view import ReportView
from routingml_desktop.ui.states import States
from routingml_desktop.ui.theme import Role, Tone, set_role
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from routingml_desktop.domain.progress import Progress, Report, Stopping
    from routingml_desktop.domain.quality import Protocol, QualityReport
    from routingml_desktop.ui.background import Background, Job


class Quality(Interface):
    """What the panel needs from the services."""

    def report(self, version: str = "") -> QualityReport | None:
        """The newest report on a version, by default the active one; None: never measured."""
        ...

    def measure(self, protocol: Protocol, report: Report, stopping: Stopping) -> QualityReport:
        """Measure the active version."""
        ...


class QualityPanel(QWidget):
    """Shows the newest report on the active version and makes another one.

    Signals:
        measuring_started: Measuring began.
        measuring_ended: Measuring ended, however.
        progressed: Measuring moved; carries its Progress.
        told: Something worked; carries the sentence.
        failed: Something did not; carries the error.
    """

    measuring_started = Signal()
    measuring_ended = Signal()
    progressed = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        quality: Quality,
        background: Background,
        oversight: Oversight | None = None,
        view: ReportView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``oversight`` keeps what left the program; without one nothing is kept.

        ``view`` is taken when it was made before.
        """
        super().__init__(parent)
        self._oversight = oversight or Oversight()
        set_role(self, Role.PAGE)
        self._quality = quality
        self._background = background
        self._report: QualityReport | None = None
        self._error: RoutingMLError | None = None
        self._reads = 0
        self._job: Job | None = None
        self.bar = MeasureBar()
        self.view = view or ReportView()
        self.states = States(self.view, "quality")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.states, 1)
        self.bar.wanted.connect(self.measure)
        self.bar.cancelled.connect(self.cancel)
        self.bar.save_wanted.connect(self.ask_where_to_save)
        self.states.wanted.connect(self.bar.ask)
        self.states.show_loading(self.tr("Loading…"))

    @property
    def report(self) -> QualityReport | None:
        """The report that is shown."""
        return self._report

    @Slot()
    def refresh(self) -> None:
        """Read the active version's newest report."""
        self._reads += 1
        self._background.run(
            self._quality.report,
            done=partial(self._show, self._reads),
            failed=partial(self._cannot_show, self._reads),
        )

    @Slot(object)
    def measure(self, protocol: Protocol) -> None:
        """Measure by this protocol; one at a time."""
        if self._job is not None:
            return
        self._job = self._background.run_long(
            partial(self._quality.measure, protocol),
            done=self._measured,
            failed=self._not_measured,
            progressed=self._move,
        )
        self.bar.start()
        self._say()
        self.measuring_started.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop measuring; what was shown stays."""
        if self._job is not None:
            self._job.cancel()
            self.bar.stopping()

    @Slot()
    def ask_where_to_save(self) -> None:
        """Let the operator name a file for the report."""
        if self._report is None:
            return
        dialog = QFileDialog(self, self.tr("Save report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        forms = (self.tr("JSON (*.json)"), self.tr("HTML (*.html)"), self.tr("Markdown (*.md)"))
        dialog.setNameFilters(forms)
        dialog.setDefaultSuffix("json")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition(".")[2].rstrip(")"))
        )
        dialog.selectFile(f"quality-{self._report.version}-{self._report.protocol}.json")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save(self, name: str) -> None:
        """Write the report that is shown to a file, in the form that its ending names."""
        if self._report is None:
            return
        saved = self.tr("Report saved: {file}").format(file=name)
        self._background.run(
            partial(self._write, Path(name), self._report, language()),
            done=lambda _answer: self.told.emit(saved),
            failed=self.failed.emit,
        )

    def _write(self, file: Path, report: QualityReport, speaks: str) -> None:
        """Write away from the window, and keep that it was done."""
        _write(file, report, speaks)
        self._oversight.exported(f"evaluation {report.protocol}", file, report.version)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _show(self, number: int, report: QualityReport | None) -> None:
        if number != self._reads:
            return
        self._error = None
        if report is not None and report != self._report:
            self.view.show_report(report)
        self._report = report
        self._say()

    def _cannot_show(self, number: int, error: RoutingMLError) -> None:
        if number == self._reads:
            self._report, self._error = None, error
            self._say()

    def _move(self, progress: Progress) -> None:
        self.bar.show_progress(progress)
        self.progressed.emit(progress)

    def _measured(self, report: QualityReport) -> None:
        self._end()
        self._reads += 1
        self._show(self._reads, report)
        self.told.emit(self.tr("Measured: version {version}").format(version=report.version))

    def _not_measured(self, error: RoutingMLError) -> None:
        self._end()
        if isinstance(error, WorkCancelledError):
            self.told.emit(self.tr("Measuring was cancelled; nothing was changed."))
        else:
            self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.bar.end()
        self._say()
        self.measuring_ended.emit()

    def _say(self) -> None:
        report = self._report
        self.bar.set_saveable(report is not None)
        self.bar.measure.setVisible(not isinstance(self._error, NoModelError))
        if report is not None:
            text = self.tr("Version {version} · {protocol} · {source} · measured {time}")
            self.bar.show_facts(
                text.format(
                    version=report.version or "–",
                    protocol=word(report.protocol),
                    source=report.source,
                    time=moment(report.created),
                )
            )
            self.states.show_content()
            return
        self.bar.show_facts("")
        if self._error is None:
            self.states.show_empty(
                self.tr("The active version was not measured yet"),
                self.tr("Measuring holds part of the history out, asks, and compares."),
                "" if self._job is not None else self.tr("Measure"),
            )
            return
        told = notice_of(self._error)
        tone = Tone.NEUTRAL if isinstance(self._error, NoModelError) else Tone.BAD
        self.states.show_empty(told.sentence, told.next_step, tone=tone)


def _write(file: Path, report: QualityReport, speaks: str) -> None:
    """As a page for people, or as JSON."""
    ending = file.suffix.lower()
    if ending in {".html", ".htm"}:
        write_text(file, as_html(quality_page(report, speaks)))
    elif ending == ".md":
        write_text(file, as_markdown(quality_page(report, speaks)))
    else:
        write_json(file, report.as_dict())
