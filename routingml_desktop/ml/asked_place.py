"""Where minutes are asked for: at the planned work center, or where orders really go now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.work_centers import WorkCenters

LAST: Final = 3
"""An item's last orders of a job; when none of them was at the planned work center, its plan is out
of date there."""


def place_now(booked: Bookings, rows: NDArray[np.int64], job: int, planned: int) -> int:
    """Where the item's next order of a job will probably be made.

    ``rows`` are the item's bookings. ``planned``, the work center of its routing, unless none of
    its last orders was made there: then the one of the last. Numbers are those of the bookings.
    """
    mine = rows[(booked.job[rows] == job) & booked.counts(rows) & (booked.work_center[rows] >= 0)]
    if job < 0 or not len(mine):
        return planned
    last = mine[np.argsort(booked.minute[mine], kind="stable")[-LAST:]]
    places = booked.work_center[last]
    return planned if (places == planned).any() else int(places[-1])


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """At which work center a question asks for the minutes of a job, before anything is booked."""

    booked: Bookings
    routings: KnownRoutings
    work_centers: WorkCenters

    def planned(self, item: int) -> dict[int, list[int]]:
        """Of each job in an item's routing the work centers it names; numbers of the bookings."""
        row = int(self.routings.latest[item])
        found: dict[int, list[int]] = {}
        for operation in self.routings.operations(row) if row >= 0 else ():
            job = self.booked.job_number(operation.job_code)
            place = self.booked.work_center_number(operation.work_center)
            found.setdefault(job, []).append(place)
        return found

    def likeliest(self, shown: NDArray[np.int64], jobs: Iterable[int]) -> dict[int, int]:
        """Of these jobs the work centers proposed to an item that shows such features."""
        asked = self.work_centers.asked(shown, None)
        found = {}
        for job in jobs:
            center = asked.likeliest(self.booked.jobs[job]) if job >= 0 else None
            if center is not None:
                found[job] = self.booked.work_center_number(center)
        return found


def own_place(
    booked: Bookings, rows: NDArray[np.int64], operation: Operation, *, own: bool
) -> tuple[int, int]:
    """Numbers of the job and of the work center that an operation's minutes are asked for.

    ``rows`` are the asked item's bookings; they count for an operation of its ``own`` routing.
    """
    job = booked.job_number(operation.job_code)
    place = booked.work_center_number(operation.work_center)
    return job, place_now(booked, rows, job, place) if own else place
