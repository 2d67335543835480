"""What was known on a day, what was asked after it, and the proof that nothing later slipped in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import InputError, LaterKnowledgeError
from routingml_desktop.ml.held_out import UNIT, clean_bookings, is_as_built, routing_table
from routingml_desktop.ml.splits import hold_out, with_booked_units

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from routingml_desktop.domain.item import Item
    from routingml_desktop.ml.held_out import HoldOut
    from routingml_desktop.ml.training import TrainingFrames

_LAST: Final = "last_created"


def known_before(frames: TrainingFrames, cut: datetime) -> TrainingFrames:
    """The frames as they were when everything from ``cut`` on lay in the future.

    A routing is known when its last row was created, an order of a plant as built when it was
    finished, an item when it had a routing or a booking. What carries no date is left out: nobody
    can tell that it was known.
    """
    actuals = frames.actuals.filter((pl.col(c.REPORTED) < cut).fill_null(value=False))
    routing = [c.ITEM_CODE, c.ROUTING_NO]
    operations = (
        frames.operations.with_columns(
            pl.col(c.CREATED).max().over(routing).alias(_LAST),
            pl.col(c.CREATED).is_null().any().over(routing).alias("undated"),
        )
        .filter((pl.col(_LAST) < cut).fill_null(value=False) & ~pl.col("undated"))
        .drop(_LAST, "undated")
    )
    if is_as_built(frames.operations):
        finished = (
            frames.actuals.group_by(c.ITEM_CODE, pl.col(c.WORK_ORDER).alias(c.ROUTING_NO))
            .agg(pl.col(c.REPORTED).max())
            .filter(pl.col(c.REPORTED) < cut)
        )
        operations = operations.join(finished, on=routing, how="semi", maintain_order="left")
    codes = pl.concat([operations[c.ITEM_CODE], clean_bookings(actuals)[c.ITEM_CODE]]).unique()
    items = frames.items.filter(pl.col(c.ITEM_CODE).is_in(codes.implode()))
    return replace(frames, items=items, operations=operations, actuals=actuals)


def created_within(
    frames: TrainingFrames,
    training: TrainingFrames,
    start: datetime,
    end: datetime,
    most: int,
    seed: int,
) -> tuple[HoldOut, tuple[datetime, ...]]:
    """The routings created from ``start`` to before ``end`` as questions, and when each was.

    Of an item's several the one created last; at most ``most``, drawn by seed. Their bookings from
    the creation on are what minutes are judged by.
    """
    random = np.random.default_rng(seed)
    within = pl.col(c.CREATED).is_between(start, end, closed="left")
    units = routing_table(frames.operations).filter(within)
    if is_as_built(frames.operations):
        units = units.with_columns(pl.col(c.ROUTING_NO).alias(UNIT))
    else:
        units = units.unique(c.ITEM_CODE, keep="last", maintain_order=True).with_columns(
            pl.col(c.ITEM_CODE).alias(UNIT)
        )
    units = units[np.sort(random.permutation(len(units))[:most])]
    born = units.group_by(c.ITEM_CODE).agg(pl.col(c.CREATED).min().alias(_LAST))
    later = (
        frames.actuals.join(born, on=c.ITEM_CODE, maintain_order="left")
        .filter(pl.col(c.REPORTED) >= pl.col(_LAST))
        .drop(_LAST)
    )
    seen = set(training.items[c.ITEM_CODE])
    held = hold_out(frames, training, units, later, seen, [])
    return held, tuple(units[c.CREATED].to_list())


def asked_within(
    frames: TrainingFrames, start: datetime, end: datetime, most: int, seed: int
) -> tuple[HoldOut, tuple[tuple[Item, datetime], ...]]:
    """All that a month asks: routings created in it, and what was booked in it of any item.

    At most ``most`` items, drawn by seed; of one that only has bookings the minutes alone are
    judged. The second value are the new routings' items with the moment of each. What the plant
    knew at ``start`` is the training part.
    """
    training = known_before(frames, start)
    within = pl.col(c.CREATED).is_between(start, end, closed="left")
    created = routing_table(frames.operations).filter(within)
    booked = frames.actuals.filter(pl.col(c.REPORTED).is_between(start, end, closed="left"))
    if is_as_built(frames.operations):
        units = created.with_columns(pl.col(c.ROUTING_NO).alias(UNIT))
    else:
        last = created.unique(c.ITEM_CODE, keep="last", maintain_order=True)
        new = last.with_columns(pl.col(c.ITEM_CODE).alias(UNIT))
        units = with_booked_units(new, booked, frames)
    drawn = np.random.default_rng(seed).permutation(len(units))[:most]
    units = units[np.sort(drawn)]
    held = hold_out(frames, training, units, booked, set(training.items[c.ITEM_CODE]), [])
    moments = zip((asked.item for asked in held.asked), units[c.CREATED], strict=True)
    return held, tuple((item, moment) for item, moment in moments if moment is not None)


def require_dated(frames: TrainingFrames) -> None:
    """Raise InputError when no routing tells when it was made, so that there is no past to play."""
    if len(frames.operations) and not frames.operations[c.CREATED].count():
        raise InputError(
            "The routings carry no creation date, so there is no past to replay. Name the dates in "
            "the mapping (operations.columns.created; work_results.columns.reported where routings "
            "are taken from bookings), or measure with evaluate --protocol group."
        )


def require_known(training: TrainingFrames, cut: datetime) -> None:
    """Raise LaterKnowledgeError when anything to learn from is dated ``cut`` or later."""
    for frame, column, what in (
        (training.operations, c.CREATED, "routing"),
        (training.actuals, c.REPORTED, "booking"),
    ):
        later = frame.filter(pl.col(column) >= cut)
        if len(later):
            row = later.row(0, named=True)
            raise LaterKnowledgeError(f"a {what}", row[c.ITEM_CODE], str(row[column]), str(cut))
    for name in _dates(training):
        later = training.items.filter(pl.col(name) >= cut)
        if len(later):
            row = later.row(0, named=True)
            raise LaterKnowledgeError(
                f"attribute {name}", row[c.ITEM_CODE], str(row[name]), str(cut), name
            )


def require_asked(training: TrainingFrames, asked: Iterable[tuple[Item, datetime]]) -> None:
    """Raise LaterKnowledgeError when a question tells what came after its own day."""
    names = _dates(training)
    for item, moment in asked:
        for name in names:
            value = item.attributes.get(name)
            # To the day: a clerk fills in the item in the morning and its routing at noon, or not.
            if value is not None and str(value)[:10] > f"{moment:%Y-%m-%d}":
                raise LaterKnowledgeError(
                    f"attribute {name}", item.code, str(value), str(moment), name
                )


def _dates(frames: TrainingFrames) -> list[str]:
    """The compared attributes that are dates."""
    return [
        attribute.name
        for attribute in frames.attributes
        if attribute.compared
        and isinstance(frames.items.schema.get(attribute.name), pl.Datetime | pl.Date)
    ]
