"""How wrong the network of ways is while it learns, on what it learns from and on other items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import LearningPoint

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.way_network import WayNetwork

CURVE: Final = "ways"
_MOST: Final = 300
"""Items looked at of either kind: a look must take a moment only, and there are many."""
_RIVALS: Final = 800
"""Ways that compete, the most frequent ones; and those of the items looked at."""


@dataclass(frozen=True, slots=True)
class WayLosses:
    """Some items that are learned from and some that are not, with their ways."""

    shown: csr_matrix
    """Items x what they show, those learned from first."""
    ways: NDArray[np.float32]
    """The ways that compete x their features."""
    right: NDArray[np.int64]
    """Of each item: its way among those that compete."""
    learned: int
    """How many of the items are learned from; 0 when nothing is held out to compare with."""

    @classmethod
    def of(
        cls,
        matrix: csr_matrix,
        routings: KnownRoutings,
        ways: NDArray[np.float32],
        learned: NDArray[np.int64],
        held: NDArray[np.int64],
    ) -> WayLosses:
        """Evenly drawn from both kinds of items, so that following the learning changes nothing."""
        if not len(held):
            learned = learned[:0]
        own = routings.way[routings.latest[learned]]
        usual = np.argsort(-np.bincount(own, minlength=len(ways)), kind="stable")[:_RIVALS]
        looked_at = np.concatenate((_evenly(learned), _evenly(held)))
        way = routings.way[routings.latest[looked_at]]
        among = np.union1d(usual, way)
        return cls(
            matrix[looked_at].astype(np.float32),
            ways[among],
            np.searchsorted(among, way),
            min(len(learned), _MOST),
        )

    def points(self, rounds: float, network: WayNetwork) -> tuple[LearningPoint, ...]:
        """The mean of -ln of the chance that the right way gets, after so many rounds.

        A point for either kind of items, none when there are not both.
        """
        if not 0 < self.learned < len(self.right):
            return ()
        hidden = self.shown[:, network.chosen] @ network.into + network.into_bias
        score = (np.maximum(hidden, 0) @ network.out + network.out_bias) @ self.ways.T
        score -= score.max(axis=1, keepdims=True)
        right = score[np.arange(len(self.right)), self.right]
        loss = np.log(np.exp(score).sum(axis=1)) - right
        learned, held = loss[: self.learned], loss[self.learned :]
        return (
            LearningPoint(CURVE, held_out=False, at=rounds, value=float(learned.mean())),
            LearningPoint(CURVE, held_out=True, at=rounds, value=float(held.mean())),
        )


def _evenly(items: NDArray[np.int64]) -> NDArray[np.int64]:
    places = np.linspace(0, len(items) - 1, min(len(items), _MOST))
    return items[np.unique(places.astype(np.int64))]
