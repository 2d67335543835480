"""What is small is not told as nothing."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.decimals import decimals_of, shared_decimals


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


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        ((1.4, 1.72), 2),
        ((0.05, 1.2), 2),
        ((0.004, 1.2), 3),
        ((-0.0042, 0.0061), 4),
        ((0.0, 3.0), 2),
        ((1.0, float("nan")), 2),
        ((float("inf"),), 2),
        ((), 2),
    ],
)
def test_numbers_side_by_side_have_the_decimals_of_the_largest_and_none_reads_as_zero(
    values: tuple[float, ...], decimals: int
) -> None:
    assert shared_decimals(*values) == decimals
