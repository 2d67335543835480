"""Orders of operations are mined with counts, judged by the planner, and kept by proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.errors import DamagedVersionError
from routingml_desktop.domain.precedence import NO_VERDICTS, PrecedencePair, PrecedenceVerdicts
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.precedence import LEAST_SEEN, Precedence, broken, in_order
from routingml_desktop.ml.routing_rows import known_routings
from tests.ml.plants import actuals_frame, items_frame, never, operations_frame

if TYPE_CHECKING:
    from pathlib import Path


def mined(*ways: tuple[str, int]) -> Precedence:
    """What is mined from so many items of each way, a way's jobs being its letters."""
    spelled = [way for way, count in ways for _ in range(count)]
    items = items_frame(KIND=["x"] * len(spelled))
    rows = [
        {"item_code": f"I{n:04d}", "sequence": 10 * place, "job_code": job}
        for n, way in enumerate(spelled)
        for place, job in enumerate(way)
    ]
    routings = known_routings(operations_frame(rows), actuals_frame([]), items["item_code"], never)
    return Precedence.mined(routings, routings.way[routings.latest], never)


def test_pairs_come_with_how_often_they_held() -> None:
    found = mined(("ABC", 150), ("BAC", 2))

    assert PrecedencePair("A", "B", 150, 152) in found.pairs
    assert PrecedencePair("A", "C", 152, 152) in found.pairs
    assert all(pair.pair != ("B", "A") for pair in found.pairs)


def test_what_few_routings_have_in_common_is_no_rule() -> None:
    assert not mined(("AB", LEAST_SEEN - 1)).pairs
    assert mined(("AB", LEAST_SEEN)).pairs == (PrecedencePair("A", "B", LEAST_SEEN, LEAST_SEEN),)


def test_an_operation_that_is_repeated_comes_before_only_when_all_of_it_does() -> None:
    assert not mined(("ABA", 40)).pairs
    assert [pair.pair for pair in mined(("AAB", 40)).pairs] == [("A", "B")]


def test_the_planner_has_the_last_word() -> None:
    found = mined(("ABC", 40))

    assert found.in_force(NO_VERDICTS) == {("A", "B"), ("A", "C"), ("B", "C")}
    assert found.in_force(PrecedenceVerdicts(frozenset({("X", "Y")}), frozenset({("A", "B")}))) == {
        ("X", "Y"),
        ("A", "C"),
        ("B", "C"),
    }


def test_what_is_out_of_order_is_named_and_put_right() -> None:
    pairs = frozenset({("A", "B"), ("B", "D")})

    assert broken("DAB", pairs) == [("B", "D")]
    assert in_order("DAB", pairs) == [1, 2, 0]
    assert in_order("ACBD", pairs) == [0, 1, 2, 3]


def test_pairs_that_contradict_each_other_cannot_be_kept() -> None:
    assert in_order("AB", frozenset({("A", "B"), ("B", "A")})) is None


@pytest.mark.parametrize("seed", range(20))
def test_an_order_is_found_whenever_there_is_one(seed: int) -> None:
    random = np.random.default_rng(seed)
    letters = [str(letter) for letter in random.permutation(list("ABCDEFGH"))]
    pairs = frozenset(
        (a, b) for n, a in enumerate(letters) for b in letters[n + 1 :] if random.random() < 0.3
    )
    way = [str(letter) for letter in random.permutation(letters)]

    order = in_order(way, pairs)

    assert order is not None
    assert sorted(order) == list(range(len(way)))
    assert not broken([way[place] for place in order], pairs)


def test_pairs_are_read_as_they_were_written(tmp_path: Path) -> None:
    found = mined(("ABC", 40))

    found.save(PartsWriter(tmp_path))

    assert Precedence.load(PartsReader(tmp_path, "v")).pairs == found.pairs
    PartsWriter(tmp_path).facts("precedence", {"pairs": [["A"]]})
    with pytest.raises(DamagedVersionError):
        Precedence.load(PartsReader(tmp_path, "v"))
