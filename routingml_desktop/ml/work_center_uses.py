"""Where known items have each job done: by their routing, and by what was booked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.ml.bookings import UNDATED
from routingml_desktop.ml.known_routings import NO_DATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.known_routings import KnownRoutings

BOOKED_WORTH: Final = 0.5
"""What the bookings of an item and job count beside its routing. An order follows the plan of its
day, so it says less about the next plan than a routing does; without any, held-out work centers are
told worse (logarithm of the chance given to the true one: -0.71 without, -0.65 with; demo plant
small, by time, 2,065 operations)."""
_MINUTE: Final = 60_000_000


@dataclass(frozen=True, slots=True)
class Uses:
    """One row per item, job, work center and source (routing or bookings)."""

    item: NDArray[np.int64]
    job: NDArray[np.int64]
    center: NDArray[np.int64]
    day: NDArray[np.int64]
    """Of the last one, in microseconds since 1970, or NO_DATE."""
    worth: NDArray[np.float64]
    """1 for a routing; the bookings of an item and job are worth BOOKED_WORTH together."""

    def __len__(self) -> int:
        return len(self.item)

    def at(self, rows: NDArray[np.bool_]) -> Uses:
        """Some of the rows."""
        return Uses(
            self.item[rows], self.job[rows], self.center[rows], self.day[rows], self.worth[rows]
        )


@dataclass(frozen=True, slots=True)
class Booked:
    """Counted bookings at work centers that routings name too, as numbers of those."""

    item: NDArray[np.int64]
    job: NDArray[np.int64]
    center: NDArray[np.int64]
    day: NDArray[np.int64]
    quantity: NDArray[np.float64]


def center_names(routings: KnownRoutings) -> tuple[str, ...]:
    """The work centers that routings name, sorted; what is done outside has none."""
    names = routings.descriptions[c.WORK_CENTER].drop_nulls().unique().sort()
    return tuple(name for name in names.to_list() if name)


def choosable(routings: KnownRoutings, centers: tuple[str, ...]) -> NDArray[np.int64]:
    """Of each operation the number of its work center; -1 for one done outside or nowhere."""
    numbers = {name: number for number, name in enumerate(centers)}
    rows = routings.descriptions.select(c.WORK_CENTER, c.OPERATION_TYPE).rows()
    of_description = np.array(
        [-1 if kind == OperationType.OUTSIDE else numbers.get(name, -1) for name, kind in rows],
        np.int64,
    )
    return of_description[routings.described]


def booked_places(
    booked: Bookings, routings: KnownRoutings, centers: tuple[str, ...], items: int
) -> Booked:
    """What was booked where, of the first ``items`` items."""
    owner = np.searchsorted(booked.offsets, np.arange(len(booked)), side="right") - 1
    job = _translated(booked.jobs, routings.jobs)[booked.job]
    center = _translated(booked.work_centers, centers)[booked.work_center]
    rows = np.flatnonzero(booked.counted & (owner < items) & (job >= 0) & (center >= 0))
    minute = booked.minute[rows].astype(np.int64)
    return Booked(
        owner[rows],
        job[rows],
        center[rows],
        np.where(minute == UNDATED, NO_DATE, minute * _MINUTE),
        booked.quantity[rows].astype(np.float64),
    )


def uses(routings: KnownRoutings, booked: Booked, centers: tuple[str, ...]) -> Uses:
    """The uses by the items' latest routings, then those by bookings."""
    routed = np.flatnonzero(routings.latest >= 0)
    rows = routings.latest[routed]
    starts, ends = routings.operation_offsets[rows], routings.operation_offsets[rows + 1]
    lengths = ends - starts
    first = np.cumsum(lengths) - lengths
    operations = np.arange(lengths.sum()) - np.repeat(first - starts, lengths)
    center = choosable(routings, centers)[operations]
    kept = center >= 0
    made = _by_item(booked)
    job = routings.job_of_operations()[operations]
    day = np.repeat(routings.created[rows], lengths)
    item = np.repeat(routed, lengths)
    return Uses(
        np.concatenate((item[kept], made["item"].to_numpy())),
        np.concatenate((job[kept], made["job"].to_numpy())),
        np.concatenate((center[kept], made["center"].to_numpy())),
        np.concatenate((day[kept], made["day"].to_numpy())),
        np.concatenate((np.ones(int(kept.sum())), made["worth"].to_numpy())),
    )


def _by_item(booked: Booked) -> pl.DataFrame:
    rows = pl.DataFrame(
        {"item": booked.item, "job": booked.job, "center": booked.center, "day": booked.day}
    )
    counted = rows.group_by("item", "job", "center").agg(pl.col("day").max(), n=pl.len())
    share = pl.col("n") / pl.col("n").sum().over("item", "job")
    return counted.with_columns(worth=BOOKED_WORTH * share).sort("item", "job", "center")


def _translated(names: tuple[str, ...], numbers: tuple[str, ...]) -> NDArray[np.int64]:
    """Of each name its number among ``numbers``, -1 without; one more, for the place -1."""
    places = {name: number for number, name in enumerate(numbers)}
    return np.array([*(places.get(name, -1) for name in names), -1], np.int64)
