"""In what a candidate differs from a better one, where that is little."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.candidate import RoutingCandidate

LITTLE: Final = 2
"""Operations more and less, together, that are told."""


@dataclass(frozen=True, slots=True)
class CandidateDifference:
    """What a candidate has and lacks beside a better one."""

    rank: int
    """Of the better one."""
    added: tuple[str, ...]
    """Job codes that only this one has, in its order."""
    removed: tuple[str, ...]
    """Job codes that only the better one has, in its order."""


def difference_from_better(
    candidate: RoutingCandidate, shown: Sequence[RoutingCandidate]
) -> CandidateDifference | None:
    """The difference from the most alike of the better ones among ``shown``.

    None where it is more than a few operations, or where there is no better one.
    """
    found = [
        CandidateDifference(one.rank, *parted(one.signature, candidate.signature))
        for one in shown
        if one.rank < candidate.rank
    ]
    little = [one for one in found if 0 < len(one.added) + len(one.removed) <= LITTLE]
    return min(little, key=lambda one: (len(one.added) + len(one.removed), one.rank), default=None)


def parted(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only the later of two sequences has, and what only the earlier one, each in its order.

    What only changed its place is in both.
    """
    added: list[str] = []
    removed: list[str] = []
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, old_from, old_to, new_from, new_to in matched:
        if kind != "equal":
            removed += before[old_from:old_to]
            added += after[new_from:new_to]
    return tuple(added), tuple(removed)
