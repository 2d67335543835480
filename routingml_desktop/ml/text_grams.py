"""Texts as hashed character n-grams, whatever their language."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

GRAM: Final = 3
BUCKETS: Final = 1 << 16
_MULTIPLIER: Final = np.uint32(0x01000193)
_SCATTER: Final = np.uint32(0x85EBCA6B)


def normalized(text: str) -> str:
    """One spelling of a text: compatible forms joined, case folded, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def grams_of(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """Offsets into, and the distinct n-gram buckets of each text, smallest first.

    Words are padded with blanks, so their beginnings and ends count as grams of their own.
    """
    padded = [f" {normalized(text)} " for text in texts]
    lengths = np.array([len(text) for text in padded], np.int64)
    if not len(lengths):
        return np.zeros(1, np.int64), np.zeros(0, np.uint16)
    points = np.frombuffer("".join(padded).encode("utf-32-le"), np.uint32)
    counts = np.maximum(lengths - (GRAM - 1), 0)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    owner = np.repeat(np.arange(len(texts)), counts)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    place = starts[owner] + within
    with np.errstate(over="ignore"):
        hashes = points[place]
        for step in range(1, GRAM):
            hashes = hashes * _MULTIPLIER + points[place + step]
        hashes = (hashes ^ (hashes >> np.uint32(15))) * _SCATTER
        buckets = (hashes ^ (hashes >> np.uint32(13))) & np.uint32(BUCKETS - 1)
    keys = np.unique(owner.astype(np.int64) * BUCKETS + buckets)
    offsets = np.searchsorted(keys, np.arange(len(texts) + 1, dtype=np.int64) * BUCKETS)
    return offsets.astype(np.int64), (keys % BUCKETS).astype(np.uint16)


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
