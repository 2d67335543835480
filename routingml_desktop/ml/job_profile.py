"""Which jobs an item probably needs, judged by its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.profile_features import ProfileFeatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.features import AskedItem, Column

_FEATURES: Final = 2_500
_JOBS: Final = 300
_LEAST: Final = 5
"""Items that must have a job, or a feature, before anything is concluded from it."""
_SIGNIFICANT: Final = 15.0
"""Chi-square with one degree of freedom: one false find in some ten thousand."""
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
        features: ProfileFeatures,
        jobs: NDArray[np.int64],
        usual: NDArray[np.float32],
        coefficients: NDArray[np.float32],
        centers: NDArray[np.float32],
        corrections: NDArray[np.float32],
    ) -> None:
        self.features = features
        self.jobs = jobs
        self.usual = usual
        self.coefficients = coefficients
        self.centers = centers
        self.corrections = corrections
        """Families x features x jobs."""

    @classmethod
    def fit(
        cls,
        columns: Sequence[Column],
        table: NDArray[np.int32],
        done: NDArray[np.float32],
        weight: NDArray[np.float64],
        stopping: Stopping,
    ) -> JobProfile:
        """Learn from items x jobs ``done``, each item counting by its ``weight``."""
        features = ProfileFeatures.of(columns, table)
        jobs = _frequent(done)
        wanted = done[:, jobs].astype(np.float64)
        matrix = features.matrix(table)
        features.choose(_relevant(matrix, wanted))
        matrix = features.matrix(table)
        stop_if(stopping)
        usual = np.average(wanted, axis=0, weights=weight) if len(table) else wanted.sum(axis=0)
        coefficients = _ridge(matrix, wanted - usual, weight)
        first = matrix @ coefficients + usual
        centers, family = _families(first)
        corrections = np.zeros((len(centers), *coefficients.shape), np.float32)
        for number in range(len(centers)):
            stop_if(stopping)
            rows = np.flatnonzero(family == number)
            if len(rows) >= _LEAST_FAMILY:
                left = (wanted - first)[rows]
                corrections[number] = _ridge(matrix[rows], left, weight[rows])
        return cls(
            features,
            jobs,
            usual.astype(np.float32),
            coefficients.astype(np.float32),
            centers.astype(np.float32),
            corrections,
        )

    def chances(self, asked: AskedItem) -> NDArray[np.float32]:
        """The chance of each of ``jobs`` for an asked item."""
        shown = self.features.of_asked(asked)
        first = self.usual + self.coefficients[shown].sum(axis=0)
        if len(self.centers):
            family = int(((self.centers - first) ** 2).sum(axis=1).argmin())
            first = first + self.corrections[family][shown].sum(axis=0)
        return np.asarray(np.clip(first, _SURE, 1 - _SURE), np.float32)

    def log_likelihood(self, asked: AskedItem, done: NDArray[np.float32]) -> NDArray[np.float32]:
        """How likely ways of making are for an asked item; ``done`` are ways x these jobs."""
        chances = self.chances(asked)
        sure = np.log(chances) - np.log1p(-chances)
        return np.asarray(done @ sure + np.log1p(-chances).sum(), np.float32)


def _frequent(done: NDArray[np.float32]) -> NDArray[np.int64]:
    """Jobs that neither all nor hardly any items have, the most undecided ones first to stay."""
    having = done.sum(axis=0)
    frequent = np.flatnonzero((having >= _LEAST) & (having <= len(done) - _LEAST))
    undecided = np.minimum(having, len(done) - having)[frequent]
    return np.sort(frequent[np.argsort(-undecided, kind="stable")[:_JOBS]])


def _relevant(matrix: csr_matrix, wanted: NDArray[np.float64]) -> NDArray[np.int64]:
    """The features that go with any job beyond chance, strongest ones when there are too many."""
    total = matrix.shape[0]
    having = np.asarray(matrix.sum(axis=0)).ravel()[:, None]
    jobs = wanted.sum(axis=0)[None, :]
    if not jobs.size or not having.size:
        return np.zeros(0, np.int64)
    both = np.asarray(matrix.T @ wanted)
    scatter = np.sqrt(having * (total - having) * jobs * (total - jobs))
    phi = np.abs(total * both - having * jobs) / np.maximum(scatter, 1e-9)
    strength = np.where(having[:, 0] >= _LEAST, phi.max(axis=1), 0.0)
    relevant = np.flatnonzero(strength**2 * total >= _SIGNIFICANT)
    strongest = relevant[np.argsort(-strength[relevant], kind="stable")[:_FEATURES]]
    return np.sort(strongest)


def _ridge(
    matrix: csr_matrix, wanted: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weighted ridge coefficients, by whichever of rows and features are fewer."""
    if matrix.shape[0] < matrix.shape[1]:
        root = np.sqrt(weight)[:, None]
        scaled = matrix.multiply(root).tocsr()
        kernel = (scaled @ scaled.T).toarray()
        kernel[np.diag_indices_from(kernel)] += _RIDGE
        return np.asarray(scaled.T @ np.linalg.solve(kernel, root * wanted))
    weighted = matrix.multiply(weight[:, None]).tocsr()
    gram = (matrix.T @ weighted).toarray()
    gram[np.diag_indices_from(gram)] += _RIDGE
    return np.asarray(np.linalg.solve(gram, np.asarray(weighted.T @ wanted)))


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
