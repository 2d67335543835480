"""Repeatable directions in the vector space: one for every value of every attribute.

Random directions keep distances (Johnson-Lindenstrauss); these come from hashing alone, so nothing
has to be stored and no library's random stream can change them between versions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)
_WORD: Final = 64


def mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The values scattered over all 64-bit numbers (the finisher of splitmix64)."""
    with np.errstate(over="ignore"):
        z = values + _GOLDEN
        z = (z ^ (z >> np.uint64(30))) * _MIX_1
        z = (z ^ (z >> np.uint64(27))) * _MIX_2
    return z ^ (z >> np.uint64(31))


def directions(salt: int, values: NDArray[np.integer], dimension: int) -> NDArray[np.float32]:
    """A unit vector with entries of plus or minus 1/sqrt(dimension) for each of ``values``."""
    words = -(-dimension // _WORD)
    seeds = mixed(values.astype(np.uint64) ^ mixed(np.array([salt], np.uint64))[0])
    with np.errstate(over="ignore"):
        streams = seeds[:, None] + np.arange(1, words + 1, dtype=np.uint64) * _GOLDEN
    bits = np.unpackbits(mixed(streams).view(np.uint8), axis=1, count=None)[:, :dimension]
    signs = bits.astype(np.float32)
    signs *= np.float32(2)
    signs -= np.float32(1)
    signs /= np.float32(np.sqrt(dimension))
    return signs
