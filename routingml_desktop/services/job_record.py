"""Collects how a training goes, for its record and for the estimate of the next one."""

from __future__ import annotations

import time
from collections import deque
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.training import RecordedLine, RecordedStep, TrainingRecord

if TYPE_CHECKING:
    import logging

    from routingml_desktop.domain.progress import LearningPoint, Progress

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


def thinned(steps: list[RecordedStep]) -> list[RecordedStep]:
    """Every other step is left out, unless it carries figures or begins or ends a stage."""
    kept = [steps[0]]
    for number, (before, step) in enumerate(pairwise(steps)):
        if step.figures or step.stage != before.stage or number % 2:
            kept.append(step)
    return [*kept, steps[-1]] if kept[-1] is not steps[-1] else kept
