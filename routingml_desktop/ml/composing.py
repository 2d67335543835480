"""The ways an item may be made, with their chances: known ones and ones put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.way_composer import WayComposer

    Way = tuple[int, ...]
    """Job numbers in order."""


@dataclass(frozen=True, slots=True)
class Composing:
    """What the composer says about one question."""

    composer: WayComposer
    hidden: NDArray[np.float32]
    ways: tuple[Way, ...]
    """Best first, each once."""
    chances: NDArray[np.float64]
    """Logarithms of the chances of ``ways``."""
    composed: tuple[Way, ...]
    """Those of them that were put together, best first."""

    @classmethod
    def of(
        cls,
        composer: WayComposer,
        hidden: NDArray[np.float32],
        known: Sequence[NDArray[np.int32]],
    ) -> Composing:
        """The likeliest ways together with ``known`` ones."""
        if not composer:
            return cls(composer, hidden, (), np.zeros(0), ())
        found = dict(composer.likeliest(hidden))
        others = [tuple(way.tolist()) for way in known]
        others = [way for way in dict.fromkeys(others) if way not in found]
        ways = [*found, *others]
        chances = np.concatenate(
            (np.array(list(found.values())), composer.log_chances(hidden, others))
        )
        order = np.argsort(-chances, kind="stable")
        return cls(
            composer,
            hidden,
            tuple(ways[place] for place in order.tolist()),
            chances[order],
            tuple(found),
        )

    def __bool__(self) -> bool:
        return bool(self.ways)

    @property
    def shares(self) -> NDArray[np.float64]:
        """The chances of ``ways`` as shares of all of them, which sum to 1."""
        if not self.ways:
            return np.zeros(0)
        above = np.exp(self.chances - self.chances.max())
        return np.asarray(above / above.sum())

    def log_chances(self, ways: Sequence[Way]) -> NDArray[np.float64]:
        """The logarithms of the chances of any ways."""
        told = dict(zip(self.ways, self.chances.tolist(), strict=True))
        missing = [way for way in dict.fromkeys(ways) if way not in told]
        told |= zip(missing, self.composer.log_chances(self.hidden, missing).tolist(), strict=True)
        return np.array([told[way] for way in ways], np.float64)

    def expected_edits(self, ways: Sequence[Way]) -> NDArray[np.float64]:
        """Operations to insert, delete or exchange in each of some ways, by the chances of all.

        nan where nothing was composed.
        """
        if not self.ways:
            return np.full(len(ways), np.nan)
        edits = [[Levenshtein.distance(way, other) for other in self.ways] for way in ways]
        return np.array(edits, np.float64).reshape(len(ways), len(self.ways)) @ self.shares

    def job_chances(self) -> dict[int, float]:
        """How probably the item needs each job, by the ways that have it."""
        found: dict[int, float] = {}
        for way, share in zip(self.ways, self.shares.tolist(), strict=True):
            for job in set(way):
                found[job] = min(1.0, found.get(job, 0.0) + share)
        return found
