"""How far a proposed routing is from the actual one, one measure per function.

A routing is a tuple of steps here; a step is its job code and its work center. Codes alone are
compared unless a name says otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from math import comb
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz.distance import OSA, Levenshtein

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

Step: TypeAlias = tuple[str, str]
Steps: TypeAlias = tuple[Step, ...]


def job_codes(steps: Steps) -> tuple[str, ...]:
    """The steps without their work centers."""
    return tuple(job_code for job_code, _ in steps)


def exact_within(proposals: Sequence[Sequence[Hashable]], actual: Sequence[Hashable]) -> bool:
    """Whether one of the proposals is the actual sequence, operation by operation."""
    return any(tuple(proposed) == tuple(actual) for proposed in proposals)


def similarity(proposed: Sequence[str], actual: Sequence[str]) -> float:
    """1 minus edit distance by the longer length, 0 to 1; two empty sequences are the same."""
    longer = max(len(proposed), len(actual))
    if longer == 0:
        return 1.0
    return 1.0 - Levenshtein.distance(proposed, actual) / longer


def operations_found(proposed: Sequence[str], actual: Sequence[str]) -> int:
    """How many actual operations the proposal has, each counted as often as both have it."""
    return (Counter(proposed) & Counter(actual)).total()


def operation_precision(proposed: Sequence[str], actual: Sequence[str]) -> float | None:
    """Share of the proposed operations that are right; None when nothing is proposed."""
    return operations_found(proposed, actual) / len(proposed) if proposed else None


def operation_recall(proposed: Sequence[str], actual: Sequence[str]) -> float | None:
    """Share of the actual operations that are proposed; None when there is no actual one."""
    return operations_found(proposed, actual) / len(actual) if actual else None


def operation_f1(proposed: Sequence[str], actual: Sequence[str]) -> float | None:
    """Harmonic mean of precision and recall, 0 to 1; None when both sequences are empty."""
    together = len(proposed) + len(actual)
    return 2.0 * operations_found(proposed, actual) / together if together else None


def order_accuracy(proposed: Sequence[str], actual: Sequence[str]) -> float | None:
    """Share of the pairs of common operations that come in the same order, 0 to 1.

    The first TURN of one is the first TURN of the other, and so on. None when the two have fewer
    than two operations in common.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, code in enumerate(proposed):
        places[code].append(place)
    seen: Counter[str] = Counter()
    common: list[int] = []
    for code in actual:
        if seen[code] < len(places.get(code, ())):
            common.append(places[code][seen[code]])
        seen[code] += 1
    if len(common) < 2:  # noqa: PLR2004 (a pair)
        return None
    # Not pair by pair: a routing of thousands of operations has millions of pairs.
    before: list[int] = []
    in_order = 0
    for place in common:
        smaller = bisect_left(before, place)
        in_order += smaller
        before.insert(smaller, place)
    return in_order / comb(len(common), 2)


def edits_to_go(proposed: Steps, actual: Steps) -> int:
    """Planner actions from the proposal to the actual routing.

    An action adds, deletes or changes an operation (its code or its work center) or swaps two
    neighboring ones. Starting from nothing, every operation has to be added.
    """
    return OSA.distance(proposed, actual)
