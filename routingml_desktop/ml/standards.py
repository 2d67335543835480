"""The ERP's own minutes of each item's operations, kept for quick look-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.time_levels import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.known_routings import KnownRoutings

_COLUMN: Final = {Part.SETUP: 0, Part.RUN: 1}
"""Of ``KnownRoutings.minutes``."""


@dataclass(frozen=True, slots=True)
class Standards:
    """One row per item and operation that was ever booked, sorted by both.

    Of an item's routings the one that counts as its latest is asked first. A standard of 0 or less
    is none: nobody can say by which factor it is wrong.
    """

    key: NDArray[np.int64]
    """Item times the number of booked operations, plus the operation."""
    work_center: NDArray[np.int32]
    """Numbers of the booked ones; -1 when nothing was booked there."""
    minutes: Mapping[Part, NDArray[np.float64]]
    """Per lot for set-up, per piece for run; nan where there is none."""
    jobs: int
    """How many operations were ever booked."""

    @classmethod
    def of(cls, routings: KnownRoutings, booked: Bookings) -> Standards:
        """The standards in the plant's routings; none of routings as built."""
        count = max(len(booked.jobs), 1)
        lengths = np.diff(routings.operation_offsets)
        row = np.repeat(np.arange(len(routings)), lengths)
        item = np.searchsorted(routings.item_offsets, row, side="right") - 1
        described = routings.descriptions
        job = _numbers(described[c.JOB_CODE].to_list(), booked.jobs)[routings.described]
        place = _numbers(described[c.WORK_CENTER].to_list(), booked.work_centers)
        base = described[c.BASE_QUANTITY].fill_null(1.0).to_numpy()[routings.described]
        setup = _positive(routings.minutes[:, _COLUMN[Part.SETUP]])
        run = _positive(routings.minutes[:, _COLUMN[Part.RUN]] / np.where(base > 0, base, np.nan))
        known = (job >= 0) & ~(np.isnan(setup) & np.isnan(run)) & ~routings.as_built[row]
        key = item.astype(np.int64) * count + job
        latest = routings.latest[item] == row
        # Stable, so that of one operation done twice the first counts.
        order = np.lexsort((~latest, key))
        order = order[known[order]]
        order = order[np.r_[True, np.diff(key[order]) != 0]] if len(order) else order
        return cls(
            key=key[order],
            work_center=place[routings.described][order].astype(np.int32),
            minutes={Part.SETUP: setup[order], Part.RUN: run[order]},
            jobs=count,
        )

    @classmethod
    def none(cls) -> Standards:
        """A plant that keeps no standards."""
        nothing = np.zeros(0)
        return cls(
            np.zeros(0, np.int64),
            np.zeros(0, np.int32),
            {Part.SETUP: nothing, Part.RUN: nothing},
            1,
        )

    def without(self, items: Collection[int]) -> Standards:
        """The standards of all but some items."""
        kept = ~np.isin(self.item, list(items))
        minutes = {part: self.minutes[part][kept] for part in Part}
        return Standards(self.key[kept], self.work_center[kept], minutes, self.jobs)

    def __len__(self) -> int:
        return len(self.key)

    @property
    def item(self) -> NDArray[np.int64]:
        """Of each row its item."""
        return np.asarray(self.key // self.jobs)

    @property
    def job(self) -> NDArray[np.int64]:
        """Of each row its operation."""
        return np.asarray(self.key % self.jobs)

    def find(
        self, part: Part, item: NDArray[np.integer], job: NDArray[np.integer]
    ) -> NDArray[np.float64]:
        """The standard minutes of items' operations; nan where there are none."""
        found = np.full(len(item), np.nan)
        if not len(self.key):
            return found
        key = item.astype(np.int64) * self.jobs + job
        place = np.searchsorted(self.key, key).clip(max=len(self.key) - 1)
        here = (self.key[place] == key) & (job >= 0)
        found[here] = self.minutes[part][place[here]]
        return found


def _positive(minutes: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(minutes > 0, minutes, np.nan)


def _numbers(names: list[Any], pool: tuple[str, ...]) -> NDArray[np.int64]:
    places = {name: place for place, name in enumerate(pool)}
    return np.array([places.get(name, -1) for name in names], np.int64)
