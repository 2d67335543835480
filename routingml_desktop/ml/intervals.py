"""Bands that hold: conformal calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.time_levels import Part
from routingml_desktop.ml.time_statistics import finite_sample_quantiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.time_estimate import TimeOrigin

COVERAGE: Final = 0.8
"""From P10 to P90."""
LEAST_SCORES: Final = 50
"""A group with fewer borrows its parent's; one with more is still drawn towards it by as many."""
NORMAL: Final = 1.2815515655446004
"""P90 of the normal distribution in standard deviations."""
EVERYWHERE: Final = "all"
_PER_ITEM: Final = 3
"""So many orders of one item say as much about a group as all of them."""


@dataclass(frozen=True, slots=True)
class Offset:
    """What is added to the logarithms of the predicted P10 and P90 of a group."""

    low: float
    high: float
    n: int
    """Orders it was calibrated on."""


UNCALIBRATED: Final = Offset(0.0, 0.0, 0)


@dataclass(frozen=True, slots=True)
class Scores:
    """Held-back bookings of one part: how far they lie beyond the predicted ends."""

    below: NDArray[np.float64]
    """Logarithm of the booking less that of P10."""
    above: NDArray[np.float64]
    """Logarithm of the booking less that of P90."""
    groups: Sequence[NDArray[np.str_]]
    """For each row the names of its groups, narrowest first, without ``all``."""
    item: NDArray[np.int64]
    """Of each row its item: orders of one item err alike."""


def group_names(work_center: str, origin: TimeOrigin) -> tuple[str, str, str]:
    """The groups an estimate belongs to, narrowest first."""
    return f"{work_center}/{origin}", f"{work_center}/", f"/{origin}"


class Bands:
    """How much the predicted P10 and P90 are moved, for each group.

    Learned on orders held back: the ends are moved until the band holds eight of ten.
    """

    def __init__(self, offsets: Mapping[tuple[Part, str], Offset], common: float = 0.0) -> None:
        self._offsets = dict(offsets)
        self.common = common
        """How far set-up and run of a lot deviate together: a correlation, 0 to 1."""

    @classmethod
    def fit(cls, scores: Mapping[Part, Scores], common: float = 0.0) -> Bands:
        """Learn the offsets; groups with few scores borrow, without enough nothing is moved."""
        offsets: dict[tuple[Part, str], Offset] = {}
        for part, found in scores.items():
            if len(found.below) < LEAST_SCORES:
                continue
            offsets[part, EVERYWHERE] = _offset(found.below, found.above)
            for level in reversed(range(len(found.groups))):
                for name in np.unique(found.groups[level]):
                    rows = np.flatnonzero(found.groups[level] == name)
                    if len(rows) >= LEAST_SCORES:
                        parents = [str(wider[rows[0]]) for wider in found.groups[level + 1 :]]
                        parent = _first(offsets, part, parents)
                        own = _offset(found.below[rows], found.above[rows])
                        said = min(len(rows), _PER_ITEM * len(np.unique(found.item[rows])))
                        offsets[part, str(name)] = _drawn(own, parent, said)
        return cls(offsets, common)

    def offset(self, part: Part, groups: Sequence[str]) -> tuple[str, Offset]:
        """The narrowest group that was calibrated, and its offset; no group without any."""
        for name in (*groups, EVERYWHERE):
            found = self._offsets.get((part, name))
            if found is not None:
                return name, found
        return "", UNCALIBRATED

    def as_data(self) -> list[tuple[str, str, float, float, int]]:
        """The offsets as rows of part, group, low, high, n."""
        return [
            (part.value, group, offset.low, offset.high, offset.n)
            for (part, group), offset in sorted(self._offsets.items())
        ]

    @classmethod
    def from_data(
        cls, rows: Sequence[tuple[str, str, float, float, int]], common: float = 0.0
    ) -> Bands:
        """What ``as_data`` gave."""
        offsets = {
            (Part(part), group): Offset(float(low), float(high), int(n))
            for part, group, low, high, n in rows
        }
        return cls(offsets, common)


def _offset(below: NDArray[np.float64], above: NDArray[np.float64]) -> Offset:
    low, _ = finite_sample_quantiles(below, COVERAGE)
    _, high = finite_sample_quantiles(above, COVERAGE)
    return Offset(low, high, len(below))


def _first(offsets: Mapping[tuple[Part, str], Offset], part: Part, names: Sequence[str]) -> Offset:
    for name in (*names, EVERYWHERE):
        if (part, name) in offsets:
            return offsets[part, name]
    return UNCALIBRATED


def _drawn(own: Offset, parent: Offset, said: int) -> Offset:
    """The group's offset, drawn towards its parent's: a tail of few orders is mostly chance."""
    weight = said / (said + LEAST_SCORES)
    return Offset(
        weight * own.low + (1 - weight) * parent.low,
        weight * own.high + (1 - weight) * parent.high,
        own.n,
    )
