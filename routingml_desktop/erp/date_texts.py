"""Dates and times written as texts, with and without the offset of their time zone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

DATETIME: Final = pl.Datetime("us")
"""Microseconds: nanoseconds end in 2262 and ERP validity dates run to 2999."""

_EARLIEST_YEAR: Final = 1000
_ZONE_CODE: Final = re.compile(r"\s*%[:#]*z")
_STAMPED: Final = r"^(.*\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?:[Zz]|UTC|([+-]\d\d)(?::?(\d\d))?)$"
"""A time, then Z or an offset such as ``+01:00``, ``+0100`` or ``-05``."""


def written_dates(texts: pl.Series, spellings: Sequence[str]) -> pl.Series:
    """DATETIME as the clock on the wall showed it, whatever its offset; null where unreadable."""
    plain = _without_offset(texts)
    dates = pl.Series(texts.name, [None] * len(texts), dtype=DATETIME)
    for spelling in spellings:
        if dates.null_count() == texts.null_count():
            break
        read = plain.str.to_datetime(_ZONE_CODE.sub("", spelling), time_unit="us", strict=False)
        # %Y takes the 25 of 24.03.25 for a year of the first century.
        read = read.set(read.dt.year() < _EARLIEST_YEAR, None)
        dates = pl.select(pl.coalesce(dates, read)).to_series().alias(texts.name)
    return dates


def written_offsets(texts: pl.Series) -> pl.Series:
    """How far the clock on the wall was ahead of UTC, a Duration; zero where none is written."""
    found = texts.str.extract_groups(_STAMPED).struct
    hours = found[1].cast(pl.Int64, strict=False).fill_null(0)
    minutes = found[2].cast(pl.Int64, strict=False).fill_null(0)
    behind = found[1].str.starts_with("-").fill_null(value=False)
    signed = minutes.zip_with(~behind, -minutes)
    return ((hours * 60 + signed) * 60_000_000).cast(pl.Duration("us"))


def wall_clock(dates: pl.Series) -> pl.Series:
    """Dates of a column with a time zone as the clock there showed them."""
    zoned = getattr(dates.dtype, "time_zone", None) is not None
    return dates.dt.replace_time_zone(None) if zoned else dates


def _without_offset(texts: pl.Series) -> pl.Series:
    return pl.select(
        pl.coalesce(texts.str.extract(_STAMPED, 1), texts).alias(texts.name)
    ).to_series()
