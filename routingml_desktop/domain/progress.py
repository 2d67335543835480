"""How long work tells how far it is, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from routingml_desktop.domain.errors import WorkCancelledError


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


Report: TypeAlias = Callable[[Progress], None]
Stopping: TypeAlias = Callable[[], bool]


def stop_if(stopping: Stopping) -> None:
    """Raise WorkCancelledError when the operator asked to stop."""
    if stopping():
        raise WorkCancelledError


def part_of(report: Report, start: float, end: float) -> Report:
    """A report for a sub-step: its fractions 0 to 1 become ``start`` to ``end`` of the whole."""

    def scaled(progress: Progress) -> None:
        fraction = start + (end - start) * progress.fraction
        report(Progress(progress.stage, fraction, progress.message, progress.figures))

    return scaled
