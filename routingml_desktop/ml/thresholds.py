"""Where on a scale what is made changes: plants make things otherwise above a size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEAST: Final = 20
"""Items on either side of a threshold, at least."""
_LOOKED_AT: Final = 20_000
"""Items that are looked at, so that a large plant takes no longer; a limit beyond which fewer than
_LEAST of them lie is not found."""


def thresholds(
    values: NDArray[np.float64], made: NDArray[np.float32], most: int
) -> NDArray[np.float64]:
    """Where what is made changes most, ascending, ``most`` of them or fewer.

    ``values`` are one per item, nan where unknown; ``made`` is items x jobs, 1 where an item has
    the job. They are the splits of a regression tree on this one number with all jobs as its
    answers, grown best first (Breiman, Friedman, Olshen and Stone, Classification and Regression
    Trees, 1984): each split leaves the least variance of the jobs within its sides.
    """
    from sklearn.tree import DecisionTreeRegressor  # noqa: PLC0415 (training only)

    some = looked_at(len(values))
    known = np.isfinite(values[some])
    scale, jobs = values[some][known], made[some][known]
    if len(scale) < 2 * _LEAST or not jobs.size:
        return np.zeros(0)
    # The tree reckons with few digits: ranks keep numbers apart that differ little, or are huge.
    distinct, rank = np.unique(scale, return_inverse=True)
    tree = DecisionTreeRegressor(max_leaf_nodes=most + 1, min_samples_leaf=_LEAST, random_state=0)
    learned = tree.fit(rank[:, None], jobs).tree_
    below = np.unique(np.floor(learned.threshold[learned.feature >= 0]).astype(np.int64))
    return np.asarray(distinct[below] / 2 + distinct[below + 1] / 2)


def looked_at(count: int) -> slice:
    """Those of ``count`` items that are looked at, evenly spread."""
    return slice(None, None, max(1, -(-count // _LOOKED_AT)))
