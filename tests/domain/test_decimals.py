"""What is small is not told as nothing."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.decimals import decimals_of


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234.567, "1234.57"),
        (0.114, "0.11"),
        (0.0, "0.00"),
        (0.0114, "0.011"),
        (0.00042, "0.00042"),
        (-0.00456, "-0.0046"),
        (1e-12, "0.00000000"),
    ],
)
def test_below_a_tenth_two_digits_remain(value: float, shown: str) -> None:
    assert f"{value:.{decimals_of(value)}f}" == shown


def test_what_is_no_number_has_the_usual_decimals() -> None:
    assert decimals_of(float("nan")) == 2
    assert decimals_of(float("inf"), 1) == 1
