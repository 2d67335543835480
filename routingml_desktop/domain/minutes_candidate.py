"""The models that are trained to correct minutes, and how each did where it had not looked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MinutesCandidate(StrEnum):
    """Ways to get minutes from evidence, the simplest first."""

    NEIGHBORS = "neighbors"
    """The evidence as it is: own, similar and usual orders and the corrected standard, shrunk."""
    BOOSTING = "boosting"
    """Gradient boosted trees over that evidence."""
    MLP = "mlp"
    """A neural network of two layers, 128 and 64."""
    STACKING = "stacking"
    """Nearest neighbors, random forest and network, weighed by a ridge regression."""


@dataclass(frozen=True, slots=True)
class CandidateScore:
    """A candidate on the orders that no candidate had learned from."""

    part: str
    """``setup`` or ``run``."""
    candidate: MinutesCandidate
    trimmed_mae: float | None
    """Minutes of a lot; None with too few orders."""
    low: float | None
    """95 % interval by item."""
    high: float | None
    n: int
    chosen: bool = False
