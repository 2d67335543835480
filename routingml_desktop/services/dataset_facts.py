"""What a training learned from, in numbers that stay beside its version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from routingml_desktop.domain import columns as c

if TYPE_CHECKING:
    from routingml_desktop.ml.training import TrainingFrames


def dataset_facts(frames: TrainingFrames) -> dict[str, Any]:
    """Counts of the rows, what cleaning left out and why, and how often attributes are missing."""
    dropped = frames.actuals[c.DROPPED].drop_nulls().value_counts(sort=True)
    return {
        "items": frames.items.height,
        "items_with_routing": frames.operations[c.ITEM_CODE].n_unique(),
        "items_with_bookings": frames.actuals[c.ITEM_CODE].n_unique(),
        "operations": frames.operations.height,
        "job_codes": frames.operations[c.JOB_CODE].n_unique(),
        "bookings": frames.actuals.height,
        "bookings_left_out": {str(reason): count for reason, count in dropped.iter_rows()},
        "missing": _missing(frames),
    }


def _missing(frames: TrainingFrames) -> dict[str, float | None]:
    """Share of the items without a value, by attribute; None without items."""
    names = [attribute.name for attribute in frames.attributes]
    if not frames.items.height:
        return dict.fromkeys(names)
    shares = frames.items.select(pl.col(names).is_null().mean().round(4))
    return dict(zip(names, shares.row(0), strict=True)) if names else {}
