"""From an asked item to the known items nearest to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.similarity import Comparison, compare, matches

_MEMBERS: Final = 50
"""Items of one signature that are looked at, the best documented ones."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import AttributeMatch
    from routingml_desktop.ml.features import AskedItem, ItemVectorizer
    from routingml_desktop.ml.neighbor_index import NeighborIndex
    from routingml_desktop.ml.signatures import Signatures


@dataclass(frozen=True, slots=True)
class Found:
    """Known items, nearest first."""

    items: NDArray[np.int32]
    similarity: NDArray[np.float32]
    asked: AskedItem
    signatures: NDArray[np.int64]
    """Of each item: its signature."""
    comparison: Comparison
    rows: NDArray[np.int64]
    """Of each item: its row in the comparison."""


class NearestItems:
    """Shortlist from the index over vectors, then order by exact similarity."""

    def __init__(
        self,
        vectorizer: ItemVectorizer,
        signatures: Signatures,
        index: NeighborIndex,
        weights: NDArray[np.float32],
        shortlist: int,
    ) -> None:
        self._vectorizer = vectorizer
        self._signatures = signatures
        self._index = index
        self._shortlist = shortlist
        self.weights = weights
        routed = signatures.table[: signatures.routed]
        self._known_shares = (routed >= 0).sum(axis=0) / max(len(routed), 1)

    def find(
        self,
        asked: Sequence[AskedItem],
        weights: NDArray[np.float32],
        further: Sequence[NDArray[np.int64]] = (),
    ) -> list[Found]:
        """For each question the items of its shortlist, nearest first.

        The shortlist are the signatures nearest by vector and, for each question, the ``further``
        ones; all of them have a routing.
        """
        if not asked:
            return []
        questions = np.stack(
            [self._vectorizer.asked_vector(one, weights, self.weights) for one in asked]
        )
        rows, _ = self._index.nearest(questions, self._shortlist)
        none = np.zeros(0, np.int64)
        also = further or [none] * len(asked)
        return [
            self._ordered(one, np.union1d(near, more), weights)
            for one, near, more in zip(asked, rows, also, strict=True)
        ]

    def exact(self, asked: AskedItem, weights: NDArray[np.float32]) -> Found:
        """All items with a routing, nearest first, without the index: the oracle."""
        return self._ordered(asked, np.arange(self._signatures.routed), weights)

    def without_routing(
        self, asked: AskedItem, weights: NDArray[np.float32], threshold: float
    ) -> Found:
        """The items that have no routing and are at least as similar as ``threshold``."""
        rows = np.arange(self._signatures.routed, self._signatures.described)
        found = self._ordered(asked, rows, weights)
        close = int((found.similarity >= threshold).sum())
        return Found(
            found.items[:close],
            found.similarity[:close],
            asked,
            found.signatures[:close],
            found.comparison,
            found.rows[:close],
        )

    def matches(self, found: Found, place: int) -> tuple[AttributeMatch, ...]:
        """The attributes that made the item at ``place`` similar."""
        ids = self._signatures.table[found.signatures[place]]
        row = int(found.rows[place])
        return matches(self._vectorizer.columns_, found.asked, found.comparison, row, ids)

    def _ordered(
        self, asked: AskedItem, signatures: NDArray[np.int64], weights: NDArray[np.float32]
    ) -> Found:
        table = self._signatures.table[signatures]
        usual = float(self._known_shares @ weights)
        comparison = compare(self._vectorizer.columns_, asked, table, weights, usual)
        order = np.lexsort((signatures, -comparison.similarity))
        offsets = self._signatures.offsets
        counts = np.minimum(np.diff(offsets)[signatures[order]], _MEMBERS)
        rows = np.repeat(order, counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        of_item = signatures[rows]
        return Found(
            self._signatures.items[offsets[of_item] + within],
            comparison.similarity[rows],
            asked,
            of_item,
            comparison,
            rows,
        )
