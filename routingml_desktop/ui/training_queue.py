"""Trainings asked for: one runs, the rest wait in a line that outlives the program."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    QueueFullError,
    RoutingMLError,
    UnknownJobError,
    WorkCancelledError,
)
from routingml_desktop.domain.progress import Progress
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ui.log_lines import LogLine, caught
from routingml_desktop.ui.training_news import TrainingNews

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ui.background import Background, Job
    from routingml_desktop.ui.trainings import Recovery, Trainings

MOST_WAITING: Final = 3
"""Unless a setting says otherwise."""
TELL_MS: Final = 1_000
"""Between two tellings."""
LOOK_MS: Final = 15_000
"""How often the line is read again: others may have put trainings in, or trained meanwhile."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure that came on the way, and when."""

    name: str
    seconds: float
    """Since the start."""
    value: float


@dataclass(frozen=True, slots=True)
class Started:
    """A training that runs from now on."""

    job: TrainingJob
    pace: tuple[tuple[float, float], ...] = ()
    """How the last one of its kind went: fraction and seconds."""


class TrainingQueue(QObject):
    """Runs trainings in order and tells how each one goes.

    Whatever the child sends, the window hears of it at most once a second: to draw its figures,
    curves and lines takes some 20 ms, in which nothing else is done.

    Signals:
        asked: A training was put in line; carries its TrainingJob.
        refused: One was not; carries the error.
        started: A training left the line and runs; carries Started.
        progressed: The running one moved; carries its latest Progress in a stage.
        measured: Figures came; carries a tuple of Measured.
        learned: Points of learning curves came; carries a tuple of LearningPoint.
        logged: Lines came, of its log or about its progress; carries a tuple of LogLine.
        published: The running one ended well; carries its TrainingJob.
        skipped: The running one was not better; carries its TrainingJob.
        put_off: The running one failed and is tried again; carries its TrainingJob.
        failed: The running one ended badly; carries the error.
        cancelled: One was stopped, running or not; carries its TrainingJob.
        changed: What runs or waits is not what it was.
    """

    asked = Signal(object)
    refused = Signal(object)
    started = Signal(object)
    progressed = Signal(object)
    measured = Signal(object)
    learned = Signal(object)
    logged = Signal(object)
    published = Signal(object)
    skipped = Signal(object)
    put_off = Signal(object)
    failed = Signal(object)
    cancelled = Signal(object)
    changed = Signal()

    def __init__(
        self,
        background: Background,
        trainings: Trainings,
        most: Callable[[], int] = lambda: MOST_WAITING,
        parent: QObject | None = None,
    ) -> None:
        """``most`` tells how many can wait beside the one that runs, as it is set now."""
        super().__init__(parent)
        self._background = background
        self._trainings = trainings
        self._most = most
        self._waiting: tuple[TrainingJob, ...] = ()
        self._running: TrainingJob | None = None
        self._starting = False
        self._closed = False
        self._could_not_begin: set[str] = set()
        self._job: Job | None = None
        self._began = 0.0
        self._news: list[Progress | LogLine] = []
        self._told: TrainingNews | None = None
        self._told_at = 0.0
        self._telling = QTimer(self, singleShot=True)
        self._telling.timeout.connect(self._tell)
        self._looking = QTimer(self, singleShot=True)
        self._looking.timeout.connect(self._look_again)

    @property
    def running(self) -> TrainingJob | None:
        """The training that runs now."""
        return self._running

    @property
    def waiting(self) -> tuple[TrainingJob, ...]:
        """Those in line, the next one first."""
        return self._waiting

    @property
    def full(self) -> bool:
        """Whether no more can be put in line."""
        return len(self._waiting) >= self._most()

    @property
    def stopping(self) -> bool:
        """Whether the running one was asked to stop and has not answered yet."""
        return self._job is not None and self._job.cancelled

    @property
    def elapsed(self) -> float:
        """Seconds the running one has taken so far; 0 when none runs."""
        return time.monotonic() - self._began if self._running else 0.0

    @property
    def told(self) -> TrainingNews | None:
        """What was told of the running one so far; None when none runs."""
        return self._told

    def ask(self, request: TrainingRequest) -> None:
        """Put a training in line and start it when none runs."""
        self._background.run(
            partial(self._trainings.ask, request), done=self._was_asked, failed=self._was_refused
        )

    @Slot()
    def look(self) -> None:
        """Read the line again, and start the first of it when none runs."""
        if not self._closed:
            self._background.run(self._line, done=self._take_line, failed=self._was_refused)

    @Slot()
    def _look_again(self) -> None:
        self._could_not_begin.clear()
        self.look()

    def recovery(self) -> Recovery | None:
        """What the record had to put right; None when nothing. It may take a moment."""
        return self._trainings.recovery

    def ended_since(self, moment: datetime) -> tuple[TrainingJob, ...]:
        """Trainings that nobody stopped and that ended after ``moment``. It may take a moment."""
        return self._trainings.ended_since(moment)

    def cancel(self, job_id: str) -> None:
        """Stop a training or take it out of the line; one that ended already is left alone."""
        if self._running is not None and self._running.job_id == job_id and self._job is not None:
            self._job.cancel()
            self.changed.emit()
        elif any(job.job_id == job_id for job in self._waiting):
            self._background.run(
                partial(self._trainings.withdraw, job_id),
                done=self._was_withdrawn,
                failed=self._is_gone,
            )

    def close(self) -> None:
        """Ask the running one to stop; the Background waits for it. Who waits stays in line."""
        self._closed = True
        self._telling.stop()
        self._looking.stop()
        if self._job is not None:
            self._job.cancel()

    # --- the line

    def _line(self) -> tuple[tuple[TrainingJob, ...], tuple[float, ...]]:
        line = self._trainings.waiting()
        return line, tuple(self._trainings.seconds_until_due(job) for job in line)

    def _take_line(self, answer: tuple[tuple[TrainingJob, ...], tuple[float, ...]]) -> None:
        line, waits = answer
        running = self._running.job_id if self._running else ""
        self._waiting = tuple(job for job in line if job.job_id != running)
        due = [
            job
            for job, wait in zip(line, waits, strict=True)
            # What still waits after it failed could not begin; it is not tried at once again.
            if wait <= 0 and job.job_id not in self._could_not_begin
        ]
        if due and self._running is None and not self._starting:
            self._start(due[0])
        elif not self._closed:
            later = [1000 * wait for wait in waits if wait > 0]
            self._looking.start(int(min([LOOK_MS, *later])) + 1)
        self.changed.emit()

    def _was_asked(self, job: TrainingJob) -> None:
        self.asked.emit(job)
        self.look()

    def _was_refused(self, error: RoutingMLError) -> None:
        self.refused.emit(error)
        if isinstance(error, QueueFullError):
            self.look()
        else:
            self._looking.start(LOOK_MS)

    def _was_withdrawn(self, job: TrainingJob) -> None:
        self._waiting = tuple(other for other in self._waiting if other.job_id != job.job_id)
        self.cancelled.emit(job)
        self.look()

    def _is_gone(self, _error: RoutingMLError) -> None:
        # Another program has taken it out of the line or runs it: the line tells.
        self.look()

    # --- the running one

    def _start(self, job: TrainingJob) -> None:
        self._starting = True
        self._waiting = tuple(other for other in self._waiting if other.job_id != job.job_id)
        self._background.run(
            partial(self._trainings.pace, evaluate=job.request.evaluate),
            done=partial(self._run, job),
            failed=lambda _error: self._run(job, ()),
        )

    def _run(self, job: TrainingJob, pace: tuple[tuple[float, float], ...]) -> None:
        self._starting = False
        if self._closed:
            return
        self._running = job
        self._began = time.monotonic()
        started = Started(job, pace)
        self._told = TrainingNews(started)
        # Told before it starts, so that no report comes first.
        self.started.emit(started)
        self._job = self._background.run_long(
            partial(self._work, job.job_id),
            done=self._ended_well,
            failed=self._ended_badly,
            progressed=self._take,
        )
        self.changed.emit()

    def _work(self, job_id: str, report: Callable[[Any], None], stopping: Stopping) -> TrainingJob:
        """Run on a pool thread: progress and log lines go home through the same door."""
        with caught(report):
            return self._trainings.run_job(job_id, report, stopping)

    def _take(self, news: Progress | LogLine) -> None:
        self._news.append(news)
        if not self._telling.isActive():
            since = time.monotonic() - self._told_at
            self._telling.start(max(0, int(TELL_MS - 1000 * since)))

    @Slot()
    def _tell(self) -> None:
        self._telling.stop()
        self._told_at = time.monotonic()
        news, self._news = self._news, []
        lines = tuple(each for each in news if isinstance(each, LogLine))
        steps = [each for each in news if isinstance(each, Progress)]
        now = self.elapsed
        points = tuple(
            Measured(name, now, value) for step in steps for name, value in step.figures.items()
        )
        curves = tuple(point for step in steps for point in step.points)
        # The last of each stage: a short stage would otherwise never have been.
        moves = [
            step
            for step, following in zip_longest(steps, steps[1:])
            if following is None or following.stage != step.stage
        ]
        if self._told is not None:
            self._told.take(now, lines, points, curves, moves)
        for told, signal in (
            (lines, self.logged),
            (points, self.measured),
            (curves, self.learned),
        ):
            if told:
                signal.emit(told)
        for step in moves:
            self.progressed.emit(step)

    def _ended_well(self, job: TrainingJob) -> None:
        self._tell()
        self._leave()
        told = {JobState.SKIPPED: self.skipped, JobState.PENDING: self.put_off}
        told.get(job.state, self.published).emit(job)
        self.look()

    def _ended_badly(self, error: RoutingMLError) -> None:
        self._tell()
        ended = self._leave()
        if isinstance(error, WorkCancelledError):
            self.cancelled.emit(ended)
        elif isinstance(error, AlreadyRunningError | UnknownJobError) and ended is not None:
            # Another program trains on this home, perhaps this very job: it waits or is done there,
            # and as long as that program trains none of those behind it can begin either.
            self._could_not_begin |= {ended.job_id, *(job.job_id for job in self._waiting)}
            self.put_off.emit(ended)
        else:
            self._could_not_begin |= {ended.job_id} if ended is not None else set()
            self.failed.emit(error)
        self.look()

    def _leave(self) -> TrainingJob | None:
        ended, self._running, self._job, self._told = self._running, None, None, None
        return ended
