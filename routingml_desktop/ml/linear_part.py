"""A linear model over those features that matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

LEAST: Final = 5
"""Items that must show a feature before anything is concluded from it."""
SIGNIFICANT: Final = 15.0
"""Chi-square with one degree of freedom: one false find in some ten thousand."""
_FEW_ANSWERS: Final = 2
_MANY_FEATURES: Final = 200
"""For so few answers from so many features steps towards the solution cost less than the products
of all pairs of features, which serve any number of answers."""
_NEAR: Final = 1e-4
"""Part of the first error at which the steps end."""


@dataclass(frozen=True, slots=True)
class LinearPart:
    """Answers for an item that shows nothing, and what each chosen feature adds to them."""

    usual: NDArray[np.float32]
    chosen: NDArray[np.int64]
    """Numbers of the features, ascending; the others add nothing."""
    coefficients: NDArray[np.float32]
    """Chosen features x answers."""

    @classmethod
    def fit(
        cls,
        matrix: csr_matrix,
        chosen: NDArray[np.int64],
        wanted: NDArray[np.float64],
        weight: NDArray[np.float64],
        penalty: float,
    ) -> LinearPart:
        """Ridge regression of ``wanted`` on the chosen features of items x features."""
        usual, coefficients = ridge(matrix[:, chosen], wanted, weight, penalty)
        return cls(usual.astype(np.float32), chosen, coefficients.astype(np.float32))

    @classmethod
    def none(cls, answers: int) -> LinearPart:
        """The answer is always 0."""
        nothing = np.zeros(0, np.int64)
        return cls(np.zeros(answers, np.float32), nothing, np.zeros((0, answers), np.float32))

    def of(self, shown: NDArray[np.int64]) -> NDArray[np.float32]:
        """The answers for an item that shows these features."""
        if not len(self.chosen):
            return self.usual
        places = np.searchsorted(self.chosen, shown).clip(max=len(self.chosen) - 1)
        places = places[self.chosen[places] == shown]
        return np.asarray(self.usual + self.coefficients[places].sum(axis=0))

    def of_rows(self, matrix: csr_matrix) -> NDArray[np.float64]:
        """The answers for the rows of items x features."""
        return np.asarray(matrix[:, self.chosen] @ self.coefficients + self.usual)


def relevant(matrix: csr_matrix, wanted: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """The features that go with any answer beyond chance, at most the strongest ``most``."""
    strength = strengths(matrix, wanted)
    found = np.flatnonzero(strength**2 * matrix.shape[0] >= SIGNIFICANT)
    strongest = found[np.argsort(-strength[found], kind="stable")[:most]]
    return np.sort(strongest)


def strengths(matrix: csr_matrix, wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each feature its strongest correlation with any answer, from 0 to 1."""
    total = matrix.shape[0]
    if total == 0 or not wanted.size:
        return np.zeros(matrix.shape[1])
    having = np.asarray(matrix.sum(axis=0)).ravel()
    centered = wanted - wanted.mean(axis=0)
    scatter = np.sqrt((having * (total - having) / total)[:, None] * (centered**2).sum(axis=0))
    correlation = np.abs(np.asarray(matrix.T @ centered)) / np.maximum(scatter, 1e-9)
    return np.where(having >= LEAST, correlation.max(axis=1), 0.0)


def ridge(
    matrix: csr_matrix, wanted: NDArray[np.float64], weight: NDArray[np.float64], penalty: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weighted ridge regression: the constant, which costs nothing, and the coefficients."""
    total = max(float(weight.sum()), 1e-9)
    usual = weight @ wanted / total
    shown = np.asarray(matrix.T @ weight) / total
    if matrix.shape[0] < matrix.shape[1]:
        coefficients = _by_rows(matrix, shown, wanted - usual, weight, penalty)
    elif wanted.shape[1] <= _FEW_ANSWERS and matrix.shape[1] >= _MANY_FEATURES:
        coefficients = _by_steps(matrix, shown, wanted - usual, weight, penalty)
    else:
        # Least squares about the means needs no dense copy: the means come off the products.
        weighted = matrix.multiply(weight[:, None]).tocsr()
        gram = (matrix.T @ weighted).toarray() - total * np.outer(shown, shown)
        gram[np.diag_indices_from(gram)] += penalty
        coefficients = np.linalg.solve(gram, np.asarray(weighted.T @ (wanted - usual)))
    return np.asarray(usual - shown @ coefficients), np.asarray(coefficients)


def _by_rows(
    matrix: csr_matrix,
    shown: NDArray[np.float64],
    wanted: NDArray[np.float64],
    weight: NDArray[np.float64],
    penalty: float,
) -> NDArray[np.float64]:
    """The same for fewer rows than features, about the means ``shown``."""
    root = np.sqrt(weight)[:, None]
    scaled = root * (matrix.toarray() - shown)
    kernel = scaled @ scaled.T
    kernel[np.diag_indices_from(kernel)] += penalty
    return np.asarray(scaled.T @ np.linalg.solve(kernel, root * wanted))


def _by_steps(
    matrix: csr_matrix,
    shown: NDArray[np.float64],
    wanted: NDArray[np.float64],
    weight: NDArray[np.float64],
    penalty: float,
) -> NDArray[np.float64]:
    """The same for few answers, by conjugate gradients (Hestenes and Stiefel 1952)."""
    # Training only: an answer needs no solver.
    from scipy.sparse.linalg import LinearOperator, cg  # noqa: PLC0415

    total = max(float(weight.sum()), 1e-9)
    turned = matrix.T.tocsr()

    def times(vector: NDArray[np.float64]) -> NDArray[np.float64]:
        found = turned @ (weight * (matrix @ vector)) - total * shown * (shown @ vector)
        return np.asarray(found + penalty * vector)

    size = matrix.shape[1]
    diagonal = turned.multiply(turned) @ weight - total * shown**2 + penalty
    normal = LinearOperator((size, size), times, dtype=np.float64)
    scaled = LinearOperator((size, size), lambda v: v / diagonal, dtype=np.float64)
    goals = turned @ (weight[:, None] * wanted)
    return np.stack([cg(normal, goal, rtol=_NEAR, M=scaled)[0] for goal in goals.T], axis=1)
