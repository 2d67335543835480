"""The one quality cycle that may run: by hand, after a sync, or when the schedule wants it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from routingml_desktop.domain.errors import RoutingMLError, WorkCancelledError
from routingml_desktop.domain.quality_cycle import CycleTrigger, Schedule

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality_cycle import CycleRequest, QualityCycle
    from routingml_desktop.settings import QualitySettings
    from routingml_desktop.ui.background import Background, Job

LOOK_MS: Final = 30_000
"""How often the clock is compared with the schedule."""


class Cycles(Protocol):
    """Who runs cycles; ``services/quality_cycles.py`` says what each call means."""

    @property
    def settings(self) -> QualitySettings:
        """How cycles are drawn and when they are run."""
        ...

    def request(
        self,
        trigger: CycleTrigger = CycleTrigger.ON_DEMAND,
        *,
        sample_size: int | None = None,
        due: datetime | None = None,
    ) -> CycleRequest:
        """A request as the settings say."""
        ...

    def run(self, request: CycleRequest, report: Report, stopping: Stopping) -> QualityCycle:
        """Run a cycle to its end."""
        ...

    def due(self, now: datetime) -> CycleRequest | None:
        """The cycle that the schedule wants now."""
        ...


class CycleRun(QObject):
    """Runs cycles one at a time and tells how each one goes.

    Signals:
        started: A cycle runs.
        progressed: It moved; carries the Progress.
        measured: It came to its end; carries the QualityCycle, which says what it measured.
        cancelled: It was stopped.
        failed: It failed; carries the error.
        ended: However it ended, none runs any more.
    """

    started = Signal()
    progressed = Signal(object)
    measured = Signal(object)
    cancelled = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, cycles: Cycles, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cycles = cycles
        self._background = background
        self._job: Job | None = None
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look_at_clock)

    @property
    def running(self) -> bool:
        """Whether a cycle runs now."""
        return self._job is not None

    @Slot()
    def begin(self) -> None:
        """Follow the schedule from now on; what was missed while no program ran is run."""
        self._clock.start()
        self.look_at_clock()

    @Slot(object)
    def start(self, request: CycleRequest) -> None:
        """Run a cycle; one that runs goes on."""
        if self._job is not None:
            return
        self._job = self._background.run_long(
            partial(self._cycles.run, request),
            done=self._succeed,
            failed=self._fail,
            progressed=self.progressed.emit,
        )
        self.started.emit()

    @Slot()
    def after_sync(self) -> None:
        """Run a cycle when the settings want one after a sync."""
        if self._cycles.settings.after_sync:
            self.start(self._cycles.request(CycleTrigger.AFTER_SYNC))

    @Slot()
    def cancel(self) -> None:
        """Ask it to stop; what was measured before stays."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def look_at_clock(self) -> None:
        """Ask whether a cycle is due, unless none is scheduled or one runs."""
        if self._job is None and self._cycles.settings.schedule is not Schedule.OFF:
            self._background.run(
                partial(self._cycles.due, datetime.now(UTC).astimezone()),
                done=self._start_due,
                failed=self.failed.emit,
            )

    def _start_due(self, request: CycleRequest | None) -> None:
        if request is not None:
            self.start(request)

    def _succeed(self, cycle: QualityCycle) -> None:
        self._job = None
        self.measured.emit(cycle)
        self.ended.emit()

    def _fail(self, error: RoutingMLError) -> None:
        self._job = None
        if isinstance(error, WorkCancelledError):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()
