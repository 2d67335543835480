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
    masses: NDArray[np.float32]
    """Of every bucket: its mass when the text has it, else 0."""
    mass: float
    """Of the whole text."""


class TextColumn:
    """The distinct texts of one attribute and the mass of each n-gram.

    The similarity is what two texts share as a part of what either has, by mass (Jaccard). With a
    ``base`` above 0 they share that much beforehand: texts that both lack what matters are alike.
    """

    kind = AttributeKind.TEXT

    def __init__(
        self, name: str, texts: pl.Series, masses: NDArray[np.float32], base: float
    ) -> None:
        self.name = self.source = name
        self.texts_ = texts
        self.masses_ = masses
        self.base_ = base
        self.grams = grams_of(texts.to_list())
        self._mass = sums_of(masses[self.grams.buckets], self.grams.offsets)

    @classmethod
    def fit(cls, name: str, column: pl.Series) -> TextColumn:
        """Learn the texts and how rare each n-gram is among them: the rarer, the more mass."""
        texts = column.drop_nulls().unique().sort()
        frequency = np.bincount(grams_of(texts.to_list()).buckets, minlength=BUCKETS)
        rarity = np.log((1 + len(texts)) / (1 + frequency)) + 0.1
        return cls(name, texts, (rarity**2 / np.max(rarity) ** 2).astype(np.float32), 0.0)

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
        grams = grams_of([str(value)]).buckets
        masses = np.zeros(BUCKETS, np.float32)
        masses[grams] = self.masses_[grams]
        return AskedText(grams, masses, float(masses.sum()))

    def says_something(self, asked: AskedText) -> bool:
        """Whether the asked text has any n-gram."""
        return len(asked.grams) > 0

    def similarity(self, asked: AskedText, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """Likeness of the asked text and those of ``ids``, which are all known."""
        distinct, back = np.unique(ids, return_inverse=True)
        places, begins = gathered(self.grams.offsets, distinct)
        common = sums_of(asked.masses[self.grams.buckets[places]], begins)
        return self._likeness(common, self._mass[distinct] + np.float32(asked.mass))[back]

    def similarity_of_pairs(
        self, left: NDArray[np.int32], right: NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """Likeness of the two texts of each pair."""
        keys = []
        for side in (left, right):
            places, begins = gathered(self.grams.offsets, side)
            owner = np.repeat(np.arange(len(side)), np.diff(begins))
            keys.append(owner * BUCKETS + self.grams.buckets[places])
        both = np.intersect1d(keys[0], keys[1], assume_unique=True)
        masses = self.masses_[both % BUCKETS]
        common = np.bincount(both // BUCKETS, masses, len(left)).astype(np.float32)
        return self._likeness(common, self._mass[left] + self._mass[right])

    def grams_of_text(self, number: int) -> NDArray[np.uint16]:
        """The n-grams of the text of this number."""
        return self.grams.buckets[self.grams.offsets[number] : self.grams.offsets[number + 1]]

    def gram_matrix(self) -> csr_matrix:
        """Texts x n-gram buckets: 1 where the text has the n-gram."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only; not before first paint)

        ones = np.ones(len(self.grams.buckets))
        shape = (len(self), BUCKETS)
        return csr_matrix((ones, self.grams.buckets, self.grams.offsets), shape=shape)

    def vectors(self, salt: int, dimension: int) -> NDArray[np.float32]:
        """A unit vector for every text."""
        table = directions(salt, np.arange(BUCKETS), dimension)
        table *= np.sqrt(self.masses_)[:, None]
        vectors = np.empty((len(self), dimension), np.float32)
        vectors[:] = self._base_direction(salt, dimension)
        for start in range(0, len(self), _BLOCK):
            rows = np.arange(start, min(start + _BLOCK, len(self)))
            places, begins = gathered(self.grams.offsets, rows)
            filled = np.diff(begins) > 0
            parts = table[self.grams.buckets[places]]
            vectors[rows[filled]] += np.add.reduceat(parts, begins[:-1][filled], axis=0)
        return _unit(vectors)

    def asked_vector(self, asked: AskedText, salt: int, dimension: int) -> NDArray[np.float32]:
        """The vector of an asked text."""
        weights = np.sqrt(self.masses_[asked.grams])
        vector = weights @ directions(salt, asked.grams, dimension)
        return np.asarray(_unit((vector + self._base_direction(salt, dimension))[None, :])[0])

    def _likeness(
        self, common: NDArray[np.floating], both: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        alike = (common + self.base_) / np.maximum(both - common + self.base_, 1e-9)
        return np.asarray(np.clip(alike, 0.0, 1.0), np.float32)

    def _base_direction(self, salt: int, dimension: int) -> NDArray[np.float32]:
        common = directions(salt, np.array([BUCKETS]), dimension)[0]
        return np.asarray(common * np.float32(np.sqrt(self.base_)))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.float32(1e-6)), np.float32)
