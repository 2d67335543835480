"""Months replayed as operated: synced, measured, retrained, promoted and rolled back."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.plant import Severity
    from routingml_desktop.domain.promotion import Verdict
    from routingml_desktop.domain.quality import Figure, Gain, MethodScore
    from routingml_desktop.domain.quality_cycle import BrokenThreshold, CycleState
    from routingml_desktop.domain.training import JobState


class Policy(StrEnum):
    """Who decides when another version answers."""

    OPERATED = "operated"
    """The thresholds ask for a retraining, the gate decides, a bad version is rolled back."""
    NEVER = "never_retrained"
    """The first version answers for good."""
    MONTHLY = "retrained_monthly"
    """Each month a new version answers, whatever it is worth."""


@dataclass(frozen=True, slots=True)
class SyncedRows:
    """What the sync at the end of a month brought."""

    items: int
    """With a routing or a booking by then."""
    operations: int
    work_results: int
    findings: int
    """Kinds of faults in the rows."""


@dataclass(frozen=True, slots=True)
class CycleResult:
    """The quality cycle at the end of a month."""

    state: CycleState
    version: str
    """The version that was judged."""
    items: int
    evaluated: int
    figures: Mapping[str, Figure]
    """The plant's own measures."""
    alerts: Mapping[Severity, int]
    drift: tuple[DriftFigure, ...]
    """Only what has drifted."""
    drift_measured: int
    """Distributions that could be compared."""
    reason: str = ""
    """Why nothing was measured."""


@dataclass(frozen=True, slots=True)
class RetrainingResult:
    """What became of the wish for a retraining."""

    reasons: tuple[BrokenThreshold, ...]
    """The broken thresholds; at least one."""
    state: JobState | None
    """How the training ended; None when one was asked for within the cooldown."""
    version: str = ""
    """What it published; empty when nothing was kept."""
    outcome: str = ""
    """What the promotion gate said, one English sentence."""
    verdict: Verdict | None = None
    """The same by question; None when the gate was not asked or the version was not kept."""
    promoted: bool = False


@dataclass(frozen=True, slots=True)
class Probation:
    """A promoted version against the one before it, on the questions of its first month."""

    version: str
    previous: str
    gains: tuple[Gain, ...]
    """Of the new version; with the whole interval below 0 it is worse."""
    rolled_back: bool
    reason: str = ""
    """Why it could not be judged in this month, so that it is judged in the next."""


@dataclass(frozen=True, slots=True)
class OperatedMonth:
    """One month: who answered, how well, and what happened at its end."""

    month: str
    questions: int
    """Routings that were created in it."""
    bookings: int
    """Bookings of it by which minutes are judged."""
    answered_by: Mapping[Policy, str]
    """The version by policy."""
    scores: tuple[MethodScore, ...]
    """A row per policy; empty when nothing was asked."""
    gains: tuple[Gain, ...]
    rows: SyncedRows
    probation: Probation | None
    cycle: CycleResult
    retraining: RetrainingResult | None
    """None when nothing asked for one."""
    active: str
    """The version that answers from then on."""
    reason: str = ""
    """Why nothing was asked."""


@dataclass(frozen=True, slots=True)
class OperatedReport:
    """A replay as operated, made of nothing but the snapshot, the settings and the request."""

    source: str
    taken: datetime
    """When the snapshot was taken."""
    first: str
    last: str
    left_out: tuple[str, ...]
    seed: int
    first_version: str
    first_outcome: str
    """What the promotion gate said about it, one English sentence."""
    first_rows: SyncedRows
    months: tuple[OperatedMonth, ...]
    scores: tuple[MethodScore, ...] = ()
    """Over all months."""
    gains: tuple[Gain, ...] = ()
    notes: tuple[str, ...] = ()
    first_verdict: Verdict | None = None
    """The same by question; None when the gate was not asked."""
    planted: str = ""
    """What was made wrong on purpose, in an experiment; empty for the plant as it was."""
    facts: Mapping[str, float | int | str | None] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        """How many routings and bookings were judged."""
        return sum(month.questions + month.bookings for month in self.months)

    @property
    def promotions(self) -> int:
        """How often a new version came to answer, the first one left aside."""
        return sum(m.retraining is not None and m.retraining.promoted for m in self.months)

    @property
    def retrainings(self) -> int:
        """Trainings that ran to their end."""
        return sum(m.retraining is not None and m.retraining.state is not None for m in self.months)

    @property
    def rollbacks(self) -> tuple[OperatedMonth, ...]:
        """The months at whose end the version before was returned to."""
        return tuple(m for m in self.months if m.probation and m.probation.rolled_back)

    def as_dict(self) -> dict[str, Any]:
        """What JSON knows, keys always in the same order; what was not measured is None."""
        values = asdict(self)
        values["taken"] = self.taken.isoformat()
        return values
