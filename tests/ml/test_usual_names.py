"""Who gives no name is judged by what the names of similar items have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.columns import ITEM_NAME
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.usual_names import lacks_name, with_usual_name
from tests.ml.plants import make_plant, trained

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.routing_model import RoutingModel


@pytest.fixture(scope="module")
def named() -> RoutingModel:
    """Its items have names that tell the same as the attributes do."""
    frames = make_plant(240).frames
    words = [pl.col("KIND"), pl.col("MATERIAL").fill_null("?"), pl.col("JUNK")]
    items = frames.items.with_columns(pl.concat_str(words, separator=" ").alias(ITEM_NAME))
    return trained(replace(frames, items=items))


def shown(model: RoutingModel, item: Item) -> NDArray[np.int64]:
    known = model.parts.precedents
    return known.features.of_asked(known.vectorizer.asked(item))


def a_new_one(model: RoutingModel, *, name: str = "") -> Item:
    known = model.parts.precedents
    attributes = known.attributes_of(0)
    attributes.pop(ITEM_NAME, None)
    return Item("NEW", attributes, name)


def test_what_half_of_the_others_have_in_their_names_stands_in_for_a_name(
    named: RoutingModel,
) -> None:
    features = named.parts.precedents.features
    told = features.always_told(ITEM_NAME)
    assert told is not None
    first, missing = told
    nameless = shown(named, a_new_one(named))
    others = [np.array([first, first + 1, missing + 1]), np.array([first]), np.array([first + 2])]

    found = with_usual_name(features, nameless, others)

    assert lacks_name(features, nameless)
    assert not lacks_name(features, found)
    within = (found >= first) & (found <= missing)
    assert found[within].tolist() == [first]
    assert found[~within].tolist() == nameless[nameless != missing].tolist()


def test_a_name_that_is_given_stays_as_it_is(named: RoutingModel) -> None:
    item = a_new_one(named, name="GLAND 316 a")
    known = named.parts.precedents

    (precedent,) = known.look_up([known.vectorizer.asked(item)], known.nearest.weights)

    assert precedent.shown.tolist() == shown(named, item).tolist()


def test_the_asked_item_s_own_name_does_not_count(named: RoutingModel) -> None:
    known = named.parts.precedents
    number = int(np.flatnonzero(known.routings.latest >= 0)[0])
    asked = known.asked_nameless(number)
    assert asked is not None
    (alone,) = known.look_up([asked], known.nearest.weights)

    found = known._namesakes(alone, [number])
    everybody = known._namesakes(alone, ())

    own = known.shown_by(number).tolist()
    counts = [[each.tolist() for each in some].count(own) for some in (everybody, found)]
    assert number in alone.found.items
    assert counts[0] - counts[1] in (0, 1)
    assert all(len(some) == 10 for some in (everybody, found))
    assert found[0].tolist() != own or counts[0] > 1


def test_where_attributes_tell_it_too_a_routing_without_a_name_is_mostly_the_one_with_it(
    named: RoutingModel,
) -> None:
    known = named.parts.precedents
    without = [n for n in range(len(known.items)) if known.routings.latest[n] < 0]
    options = AskOptions().insisting()
    same = 0
    for number in without:
        attributes = known.attributes_of(number)
        name = str(attributes.pop(ITEM_NAME))
        one, other = named.predict_many(
            [Item("NEW", attributes, name), Item("NEW", attributes)], options
        )
        same += one.candidates[0].signature == other.candidates[0].signature
    assert len(without) > 50
    assert same >= 0.9 * len(without)
