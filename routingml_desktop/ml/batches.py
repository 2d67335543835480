"""Rows dealt out in random batches, round after round, with a rate of learning that cools down."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Batches:
    """``steps`` batches of ``size`` rows out of ``count``; each row once a round."""

    count: int
    size: int
    steps: int
    rate: float
    """At the beginning; along a cosine it cools down to a fiftieth."""
    told: int
    """Steps between two tellings; the last step always tells."""

    def dealt(
        self, random: np.random.Generator
    ) -> Iterator[tuple[NDArray[np.int64], float, float | None]]:
        """The rows of each batch ascending, its rate, and what part is done when that is told."""
        order = np.zeros(0, np.int64)
        for step in range(self.steps):
            while len(order) < self.size:
                order = np.concatenate((order, random.permutation(self.count)))
            batch, order = np.sort(order[: self.size]), order[self.size :]
            rate = self.rate * (0.51 + 0.49 * cos(pi * step / self.steps))
            told = (self.steps - step - 1) % self.told == 0
            yield batch, rate, (step + 1) / self.steps if told else None

    def rounds(self, done: float) -> float:
        """How many rounds through the rows a part of the steps is."""
        return done * self.steps * self.size / self.count
