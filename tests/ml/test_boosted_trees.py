"""Boosted trees by array arithmetic say what scikit-learn's say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.ml.boosted_trees import BoostedTrees
from routingml_desktop.ml.minutes_candidates import boosting
from routingml_desktop.ml.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    with one_thread():
        yield


def rows(count: int = 600) -> NDArray[np.float64]:
    """Numbers, some of them missing."""
    rng = np.random.default_rng(7)
    numbers = rng.normal(size=(count, 4))
    numbers[rng.random(numbers.shape) < 0.2] = np.nan
    return numbers


@pytest.mark.parametrize(("loss", "quantile"), [("absolute_error", None), ("quantile", 0.9)])
def test_arrays_say_what_the_estimator_says(loss: str, quantile: float | None) -> None:
    numbers = rows()
    wanted = np.nan_to_num(numbers[:, 0]) + 0.5 * np.isnan(numbers[:, 1])
    fitted = boosting(loss, quantile, numbers, wanted, 1)

    said = BoostedTrees.of(fitted).raw(rows(3000))

    assert said == pytest.approx(fitted.predict(rows(3000)), abs=1e-9)


def test_no_rows_give_no_answers() -> None:
    fitted = boosting("quantile", 0.1, rows(), np.arange(600.0), 3)

    assert BoostedTrees.of(fitted).raw(np.zeros((0, 4))).shape == (0,)
