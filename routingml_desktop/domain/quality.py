"""A quality report: measured figures with n and interval, beside their baselines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Protocol(StrEnum):
    """How the hold-out is chosen."""

    TIME = "time"
    GROUP = "group"
    LEAVE_ONE_OUT = "leave-one-out"


class Novelty(StrEnum):
    """Which items a score is about."""

    ALL = "all"
    KNOWN = "known"
    """Items with a routing or bookings in the training part."""
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number; value None means not measured, with the reason."""

    value: float | None
    n: int
    low: float | None = None
    """Lower end of the 95 % bootstrap interval."""
    high: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MethodScore:
    """One row of the table: a method on one kind of items."""

    method: str
    """``model``, a baseline such as ``most_frequent``, or ``model_on_shuffled_routings``."""
    novelty: Novelty
    figures: Mapping[str, Figure]
    """By measure: exact_at_1, similarity, minutes_mae, coverage_80, ..."""


@dataclass(frozen=True, slots=True)
class WorkCenterScore:
    """Minutes at one work center."""

    work_center: str
    n: int
    mae: float | None
    bias: float | None
    coverage_80: float | None


@dataclass(frozen=True, slots=True)
class MinutesPoint:
    """One held-out booking: what was predicted and what it took, minutes of the lot."""

    item_code: str
    job_code: str
    work_center: str
    predicted: float
    low: float
    high: float
    actual: float


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What one evaluation measured."""

    protocol: Protocol
    source: str
    created: datetime
    version: str
    seed: int
    scores: tuple[MethodScore, ...]
    work_centers: tuple[WorkCenterScore, ...] = ()
    points: tuple[MinutesPoint, ...] = ()
    """A sample, at most some thousands."""
    notes: tuple[str, ...] = ()
    """What could not be measured, and why."""
    facts: Mapping[str, float | int | str | None] = field(default_factory=dict)
