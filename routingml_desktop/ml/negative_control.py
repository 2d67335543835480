"""Routings shuffled among items: what looks like skill there is leakage or a faulty measure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.held_out import is_as_built

if TYPE_CHECKING:
    from routingml_desktop.ml.held_out import HoldOut
    from routingml_desktop.ml.training import TrainingFrames

METHOD: Final = "model_on_shuffled_routings"
MOST_ITEMS: Final = 5_000
"""Training items of a control; more would cost a second full training and show no more."""
MOST_ASKED: Final = 400
_RECEIVER: Final = "receiver"


def control(held: HoldOut, seed: int) -> HoldOut:
    """The same hold-out, smaller, with the training part's routings dealt to other items.

    An item's routings stay together; where routings are as built each order is dealt alone.
    Bookings, names and attributes stay where they are. No bookings are judged.
    """
    random = np.random.default_rng(seed)
    training = shuffled(_some_items(held.training, random), random)
    chosen = np.sort(random.permutation(len(held.asked))[:MOST_ASKED])
    asked = tuple(
        question
        for place, question in enumerate(held.asked)
        if place in set(chosen.tolist()) and question.actual is not None
    )
    return replace(held, training=training, asked=asked, bookings=held.bookings.head(0))


def shuffled(frames: TrainingFrames, random: np.random.Generator) -> TrainingFrames:
    """The frames with routings dealt anew among the items that have one."""
    unit = [c.ITEM_CODE, c.ROUTING_NO] if is_as_built(frames.operations) else [c.ITEM_CODE]
    units = frames.operations.select(unit).unique().sort(unit)
    receivers = units[c.ITEM_CODE].gather(random.permutation(len(units)))
    dealt = units.with_columns(receivers.alias(_RECEIVER))
    operations = (
        frames.operations.join(dealt, on=unit, how="left", maintain_order="left", nulls_equal=True)
        .with_columns(pl.col(_RECEIVER).alias(c.ITEM_CODE))
        .drop(_RECEIVER)
    )
    return replace(frames, operations=operations)


def _some_items(frames: TrainingFrames, random: np.random.Generator) -> TrainingFrames:
    routed = frames.operations[c.ITEM_CODE].unique().sort()
    if len(routed) <= MOST_ITEMS:
        return frames
    chosen = routed.gather(np.sort(random.permutation(len(routed))[:MOST_ITEMS]))
    kept = pl.col(c.ITEM_CODE).is_in(chosen.implode())
    return replace(
        frames,
        items=frames.items.filter(kept),
        operations=frames.operations.filter(kept),
        actuals=frames.actuals.filter(kept),
    )
