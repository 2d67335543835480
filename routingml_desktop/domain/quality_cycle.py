"""A quality cycle: a sample of items asked again, compared with its bookings, and what it found."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from routingml_desktop.domain.drift import DriftFigure
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality import Figure, MinutesPoint, WorkCenterScore

if TYPE_CHECKING:
    from collections.abc import Mapping

CYCLE_HEADLINES = (
    "mae", "trimmed_mae", "rmse", "process_match", "cv", "sample_count",
)  # fmt: skip
"""The plant's own measures of a cycle, over operations; minutes are run minutes of one piece."""

NEVER_MEASURED = "no cycle was measured yet"


class SamplingStrategy(StrEnum):
    """Which of the items with evidence are asked."""

    RANDOM = "random"
    STRATIFIED = "stratified"
    """In proportion to the families, every family kept."""
    RECENT = "recent"
    """A share of them from items booked lately."""


class Schedule(StrEnum):
    """How often cycles run by themselves."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


class CycleStage(StrEnum):
    """The stages of a cycle, in order."""

    SAMPLE = "sample"
    CLEAN = "clean"
    ASK = "ask"
    COMPARE = "compare"
    DRIFT = "drift"


class CycleTrigger(StrEnum):
    """Who wanted a cycle."""

    ON_DEMAND = "on_demand"
    AFTER_SYNC = "after_sync"
    SCHEDULE = "schedule"


class CycleState(StrEnum):
    """Where a cycle stands; all but the first are ends."""

    RUNNING = "running"
    MEASURED = "measured"
    NOT_MEASURED = "not_measured"
    """It came to its end but there was nothing to compare; ``reason`` says why."""
    FAILED = "failed"
    CANCELLED = "cancelled"


class AlertKind(StrEnum):
    """What an alert is about."""

    NO_ACTUAL_DATA = "no_actual_data"
    LOW_SAMPLES = "low_samples"
    HIGH_CV = "high_cv"
    HIGH_MAE = "high_mae"
    HIGH_TRIMMED_MAE = "high_trimmed_mae"
    LOW_PROCESS_MATCH = "low_process_match"
    PREDICTION_FAILED = "prediction_failed"
    """Items for which nothing at all could be proposed."""
    DRIFT = "drift"


@dataclass(frozen=True, slots=True)
class QualityAlert:
    """Something that is not as it should be; without an item it is about the whole cycle."""

    kind: AlertKind
    severity: Severity
    value: float | None
    """What was measured; None where the alert is that nothing could be."""
    threshold: float | None
    n: int
    """How many bookings, operations or items the value rests on."""
    item_code: str = ""
    job_code: str = ""
    work_center: str = ""
    subject: str = ""
    """Of drift: what has drifted, such as an attribute."""
    label_en: str = ""
    """Of a drifted attribute: what planners called it then; empty without another name."""
    label_ko: str = ""
    low: float | None = None
    """Of varying minutes: the CV is above it with 95 % confidence; None where that is not asked."""
    fewest: int = 0
    """So many orders would make it more than a note; 0 where the item has as many."""


@dataclass(frozen=True, slots=True)
class CycleItem:
    """One sampled item in figures; None where nothing could be compared."""

    item_code: str
    item_name: str
    orders: int
    mae: float | None
    """Run minutes of one piece, over the item's operations."""
    process_match: float | None
    """Share of its actual operations that were proposed, 0 to 1."""
    edits_to_go: int | None
    similarity: float | None
    """Of the nearest other item."""
    confidence: float | None


@dataclass(frozen=True, slots=True)
class CycleRequest:
    """Which items to ask, and why now."""

    sample_size: int
    strategy: SamplingStrategy = SamplingStrategy.STRATIFIED
    seed: int = 42
    trigger: CycleTrigger = CycleTrigger.ON_DEMAND
    due: datetime | None = None
    """The moment of the schedule that it is run for; None for any other trigger."""


@dataclass(frozen=True, slots=True)
class BrokenThreshold:
    """A measure of a cycle beyond its limit."""

    measure: str
    """``mae``, ``trimmed_mae``, ``process_match``, ``cv`` or ``drift``."""
    value: float
    threshold: float
    n: int
    subject: str = ""
    """Of drift: what has drifted."""
    label_en: str = ""
    """Of a drifted attribute: what planners called it then; empty without another name."""
    label_ko: str = ""


@dataclass(frozen=True, slots=True)
class RetrainingWish:
    """That the last cycle asks for a retraining, and why."""

    cycle_id: str
    measured: datetime
    version: str
    """The version that was judged."""
    reasons: tuple[BrokenThreshold, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class QualityCycle:
    """What one cycle asked, measured and found."""

    cycle_id: str
    request: CycleRequest
    state: CycleState
    started: datetime
    ended: datetime | None = None
    version: str = ""
    source: str = ""
    items: int = 0
    """Items asked."""
    evaluated: int = 0
    """Of these, with a proposal that was compared with what was."""
    abstained: int = 0
    """Of the evaluated, those that got a proposal only below the usual threshold."""
    failed: int = 0
    """Items for which nothing could be proposed."""
    population: int = 0
    """Items with evidence, of which the sample was drawn."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    drift: tuple[DriftFigure, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    """Why nothing was measured, or how the cycle failed; empty when it was measured."""
    alert_count: int = 0
    alerts: tuple[QualityAlert, ...] = ()
    work_centers: tuple[WorkCenterScore, ...] = ()
    points: tuple[MinutesPoint, ...] = ()
    asked: tuple[CycleItem, ...] = ()
    """Every sampled item, in the order of their codes."""

    def figure(self, name: str) -> Figure:
        """A figure; one without a value, and with the reason, when it was not measured."""
        return self.figures.get(name) or Figure(None, 0, reason=self.reason or NEVER_MEASURED)

    def as_dict(self) -> dict[str, Any]:
        """What JSON knows; what was not measured is None."""
        values = asdict(self)
        for name in ("started", "ended"):
            values[name] = _text(values[name])
        values["request"]["due"] = _text(values["request"]["due"])
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> QualityCycle:
        """The cycle that ``as_dict`` gave; KeyError, TypeError or ValueError when it is none."""
        known = dict(values)
        return cls(
            **known
            | {
                "request": _request(known["request"]),
                "state": CycleState(known["state"]),
                "started": datetime.fromisoformat(known["started"]),
                "ended": _moment(known["ended"]),
                "figures": {name: Figure(**one) for name, one in known["figures"].items()},
                "drift": tuple(DriftFigure.from_dict(row) for row in known["drift"]),
                "notes": tuple(known["notes"]),
                "alerts": tuple(_alert(row) for row in known["alerts"]),
                "work_centers": tuple(WorkCenterScore(**row) for row in known["work_centers"]),
                "points": tuple(MinutesPoint(**row) for row in known["points"]),
                "asked": tuple(CycleItem(**row) for row in known["asked"]),
            }
        )


def _request(values: Mapping[str, Any]) -> CycleRequest:
    return CycleRequest(
        sample_size=int(values["sample_size"]),
        strategy=SamplingStrategy(values["strategy"]),
        seed=int(values["seed"]),
        trigger=CycleTrigger(values["trigger"]),
        due=_moment(values["due"]),
    )


def _alert(row: Mapping[str, Any]) -> QualityAlert:
    kinds = {"kind": AlertKind(row["kind"]), "severity": Severity(row["severity"])}
    return QualityAlert(**{**row, **kinds})


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
