"""Of the snapshot: which items have evidence, and the evidence of some of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.drift import DriftSubject
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.drift_measuring import TodaysPlant
from routingml_desktop.ml.held_out import (
    ASKED,
    CENTERS,
    JOBS,
    Asked,
    clean_bookings,
    is_as_built,
    items_by_code,
    routing_table,
    steps_of,
)
from routingml_desktop.ml.training import TrainingFrames
from routingml_desktop.plant.actuals import clean
from routingml_desktop.services.quality_sampling import LAST, STRATUM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.plant.actuals import CleaningRules
    from routingml_desktop.plant.snapshot import Snapshot
    from routingml_desktop.services.plant_data import PlantData

_ORDERS: Final = "orders"
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 (frames carry the plant's local time)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sampled items as questions, and their bookings that count."""

    asked: tuple[Asked, ...]
    bookings: pl.DataFrame
    """RESULT_COLUMNS and ASKED."""


def booked_items(snapshot: Snapshot) -> pl.DataFrame:
    """The items with any booking, and when the last one was; mistyped dates to come do not count.

    Columns ITEM_CODE and LAST.
    """
    taken = snapshot.facts.taken.replace(tzinfo=None)
    reported = pl.col(c.REPORTED)
    return (
        snapshot.work_results()
        .select(c.ITEM_CODE, reported)
        .group_by(c.ITEM_CODE)
        .agg(reported.filter(reported <= taken).max().alias(LAST))
        .collect()
    )


def population(booked: pl.DataFrame, plant: PlantData, attribute: str) -> pl.DataFrame:
    """The items of the item master with a routing and a booking: ITEM_CODE, STRATUM and LAST.

    The stratum is the item's value of ``attribute``; without one all are of one stratum.
    """
    items = plant.items()
    stratum = pl.col(attribute).cast(pl.String) if attribute else pl.lit("")
    return (
        items.select(c.ITEM_CODE, stratum.fill_null("").alias(STRATUM))
        .unique(c.ITEM_CODE, keep="first", maintain_order=True)
        .filter(pl.col(c.ITEM_CODE).is_in(plant.with_routing().implode()))
        .join(booked, on=c.ITEM_CODE, maintain_order="left")
    )


def evidence_of(
    codes: Sequence[str], snapshot: Snapshot, plant: PlantData, rules: CleaningRules
) -> Evidence:
    """The questions about these items with what is known to be true of them.

    Bookings are cleaned by ``rules``, those of a training, each operation judged by the bookings of
    these items alone.
    """
    wanted = pl.col(c.ITEM_CODE).is_in(pl.Series(codes, dtype=pl.String).implode())
    operations = snapshot.operations().filter(wanted).collect()
    actuals = clean(
        snapshot.work_results().filter(wanted),
        now=snapshot.facts.taken,
        operations=operations.lazy(),
        rules=rules,
    )
    frames = TrainingFrames(
        items=plant.items().filter(wanted),
        operations=operations,
        actuals=actuals,
        attributes=snapshot.facts.attributes,
        source=snapshot.facts.source.name,
    )
    items = items_by_code(frames, codes)
    ways = _actual_routings(operations)
    asked = tuple(
        Asked(code, items[code], known=True, actual=steps_of(*ways[code]) if code in ways else None)
        for code in codes
    )
    places = pl.DataFrame({c.ITEM_CODE: list(codes)}, schema={c.ITEM_CODE: pl.String})
    bookings = (
        clean_bookings(actuals)
        .join(places.with_row_index(ASKED), on=c.ITEM_CODE, maintain_order="left")
        .sort(ASKED, c.WORK_ORDER, c.SEQUENCE, c.JOB_CODE, c.REPORTED, maintain_order=True)
    )
    return Evidence(asked, bookings)


def unbooked(booked: pl.DataFrame, plant: PlantData) -> pl.DataFrame:
    """The items of the item master that were never booked."""
    items = plant.items().unique(c.ITEM_CODE, keep="first", maintain_order=True)
    return items.join(booked, on=c.ITEM_CODE, how="anti", maintain_order="left").sort(c.ITEM_CODE)


def drawn_items(
    items: pl.DataFrame, attributes: Sequence[Attribute], most: int, seed: int
) -> tuple[Item, ...]:
    """At most ``most`` of the items, drawn by seed."""
    drawn = items.sample(min(most, len(items)), seed=seed, shuffle=True)
    names = [attribute.name for attribute in attributes]
    return tuple(
        Item(row[c.ITEM_CODE], {name: row[name] for name in names}, row[c.ITEM_NAME] or "")
        for row in drawn.iter_rows(named=True)
    )


def todays_plant(
    snapshot: Snapshot, plant: PlantData, model: RoutingModel, rules: CleaningRules
) -> TodaysPlant:
    """What the snapshot has that the version has not learned: items, and bookings since.

    Bookings are cleaned by ``rules``, those of a training.
    """
    items = plant.items()
    known = model.parts.precedents.items.codes
    learned = model.parts.distributions
    # Bookings without dates count as the oldest, which is before any calendar.
    until = _EPOCH + timedelta(minutes=max(learned.until, 0) if learned else 0)
    later = snapshot.work_results().filter(pl.col(c.REPORTED) > until)
    # Few rows; the standards of their items help to judge units.
    codes = later.select(c.ITEM_CODE).unique()
    operations = snapshot.operations().join(codes, on=c.ITEM_CODE, how="semi")
    actuals = clean(later, now=snapshot.facts.taken, operations=operations, rules=rules)
    return TodaysPlant(
        items=items.filter(~pl.col(c.ITEM_CODE).is_in(known.implode())),
        bookings=clean_bookings(actuals),
    )


def with_labels(
    drift: Iterable[DriftFigure], attributes: Iterable[Attribute]
) -> tuple[DriftFigure, ...]:
    """The figures, those of attributes with the names that planners give them."""
    known = {one.name: one for one in attributes}
    return tuple(
        replace(one, label_en=known[one.name].label_en, label_ko=known[one.name].label_ko)
        if one.subject is DriftSubject.ATTRIBUTE and one.name in known
        else one
        for one in drift
    )


def _actual_routings(operations: pl.DataFrame) -> dict[str, tuple[list[str], list[str]]]:
    """Of each item its job codes and work centers: as released, or as most of its orders went."""
    routings = routing_table(operations)
    if is_as_built(operations):
        way = pl.concat_str(pl.col(JOBS).list.join(">"))
        routings = routings.with_columns(
            pl.len().over(c.ITEM_CODE, way.alias("way")).alias(_ORDERS)
        ).sort(_ORDERS, maintain_order=True)
    chosen = routings.unique(c.ITEM_CODE, keep="last", maintain_order=True)
    rows = chosen.select(c.ITEM_CODE, JOBS, CENTERS).iter_rows()
    return {code: (jobs, centers) for code, jobs, centers in rows}
