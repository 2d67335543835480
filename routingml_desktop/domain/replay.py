"""The time machine: what would have been proposed month by month, as if the program was there."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from routingml_desktop.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.quality import (
        CoveragePoint,
        Figure,
        Gain,
        MethodScore,
        ReliabilityBin,
    )


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int
    """1 to 12."""

    @classmethod
    def of(cls, text: str) -> Month:
        """The month written as ``2024-03``; InputError for anything else."""
        year, _, number = text.partition("-")
        if not (year.isdecimal() and len(year) == 4 and number.isdecimal()):  # noqa: PLR2004
            raise InputError(f"{text!r} is no month; write it like 2024-03.")
        if not (1 <= int(number) <= 12 and int(year) >= 1):  # noqa: PLR2004 (a year's months)
            raise InputError(f"{text!r} is no month; write it like 2024-03.")
        return cls(int(year), int(number))

    @property
    def start(self) -> datetime:
        """Its first moment, in the plant's local time."""
        return datetime(self.year, self.number, 1)  # noqa: DTZ001 (frames carry local time)

    @property
    def following(self) -> Month:
        """The month after it."""
        years, months = divmod(self.number, 12)
        return Month(self.year + years, months + 1)

    def until(self, last: Month) -> tuple[Month, ...]:
        """All months from this one to ``last``, both included."""
        months = []
        month = self
        while month <= last:
            months.append(month)
            month = month.following
        return tuple(months)

    def __str__(self) -> str:
        """Such as ``2024-03``."""
        return f"{self.year:04d}-{self.number:02d}"


@dataclass(frozen=True, slots=True)
class ReplayRequest:
    """Which months are replayed, and how."""

    first: Month
    last: Month
    every: int = 1
    """Months between two trainings."""
    left_out: tuple[str, ...] = ()
    """Attributes that are not compared, since they tell what came later."""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InputError(f"The replay would end in {self.last}, before it begins.")
        if self.every < 1:
            raise InputError("A replay learns anew at least every 1 month.")


@dataclass(frozen=True, slots=True)
class MonthScore:
    """The model and its rivals on the routings that were created in one month."""

    month: str
    known_until: str
    """The day from which on nothing was known to the model that answered; empty without one."""
    asked: int
    figures: Mapping[str, Figure]
    """The model's; empty when nothing was asked."""
    rivals: Mapping[str, Figure]
    """By baseline, how often its first routing was exact."""
    reason: str = ""
    """Why nothing was asked."""


@dataclass(frozen=True, slots=True)
class ReplayedQuestion:
    """One routing of the past, what would have been proposed, and what became of it."""

    month: str
    item_code: str
    unit: str
    """The item, or the order of a plant as built."""
    created: str
    """When the routing was created; nothing later was known."""
    known_until: str
    confidence: float | None
    proposed: tuple[str, ...]
    """``job`` or ``job@work center``, in order."""
    released: tuple[str, ...]
    exact: bool
    """Whether the operations are the same."""
    edits: int
    """Planner actions from the proposal to the released routing."""
    proposed_minutes: float | None = None
    """Of the booked lots whose operation was proposed."""
    standard_minutes: float | None = None
    """What the standard that was written later says of the same lots."""
    booked_minutes: float | None = None


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """A replay, made of nothing but the snapshot, the settings and the request."""

    source: str
    taken: datetime
    """When the snapshot was taken."""
    first: str
    last: str
    every: int
    left_out: tuple[str, ...]
    seed: int
    months: tuple[MonthScore, ...]
    scores: tuple[MethodScore, ...] = ()
    """Over all months."""
    gains: tuple[Gain, ...] = ()
    reliability: tuple[ReliabilityBin, ...] = ()
    risk_coverage: tuple[CoveragePoint, ...] = ()
    questions: tuple[ReplayedQuestion, ...] = ()
    notes: tuple[str, ...] = ()
    facts: Mapping[str, float | int | str | None] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        """How many routings were asked for in all months."""
        return sum(month.asked for month in self.months)

    def as_dict(self) -> dict[str, Any]:
        """What JSON knows, keys always in the same order; what was not measured is None."""
        values = asdict(self)
        values["taken"] = self.taken.isoformat()
        return values
