"""How likely each way of making is for an item, learned from all ways at once.

What an item shows goes through one hidden layer to a score for every feature of a way; a way's
score is the sum over its features, and the chances of all known ways follow from their scores
(a conditional random field over whole routings). Jobs that exclude each other, or only come
together, need no rule of their own. Some of what an item shows is hidden at random while learning,
so that one attribute can stand in for another that is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.adam import Adam
from routingml_desktop.ml.batches import Batches
from routingml_desktop.ml.linear_part import relevant
from routingml_desktop.ml.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.parts import PartsReader, PartsWriter

    Floats = NDArray[np.float32]

_SHOWN: Final = 4_000
"""Features of items that are looked at, those that tell most about any feature of a way."""
_HIDDEN: Final = 128
_ROUNDS: Final = 15
_FEWEST, _MOST = 150, 3_000
"""Steps of learning: a small plant needs more rounds, a large one fewer."""
_BATCH: Final = 128
_BATCHES: Final = 200
_LARGEST: Final = 384
"""Items of one step: as many as make this many steps a round, within bounds."""
_RATE: Final = 3e-3
_DECAY: Final = 1e-3
_LEFT_OUT: Final = 0.2
_RIVALS: Final = 800
"""Ways that compete in one step, the most frequent ones and those of the step's items."""
_TELLING: Final = 50
"""Steps between two tellings of how far the learning is, at most."""
_TOLD: Final = 20
"""Times it is told at least."""
_NAMES: Final = ("into", "into_bias", "out", "out_bias")


@dataclass(frozen=True, slots=True)
class WayNetwork:
    """Scores of the features of ways, for an item that shows some features."""

    chosen: NDArray[np.int64]
    """Numbers of the item features that matter, ascending."""
    into: Floats
    """Chosen features x hidden."""
    into_bias: Floats
    out: Floats
    """Hidden x features of ways."""
    out_bias: Floats

    @classmethod
    def fit(
        cls,
        matrix: csr_matrix,
        way: NDArray[np.int32],
        features: Floats,
        weight: NDArray[np.float64],
        seed: int,
        stopping: Stopping,
        tell: Callable[[float, float, WayNetwork], None] = lambda _done, _rounds, _network: None,
    ) -> WayNetwork:
        """Learn from items x features, their ways and the ways' ``features``.

        Each item counts by its ``weight``. ``tell`` hears what part of the learning is done, after
        how many rounds through the items, and the network as it is then. The same rows and seed
        give the same network. Raises WorkCancelledError when asked to stop.
        """
        seen, own = np.unique(way, return_inverse=True)
        if len(seen) < 2 or not features.shape[1]:  # noqa: PLR2004 (two ways differ)
            return cls.undecided(features.shape[1])
        chosen = relevant(matrix, features[way].astype(np.float64), _SHOWN)
        learning = _Learning(len(chosen), features.shape[1], seed)
        shown = matrix[:, chosen].astype(np.float32)
        rivals = features[seen]
        usual = np.argsort(-np.bincount(own), kind="stable")[:_RIVALS]
        counting = np.asarray(weight / weight.mean(), np.float32)
        size = max(_BATCH, min(len(way) // _BATCHES, _LARGEST))
        per_round = ceil(len(way) / size)
        steps = min(max(_ROUNDS * per_round, _FEWEST), _MOST)
        batches = Batches(len(way), size, steps, _RATE, max(1, min(_TELLING, steps // _TOLD)))
        with one_thread():
            for batch, rate, done in batches.dealt(learning.random):
                stop_if(stopping)
                among = np.union1d(usual, own[batch])
                right = np.searchsorted(among, own[batch])
                learning.step(shown[batch], rivals[among], right, counting[batch], rate)
                if done is not None:
                    network = cls(chosen, **learning.adam.values)
                    tell(done, batches.rounds(done), network)
        return cls(chosen, **learning.adam.values)

    @classmethod
    def undecided(cls, features: int) -> WayNetwork:
        """Every way is as likely as every other."""
        none = np.zeros(0, np.float32)
        return cls(
            np.zeros(0, np.int64),
            np.zeros((0, 0), np.float32),
            none,
            np.zeros((0, features), np.float32),
            np.zeros(features, np.float32),
        )

    def scores(self, shown: NDArray[np.int64]) -> Floats:
        """The score of each feature of a way, for an item that shows these features."""
        if not len(self.chosen):
            return self.out_bias
        places = np.searchsorted(self.chosen, shown).clip(max=len(self.chosen) - 1)
        places = places[self.chosen[places] == shown]
        hidden = np.maximum(self.into[places].sum(axis=0) + self.into_bias, 0)
        return np.asarray(hidden @ self.out + self.out_bias, np.float32)

    def save(self, writer: PartsWriter) -> None:
        """Write the part ``way_network``."""
        arrays: dict[str, Any] = {name: getattr(self, name) for name in (*_NAMES, "chosen")}
        writer.arrays("way_network", arrays)

    @classmethod
    def load(cls, reader: PartsReader) -> WayNetwork:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored = reader.arrays("way_network")
        if set(stored) != {*_NAMES, "chosen"} or len(stored["into"]) != len(stored["chosen"]):
            raise reader.damaged("way_network.npz does not hold a network")
        return cls(**stored)


class _Learning:
    """The network while it learns."""

    def __init__(self, shown: int, features: int, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        into = self.random.standard_normal((shown, _HIDDEN), np.float32) * np.float32(0.18)
        out = self.random.standard_normal((_HIDDEN, features), np.float32) * np.float32(0.09)
        values = {
            "into": into,
            "into_bias": np.zeros(_HIDDEN, np.float32),
            "out": out,
            "out_bias": np.zeros(features, np.float32),
        }
        self.adam = Adam(values, _DECAY, ("into_bias", "out_bias"))

    def step(
        self,
        shown: csr_matrix,
        rivals: Floats,
        right: NDArray[np.int64],
        weight: Floats,
        rate: float,
    ) -> None:
        """Make the right way of each row a little likelier among its rivals."""
        now = self.adam.values
        shown.data = np.where(
            self.random.random(len(shown.data)) < _LEFT_OUT, np.float32(0), shown.data
        ) / np.float32(1 - _LEFT_OUT)
        hidden = np.maximum(shown @ now["into"] + now["into_bias"], 0)
        score = (hidden @ now["out"] + now["out_bias"]) @ rivals.T
        score -= score.max(axis=1, keepdims=True)
        wrong = np.exp(score, out=score)
        wrong /= wrong.sum(axis=1, keepdims=True)
        wrong[np.arange(len(right)), right] -= 1
        outward = (wrong @ rivals) * (weight / np.float32(len(right)))[:, None]
        inward = (outward @ now["out"].T) * (hidden > 0)
        self.adam.step(
            {
                "into": np.asarray(shown.T @ inward),
                "into_bias": inward.sum(axis=0),
                "out": hidden.T @ outward,
                "out_bias": outward.sum(axis=0),
            },
            rate,
        )
