"""Whether a model still gives the answers it gave when it was published."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOLERANCE: Final = 1e-3
"""Relative; processors add up in different orders."""


class Answering(Protocol):
    """What of a model is needed here."""

    def golden_answer(self, question: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The candidates of a golden question in figures that can be compared."""
        ...


def golden_difference(model: Answering, golden: Sequence[Mapping[str, Any]]) -> str:
    """The first golden question answered differently, in words; empty when there is none."""
    for row in golden:
        question = row["question"]
        if not _alike(row["answer"], model.golden_answer(question)):
            return f"it answers {question['code']} differently than when it was published"
    return ""


def _alike(before: object, now: object) -> bool:
    """Whether two answers are the same but for rounding."""
    if isinstance(before, dict) and isinstance(now, dict):
        return before.keys() == now.keys() and all(_alike(before[key], now[key]) for key in before)
    if isinstance(before, list) and isinstance(now, list):
        pairs = zip(before, now, strict=False)
        return len(before) == len(now) and all(_alike(one, other) for one, other in pairs)
    if isinstance(before, float) and isinstance(now, int | float):
        return isclose(before, now, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
    return before == now
