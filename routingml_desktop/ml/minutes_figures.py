"""Predicted minutes turned into figures, each with its n and interval."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.quality import PROMISED, Figure, MinutesPoint, WorkCenterScore
from routingml_desktop.ml import minutes_measures as mm
from routingml_desktop.ml.bootstrap import DIGITS, TAILS, Median, mean
from routingml_desktop.ml.held_out import ASKED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.bootstrap import Places, Statistic, Values
    from routingml_desktop.ml.lot_minutes import LotMinutes
    from routingml_desktop.ml.routing_figures import Questions

    Mask = NDArray[np.bool_]

NO_BOOKINGS: Final = "no booking was held out"
NO_MINUTES: Final = "no held-out booking has such minutes predicted"


@dataclass(frozen=True)
class BookedLots:
    """Bookings with predicted minutes, and the question each belongs to."""

    asked: Places
    setup: Values
    """Booked minutes; NaN where none are booked."""
    run: Values
    quantity: Values
    operation: Places
    """A number per item, operation and work center."""

    @classmethod
    def of(cls, bookings: pl.DataFrame) -> BookedLots:
        """The columns of held-out bookings."""
        operation = pl.struct(c.ITEM_CODE, c.JOB_CODE, c.WORK_CENTER).rank("dense")
        return cls(
            asked=bookings[ASKED].to_numpy().astype(np.int64),
            setup=_values(bookings, c.SETUP_MINUTES),
            run=_values(bookings, c.RUN_MINUTES),
            quantity=_values(bookings, c.QUANTITY),
            operation=bookings.select(operation).to_series().to_numpy().astype(np.int64),
        )

    @cached_property
    def total(self) -> Values:
        """Booked minutes of the whole lot."""
        total: Values = np.nan_to_num(self.setup) + np.nan_to_num(self.run)
        return total


def minutes_figures(
    questions: Questions, lots: BookedLots, predicted: LotMinutes, compared: Mask
) -> dict[str, Figure]:
    """The figures of a method's minutes.

    Errors are over the bookings that are ``compared`` and predicted, so that a method is not better
    because it answers easier questions; ``minutes_answered`` is over all bookings.
    """
    everywhere = np.arange(len(lots.asked))
    at = np.flatnonzero(compared & predicted.known)
    total, actual = predicted.total[at], lots.total[at]
    both = at[(predicted.total[at] > 0) & (lots.total[at] > 0)]
    band = at[~np.isnan(predicted.low[at])]
    statistics: dict[str, tuple[Statistic, Places]] = {
        "minutes_mae": (mm.mean_absolute_error(total, actual), at),
        "minutes_trimmed_mae": (mm.trimmed_mean_absolute_error(total, actual), at),
        "minutes_rmse": (mm.root_mean_squared_error(total, actual), at),
        "minutes_bias": (mm.bias(total, actual), at),
        "minutes_median_log_error": (
            mm.median_log_error(predicted.total[both], lots.total[both]),
            both,
        ),
        "minutes_weighted_ape": (mm.weighted_percentage_error(total, actual), at),
        "minutes_within_20": (mm.share_near(total, actual), at),
        "coverage_80": (
            mm.band_coverage(predicted.low[band], predicted.high[band], lots.total[band]),
            band,
        ),
        "width_80": (mm.band_width(predicted.low[band], predicted.high[band]), band),
        "width_80_median": (Median(predicted.high[band] - predicted.low[band]), band),
        "minutes_answered": (mean(predicted.known.astype(np.float64)), everywhere),
    }
    for part, guess, booked in (
        ("setup", predicted.setup, lots.setup),
        ("run", predicted.run, lots.run),
    ):
        apart = at[~np.isnan(guess[at]) & ~np.isnan(booked[at])]
        statistics |= {
            f"{part}_mae": (mm.mean_absolute_error(guess[apart], booked[apart]), apart),
            f"{part}_trimmed_mae": (
                mm.trimmed_mean_absolute_error(guess[apart], booked[apart]),
                apart,
            ),
            f"{part}_weighted_ape": (
                mm.weighted_percentage_error(guess[apart], booked[apart]),
                apart,
            ),
        }
    reason = NO_MINUTES if len(lots.asked) else NO_BOOKINGS
    return {
        name: questions.resamples.figure(statistic, questions.item_of[lots.asked[rows]], reason)
        for name, (statistic, rows) in statistics.items()
    }


def width_in_hindsight(
    questions: Questions, lots: BookedLots, predicted: LotMinutes, model: LotMinutes
) -> Figure:
    """The median width of the band that would cover as many lots as the model's own band.

    The method gets the one factor to both sides that is right on the very lots it is judged by,
    which no method can know beforehand: a model that is narrower still is better than it.
    """
    reason = "the model or the method has no such minutes"
    band = ~np.isnan(model.low) & predicted.known & (predicted.total > 0) & (lots.total > 0)
    at = np.flatnonzero(band)
    if not len(at):
        return Figure(None, 0, reason=reason)
    held = mm.band_coverage(model.low[at], model.high[at], lots.total[at]).value or 0.0
    away = mm.log_errors(predicted.total[at], lots.total[at])
    factor = float(np.exp(np.quantile(away, held)))
    widths = predicted.total[at] * (factor - 1.0 / factor)
    return questions.resamples.figure(Median(widths), questions.item_of[lots.asked[at]], reason)


def variation_figure(questions: Questions, lots: BookedLots) -> Figure:
    """How much run minutes of a piece vary between orders of one operation: its mean CV.

    It says what the plant does, not what a method reaches.
    """
    at = np.flatnonzero(~np.isnan(lots.run))
    each = lots.run[at] / lots.quantity[at]
    order = np.argsort(lots.operation[at], kind="stable")
    starts = np.flatnonzero(np.diff(lots.operation[at][order], prepend=-1))
    groups = np.split(order, starts[1:]) if len(order) else []
    found = [(mm.coefficient_of_variation(each[group]), at[group[0]]) for group in groups]
    known = [(value, row) for value, row in found if value is not None]
    values = np.array([value for value, _ in known])
    rows = np.array([row for _, row in known], dtype=np.int64)
    reason = "no operation has two held-out bookings"
    return questions.resamples.figure(mean(values), questions.item_of[lots.asked[rows]], reason)


def work_center_scores(
    questions: Questions, bookings: pl.DataFrame, predicted: LotMinutes
) -> tuple[WorkCenterScore, ...]:
    """The errors apart by work center with their intervals, the one with most bookings first."""
    lots = BookedLots.of(bookings)
    known = np.flatnonzero(predicted.known)
    names = bookings[c.WORK_CENTER].fill_null("").to_numpy()[known]
    scores = []
    for name in np.unique(names.astype(str)):
        at = known[names == name]
        band = at[~np.isnan(predicted.low[at])]
        guess, actual, items = (
            predicted.total[at],
            lots.total[at],
            questions.item_of[lots.asked[at]],
        )
        mae, bias = (
            questions.resamples.figure(statistic, items, NO_MINUTES)
            for statistic in (mm.mean_absolute_error(guess, actual), mm.bias(guess, actual))
        )
        covered = questions.resamples.figure(
            mm.band_coverage(predicted.low[band], predicted.high[band], lots.total[band]),
            questions.item_of[lots.asked[band]],
            NO_MINUTES,
        )
        low, high = chance_of_a_band(len(band))
        scores.append(
            WorkCenterScore(
                work_center=str(name),
                n=len(at),
                mae=mae.value,
                bias=bias.value,
                coverage_80=covered.value,
                banded=len(band),
                chance_low=_rounded(low),
                chance_high=_rounded(high),
                mae_low=mae.low,
                mae_high=mae.high,
                bias_low=bias.low,
                bias_high=bias.high,
                coverage_low=covered.low,
                coverage_high=covered.high,
            )
        )
    return tuple(sorted(scores, key=lambda score: (-score.n, score.work_center)))


def chance_of_a_band(n: int) -> tuple[float | None, float | None]:
    """Between which coverages a band that holds 80 % lies in 95 of 100 samples of ``n`` bookings.

    None without bookings. Bookings are taken as independent, which makes the interval narrow.
    """
    if n == 0:
        return None, None
    # Not at import time: scipy.stats takes a second, which only an evaluation should spend.
    from scipy.stats import binom  # noqa: PLC0415

    low, high = binom.ppf(TAILS, n, PROMISED)
    return float(low) / n, float(high) / n


def minutes_points(
    bookings: pl.DataFrame, predicted: LotMinutes, most: int, seed: int
) -> tuple[MinutesPoint, ...]:
    """At most ``most`` of the bookings whose minutes are predicted with a band."""
    known = np.flatnonzero(predicted.known & ~np.isnan(predicted.low))
    chosen = np.sort(np.random.default_rng(seed).permutation(known)[:most])
    actual = BookedLots.of(bookings).total
    rows = bookings[chosen].select(c.ITEM_CODE, c.JOB_CODE, pl.col(c.WORK_CENTER).fill_null(""))
    minutes = np.column_stack([predicted.total, predicted.low, predicted.high, actual])[chosen]
    return tuple(
        MinutesPoint(item, job, center, *values)
        for (item, job, center), values in zip(
            rows.iter_rows(), minutes.round(DIGITS).tolist(), strict=True
        )
    )


def _values(bookings: pl.DataFrame, column: str) -> Values:
    values: Values = bookings[column].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return values


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
