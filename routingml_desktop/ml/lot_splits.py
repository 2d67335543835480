"""Set-up and run apart where a plant books only totals: by how lots of different sizes compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings

LEAST_ITEMS: Final = 5
"""Items of an operation with lots of different sizes, so that one odd item does not decide."""
LEAST_RATIO: Final = 2.0
"""Largest lot by smallest: closer lots do not tell set-up from run."""
LEAST_LOTS: Final = 3
LEAST_GAIN: Final = 0.02
"""What a set-up must take off the scatter about the totals; chance takes off less."""
_SHRUNK: Final = 10.0
"""Items whose evidence weighs as much as that of all work centers together."""
_TRIED: Final = np.concatenate(([0.0], np.geomspace(0.02, 2.0, 30)))
"""Set-ups tried, as parts of the median total."""


def setup_shares(booked: Bookings) -> NDArray[np.float32]:
    """Of each booking: the part of its run minutes that was set-up; nan where it was booked apart.

    An operation at which no set-up was ever booked may hold it in its totals: total = set-up + run
    per piece x pieces, where every item has its own run and the operation at a work center one
    set-up. The set-up is the one with the least mean absolute logarithmic error, which single odd
    bookings do not move; a work center's is drawn towards the whole operation's. Where lots hardly
    differ, or no set-up explains them better than none, nothing is split.
    """
    shares = np.full(len(booked), np.nan, np.float32)
    usable = booked.counted & (booked.job >= 0) & (booked.quantity > 0) & (booked.run > 0)
    owner = np.searchsorted(booked.offsets, np.arange(len(booked)), side="right")
    for job in np.unique(booked.job[usable]).tolist():
        of_job = booked.job == job
        if (np.nan_to_num(booked.setup[of_job & booked.counted]) > 0).any():
            continue
        everywhere = _Lots.of(booked, owner, np.flatnonzero(of_job & usable))
        usual, proven = everywhere.setup()
        if not proven:
            continue
        for center in np.unique(booked.work_center[of_job & usable]).tolist():
            rows = np.flatnonzero(of_job & usable & (booked.work_center == center))
            here = _Lots.of(booked, owner, rows)
            own, told = here.setup()
            weight = here.items / (here.items + _SHRUNK) if told else 0.0
            shares[rows] = here.shares(weight * own + (1 - weight) * usual)
    return shares


class _Lots:
    """Totals of one operation, grouped by item and work center."""

    def __init__(
        self, group: NDArray[np.int64], total: NDArray[np.float64], pieces: NDArray[np.float64]
    ) -> None:
        self._group = group
        self._total = total
        self._pieces = pieces
        self._telling = self._different()
        self.items = len(np.unique(group[self._telling]))

    @classmethod
    def of(cls, booked: Bookings, owner: NDArray[np.int64], rows: NDArray[np.int64]) -> _Lots:
        """The bookings of these rows."""
        keys = owner[rows] * (len(booked.work_centers) + 1) + booked.work_center[rows] + 1
        _, group = np.unique(keys, return_inverse=True)
        total = booked.run[rows].astype(np.float64)
        return cls(group, total, booked.quantity[rows].astype(np.float64))

    def setup(self) -> tuple[float, bool]:
        """The set-up minutes, and whether the lots prove that there are any."""
        if self.items < LEAST_ITEMS:
            return 0.0, False
        tried = _TRIED * float(np.median(self._total[self._telling]))
        errors = np.array([self._error(setup) for setup in tried.tolist()])
        best = int(np.argmin(errors))
        return float(tried[best]), bool(best > 0 and errors[best] < (1 - LEAST_GAIN) * errors[0])

    def shares(self, setup: float) -> NDArray[np.float32]:
        """What part of each total this set-up is."""
        run = self._run(setup)[self._group] * self._pieces
        return np.asarray(setup / np.maximum(setup + run, 1e-9), np.float32)

    def _error(self, setup: float) -> float:
        expected = setup + self._run(setup)[self._group] * self._pieces
        errors = np.abs(np.log(self._total / np.maximum(expected, 1e-9)))
        return float(errors[self._telling].mean())

    def _run(self, setup: float) -> NDArray[np.float64]:
        """The median run minutes of a piece of each item, given the set-up."""
        each = np.maximum(self._total - setup, 0.02 * self._total) / self._pieces
        order = np.lexsort((each, self._group))
        counts = np.bincount(self._group)
        start = np.cumsum(counts) - counts
        return np.asarray(each[order[start + counts // 2]])

    def _different(self) -> NDArray[np.bool_]:
        """The rows of items whose lots differ enough to tell."""
        count = int(self._group.max(initial=-1)) + 1
        most, least = np.zeros(count), np.full(count, np.inf)
        np.maximum.at(most, self._group, self._pieces)
        np.minimum.at(least, self._group, self._pieces)
        lots = np.bincount(self._group, minlength=count)
        telling = (lots >= LEAST_LOTS) & (most >= LEAST_RATIO * least)
        return np.asarray(telling[self._group])
