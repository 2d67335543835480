"""Statistics of booked minutes: outliers, trimmed mean, spread."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FENCED_FROM: Final = 3
"""With fewer bookings no outlier can be told."""
TRIMMED_FROM: Final = 5
"""From so many bookings at least one is cut off at each end."""
CONFIDENCE: Final = 0.95
"""Of the lower end of a coefficient of variation."""
FAR_OUT: Final = 3.0
"""Interquartile ranges to the outer fences: Tukey, Exploratory Data Analysis (1977)."""
FEWEST_FOR_SPREAD: Final = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """Booked minutes in figures; None where there are too few for a figure."""

    n: int
    trimmed_mean: float | None
    median: float | None
    std: float | None
    """With one degree of freedom less; None for a single booking."""
    cv: float | None
    """Standard deviation as a part of the mean; None without one or at a mean of 0."""
    outliers: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """How much positive minutes vary."""

    n: int
    cv: float
    """Standard deviation as a part of the mean."""
    low: float
    """The true CV is above it with 95 % confidence."""


def within_fences(minutes: NDArray[np.float64], factor: float) -> NDArray[np.bool_]:
    """Which values lie within ``factor`` interquartile ranges of the quartiles; all below 3."""
    if len(minutes) < FENCED_FROM:
        return np.ones(len(minutes), bool)
    low, high = quartiles(minutes)
    reach = factor * (high - low)
    inside: NDArray[np.bool_] = (minutes >= low - reach) & (minutes <= high + reach)
    return inside


def quartiles(values: NDArray[np.float64]) -> tuple[float, float]:
    """The values that a quarter and three quarters are below, interpolated between ranks.

    What ``numpy.quantile`` gives, a hundred microseconds sooner: a prediction asks for it some
    forty times.
    """
    ordered = np.sort(values)
    at = 0.25 * (len(ordered) - 1)
    below = int(at)
    part = at - below
    low = ordered[below] + (ordered[min(below + 1, len(ordered) - 1)] - ordered[below]) * part
    above = len(ordered) - 1 - below
    high = ordered[above] - (ordered[above] - ordered[max(above - 1, 0)]) * part
    return float(low), float(high)


def trimmed(values: NDArray[np.float64], trim: float) -> NDArray[np.float64]:
    """The sorted values without the share ``trim`` at each end, one at least from 5 on."""
    cut = int(trim * len(values))
    if trim > 0 and len(values) >= TRIMMED_FROM:
        cut = max(cut, 1)
    return np.sort(values)[cut : len(values) - cut]


def trimmed_places(values: NDArray[np.float64], trim: float) -> NDArray[np.int64]:
    """Where the values stand that ``trimmed`` keeps; of equals the first are cut below."""
    cut = int(trim * len(values))
    if trim > 0 and len(values) >= TRIMMED_FROM:
        cut = max(cut, 1)
    return np.argsort(values, kind="stable")[cut : len(values) - cut]


def summary(kept: NDArray[np.float64], trim: float, outliers: int = 0) -> Summary:
    """Figures of known minutes, from which ``outliers`` were left out before."""
    if not len(kept):
        return Summary(0, None, None, None, None, outliers)
    mean = float(kept.mean())
    std = float(kept.std(ddof=1)) if len(kept) > 1 else None
    return Summary(
        n=len(kept),
        trimmed_mean=float(trimmed(kept, trim).mean()),
        median=float(np.median(kept)),
        std=std,
        cv=std / mean if std is not None and mean > 0 else None,
        outliers=outliers,
    )


def usual_spreads(bookings: Sequence[NDArray[np.float64]]) -> list[Spread | None]:
    """How much minutes vary but for those far out; None where fewer than two remain.

    All are positive. Far out is what Tukey's outer fences leave out, of the logarithms, so that of
    minutes without odd bookings next to nothing is.
    """
    # Not at import time: scipy.stats takes a second, which only a cycle should spend.
    from scipy.stats import chi2  # noqa: PLC0415

    found: list[Spread | None] = []
    for minutes in bookings:
        logs = np.log(minutes)
        inside = within_fences(logs, FAR_OUT)
        n = int(inside.sum())
        if n < FEWEST_FOR_SPREAD:
            found.append(None)
            continue
        kept = minutes[inside]
        cv = float(kept.std(ddof=1) / kept.mean())
        # Of lognormal minutes ln(1 + CV^2) is the variance of the logarithms, whose interval is
        # chi-square's: Koopmans, Owen and Rosenblatt, Biometrika 51 (1964), 25-32. The logarithms
        # alone make too much of one short booking where minutes are not lognormal, the minutes
        # alone of a long one where there are many: the smaller errs in 5 % at most with both.
        variance = min(float(np.log1p(cv**2)), float(logs[inside].var(ddof=1)))
        least = variance * (n - 1) / float(chi2.ppf(CONFIDENCE, n - 1))
        found.append(Spread(n, cv, float(np.sqrt(np.expm1(least)))))
    return found


def finite_sample_quantiles(scores: NDArray[np.float64], coverage: float) -> tuple[float, float]:
    """The two scores between which a further one lies with at least the chance ``coverage``.

    Conformal: each tail is taken one rank further out than the plain quantile, which makes the
    promise hold for few scores too.
    """
    ordered = np.sort(scores)
    rank = ceil((len(ordered) + 1) * (1 + coverage) / 2)
    upper = min(rank, len(ordered)) - 1
    return float(ordered[len(ordered) - 1 - upper]), float(ordered[upper])
