"""How far predicted minutes are from booked ones, one measure per function.

Every function takes arrays of equal length, one element per booking, minutes of the whole lot, and
gives a statistic whose value is None where there is nothing to measure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from routingml_desktop.ml.bootstrap import Median, Ratio, TrimmedMean, mean

if TYPE_CHECKING:
    from numpy.typing import NDArray

Minutes: TypeAlias = "NDArray[np.float64]"

TRIM = 0.10
"""Share of the errors that is dropped at each end, rounded up."""
NEAR = 0.20
"""A prediction within this share of the actual minutes is near."""
FEWEST_FOR_CV = 2


def mean_absolute_error(predicted: Minutes, actual: Minutes) -> Ratio:
    """MAE in minutes."""
    return mean(np.abs(predicted - actual))


def trimmed_mean_absolute_error(predicted: Minutes, actual: Minutes) -> TrimmedMean:
    """MAE in minutes without the ceil(10 %) smallest and largest errors; needs three."""
    return TrimmedMean(np.abs(predicted - actual), TRIM)


def root_mean_squared_error(predicted: Minutes, actual: Minutes) -> Ratio:
    """RMSE in minutes."""
    return mean(np.square(predicted - actual), root=True)


def bias(predicted: Minutes, actual: Minutes) -> Ratio:
    """Mean of predicted minus actual minutes; above 0 the predictions are too long."""
    return mean(predicted - actual)


def weighted_percentage_error(predicted: Minutes, actual: Minutes) -> Ratio:
    """Sum of the absolute errors by the sum of the actual minutes: APE weighted by hours."""
    return Ratio(np.abs(predicted - actual), actual)


def share_near(predicted: Minutes, actual: Minutes) -> Ratio:
    """Share of the predictions within 20 % of the actual minutes, 0 to 1."""
    return mean((np.abs(predicted - actual) <= NEAR * actual).astype(np.float64))


def log_errors(predicted: Minutes, actual: Minutes) -> Minutes:
    """|ln(predicted / actual)|: 0.69 is a factor of two to either side; NaN where one is 0."""
    both = (predicted > 0) & (actual > 0)
    errors: Minutes = np.full(len(actual), np.nan)
    errors[both] = np.abs(np.log(predicted[both] / actual[both]))
    return errors


def median_log_error(predicted: Minutes, actual: Minutes) -> Median:
    """Median of |ln(predicted / actual)|; every pair must be above 0."""
    return Median(log_errors(predicted, actual))


def band_coverage(low: Minutes, high: Minutes, actual: Minutes) -> Ratio:
    """Share of the actual minutes inside the band, its ends included, 0 to 1."""
    return mean(((low <= actual) & (actual <= high)).astype(np.float64))


def band_width(low: Minutes, high: Minutes) -> Ratio:
    """Mean width of the band in minutes."""
    return mean(high - low)


def coefficient_of_variation(values: Minutes) -> float | None:
    """Standard deviation (n - 1) by mean; None below two values or when the mean is 0."""
    if len(values) < FEWEST_FOR_CV or values.mean() == 0:
        return None
    return float(values.std(ddof=1) / values.mean())
