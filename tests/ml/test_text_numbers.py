"""Sizes written in a specification are numbers of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.attribute_weights import by_attribute, overridden
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.similarity import compare, matches
from routingml_desktop.ml.text_numbers import NumberInText, numbers_in_texts
from tests.ml.plants import items_frame

if TYPE_CHECKING:
    from routingml_desktop.domain.item import AttributeValue

SPECS = [f"Φ{40 + n}.5 x {n}L {'PIN' if n % 2 else '핀'}" for n in range(40)]
FRAME = items_frame(SPEC=SPECS, KIND=["A", "B"] * 20)


def test_numbers_are_taken_from_texts_in_their_order() -> None:
    first, second = numbers_in_texts(FRAME, ["SPEC", "KIND"])

    assert (first.name, second.name) == ("SPEC#1", "SPEC#2")
    assert first.of_column(FRAME["SPEC"]).to_list()[:2] == [40.5, 41.5]
    assert second.of_column(FRAME["SPEC"]).to_list()[:2] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("37,6", [37.6]),
        ("0,5 mm", [0.5]),
        ("0,125", [0.125]),
        ("Ø37,6x12,55x3,1", [37.6, 12.55, 3.1]),
        ("37,6, 12,5.", [37.6, 12.5]),
        ("1250,125", [1250.125]),
        # What may be thousands or a list stays several numbers.
        ("1,000", [1.0, 0.0]),
        ("10,20,30", [10.0, 20.0, 30.0]),
        ("10, 20", [10.0, 20.0]),
        ("1.5,2.5", [1.5, 2.5]),
        ("1.000,5", [1.0, 5.0]),
    ],
)
def test_a_comma_is_a_decimal_sign_where_it_can_be_nothing_else(
    text: str, numbers: list[float]
) -> None:
    places = [NumberInText("SPEC", place) for place in range(1, len(numbers) + 2)]

    asked = [place.of_value(text) for place in places]
    known = [place.of_column(pl.Series([text, "x"]))[0] for place in places]

    assert asked == known == [*numbers, None]


def test_texts_that_seldom_hold_a_number_give_none() -> None:
    names = [f"plain {chr(65 + n)}" for n in range(40)] + ["plain 7", "plain 8"]

    assert numbers_in_texts(items_frame(NAME=names), ["NAME"]) == []


def test_a_column_of_that_name_is_left_alone() -> None:
    frame = FRAME.with_columns(FRAME["KIND"].alias("SPEC#1"))

    assert [number.name for number in numbers_in_texts(frame, ["SPEC"])] == ["SPEC#2"]


def test_an_asked_text_gives_the_same_numbers_as_a_known_one() -> None:
    vectorizer = ItemVectorizer().fit(FRAME, [Attribute("SPEC"), Attribute("KIND")])
    table = vectorizer.table(FRAME)

    for place in (0, 7, 39):
        asked = vectorizer.asked(Item("new", {"SPEC": SPECS[place], "KIND": "AB"[place % 2]}))
        known = tuple(
            column.value(int(number))
            for column, number in zip(vectorizer.columns_, table[place], strict=True)
        )
        assert asked.values == known
        assert asked.unused == ()


@pytest.mark.parametrize(
    ("text", "place", "number"),
    [
        ("12 x 7.5", 1, 12.0),
        ("12 x 7.5", 2, 7.5),
        ("M08", 1, 8.0),
        ("none", 1, None),
        ("١٢", 1, None),
        (None, 1, None),
        (5, 1, None),
        ("12", 2, None),
    ],
)
def test_what_counts_as_a_number(text: AttributeValue, place: int, number: float | None) -> None:
    assert NumberInText("S", place).of_value(text) == number
    if isinstance(text, str):
        assert NumberInText("S", place).of_column(pl.Series([text])).to_list() == [number]


def test_a_text_and_its_numbers_are_one_attribute_to_the_planner() -> None:
    vectorizer = ItemVectorizer().fit(FRAME, [Attribute("SPEC"), Attribute("KIND")])
    weights = np.array([2.0, 1.0, 1.0, 0.5], np.float32)
    columns = vectorizer.columns_
    assert vectorizer.names == ("SPEC", "KIND", "SPEC#1", "SPEC#2")

    told = by_attribute(columns, weights)
    changed = overridden(columns, weights, {"SPEC": 1.75})
    none = overridden(columns, np.zeros(4, np.float32), {"SPEC": 3.0})

    assert told == {"SPEC": 3.5, "KIND": 1.0}
    assert changed.tolist() == [1.0, 1.0, 0.5, 0.25]
    assert none.tolist() == [3.0, 0.0, 0.0, 0.0]


def test_a_match_by_text_and_numbers_is_shown_once() -> None:
    vectorizer = ItemVectorizer().fit(FRAME, [Attribute("SPEC"), Attribute("KIND")])
    table = vectorizer.table(FRAME)
    weights = np.ones(4, np.float32)
    asked = vectorizer.asked(Item("new", {"SPEC": SPECS[3], "KIND": "B"}))
    compared = compare(vectorizer.columns_, asked, table, weights, 0.0)

    same = matches(vectorizer.columns_, asked, compared, 3, table[3])
    other = matches(vectorizer.columns_, asked, compared, 5, table[5])

    assert [(match.name, match.found) for match in same] == [("SPEC", SPECS[3]), ("KIND", "B")]
    assert [match.share for match in same] == pytest.approx([0.75, 0.25])
    assert same[0].similarity == pytest.approx(1.0)
    assert 0 < other[0].similarity < 1
