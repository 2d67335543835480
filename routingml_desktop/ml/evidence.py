"""Bookings and standards gathered for one question."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.time_levels import Part


@dataclass(frozen=True, slots=True)
class Evidence:
    """Bookings gathered for one question, and the items they were made for."""

    rows: NDArray[np.int64]
    owner: NDArray[np.int64]
    """Of each row: the place of its item among those gathered."""
    weight: NDArray[np.float64]
    """Of each gathered item: its similarity."""
    paces: Mapping[Part, NDArray[np.float32]]
    """Gathered items x operations."""
    items: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """Numbers of the gathered items; empty when their standards do not count."""
    leanings: Mapping[Part, NDArray[np.float32]] = field(default_factory=dict)
    """Gathered items x operations: what their standards are off by beyond the usual."""

    def only(self, allowed: NDArray[np.bool_]) -> Evidence:
        """The rows that are ``allowed``, a flag for every row of the bookings."""
        kept = allowed[self.rows]
        return replace(self, rows=self.rows[kept], owner=self.owner[kept])

    def at(self, booked: Bookings, job: int, work_center: int) -> Evidence:
        """The rows of one operation at one work center; without a work center at any.

        -1 stands for a job or work center on which nothing was ever booked.
        """
        here = (booked.job[self.rows] == job) & (job >= 0)
        if work_center >= 0:
            here &= booked.work_center[self.rows] == work_center
        return replace(self, rows=self.rows[here], owner=self.owner[here])
