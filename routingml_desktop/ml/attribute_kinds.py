"""What kind of values an attribute holds, found by looking at them, never by its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl

FEW_NUMBERS: Final = 10
"""Whole numbers with at most so many different values are codes, such as 1 and 2 for turning."""
_NEARLY_UNIQUE: Final = 0.9
_RARELY_REPEATED: Final = 0.3
_MANY: Final = 200
_PHRASES: Final = 0.3
_LONG: Final = 16.0
_MOSTLY: Final = 0.98
_ISO_DATE: Final = r"^\d{4}-\d{2}-\d{2}([ T].*)?$"
_DECIMAL: Final = r"^[+-]?\d+(\.\d+)?$"


class AttributeKind(StrEnum):
    """How values of an attribute are compared."""

    CODE = "code"
    """The same or not; yes/no is a code of two values."""
    NUMBER = "number"
    """Close or far, on a logarithmic scale."""
    DATE = "date"
    """Close or far in days."""
    TEXT = "text"
    """Alike by shared pieces of spelling."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What looking at a column found."""

    kind: AttributeKind | None
    """None when the column cannot tell items apart."""
    reason: str = ""
    """Why it is dropped; empty when it is kept."""
    known: int = 0
    """Items that have a value."""
    distinct: int = 0


def inspect(column: pl.Series) -> Inspection:
    """The kind of a column of settled values, or why it says nothing."""
    values = column.drop_nulls()
    known, distinct = len(values), values.n_unique() if len(values) else 0
    if known == 0:
        return Inspection(None, "no values")
    if distinct == 1:
        return Inspection(None, "one value only", known, 1)
    return Inspection(_kind(values, distinct), "", known, distinct)


def cleaned(column: pl.Series) -> pl.Series:
    """The column with what is no value as null: blank texts, not-a-number, infinities."""
    if column.dtype.is_float():
        return column.set(column.is_nan() | column.is_infinite(), None)
    if column.dtype == pl.String:
        stripped = column.str.strip_chars()
        return stripped.set(stripped == "", None)
    if column.dtype in (pl.Categorical, pl.Enum):
        return cleaned(column.cast(pl.String))
    return column


def _kind(values: pl.Series, distinct: int) -> AttributeKind:
    if values.dtype == pl.Boolean:
        return AttributeKind.CODE
    if values.dtype.is_temporal():
        return AttributeKind.DATE
    if values.dtype.is_numeric():
        return _number_kind(values, distinct)
    return _string_kind(values.cast(pl.String), distinct)


def _number_kind(values: pl.Series, distinct: int) -> AttributeKind:
    whole = bool((values.cast(pl.Float64) % 1 == 0).all())
    return AttributeKind.CODE if whole and distinct <= FEW_NUMBERS else AttributeKind.NUMBER


def _string_kind(values: pl.Series, distinct: int) -> AttributeKind:
    if values.str.contains(_ISO_DATE).mean() >= _MOSTLY:  # type: ignore[operator]
        return AttributeKind.DATE
    if _written_numbers(values):
        return AttributeKind.NUMBER
    if distinct > _NEARLY_UNIQUE * len(values) or distinct > max(
        _MANY, _RARELY_REPEATED * len(values)
    ):
        # Identifiers: no two items share the value, but spellings may still tell something.
        return AttributeKind.TEXT
    phrases = values.str.contains(" ", literal=True).mean()
    long = values.str.len_chars().mean()
    if distinct > _MANY and (phrases > _PHRASES or long > _LONG):  # type: ignore[operator]
        return AttributeKind.TEXT
    return AttributeKind.CODE


def _written_numbers(values: pl.Series) -> bool:
    """Whether texts are decimals; whole numbers stay codes, for they may have leading zeros."""
    decimal = values.str.contains(_DECIMAL)
    fraction = values.str.contains(".", literal=True)
    return bool(decimal.mean() >= _MOSTLY and fraction.any())  # type: ignore[operator]
