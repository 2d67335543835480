"""What a unit is worth: lengths by the mapping's factors, times in minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

MINUTES_IN: Final[dict[str, float]] = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0}


def factors_of(unit_texts: pl.Series, factors: Mapping[str, float]) -> pl.Series:
    """The factor of each unit text, regardless of case and outer blanks; null where unknown."""
    folded = {_fold(text): float(factor) for text, factor in factors.items()}
    texts = unit_texts.cast(pl.String).str.strip_chars().str.to_lowercase()
    return texts.replace_strict(folded, default=None, return_dtype=pl.Float64)


def _fold(text: str) -> str:
    return text.strip().lower()
