"""Boosted trees as arrays say what scikit-learn's say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.ml.boosted_trees import BoostedTrees
from routingml_desktop.ml.minutes_candidates import boosting
from routingml_desktop.ml.parts import PartsReader, PartsWriter

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def rows(count: int = 600) -> NDArray[np.float64]:
    """Numbers, some of them missing."""
    rng = np.random.default_rng(7)
    numbers = rng.normal(size=(count, 4))
    numbers[rng.random(numbers.shape) < 0.2] = np.nan
    return numbers


def test_arrays_say_what_the_estimators_say() -> None:
    numbers = rows()
    wanted = np.nan_to_num(numbers[:, 0]) + 0.5 * np.isnan(numbers[:, 1])
    fitted = [
        boosting("absolute_error", None, len(numbers), 1).fit(numbers, wanted),
        boosting("quantile", 0.9, len(numbers), 1).fit(numbers, wanted),
    ]

    said = BoostedTrees.of(fitted).predict(rows(3000))

    for column, estimator in enumerate(fitted):
        assert said[:, column] == pytest.approx(estimator.predict(rows(3000)), abs=1e-9)


def test_trees_come_back_from_disk_and_learn_the_same_again(tmp_path: Path) -> None:
    numbers = rows()
    first, second = (
        BoostedTrees.of([boosting("quantile", 0.1, 600, 3).fit(numbers, numbers[:, 2] > 0)])
        for _ in range(2)
    )
    PartsWriter(tmp_path).arrays("trees", first.arrays())

    loaded = BoostedTrees.from_arrays(PartsReader(tmp_path, "v1").arrays("trees"))

    assert np.array_equal(loaded.predict(numbers), first.predict(numbers))
    assert all(np.array_equal(first.arrays()[name], a) for name, a in second.arrays().items())


def test_no_rows_give_no_answers() -> None:
    trees = BoostedTrees.of([boosting("quantile", 0.1, 600, 3).fit(rows(), np.arange(600.0))])

    assert trees.predict(np.zeros((0, 4))).shape == (0, 1)
