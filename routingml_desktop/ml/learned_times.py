"""Levels and paces learned from bookings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.ml.operation_times import OperationTimes
from routingml_desktop.ml.paces import Paces, Seen, learned_paces
from routingml_desktop.ml.time_levels import Part, TimeLevels, minutes_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.intervals import Bands
    from routingml_desktop.settings import LearningSettings


def learned_times(
    booked: Bookings,
    rows: NDArray[np.int64],
    matrix: csr_matrix,
    bands: Bands,
    learning: LearningSettings,
    stopping: Stopping,
) -> OperationTimes:
    """Learn from ``rows`` of the bookings; ``matrix`` is items x features.

    First the usual minutes of each operation; from what items take beyond them their pace; then
    the usual minutes again, the pace taken out.
    """
    levels: dict[Part, TimeLevels] = {}
    paces: dict[Part, Paces] = {}
    for part in Part:
        plain = TimeLevels.fit(part, booked, rows, learning)
        seen = _seen(plain, booked, rows)
        paces[part] = learned_paces(matrix, seen, len(booked.jobs), learning, stopping)
        owner = np.searchsorted(booked.offsets, rows, side="right") - 1
        mine = (owner < matrix.shape[0]) & (booked.job[rows] >= 0)
        pace = np.zeros(len(rows))
        pace[mine] = paces[part].of_rows(matrix, owner[mine], booked.job[rows][mine])
        levels[part] = TimeLevels.fit(part, booked, rows, learning, pace)
    return OperationTimes(booked, (levels[Part.SETUP], levels[Part.RUN]), paces, bands, learning)


def _seen(levels: TimeLevels, booked: Bookings, rows: NDArray[np.int64]) -> Seen:
    """What known items took beyond the level of each operation at its work center."""
    minutes = minutes_of(levels.part, booked, rows)
    owner = np.searchsorted(booked.offsets, rows, side="right") - 1
    usable = booked.counted[rows] & ~np.isnan(minutes) & (booked.job[rows] >= 0)
    usable &= owner < len(booked.offsets) - 1
    if not levels.levels:
        usable[:] = False
    job, place = booked.job[rows][usable], booked.work_center[rows][usable]
    distinct, back = np.unique(np.stack((job, place)), axis=1, return_inverse=True)
    middles = np.array(
        [levels.levels[int(j), int(w)].middle for j, w in distinct.T.tolist()], np.float64
    )
    beyond = levels.logs(minutes[usable]) - middles[back.ravel()]
    keys = owner[usable].astype(np.int64) * max(len(booked.jobs), 1) + job
    pairs, back, orders = np.unique(keys, return_inverse=True, return_counts=True)
    return Seen(
        item=pairs // max(len(booked.jobs), 1),
        job=pairs % max(len(booked.jobs), 1),
        orders=orders.astype(np.float64),
        beyond=np.bincount(back.ravel(), beyond, len(pairs)) / np.maximum(orders, 1),
    )
