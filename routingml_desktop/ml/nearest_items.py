"""From an asked item to the known items nearest to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.ml.similarity import Comparison, compare, matches

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
        self._routed = signatures.table[: signatures.routed]
        self._known_shares = (self._routed >= 0).mean(axis=0) if len(self._routed) else None

    def find(
        self, asked: Sequence[AskedItem], weights: NDArray[np.float32], least: int
    ) -> list[Found]:
        """For each question at least ``least`` items with a routing, when there are so many.

        Items as similar as the last of them come along: choosing among equals would be chance.
        """
        if not asked:
            return []
        questions = np.stack(
            [self._vectorizer.asked_vector(one, weights, self.weights) for one in asked]
        )
        rows, _ = self._index.nearest(questions, self._shortlist)
        return [
            self._ordered(one, np.sort(found), weights, least)
            for one, found in zip(asked, rows, strict=True)
        ]

    def exact(self, asked: AskedItem, weights: NDArray[np.float32], least: int) -> Found:
        """The same without the index, over all items with a routing: the oracle."""
        return self._ordered(asked, np.arange(self._signatures.routed), weights, least)

    def without_routing(
        self, asked: AskedItem, weights: NDArray[np.float32], threshold: float, least: int
    ) -> Found:
        """The nearest items that have no routing and are at least as similar as ``threshold``."""
        rows = np.arange(self._signatures.routed, self._signatures.described)
        found = self._ordered(asked, rows, weights, least)
        close = found.similarity >= threshold
        return Found(
            found.items[close],
            found.similarity[close],
            asked,
            found.signatures[close],
            found.comparison,
            found.rows[close],
        )

    def matches(self, found: Found, place: int) -> tuple[AttributeMatch, ...]:
        """The attributes that made the item at ``place`` similar."""
        ids = self._signatures.table[found.signatures[place]]
        row = int(found.rows[place])
        return matches(self._vectorizer.columns_, found.asked, found.comparison, row, ids)

    def _ordered(
        self,
        asked: AskedItem,
        signatures: NDArray[np.int64],
        weights: NDArray[np.float32],
        least: int,
    ) -> Found:
        table = self._signatures.table[signatures]
        comparison = compare(self._vectorizer.columns_, asked, table, weights, self._usual(weights))
        order = np.lexsort((signatures, -comparison.similarity))
        counts = np.diff(self._signatures.offsets)[signatures[order]]
        enough = int(np.searchsorted(np.cumsum(counts), least)) + 1
        order = self._with_equals(order, comparison.similarity, enough)
        items, rows = [], []
        for row in order:
            members = self._signatures.items_of(int(signatures[row]))
            items.append(members)
            rows.append(np.full(len(members), row, np.int64))
        if not items:
            none = np.zeros(0, np.int64)
            return Found(
                none.astype(np.int32), none.astype(np.float32), asked, none, comparison, none
            )
        place = np.concatenate(rows)
        return Found(
            np.concatenate(items),
            comparison.similarity[place],
            asked,
            signatures[place],
            comparison,
            place,
        )

    def _usual(self, weights: NDArray[np.float32]) -> float:
        return float(self._known_shares @ weights) if self._known_shares is not None else 0.0

    @staticmethod
    def _with_equals(
        order: NDArray[np.int64], similarity: NDArray[np.float32], enough: int
    ) -> NDArray[np.int64]:
        if enough >= len(order):
            return order
        last = similarity[order[enough - 1]]
        return order[: int((similarity[order] >= last).sum())]
