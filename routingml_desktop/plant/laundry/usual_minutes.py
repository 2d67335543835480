"""What an item's operation usually takes a piece, by its own bookings or by its standard."""

from __future__ import annotations

from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c

ENOUGH: Final = 3
"""Lots of an item's operation from which its own median says what is usual."""
EACH: Final = "each"
USUAL: Final = "usual"
BY_STANDARD: Final = "by_standard"
OPERATION: Final = [c.ITEM_CODE, c.JOB_CODE]
_STANDARD: Final = "standard"


def with_usual(lots: pl.DataFrame, standards: pl.DataFrame | None) -> pl.DataFrame:
    """The lots with pieces and run minutes, with EACH, USUAL and BY_STANDARD run minutes a piece.

    Usual is the median of the item's own lots of the operation, or with fewer than ENOUGH of them
    BY_STANDARD, the standard times the plant's median ratio of booked to standard for that
    operation; null without both. ``standards`` are those of ``usual_standards``.
    """
    lots = lots.with_columns((pl.col(c.RUN_MINUTES) / pl.col(c.QUANTITY)).alias(EACH)).filter(
        (pl.col(EACH) > 0) & pl.col(EACH).is_finite()
    )
    own = pl.col(EACH).median().over(OPERATION)
    several = pl.len().over(OPERATION) >= ENOUGH
    lots = lots.with_columns(pl.when(several).then(own).alias(USUAL))
    if standards is None:
        return lots.with_columns(pl.lit(None, pl.Float64).alias(BY_STANDARD))
    lots = lots.join(
        standards.select(*OPERATION, _STANDARD), on=OPERATION, how="left", maintain_order="left"
    )
    usual_ratio = (pl.col(EACH) / pl.col(_STANDARD)).median().over(c.JOB_CODE)
    by_standard = (pl.col(_STANDARD) * usual_ratio).alias(BY_STANDARD)
    return (
        lots.with_columns(by_standard).with_columns(pl.coalesce(USUAL, BY_STANDARD)).drop(_STANDARD)
    )
