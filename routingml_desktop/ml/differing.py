"""Which of the judged ways are shown: those that together leave a planner the fewest edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ways = Sequence[tuple[str, ...]]
    """Job codes in order."""

_BY_EDITS: Final = 3
"""So many are chosen by the expected edits alone; further ones also have to differ ..."""
_DIFFERENCE: Final = 2
"""... from all shown before by so many operations, where any does."""
_AT_ALL: Final = 1.0
"""That a way has to be edited at all costs a planner as much as so many edits."""


def differing(ways: Ways, chances: Sequence[float], most: int) -> list[int]:
    """Places of at most ``most`` of the ways, the first one first.

    Each next one is that by which the best of those shown is expected to cost the fewest edits: the
    distance from each way to the nearest shown one, and one more where it is none of them, weighed
    by its chance. So what differs from a shown one in a single operation is shown only where it is
    probable enough to be worth the place. The first three come in the order they have in ``ways``;
    with nothing probable all do.
    """
    if not ways:
        return []
    apart = np.array([[Levenshtein.distance(a, b) for b in ways] for a in ways], np.float64)
    weight = np.array(chances, np.float64)
    shown = [0]
    while len(shown) < min(most, len(ways)):
        shown.append(_next(apart, weight, shown))
    return sorted(shown[:_BY_EDITS]) + shown[_BY_EDITS:]


def _next(apart: NDArray[np.float64], weight: NDArray[np.float64], shown: Sequence[int]) -> int:
    nearest = apart[shown].min(axis=0)
    able = np.ones(len(apart), bool)
    able[list(shown)] = False
    if len(shown) >= _BY_EDITS:
        other = able & (nearest >= _DIFFERENCE)
        able = other if other.any() else able
    needed = np.minimum(nearest, apart)
    left = (needed + _AT_ALL * (needed > 0)) @ weight
    return int(np.where(able, left.round(9), np.inf).argmin())
