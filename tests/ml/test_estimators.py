"""Fitted estimators come back as they were, byte by byte the same, and bring nothing strange."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import numpy as np
import pytest
import skops.io
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import FunctionTransformer

from routingml_desktop.ml import estimators

ROWS = np.random.default_rng(1).normal(size=(400, 5))
MINUTES = ROWS @ np.arange(1.0, 6.0)


def fitted(kind: str) -> Any:
    made = {
        "trees": HistGradientBoostingRegressor(
            loss="quantile", quantile=0.9, max_iter=5, random_state=1
        ),
        "net": MLPRegressor(
            hidden_layer_sizes=(8, 4), max_iter=3, random_state=1, tol=10.0, n_iter_no_change=1
        ),
        "line": Ridge(),
    }[kind]
    return made.fit(ROWS.copy(), MINUTES.copy())


@pytest.mark.parametrize("kind", ["trees", "net", "line"])
def test_an_estimator_predicts_the_same_after_coming_back(kind: str) -> None:
    before = fitted(kind)

    after = estimators.from_bytes(estimators.to_bytes(before))

    assert np.array_equal(after.predict(ROWS), before.predict(ROWS))


@pytest.mark.parametrize("kind", ["trees", "net", "line"])
def test_fitting_again_gives_the_same_bytes(kind: str) -> None:
    first, again = estimators.to_bytes(fitted(kind)), estimators.to_bytes(fitted(kind))

    assert first == again


def test_an_archive_that_came_back_is_written_the_same() -> None:
    archive = estimators.to_bytes(fitted("trees"))

    again = estimators.to_bytes(estimators.from_bytes(archive))

    assert again == archive


def test_a_strange_type_is_refused_by_name() -> None:
    archive = skops.io.dumps(FunctionTransformer(func=print))

    with pytest.raises(ValueError, match="print"):
        estimators.from_bytes(archive)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_an_archive_cut_short_is_broken(share: float) -> None:
    archive = estimators.to_bytes(fitted("trees"))

    with pytest.raises(estimators.BROKEN):
        estimators.from_bytes(archive[: int(len(archive) * share)])


def test_an_archive_without_an_entry_is_broken() -> None:
    archive, fewer = estimators.to_bytes(fitted("line")), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as whole, zipfile.ZipFile(fewer, "w") as part:
        part.writestr("schema.json", whole.read("schema.json"))

    with pytest.raises(estimators.BROKEN):
        estimators.from_bytes(fewer.getvalue())
