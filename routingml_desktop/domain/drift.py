"""How far today's plant is from the one a version learned: one figure per distribution."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class DriftSubject(StrEnum):
    """What a distribution is about."""

    ATTRIBUTE = "attribute"
    """The values of an attribute among items that the version does not know."""
    SIMILARITY = "similarity"
    """How near such items are to the nearest known one."""
    OPERATIONS = "operations"
    """Which operations were booked since."""
    MINUTES = "minutes"
    """What bookings since took, by what the version expects, at one work center."""


@dataclass(frozen=True, slots=True)
class DriftFigure:
    """One distribution, today's against the learned one on the same bins."""

    subject: DriftSubject
    name: str
    """The attribute or the work center; empty where there is only one."""
    psi: float | None
    """Population stability index, 0 for equal; None when it was not measured."""
    js: float | None
    """Jensen-Shannon divergence in bits, 0 to 1."""
    limit: float | None
    """From which index it is drift, given how few values there are."""
    n: int
    """Values of today."""
    learned: int
    """Values the version learned."""
    shift: float | None = None
    """Of minutes: the factor by which they changed, 1 for unchanged."""
    reason: str = ""
    """Why it was not measured."""
    label_en: str = ""
    """Of an attribute: what planners called it then; empty when it has no other name."""
    label_ko: str = ""

    @property
    def drifted(self) -> bool:
        """Whether the index is beyond its limit."""
        return self.psi is not None and self.limit is not None and self.psi > self.limit

    @property
    def about(self) -> str:
        """What it is about as one text, such as ``attribute:ITEM_MATERIAL``."""
        return f"{self.subject.value}:{self.name}" if self.name else self.subject.value

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> DriftFigure:
        """A figure from what ``asdict`` gave."""
        return cls(**{**values, "subject": DriftSubject(values["subject"])})
