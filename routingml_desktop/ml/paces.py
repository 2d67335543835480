"""How much slower than usual an item is, judged by its attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.linear_part import LinearPart, relevant
from routingml_desktop.ml.time_levels import trust

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.settings import LearningSettings

_FEATURES: Final = 1_200
_RIDGE: Final = 5.0
_LEAST_ITEMS: Final = 150
"""Items an operation must have been booked on to have a pace of its own."""
_MOST_ITEMS: Final = 10_000
"""Items an operation's pace is learned from; a random part of more."""
_MOST_COMMON: Final = 30_000
"""Items the common pace is learned from: standards tell of all items, booked or not."""
_SELECTED_BY: Final = 40
"""Operations, the most booked ones, that say which features matter."""


@dataclass(frozen=True, slots=True)
class Paces:
    """Logarithms to add to what an operation usually takes, for one part of the time.

    One pace that all operations of an item share, and a correction for each operation that was
    booked on enough items.
    """

    common: LinearPart
    """One answer."""
    single: LinearPart
    """One answer per operation in ``jobs``."""
    jobs: NDArray[np.int64]
    """Numbers of the operations with a pace of their own."""
    count: int
    """Operations in all."""
    limit: float
    """No pace is beyond what nearly all items showed."""

    @classmethod
    def none(cls, count: int) -> Paces:
        """Every item is as fast as its operations usually are."""
        return cls(LinearPart.none(1), LinearPart.none(0), np.zeros(0, np.int64), count, 0.0)

    def of(self, shown: NDArray[np.int64]) -> NDArray[np.float32]:
        """The pace of each operation for an item that shows these features."""
        paces = np.full(self.count, self.common.of(shown)[0], np.float32)
        paces[self.jobs] += self.single.of(shown)
        return np.clip(paces, -self.limit, self.limit)

    def of_rows(
        self, matrix: csr_matrix, item: NDArray[np.int64], job: NDArray[np.int32]
    ) -> NDArray[np.float64]:
        """The pace of each booking, by the row of its item in ``matrix`` and its operation."""
        paces = self.common.of_rows(matrix)[item, 0]
        column = np.full(self.count + 1, -1, np.int64)
        column[self.jobs] = np.arange(len(self.jobs))
        single = self.single.of_rows(matrix)
        has = column[job] >= 0
        paces[has] += single[item[has], column[job[has]]]
        return np.asarray(np.clip(paces, -self.limit, self.limit), np.float64)


def learned_paces(
    matrix: csr_matrix,
    seen: Seen,
    count: int,
    learning: LearningSettings,
    stopping: Stopping,
) -> Paces:
    """Learn from what items took beyond the usual; ``matrix`` is items x features."""
    orders = np.bincount(seen.item, seen.orders, matrix.shape[0])
    items = np.flatnonzero(orders)
    if len(items) < _LEAST_ITEMS:
        return Paces.none(count)
    rng = np.random.default_rng(learning.seed)
    items = np.sort(rng.permutation(items)[:_MOST_COMMON])
    beyond = np.bincount(seen.item, seen.beyond * seen.orders, matrix.shape[0])[items]
    wanted = (beyond / orders[items])[:, None]
    chosen = relevant(matrix[items], wanted, _FEATURES)
    weight = np.array([trust(n, learning) for n in orders[items]])
    common = LinearPart.fit(matrix[items], chosen, wanted, weight, _RIDGE)
    left = seen.beyond - common.of_rows(matrix)[seen.item, 0]
    jobs = np.flatnonzero(np.bincount(seen.job, minlength=count) >= _LEAST_ITEMS)
    chosen = _chosen(matrix, seen, left, jobs)
    parts: list[LinearPart] = []
    for job in jobs:
        stop_if(stopping)
        rows = rng.permutation(np.flatnonzero(seen.job == job))[:_MOST_ITEMS]
        weight = np.array([trust(n, learning) for n in seen.orders[rows]])
        here = matrix[seen.item[rows]]
        parts.append(LinearPart.fit(here, chosen, left[rows, None], weight, _RIDGE))
    single = LinearPart(
        usual=np.array([part.usual[0] for part in parts], np.float32),
        chosen=chosen,
        coefficients=np.hstack(
            [np.zeros((len(chosen), 0), np.float32), *(part.coefficients for part in parts)]
        ),
    )
    limit = float(np.quantile(np.abs(seen.beyond), 0.99))
    return Paces(common, single, jobs, count, limit)


@dataclass(frozen=True, slots=True)
class Seen:
    """What items took beyond the usual, one row per item and operation."""

    item: NDArray[np.int64]
    job: NDArray[np.int64]
    orders: NDArray[np.float64]
    beyond: NDArray[np.float64]
    """Mean logarithm of the minutes less that of the operation."""


def _chosen(
    matrix: csr_matrix, seen: Seen, left: NDArray[np.float64], jobs: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The features that matter to any of the most booked operations."""
    sizes = np.bincount(seen.job, minlength=int(jobs.max(initial=0)) + 1)[jobs]
    found = [np.zeros(0, np.int64)]
    for job in jobs[np.argsort(-sizes, kind="stable")[:_SELECTED_BY]]:
        rows = np.flatnonzero(seen.job == job)[:_MOST_ITEMS]
        found.append(relevant(matrix[seen.item[rows]], left[rows, None], _FEATURES // 4))
    return np.unique(np.concatenate(found))
