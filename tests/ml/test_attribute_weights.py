"""Weights tell how much knowing an attribute tells about the routing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.ml.attribute_weights import (
    LARGEST,
    by_attribute,
    draw_pairs,
    learned_weights,
    overridden,
)
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.number_column import NumberColumn
from routingml_desktop.ml.relevance import with_best_grain, with_relevant_grams
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.text_column import TextColumn
from tests.ml.plants import ATTRIBUTES, make_plant, never

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings
    from tests.ml.plants import Plant


class Learned:
    """A vectorizer, a table and ways of the items of a plant that have a routing."""

    def __init__(self, plant: Plant) -> None:
        frames = plant.frames
        items = frames.items.sort("item_code")
        self.vectorizer = ItemVectorizer().fit(items, ATTRIBUTES)
        self.routings: KnownRoutings = known_routings(
            frames.operations, frames.actuals, items["item_code"], never
        )
        routed = np.flatnonzero(self.routings.latest >= 0)
        self.table = self.vectorizer.table(items)[routed]
        self.way = self.routings.way[self.routings.latest[routed]]
        self.pairs = draw_pairs(self.table, self.way, self.routings, 1)

    def weights(self) -> dict[str, float]:
        columns = self.vectorizer.columns_
        weights = learned_weights(columns, self.table, self.pairs, never)
        return by_attribute(columns, weights)

    def column(self, name: str) -> tuple[TextColumn | NumberColumn, NDArray[np.int32]]:
        place = self.vectorizer.names.index(name)
        column = self.vectorizer.columns_[place]
        assert isinstance(column, (TextColumn, NumberColumn))
        return column, self.table[:, place]


def test_what_decides_the_routing_weighs_most_and_chance_nothing(plant: Plant) -> None:
    weights = Learned(plant).weights()

    assert max(weights.values()) == pytest.approx(LARGEST)
    assert weights["MATERIAL"] > 1.0
    assert weights["JUNK"] < 0.2
    assert weights["DRAWING"] < weights["MATERIAL"] / 2


def test_the_same_seed_gives_the_same_pairs_and_weights(plant: Plant) -> None:
    first, second = Learned(plant), Learned(plant)

    assert np.array_equal(first.pairs.left, second.pairs.left)
    assert first.weights() == second.weights()


def test_pairs_are_of_two_items_of_the_same_part(plant: Plant) -> None:
    pairs = Learned(plant).pairs

    assert (pairs.left != pairs.right).all()
    assert set(np.unique(pairs.fold)) == {0, 1, 2, 3}
    assert ((pairs.alike >= 0) & (pairs.alike <= 1)).all()


def test_with_one_way_of_making_all_attributes_weigh_alike() -> None:
    learned = Learned(make_plant(60))
    learned.way[:] = learned.way[0]
    learned.pairs = draw_pairs(learned.table, learned.way, learned.routings, 1)

    assert set(learned.weights().values()) == {1.0}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_items_leave_the_weights_even(count: int) -> None:
    learned = Learned(make_plant(60))
    learned.table, learned.way = learned.table[:count], learned.way[:count]
    learned.pairs = draw_pairs(learned.table, learned.way, learned.routings, 1)

    assert set(learned.weights().values()) == {1.0}


def test_without_attributes_there_are_no_weights(plant: Plant) -> None:
    learned = Learned(plant)

    assert learned_weights((), learned.table, learned.pairs, never).tolist() == []


def test_learning_stops_when_asked(plant: Plant) -> None:
    learned = Learned(plant)

    with pytest.raises(WorkCancelledError):
        learned_weights(learned.vectorizer.columns_, learned.table, learned.pairs, lambda: True)


def test_a_planner_may_set_weights_between_0_and_4(plant: Plant) -> None:
    columns = Learned(plant).vectorizer.columns_
    weights = np.ones(len(columns), np.float32)

    changed = overridden(columns, weights, {"KIND": 9.0, "SPEC": -1.0, "UNKNOWN": 2.0})

    by_name = {column.name: weight for column, weight in zip(columns, changed, strict=True)}
    assert by_name["KIND"] == 4.0
    assert by_name["SPEC"] == 0.0
    assert by_name["MATERIAL"] == 1.0
    assert weights.tolist() == [1.0] * len(columns)


def test_words_that_decide_a_job_outweigh_those_that_do_not(plant: Plant) -> None:
    learned = Learned(plant)
    column, ids = learned.column("SPEC")
    assert isinstance(column, TextColumn)
    texts = column.texts_.to_list()

    sharp = with_relevant_grams(column, ids, learned.way, learned.routings)

    asked = sharp.asked("GLAND 316 55MM KEYWAY")
    same_key, other_key = (
        sharp.similarity(asked, np.array([texts.index(text)]))[0]
        for text in (
            next(t for t in texts if t.startswith("GLAND 316 ") and t.endswith("KEYWAY")),
            next(t for t in texts if t.startswith("GLAND 316 ") and t.endswith("MM")),
        )
    )
    assert same_key > 0.95
    assert other_key < 0.8


def test_texts_that_tell_nothing_keep_their_spelling(plant: Plant) -> None:
    learned = Learned(plant)
    column, ids = learned.column("DRAWING")
    assert isinstance(column, TextColumn)

    assert with_relevant_grams(column, ids, learned.way, learned.routings) is column


def test_too_few_texts_conclude_nothing(plant: Plant) -> None:
    learned = Learned(plant)
    column, ids = learned.column("SPEC")
    assert isinstance(column, TextColumn)

    few = with_relevant_grams(column, ids[:8], learned.way[:8], learned.routings)

    assert few is column


def test_a_number_is_compared_at_the_grain_that_tells_most(plant: Plant) -> None:
    column, ids = Learned(plant).column("DIAMETER")
    assert isinstance(column, NumberColumn)
    known = ids[ids >= 0]
    rng = np.random.default_rng(1)
    left, right = rng.choice(known, 4000), rng.choice(known, 4000)
    close = (np.abs(column.scaled[left] - column.scaled[right]) < 0.1).astype(np.float64)

    sharp = with_best_grain(column, left, right, close)

    assert sharp.scale_ < column.scale_
    assert with_best_grain(column, left, right, np.ones(4000)) is column
    assert with_best_grain(column, left[:2], right[:2], close[:2]) is column
