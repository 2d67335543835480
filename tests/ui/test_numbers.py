"""Numbers are read at a glance: no needless digits, and the same ones where two stand together."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.quality import Figure
from routingml_desktop.ui.cycle_words import cycle_figure, figure_note
from routingml_desktop.ui.numbers import minutes


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (0.0, "0"),
        (0.0042, "0.0042"),
        (4.5, "4.5"),
        (-9.7, "-9.7"),
        (9.996, "10"),
        (28.74, "28.7"),
        (99.96, "100"),
        (1234.5, "1,234"),
    ],
)
def test_minutes_alone_have_as_many_decimals_as_say_something(
    value: float | None, shown: str
) -> None:
    assert minutes(value) == shown


@pytest.mark.parametrize(
    ("ends", "shown"),
    [
        ((1.4, 1.72), ("1.40", "1.72")),
        ((12.0, 28.7), ("12.0", "28.7")),
        ((-9.7, -2.15), ("-9.70", "-2.15")),
        ((9.83, 12.41), ("9.8", "12.4")),
        ((10.0, 15.0), ("10", "15")),
        ((0.05, 12.4), ("0.05", "12.40")),
        ((3.2, 1400.0), ("3", "1,400")),
        ((0.4, 1400.0), ("0.4", "1,400.0")),
        ((0.0, 2.5), ("0.0", "2.5")),
    ],
)
def test_the_ends_of_an_interval_have_the_same_decimals(
    ends: tuple[float, float], shown: tuple[str, str]
) -> None:
    low, high = ends

    assert (minutes(low, high), minutes(high, low)) == shown


def test_a_value_has_the_decimals_of_its_interval() -> None:
    measured = Figure(1.55, 1_200, 1.4, 1.72)

    assert cycle_figure("mae", measured) == "1.55 min"
    assert figure_note("mae", measured) == "1.40 – 1.72 · n 1,200"
    assert cycle_figure("mae", Figure(1.6, 9, 1.4, 1.72)) == "1.60 min"
