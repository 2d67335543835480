"""What the panel needs from the services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.training import (
        Rehearsal,
        TrainingJob,
        TrainingRecord,
        TrainingRequest,
    )


class Jobs(Protocol):
    """The record of trainings."""

    def jobs(self) -> tuple[TrainingJob, ...]:
        """Past and present trainings, newest first."""
        ...

    def record(self, job_id: str) -> TrainingRecord | None:
        """How a training went, step by step; None when nothing was kept."""
        ...

    def rehearse(self, request: TrainingRequest) -> Rehearsal:
        """What a training would learn from, without training; raises a RoutingMLError."""
        ...

    def save_log(self, job_id: str, file: Path) -> None:
        """Write the whole log of a training to a file; raises a RoutingMLError."""
        ...


class Versions(Protocol):
    """The trained versions; each method raises a RoutingMLError when it cannot be done."""

    def versions(self) -> tuple[VersionFacts, ...]:
        """All versions, newest first."""
        ...

    def previous(self) -> str | None:
        """The version a roll-back goes to; None when there is none."""
        ...

    def activate(self, name: str) -> None:
        """Let a version answer from now on."""
        ...

    def roll_back(self) -> VersionFacts:
        """Return to the version that was active before."""
        ...

    def remove(self, name: str) -> None:
        """Remove a version that is neither the active nor the previous one."""
        ...
