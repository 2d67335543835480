"""Candidates that differ: the best of those shown needs the fewest edits."""

from __future__ import annotations

import pytest

from routingml_desktop.ml.differing import differing

PLAIN = ("SAW", "TURN", "PACK")
KEYED = ("SAW", "TURN", "KEY", "PACK")
COATED = ("SAW", "TURN", "COAT", "PACK")
CLEANED = ("SAW", "TURN", "CLEAN", "PACK")
BOUGHT = ("BUY", "INSPECT")
CAST = ("CAST", "GRIND", "PACK")


def test_the_likeliest_is_first_whatever_else_is_shown() -> None:
    assert differing([PLAIN, KEYED, BOUGHT], [0.4, 0.3, 0.2], 3)[0] == 0


def test_a_way_of_its_own_is_shown_before_a_likelier_one_that_adds_an_operation() -> None:
    # Keyed is one operation away: 0.15 x (1 + 1) edits are less than the 0.10 x (3 + 1) of bought.
    assert differing([PLAIN, KEYED, BOUGHT], [0.5, 0.15, 0.10], 2) == [0, 2]
    assert differing([PLAIN, KEYED, BOUGHT], [0.5, 0.25, 0.10], 2) == [0, 1]


def test_an_optional_operation_that_is_probable_enough_is_worth_a_place() -> None:
    assert differing([PLAIN, KEYED, BOUGHT], [0.45, 0.44, 0.02], 2) == [0, 1]


def test_the_first_three_stay_in_the_order_of_their_chances() -> None:
    ways = [PLAIN, KEYED, BOUGHT]

    assert differing(ways, [0.5, 0.20, 0.10], 3) == [0, 1, 2]


def test_the_fourth_differs_from_all_shown_in_two_operations_where_any_does() -> None:
    ways = [PLAIN, KEYED, COATED, CLEANED, CAST]
    chances = [0.3, 0.25, 0.25, 0.19, 0.001]

    assert differing(ways, chances, 4) == [0, 1, 2, 4]
    assert differing(ways[:4], chances[:4], 4) == [0, 1, 2, 3]


@pytest.mark.parametrize("most", [1, 3, 9])
def test_no_more_are_shown_than_there_are_and_none_twice(most: int) -> None:
    ways = [PLAIN, KEYED, BOUGHT, CAST]

    places = differing(ways, [0.4, 0.3, 0.2, 0.1], most)

    assert len(places) == len(set(places)) == min(most, 4)


def test_ways_of_no_chance_stay_in_their_order() -> None:
    assert differing([PLAIN, KEYED, BOUGHT], [0.0, 0.0, 0.0], 3) == [0, 1, 2]
    assert differing([], [], 4) == []
