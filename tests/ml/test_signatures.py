"""Equal items collapse; those with a routing come first."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.ml.signatures import collapse

ROWS = st.lists(st.tuples(st.integers(-1, 2), st.integers(-1, 2), st.integers(0, 3)), max_size=40)


@given(ROWS)
def test_every_item_is_found_again_under_its_signature(rows: list[tuple[int, int, int]]) -> None:
    table = np.array([row[:2] for row in rows], np.int32).reshape(-1, 2)
    documented = np.array([row[2] for row in rows], np.int64)

    found = collapse(table, documented)

    assert len(np.unique(found.table, axis=0)) == len(found)
    for item, row in enumerate(table):
        signature = int(found.of_item[item])
        assert (found.table[signature] == row).all()
        assert item in found.items_of(signature)
    routed = {int(s) for s in found.of_item[documented > 0] if (found.table[s] >= 0).any()}
    assert routed == set(range(found.routed))
    assert (found.table[: found.described] >= 0).any(axis=1).all()
    assert (found.table[found.described :] < 0).all()


def test_the_best_documented_item_of_a_signature_comes_first() -> None:
    table = np.array([[1], [1], [2], [1]], np.int32)

    found = collapse(table, np.array([1, 0, 5, 9]))

    assert found.items_of(int(found.of_item[0])).tolist() == [3, 0, 1]


def test_without_attributes_all_items_are_one_signature_that_is_never_found() -> None:
    found = collapse(np.zeros((3, 0), np.int32), np.array([1, 2, 0]))

    assert len(found) == 1
    assert (found.routed, found.described) == (0, 0)


def test_no_items_give_no_signatures() -> None:
    found = collapse(np.zeros((0, 4), np.int32), np.zeros(0, np.int64))

    assert len(found) == 0
    assert found.offsets.tolist() == [0]
