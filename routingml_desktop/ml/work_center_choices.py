"""The work centers each job may be sent to: real rows to take over, and which are given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.known_routings import NO_DATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.work_center_uses import Booked, Uses

CHANCE: Final = 1e-4
"""A silence less probable than this is no chance: the job goes on without the work center."""
LEAST_AFTER: Final = 20
"""Items that must have the job elsewhere since, whatever the chance."""
LEAST_THERE: Final = 5
"""Items that must have had it there before anything is concluded."""
SILENCE: Final = 182 * 24 * 3600 * 1_000_000
"""Half a year, in microseconds: a machine under repair comes back."""
GAPS: Final = 2.0
"""A silence must be so many times as long as the longest one before it."""
_STRAY: Final = 0.01
"""Part of a work center's uses that may be mistyped: dated too late, or booked to the wrong one."""
_LOTS: Final = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Choices:
    """One row per job and work center that routings name together, sorted by job."""

    offsets: NDArray[np.int64]
    """``offsets[j]:offsets[j + 1]`` are the rows of job j."""
    center: NDArray[np.int64]
    operation: NDArray[np.int64]
    """The latest real row: its place among the operations of all routings."""
    items: NDArray[np.int32]
    orders: NDArray[np.int32]
    lots: NDArray[np.float32]
    """Rows x pieces of the tenth and the ninetieth of a hundred lots; nan without bookings."""
    retired: NDArray[np.bool_]

    @classmethod
    def none(cls, jobs: int) -> Choices:
        """No job has a choice."""
        nothing, few = np.zeros(0, np.int64), np.zeros(0, np.int32)
        offsets, lots = np.zeros(jobs + 1, np.int64), np.zeros((0, 2), np.float32)
        return cls(offsets, nothing, nothing, few, few, lots, np.zeros(0, bool))

    def __len__(self) -> int:
        return len(self.center)

    def of(self, job: int) -> NDArray[np.int64]:
        """The rows of a job."""
        return np.arange(self.offsets[job], self.offsets[job + 1])


def choices_of(
    routings: KnownRoutings,
    center: NDArray[np.int64],
    found: Uses,
    booked: Booked,
    now: int,
    stopping: Stopping,
) -> Choices:
    """The choices of every job; ``center`` is that of each operation, ``now`` the last day.

    Raises WorkCancelledError when asked to stop.
    """
    width = int(max(center.max(initial=0), found.center.max(initial=0))) + 1
    used = found.job * width + found.center
    keys, operation = _latest_rows(routings, center, width)
    # What only superseded routings name, and no booking, was left behind.
    still = np.isin(keys, used)
    keys, operation = keys[still], operation[still]
    jobs = keys // width
    items = int(found.item.max(initial=0)) + 1
    distinct = np.unique(used * items + found.item) // items
    booked_keys = booked.job * width + booked.center
    retired = np.zeros(len(keys), bool)
    for job in np.unique(jobs).tolist():
        stop_if(stopping)
        rows = np.flatnonzero(jobs == job)
        mine = np.flatnonzero(found.job == job)
        days, places = found.day[mine], found.center[mine]
        retired[rows] = [
            given_up(days[places == at], days[places != at], now)
            for at in (keys[rows] % width).tolist()
        ]
    return Choices(
        offsets=np.searchsorted(jobs, np.arange(len(routings.jobs) + 1)).astype(np.int64),
        center=keys % width,
        operation=operation,
        items=_counts(distinct, keys),
        orders=_counts(booked_keys, keys),
        lots=_lots(booked_keys, booked.quantity, keys),
        retired=retired,
    )


def given_up(there: NDArray[np.int64], elsewhere: NDArray[np.int64], now: int) -> bool:
    """Whether a work center is used no more for a job that goes on without it.

    ``there`` and ``elsewhere`` are days of use by items, in microseconds since 1970. It is given up
    when nothing was done there for half a year, and twice as long as ever before, while at least
    LEAST_AFTER items had the job done elsewhere, so many that its former share makes the silence
    less probable than CHANCE. Fewer than LEAST_THERE uses and undated ones tell nothing.
    """
    there, elsewhere = there[there != NO_DATE], elsewhere[elsewhere != NO_DATE]
    if len(there) < LEAST_THERE:
        return False
    last = int(np.quantile(there, 1 - _STRAY, method="lower"))
    former = np.sort(there[there <= last])
    gap = GAPS * float(np.diff(former).max(initial=0))
    after = int((elsewhere > last).sum())
    if now - last < max(SILENCE, gap) or after < LEAST_AFTER:
        return False
    first = int(there.min())
    beside = int(((elsewhere >= first) & (elsewhere <= last)).sum())
    share = len(there) / (len(there) + beside)
    return bool(after * np.log1p(-min(share, 0.999)) < np.log(CHANCE))


def _latest_rows(
    routings: KnownRoutings, center: NDArray[np.int64], width: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct pairs of job and work center, and the newest operation of each."""
    able = np.flatnonzero(center >= 0)
    routing = np.searchsorted(routings.operation_offsets, able, side="right") - 1
    keys = routings.job_of_operations()[able] * width + center[able]
    order = np.lexsort((routings.created[routing], keys))
    last = np.flatnonzero(np.r_[np.diff(keys[order]) != 0, True]) if len(order) else order
    return keys[order][last], able[order][last]


def _counts(found: NDArray[np.int64], keys: NDArray[np.int64]) -> NDArray[np.int32]:
    distinct, counts = np.unique(found, return_counts=True)
    if not len(distinct):
        return np.zeros(len(keys), np.int32)
    places = np.searchsorted(distinct, keys).clip(max=len(distinct) - 1)
    return np.where(distinct[places] == keys, counts[places], 0).astype(np.int32)


def _lots(
    booked: NDArray[np.int64], quantity: NDArray[np.float64], keys: NDArray[np.int64]
) -> NDArray[np.float32]:
    lots = np.full((len(keys), 2), np.nan, np.float32)
    order = np.argsort(booked, kind="stable")
    starts = np.searchsorted(booked[order], keys)
    ends = np.searchsorted(booked[order], keys, side="right")
    for row, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        known = quantity[order[start:end]]
        known = known[known > 0]
        if len(known):
            lots[row] = np.quantile(known, _LOTS)
    return lots
