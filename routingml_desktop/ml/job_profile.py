"""Which jobs an item probably needs, judged by its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.linear_part import LEAST, LinearPart, relevant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping

_FEATURES: Final = 2_500
_JOBS: Final = 300
_RIDGE: Final = 3.0
_FAMILIES: Final = 16
_LEAST_FAMILY: Final = 50
_ROUNDS: Final = 25
_SURE: Final = 0.01
"""No job is ever taken for certain or impossible: a plant can always do otherwise."""


class JobProfile:
    """Chance of every frequent job for an item.

    A ridge regression of having the job on what the item shows; then, because the same word means
    different things on different parts, a second one of what is left within each family of items.
    Families are found by likeness of the first answer. ``jobs`` are the numbers of the jobs.
    """

    def __init__(
        self,
        jobs: NDArray[np.int64],
        common: LinearPart,
        centers: NDArray[np.float32],
        families: Sequence[LinearPart],
    ) -> None:
        self.jobs = jobs
        self.common = common
        self.centers = centers
        self.families = tuple(families)

    @classmethod
    def fit(
        cls,
        matrix: csr_matrix,
        done: NDArray[np.float32],
        weight: NDArray[np.float64],
        stopping: Stopping,
    ) -> JobProfile:
        """Learn from items x features and items x jobs, each item counting by its ``weight``."""
        jobs = _frequent(done)
        if not len(jobs):
            return cls(jobs, LinearPart.none(0), np.zeros((0, 0), np.float32), [])
        wanted = done[:, jobs].astype(np.float64)
        chosen = relevant(matrix, wanted, _FEATURES)
        stop_if(stopping)
        common = LinearPart.fit(matrix, chosen, wanted, weight, _RIDGE)
        first = common.of_rows(matrix)
        centers, family = _families(first)
        families: list[LinearPart] = []
        for number in range(len(centers)):
            stop_if(stopping)
            rows = np.flatnonzero(family == number)
            left = (wanted - first)[rows]
            if len(rows) >= _LEAST_FAMILY:
                part = LinearPart.fit(matrix[rows], chosen, left, weight[rows], _RIDGE)
            else:
                part = LinearPart.none(len(jobs))
            families.append(part)
        return cls(jobs, common, centers.astype(np.float32), families)

    def chances(self, shown: NDArray[np.int64]) -> NDArray[np.float32]:
        """The chance of each of ``jobs`` for an item that shows these features."""
        chances = self.common.of(shown)
        if self.families:
            family = int(((self.centers - chances) ** 2).sum(axis=1).argmin())
            chances = chances + self.families[family].of(shown)
        return np.asarray(np.clip(chances, _SURE, 1 - _SURE), np.float32)

    def log_likelihood(
        self, shown: NDArray[np.int64], done: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """How likely ways of making are for such an item; ``done`` are ways x these jobs."""
        chances = self.chances(shown)
        sure = np.log(chances) - np.log1p(-chances)
        return np.asarray(done @ sure + np.log1p(-chances).sum(), np.float32)


def _frequent(done: NDArray[np.float32]) -> NDArray[np.int64]:
    """Jobs that neither all nor hardly any items have; of too many the most undecided ones."""
    having = done.sum(axis=0)
    frequent = np.flatnonzero((having >= LEAST) & (having <= len(done) - LEAST))
    undecided = np.minimum(having, len(done) - having)[frequent]
    return np.sort(frequent[np.argsort(-undecided, kind="stable")[:_JOBS]])


def _families(
    profiles: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Centers of items with like profiles (k-means, begun at those farthest apart)."""
    count = min(_FAMILIES, len(profiles) // _LEAST_FAMILY)
    if count == 0 or profiles.shape[1] == 0:
        return np.zeros((0, profiles.shape[1])), np.full(len(profiles), -1)
    centers = profiles.mean(axis=0, keepdims=True)
    distance = ((profiles - centers) ** 2).sum(axis=1)
    for _ in range(count - 1):
        centers = np.vstack((centers, profiles[int(distance.argmax())]))
        distance = np.minimum(distance, ((profiles - centers[-1]) ** 2).sum(axis=1))
    family = _nearest_center(profiles, centers)
    for _ in range(_ROUNDS):
        sums = np.zeros_like(centers)
        np.add.at(sums, family, profiles)
        sizes = np.bincount(family, minlength=len(centers))[:, None]
        centers = np.where(sizes > 0, sums / np.maximum(sizes, 1), centers)
        former, family = family, _nearest_center(profiles, centers)
        if (former == family).all():
            break
    return centers, family


def _nearest_center(
    profiles: NDArray[np.float64], centers: NDArray[np.float64]
) -> NDArray[np.int64]:
    squares = (centers**2).sum(axis=1) - 2 * profiles @ centers.T
    return np.asarray(squares.argmin(axis=1))
