"""Which operation comes before which, as the plant's history shows it and the planner judges it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrecedencePair:
    """Two operations that the plant's routings hold in one order."""

    before: str
    """Job code of the operation that comes first."""
    after: str
    held: int
    """Routings in which it does."""
    seen: int
    """Routings that have both."""

    @property
    def pair(self) -> tuple[str, str]:
        """The two job codes, the earlier one first."""
        return self.before, self.after


@dataclass(frozen=True, slots=True)
class PrecedenceVerdicts:
    """What the planner made of mined pairs: pairs of job codes, the earlier one first."""

    approved: frozenset[tuple[str, str]] = frozenset()
    """Never broken by a proposal, whether they were mined or not."""
    vetoed: frozenset[tuple[str, str]] = frozenset()
    """Coincidences: a proposal may break them."""


NO_VERDICTS = PrecedenceVerdicts()
