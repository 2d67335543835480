"""Items that are the same to the model, collapsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Signatures:
    """Distinct rows of attribute values and the items that have each of them.

    Signatures with a routing come first, so that the neighbor index holds exactly the first
    ``routed`` of them; those without any value at all come last and are never found.
    """

    table: NDArray[np.int32]
    """Signatures x attributes: the number of the value; -1 where it is missing."""
    of_item: NDArray[np.int32]
    """Of each item: its signature."""
    items: NDArray[np.int32]
    """Items sorted by signature, the best documented first."""
    offsets: NDArray[np.int64]
    """``items[offsets[s]:offsets[s + 1]]`` have signature s."""
    routed: int
    """How many signatures have an item with a routing."""
    described: int
    """How many signatures have any value; those from ``routed`` on have no routing."""

    def __len__(self) -> int:
        return len(self.table)

    def items_of(self, signature: int) -> NDArray[np.int32]:
        """The items with this signature, the best documented first."""
        return self.items[self.offsets[signature] : self.offsets[signature + 1]]


def collapse(table: NDArray[np.int32], documented: NDArray[np.int64]) -> Signatures:
    """Gather equal rows of ``table``.

    ``documented`` ranks items: 0 without a routing, more the better an item is documented.
    """
    count = len(table)
    if count == 0:
        none = np.zeros(0, np.int32)
        return Signatures(table, none, none, np.zeros(1, np.int64), 0, 0)
    first, raw = _distinct(table)
    rank = np.zeros(len(first), np.int64)
    np.maximum.at(rank, raw, (documented > 0).astype(np.int64))
    empty = (table[first] < 0).all(axis=1)
    group = np.where(empty, 2, np.where(rank > 0, 0, 1))
    order = np.lexsort((first, group))
    number = np.empty(len(first), np.int32)
    number[order] = np.arange(len(first), dtype=np.int32)
    of_item = number[raw]
    items = np.lexsort((np.arange(count), -documented, of_item)).astype(np.int32)
    offsets = np.searchsorted(of_item[items], np.arange(len(first) + 1)).astype(np.int64)
    routed, described = int((group == 0).sum()), int((group < 2).sum())  # noqa: PLR2004
    return Signatures(table[first[order]], of_item, items, offsets, routed, described)


def _distinct(table: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first place of each distinct row, and of each row which of them it is."""
    if table.shape[1] == 0:
        return np.zeros(1, np.int64), np.zeros(len(table), np.int64)
    rows = np.ascontiguousarray(table).view(np.dtype((np.void, table.shape[1] * 4))).ravel()
    _, first, raw = np.unique(rows, return_index=True, return_inverse=True)
    return first.astype(np.int64), raw.astype(np.int64).ravel()
