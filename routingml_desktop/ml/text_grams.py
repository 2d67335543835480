"""Texts as hashed character n-grams, whatever their language."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

GRAM: Final = 3
BUCKETS: Final = 1 << 16
_BLANK: Final = np.uint32(ord(" "))
_MULTIPLIER: Final = np.uint32(0x01000193)
_SCATTER: Final = np.uint32(0x85EBCA6B)


def normalized(text: str) -> str:
    """One spelling of a text: compatible forms joined, case folded, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Grams:
    """The distinct n-grams of texts, one after the other."""

    offsets: NDArray[np.int64]
    """``buckets[offsets[i]:offsets[i + 1]]`` are those of text i, smallest first."""
    buckets: NDArray[np.uint16]
    shares: NDArray[np.float32]
    """Of each n-gram the part of its word: the n-grams of a word add up to 1."""


def grams_of(texts: Sequence[str]) -> Grams:
    """The n-grams of each text.

    Words are padded with blanks, so their beginnings and ends count; no n-gram spans two words.
    """
    padded = [f" {normalized(text)} " for text in texts]
    lengths = np.array([len(text) for text in padded], np.int64)
    if not len(lengths):
        return Grams(np.zeros(1, np.int64), np.zeros(0, np.uint16), np.zeros(0, np.float32))
    points = np.frombuffer("".join(padded).encode("utf-32-le"), np.uint32)
    owner = np.repeat(np.arange(len(texts)), lengths)
    blank = points == _BLANK
    middle = np.flatnonzero(~blank)
    word = np.cumsum(blank)[middle]
    share = (1.0 / np.bincount(word)[word]).astype(np.float32)
    with np.errstate(over="ignore"):
        hashes = points[middle - 1]
        for step in range(1, GRAM):
            hashes = hashes * _MULTIPLIER + points[middle - 1 + step]
        hashes = (hashes ^ (hashes >> np.uint32(15))) * _SCATTER
        buckets = (hashes ^ (hashes >> np.uint32(13))) & np.uint32(BUCKETS - 1)
    keys, first = np.unique(owner[middle].astype(np.int64) * BUCKETS + buckets, return_index=True)
    offsets = np.searchsorted(keys, np.arange(len(texts) + 1, dtype=np.int64) * BUCKETS)
    return Grams(offsets.astype(np.int64), (keys % BUCKETS).astype(np.uint16), share[first])


def gathered(
    offsets: NDArray[np.int64], rows: NDArray[np.integer]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of the entries of ``rows`` in a flat array, and where each row begins among them.

    The offsets count as ``len(rows) + 1`` values, so a row's part is ``[begin[i]:begin[i + 1]]``.
    """
    counts = offsets[rows + 1] - offsets[rows]
    begins = np.concatenate(([0], np.cumsum(counts)))
    places = np.repeat(offsets[rows] - begins[:-1], counts) + np.arange(begins[-1])
    return places, begins


def sums_of(values: NDArray[np.float32], begins: NDArray[np.int64]) -> NDArray[np.float32]:
    """The sum of each row's part; an empty part sums to 0."""
    running = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return (running[begins[1:]] - running[begins[:-1]]).astype(np.float32)
