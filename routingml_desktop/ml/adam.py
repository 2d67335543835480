"""Steps of gradient descent by Adam (Kingma and Ba 2015) with decoupled decay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FIRST: Final = 0.9
_SECOND: Final = 0.999


@dataclass(slots=True)
class Adam:
    """Moves named arrays, in place, against their slopes."""

    values: dict[str, Floats]
    decay: float
    """Part of a value that each step takes away, times the rate."""
    steady: Collection[str]
    """Names of the values that do not decay."""
    mean: dict[str, Floats] = field(init=False)
    square: dict[str, Floats] = field(init=False)
    room: dict[str, Floats] = field(init=False)
    """To calculate in: fresh arrays in each step would take longer than the arithmetic."""
    steps: int = 0

    def __post_init__(self) -> None:
        self.mean = {name: np.zeros_like(value) for name, value in self.values.items()}
        self.square = {name: np.zeros_like(value) for name, value in self.values.items()}
        self.room = {name: np.empty_like(value) for name, value in self.values.items()}

    def step(self, slopes: Mapping[str, Floats], rate: float) -> None:
        """Move every value that has a slope."""
        self.steps += 1
        later = np.sqrt(1 - _SECOND**self.steps) / (1 - _FIRST**self.steps)
        scale = np.float32(rate * later)
        for name, slope in slopes.items():
            mean, square, value = self.mean[name], self.square[name], self.values[name]
            room = np.subtract(slope, mean, out=self.room[name])
            room *= np.float32(1 - _FIRST)
            mean += room
            np.multiply(slope, slope, out=room)
            room -= square
            room *= np.float32(1 - _SECOND)
            square += room
            np.sqrt(square, out=room)
            room += np.float32(1e-8)
            np.divide(mean, room, out=room)
            room *= scale
            if name not in self.steady:
                value *= np.float32(1 - rate * self.decay)
            value -= room
