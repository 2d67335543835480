"""How far two ways of making are apart, counted in operations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from routingml_desktop.domain.routing import Operation

Shape: TypeAlias = "tuple[Hashable, ...]"
"""A routing as the tokens that are compared."""

_TOKENS: Final = 4
"""Tokens per operation: two for what is done, one for where, one for who."""
_NUMBERED: Final = re.compile(r"[\s\-_./#]*\d+$")


def work_center_group(work_center: str) -> str:
    """The work center without its running number: machines of one kind share the rest."""
    return _NUMBERED.sub("", work_center) or work_center


def shape_of(operations: Iterable[Operation]) -> Shape:
    """The operations as tokens.

    An operation gives four tokens that all name its job, so that plain edit distance over tokens
    is a weighted one over operations: another job costs 1, the same job in another work-center
    group or by somebody else (in-house, outside) a quarter each.
    """
    tokens: list[Hashable] = []
    for operation in operations:
        job = operation.job_code
        tokens += [
            (job, 1),
            (job, 2),
            (job, "at", work_center_group(operation.work_center)),
            (job, "by", operation.operation_type),
        ]
    return tuple(tokens)


def weighted_distance(left: Shape, right: Shape) -> float:
    """Operations to insert, delete or exchange to make ``right`` of ``left``, in quarters."""
    return float(Levenshtein.distance(left, right)) / _TOKENS


def relative_distance(left: Shape, right: Shape) -> float:
    """The weighted distance as a part of the longer routing, 0 to 1."""
    longer = max(len(left), len(right)) / _TOKENS
    return weighted_distance(left, right) / longer if longer else 0.0


def similarity_of_ways(left: Sequence[Hashable], right: Sequence[Hashable]) -> float:
    """1 - edit distance of two sequences of job codes / the longer length; two empty ones are 1."""
    return float(Levenshtein.normalized_similarity(left, right))


def aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the operations that two sequences of job codes have in common, in order."""
    pairs: list[tuple[int, int]] = []
    for step in Levenshtein.opcodes(left, right):
        if step.tag == "equal":
            length = step.src_end - step.src_start
            pairs += [(step.src_start + k, step.dest_start + k) for k in range(length)]
    return pairs
