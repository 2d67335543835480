"""Codes, numbers, dates and texts are compared each in its way."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.ml.attribute_kinds import AttributeKind
from routingml_desktop.ml.code_column import UNKNOWN, CodeColumn
from routingml_desktop.ml.number_column import NumberColumn, as_number
from routingml_desktop.ml.text_column import TextColumn
from routingml_desktop.ml.text_grams import BUCKETS, grams_of, normalized

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.item import AttributeValue


def alike_to(
    column: NumberColumn, value: AttributeValue, ids: NDArray[np.int32]
) -> NDArray[np.float32]:
    """Similarity of an asked value that is a number or date."""
    asked = column.asked(value)
    assert asked is not None
    return column.similarity(asked, ids)


def test_codes_that_differ_in_case_or_blanks_are_one() -> None:
    column = CodeColumn.fit("UNIT", pl.Series(["MM", "mm", " INCH", None]))

    assert len(column) == 2
    assert column.asked("Mm") == column.asked("MM")
    assert column.ids(pl.Series(["inch", "mm", None])).tolist() == [0, 1, -1]


def test_a_code_that_no_item_has_is_like_none_and_says_nothing() -> None:
    column = CodeColumn.fit("MATERIAL", pl.Series(["316", "304"]))

    asked = column.asked("TITANIUM")

    assert asked == UNKNOWN
    assert not column.says_something(asked)
    assert column.similarity(asked, np.array([0, 1], np.int32)).tolist() == [0, 0]
    assert not column.asked_vector(asked, 1, 16).any()


def test_whole_numbers_and_yes_no_are_codes_however_they_are_typed() -> None:
    turning = CodeColumn.fit("ROTATE", pl.Series([1.0, 2.0]))
    standard = CodeColumn.fit("STANDARD", pl.Series([True, False]))

    assert turning.asked(2) == turning.asked("2") == turning.asked(2.0)
    assert {standard.asked(value) for value in (True, False)} == {0, 1}


def test_numbers_are_alike_by_their_ratio_whatever_their_size() -> None:
    sizes = [float(x) for x in np.geomspace(1, 1000, 60)]
    column = NumberColumn.fit("OD", AttributeKind.NUMBER, pl.Series(sizes))
    ids = np.arange(60, dtype=np.int32)

    near_small = alike_to(column, 100.0, column.ids(pl.Series([sizes[39]])))
    alike = alike_to(column, sizes[30], ids)

    assert alike[30] == pytest.approx(1.0)
    assert np.all(np.diff(alike[30:]) < 0)
    assert near_small[0] > 0.9


def test_a_number_not_learned_is_missing_in_the_table_but_can_be_asked_for() -> None:
    column = NumberColumn.fit("OD", AttributeKind.NUMBER, pl.Series([10.0, 20.0, 40.0]))

    assert column.ids(pl.Series([20.0, 21.0, None, float("nan")])).tolist() == [1, -1, -1, -1]
    assert column.asked("21") is not None
    assert column.asked("wide") is None
    assert not column.says_something(column.asked(float("inf")))


def test_numbers_that_are_all_zero_still_have_a_scale() -> None:
    column = NumberColumn.fit("X", AttributeKind.NUMBER, pl.Series([0.0, 0.0]))

    assert alike_to(column, 0.0, np.array([0], np.int32)).tolist() == [1.0]


def test_dates_are_alike_by_days() -> None:
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2024, 1, 1)]
    column = NumberColumn.fit("MADE", AttributeKind.DATE, pl.Series(days))
    alike = alike_to(column, "2020-01-01", np.arange(3, dtype=np.int32))

    assert column.value(1) == date(2021, 1, 1)
    assert alike[0] == pytest.approx(1.0)
    assert alike[0] > alike[1] > alike[2]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1970-01-03", 2.0),
        (date(1970, 1, 3), 2.0),
        (datetime(1970, 1, 3, 12), 2.0),  # noqa: DTZ001
        ("soon", None),
        (5, None),
    ],
)
def test_dates_are_read_from_what_planners_type(
    value: str | date | int, days: float | None
) -> None:
    assert as_number(value, AttributeKind.DATE) == days


def test_dates_written_as_text_in_the_frame_are_dates() -> None:
    column = NumberColumn.fit("MADE", AttributeKind.DATE, pl.Series(["2020-01-01", "2020-01-05"]))

    assert column.values_.tolist()[1] - column.values_.tolist()[0] == 4


def test_texts_are_alike_by_what_they_share() -> None:
    texts = pl.Series(["BALLNUT LARGE", "BALLNUT SMALL", "HOUSING", "SHAFT"]).sort()
    column = TextColumn.fit("NAME", texts)

    alike = column.similarity(column.asked("ballnut  large"), np.arange(4, dtype=np.int32))

    assert alike[0] == pytest.approx(1.0)
    assert alike[0] > alike[1] > alike[2]
    assert alike[3] == pytest.approx(0.0)


def test_similarity_of_pairs_of_texts_is_that_of_asking() -> None:
    texts = pl.Series(["A 1 PIN", "A 2 PIN", "B 33", "분체 도장"]).sort()
    column = TextColumn.fit("SPEC", texts)
    left = np.array([0, 0, 1, 3], np.int32)
    right = np.array([1, 2, 1, 0], np.int32)

    pairs = column.similarity_of_pairs(left, right)

    for one, other, alike in zip(left, right, pairs, strict=True):
        asked = column.asked(texts[int(one)])
        assert column.similarity(asked, np.array([other])) == pytest.approx(alike, abs=1e-6)


def test_with_a_base_texts_that_both_lack_what_matters_are_alike() -> None:
    masses = np.zeros(BUCKETS, np.float32)
    pin = grams_of(["PIN"])
    masses[pin.buckets] = pin.shares
    column = TextColumn("SPEC", pl.Series(["80 MM", "PIN 80 MM"]), masses, 1.0)

    alike = column.similarity(column.asked("55 MM"), np.array([0, 1], np.int32))

    assert alike.tolist() == pytest.approx([1.0, 0.5])


def test_text_vectors_of_known_and_asked_texts_agree() -> None:
    texts = pl.Series(["A 1 PIN", "분체 도장"])
    column = TextColumn.fit("SPEC", texts)

    known = column.vectors(5, 64)

    for place, text in enumerate(texts):
        assert column.asked_vector(column.asked(text), 5, 64) == pytest.approx(
            known[place], abs=1e-5
        )


def test_a_text_without_letters_has_no_grams() -> None:
    column = TextColumn.fit("SPEC", pl.Series(["A", "B"]))

    asked = column.asked("   ")

    assert not column.says_something(asked)
    assert column.similarity(asked, np.array([0], np.int32)).tolist() == [0.0]


def test_grams_of_a_word_add_up_to_one_and_span_no_words() -> None:
    grams = grams_of(["PIN", "PIN OD", ""])

    assert grams.shares[: grams.offsets[1]].sum() == pytest.approx(1.0)
    assert grams.shares[grams.offsets[1] : grams.offsets[2]].sum() == pytest.approx(2.0)
    assert grams.offsets[2] == grams.offsets[3]
    assert grams_of([]).offsets.tolist() == [0]


def test_spellings_are_joined_before_comparing() -> None:
    assert normalized("  ＡＢ   c\tD ") == "ab c d"
