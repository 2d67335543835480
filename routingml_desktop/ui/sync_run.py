"""The one sync that may run: whoever starts it, every dock sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from routingml_desktop.domain.errors import RoutingMLError, WorkCancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.services.sync import SyncService
    from routingml_desktop.ui.background import Background, Job


class SyncRun(QObject):
    """Brings the plant's rows in and tells how far it is.

    Signals:
        started: A sync runs.
        progressed: It moved; carries the Progress.
        synced: There is a new snapshot; carries its SnapshotFacts.
        cancelled: It was stopped; the old snapshot stayed.
        failed: It failed; carries the error. The old snapshot stayed.
        ended: However it ended, it runs no more.
    """

    started = Signal()
    progressed = Signal(object)
    synced = Signal(object)
    cancelled = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, service: SyncService, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._background = background
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether a sync runs now."""
        return self._job is not None

    @Slot()
    def start(self) -> None:
        """Start a sync; one that runs goes on."""
        if self._job is not None:
            return
        self._job = self._background.run_long(
            self._work, done=self._succeed, failed=self._fail, progressed=self.progressed.emit
        )
        self.started.emit()

    @Slot()
    def cancel(self) -> None:
        """Ask it to stop; the snapshot of before stays."""
        if self._job is not None:
            self._job.cancel()

    def _work(self, report: Callable[[Any], None], stopping: Stopping) -> SnapshotFacts:
        return self._service.run(report, stopping)

    def _succeed(self, facts: SnapshotFacts) -> None:
        self._job = None
        self.synced.emit(facts)
        self.ended.emit()

    def _fail(self, error: RoutingMLError) -> None:
        self._job = None
        if isinstance(error, WorkCancelledError):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()
