"""Numbers that belong together are found by looking, and their ratios tell what none does alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.item_features import ItemFeatures
from tests.ml.plants import items_frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMES = ("ACROSS", "TEXT", "LONG", "ALONE")


def master(count: int = 200, seed: int = 2) -> pl.DataFrame:
    """ACROSS stands also in TEXT, which half of the items have; ALONE is known of two items."""
    random = np.random.default_rng(seed)
    across, long = np.round(random.lognormal(4, 0.5, (2, count)), 1)
    return items_frame(
        ACROSS=[a if n % 3 else None for n, a in enumerate(across.tolist())],
        TEXT=[f"D{a} STEEL" if n % 2 else None for n, a in enumerate(across.tolist())],
        LONG=long.tolist(),
        ALONE=[7.5, 8.5, *[None] * (count - 2)],
    )


def nothing_made(items: pl.DataFrame) -> NDArray[np.float32]:
    return np.zeros((len(items), 0), np.float32)


def features_of(items: pl.DataFrame) -> tuple[ItemVectorizer, NDArray[np.int32], ItemFeatures]:
    vectorizer = ItemVectorizer().fit(items, [Attribute(name) for name in NAMES])
    table = vectorizer.table(items)
    return vectorizer, table, ItemFeatures.of(vectorizer.columns_, table, nothing_made(items))


def named(vectorizer: ItemVectorizer, places: tuple[int, ...]) -> set[str]:
    return {vectorizer.columns_[place].name for place in places}


def test_columns_that_say_the_same_are_one_quantity() -> None:
    vectorizer, _, features = features_of(master())

    pairs = [(named(vectorizer, r.above), named(vectorizer, r.below)) for r in features.ratios]

    across = {"ACROSS", "TEXT#1"}
    assert (across, set()) in pairs
    assert (across, {"LONG"}) in pairs or ({"LONG"}, across) in pairs
    assert all("ALONE" not in above | below for above, below in pairs)


def test_the_ratio_that_decides_a_job_is_kept_among_many_fuller_ones() -> None:
    """Year and running number of the drawing are known of every item, sizes of some."""
    random = np.random.default_rng(6)
    count = 600
    sizes = np.round(random.lognormal(4, 0.5, (4, count)), 1)
    known = random.random((4, count)) < 0.6
    names = ("ACROSS", "LONG", "HIGH", "WIDE")
    drawings = [f"AB-{8 + n // 40}-{5000 + 7 * n}" for n in range(count)]
    told = np.where(known, sizes, np.nan)
    items = items_frame(
        DRAWING=drawings,
        **{
            name: [None if np.isnan(v) else float(v) for v in values]
            for name, values in zip(names, told, strict=True)
        },
    )
    vectorizer = ItemVectorizer().fit(items, [Attribute(name) for name in ("DRAWING", *names)])
    made = np.stack([sizes[3] > 1.3 * sizes[2], np.arange(count) > 300], axis=1)

    features = ItemFeatures.of(
        vectorizer.columns_, vectorizer.table(items), made.astype(np.float32)
    )

    pairs = [named(vectorizer, r.above) | named(vectorizer, r.below) for r in features.ratios]
    assert {"HIGH", "WIDE"} in pairs
    assert len(pairs) == 6


def test_the_steps_of_a_ratio_are_the_same_known_or_asked() -> None:
    items = master()
    vectorizer, table, features = features_of(items)
    matrix = features.matrix(table)

    for number, row in enumerate(items.head(40).iter_rows(named=True)):
        asked = vectorizer.asked(Item("new", {name: row[name] for name in NAMES}))
        shown = np.sort(features.of_asked(asked)).tolist()
        assert shown == np.sort(matrix[number].indices).tolist()
        assert shown == np.sort(features.of_known(table[number])).tolist()


def test_a_larger_ratio_reaches_every_step_of_a_smaller_one() -> None:
    vectorizer, _, features = features_of(master())
    unknown = [float("nan")] * len(vectorizer.columns_)
    ratio = next(r for r in features.ratios if r.below)
    above, below = ratio.above[0], ratio.below[0]

    def steps(times: float) -> int:
        logs = list(unknown)
        logs[above], logs[below] = float(np.log(50 * times)), float(np.log(50))
        return ratio.steps(logs)

    reached = [steps(times) for times in (0.01, 0.5, 1.0, 2.0, 100.0)]
    assert reached == sorted(reached)
    assert reached[0] == 0
    assert reached[-1] == len(ratio.edges)
    assert ratio.steps(unknown) == 0


@pytest.mark.parametrize("values", [[None] * 60, [0.0] * 30 + [-1.0] * 30, [5.0] * 60])
def test_numbers_that_cannot_be_divided_have_no_ratio(values: list[float | None]) -> None:
    items = items_frame(ACROSS=values, LONG=np.linspace(1, 9, 60).tolist())
    vectorizer = ItemVectorizer().fit(items, [Attribute("ACROSS"), Attribute("LONG")])

    features = ItemFeatures.of(vectorizer.columns_, vectorizer.table(items), nothing_made(items))

    assert features.ratios == ()


def test_what_a_planner_gives_no_weight_is_not_shown() -> None:
    items = master()
    vectorizer, table, features = features_of(items)
    shown = features.of_known(table[1])
    ignored = np.array([column.name == "LONG" for column in vectorizer.columns_])

    left = features.without(shown, ignored)

    other = items.with_columns(pl.Series("LONG", [900.0] * len(items)))
    changed = vectorizer.asked(Item("new", {name: other[name][1] for name in NAMES}))
    assert set(left.tolist()) < set(shown.tolist())
    again = features.without(features.of_asked(changed), ignored)
    assert np.sort(again).tolist() == np.sort(left).tolist()
    assert features.without(shown, np.zeros(len(ignored), bool)).tolist() == shown.tolist()


def test_a_text_that_all_items_have_and_the_question_has_not_is_told_by_its_number() -> None:
    across = np.round(np.random.default_rng(2).lognormal(4, 0.5, 200), 1).tolist()
    items = items_frame(
        ACROSS=across,
        TEXT=[f"D{a} STEEL {chr(65 + n % 26)}{chr(65 + n // 26)}" for n, a in enumerate(across)],
    )
    vectorizer, table, features = features_of(items)
    others = np.array([name != "TEXT#1" for name in vectorizer.names])

    asked = features.of_asked(vectorizer.asked(Item("new", {"ACROSS": across[7]})))

    known = features.of_known(table[7])
    steps = set(known.tolist()) - set(features.without(known, ~others).tolist())
    assert steps
    assert steps <= set(asked.tolist())
