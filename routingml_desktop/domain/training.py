"""A training job: what was asked for, its stages and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from routingml_desktop.domain.failure import Failure
    from routingml_desktop.domain.progress import LearningPoint
    from routingml_desktop.domain.promotion import Verdict
    from routingml_desktop.domain.quality_cycle import BrokenThreshold


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
    priority: int = 0
    """Higher ones leave the line first; those of one priority in the order they came."""
    reason: str = ""
    """Which broken thresholds asked for it, one sentence; empty when a person did."""
    asked_by: str = ""
    """The user of this PC who asked for it."""
    broken: tuple[BrokenThreshold, ...] = ()
    """The broken thresholds themselves; empty when a person asked, and of an older request."""


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
    """Why it failed, or why its last try did when it waits for another one; one sentence."""
    figures: Mapping[str, float] = field(default_factory=dict)
    tries: int = 0
    """How often it was started."""
    not_before: datetime | None = None
    """When it may be tried again; None as soon as its turn comes."""
    outcome: str = ""
    """What the promotion gate said, one sentence; empty when it was not asked."""
    log_file: str = ""
    """The log of the process that trained; empty until it started."""
    verdict: Verdict | None = None
    """What the promotion gate decided, figure by figure; None when it was not asked."""
    failure: Failure | None = None
    """What ``error`` says, as facts; None when nothing failed, and of an older job."""


@dataclass(frozen=True, slots=True)
class RecordedLine:
    """A line of a training's log as its record keeps it."""

    seconds: float
    """Since the start."""
    level: int
    """As in ``logging``."""
    logger: str
    message: str


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """A report of a training as its record keeps it."""

    seconds: float
    """Since the start."""
    stage: str
    fraction: float
    message: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """How a training went, so that it can be looked at again when it is over."""

    started: datetime
    steps: tuple[RecordedStep, ...] = ()
    lines: tuple[RecordedLine, ...] = ()
    points: tuple[LearningPoint, ...] = ()
    """Of its learning curves, in the order they came."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a training would learn from, without training."""

    source: str
    taken: datetime
    """When the plant's rows were brought in."""
    items: int
    operations: int
    work_results: int
    seconds: float | None
    """How long it will take, by the last training on this PC; None when there was none."""
    version: str
    """The name the version would get, or a word on how it gets one."""
    waiting: int
    """Trainings before it in the line."""
    problem: str = ""
    """Why it cannot be asked for now; empty when it can."""
