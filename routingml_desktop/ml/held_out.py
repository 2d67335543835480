"""What is held out of training: questions whose answer history knows, and the bookings to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.ml.routing_rows import VALID, known_routings, with_validity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.ml.measures import Steps
    from routingml_desktop.ml.training import TrainingFrames

UNIT: Final = "unit"
"""What is held out as a whole: an item, or an order of a plant as built."""
JOBS: Final = "job_codes"
CENTERS: Final = "work_centers"
ASKED: Final = "asked"
"""Place of a booking's question among all that are asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the evaluation and its true answer."""

    unit: str
    item: Item
    known: bool
    """Whether the training part has a routing or bookings of the item."""
    actual: Steps | None
    """The routing that was released or made; None when only minutes can be judged."""


@dataclass(frozen=True, slots=True)
class HoldOut:
    """What a model may learn from, and what it is asked afterwards."""

    training: TrainingFrames
    asked: tuple[Asked, ...]
    bookings: pl.DataFrame
    """RESULT_COLUMNS and ASKED: what the asked units really took, clean rows only."""
    standards: pl.DataFrame
    """The asked items' own rows of the routing master, for the plant's standard minutes."""
    notes: tuple[str, ...] = ()


def is_as_built(operations: pl.DataFrame) -> bool:
    """Whether the routings were taken from work results, one per order."""
    return bool((operations[c.ORIGIN] == RoutingOrigin.AS_BUILT).any())


def routing_table(operations: pl.DataFrame) -> pl.DataFrame:
    """One row per routing, the items' codes ascending, of each item the routing that counts last.

    Columns: item_code, routing_no, created, job_codes, work_centers. Of a routing master the one
    that counts is valid, created last, the main one. Rows without a job code are no operations.
    """
    return (
        with_validity(operations)
        .lazy()
        .filter(pl.col(c.JOB_CODE).fill_null("") != "")
        .with_columns(pl.col(c.ROUTING_NO, c.WORK_CENTER).fill_null(""))
        .sort(c.SEQUENCE, c.JOB_CODE, c.WORK_CENTER, nulls_last=True, maintain_order=True)
        .group_by(c.ITEM_CODE, c.ROUTING_NO, maintain_order=True)
        .agg(
            pl.col(c.CREATED).min(),
            pl.col(VALID).any(),
            pl.col(c.MAIN).any().fill_null(value=False),
            pl.col(c.JOB_CODE).alias(JOBS),
            pl.col(c.WORK_CENTER).alias(CENTERS),
        )
        .sort(c.ITEM_CODE, VALID, c.CREATED, c.MAIN, c.ROUTING_NO, nulls_last=False)
        .select(c.ITEM_CODE, c.ROUTING_NO, c.CREATED, JOBS, CENTERS)
        .collect()
    )


def unit_table(operations: pl.DataFrame) -> pl.DataFrame:
    """One row per unit: ``routing_table`` with UNIT, its order or its item, each unit once."""
    routings = routing_table(operations)
    if is_as_built(operations):
        return routings.with_columns(pl.col(c.ROUTING_NO).alias(UNIT))
    chosen = routings.unique(c.ITEM_CODE, keep="last", maintain_order=True)
    return chosen.with_columns(pl.col(c.ITEM_CODE).alias(UNIT))


def item_table(operations: pl.DataFrame) -> pl.DataFrame:
    """One row per item, its routing as a training derives it: ``routing_table`` with UNIT.

    Of a plant as built that is the routing most alike to those of all orders of the item.
    """
    if not is_as_built(operations):
        return unit_table(operations)
    routings = routing_table(operations)
    codes = routings[c.ITEM_CODE].unique().sort()
    bookings = pl.DataFrame(schema=[c.ITEM_CODE, c.ROUTING_NO, c.WORK_ORDER])
    derived = known_routings(operations, bookings.cast(pl.String), codes, lambda: False)
    usual = pl.DataFrame({c.ITEM_CODE: codes, c.ROUTING_NO: derived.routing_nos[derived.latest]})
    return routings.join(
        usual, on=[c.ITEM_CODE, c.ROUTING_NO], how="semi", maintain_order="left"
    ).with_columns(pl.col(c.ITEM_CODE).alias(UNIT))


def steps_of(job_codes: Sequence[str], work_centers: Sequence[str]) -> Steps:
    """The steps of a row of ``routing_table``."""
    return tuple(zip(job_codes, work_centers, strict=True))


def clean_bookings(actuals: pl.DataFrame) -> pl.DataFrame:
    """The rows that count as evidence: not dropped, pieces made, minutes booked."""
    return actuals.filter(
        pl.col(c.DROPPED).is_null(),
        pl.col(c.QUANTITY) > 0,
        pl.col(c.JOB_CODE).fill_null("") != "",
        pl.col(c.SETUP_MINUTES).fill_null(0.0) + pl.col(c.RUN_MINUTES).fill_null(0.0) > 0,
    ).select(*c.RESULT_COLUMNS)


def items_by_code(frames: TrainingFrames, codes: Iterable[str]) -> dict[str, Item]:
    """The items with these codes; one that the item master lacks has no attributes."""
    wanted = set(codes)
    names = [attribute.name for attribute in frames.attributes]
    rows = frames.items.filter(pl.col(c.ITEM_CODE).is_in(list(wanted))).unique(
        c.ITEM_CODE, keep="first", maintain_order=True
    )
    found = {
        row[c.ITEM_CODE]: Item(
            row[c.ITEM_CODE], {name: row[name] for name in names}, row[c.ITEM_NAME] or ""
        )
        for row in rows.iter_rows(named=True)
    }
    return found | {code: Item(code) for code in wanted - found.keys()}
