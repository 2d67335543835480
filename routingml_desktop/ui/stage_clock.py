"""How far a training is: its stages with their times, and how long it may still take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from routingml_desktop.domain.training import TrainingStage

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress

SURE_FROM: Final = 0.05
"""Fraction from which what is left is estimated; before, nobody knows."""
SURE_AFTER: Final = 2.0
"""Seconds from which it is."""
_TRUST: Final = 0.5
"""Of its whole time, by which the last training damps what the first moments of this one say."""

Pace: TypeAlias = tuple[tuple[float, float], ...]
"""Fraction and seconds of a training that was, in order."""

_ORDER: Final = tuple(TrainingStage)


class StageState(StrEnum):
    """Where a stage stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage as the list shows it."""

    stage: TrainingStage
    state: StageState
    seconds: float | None
    """How long it took or takes so far; None before it starts and when nothing told of it."""
    fraction: float | None
    """Of the whole run, when it ended or now; None before it starts."""


class StageClock:
    """Follows one training from its reports.

    What is left is told by the pace of the last training of its kind on this PC; before the first
    one, by the fractions of the reports alone.
    """

    def __init__(self, *, measures: bool, pace: Pace = ()) -> None:
        self._pace = pace
        self._moved_at = 0.0
        self._left_out = frozenset() if measures else frozenset({TrainingStage.EVALUATE})
        self._seconds: dict[TrainingStage, float] = {}
        self._fractions: dict[TrainingStage, float] = {}
        self._current: TrainingStage | None = None
        self._since = 0.0
        self._ended_at: float | None = None
        self._well = False
        self.fraction = 0.0
        """Of the whole run; it never falls."""

    def move(self, progress: Progress, elapsed: float) -> None:
        """Take over a report that came ``elapsed`` seconds after the start."""
        if progress.fraction > self.fraction:
            self.fraction = min(1.0, progress.fraction)
            self._moved_at = elapsed
        if progress.stage in set(TrainingStage):
            stage = self._ahead(TrainingStage(progress.stage))
            if stage is not self._current:
                self._settle(elapsed)
                self._current = stage
        if self._current is not None:
            self._fractions[self._current] = self.fraction

    def end(self, elapsed: float, *, well: bool) -> None:
        """The training ended, well or not."""
        self._settle(elapsed)
        self._ended_at = elapsed
        self._well = well
        if well:
            self.fraction = 1.0

    def rows(self, elapsed: float) -> tuple[StageRow, ...]:
        """All stages as they stand ``elapsed`` seconds after the start."""
        return tuple(self._row(stage, elapsed) for stage in TrainingStage)

    def remaining(self, elapsed: float) -> float | None:
        """Seconds it may still take at this pace; None while nobody can know, or when it ended."""
        if self._ended_at is not None or elapsed < SURE_AFTER:
            return None
        if not self._pace:
            if self.fraction < SURE_FROM:
                return None
            return elapsed * (1.0 - self.fraction) / self.fraction
        whole = self._pace[-1][1]
        slower = (self._moved_at + _TRUST * whole) / (
            _seconds_at(self._pace, self.fraction) + _TRUST * whole
        )
        left = slower * (whole - _seconds_at(self._pace, self.fraction))
        return max(0.0, left - (elapsed - self._moved_at))

    def _row(self, stage: TrainingStage, elapsed: float) -> StageRow:
        if stage in self._left_out:
            return StageRow(stage, StageState.LEFT_OUT, None, None)
        current = stage is self._current
        if not current and stage not in self._seconds:
            passed = self._current is not None and _ORDER.index(stage) < _ORDER.index(self._current)
            state = StageState.DONE if passed else StageState.WAITING
            return StageRow(stage, state, None, None)
        if not current:
            return StageRow(stage, StageState.DONE, self._seconds[stage], self._fractions[stage])
        seconds = self._seconds.get(stage, 0.0)
        if self._ended_at is not None:
            state = StageState.DONE if self._well else StageState.STOPPED
            return StageRow(stage, state, seconds, self.fraction)
        return StageRow(stage, StageState.RUNNING, seconds + elapsed - self._since, self.fraction)

    def _ahead(self, stage: TrainingStage) -> TrainingStage:
        """The stage, or where the whole is when a part goes through its own stages again.

        Measuring learns anew from what is not held out, so it reports the stages of learning.
        """
        if self._current is None or _ORDER.index(stage) >= _ORDER.index(self._current):
            return stage
        measuring = self._current is TrainingStage.CALIBRATE and not self._left_out
        return TrainingStage.EVALUATE if measuring else self._current

    def _settle(self, elapsed: float) -> None:
        """Add the time since the last change to the stage that just ended."""
        if self._current is not None:
            spent = self._seconds.get(self._current, 0.0)
            self._seconds[self._current] = spent + elapsed - self._since
        self._since = elapsed


def _seconds_at(pace: Pace, fraction: float) -> float:
    """When the training of ``pace`` had come to ``fraction``, between its reports in proportion."""
    before, then = 0.0, 0.0
    for reached, seconds in pace:
        if reached >= fraction:
            if reached <= before:
                return seconds
            return then + (seconds - then) * (fraction - before) / (reached - before)
        before, then = max(before, reached), max(then, seconds)
    return then
