"""Ridge regression: whichever way it is solved, it is the same regression."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from routingml_desktop.ml.linear_part import LinearPart, ridge


def plant(rows: int, features: int, answers: int) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    """Items that show some features, the first of which matter, and what is wanted of them."""
    random = np.random.default_rng(3)
    shown = (random.random((rows, features)) < 0.1).astype(np.float64)
    effects = np.zeros((features, answers))
    effects[:5] = np.linspace(0.4, 2.0, 5 * answers).reshape(5, answers)
    wanted = 2.0 + shown @ effects + random.normal(0, 0.1, (rows, answers))
    return csr_matrix(shown), wanted, random.uniform(0.2, 1.0, rows)


@pytest.mark.parametrize(
    ("rows", "features", "answers"), [(900, 40, 3), (900, 250, 3), (900, 250, 1), (200, 250, 1)]
)
def test_the_solution_is_the_one_of_the_normal_equations(
    rows: int, features: int, answers: int
) -> None:
    matrix, wanted, weight = plant(rows, features, answers)

    usual, coefficients = ridge(matrix, wanted, weight, 4.0)

    dense = matrix.toarray() - (weight @ matrix.toarray()) / weight.sum()
    goal = wanted - weight @ wanted / weight.sum()
    left = dense.T @ (weight[:, None] * dense) + 4.0 * np.eye(features)
    exact = np.linalg.solve(left, dense.T @ (weight[:, None] * goal))
    assert np.abs(coefficients - exact).max() < 1e-3
    middle = weight @ (usual + matrix @ coefficients) / weight.sum()
    assert middle == pytest.approx(weight @ wanted / weight.sum())


def test_what_matters_is_found_and_the_same_rows_give_the_same_bytes() -> None:
    matrix, wanted, weight = plant(900, 250, 1)
    chosen = np.arange(250)

    part, again = (LinearPart.fit(matrix, chosen, wanted, weight, 4.0) for _ in range(2))

    assert part.coefficients.tobytes() == again.coefficients.tobytes()
    assert np.abs(part.coefficients[:5]).min() > np.abs(part.coefficients[5:]).max()
    assert part.of(np.array([0]))[0] == pytest.approx(part.usual[0] + part.coefficients[0, 0])
