"""What was told of the training that runs, kept for who comes to look at it later."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.progress import LearningPoint
from routingml_desktop.ui.charts.thinned_curve import ThinnedCurve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.ui.log_lines import LogLine
    from routingml_desktop.ui.training_queue import Measured, Started

MOST_STEPS: Final = 2000
MOST_LINES: Final = 5000

Step = tuple[float, "Progress"]
"""Seconds since the start, and what was told then."""


class TrainingNews:
    """Takes what the queue tells; hours of it stay as small as a few minutes."""

    def __init__(self, started: Started) -> None:
        self.started = started
        self._steps: list[Step] = []
        self._figures: dict[str, ThinnedCurve] = {}
        self._points: dict[tuple[str, bool], ThinnedCurve] = {}
        self._lines: deque[LogLine] = deque(maxlen=MOST_LINES)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Where it stood when, oldest first, without the figures."""
        return tuple(self._steps)

    @property
    def figures(self) -> tuple[tuple[str, float, float], ...]:
        """Name, seconds since the start and value, oldest first."""
        told = [
            (name, seconds, value)
            for name, curve in self._figures.items()
            for seconds, value in zip(*curve.points(), strict=True)
        ]
        return tuple(sorted(told, key=lambda figure: figure[1]))

    @property
    def points(self) -> tuple[LearningPoint, ...]:
        """Of the learning curves; the curve that came last is the last one."""
        return tuple(
            LearningPoint(name, held_out, at, value)
            for (name, held_out), curve in self._points.items()
            for at, value in zip(*curve.points(), strict=True)
        )

    @property
    def lines(self) -> tuple[LogLine, ...]:
        """The newest lines of its log, oldest first."""
        return tuple(self._lines)

    def take(
        self,
        seconds: float,
        lines: Iterable[LogLine],
        figures: Iterable[Measured],
        points: Iterable[LearningPoint],
        steps: Iterable[Progress],
    ) -> None:
        """Take what is told ``seconds`` after the start."""
        self._lines.extend(lines)
        for figure in figures:
            self._figures.setdefault(figure.name, ThinnedCurve()).add(figure.seconds, figure.value)
        for point in points:
            key = (point.curve, point.held_out)
            # Put last, so that who reads them follows the curve that grew last.
            curve = self._points.pop(key, None) or ThinnedCurve()
            self._points[key] = curve
            curve.add(point.at, point.value)
        for step in steps:
            self._move(seconds, step)

    def _move(self, seconds: float, step: Progress) -> None:
        if self._steps:
            _, last = self._steps[-1]
            if step.stage == last.stage and step.fraction <= last.fraction:
                return  # It is only told again, so that it is seen to live.
        self._steps.append((seconds, replace(step, figures={}, points=())))
        if len(self._steps) > MOST_STEPS:
            self._steps = _thinned(self._steps)


def _thinned(steps: list[Step]) -> list[Step]:
    """Every other step is left out, unless it begins or ends a stage."""
    kept = [steps[0]]
    for number, ((_, before), (seconds, step), (_, after)) in enumerate(
        zip(steps, steps[1:], steps[2:], strict=False)
    ):
        if number % 2 or not before.stage == step.stage == after.stage:
            kept.append((seconds, step))
    return [*kept, steps[-1]]
