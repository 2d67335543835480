"""An attribute of texts: two items are alike as far as the spelling is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.attribute_kinds import AttributeKind
from routingml_desktop.ml.directions import directions
from routingml_desktop.ml.text_grams import BUCKETS, gathered, grams_of, sums_of

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.item import AttributeValue

_BLOCK: Final = 8_000
"""Texts whose vectors are made at a time, to bound the memory."""


@dataclass(frozen=True, slots=True)
class AskedText:
    """An asked text as n-grams."""

    grams: NDArray[np.uint16]
    squares: NDArray[np.float32]
    """Of every bucket: its squared weight when the text has it, else 0."""
    length: float


class TextColumn:
    """The distinct texts of one attribute and the weight of each n-gram.

    The similarity is the cosine of the weighted n-grams; rare ones weigh more (idf).
    """

    kind = AttributeKind.TEXT

    def __init__(self, name: str, texts: pl.Series, weights: NDArray[np.float32]) -> None:
        self.name = name
        self.texts_ = texts
        self.gram_weights_ = weights
        self._offsets, self._grams = grams_of(texts.to_list())
        squares = weights * weights
        lengths = sums_of(squares[self._grams], self._offsets)
        self._lengths = np.sqrt(np.maximum(lengths, np.float32(1e-12)))

    @classmethod
    def fit(cls, name: str, column: pl.Series) -> TextColumn:
        """Learn the texts and how rare each n-gram is among them."""
        texts = column.drop_nulls().unique().sort()
        _, grams = grams_of(texts.to_list())
        frequency = np.bincount(grams, minlength=BUCKETS)
        weights = np.log((1 + len(texts)) / (1 + frequency)) + 0.1
        return cls(name, texts, weights.astype(np.float32))

    def __len__(self) -> int:
        return len(self.texts_)

    def ids(self, column: pl.Series) -> NDArray[np.int32]:
        """The place of each row's text among the learned ones; -1 where it is not there."""
        places = self.texts_.search_sorted(column.fill_null("")).to_numpy()
        places = np.minimum(places, len(self.texts_) - 1)
        there = (self.texts_.gather(places) == column).fill_null(value=False).to_numpy()
        return np.where(there, places, -1).astype(np.int32)

    def value(self, number: int) -> AttributeValue:
        """The text of this number."""
        return str(self.texts_[number])

    def asked(self, value: AttributeValue) -> AskedText:
        """An asked text as n-grams."""
        _, grams = grams_of([str(value)])
        squares = np.zeros(BUCKETS, np.float32)
        squares[grams] = self.gram_weights_[grams] ** 2
        return AskedText(grams, squares, float(np.sqrt(squares.sum())))

    def says_something(self, asked: AskedText) -> bool:
        """Whether the asked text has any n-gram."""
        return len(asked.grams) > 0

    def similarity(self, asked: AskedText, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """Cosine of the asked text and those of ``ids``, which are all known."""
        distinct, back = np.unique(ids, return_inverse=True)
        places, begins = gathered(self._offsets, distinct)
        common = sums_of(asked.squares[self._grams[places]], begins)
        cosines = common / (self._lengths[distinct] * np.float32(max(asked.length, 1e-6)))
        similarity: NDArray[np.float32] = np.minimum(cosines, np.float32(1))[back]
        return similarity

    def similarity_of_pairs(
        self, left: NDArray[np.int32], right: NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """Cosine of the two texts of each pair."""
        keys = []
        for side in (left, right):
            places, begins = gathered(self._offsets, side)
            owner = np.repeat(np.arange(len(side)), np.diff(begins))
            keys.append(owner * BUCKETS + self._grams[places])
        both = np.intersect1d(keys[0], keys[1], assume_unique=True)
        squares = self.gram_weights_[both % BUCKETS] ** 2
        common = np.bincount(both // BUCKETS, weights=squares, minlength=len(left))
        cosines = common / (self._lengths[left] * self._lengths[right])
        return np.asarray(np.minimum(cosines, 1), np.float32)

    def gram_matrix(self) -> csr_matrix:
        """Texts x n-gram buckets: 1 where the text has the n-gram."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only; not before first paint)

        ones = np.ones(len(self._grams))
        return csr_matrix((ones, self._grams, self._offsets), shape=(len(self), BUCKETS))

    def vectors(self, salt: int, dimension: int) -> NDArray[np.float32]:
        """A unit vector for every text."""
        vectors = np.zeros((len(self), dimension), np.float32)
        table = directions(salt, np.arange(BUCKETS), dimension) * self.gram_weights_[:, None]
        for start in range(0, len(self), _BLOCK):
            rows = np.arange(start, min(start + _BLOCK, len(self)))
            places, begins = gathered(self._offsets, rows)
            filled = np.diff(begins) > 0
            sums = np.add.reduceat(table[self._grams[places]], begins[:-1][filled], axis=0)
            vectors[rows[filled]] = sums / self._lengths[rows[filled], None]
        return vectors

    def asked_vector(self, asked: AskedText, salt: int, dimension: int) -> NDArray[np.float32]:
        """The vector of an asked text."""
        weights = self.gram_weights_[asked.grams]
        vector = weights @ directions(salt, asked.grams, dimension)
        return (vector / np.float32(max(asked.length, 1e-6))).astype(np.float32)
