"""How long work tells how far it is, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from routingml_desktop.domain.errors import WorkCancelledError


@dataclass(frozen=True, slots=True)
class LearningPoint:
    """How wrong a part of the model was at one moment of its learning."""

    curve: str
    """What learns and how it is measured, such as ``ways`` or ``minutes.run.boosting``."""
    held_out: bool
    """Measured on what it does not learn from; else on what it does."""
    at: float
    """Rounds, trees, epochs or orders so far, as the curve counts."""
    value: float


@dataclass(frozen=True, slots=True)
class Progress:
    """One step forward of long work."""

    stage: str
    fraction: float
    """Of the whole run, 0 to 1."""
    message: str = ""
    """English, for the log; the window translates the stage."""
    figures: Mapping[str, float] = field(default_factory=dict)
    """Measured on the way, such as ``neighbors.recall``."""
    points: tuple[LearningPoint, ...] = ()
    """Further points of learning curves."""


Report: TypeAlias = Callable[[Progress], None]
Stopping: TypeAlias = Callable[[], bool]


def stop_if(stopping: Stopping) -> None:
    """Raise WorkCancelledError when the operator asked to stop."""
    if stopping():
        raise WorkCancelledError


def part_of(report: Report, start: float, end: float) -> Report:
    """A report for a sub-step: its fractions 0 to 1 become ``start`` to ``end`` of the whole."""

    def scaled(progress: Progress) -> None:
        report(replace(progress, fraction=start + (end - start) * progress.fraction))

    return scaled
