"""Minutes to expect, their band, and the evidence they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimeOrigin(StrEnum):
    """Which evidence minutes come from, best first."""

    OWN_BOOKINGS = "own_bookings"
    CORRECTED_STANDARD = "corrected_standard"
    """The item's own standard, times what bookings usually are of such standards."""
    SIMILAR_ITEMS = "similar_items"
    OPERATION_AT_WORK_CENTER = "operation_at_work_center"
    OPERATION = "operation"
    STANDARD = "standard"
    NOTHING = "nothing"


class Variability(StrEnum):
    """How much booked minutes vary, by their coefficient of variation (CV)."""

    STABLE = "stable"
    NORMAL = "normal"
    VARIABLE = "variable"
    UNSTABLE = "unstable"

    @classmethod
    def of(cls, cv: float) -> Variability:
        """The band of a CV: below .15 stable, .30 normal, .50 variable, else unstable."""
        for limit, band in ((0.15, cls.STABLE), (0.30, cls.NORMAL), (0.50, cls.VARIABLE)):
            if cv < limit:
                return band
        return cls.UNSTABLE


@dataclass(frozen=True, slots=True)
class TimeEstimate:
    """Minutes to expect, their band and what they rest on.

    For set-up the minutes are per lot, for run per piece. With the origin ``nothing`` all
    minutes are None.
    """

    origin: TimeOrigin
    p10: float | None = None
    """Optimistic: one of ten is faster."""
    p50: float | None = None
    """Standard: half are faster."""
    p90: float | None = None
    """Safe: nine of ten are faster."""
    n: int = 0
    """Orders behind the estimate; 0 for a standard."""
    items: int = 0
    """Items those orders made."""
    trimmed_mean: float | None = None
    std: float | None = None
    cv: float | None = None
    dropped: int = 0
    """Bookings left out by the cleaning rules or as outliers."""

    @property
    def variability(self) -> Variability | None:
        """The CV's band; None when there is no CV."""
        return None if self.cv is None else Variability.of(self.cv)


NO_TIME = TimeEstimate(TimeOrigin.NOTHING)
