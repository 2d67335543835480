from __future__ import annotations

import polars as pl
import pytest

from routingml_desktop.erp.units import clock_minutes, number_and_unit


@pytest.mark.parametrize(
    ("unit", "texts", "minutes"),
    [
        ("h:mm", ["1:30", "0:05", "112:00", "1:30:30", "-0:15"], [90.0, 5.0, 6720.0, 90.5, -15.0]),
        ("m:ss", ["1:30", "0:06", "90:00"], [1.5, 0.1, 90.0]),
        ("h:mm", ["1:60", "90", "1.30", "1:5", "soon", None], [None] * 6),
        ("m:ss", ["1:30:30"], [None]),
    ],
)
def test_times_with_a_colon_are_minutes(
    unit: str, texts: list[str | None], minutes: list[float | None]
) -> None:
    found = clock_minutes(pl.Series("t", texts, dtype=pl.String), unit)

    assert found.to_list() == pytest.approx(minutes)


def test_a_unit_behind_a_number_is_told_apart_from_it() -> None:
    texts = pl.Series("t", ["12,5 mm", "3kg", '2.5"', "1 500 mm", "7", "1e5", "soon", None])

    numbers, units = number_and_unit(texts)

    assert numbers.to_list() == ["12,5", "3", "2.5", "1 500", "7", "1e5", "soon", None]
    assert units.to_list() == ["mm", "kg", '"', "mm", None, None, None, None]


def test_only_the_unit_that_was_named_is_taken_off() -> None:
    numbers, _ = number_and_unit(pl.Series("t", ["12,5 mm", "12,5 MM", "0,5 m"]), "mm")

    assert numbers.to_list() == ["12,5", "12,5", "0,5 m"]
