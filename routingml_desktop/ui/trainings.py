"""What the window needs of the trainings: their line, their work, and how the last one went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.training import TrainingJob, TrainingRequest


class Recovery(Protocol):
    """What became of a record that was damaged."""

    @property
    def quarantined(self) -> Path | None:
        """Where the damaged one is kept."""
        ...

    @property
    def restored(self) -> bool:
        """Whether the last good backup took its place; else it starts empty."""
        ...


class Trainings(Protocol):
    """The line and the work; each method may take a moment and raises a RoutingMLError."""

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record was opened; None when nothing."""
        ...

    def ended_since(self, moment: datetime) -> tuple[TrainingJob, ...]:
        """Trainings that nobody stopped and that ended after ``moment``, newest first."""
        ...

    def ask(self, request: TrainingRequest) -> TrainingJob:
        """Put a training in line; raise QueueFullError when it has no room."""
        ...

    def waiting(self) -> tuple[TrainingJob, ...]:
        """The line, the next one first."""
        ...

    def seconds_until_due(self, job: TrainingJob) -> float:
        """How long a job must still wait before it may start."""
        ...

    def withdraw(self, job_id: str) -> TrainingJob:
        """Take a training out of the line."""
        ...

    def run_job(self, job_id: str, report: Report, stopping: Stopping) -> TrainingJob:
        """Train it; ends within a second once ``stopping`` says so."""
        ...

    def pace(self, *, evaluate: bool) -> tuple[tuple[float, float], ...]:
        """Fraction and seconds of the last training of this kind; empty without one."""
        ...
