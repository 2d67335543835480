"""Which part of history is held out: the latest, some items, or each item in its turn.

Whatever is held out is taken out of every frame a model is trained on, so nothing that is learned -
vectors, index, weights, statistics, calibration - has seen it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.code_attributes import sibling_groups
from routingml_desktop.ml.held_out import (
    ASKED,
    CENTERS,
    JOBS,
    UNIT,
    Asked,
    HoldOut,
    clean_bookings,
    is_as_built,
    item_table,
    items_by_code,
    steps_of,
    unit_table,
)
from routingml_desktop.ml.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from routingml_desktop.domain.item import Item
    from routingml_desktop.ml.measures import Steps
    from routingml_desktop.ml.training import TrainingFrames


def by_group(
    frames: TrainingFrames, siblings: Sequence[str], share: float, most: int, seed: int
) -> Iterator[HoldOut]:
    """Whole families are held out, one part of some ``share`` of the items after the other.

    Items that share a value of one of the attributes ``siblings`` (a drawing number) stay on one
    side; without any each item is its own family. Of a part at most ``most`` items are asked. True
    is an item's routing, of a plant as built the one derived from the item's own orders alone.
    """
    random = np.random.default_rng(seed)
    groups = sibling_groups(frames.items, siblings).sort(c.ITEM_CODE)
    sizes = groups.group_by("group").len().sort("group")
    parts = max(2, round(1 / share))
    drawn = sizes[random.permutation(len(sizes))].with_columns(
        part=((pl.col("len").cum_sum() - 1) * parts // len(groups)).clip(upper_bound=parts - 1)
    )
    units = item_table(frames.operations)
    for part in range(parts):
        held = drawn.filter(pl.col("part") == part)
        codes = groups.join(held, on="group", how="semi")[c.ITEM_CODE]
        of_codes = pl.col(c.ITEM_CODE).is_in(codes.implode())
        yield _without_items(frames, codes, _sampled(units.filter(of_codes), most, random))


def by_time(frames: TrainingFrames, share: float, most: int, seed: int) -> HoldOut:
    """The latest ``share`` of the routings is held out, with all that was booked since.

    Asked are items with a new routing or new bookings. What carries no date is left out of both
    sides: nobody can tell that it was known. So is an order that was under way at the cut. Where no
    routing is dated, those of items booked before are known, and only bookings are held out.
    """
    random = np.random.default_rng(seed)
    cut = _cut(frames, share)
    if cut is None:
        return _nothing(frames, Note.NO_DATES.told())
    if frames.operations[c.CREATED].null_count() == len(frames.operations):
        if is_as_built(frames.operations):
            return _nothing(frames, Note.UNDATED_ROUTINGS.told())
        return _bookings_by_time(frames, cut, most, random)
    before = (pl.col(c.CREATED) < cut).fill_null(value=False)
    after = (pl.col(c.CREATED) >= cut).fill_null(value=False)
    operations = frames.operations.filter(before)
    actuals = frames.actuals.filter((pl.col(c.REPORTED) < cut).fill_null(value=False))
    if is_as_built(frames.operations):
        finished = _orders_finished_before(frames, cut)
        operations = operations.join(finished, on=[c.ITEM_CODE, c.ROUTING_NO], how="semi")
    if operations.is_empty():
        return _nothing(frames, Note.NOT_DATED_BEFORE.told(day=f"{cut:%Y-%m-%d}"))
    new_routings = unit_table(frames.operations.filter(after))
    later = frames.actuals.filter((pl.col(c.REPORTED) >= cut).fill_null(value=False))
    units = with_booked_units(new_routings, later, frames)
    units = _sampled(units, most, random)
    seen = set(operations[c.ITEM_CODE].unique()) | set(clean_bookings(actuals)[c.ITEM_CODE])
    new = set(units[c.ITEM_CODE]) - seen
    undated = int(frames.operations[c.CREATED].is_null().sum())
    training = replace(
        frames,
        items=frames.items.filter(~pl.col(c.ITEM_CODE).is_in(list(new))),
        operations=operations,
        actuals=actuals,
    )
    notes = [Note.HELD_OUT_FROM.told(day=f"{cut:%Y-%m-%d}")]
    if undated:
        notes.append(Note.UNDATED_LEFT_OUT.told(rows=undated))
    notes += _order_note(frames, units)
    return hold_out(frames, training, units, later, seen, notes)


def _bookings_by_time(
    frames: TrainingFrames, cut: datetime, most: int, random: np.random.Generator
) -> HoldOut:
    """The bookings from ``cut`` on are held out, of items that had been booked before."""
    since = (pl.col(c.REPORTED) >= cut).fill_null(value=False)
    actuals = frames.actuals.filter((pl.col(c.REPORTED) < cut).fill_null(value=False))
    seen = set(clean_bookings(actuals)[c.ITEM_CODE])
    made = pl.col(c.ITEM_CODE).is_in(list(seen))
    later = frames.actuals.filter(since & made)
    nothing_new = unit_table(frames.operations.head(0))
    units = _sampled(with_booked_units(nothing_new, later, frames), most, random)
    training = replace(frames, operations=frames.operations.filter(made), actuals=actuals)
    notes = [Note.UNDATED_MASTER.told(), Note.HELD_OUT_FROM.told(day=f"{cut:%Y-%m-%d}")]
    return hold_out(frames, training, units, later, seen, notes)


def one_at_a_time(frames: TrainingFrames, folds: int, most: int, seed: int) -> Iterator[HoldOut]:
    """Each unit is asked once, by a model that has learned from none of its rows.

    Units are dealt into ``folds`` parts, and each part is asked of a model trained without it: one
    training serves many questions, and unlike hiding rows while asking it also keeps them out of
    everything learned. A unit is an order where routings are as built, otherwise an item. At most
    ``most`` units are asked; the others stay known.
    """
    random = np.random.default_rng(seed)
    units = _sampled(unit_table(frames.operations), most, random)
    folds = min(folds, len(units))
    notes = _order_note(frames, units)
    dealt = units.with_columns(fold=pl.Series(random.permutation(len(units)) % max(folds, 1)))
    for fold in range(folds):
        part = dealt.filter(pl.col("fold") == fold).drop("fold")
        if is_as_built(frames.operations):
            yield _without_orders(frames, part, notes)
        else:
            yield _without_items(frames, part[c.ITEM_CODE], part)


def _without_items(frames: TrainingFrames, codes: pl.Series, units: pl.DataFrame) -> HoldOut:
    held = pl.col(c.ITEM_CODE).is_in(codes.implode())
    training = replace(
        frames,
        items=frames.items.filter(~held),
        operations=frames.operations.filter(~held),
        actuals=frames.actuals.filter(~held),
    )
    notes = (Note.ITEMS_AS_BUILT.told(),) if is_as_built(frames.operations) else ()
    actuals = frames.actuals.filter(held)
    return hold_out(frames, training, units, actuals, set(), notes, booked_by=c.ITEM_CODE)


def _without_orders(frames: TrainingFrames, units: pl.DataFrame, notes: Sequence[str]) -> HoldOut:
    orders = units.select(c.ITEM_CODE, c.ROUTING_NO)
    booked = orders.rename({c.ROUTING_NO: c.WORK_ORDER})
    on = [c.ITEM_CODE, c.ROUTING_NO]
    training = replace(
        frames,
        operations=frames.operations.join(orders, on=on, how="anti", maintain_order="left"),
        actuals=frames.actuals.join(
            booked, on=[c.ITEM_CODE, c.WORK_ORDER], how="anti", maintain_order="left"
        ),
    )
    seen = set(training.operations[c.ITEM_CODE]) | set(training.actuals[c.ITEM_CODE])
    alone = set(units[c.ITEM_CODE]) - seen
    training = replace(training, items=frames.items.filter(~pl.col(c.ITEM_CODE).is_in(list(alone))))
    held = frames.actuals.join(
        booked, on=[c.ITEM_CODE, c.WORK_ORDER], how="semi", maintain_order="left"
    )
    return hold_out(frames, training, units, held, seen, notes)


def _order_note(frames: TrainingFrames, units: pl.DataFrame) -> tuple[str, ...]:
    """Where orders are asked one by one: how many went as their item usually goes."""
    if not is_as_built(frames.operations):
        return ()
    made = unit_table(frames.operations).group_by(c.ITEM_CODE).len().filter(pl.col("len") > 1)
    usual = item_table(frames.operations).select(c.ITEM_CODE, pl.col(JOBS).alias("usual"))
    asked = units.join(made, on=c.ITEM_CODE).join(usual, on=c.ITEM_CODE)
    if asked.is_empty():
        return ()
    alike = [jobs == way for jobs, way in asked.select(JOBS, "usual").iter_rows()]
    share = sum(alike) / len(alike)
    return (Note.ORDERS_AS_BUILT.told(orders=len(alike), share=f"{share:.1%}"),)


def some_of(held: HoldOut, most: int, seed: int) -> HoldOut:
    """The same hold-out with at most ``most`` of its questions, and their bookings."""
    if len(held.asked) <= most:
        return held
    chosen = np.sort(np.random.default_rng(seed).permutation(len(held.asked))[:most])
    places = pl.DataFrame({ASKED: chosen}, schema={ASKED: pl.UInt32}).with_row_index("place")
    bookings = (
        held.bookings.join(places, on=ASKED, maintain_order="left")
        .with_columns(pl.col("place").alias(ASKED))
        .drop("place")
    )
    return replace(held, asked=tuple(held.asked[place] for place in chosen), bookings=bookings)


def hold_out(
    frames: TrainingFrames,
    training: TrainingFrames,
    units: pl.DataFrame,
    booked: pl.DataFrame,
    seen: set[str],
    notes: Sequence[str],
    *,
    booked_by: str = "",
) -> HoldOut:
    """The units as questions, with the clean bookings that belong to them.

    ``booked_by`` is the column of ``booked`` that names a unit; where it is not given, the order of
    a plant as built, else the item.
    """
    items = items_by_code(frames, units[c.ITEM_CODE])
    asked = tuple(_asked(row, items, seen) for row in units.iter_rows(named=True))
    places = units.select(c.ITEM_CODE, UNIT).with_row_index(ASKED)
    as_built = is_as_built(frames.operations)
    unit = pl.col(booked_by or (c.WORK_ORDER if as_built else c.ITEM_CODE))
    bookings = (
        clean_bookings(booked)
        .with_columns(unit.alias(UNIT))
        .join(places, on=[c.ITEM_CODE, UNIT], maintain_order="left")
        .sort(ASKED, c.WORK_ORDER, c.SEQUENCE, c.JOB_CODE, c.REPORTED, maintain_order=True)
    )
    own = pl.col(c.ITEM_CODE).is_in(units[c.ITEM_CODE].unique().implode())
    standards = frames.operations.head(0) if as_built else frames.operations.filter(own)
    return HoldOut(training, asked, bookings, standards, tuple(notes))


def _asked(row: dict[str, object], items: dict[str, Item], seen: set[str]) -> Asked:
    code = str(row[c.ITEM_CODE])
    jobs, centers = row[JOBS], row[CENTERS]
    actual: Steps | None = None
    if isinstance(jobs, list) and isinstance(centers, list):
        actual = steps_of(jobs, centers)
    return Asked(str(row[UNIT]), items[code], known=code in seen, actual=actual)


def _nothing(frames: TrainingFrames, reason: str) -> HoldOut:
    units = unit_table(frames.operations).head(0)
    return hold_out(frames, frames, units, frames.actuals.head(0), set(), [reason])


def _sampled(units: pl.DataFrame, most: int, random: np.random.Generator) -> pl.DataFrame:
    """At most ``most`` of the units, in their order."""
    chosen = np.sort(random.permutation(len(units))[:most])
    return units[chosen]


def _cut(frames: TrainingFrames, share: float) -> datetime | None:
    """The moment after which ``share`` of the routings (without dates: of the bookings) is."""
    routings = frames.operations.group_by(c.ITEM_CODE, c.ROUTING_NO).agg(pl.col(c.CREATED).min())
    for dates in (routings[c.CREATED], frames.actuals[c.REPORTED]):
        known = dates.drop_nulls().sort()
        if len(known) and known[0] < known[-1]:
            cut: datetime = known[min(round((1 - share) * len(known)), len(known) - 1)]
            # Many routings of one moment, such as a data migration, must not all be new.
            later: datetime = known.filter(known > known[0])[0]
            return max(cut, later)
    return None


def _orders_finished_before(frames: TrainingFrames, cut: datetime) -> pl.DataFrame:
    return (
        frames.actuals.group_by(c.ITEM_CODE, pl.col(c.WORK_ORDER).alias(c.ROUTING_NO))
        .agg(pl.col(c.REPORTED).max())
        .filter(pl.col(c.REPORTED) < cut)
    )


def with_booked_units(
    routings: pl.DataFrame, later: pl.DataFrame, frames: TrainingFrames
) -> pl.DataFrame:
    """The new routings, and the items that have only new bookings, their routing unknown."""
    if is_as_built(frames.operations):
        return routings
    booked = clean_bookings(later).select(c.ITEM_CODE).unique().sort(c.ITEM_CODE)
    only = booked.join(routings, on=c.ITEM_CODE, how="anti").with_columns(
        pl.col(c.ITEM_CODE).alias(UNIT)
    )
    return pl.concat([routings, only], how="diagonal").sort(c.ITEM_CODE)
