"""Trainings asked for: one runs, the rest wait."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from routingml_desktop.domain.errors import RoutingMLError, WorkCancelledError
from routingml_desktop.domain.progress import Progress, Report, Stopping
from routingml_desktop.domain.training import TrainingJob, TrainingRequest
from routingml_desktop.ui.log_lines import LogLine, caught

if TYPE_CHECKING:
    from routingml_desktop.ui.background import Background, Job

Train: TypeAlias = Callable[[TrainingRequest, Report, Stopping], TrainingJob]
"""Trains in a process of its own; ends within a second once ``stopping`` says so."""

MOST_WAITING: Final = 3


@dataclass(frozen=True, slots=True)
class QueuedTraining:
    """A training that waits or runs."""

    number: int
    request: TrainingRequest
    asked: datetime


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure that came on the way, and when."""

    name: str
    seconds: float
    """Since the start."""
    value: float


class TrainingQueue(QObject):
    """Runs trainings in order and tells how each one goes.

    Whatever the child sends, the window hears of it at most ten times a second.

    Signals:
        asked: A training was put in line; carries its QueuedTraining.
        started: A training left the line and runs; carries its QueuedTraining.
        progressed: The running one moved; carries its latest Progress in a stage.
        measured: Figures came; carries a tuple of Measured.
        logged: Lines came, of its log or about its progress; carries a tuple of LogLine.
        published: The running one ended well; carries its TrainingJob.
        failed: The running one ended badly; carries the error.
        cancelled: One was stopped, running or not; carries its QueuedTraining.
        changed: What runs or waits is not what it was.
    """

    asked = Signal(object)
    started = Signal(object)
    progressed = Signal(object)
    measured = Signal(object)
    logged = Signal(object)
    published = Signal(object)
    failed = Signal(object)
    cancelled = Signal(object)
    changed = Signal()

    def __init__(self, background: Background, train: Train, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._train = train
        self._asked = 0
        self._waiting: list[QueuedTraining] = []
        self._running: QueuedTraining | None = None
        self._job: Job | None = None
        self._began = 0.0
        self._news: list[Progress | LogLine] = []
        self._message = ""
        # The reports of a tenth of a second arrive in one go; this tells them in one go too.
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell)

    @property
    def running(self) -> QueuedTraining | None:
        """The training that runs now."""
        return self._running

    @property
    def waiting(self) -> tuple[QueuedTraining, ...]:
        """Those in line, the next one first."""
        return tuple(self._waiting)

    @property
    def full(self) -> bool:
        """Whether no more can be put in line."""
        return len(self._waiting) >= MOST_WAITING

    @property
    def stopping(self) -> bool:
        """Whether the running one was asked to stop and has not answered yet."""
        return self._job is not None and self._job.cancelled

    @property
    def elapsed(self) -> float:
        """Seconds the running one has taken so far; 0 when none runs."""
        return time.monotonic() - self._began if self._running else 0.0

    def ask(self, request: TrainingRequest) -> QueuedTraining | None:
        """Put a training in line and start it when none runs; None when the line is full."""
        if self.full:
            return None
        self._asked += 1
        queued = QueuedTraining(self._asked, request, datetime.now(UTC))
        self._waiting.append(queued)
        self.asked.emit(queued)
        self._next()
        return queued

    def cancel(self, number: int) -> None:
        """Stop a training or take it out of the line; one that ended already is left alone."""
        if self._running is not None and self._running.number == number and self._job is not None:
            self._job.cancel()
            self.changed.emit()
            return
        for queued in self._waiting:
            if queued.number == number:
                self._waiting.remove(queued)
                self.cancelled.emit(queued)
                self.changed.emit()
                return

    def close(self) -> None:
        """Forget who waits and ask the running one to stop; the Background waits for it."""
        self._waiting.clear()
        self._telling.stop()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._running is None and self._waiting:
            self._running = self._waiting.pop(0)
            self._began = time.monotonic()
            self._message = ""
            # Told before it starts, so that no report comes first.
            self.started.emit(self._running)
            self._job = self._background.run_long(
                partial(self._work, self._running.request),
                done=self._ended_well,
                failed=self._ended_badly,
                progressed=self._take,
            )
        self.changed.emit()

    def _work(
        self, request: TrainingRequest, report: Callable[[Any], None], stopping: Stopping
    ) -> TrainingJob:
        """Run on a pool thread: progress and log lines go home through the same door."""
        with caught(report):
            return self._train(request, report, stopping)

    def _take(self, news: Progress | LogLine) -> None:
        self._news.append(news)
        if isinstance(news, Progress) and news.message and news.message != self._message:
            self._message = news.message
            self._news.append(
                LogLine(
                    datetime.now(UTC), logging.INFO, news.stage, f"{news.stage}: {news.message}"
                )
            )
        self._telling.start()

    @Slot()
    def _tell(self) -> None:
        self._telling.stop()
        news, self._news = self._news, []
        lines = tuple(each for each in news if isinstance(each, LogLine))
        steps = [each for each in news if isinstance(each, Progress)]
        now = self.elapsed
        points = tuple(
            Measured(name, now, value) for step in steps for name, value in step.figures.items()
        )
        if lines:
            self.logged.emit(lines)
        if points:
            self.measured.emit(points)
        # The last of each stage: a short stage would otherwise never have been.
        for step, following in zip_longest(steps, steps[1:]):
            if following is None or following.stage != step.stage:
                self.progressed.emit(step)

    def _ended_well(self, job: TrainingJob) -> None:
        self._tell()
        self._leave()
        self.published.emit(job)
        self._next()

    def _ended_badly(self, error: RoutingMLError) -> None:
        self._tell()
        ended = self._leave()
        if isinstance(error, WorkCancelledError):
            self.cancelled.emit(ended)
        else:
            self.failed.emit(error)
        self._next()

    def _leave(self) -> QueuedTraining | None:
        ended, self._running, self._job = self._running, None, None
        return ended
