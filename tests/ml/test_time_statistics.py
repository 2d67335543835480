"""Trimmed means, fences and quantiles that hold for few values too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.ml.time_statistics import (
    finite_sample_quantiles,
    quartiles,
    summary,
    trimmed,
    usual_spreads,
    within_fences,
)

MINUTES = st.lists(st.floats(0, 1e9), min_size=1, max_size=60)


def test_from_five_values_on_at_least_one_is_cut_at_each_end() -> None:
    assert trimmed(np.array([5.0, 1, 2, 3, 100]), 0.1).tolist() == [2, 3, 5]
    assert trimmed(np.array([100.0, 1, 2, 3]), 0.1).tolist() == [1, 2, 3, 100]
    assert trimmed(np.arange(30.0), 0.1).tolist() == list(range(3, 27))


def test_nothing_is_cut_when_nothing_is_to_be_trimmed() -> None:
    assert trimmed(np.arange(10.0), 0.0).tolist() == list(range(10))


def test_the_trimmed_mean_of_the_user_guide_comes_out() -> None:
    assert trimmed(np.array([1.0, 2, 3, 4, 100]), 0.1).mean() == 3.0


def test_values_beyond_the_fences_are_outliers() -> None:
    inside = within_fences(np.array([10.0, 11, 12, 13, 60]), 1.5)

    assert inside.tolist() == [True, True, True, True, False]


def test_two_values_cannot_tell_an_outlier() -> None:
    assert within_fences(np.array([1.0, 1e9]), 1.5).all()
    assert within_fences(np.zeros(0), 1.5).tolist() == []


@given(MINUTES)
def test_quartiles_are_those_of_numpy(minutes: list[float]) -> None:
    low, high = quartiles(np.array(minutes))

    assert [low, high] == pytest.approx(np.quantile(minutes, (0.25, 0.75)).tolist())


def test_a_summary_has_the_figures_of_the_kept_values() -> None:
    found = summary(np.array([8.0, 10, 12]), 0.1, outliers=2)

    assert (found.n, found.outliers) == (3, 2)
    assert (found.trimmed_mean, found.median) == (10.0, 10.0)
    assert (found.std, found.cv) == (2.0, 0.2)


def test_figures_that_cannot_be_had_are_none_not_zero() -> None:
    nothing = summary(np.zeros(0), 0.1)
    single = summary(np.array([5.0]), 0.1)
    zeros = summary(np.zeros(3), 0.1)

    assert (nothing.n, nothing.trimmed_mean, nothing.median) == (0, None, None)
    assert (single.std, single.cv) == (None, None)
    assert (zeros.std, zeros.cv) == (0.0, None)


@given(MINUTES)
def test_the_trimmed_mean_lies_among_the_values(minutes: list[float]) -> None:
    found = summary(np.array(minutes), 0.1)

    assert found.trimmed_mean is not None
    assert min(minutes) - 1e-6 <= found.trimmed_mean <= max(minutes) * (1 + 1e-9)


def test_the_band_of_held_back_scores_holds_what_it_promises() -> None:
    rng = np.random.default_rng(1)
    held = []
    for _ in range(400):
        low, high = finite_sample_quantiles(rng.normal(size=30), 0.8)
        held.append(np.mean([low <= score <= high for score in rng.normal(size=50)]))

    assert 0.80 <= np.mean(held) <= 0.86


def test_few_scores_give_their_whole_range() -> None:
    assert finite_sample_quantiles(np.array([3.0, 1.0, 2.0]), 0.8) == (1.0, 3.0)


def alarmed(draw: str, cv: float, bookings: int, odd: float = 0.0) -> float:
    """The share of 2,000 operations of this true CV whose lower end is above 0.5.

    The share ``odd`` of the bookings is ten times too long.
    """
    rng = np.random.default_rng(7)
    size = (2_000, bookings)
    if draw == "lognormal":
        each = rng.lognormal(0.0, np.sqrt(np.log1p(cv**2)), size)
    else:
        each = rng.gamma(1 / cv**2, 1.0, size)
    each[rng.random(size) < odd] *= 10
    found = usual_spreads(list(each))
    return float(np.mean([spread is not None and spread.low > 0.5 for spread in found]))


@pytest.mark.parametrize("draw", ["lognormal", "gamma"])
@pytest.mark.parametrize("bookings", [3, 5, 20, 100])
def test_minutes_that_vary_as_much_as_allowed_alarm_in_one_of_twenty_operations_at_most(
    draw: str, bookings: int
) -> None:
    assert alarmed(draw, 0.5, bookings) <= 0.055


@pytest.mark.parametrize("draw", ["lognormal", "gamma"])
def test_minutes_that_vary_twice_as_much_alarm_mostly_from_twenty_bookings_on(draw: str) -> None:
    assert alarmed(draw, 1.0, 20) > 0.8


def test_steady_minutes_do_not_vary_because_of_an_odd_booking() -> None:
    assert alarmed("lognormal", 0.25, 20, odd=0.03) < 0.01


def test_the_lower_end_is_below_the_value_and_nearer_to_it_with_more_bookings() -> None:
    few = np.array([5.0, 9.0, 14.0, 30.0, 8.0])

    spreads = usual_spreads([few, np.tile(few, 10), np.array([5.0]), np.array([])])

    first, second = (spread for spread in spreads[:2] if spread is not None)
    assert (first.n, second.n) == (5, 50)
    assert first.cv == pytest.approx(float(few.std(ddof=1) / few.mean()))
    assert first.low < second.low < second.cv
    assert spreads[2:] == [None, None]
