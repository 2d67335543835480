"""How much each attribute counts: profiles of weights."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LEARNED: Final = "learned"
"""The profile that the active version learned."""

LARGEST_WEIGHT: Final = 4.0
"""Weights run from 0 to 4, the planners' scale."""


class ProfileKind(StrEnum):
    """Who made a profile."""

    LEARNED = "learned"
    """The training, from the plant's history."""
    SHIPPED = "shipped"
    """Experts; it comes with the program."""
    OWN = "own"
    """The planner."""


@dataclass(frozen=True, slots=True)
class WeightProfile:
    """Weights by attribute, 0 to 4."""

    name: str
    kind: ProfileKind
    weights: Mapping[str, float] = field(default_factory=dict)
    others: float | None = None
    """What attributes that are not named weigh; None keeps their learned weight."""

    def over(self, learned: Mapping[str, float]) -> dict[str, float]:
        """What every learned attribute weighs under this profile."""
        return {
            name: self.weights.get(name, weight if self.others is None else self.others)
            for name, weight in learned.items()
        }

    def applies_to(self, learned: Mapping[str, float]) -> bool:
        """Whether it says anything about these attributes; the learned profile always does."""
        return self.kind is ProfileKind.LEARNED or any(name in learned for name in self.weights)
