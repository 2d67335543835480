"""An attribute of numbers or dates: two items are close or far."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.ml.attribute_kinds import AttributeKind
from routingml_desktop.ml.directions import directions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.item import AttributeValue

_EPOCH: Final = date(1970, 1, 1)
_MOST_KNOTS: Final = 64


class NumberColumn:
    """The distinct numbers of one attribute, in order, and the scale on which they are compared.

    Numbers are compared on a logarithmic scale, dates in days; on either a difference of half the
    interquartile range makes the similarity 1/e.
    """

    def __init__(
        self, name: str, kind: AttributeKind, values: NDArray[np.float64], unit: float, scale: float
    ) -> None:
        self.name = self.source = name
        """The attribute itself, unless it is a number in the text of another one."""
        self.kind = kind
        self.values_ = values
        self.unit_ = unit
        """Middle size of the numbers: below it the logarithmic scale is nearly linear."""
        self.scale_ = scale
        self.scaled = self._on_scale(values)
        """The numbers on the scale of comparison."""

    @classmethod
    def fit(cls, name: str, kind: AttributeKind, column: pl.Series) -> NumberColumn:
        """Learn the scale from the values that are known."""
        known = as_numbers(column, kind).drop_nulls().to_numpy()
        sizes = np.abs(known[known != 0])
        unit = float(np.median(sizes)) if len(sizes) else 1.0
        column_ = cls(name, kind, np.unique(known), unit, 1.0)
        column_.scale_ = _spread(column_._on_scale(known))
        column_.scaled = column_._on_scale(column_.values_)
        return column_

    def at_grain(self, factor: float) -> NumberColumn:
        """The same numbers on a scale ``factor`` times as coarse."""
        scale = self.scale_ * factor
        other = NumberColumn(self.name, self.kind, self.values_, self.unit_, scale)
        other.source = self.source
        return other

    def __len__(self) -> int:
        return len(self.values_)

    def ids(self, column: pl.Series) -> NDArray[np.int32]:
        """The place of each row's number among the learned ones; -1 where it is not there."""
        numbers = as_numbers(column, self.kind).to_numpy()
        places = np.searchsorted(self.values_, numbers).clip(max=len(self.values_) - 1)
        there = self.values_[places] == numbers
        return np.where(there, places, -1).astype(np.int32)

    def value(self, number: int) -> AttributeValue:
        """The number of this place, or the date."""
        plain = float(self.values_[number])
        if self.kind is AttributeKind.DATE:
            return date.fromordinal(_EPOCH.toordinal() + int(plain))
        return plain

    def asked(self, value: AttributeValue) -> float | None:
        """An asked value on the scale; None when it is no number or date."""
        number = as_number(value, self.kind)
        if number is None:
            return None
        return float(self._on_scale(np.array([number]))[0])

    def says_something(self, asked: float | None) -> bool:
        """Whether the asked value can be compared."""
        return asked is not None

    def similarity(self, asked: float, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """1 for the same number, falling with the distance on the scale."""
        return np.exp(-np.abs(self.scaled[ids] - asked)).astype(np.float32)

    def similarity_of_pairs(
        self, left: NDArray[np.int32], right: NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """1 where both are the same, falling with their distance."""
        return np.exp(-np.abs(self.scaled[left] - self.scaled[right])).astype(np.float32)

    def vectors(self, salt: int, dimension: int) -> NDArray[np.float32]:
        """A unit vector for every number; neighbors on the scale point the same way."""
        return self._mixed_knots(self.scaled, salt, dimension)

    def asked_vector(self, asked: float, salt: int, dimension: int) -> NDArray[np.float32]:
        """The vector of an asked number."""
        return np.asarray(self._mixed_knots(np.array([asked]), salt, dimension)[0])

    def _on_scale(self, numbers: NDArray[np.float64]) -> NDArray[np.float64]:
        if self.kind is AttributeKind.DATE:
            return numbers / self.scale_
        signed: NDArray[np.float64] = np.sign(numbers) * np.log1p(np.abs(numbers) / self.unit_)
        return signed / self.scale_

    def _mixed_knots(
        self, places: NDArray[np.float64], salt: int, dimension: int
    ) -> NDArray[np.float32]:
        """Each place as the mix of the two knots around it, one knot per unit of the scale."""
        low = float(self.scaled[0])
        knots = directions(salt, np.arange(_MOST_KNOTS + 1), dimension)
        at = np.clip(places - low, 0.0, _MOST_KNOTS - 1.0)
        below = at.astype(np.int64)
        upper = (at - below).astype(np.float32)[:, None]
        mix = knots[below] * (1 - upper) + knots[below + 1] * upper
        length = np.linalg.norm(mix, axis=1, keepdims=True)
        return np.asarray(mix / np.maximum(length, np.float32(1e-6)))


def as_numbers(column: pl.Series, kind: AttributeKind) -> pl.Series:
    """The column as floats: numbers as they are, dates in days since 1970."""
    if kind is not AttributeKind.DATE:
        numbers = column.cast(pl.Float64, strict=False)
        return numbers.set(numbers.is_nan() | numbers.is_infinite(), None)
    if column.dtype == pl.String:
        column = column.str.head(10).str.to_date("%Y-%m-%d", strict=False)
    return column.cast(pl.Date).cast(pl.Int32).cast(pl.Float64)


def as_number(value: AttributeValue, kind: AttributeKind) -> float | None:
    """One asked value as a float; None when it is none."""
    if kind is AttributeKind.DATE:
        return _days(value)
    try:
        number = float(value) if isinstance(value, (str, int, float)) else float("nan")
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def _days(value: AttributeValue) -> float | None:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value[:10])
        except ValueError:
            return None
    if isinstance(value, datetime):
        value = value.date()
    return float((value - _EPOCH).days) if isinstance(value, date) else None


def _spread(values: NDArray[np.float64]) -> float:
    """Half the interquartile range; where that is 0 the standard deviation, else 1."""
    low, high = np.quantile(values, (0.25, 0.75))
    for spread in ((high - low) / 2, float(np.std(values))):
        if spread > 0:
            return float(spread)
    return 1.0
