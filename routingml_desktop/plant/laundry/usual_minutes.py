"""What an item's operation usually takes a piece, by its own bookings or by its standard."""

from __future__ import annotations

from typing import Final

import polars as pl

from routingml_desktop.domain import columns as c

ENOUGH: Final = 3
"""Lots of an item's operation from which its own median says what is usual."""
EACH: Final = "each"
USUAL: Final = "usual"
OPERATION: Final = [c.ITEM_CODE, c.JOB_CODE]
_STANDARD: Final = "standard"


def with_usual(lots: pl.DataFrame, standards: pl.DataFrame | None) -> pl.DataFrame:
    """The lots with pieces and run minutes, with EACH and USUAL run minutes a piece.

    Usual is the median of the item's own lots of the operation, or with fewer than ENOUGH of them
    the standard times the plant's median ratio of booked to standard for that operation; null
    without both. ``standards`` are those of ``usual_standards``.
    """
    lots = lots.with_columns((pl.col(c.RUN_MINUTES) / pl.col(c.QUANTITY)).alias(EACH)).filter(
        (pl.col(EACH) > 0) & pl.col(EACH).is_finite()
    )
    own = pl.col(EACH).median().over(OPERATION)
    several = pl.len().over(OPERATION) >= ENOUGH
    lots = lots.with_columns(pl.when(several).then(own).alias(USUAL))
    if standards is None:
        return lots
    lots = lots.join(
        standards.select(*OPERATION, _STANDARD), on=OPERATION, how="left", maintain_order="left"
    )
    usual_ratio = (pl.col(EACH) / pl.col(_STANDARD)).median().over(c.JOB_CODE)
    return lots.with_columns(pl.coalesce(USUAL, pl.col(_STANDARD) * usual_ratio).alias(USUAL)).drop(
        _STANDARD
    )
