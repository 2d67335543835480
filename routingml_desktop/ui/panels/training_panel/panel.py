"""Starting, following and looking back at trainings, and choosing the version that answers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from routingml_desktop.ui.panels.training_panel.jobs_view import JobsView
from routingml_desktop.ui.panels.training_panel.rehearsal import show_rehearsal
from routingml_desktop.ui.panels.training_panel.run_view import RunView
from routingml_desktop.ui.panels.training_panel.start_bar import StartBar
from routingml_desktop.ui.panels.training_panel.versions_view import VersionsView
from routingml_desktop.ui.theme import Role, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.training import (
        Rehearsal,
        TrainingJob,
        TrainingRecord,
        TrainingRequest,
    )
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.panels.training_panel.comparison_dialog import Comparisons
    from routingml_desktop.ui.panels.training_panel.needs import Jobs, Versions
    from routingml_desktop.ui.training_queue import TrainingQueue


class TrainingPanel(QWidget):
    """Three pages under a strip that starts: the running training, past ones, versions.

    Signals:
        active_changed: Another version answers now; carries its name.
        told: Something worked; carries the sentence.
        failed: Something did not; carries the error.
    """

    active_changed = Signal(str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        queue: TrainingQueue,
        jobs: Jobs,
        versions: Versions,
        background: Background,
        comparisons: Comparisons | None = None,
        run_view: RunView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``run_view`` is taken when it was made before, on the same queue."""
        super().__init__(parent)
        set_role(self, Role.PAGE)
        self._queue = queue
        self._jobs = jobs
        self._background = background
        self.start_bar = StartBar()
        self.run_view = run_view or RunView(queue)
        self.jobs_view = JobsView(jobs, background)
        self.versions_view = VersionsView(versions, background, comparisons)
        self.pages = QTabWidget(documentMode=True)
        for page in (self.run_view, self.versions_view, self.jobs_view):
            self.pages.addTab(page, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.start_bar)
        column.addWidget(self.pages, 1)
        self._connect()
        self._retranslate()
        self._show_room()

    def _connect(self) -> None:
        self.start_bar.wanted.connect(self.train)
        self.start_bar.rehearsal_wanted.connect(self._rehearse)
        self.jobs_view.wanted_again.connect(self.train)
        self.jobs_view.reopened.connect(self._show_record)
        self.run_view.log_wanted.connect(self._ask_for_file)
        for part in (self.run_view, self.versions_view):
            part.training_wanted.connect(self.start_bar.ask)
        self.versions_view.active_changed.connect(self.active_changed)
        for teller in (self.versions_view, self.jobs_view):
            teller.told.connect(self.told)
        for reader in (self.versions_view, self.jobs_view):
            reader.failed.connect(self.failed)
        queue = self._queue
        queue.changed.connect(self._show_room)
        queue.started.connect(self._show_running)
        queue.published.connect(self._published)
        queue.skipped.connect(self.refresh)
        queue.refused.connect(self._failed)
        queue.failed.connect(self._failed)
        for turn in (
            queue.started,
            queue.published,
            queue.skipped,
            queue.put_off,
            queue.failed,
            queue.cancelled,
        ):
            turn.connect(self._show_room)
        for moved in (queue.asked, queue.put_off, queue.cancelled):
            moved.connect(self.jobs_view.refresh)

    @Slot(object)
    def train(self, request: TrainingRequest) -> None:
        """Put a training in line."""
        self._queue.ask(request)

    @Slot()
    def refresh(self) -> None:
        """Read versions and past trainings again."""
        self.versions_view.refresh()
        self.jobs_view.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _show_room(self) -> None:
        self.start_bar.show_full(self._queue.full)
        self.jobs_view.show_busy(busy=self._queue.running is not None)

    @Slot(object)
    def _show_running(self, _queued: object) -> None:
        self.pages.setCurrentWidget(self.run_view)

    @Slot(object)
    def _published(self, job: TrainingJob) -> None:
        self.refresh()
        if job.request.activate:
            self.active_changed.emit(job.version)

    @Slot(object)
    def _rehearse(self, request: TrainingRequest) -> None:
        self._background.run(
            partial(self._jobs.rehearse, request),
            done=self._show_rehearsal,
            failed=self.failed.emit,
        )

    def _show_rehearsal(self, found: Rehearsal) -> None:
        show_rehearsal(self, found)

    @Slot(object, object)
    def _show_record(self, job: TrainingJob, record: TrainingRecord) -> None:
        if self._queue.running is not None:  # It started while the record was read.
            self.jobs_view.tell_busy()
            return
        self.run_view.show_record(job, record)
        self.pages.setCurrentWidget(self.run_view)

    @Slot(str)
    def _ask_for_file(self, job_id: str) -> None:
        suggested = str(Path.home() / f"training-{job_id}.log")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the whole log"), suggested, self.tr("Log (*.log)")
        )
        if name:
            self.save_log(job_id, Path(name))

    def save_log(self, job_id: str, file: Path) -> None:
        """Write the whole log of a training to a file the operator named."""
        saved = self.tr("Saved the log: {file}").format(file=file)
        self._background.run(
            partial(self._jobs.save_log, job_id, file),
            done=lambda _answer: self.told.emit(saved),
            failed=self.failed.emit,
        )

    @Slot(object)
    def _failed(self, error: RoutingMLError) -> None:
        self.jobs_view.refresh()
        self.failed.emit(error)

    def _retranslate(self) -> None:
        for page, title in (
            (self.run_view, self.tr("Training")),
            (self.versions_view, self.tr("Versions")),
            (self.jobs_view, self.tr("History")),
        ):
            self.pages.setTabText(self.pages.indexOf(page), title)
