"""Which jobs the ways of items have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.linear_part import LEAST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings

_JOBS: Final = 600
"""Operations that are told apart, the most frequent ones."""


def frequent_jobs(routings: KnownRoutings, way: NDArray[np.int32]) -> tuple[NDArray[np.int64], int]:
    """The jobs that enough items have, ascending, and the number of the others.

    ``way`` is the way of each item.
    """
    count = len(routings.way_offsets) - 1
    owner = np.repeat(np.arange(count), np.diff(routings.way_offsets))
    number = len(routings.jobs)
    once = np.unique(owner * number + routings.way_jobs)
    items = np.bincount(way, minlength=count)
    having = np.bincount(once % max(number, 1), items[once // max(number, 1)], number)
    most = np.argsort(-having, kind="stable")[:_JOBS]
    jobs = np.sort(most[having[most] >= LEAST]).astype(np.int64)
    return jobs, number - len(jobs)


def jobs_made(
    routings: KnownRoutings, way: NDArray[np.int32], jobs: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Items x jobs: 1 where the item's way has the job."""
    distinct, of_item = np.unique(way, return_inverse=True)
    found = np.zeros((len(distinct), len(jobs)), np.float32)
    for place, number in enumerate(distinct.tolist()):
        found[place] = np.isin(jobs, routings.jobs_of_way(number))
    return found[of_item]
