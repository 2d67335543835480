"""What an item shows, as yes/no features that a linear model can weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.ml.code_column import CodeColumn
from routingml_desktop.ml.linear_part import LEAST
from routingml_desktop.ml.number_column import NumberColumn
from routingml_desktop.ml.number_ratios import (
    THRESHOLDS,
    NumberRatio,
    asked_logarithms,
    logarithms,
    number_ratios,
    reached,
)
from routingml_desktop.ml.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.ml.features import AskedItem, Column

_BINS: Final = 24
"""Steps of a number: fine enough for size classes, coarse enough to have items in each."""
_WORDS: Final = 1_500
"""N-grams of a text column that are looked at, the weightiest ones."""


class ItemFeatures:
    """One feature per code, per n-gram of a text, per step a number reaches, and one for missing.

    A number shows every step up to it, so that what holds above a size is one feature; so does the
    ratio of two numbers, behind the features of all columns.

    ``edges`` and ``grams`` hold, per column, what makes its features; None where the column is of
    another kind. ``always`` holds the places of columns that hardly an item lacks, so that nothing
    is known of items without.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        edges: Sequence[NDArray[np.float64] | None],
        grams: Sequence[NDArray[np.int64] | None],
        ratios: Sequence[NumberRatio] = (),
        always: Sequence[int] = (),
    ) -> None:
        self._columns = tuple(columns)
        self.edges = tuple(edges)
        self.grams = tuple(grams)
        self.ratios = tuple(ratios)
        self.always = tuple(always)
        self._compared = sorted({p for ratio in ratios for p in ratio.above + ratio.below})
        widths = [
            _width(column, steps, words) + 1
            for column, steps, words in zip(columns, edges, grams, strict=True)
        ]
        widths += [len(ratio.edges) for ratio in ratios]
        self._starts = np.concatenate(([0], np.cumsum(widths))).astype(np.int64)

    @classmethod
    def of(
        cls, columns: Sequence[Column], table: NDArray[np.int32], made: NDArray[np.float32]
    ) -> ItemFeatures:
        """The features of the columns.

        ``table`` tells where the numbers lie; ``made``, its rows x jobs, where they matter.
        """
        edges: list[NDArray[np.float64] | None] = []
        grams: list[NDArray[np.int64] | None] = []
        for place, column in enumerate(columns):
            ids = table[:, place]
            edges.append(None)
            grams.append(None)
            if isinstance(column, NumberColumn):
                edges[-1] = _edges(column, ids, made)
            elif not isinstance(column, CodeColumn):
                heaviest = np.argsort(-column.masses_, kind="stable")[:_WORDS]
                grams[-1] = np.sort(heaviest)
        lacking = (table < 0).sum(axis=0).tolist()
        always = [place for place, count in enumerate(lacking) if count < LEAST]
        return cls(columns, edges, grams, number_ratios(columns, table, made), always)

    def __len__(self) -> int:
        return int(self._starts[-1])

    @property
    def plain(self) -> int:
        """How many features the columns themselves have; those of ratios come after them."""
        return int(self._starts[len(self._columns)])

    def matrix(self, table: NDArray[np.int32]) -> csr_matrix:
        """Rows x features of known items."""
        from scipy.sparse import csr_matrix, hstack, vstack  # noqa: PLC0415 (training only)

        blocks: list[Any] = []
        for place, column in enumerate(self._columns):
            values = self._of_values(place, column)
            missing = csr_matrix(([1.0], ([0], [values.shape[1] - 1])), shape=(1, values.shape[1]))
            rows = np.where(table[:, place] >= 0, table[:, place], len(column))
            blocks.append(vstack([values, missing]).tocsr()[rows])
        if not blocks:
            return csr_matrix((len(table), 0))
        logs = [logarithms(column, table[:, p]) for p, column in enumerate(self._columns)]
        blocks += [reached(ratio.of_rows(logs), len(ratio.edges)) for ratio in self.ratios]
        return hstack(blocks).tocsr()

    def of_asked(self, asked: AskedItem) -> NDArray[np.int64]:
        """The features that an asked item has."""
        found = [np.zeros(0, np.int64)]
        for place, _column in enumerate(self._columns):
            start, end = self._starts[place], self._starts[place + 1]
            encoded = asked.encoded[place]
            edges, grams = self.edges[place], self.grams[place]
            if encoded is None:
                encoded = self._told_elsewhere(place, asked)
            if encoded is None:
                found.append(np.array([end - 1]))
            elif edges is not None:
                found.append(start + np.arange(np.searchsorted(edges, encoded, side="right")))
            elif grams is not None:
                found.append(start + np.flatnonzero(np.isin(grams, encoded.grams)))
            elif encoded >= 0:
                found.append(np.array([start + encoded]))
        found += self._of_ratios(asked_logarithms(self._columns, asked))
        return np.concatenate(found)

    def _told_elsewhere(self, place: int, asked: AskedItem) -> Any:
        """A number of a text that is not given, by the attribute that tells the same; else None.

        Where all known items have the text, one without it would count as smaller than all of them.
        """
        column = self._columns[place]
        if not isinstance(column, NumberColumn) or column.name == column.source:
            return None
        unseen = [p for p in self.always if self._columns[p].name == column.source]
        if not unseen or asked.values[unseen[0]] is not None:
            return None
        alike = {p for ratio in self.ratios if place in ratio.above for p in ratio.above}
        told = sorted(p for p in alike if asked.encoded[p] is not None)
        return column.asked(asked.values[told[0]]) if told else None

    def of_known(self, ids: NDArray[np.int32]) -> NDArray[np.int64]:
        """The features of a known item, given as its row of a table."""
        found = [np.zeros(0, np.int64)]
        for place, column in enumerate(self._columns):
            start, end = self._starts[place], self._starts[place + 1]
            number = int(ids[place])
            if number < 0:
                found.append(np.array([end - 1]))
            elif isinstance(column, CodeColumn):
                found.append(np.array([start + number]))
            elif isinstance(column, NumberColumn):
                steps = self._steps(place, column.scaled[number : number + 1])
                found.append(start + np.arange(steps[0]))
            else:
                shown = np.isin(self.grams[place], column.grams_of_text(number))  # type: ignore[arg-type]
                found.append(start + np.flatnonzero(shown))
        logs = [float("nan")] * len(self._columns)
        for place in self._compared:
            logs[place] = float(logarithms(self._columns[place], ids[place : place + 1])[0])
        found += self._of_ratios(logs)
        return np.concatenate(found)

    def always_told(self, name: str) -> tuple[int, int] | None:
        """The first feature of an attribute, and the one that says that it is missing.

        None where known items may lack it, so that something is known of those without.
        """
        for place in self.always:
            if self._columns[place].name == name:
                return int(self._starts[place]), int(self._starts[place + 1]) - 1
        return None

    def without(self, shown: NDArray[np.int64], places: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The features but for those of the columns at ``places``, and of their ratios."""
        if not places.any():
            return shown
        told = np.concatenate((places, [self._tells(ratio, places) for ratio in self.ratios]))
        of = np.searchsorted(self._starts, shown, side="right") - 1
        return np.asarray(shown[~told.astype(bool)[of]])

    @staticmethod
    def _tells(ratio: NumberRatio, places: NDArray[np.bool_]) -> bool:
        return bool(places[list(ratio.above + ratio.below)].any())

    def _of_ratios(self, logs: Sequence[float]) -> list[NDArray[np.int64]]:
        starts = self._starts[len(self._columns) :]
        return [
            start + np.arange(ratio.steps(logs))
            for start, ratio in zip(starts.tolist(), self.ratios, strict=False)
        ]

    def _of_values(self, place: int, column: Column) -> Any:
        """Distinct values of a column x its features, the last of which is 'missing'."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only)

        width = int(self._starts[place + 1] - self._starts[place])
        count = len(column)
        if isinstance(column, CodeColumn):
            features = np.arange(count)
        elif isinstance(column, NumberColumn):
            return reached(self._steps(place, column.scaled), width)
        else:
            words = column.gram_matrix()[:, self.grams[place]].tocoo()
            return csr_matrix((words.data, (words.row, words.col)), shape=(count, width))
        return csr_matrix((np.ones(count), (np.arange(count), features)), shape=(count, width))

    def _steps(self, place: int, scaled: NDArray[np.float64]) -> NDArray[np.int64]:
        """How many steps numbers of a column reach, given on its scale."""
        edges = self.edges[place]
        if edges is None:
            return np.zeros(len(scaled), np.int64)
        return np.asarray(np.searchsorted(edges, scaled, side="right"))


def _edges(
    column: NumberColumn, ids: NDArray[np.int32], made: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Evenly filled steps, and those where what is made changes; ``ids`` are -1 where unknown."""
    there = ids >= 0
    if not there.any():
        return np.zeros(0)
    known = column.scaled[ids[there]]
    even = np.quantile(known, np.linspace(0, 1, _BINS))
    return np.unique(np.concatenate((even, thresholds(known, made[there], THRESHOLDS))))


def _width(
    column: Column, edges: NDArray[np.float64] | None, grams: NDArray[np.int64] | None
) -> int:
    if edges is not None:
        return len(edges)
    return len(column) if grams is None else len(grams)
