"""A quality report: measured figures with n and interval, beside their baselines."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from math import erf, sqrt
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MODEL = "model"
"""The method that is judged; the others are what it must beat."""

HEADLINES = (
    "exact_at_1", "exact_at_3", "similarity", "operation_f1", "edits_to_go", "process_match",
    "coverage", "minutes_mae", "minutes_trimmed_mae", "minutes_median_log_error", "coverage_80",
)  # fmt: skip
"""The measures that stand beside a version."""

PROMISED: Final = 0.8
"""Of the booked minutes, how many a band is to hold."""
_NINETY_FIVE: Final = 1.96
"""Standard deviations of a normal distribution between which 95 % lie, from the middle."""


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
    banded: int = 0
    """Bookings with a band, which coverage_80 is of."""
    chance_low: float | None = None
    """What chance alone makes of a band that holds 80 %: of 100 such centers, 95 have a coverage
    from here ..."""
    chance_high: float | None = None
    """... to here."""
    mae_low: float | None = None
    """Ends of the 95 % bootstrap intervals; None where too few items tell how they differ."""
    mae_high: float | None = None
    bias_low: float | None = None
    bias_high: float | None = None
    coverage_low: float | None = None
    coverage_high: float | None = None

    @property
    def chance_of_holding(self) -> float | None:
        """How probable ``holds`` is where the band holds exactly 80 %; None where not known.

        Less than 95 %, since the orders of an item err alike: the coverage strays as the items
        drawn again say (a normal distribution as wide as that interval), further than independent
        bookings would.
        """
        ends = (self.coverage_low, self.coverage_high, self.chance_low, self.chance_high)
        low, high, chance_low, chance_high = ends
        if low is None or high is None or chance_low is None or chance_high is None or high <= low:
            return None
        return erf(_NINETY_FIVE * (chance_high - chance_low) / (high - low) / sqrt(2.0))

    @property
    def promise_in_interval(self) -> bool | None:
        """Whether 80 % lies where the coverage is as far as its items tell; None if unknown."""
        if self.coverage_low is None or self.coverage_high is None:
            return None
        return self.coverage_low <= PROMISED <= self.coverage_high

    @property
    def holds(self) -> bool | None:
        """Whether the coverage is what chance allows a band of 80 %; None without bookings."""
        if self.coverage_80 is None or self.chance_low is None or self.chance_high is None:
            return None
        return self.chance_low <= self.coverage_80 <= self.chance_high


@dataclass(frozen=True, slots=True)
class Gain:
    """The model against a baseline in one measure, question by question."""

    measure: str
    baseline: str
    figure: Figure
    """Model minus baseline; for errors baseline minus model. Above 0 the model is better."""
    novelty: Novelty = Novelty.ALL

    @property
    def won(self) -> bool:
        """Whether the whole interval of the gain is above 0."""
        return self.figure.low is not None and self.figure.low > 0

    @property
    def lost(self) -> bool:
        """Whether the whole interval of the gain is below 0."""
        return self.figure.high is not None and self.figure.high < 0


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """First proposals that state about the same confidence, and how many of them were right."""

    low: float
    high: float
    stated: float | None
    """Their mean confidence; None without such proposals."""
    right: Figure
    """Share released with exactly these operations."""


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """The surest part of the questions alone."""

    coverage: float
    """Share of all questions, 0 to 1."""
    confidence: float | None
    """Of the least sure of them."""
    right: Figure


@dataclass(frozen=True, slots=True)
class LearningPoint:
    """The model learned from a part of the history, asked the same questions."""

    share: float
    """Of the items with a routing, 0 to 1."""
    items: int
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class PartScore:
    """The model without one part of its method, asked the same questions."""

    part: str
    figures: Mapping[str, Figure]
    lost: Mapping[str, Figure]
    """By measure how much worse it is without; below 0 the part does harm."""
    reason: str = ""
    """Why nothing is lost or was measured; both mappings are empty then."""


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
    gains: tuple[Gain, ...] = ()
    reliability: tuple[ReliabilityBin, ...] = ()
    """Ten, the least sure first."""
    risk_coverage: tuple[CoveragePoint, ...] = ()
    """The surest part first."""
    learning_curve: tuple[LearningPoint, ...] = ()
    """Least history first; empty when it was not asked for."""
    ablation: tuple[PartScore, ...] = ()
    """Empty when it was not asked for."""

    @property
    def measured(self) -> bool:
        """Whether anything at all was measured."""
        return any(f.value is not None for score in self.scores for f in score.figures.values())

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
            gains=tuple(
                Gain(
                    row["measure"],
                    row["baseline"],
                    Figure(**row["figure"]),
                    Novelty(row["novelty"]),
                )
                for row in values.get("gains", ())
            ),
            reliability=tuple(
                ReliabilityBin(row["low"], row["high"], row["stated"], Figure(**row["right"]))
                for row in values.get("reliability", ())
            ),
            risk_coverage=tuple(
                CoveragePoint(row["coverage"], row["confidence"], Figure(**row["right"]))
                for row in values.get("risk_coverage", ())
            ),
            learning_curve=tuple(
                LearningPoint(row["share"], row["items"], _figures(row))
                for row in values.get("learning_curve", ())
            ),
            ablation=tuple(
                PartScore(row["part"], _figures(row), _figures(row, "lost"), row.get("reason", ""))
                for row in values.get("ablation", ())
            ),
        )


def _score(row: Mapping[str, Any]) -> MethodScore:
    return MethodScore(row["method"], Novelty(row["novelty"]), _figures(row))


def _figures(row: Mapping[str, Any], key: str = "figures") -> dict[str, Figure]:
    return {name: Figure(**figure) for name, figure in row[key].items()}
