"""Chance in the demo plant: draws, and choices that keep how likely they were."""

from __future__ import annotations

import numpy as np


def chance(rng: np.random.Generator, count: int, share: float | np.ndarray) -> np.ndarray:
    """Yes for about ``share`` of ``count`` rows."""
    return np.asarray(rng.random(count) < share)


class Dice:
    """Draws choices and keeps how likely they were.

    ``probability`` is the product over what was drawn, ``ceiling`` over the likelier sides.
    """

    def __init__(self, rng: np.random.Generator, count: int) -> None:
        self._rng = rng
        self.probability = np.ones(count)
        self.ceiling = np.ones(count)

    def happens(self, share: np.ndarray | float, where: np.ndarray) -> np.ndarray:
        """Whether it happens to each item; it concerns the items ``where`` only."""
        p = np.broadcast_to(share, where.shape)
        yes = self._rng.random(len(where)) < p
        self.probability *= np.where(where, np.where(yes, p, 1 - p), 1.0)
        self.ceiling *= np.where(where, np.maximum(p, 1 - p), 1.0)
        return np.asarray(yes & where)
