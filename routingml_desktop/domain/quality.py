"""A quality report: measured figures with n and interval, beside their baselines."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

MODEL = "model"
"""The method that is judged; the others are what it must beat."""

HEADLINES = (
    "exact_at_1", "exact_at_3", "similarity", "operation_f1", "edits_to_go", "process_match",
    "coverage", "minutes_mae", "minutes_trimmed_mae", "minutes_median_log_error", "coverage_80",
)  # fmt: skip
"""The measures that stand beside a version."""


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
class DistanceScore:
    """The model on questions whose nearest known item is about equally similar."""

    distance: str
    """``near``, ``middle`` or ``far``."""
    least_similarity: float
    """Of the nearest known item, 0 to 1; the group ends where the one before begins."""
    figures: Mapping[str, Figure]


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
    """How it was measured, and what concerns no single method, such as the negative control."""
    distances: tuple[DistanceScore, ...] = ()
    """Nearest first."""

    def score(self, method: str, novelty: Novelty = Novelty.ALL) -> MethodScore | None:
        """The row of a method; None when it was not measured."""
        for score in self.scores:
            if (score.method, score.novelty) == (method, novelty):
                return score
        return None

    def headline(self) -> dict[str, float | None]:
        """The model's main figures over all items; None reads "not measured"."""
        score = self.score(MODEL)
        figures = score.figures if score else {}
        return {name: figure.value if (figure := figures.get(name)) else None for name in HEADLINES}

    def as_dict(self) -> dict[str, Any]:
        """What JSON knows, keys always in the same order; what was not measured is None."""
        values = asdict(self)
        values["created"] = self.created.isoformat()
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> QualityReport:
        """The report that ``as_dict`` gave; KeyError, TypeError or ValueError when it is none."""
        return cls(
            protocol=Protocol(values["protocol"]),
            source=values["source"],
            created=datetime.fromisoformat(values["created"]),
            version=values["version"],
            seed=values["seed"],
            scores=tuple(_score(row) for row in values["scores"]),
            work_centers=tuple(WorkCenterScore(**row) for row in values["work_centers"]),
            points=tuple(MinutesPoint(**row) for row in values["points"]),
            notes=tuple(values["notes"]),
            facts=dict(values["facts"]),
            distances=tuple(
                DistanceScore(row["distance"], row["least_similarity"], _figures(row))
                for row in values.get("distances", ())
            ),
        )


def _score(row: Mapping[str, Any]) -> MethodScore:
    return MethodScore(row["method"], Novelty(row["novelty"]), _figures(row))


def _figures(row: Mapping[str, Any]) -> dict[str, Figure]:
    return {name: Figure(**figure) for name, figure in row["figures"].items()}
