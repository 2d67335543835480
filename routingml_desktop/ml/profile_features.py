"""What an item shows, as yes/no features that a linear model can weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.ml.code_column import CodeColumn
from routingml_desktop.ml.number_column import NumberColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.ml.features import AskedItem, Column

_BINS: Final = 24
"""Steps of a number: fine enough for size classes, coarse enough to have items in each."""
_WORDS: Final = 1_500
"""N-grams of a text column that are looked at, the weightiest ones."""


class ProfileFeatures:
    """One feature per code, per step of a number, per n-gram of a text, and one for missing.

    ``edges`` and ``grams`` hold, per column, what makes its features; None where the column is of
    another kind. ``chosen`` are the features that are used, out of all.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        edges: Sequence[NDArray[np.float64] | None],
        grams: Sequence[NDArray[np.int64] | None],
        chosen: NDArray[np.int64] | None = None,
    ) -> None:
        self._columns = tuple(columns)
        self.edges = tuple(edges)
        self.grams = tuple(grams)
        widths = [
            _width(column, steps, words) + 1
            for column, steps, words in zip(columns, edges, grams, strict=True)
        ]
        self._starts = np.concatenate(([0], np.cumsum(widths))).astype(np.int64)
        self.choose(np.arange(self._starts[-1]) if chosen is None else chosen)

    @classmethod
    def of(cls, columns: Sequence[Column], table: NDArray[np.int32]) -> ProfileFeatures:
        """The features of the columns; ``table`` tells where the numbers lie."""
        edges: list[NDArray[np.float64] | None] = []
        grams: list[NDArray[np.int64] | None] = []
        for place, column in enumerate(columns):
            ids = table[:, place]
            edges.append(
                _edges(column, ids[ids >= 0]) if isinstance(column, NumberColumn) else None
            )
            grams.append(
                None
                if isinstance(column, (NumberColumn, CodeColumn))
                else np.sort(np.argsort(-column.masses_, kind="stable")[:_WORDS])
            )
        return cls(columns, edges, grams)

    def choose(self, chosen: NDArray[np.int64]) -> None:
        """Use only these features, given by their places among all."""
        self.chosen = chosen
        self._place = np.full(self._starts[-1], -1, np.int64)
        self._place[chosen] = np.arange(len(chosen))

    def __len__(self) -> int:
        return len(self.chosen)

    def matrix(self, table: NDArray[np.int32]) -> csr_matrix:
        """Rows x chosen features of known items."""
        from scipy.sparse import csr_matrix, hstack, vstack  # noqa: PLC0415 (training only)

        blocks: list[Any] = []
        for place, column in enumerate(self._columns):
            values = self._of_values(place, column)
            missing = csr_matrix(([1.0], ([0], [values.shape[1] - 1])), shape=(1, values.shape[1]))
            rows = np.where(table[:, place] >= 0, table[:, place], len(column))
            blocks.append(vstack([values, missing]).tocsr()[rows])
        if not blocks:
            return csr_matrix((len(table), 0))
        return hstack(blocks).tocsc()[:, self.chosen].tocsr()

    def of_asked(self, asked: AskedItem) -> NDArray[np.int64]:
        """The chosen features that an asked item has."""
        found: list[NDArray[np.int64]] = []
        for place, column in enumerate(self._columns):
            start, end = self._starts[place], self._starts[place + 1]
            encoded = asked.encoded[place]
            if encoded is None:
                found.append(np.array([end - 1]))
            elif isinstance(column, CodeColumn):
                found.append(np.array([start + encoded] if encoded >= 0 else [], np.int64))
            elif isinstance(column, NumberColumn):
                found.append(start + np.searchsorted(self.edges[place], [encoded]))  # type: ignore[arg-type]
            else:
                words = self.grams[place]
                found.append(start + np.flatnonzero(np.isin(words, encoded.grams)))  # type: ignore[arg-type]
        places = self._place[np.concatenate(found)] if found else np.zeros(0, np.int64)
        return np.asarray(places[places >= 0])

    def _of_values(self, place: int, column: Column) -> Any:
        """Distinct values of a column x its features, the last of which is 'missing'."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only)

        width = int(self._starts[place + 1] - self._starts[place])
        count = len(column)
        if isinstance(column, CodeColumn):
            features = np.arange(count)
        elif isinstance(column, NumberColumn):
            features = np.searchsorted(self.edges[place], column.scaled)  # type: ignore[arg-type]
        else:
            words = column.gram_matrix()[:, self.grams[place]].tocoo()
            return csr_matrix((words.data, (words.row, words.col)), shape=(count, width))
        return csr_matrix((np.ones(count), (np.arange(count), features)), shape=(count, width))


def _edges(column: NumberColumn, ids: NDArray[np.int32]) -> NDArray[np.float64]:
    if not len(ids):
        return np.zeros(0)
    return np.unique(np.quantile(column.scaled[ids], np.linspace(0, 1, _BINS)))


def _width(
    column: Column, edges: NDArray[np.float64] | None, grams: NDArray[np.int64] | None
) -> int:
    if edges is not None:
        return len(edges) + 1
    return len(column) if grams is None else len(grams)
