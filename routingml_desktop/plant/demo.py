"""A synthetic plant with known truth: its ERP as a SQLite file, dirty as real ones are."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop import durable
from routingml_desktop.domain.errors import InputError
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.plant import demo_tables as tables
from routingml_desktop.plant.demo_bookings import SLOWED_CENTER, SLOWED_FACTOR, make_bookings
from routingml_desktop.plant.demo_dirt import spoil_items
from routingml_desktop.plant.demo_items import Numbering, make_items, numbered
from routingml_desktop.plant.demo_operations import make_operations, make_routings
from routingml_desktop.plant.demo_routing_rows import routing_numbers, routing_rows
from routingml_desktop.plant.demo_traits import make_traits
from routingml_desktop.plant.demo_truth import faults, true_items, true_operations

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from routingml_desktop.domain.progress import Report, Stopping

DEMO_ITEMS: Final = {"small": 2_000, "medium": 20_000, "large": 325_000}
CHUNK: Final = 12_500
"""Items made at a time, so that memory does not grow with the plant."""
_ORDERS_PER_CHUNK: Final = 1_000_000
STAGE: Final = "demo"


def build_demo(
    file: Path,
    *,
    size: str = "small",
    seed: int = 7,
    truth: Path | None = None,
    report: Report | None = None,
    stopping: Stopping | None = None,
) -> None:
    """Write the demo ERP to ``file`` and what is true about it to ``truth``.

    ``size`` is a key of DEMO_ITEMS. The same size and seed give the same rows. Each file appears
    whole or not at all. Raise InputError for another size, WriteError when a file cannot be
    written, WorkCancelledError when asked to stop.
    """
    total = DEMO_ITEMS.get(size)
    if total is None:
        raise InputError(f"There is no demo plant {size}. Known: {', '.join(DEMO_ITEMS)}.")
    with ExitStack() as stack:
        erp = _database(stack, file, tables.ERP_TABLES)
        known = None if truth is None else _database(stack, truth, tables.TRUTH_TABLES)
        if known is not None:
            tables.append(known, "fact", _facts(size, seed))
        written = 0
        for number, start in enumerate(range(0, total, CHUNK)):
            stop_if(stopping or _never)
            count = min(CHUNK, total - start)
            written += _add_chunk(
                erp, known, np.random.default_rng([seed, number]), (number, count, written)
            )
            if report is not None:
                done = start + count
                report(Progress(STAGE, done / total, f"{done} of {total} items"))


def _database(stack: ExitStack, file: Path, content: dict[str, str]) -> sqlite3.Connection:
    fresh = stack.enter_context(durable.replacing(file))
    return stack.enter_context(tables.filling(fresh, content))


def _add_chunk(
    erp: sqlite3.Connection,
    known: sqlite3.Connection | None,
    rng: np.random.Generator,
    place: tuple[int, int, int],
) -> int:
    """Make chunk number, items and rows so far as in ``place``; return how many bookings it has."""
    number, count, written = place
    traits = make_traits(rng, count, first_family=number * CHUNK)
    numbering = Numbering.draw(rng, traits)
    items = make_items(rng, traits)
    routings = make_routings(rng, traits)
    operations = make_operations(rng, traits, routings)
    # An item is drawn up before its first routing is, which may be an alternate.
    items = numbered(items, traits, numbering, routings.first_year(count))
    items = spoil_items(rng, items, traits)
    numbers = routing_numbers(traits, routings)
    codes = items["ITEM_CD"]
    bookings = make_bookings(
        rng, codes, numbers, routings, operations, first_order=number * _ORDERS_PER_CHUNK
    )
    mixed = rng.permutation(count)
    tables.append(erp, tables.ITEMS, items[mixed])
    tables.append(erp, tables.ROUTINGS, routing_rows(rng, items, traits, routings, operations))
    tables.append(erp, tables.RESULTS, bookings.rows)
    if known is not None:
        tables.append(known, "item", true_items(codes, numbers, traits, routings))
        tables.append(known, "operation", true_operations(codes, numbers, operations))
        tables.append(known, "fault", faults(bookings, written))
    return len(bookings.rows)


def _facts(size: str, seed: int) -> pl.DataFrame:
    drift = f"{SLOWED_CENTER} x {SLOWED_FACTOR} from 2023-07-01"
    facts = {"size": size, "seed": str(seed), "drift": drift, "minutes": "true, of one piece"}
    return pl.DataFrame({"name": list(facts), "value": list(facts.values())})


def _never() -> bool:
    return False
