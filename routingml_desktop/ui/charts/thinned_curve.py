"""A curve that grows for hours and is still drawn in a moment."""

from __future__ import annotations

from typing import Final

MOST_POINTS: Final = 600
"""More would not be told apart on a screen, and an hour would draw slower than a minute."""


class ThinnedCurve:
    """Keeps points evenly: all at first, then every second, every fourth, and always the newest."""

    def __init__(self) -> None:
        self._kept: list[tuple[float, float]] = []
        self._newest: tuple[float, float] | None = None
        self._added = 0
        self._step = 1

    def __len__(self) -> int:
        return len(self._kept) + (self._newest is not None)

    def add(self, x: float, y: float) -> None:
        """A further point to the right of the others."""
        if self._added % self._step == 0:
            self._kept.append((x, y))
            self._newest = None
        else:
            self._newest = (x, y)
        self._added += 1
        if len(self._kept) >= MOST_POINTS:
            self._newest = self._newest or self._kept[-1]
            self._kept = self._kept[::2]
            self._step *= 2
            if self._kept[-1] == self._newest:
                self._newest = None

    def points(self) -> tuple[list[float], list[float]]:
        """The kept points, left to right: all x, all y."""
        shown = self._kept if self._newest is None else [*self._kept, self._newest]
        return [x for x, _ in shown], [y for _, y in shown]
