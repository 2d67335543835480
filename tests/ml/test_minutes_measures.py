from __future__ import annotations

from math import log

import numpy as np
import pytest

from routingml_desktop.ml.minutes_measures import (
    band_coverage,
    band_width,
    bias,
    coefficient_of_variation,
    log_errors,
    mean_absolute_error,
    median_log_error,
    root_mean_squared_error,
    share_near,
    trimmed_mean_absolute_error,
    weighted_percentage_error,
)

NOTHING = np.array([])
ACTUAL = np.full(5, 100.0)
PREDICTED = ACTUAL + np.array([1.0, -2.0, 3.0, -4.0, 100.0])


def test_mean_absolute_error_feels_the_outlier_and_the_trimmed_one_does_not() -> None:
    assert mean_absolute_error(PREDICTED, ACTUAL).value == 22.0
    assert trimmed_mean_absolute_error(PREDICTED, ACTUAL).value == 3.0


def test_two_errors_are_too_few_to_trim() -> None:
    assert trimmed_mean_absolute_error(PREDICTED[:2], ACTUAL[:2]).value is None


def test_thirty_errors_lose_three_at_each_end() -> None:
    errors = np.concatenate([np.zeros(3), np.ones(23), [9.0], np.full(3, 1000.0)])

    assert trimmed_mean_absolute_error(errors, np.zeros(30)).value == pytest.approx(32 / 24)


def test_squared_errors_weigh_the_large_ones() -> None:
    found = root_mean_squared_error(np.array([3.0, 0.0]), np.array([0.0, 4.0])).value

    assert found == pytest.approx((25 / 2) ** 0.5)


def test_too_long_predictions_have_a_bias_above_zero() -> None:
    assert bias(np.array([12.0, 8.0, 16.0]), np.full(3, 10.0)).value == 2.0


def test_twice_and_half_are_the_same_log_error() -> None:
    found = log_errors(np.array([20.0, 5.0]), np.array([10.0, 10.0]))

    assert found == pytest.approx([log(2), log(2)])


def test_a_log_error_needs_both_sides_above_zero() -> None:
    assert np.isnan(log_errors(np.array([0.0, 5.0]), np.array([10.0, 0.0]))).all()


def test_the_median_log_error_ignores_one_absurd_booking() -> None:
    predicted, actual = np.array([10.0, 20.0, 1.0]), np.array([10.0, 10.0, 1e6])

    assert median_log_error(predicted, actual).value == pytest.approx(log(2))


def test_long_lots_weigh_more_in_the_percentage_error() -> None:
    found = weighted_percentage_error(np.array([90.0, 20.0]), np.array([100.0, 10.0])).value

    assert found == pytest.approx(20 / 110)


def test_within_twenty_per_cent_is_near() -> None:
    assert share_near(np.array([120.0, 80.0, 121.0, 50.0]), np.full(4, 100.0)).value == 0.5


def test_a_band_covers_what_lies_between_its_ends() -> None:
    low, high = np.full(4, 10.0), np.full(4, 20.0)

    assert band_coverage(low, high, np.array([10.0, 20.0, 9.0, 21.0])).value == 0.5
    assert band_width(low, high).value == 10.0


@pytest.mark.parametrize(
    "measure",
    [
        mean_absolute_error,
        trimmed_mean_absolute_error,
        root_mean_squared_error,
        bias,
        weighted_percentage_error,
        share_near,
        median_log_error,
    ],
)
def test_without_bookings_nothing_is_measured(measure) -> None:  # type: ignore[no-untyped-def]
    assert measure(NOTHING, NOTHING).value is None


def test_variation_is_the_deviation_by_the_mean() -> None:
    assert coefficient_of_variation(np.array([8.0, 12.0])) == pytest.approx(8**0.5 / 10)


def test_one_value_does_not_vary_and_zeros_have_no_variation() -> None:
    assert coefficient_of_variation(np.array([8.0])) is None
    assert coefficient_of_variation(np.zeros(3)) is None
