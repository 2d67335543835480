"""A training job: what was asked for, its stages and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class TrainingStage(StrEnum):
    """The stages of a training, in order."""

    READ = "read"
    CLEAN = "clean"
    VECTORIZE = "vectorize"
    INDEX = "index"
    ROUTINGS = "routings"
    TIMES = "times"
    CALIBRATE = "calibrate"
    EVALUATE = "evaluate"
    PUBLISH = "publish"


class JobState(StrEnum):
    """Where a job stands; the last five are ends."""

    PENDING = "pending"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What the supervisor asked for."""

    version: str = ""
    """Name of the version to make; empty takes the time."""
    activate: bool = True
    evaluate: bool = True
    """Measure the new version on a hold-out before publishing, so that it carries figures."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrainingJob:
    """A request and what became of it."""

    job_id: str
    request: TrainingRequest
    state: JobState
    asked: datetime
    started: datetime | None = None
    ended: datetime | None = None
    version: str = ""
    """The version it published; empty until then."""
    error: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)
