"""Attributes are told apart by their values."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from routingml_desktop.ml.attribute_kinds import AttributeKind, cleaned, inspect


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["316", "304", "316", None] * 5, AttributeKind.CODE),
        ([True, False, True], AttributeKind.CODE),
        ([1, 2, 1, 2, 1], AttributeKind.CODE),
        ([1.0, 2.0, 1.0], AttributeKind.CODE),
        ([1.5, 2.5, 1.5], AttributeKind.NUMBER),
        (list(range(50)), AttributeKind.NUMBER),
        (["12.5", "7.25", "12.5", "3"] * 3, AttributeKind.NUMBER),
        (["0012", "0007", "0012", "0003"] * 3, AttributeKind.CODE),
        ([date(2020, 1, 1), date(2021, 1, 1)], AttributeKind.DATE),
        (["2020-01-01", "2021-02-03", "2020-01-01"], AttributeKind.DATE),
        ([f"D-{n}" for n in range(30)], AttributeKind.TEXT),
        ([f"GLAND {n % 250} MM KEYWAY" for n in range(1000)], AttributeKind.TEXT),
        ([f"C{n % 250}" for n in range(1000)], AttributeKind.CODE),
    ],
)
def test_the_kind_is_found_by_looking_at_the_values(values: list[Any], kind: AttributeKind) -> None:
    found = inspect(pl.Series(values, strict=False))

    assert found.kind is kind
    assert found.reason == ""


def test_a_column_without_values_is_dropped_with_the_reason() -> None:
    assert inspect(pl.Series([None, None], dtype=pl.String)).reason == "no values"


def test_a_constant_column_is_dropped_with_the_reason() -> None:
    found = inspect(pl.Series(["EA", None, "EA"]))

    assert found.kind is None
    assert found.reason == "one value only"
    assert found.known == 2


def test_blank_texts_and_not_a_number_are_no_values() -> None:
    texts = cleaned(pl.Series(["a", "  ", "", None, " b "]))
    numbers = cleaned(pl.Series([1.0, float("nan"), float("inf"), None]))
    categories = cleaned(pl.Series(["a", " "], dtype=pl.Categorical))

    assert texts.to_list() == ["a", None, None, None, "b"]
    assert numbers.to_list() == [1.0, None, None, None]
    assert categories.to_list() == ["a", None]
