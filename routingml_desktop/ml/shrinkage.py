"""How much evidence outweighs the wider group: k in n/(n+k), chosen by the plant's own history."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.time_levels import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

LEAST_ROWS: Final = 100
"""With fewer held-back bookings the usual k stays."""
_TRIED: Final = np.array([0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0])


class Step(StrEnum):
    """The kinds of evidence that are drawn towards what is known without them."""

    WORK_CENTER = "work_center"
    """Counted in orders of the operation there, drawn towards the operation anywhere."""
    SIMILAR = "similar"
    """Counted in similar items, each by its similarity and orders."""
    STANDARD = "standard"
    """One standard is one."""
    OWN = "own"
    """Counted in orders."""
    OWN_BESIDE_STANDARD = "own_beside_standard"
    """The same where a corrected standard is known already."""


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """The k of each part of the time and kind of evidence."""

    usual: float
    """Where none was chosen."""
    chosen: Mapping[tuple[Part, Step], float] = field(default_factory=dict)

    def weight(self, part: Part, step: Step, amount: float) -> float:
        """What ``amount`` of evidence counts against the rest, 0 to 1."""
        total = amount + self.k(part, step)
        return amount / total if total > 0 else 0.0

    def k(self, part: Part, step: Step) -> float:
        """How much of a kind of evidence outweighs what is known without it by half."""
        return self.chosen.get((part, step), self.usual)

    def as_data(self) -> list[tuple[str, str, float]]:
        """The chosen k as rows of part, step, k."""
        return sorted((part.value, step.value, k) for (part, step), k in self.chosen.items())

    @classmethod
    def from_data(cls, usual: float, rows: Sequence[tuple[str, str, float]]) -> Shrinkage:
        """What ``as_data`` gave."""
        return cls(usual, {(Part(part), Step(step)): float(k) for part, step, k in rows})


def best_k(
    before: NDArray[np.float64],
    said: NDArray[np.float64],
    amount: NDArray[np.float64],
    actual: NDArray[np.float64],
) -> float | None:
    """The k with the least mean absolute error on held-back bookings; None with too few.

    All are logarithms: what was known ``before``, what the evidence ``said`` and the booking. The
    absolute error, because single bookings can be off by a factor of ten.
    """
    known = ~np.isnan(said) & (amount > 0) & ~np.isnan(before)
    if known.sum() < LEAST_ROWS:
        return None
    before, said, amount, actual = before[known], said[known], amount[known], actual[known]
    errors = []
    for k in _TRIED:
        weight = amount / (amount + k)
        errors.append(float(np.abs(actual - weight * said - (1 - weight) * before).mean()))
    return float(_TRIED[int(np.argmin(errors))])
