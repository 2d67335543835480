"""Bands that hold: conformal calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import TimeOrigin
from routingml_desktop.ml.time_levels import Part
from routingml_desktop.ml.time_statistics import finite_sample_quantiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COVERAGE: Final = 0.8
"""From P10 to P90."""
LEAST_SCORES: Final = 50
"""A group with fewer borrows from all groups of the same part."""
_NORMAL: Final = (-1.2815515655446004, 1.2815515655446004)
"""P10 and P90 of the normal distribution, where there is nothing to calibrate on."""


class Bands:
    """How many spreads P10 and P90 lie from the middle, for each kind of evidence.

    Learned on orders held back: their distance from the middle, in spreads, is the score; the
    band is widened or narrowed until it holds eight of ten.
    """

    def __init__(self, factors: Mapping[tuple[Part, TimeOrigin], tuple[float, float]]) -> None:
        self._factors = dict(factors)

    @classmethod
    def fit(cls, scores: Mapping[tuple[Part, TimeOrigin], Sequence[float]]) -> Bands:
        """Learn the factors; groups with few scores borrow, without any the normal ones stay."""
        factors: dict[tuple[Part, TimeOrigin], tuple[float, float]] = {}
        for part in Part:
            groups = {origin: scores.get((part, origin), ()) for origin in TimeOrigin}
            everything = np.array([score for group in groups.values() for score in group])
            for origin, group in groups.items():
                enough = group if len(group) >= LEAST_SCORES else everything
                if len(enough) >= LEAST_SCORES:
                    factors[part, origin] = _around_zero(
                        finite_sample_quantiles(np.array(enough), COVERAGE)
                    )
        return cls(factors)

    def factors(self, part: Part, origin: TimeOrigin) -> tuple[float, float]:
        """Spreads from the middle to P10 (not positive) and to P90 (not negative)."""
        return self._factors.get((part, origin), _NORMAL)

    def as_data(self) -> list[tuple[str, str, float, float]]:
        """The factors as rows of part, origin, low, high."""
        rows: list[tuple[str, str, float, float]] = []
        for (part, origin), (low, high) in sorted(self._factors.items()):
            rows.append((part.value, origin.value, low, high))
        return rows

    @classmethod
    def from_data(cls, rows: Sequence[tuple[str, str, float, float]]) -> Bands:
        """What ``as_data`` gave."""
        return cls(
            {
                (Part(part), TimeOrigin(origin)): (float(low), float(high))
                for part, origin, low, high in rows
            }
        )


def _around_zero(factors: tuple[float, float]) -> tuple[float, float]:
    """P10 is never above the middle and P90 never below."""
    low, high = factors
    return min(low, 0.0), max(high, 0.0)
