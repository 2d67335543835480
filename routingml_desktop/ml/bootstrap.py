"""A measured number with its n and its interval, found by drawing items again and again.

Items are drawn, not rows: the bookings of one item err alike, and drawing them apart would make
intervals too narrow. All resamples of a measure are computed at once with a matrix that says how
often each item was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from routingml_desktop.domain.quality import Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

Values: TypeAlias = "NDArray[np.float64]"
Places: TypeAlias = "NDArray[np.int64]"

TAILS = (0.025, 0.975)
"""Ends of a 95 % interval."""
FEWEST_ITEMS = 5
"""Fewer items tell too little about how items differ; no interval is given."""
FEWEST_FOR_TRIM = 3
ROUNDING = 1e-9
"""10 % of 30 must not be cut as 4 because of the last binary digit."""
DIGITS = 6
"""Decimals of a reported number; sums differ beyond them from one machine to the next."""
BLOCK = 64
"""Resamples done at once where every row needs a weight of its own; bounds the memory."""


class Statistic(Protocol):
    """A number computed from rows; a row drawn twice counts twice."""

    @property
    def n(self) -> int:
        """How many rows it rests on."""
        ...

    @property
    def value(self) -> float | None:
        """The number over all rows, or None when the rows do not give one."""
        ...

    def resampled(self, weights: Values, item_of: Places) -> Values:
        """The number in every resample; NaN where its rows do not give one.

        ``weights`` is resamples x items, ``item_of`` the item of every row.
        """
        ...


@dataclass(frozen=True, slots=True)
class Ratio:
    """Sum of the numerators by sum of the denominators; with ``root`` the square root of it.

    With denominators of 1 it is a mean.
    """

    numerator: Values
    denominator: Values
    root: bool = False

    @property
    def n(self) -> int:
        """Rows that take part."""
        return len(self.numerator)

    @property
    def value(self) -> float | None:
        """The ratio; None when the denominators sum to 0."""
        total = float(self.denominator.sum())
        if self.n == 0 or total == 0:
            return None
        ratio = float(self.numerator.sum()) / total
        return ratio**0.5 if self.root else ratio

    def resampled(self, weights: Values, item_of: Places) -> Values:
        """The ratio in every resample."""
        items = weights.shape[1]
        numerator = weights @ np.bincount(item_of, self.numerator, items)
        denominator = weights @ np.bincount(item_of, self.denominator, items)
        drawn = denominator != 0
        ratio: Values = np.full(len(drawn), np.nan)
        np.divide(numerator, denominator, out=ratio, where=drawn)
        return np.sqrt(ratio) if self.root else ratio


def mean(values: Values, *, root: bool = False) -> Ratio:
    """The mean of the values, or its square root."""
    return Ratio(values, np.ones(len(values)), root=root)


@dataclass(frozen=True, slots=True)
class TrimmedMean:
    """Mean without the ceil(``trim`` x n) smallest and largest values; needs three values."""

    values: Values
    trim: float

    @property
    def n(self) -> int:
        """Values given, the trimmed ones among them."""
        return len(self.values)

    @property
    def value(self) -> float | None:
        """The trimmed mean; None below three values."""
        if self.n < FEWEST_FOR_TRIM:
            return None
        cut = ceil(self.trim * self.n - ROUNDING)
        return float(np.sort(self.values)[cut : self.n - cut].mean())

    def resampled(self, weights: Values, item_of: Places) -> Values:
        """The trimmed mean in every resample."""
        order = np.argsort(self.values, kind="stable")
        ranked = self.values[order]
        blocks = [
            self._block(weights[start : start + BLOCK][:, item_of[order]], ranked)
            for start in range(0, len(weights), BLOCK)
        ]
        return np.concatenate(blocks)

    def _block(self, drawn: Values, ranked: Values) -> Values:
        upto = drawn.cumsum(axis=1)
        n = upto[:, -1:]
        cut = np.ceil(self.trim * n - ROUNDING)
        kept = np.minimum(upto, n - cut) - np.maximum(upto - drawn, cut)
        np.clip(kept, 0.0, None, out=kept)
        left = kept.sum(axis=1)
        enough = n[:, 0] >= FEWEST_FOR_TRIM
        found: Values = np.full(len(left), np.nan)
        np.divide(kept @ ranked, left, out=found, where=enough)
        return found


@dataclass(frozen=True, slots=True)
class Median:
    """The middle value; of an even number the mean of the two in the middle."""

    values: Values

    @property
    def n(self) -> int:
        """Values given."""
        return len(self.values)

    @property
    def value(self) -> float | None:
        """The median; None without values."""
        return float(np.median(self.values)) if self.n else None

    def resampled(self, weights: Values, item_of: Places) -> Values:
        """The median in every resample."""
        order = np.argsort(self.values, kind="stable")
        ranked = self.values[order]
        found = np.full(len(weights), np.nan)
        for start in range(0, len(weights), BLOCK):
            upto = weights[start : start + BLOCK][:, item_of[order]].cumsum(axis=1)
            for place, row in enumerate(upto, start):
                if row[-1] > 0:
                    middle = np.searchsorted(row, (row[-1] / 2, row[-1] / 2 + 0.5))
                    found[place] = ranked[middle].mean()
        return found


class Resamples:
    """How often each item is drawn in each resample; the same seed draws the same."""

    def __init__(self, items: int, resamples: int, seed: int) -> None:
        self.items = items
        draws = np.random.default_rng(seed).integers(0, max(items, 1), (resamples, items))
        draws += np.arange(resamples)[:, None] * items
        counts = np.bincount(draws.ravel(), minlength=resamples * items)
        self.weights = counts.reshape(resamples, items).astype(np.float64)

    def gain(
        self,
        before: Statistic,
        after: Statistic,
        item_of: Places,
        *,
        relative: bool = False,
        reason: str = "too few bookings",
    ) -> Figure:
        """By how much ``after`` is below ``before``, two statistics of the same rows, paired.

        Each resample draws the same items for both. ``relative`` tells it as a share of ``before``.
        The interval is missing when fewer than five items stand behind it.
        """
        first, second = before.value, after.value
        if first is None or second is None or (relative and first == 0):
            return Figure(None, before.n, reason=reason)
        value = (first - second) / first if relative else first - second
        value = round(value, DIGITS)
        if len(np.unique(item_of)) < FEWEST_ITEMS:
            return Figure(value, before.n)
        old, new = before.resampled(self.weights, item_of), after.resampled(self.weights, item_of)
        with np.errstate(divide="ignore", invalid="ignore"):
            drawn = (old - new) / old if relative else old - new
        drawn = drawn[np.isfinite(drawn)]
        if not len(drawn):
            return Figure(value, before.n)
        low, high = np.quantile(drawn, TAILS)
        return Figure(value, before.n, round(float(low), DIGITS), round(float(high), DIGITS))

    def figure(self, statistic: Statistic, item_of: Places, reason: str) -> Figure:
        """The statistic with n and its 95 % interval; without a value, ``reason`` says why.

        The interval is missing when fewer than five items stand behind the number.
        """
        value = statistic.value
        if value is None:
            return Figure(None, statistic.n, reason=reason)
        if len(np.unique(item_of)) < FEWEST_ITEMS:
            return Figure(round(value, DIGITS), statistic.n)
        found = statistic.resampled(self.weights, item_of)
        low, high = np.nanquantile(found, TAILS)
        ends = (round(float(low), DIGITS), round(float(high), DIGITS))
        return Figure(round(value, DIGITS), statistic.n, *ends)
