"""Numbers written as texts: one decimal sign, thousands in threes, never a wrong number."""

from __future__ import annotations

from typing import Final

import polars as pl

_GROUPERS: Final = " \u00a0\u202f'\u2019"
"""Blanks and apostrophes part thousands in French, Polish and Swiss texts."""


def written_numbers(texts: pl.Series, decimal: str) -> pl.Series:
    """Float64; null where a text is no number with this decimal sign.

    ``0,25`` read with a decimal point is no 25: what parts thousands is followed by three digits.
    Where more texts of a column show the other decimal sign than this one, those that could be
    read either way (``1,250``) are null as well.
    """
    other = "," if decimal == "." else "."
    numbers = _read(texts, decimal, other)
    # Three digits behind the sign may be thousands; the same sign elsewhere in the column decides.
    contrary = numbers.is_null() & texts.str.contains(rf"^[+-]?\d+[{other}]\d+$")
    proper = texts.str.contains(decimal, literal=True) & numbers.is_not_null()
    if (contrary.sum() or 0) > (proper.sum() or 0):
        unsure = texts.str.contains(other, literal=True) & ~texts.str.contains(
            decimal, literal=True
        )
        numbers = numbers.set(unsure.fill_null(value=False), None)
    return numbers


def _read(texts: pl.Series, decimal: str, other: str) -> pl.Series:
    parting = f"[{other}{_GROUPERS}]"
    grouped = rf"^[+-]?[1-9]\d{{0,2}}(?:{parting}\d{{3}})+(?:[{decimal}]\d*)?$"
    plain = rf"^[+-]?(?:\d+[{decimal}]?\d*|[{decimal}]\d+)(?:[eE][+-]?\d+)?$"
    parted = texts.str.contains(grouped)
    joined = texts.str.replace_all(parting, "").str.replace(decimal, ".", literal=True)
    single = texts.str.replace(decimal, ".", literal=True)
    spelt = joined.zip_with(parted.fill_null(value=False), single)
    spelt = spelt.set(~(parted | texts.str.contains(plain)), None)
    numbers = spelt.cast(pl.Float64, strict=False)
    return numbers.set(~numbers.is_finite(), None)
