"""A number steps where the plant makes things otherwise, however few items are beyond."""

from __future__ import annotations

import numpy as np
import pytest

from routingml_desktop.domain.item import Attribute
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.item_features import ItemFeatures
from routingml_desktop.ml.thresholds import thresholds
from tests.ml.plants import items_frame

COUNT = 3_000


def sizes(seed: int = 1) -> np.ndarray:
    return np.round(np.random.default_rng(seed).lognormal(4, 0.5, COUNT), 1)


def noisy(wanted: np.ndarray, seed: int = 2) -> np.ndarray:
    """A job that nine of ten such items have, and one of ten of the others."""
    chance = np.where(wanted, 0.9, 0.1)
    return (np.random.default_rng(seed).random(len(wanted)) < chance).astype(np.float32)


def test_the_size_from_which_another_job_is_done_is_found() -> None:
    values = sizes()
    limit = float(np.quantile(values, 0.98))
    made = np.stack([noisy(values >= limit), noisy(values >= 50.0, 3)], axis=1)

    found = thresholds(values, made, 15)

    neighbors = np.sort(values)[np.searchsorted(np.sort(values), limit) + np.array([-4, 4])]
    assert ((found > neighbors[0]) & (found < neighbors[1])).any()
    assert np.abs(found - 50.0).min() < 1.0
    assert len(found) <= 15
    assert (np.diff(found) > 0).all()


def test_items_without_the_number_say_nothing_of_it() -> None:
    values = sizes()
    made = noisy(values >= 60.0)[:, None]
    unknown = np.arange(COUNT) % 3 == 0
    lacking = np.where(unknown, np.nan, values)

    found = thresholds(lacking, made, 1)

    assert found.tolist() == thresholds(values[~unknown], made[~unknown], 1).tolist()
    assert abs(float(found[0]) - 60.0) < 1.0


@pytest.mark.parametrize(
    "values", [np.full(100, np.nan), np.full(100, 7.0), np.arange(30.0), np.zeros(0)]
)
def test_a_number_that_cannot_be_parted_has_no_threshold(values: np.ndarray) -> None:
    made = (np.arange(len(values)) % 2)[:, None].astype(np.float32)

    assert thresholds(values, made, 15).tolist() == []
    assert thresholds(values, made[:, :0], 15).tolist() == []


def test_numbers_that_are_huge_or_hardly_differ_are_parted_too() -> None:
    made = (np.arange(200) >= 120).astype(np.float32)[:, None]

    huge = thresholds(np.linspace(1e300, 1e308, 200), made, 1)
    close = thresholds(1e9 + np.arange(200) / 100, made, 1)

    assert np.linspace(1e300, 1e308, 200)[119] < huge[0] < np.linspace(1e300, 1e308, 200)[120]
    assert close.tolist() == pytest.approx([1e9 + 1.195], abs=1e-6)


def test_a_large_plant_has_the_same_threshold() -> None:
    random = np.random.default_rng(5)
    values = random.uniform(0, 100, 60_000)
    made = (values >= 64.0).astype(np.float32)[:, None]

    assert thresholds(values, made, 1).tolist() == pytest.approx([64.0], abs=0.05)


def test_a_number_of_an_item_steps_at_the_threshold() -> None:
    values = sizes()
    items = items_frame(SIZE=values.tolist())
    vectorizer = ItemVectorizer().fit(items, [Attribute("SIZE")])
    limit = float(np.quantile(values, 0.985))
    made = (values >= limit).astype(np.float32)[:, None]
    table = vectorizer.table(items)

    def parted(features: ItemFeatures) -> bool:
        """Whether some feature is shown by all items beyond the limit, and by no other."""
        shown = features.matrix(table).toarray() > 0
        return bool((shown == (values >= limit)[:, None]).all(axis=0).any())

    assert parted(ItemFeatures.of(vectorizer.columns_, table, made))
    assert not parted(ItemFeatures.of(vectorizer.columns_, table, made[:, :0]))


def test_a_ratio_steps_at_the_threshold() -> None:
    across, long = sizes(7), sizes(8)
    items = items_frame(ACROSS=across.tolist(), LONG=long.tolist())
    vectorizer = ItemVectorizer().fit(items, [Attribute("ACROSS"), Attribute("LONG")])
    slender = long / across > 2.9
    table = vectorizer.table(items)

    features = ItemFeatures.of(vectorizer.columns_, table, slender.astype(np.float32)[:, None])

    ratio = next(one for one in features.ratios if one.below)
    sign = 1 if vectorizer.columns_[ratio.above[0]].name == "LONG" else -1
    beyond = np.log(long / across)[slender].min(), np.log(long / across)[~slender].max()
    low, high = sorted(sign * value for value in beyond)
    assert ((ratio.edges > low - 1e-6) & (ratio.edges <= high + 1e-6)).any()
