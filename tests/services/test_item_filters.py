"""What is typed above a column is a condition on its values."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.errors import FilterNotUnderstoodError
from routingml_desktop.services.item_filters import condition
from tests.items import few_items

FRAME = few_items().with_columns(
    pl.Series("MADE", ["2024-05-01", "2025-01-01", None, "2999-12-31", None, None]).str.to_datetime(
        "%Y-%m-%d", time_unit="us"
    )
)


def meeting(column: str, typed: str) -> list[str]:
    met = condition(column, FRAME.schema[column], typed)
    assert met is not None
    return FRAME.filter(met).get_column("item_code").to_list()


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("316", ["S-001", "g-77"]),
        ("=316l", ["S-001", "g-77"]),
        ("3*", ["S-001", "S-002", "g-77"]),
        ("3?4", ["S-002"]),
        ("=", ["00123", "=cmd"]),
        ("!316L", ["S-002", "00123", "G-78", "=cmd"]),
        ("!", ["S-001", "S-002", "g-77", "G-78"]),
        ("<>304", ["S-001", "00123", "g-77", "G-78", "=cmd"]),
        ("304;SIC", ["S-002", "G-78"]),
        ("304\nS*", ["S-002", "G-78"]),
        (">316", ["S-001", "g-77", "G-78"]),
        (".*", []),
    ],
)
def test_texts(typed: str, codes: list[str]) -> None:
    assert meeting("ITEM_MATERIAL", typed) == codes


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        (">60", ["S-002", "g-77"]),
        (">= 55", ["S-001", "S-002", "g-77"]),
        ("<55", ["G-78"]),
        ("<=55", ["S-001", "G-78"]),
        ("50..95", ["S-001", "S-002", "g-77"]),
        ("=90.5", ["S-002", "g-77"]),
        ("90.5", ["S-002", "g-77"]),
        ("20;55", ["S-001", "G-78"]),
        ("=", ["00123", "=cmd"]),
        ("!=90.5", ["S-001", "00123", "G-78", "=cmd"]),
        (">1,000", []),
    ],
)
def test_numbers(typed: str, codes: list[str]) -> None:
    assert meeting("OUTDIAMETER", typed) == codes


def test_yes_and_no_dates_and_codes_that_look_like_filters() -> None:
    assert meeting("STANDARD", "예") == ["S-001", "g-77"]
    assert meeting("STANDARD", "=no") == ["S-002", "G-78"]
    assert meeting("MADE", ">2025-01-01") == ["g-77"]
    assert meeting("item_code", "==cmd") == ["=cmd"]
    assert meeting("item_code", "00123;=CMD") == ["00123", "=cmd"]
    assert meeting("ITEM_SPEC", "=") == ["S-002", "=cmd"]


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("OUTDIAMETER", ">wide"),
        ("OUTDIAMETER", "1..x"),
        ("OUTDIAMETER", "5*"),
        ("STANDARD", "perhaps"),
        ("MADE", ">soon"),
        ("OUTDIAMETER", "1;x"),
    ],
)
def test_what_is_no_condition_is_refused_by_name(column: str, typed: str) -> None:
    with pytest.raises(FilterNotUnderstoodError) as refused:
        meeting(column, typed)

    assert refused.value.column == column


def test_nothing_typed_is_no_condition() -> None:
    assert condition("ITEM_SPEC", pl.String(), "  ") is None


@given(st.text(min_size=1, max_size=20), st.sampled_from(FRAME.columns))
def test_whatever_is_typed_filters_or_is_refused(typed: str, column: str) -> None:
    try:
        met = condition(column, FRAME.schema[column], typed)
    except FilterNotUnderstoodError:
        return

    if met is not None:
        assert FRAME.filter(met).height <= FRAME.height
