"""Items become vectors, missing stays missing, weights act after scaling."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.directions import directions
from routingml_desktop.ml.features import ItemVectorizer, in_vectors
from tests.ml.plants import items_frame

FRAME = items_frame(
    MATERIAL=["316", "304", "316", None],
    OD=[10.0, 20.0, 400.5, None],
    SPEC=["A PIN", "A KEY", "B PIN", "C"],
    ONE=["x", "x", "x", "x"],
)
NAMES = [Attribute("MATERIAL"), Attribute("OD"), Attribute("SPEC"), Attribute("ONE")]
EVEN = np.ones(3, np.float32)


def fitted(dimension: int = 64) -> ItemVectorizer:
    return ItemVectorizer(dimension).fit(FRAME, NAMES)


def test_attributes_that_tell_nothing_are_dropped_with_the_reason() -> None:
    vectorizer = ItemVectorizer().fit(
        FRAME, [*NAMES, Attribute("ABSENT"), Attribute("OD", compared=False)]
    )

    assert vectorizer.dropped_["ONE"] == "one value only"
    assert vectorizer.dropped_["ABSENT"] == "not among the item columns"
    assert vectorizer.missing_["MATERIAL"] == 0.25


def test_an_attribute_that_is_not_compared_takes_no_part() -> None:
    vectorizer = ItemVectorizer().fit(FRAME, [Attribute("OD", compared=False)])

    assert vectorizer.names == ()


def test_the_item_name_is_compared_unless_an_attribute_repeats_it() -> None:
    frame = items_frame(SPEC=["a", "b"], NAME2=["nut", "bolt"]).with_columns(
        item_name=pl.Series(["nut", "bolt"])
    )

    with_name = ItemVectorizer().fit(frame, [Attribute("SPEC")])
    repeated = ItemVectorizer().fit(frame, [Attribute("SPEC"), Attribute("NAME2")])

    assert with_name.names == ("SPEC", "item_name")
    assert repeated.names == ("SPEC", "NAME2")


def test_known_items_and_the_same_items_asked_for_have_the_same_vector() -> None:
    vectorizer = fitted()
    known = vectorizer.transform(vectorizer.table(FRAME), EVEN)

    for place, row in enumerate(FRAME.iter_rows(named=True)):
        asked = vectorizer.asked(Item("new", {name: row[name] for name in vectorizer.names}))
        vector = vectorizer.asked_vector(asked, EVEN, EVEN)
        assert vector == pytest.approx(known[place], abs=1e-5)


def test_a_missing_value_adds_nothing_to_the_vector() -> None:
    vectorizer = fitted()
    table = vectorizer.table(FRAME)
    table[:] = -1

    assert not vectorizer.transform(table, EVEN).any()


def test_weights_act_after_scaling() -> None:
    vectorizer = fitted(256)
    table = vectorizer.table(FRAME)

    plain = vectorizer.transform(table, EVEN)
    by_material = vectorizer.transform(table, np.array([4.0, 0.1, 0.1], np.float32))

    assert by_material[0] @ by_material[2] > 0.85
    assert by_material[0] @ by_material[2] > plain[0] @ plain[2] + 0.2


def test_a_weight_set_while_asking_moves_the_question_not_the_items() -> None:
    vectorizer = fitted(256)
    known = vectorizer.transform(vectorizer.table(FRAME), EVEN)
    asked = vectorizer.asked(Item("new", {"MATERIAL": "304", "SPEC": "A PIN"}))

    by_spec = vectorizer.asked_vector(asked, np.array([0.0, 0.0, 4.0], np.float32), EVEN)
    by_material = vectorizer.asked_vector(asked, np.array([4.0, 0.0, 0.0], np.float32), EVEN)

    assert int((known @ by_spec).argmax()) == 0
    assert int((known @ by_material).argmax()) == 1


def test_given_attributes_that_say_nothing_are_named() -> None:
    vectorizer = fitted()

    asked = vectorizer.asked(
        Item("new", {"MATERIAL": "GOLD", "OD": "wide", "SPEC": "  ", "COLOUR": "red"})
    )

    assert set(asked.unused) == {"MATERIAL", "OD", "COLOUR"}
    assert asked.known.tolist() == [True, False, False]


def test_every_weight_is_felt_a_little_in_the_vectors() -> None:
    assert in_vectors(np.array([4.0, 0.0], np.float32)).tolist() == pytest.approx([4.0, 0.08])
    assert in_vectors(np.zeros(0, np.float32)).tolist() == []


@settings(max_examples=30, deadline=None)
@given(salt=st.integers(0, 2**32 - 1), dimension=st.integers(8, 200))
def test_directions_are_unit_vectors_and_repeat(salt: int, dimension: int) -> None:
    values = np.arange(20)

    first = directions(salt, values, dimension)

    assert np.array_equal(first, directions(salt, values, dimension))
    assert np.linalg.norm(first, axis=1) == pytest.approx(np.ones(20), abs=1e-5)


def test_directions_of_different_values_are_nearly_at_right_angles() -> None:
    vectors = directions(7, np.arange(400), 128)
    products = vectors @ vectors.T - np.eye(400, dtype=np.float32)

    assert abs(products).max() < 0.5
    assert products.std() == pytest.approx(1 / np.sqrt(128), rel=0.1)


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_items_leave_nothing_to_compare(count: int) -> None:
    frame = FRAME.head(count)

    vectorizer = ItemVectorizer().fit(frame, NAMES)

    assert vectorizer.names == ()
    assert vectorizer.table(frame).shape == (count, 0)
    assert vectorizer.transform(vectorizer.table(frame), EVEN[:0]).shape == (count, 128)
