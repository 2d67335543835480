"""What is typed for an attribute becomes what its column holds, or is refused."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pytest

from routingml_desktop.domain.errors import InputError
from routingml_desktop.services.typed_values import typed_value


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("N", False), ("예", True)])
def test_yes_and_no_are_read(typed: str, value: bool) -> None:  # noqa: FBT001 (what is compared)
    assert typed_value("COATED", typed, pl.Boolean()) is value


def test_a_date_is_read() -> None:
    assert typed_value("DRAWN", "2026-11-20", pl.Datetime("us")) == datetime(2026, 11, 20)  # noqa: DTZ001 (the plant's local time)


def test_a_text_stays_as_it_is() -> None:
    assert typed_value("MATERIAL", "1,5", pl.String()) == "1,5"


def test_nothing_stays_nothing() -> None:
    assert typed_value("DIAMETER", None, pl.Float64()) is None


@pytest.mark.parametrize(
    ("dtype", "wanted"), [(pl.Boolean(), "yes or no"), (pl.Datetime("us"), "a date")]
)
def test_other_words_are_refused_with_what_is_wanted(dtype: pl.DataType, wanted: str) -> None:
    with pytest.raises(InputError, match=f"ATTRIBUTE takes {wanted}"):
        typed_value("ATTRIBUTE", "perhaps", dtype)
