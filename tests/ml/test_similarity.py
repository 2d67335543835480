"""Similarity is a weighted mean over what both sides know."""

from __future__ import annotations

import numpy as np
import pytest

from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.similarity import MISSING_THERE, Comparison, compare, matches
from tests.ml.plants import items_frame

FRAME = items_frame(
    MATERIAL=["316", "316", "304", None],
    UNIT=["EA", "SET", "EA", "EA"],
    SEAL=["P1", "P1", "P2", None],
)
NAMES = ["MATERIAL", "UNIT", "SEAL"]
VECTORIZER = ItemVectorizer().fit(FRAME, [Attribute(name) for name in NAMES])
TABLE = VECTORIZER.table(FRAME)
WEIGHTS = np.array([2.0, 1.0, 1.0], np.float32)
USUAL = 0.0


def compared(usual: float = USUAL, **attributes: str) -> Comparison:
    asked = VECTORIZER.asked(Item("new", attributes))
    return compare(VECTORIZER.columns_, asked, TABLE, WEIGHTS, usual)


def test_an_item_with_the_same_attributes_is_the_same() -> None:
    assert compared(MATERIAL="316", UNIT="EA", SEAL="P1").similarity[0] == pytest.approx(1.0)


def test_similarity_is_the_weighted_mean_of_the_parts() -> None:
    found = compared(MATERIAL="316", UNIT="EA", SEAL="P1")

    assert found.similarity[:3].tolist() == pytest.approx([1.0, 3 / 4, 1 / 4])


def test_what_is_missing_on_both_sides_takes_no_part() -> None:
    assert compared(UNIT="EA").similarity[3] == pytest.approx(1.0)


def test_what_only_the_known_item_lacks_counts_half_against_it() -> None:
    found = compared(MATERIAL="316", UNIT="EA", SEAL="P1")

    assert found.similarity[3] == pytest.approx(1.0 / (1.0 + MISSING_THERE * 3.0))
    assert found.similarity[3] < found.similarity[1]


def test_a_question_that_tells_hardly_anything_is_hardly_like_anything() -> None:
    full = compared(usual=4.0, MATERIAL="316", UNIT="EA", SEAL="P1").similarity
    poor = compared(usual=40.0, UNIT="EA").similarity

    assert full[0] == pytest.approx(1.0)
    assert poor.max() < 0.25


def test_an_unknown_code_is_a_difference_not_a_gap() -> None:
    found = compared(MATERIAL="GOLD", UNIT="EA", SEAL="P1")

    assert found.similarity[0] == pytest.approx(0.5)


def test_an_attribute_without_weight_takes_no_part() -> None:
    asked = VECTORIZER.asked(Item("new", {"MATERIAL": "304", "UNIT": "SET"}))
    none = np.array([2.0, 0.0, 1.0], np.float32)

    found = compare(VECTORIZER.columns_, asked, TABLE, none, 0.0)

    assert found.similarity.tolist() == pytest.approx([0.0, 0.0, 1.0, 0.0])


def test_the_strongest_attributes_are_shown_with_their_share() -> None:
    asked = VECTORIZER.asked(Item("new", {"MATERIAL": "316", "UNIT": "EA", "SEAL": "P2"}))
    found = compare(VECTORIZER.columns_, asked, TABLE, WEIGHTS, 0.0)

    shown = matches(VECTORIZER.columns_, asked, found, 0, TABLE[0])

    assert [(match.name, match.asked, match.found) for match in shown] == [
        ("MATERIAL", "316", "316"),
        ("UNIT", "EA", "EA"),
    ]
    assert [match.share for match in shown] == pytest.approx([2 / 3, 1 / 3])
    assert sum(match.share for match in shown) == pytest.approx(1.0)
