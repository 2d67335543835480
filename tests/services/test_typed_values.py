"""Numbers as planners type them."""

from __future__ import annotations

import pytest

from routingml_desktop.services.typed_values import typed_number


@pytest.mark.parametrize(
    ("text", "number"), [("12.5", 12.5), (" 1,234.5 ", 1234.5), ("-3", -3.0), ("1,000,000", 1e6)]
)
def test_a_comma_between_thousands_is_read_over(text: str, number: float) -> None:
    assert typed_number(text) == number


@pytest.mark.parametrize("text", ["12,5", "1,2,3", "nan", "1e400", "inf", "", "twelve"])
def test_what_could_mean_another_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        typed_number(text)
