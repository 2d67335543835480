"""What a unit is worth: lengths by the mapping's factors, times in minutes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

MINUTES_IN: Final[dict[str, float]] = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0}

CLOCK_UNITS: Final[dict[str, float]] = {"h:mm": 60.0, "m:ss": 1.0}
"""Times written with a colon: how many minutes the first part counts; the next a sixtieth of it."""
_CLOCK: Final = r"^(-?)(\d+):([0-5]\d)(?::([0-5]\d))?$"
_DAY_ZERO: Final = datetime(1899, 12, 31)  # noqa: DTZ001 (a workbook's time of day has no zone)
_TIME_CELL: Final = r"^(?:1899-12-31|1900-0[12]-\d\d) \d\d:\d\d:\d\d(?:\.\d+)?$"
_PLAIN: Final = r"^[^A-Za-z]*\d[\d.,]*(?:[eE][+-]?\d+)?$"
_NUMBER_AND_UNIT: Final = r"^(.*[\d.,])\s*([^\d\s.,]\S*(?:\s+\S+)*)$"


def clock_minutes(texts: pl.Series, unit: str) -> pl.Series:
    """Minutes from texts such as ``1:30`` or ``1:30:15``; null where a text is no such time.

    ``h:mm`` also reads seconds behind it; ``m:ss`` reads no third part.
    """
    parts = texts.str.extract_groups(_CLOCK).struct
    first, second, third = (parts[n].cast(pl.Float64, strict=False) for n in (1, 2, 3))
    minutes = CLOCK_UNITS[unit] * (first + second / 60 + third.fill_null(0) / 3600)
    too_many = third.is_not_null() & (unit == "m:ss")
    minutes = minutes.zip_with(parts[0] != "-", -minutes)
    return minutes.set(too_many, None).alias(texts.name)


def cell_minutes(texts: pl.Series) -> pl.Series:
    """Minutes of a workbook's time cells, which arrive as dates of its first days; else null."""
    cells = texts.set(~texts.str.contains(_TIME_CELL), None)
    moments = cells.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us", strict=False)
    return ((moments - _DAY_ZERO).dt.total_microseconds() / 60e6).alias(texts.name)


def number_and_unit(texts: pl.Series, unit: str = "") -> tuple[pl.Series, pl.Series]:
    """The texts without the unit behind the number, and the unit; null where there is none.

    With ``unit`` only this one is taken off, regardless of case.
    """
    parts = texts.str.extract_groups(_NUMBER_AND_UNIT).struct
    units = parts[1].set(texts.str.contains(_PLAIN), None)
    if unit:
        units = units.set(units.str.to_lowercase() != _fold(unit), None)
    numbers = pl.Series(texts.name, parts[0]).zip_with(units.is_not_null(), texts)
    return numbers.str.strip_chars(), units


def factors_of(unit_texts: pl.Series, factors: Mapping[str, float]) -> pl.Series:
    """The factor of each unit text, regardless of case and outer blanks; null where unknown."""
    folded = {_fold(text): float(factor) for text, factor in factors.items()}
    texts = unit_texts.cast(pl.String).str.strip_chars().str.to_lowercase()
    return texts.replace_strict(folded, default=None, return_dtype=pl.Float64)


def _fold(text: str) -> str:
    return text.strip().lower()
