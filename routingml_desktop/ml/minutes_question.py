"""What is asked about one operation, and what was learned to answer it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routingml_desktop.ml.evidence import Evidence
    from routingml_desktop.ml.paces import Paces
    from routingml_desktop.ml.time_levels import TimeLevels


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned about one part of the time."""

    levels: TimeLevels
    paces: Paces
    corrections: TimeLevels
    """Levels of the ratio of booked to standard minutes."""
    leanings: Paces
    """How much an item's attributes add to the logarithm of that ratio."""
    worth: float
    """How many orders a corrected standard is worth."""

    def drawn_by(self, shrinkage: float) -> Learned:
        """The same, work centers drawn towards the operation anywhere by this k."""
        return replace(self, levels=self.levels.drawn_by(shrinkage))


@dataclass(frozen=True, slots=True)
class Asked:
    """The item the minutes are for, as far as one operation goes."""

    pace: float = 0.0
    """The logarithm that its attributes make it slower than usual."""
    leaning: float = 0.0
    """The same of its standard."""
    own_standard: float | None = None
    """What the ERP says of this very item, per lot or per piece."""


@dataclass(frozen=True, slots=True)
class Question:
    """One operation of the asked item, with what was gathered for it."""

    operation: tuple[int, int]
    """Numbers of job and work center; -1 for one on which nothing was ever booked."""
    own: Evidence
    similar: Evidence
    asked: Asked = field(default_factory=Asked)
    standard: float | None = None
    """What the ERP says, per lot or per piece, be it of a similar item."""
