"""Two versions side by side: what they answer, how they were measured, what they learned with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.promotion import Verdict


@dataclass(frozen=True, slots=True)
class TwoAnswers:
    """One question and the first proposal of both versions."""

    item_code: str
    asked_before: bool
    """Whether a planner asked for it; else it was drawn from the plant's items."""
    first_jobs: tuple[str, ...]
    """Operation codes; empty without a proposal."""
    second_jobs: tuple[str, ...]
    first_minutes: float | None
    """Of the lot, for the order quantity; None when unknown."""
    second_minutes: float | None
    described: bool = False
    """Whether its attributes were typed: the item does not exist, or it does with other ones."""

    @property
    def same_routing(self) -> bool:
        """Whether both propose the same operations in the same order."""
        return self.first_jobs == self.second_jobs

    @property
    def minutes_change(self) -> float | None:
        """Share by which the second version's minutes differ; None when one is unknown."""
        if not self.first_minutes or self.second_minutes is None:
            return None
        return self.second_minutes / self.first_minutes - 1.0


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """What changes when the second version answers instead of the first."""

    first: str
    second: str
    quantity: float
    """Pieces for which minutes are told."""
    answers: tuple[TwoAnswers, ...]
    figures: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    """Headline figures of both evaluations; None reads "not measured"."""
    settings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Settings they were trained with that differ."""
    verdict: Verdict | None = None
    """What the promotion gate said about the second one; None when it was not asked."""

    @property
    def other_routing(self) -> tuple[TwoAnswers, ...]:
        """Questions with another first proposal."""
        return tuple(each for each in self.answers if not each.same_routing)

    @property
    def median_change(self) -> float | None:
        """The middle of how much minutes differ, up or down, where the routing is the same."""
        changes = sorted(
            abs(each.minutes_change)
            for each in self.answers
            if each.same_routing and each.minutes_change is not None
        )
        if not changes:
            return None
        half = len(changes) // 2
        return changes[half] if len(changes) % 2 else (changes[half - 1] + changes[half]) / 2
