"""A fitted gradient boosting evaluated by array arithmetic: one question must not wait for it.

scikit-learn needs some 10 ms for a single row, most of it around the trees; a question has a few
rows and 50 ms in all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class BoostedTrees:
    """The trees of a histogram gradient boosting, their nodes one after the other."""

    base: float
    roots: NDArray[np.int64]
    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    missing_right: NDArray[np.bool_]
    children: NDArray[np.int64]
    """Left and right of each node in turn; a leaf is its own child."""
    value: NDArray[np.float64]
    depth: int

    @classmethod
    def of(cls, estimator: Any) -> BoostedTrees:
        """The trees of a fitted HistGradientBoosting regressor or two-class classifier.

        Raises ValueError for one with several outputs or with categories.
        """
        nodes: list[NDArray[Any]] = []
        for predictors in estimator._predictors:  # noqa: SLF001 (has no public way to its trees)
            if len(predictors) != 1:
                raise ValueError("has several outputs")
            nodes.append(predictors[0].nodes)
        sizes = [len(tree) for tree in nodes]
        roots = np.concatenate(([0], np.cumsum(sizes)))[:-1].astype(np.int64)
        shift = np.repeat(roots, sizes)
        every = np.concatenate(nodes)
        if every["is_categorical"].any():
            raise ValueError("has categories")
        leaf, itself = every["is_leaf"].astype(bool), np.arange(len(every))
        return cls(
            base=float(np.ravel(estimator._baseline_prediction)[0]),  # noqa: SLF001
            roots=roots,
            feature=np.where(leaf, 0, every["feature_idx"]).astype(np.int64),
            threshold=every["num_threshold"].astype(np.float64),
            missing_right=~every["missing_go_to_left"].astype(bool),
            children=np.stack(
                [np.where(leaf, itself, every[side] + shift) for side in ("left", "right")], axis=1
            )
            .astype(np.int64)
            .ravel(),
            value=np.where(leaf, every["value"], 0.0),
            depth=int(every["depth"].max(initial=0)),
        )

    def raw(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of the trees of each row: a regressor's answer, a classifier's log odds."""
        known = np.ascontiguousarray(rows).ravel()
        gaps = np.isnan(known)
        complete = not gaps.any()
        first = (np.arange(len(rows)) * rows.shape[1])[:, None]
        place = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            cell = first + self.feature.take(place)
            goes_right = known.take(cell) > self.threshold.take(place)
            if not complete:
                goes_right |= gaps.take(cell) & self.missing_right.take(place)
            place = self.children.take(2 * place + goes_right)
        return np.asarray(self.base + self.value[place].sum(axis=1))


def fittable(rows: NDArray[Any]) -> NDArray[Any]:
    """The rows, 0 in columns of which nothing is known: a fit bears gaps, but no empty column."""
    empty = np.isnan(rows).all(axis=0)
    return np.where(empty, 0.0, rows).astype(rows.dtype) if empty.any() else rows
