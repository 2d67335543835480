"""A candidate that hardly differs from a better one says so."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.candidate_difference import (
    CandidateDifference,
    difference_from_better,
    parted,
)
from tests.builders import candidate

FIRST = candidate("SAW", "TURN", "PACK", rank=1)


@pytest.mark.parametrize(
    ("codes", "added", "removed"),
    [
        (("SAW", "TURN", "KEY", "PACK"), ("KEY",), ()),
        (("SAW", "PACK"), (), ("TURN",)),
        (("SAW", "MILL", "PACK"), ("MILL",), ("TURN",)),
    ],
    ids=["one more", "one less", "one for another"],
)
def test_what_is_more_and_less_than_in_the_better_one_is_told(
    codes: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...]
) -> None:
    second = candidate(*codes, rank=2)

    found = difference_from_better(second, (FIRST, second))

    assert found == CandidateDifference(1, added, removed)


def test_the_most_alike_of_the_better_ones_is_named() -> None:
    second = candidate("SAW", "TURN", "KEY", "PACK", rank=2)
    third = candidate("SAW", "TURN", "KEY", "COAT", "PACK", rank=3)

    assert difference_from_better(third, (FIRST, second, third)) == CandidateDifference(
        2, ("COAT",), ()
    )


def test_another_way_of_making_and_the_best_one_differ_from_nothing() -> None:
    other = candidate("BUY", "INSPECT", rank=2)

    assert difference_from_better(other, (FIRST, other)) is None
    assert difference_from_better(FIRST, (FIRST, other)) is None


def test_an_operation_that_moved_is_more_there_and_less_here() -> None:
    assert parted("ABC", "ACB") == (("C",), ("C",))
