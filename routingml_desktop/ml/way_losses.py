"""How wrong the judges of ways are while they learn, on what they learn from and on other items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import LearningPoint

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.way_composer import WayComposer
    from routingml_desktop.ml.way_network import WayNetwork

CURVE: Final = "ways"
COMPOSED: Final = "composed"
_COMPOSED: Final = 40
"""Items of either kind that the composer is looked at with: each takes it a moment."""
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


@dataclass(frozen=True, slots=True)
class ComposerLosses:
    """Some items that the composer learns from and some that it does not."""

    matrix: csr_matrix
    """All items x what they show."""
    routings: KnownRoutings
    learned: NDArray[np.int64]
    held: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        matrix: csr_matrix,
        routings: KnownRoutings,
        learned: NDArray[np.int64],
        held: NDArray[np.int64],
    ) -> ComposerLosses:
        """Evenly drawn from both kinds of items."""
        return cls(matrix, routings, _evenly(learned, _COMPOSED), _evenly(held, _COMPOSED))

    def points(self, rounds: float, composer: WayComposer) -> tuple[LearningPoint, ...]:
        """The mean of -ln of the chance of the real way on its day, after so many rounds.

        A point for either kind of items, none when there are not both.
        """
        if not len(self.learned) or not len(self.held):
            return ()
        return tuple(
            LearningPoint(COMPOSED, held_out, at=rounds, value=self._loss(composer, items))
            for held_out, items in ((False, self.learned), (True, self.held))
        )

    def _loss(self, composer: WayComposer, items: NDArray[np.int64]) -> float:
        losses = []
        for item in items.tolist():
            row = int(self.routings.latest[item])
            shown = self.matrix[item].indices.astype(np.int64)
            hidden = composer.hidden(shown, int(self.routings.created[row]))
            way = self.routings.jobs_of_way(int(self.routings.way[row])).tolist()
            losses.append(-float(composer.log_chances(hidden, [way])[0]))
        return float(np.mean(losses))


def _evenly(items: NDArray[np.int64], most: int = _MOST) -> NDArray[np.int64]:
    places = np.linspace(0, len(items) - 1, min(len(items), most))
    return items[np.unique(places.astype(np.int64))]
