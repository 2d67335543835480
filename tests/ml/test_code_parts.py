"""Composite codes are taken apart where their parts tell items apart."""

from __future__ import annotations

import polars as pl
import pytest

from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.code_parts import CodePart, parts_of_codes
from routingml_desktop.ml.features import ItemVectorizer
from tests.ml.plants import items_frame

COUNT = 400
GROUPS = [f"{n % 7}-{n % 3}{'AB'[n % 2]}-{n % 12}" for n in range(COUNT)]


def names_of(**columns: list[object]) -> list[str]:
    items = items_frame(**columns)
    return [part.name for part in parts_of_codes(items, columns)]


def test_parts_that_several_items_share_become_attributes() -> None:
    assert names_of(GROUP=list(GROUPS)) == ["GROUP~1", "GROUP~2", "GROUP~3"]


def test_running_numbers_and_what_is_always_the_same_do_not() -> None:
    drawings: list[object] = [f"D-{n % 5}-{n:06d}" for n in range(COUNT)]

    assert names_of(DRAWING=drawings) == ["DRAWING~2"]


def test_phrases_plain_codes_and_numbers_are_left_whole() -> None:
    assert not names_of(
        TEXT=[f"PART {n} - MADE OF {n % 9}" for n in range(COUNT)],
        CODE=[f"C{n % 9}" for n in range(COUNT)],
        NUMBER=[float(n) for n in range(COUNT)],
    )


def test_the_letters_that_codes_begin_with_become_an_attribute() -> None:
    metals: list[object] = [f"{('SUS', 'SCM', 'S')[n % 3]}{300 + n % 40}" for n in range(COUNT)]
    revisions: list[object] = [f"R{n % 4}" if n % 5 else "A" for n in range(COUNT)]

    assert names_of(METAL=metals, REVISION=revisions) == ["METAL~0", "REVISION~0"]
    assert names_of(METAL=[f"SUS{300 + n % 40}" if n % 3 else None for n in range(COUNT)]) == []
    assert names_of(RUNNING=[f"{'ABCD'[n % 4]}" for n in range(COUNT)]) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SUS304", "SUS"),
        (" 주물12-3", "주물"),
        ("304", None),
        ("SUS", None),
        ("A-1", None),
        (None, None),
    ],
)
def test_letters_of_a_column_and_of_a_single_code_are_alike(
    code: str | None, expected: str | None
) -> None:
    part = CodePart("METAL", 0, number=False)

    assert part.of_value(code) == expected
    assert part.of_column(pl.Series([code], dtype=pl.String)).to_list() == [expected]


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("4-2B-17", False, "2B"),
        ("4--2B", False, "2B"),
        ("4", False, None),
        (None, False, None),
        (7, False, None),
        ("4-17", True, 17.0),
        ("4-B", True, None),
    ],
)
def test_a_column_and_a_single_code_are_taken_apart_alike(
    code: str | int | None,
    number: bool,  # noqa: FBT001 (a case of the table)
    expected: str | float | None,
) -> None:
    part = CodePart("GROUP", 2, number=number)

    assert part.of_value(code) == expected
    if not isinstance(code, int):
        assert part.of_column(pl.Series([code], dtype=pl.String)).to_list() == [expected]


def test_an_asked_code_is_compared_part_by_part() -> None:
    items = items_frame(GROUP=GROUPS)
    vectorizer = ItemVectorizer(16).fit(items, (Attribute("GROUP"),))

    asked = vectorizer.asked(Item("new", {"GROUP": "6-1A-99"}))

    assert vectorizer.names == ("GROUP", "GROUP~1", "GROUP~2", "GROUP~3")
    assert {column.source for column in vectorizer.columns_} == {"GROUP"}
    assert asked.values[1:3] == ("6", "1A")
    assert asked.unused == ("GROUP",)
