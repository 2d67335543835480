"""How trainings go: collected, kept, and found again for the estimate of the next one."""

from __future__ import annotations

import logging
import time
from collections import deque
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import UnknownJobError, WriteError
from routingml_desktop.domain.training import (
    JobState,
    RecordedLine,
    RecordedStep,
    TrainingRecord,
)
from routingml_desktop.logs import KEPT_FILES, log_of
from routingml_desktop.services.training_log import recorded_log

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import LearningPoint, Progress
    from routingml_desktop.ledger.jobs import JobLedger

logger = logging.getLogger(__name__)

MOST_STEPS: Final = 2000
MOST_LINES: Final = 5000
"""The log file has the others."""


class JobRecorder:
    """Hears the reports and log records of one training."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._started = datetime.now(UTC)
        self._steps: list[RecordedStep] = []
        self._lines: deque[RecordedLine] = deque(maxlen=MOST_LINES)
        self._points: list[LearningPoint] = []

    def report(self, progress: Progress) -> None:
        """Keep a step; long trainings are thinned out, figures, curves and new stages stay."""
        self._points += progress.points
        self._steps.append(
            RecordedStep(
                round(self._elapsed, 3),
                progress.stage,
                round(progress.fraction, 5),
                progress.message,
                dict(progress.figures),
            )
        )
        if len(self._steps) > MOST_STEPS:
            self._steps = thinned(self._steps)

    def log(self, record: logging.LogRecord) -> None:
        """Keep a line of the training's log; of very many, the newest."""
        self._lines.append(
            RecordedLine(round(self._elapsed, 3), record.levelno, record.name, record.getMessage())
        )

    def record(self) -> TrainingRecord:
        """What came so far."""
        return TrainingRecord(
            self._started, tuple(self._steps), tuple(self._lines), tuple(self._points)
        )

    @property
    def _elapsed(self) -> float:
        return time.monotonic() - self._began


class JobRecords:
    """The records and logs of trainings, of those that run and of those that are over."""

    def __init__(self, jobs: JobLedger, logs: Path) -> None:
        """``logs`` is the folder of the log files."""
        self._jobs = jobs
        self._logs = logs
        self._running: dict[str, JobRecorder] = {}

    def begin(self, job_id: str) -> JobRecorder:
        """The recorder of a training that starts."""
        recorder = self._running[job_id] = JobRecorder()
        return recorder

    def keep(self, job_id: str) -> None:
        """Keep the record of a training that began and is over."""
        record = self._running.pop(job_id).record()
        try:
            self._jobs.keep_record(job_id, record, str(self._log_file(job_id)))
        except WriteError as error:
            # How it went is worth less than that it went.
            logger.warning("The record of training %s is not kept: %s", job_id, error)

    def log(self, job_id: str) -> bytes:
        """The whole log of a training, also while it runs.

        Where its file is not there, not yet or not any more, these are the lines of its record.
        Raises UnknownJobError when there is neither.
        """
        recorder = self._running.get(job_id)
        record = self._jobs.record(job_id) if recorder is None else recorder.record()
        log_file = self._log_file(job_id) if recorder is not None else self._kept_file(job_id)
        rotated = [Path(f"{log_file}.{number}") for number in range(KEPT_FILES, 0, -1)]
        parts = [part for part in (*rotated, log_file) if part.is_file()]
        if parts:
            return b"".join(part.read_bytes() for part in parts)
        if record is None:
            raise UnknownJobError(job_id, "its log is not kept any more")
        return recorded_log(record)

    def pace(self, *, evaluate: bool) -> tuple[tuple[float, float], ...]:
        """Fraction and seconds of the last whole training of this kind; empty without one."""
        for job in self._jobs.jobs(states=(JobState.SUCCEEDED, JobState.SKIPPED), limit=20):
            record = self._jobs.record(job.job_id) if job.request.evaluate == evaluate else None
            if record is None or job.started is None or job.ended is None:
                continue
            whole = (job.ended - job.started).total_seconds()
            steps = tuple((step.fraction, step.seconds) for step in record.steps)
            return (*steps, (1.0, max(whole, steps[-1][1] if steps else 0.0)))
        return ()

    def _kept_file(self, job_id: str) -> Path:
        try:
            kept = self._jobs.job(job_id).log_file
        except LookupError as error:
            raise UnknownJobError(job_id) from error
        return Path(kept) if kept else self._log_file(job_id)

    def _log_file(self, job_id: str) -> Path:
        """The log of the process that trains, named by its job so that no other one writes it."""
        return log_of(self._logs, "training", job_id)


def thinned(steps: list[RecordedStep]) -> list[RecordedStep]:
    """Every other step is left out, unless it carries figures or begins or ends a stage."""
    kept = [steps[0]]
    for number, (before, step) in enumerate(pairwise(steps)):
        if step.figures or step.stage != before.stage or number % 2:
            kept.append(step)
    return [*kept, steps[-1]] if kept[-1] is not steps[-1] else kept
