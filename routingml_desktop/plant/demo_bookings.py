"""Demo work results: orders of the routings in use, booked per operation, some of them wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.plant.demo_dice import chance
from routingml_desktop.plant.demo_operations import SPREAD
from routingml_desktop.plant.demo_routing_rows import EPOCH
from routingml_desktop.plant.demo_shop import BREAKDOWN_JOB, JOBS, REWORK_JOB, WORK_CENTERS

if TYPE_CHECKING:
    from routingml_desktop.plant.demo_operations import Operations, Routings

IN_USE: Final = 0.22
"""Share of written routings that were ever ordered."""
FEW_SHARE: Final = 0.30
"""Of those in use, the share ordered once or twice."""
MOST_ORDERS: Final = 40
LAST_DAY: Final = 9419
"""2025-10-15, in days since 2000-01-01; nothing true is reported later."""
SPLIT_SHARE: Final = 0.10
SLOWED_CENTER: Final = "CNC-05"
SLOWED_FROM: Final = 8582
"""2023-07-01: from here on the slowed machine takes a fifth longer (a planted drift)."""
SLOWED_FACTOR: Final = 1.2

FAULT_SHARES: Final[dict[str, float]] = {
    "outlier": 0.03,
    "zero": 0.05,
    "wrong_unit": 0.01,
    "negative": 0.001,
    "future_date": 0.001,
}
"""Share of bookings; a booking has at most one of these."""
EXTRA_SHARES: Final[dict[str, float]] = {"repeated": 0.007, "rework": 0.010, "breakdown": 0.007}
"""Rows added per booking."""
SETUP_TWICE_SHARE: Final = 0.10
"""Of the bookings reported in parts, the share whose every part carries the set-up."""
FAULTS: Final = ("", *FAULT_SHARES, *EXTRA_SHARES, "setup_twice")

_SUCCESSORS: Final = {
    "CNC-01": "CNC-09",
    "CNC-03": "CNC-06",
    "MCT-01": "MCT-05",
    "LAP-01": "LAP-03",
}
_CODES: Final = [center.code for center in WORK_CENTERS]
_SUCCESSOR: Final = np.array(
    [_CODES.index(_SUCCESSORS.get(code, code)) for code in _CODES], np.int64
)
_LAST_YEAR: Final = np.array([center.last_year for center in WORK_CENTERS])
_PACE: Final = np.array([center.pace for center in WORK_CENTERS])


@dataclass(frozen=True, slots=True)
class Bookings:
    """Rows of the work results in stored order, with what is wrong about each."""

    rows: pl.DataFrame
    fault: np.ndarray
    """Place in FAULTS; 0 is a true booking."""
    factor: np.ndarray
    """What the fault multiplied the minutes with; 1 where that says nothing."""


@dataclass(slots=True)
class _Draft:
    """Bookings while they are made; arrays of one length."""

    operation: np.ndarray
    order: np.ndarray
    center: np.ndarray
    minute: np.ndarray
    """Minutes since 2000-01-01."""
    setup: np.ndarray
    run: np.ndarray
    good: np.ndarray
    bad: np.ndarray
    job: np.ndarray
    """Place in JOBS; the two places after its end are rework and breakdown."""
    fault: np.ndarray
    factor: np.ndarray

    def take(self, rows: np.ndarray) -> _Draft:
        return _Draft(*(getattr(self, name)[rows] for name in self.__slots__))

    def followed_by(self, other: _Draft) -> _Draft:
        return _Draft(
            *(
                np.concatenate([getattr(self, name), getattr(other, name)])
                for name in self.__slots__
            )
        )


def make_bookings(
    rng: np.random.Generator,
    item_codes: pl.Series,
    numbers: pl.Series,
    routings: Routings,
    operations: Operations,
    first_order: int,
) -> Bookings:
    """Book the orders of one chunk; work order numbers go up from ``first_order``."""
    routing, started, quantity = _orders(rng, routings)
    order, operation = _spread(routing, operations)
    inside = ~operations.outside[operation]
    order, operation = order[inside], operation[inside]
    draft = _book(rng, operations, order, operation, started, quantity)
    draft = _in_parts(rng, draft)
    draft = _spoil(rng, draft)
    draft = _extras(rng, draft)
    # Stored by day with the lines of a day mixed, as terminals post them.
    stored = np.lexsort((rng.random(len(draft.order)), draft.minute // 1440))
    draft = draft.take(stored)
    of = operations.routing[draft.operation]
    return Bookings(
        rows=_rows(
            draft, operations, item_codes.gather(routings.item[of]), numbers.gather(of), first_order
        ),
        fault=draft.fault,
        factor=draft.factor,
    )


def _orders(
    rng: np.random.Generator, routings: Routings
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Routing, start day and quantity of each order."""
    count = len(routings.item)
    share = np.where(routings.rank == 0, IN_USE, IN_USE * 0.8)
    used = routings.in_master & chance(rng, count, share) & (routings.created < LAST_DAY - 60)
    few = chance(rng, count, FEW_SHARE)
    many = np.minimum(3 + rng.geometric(0.125, count) - 1, MOST_ORDERS)
    orders = np.where(used, np.where(few, rng.integers(1, 3, count), many), 0)
    routing = np.repeat(np.arange(count), orders)
    earliest = routings.created[routing] + 10
    started = earliest + np.floor(rng.random(len(routing)) * (LAST_DAY - 40 - earliest)).astype(int)
    lots = np.where(routings.rank[routing] == 1, 24.0, 6.0)
    quantity = np.maximum(np.round(lots * rng.lognormal(0, 0.9, len(routing))), 1)
    return routing, started, quantity


def _spread(routing: np.ndarray, operations: Operations) -> tuple[np.ndarray, np.ndarray]:
    """Every order with each operation of its routing."""
    first = np.searchsorted(operations.routing, routing)
    count = np.searchsorted(operations.routing, routing, side="right") - first
    order = np.repeat(np.arange(len(routing)), count)
    within = np.arange(len(order)) - np.repeat(np.cumsum(count) - count, count)
    return order, first[order] + within


def _book(
    rng: np.random.Generator,
    operations: Operations,
    order: np.ndarray,
    operation: np.ndarray,
    started: np.ndarray,
    quantity: np.ndarray,
) -> _Draft:
    count = len(order)
    job = operations.job[operation]
    day = started[order] + operations.place[operation] * 2 + rng.integers(0, 2, count)
    planned = operations.center[operation]
    retired = 2000 + day / 365.25 > _LAST_YEAR[planned] + 1
    center = np.where(retired, _SUCCESSOR[planned], planned)
    slowed = (center == _CODES.index(SLOWED_CENTER)) & (day >= SLOWED_FROM)
    pace = _PACE[center] / _PACE[planned] * np.where(slowed, SLOWED_FACTOR, 1.0)
    bad = rng.binomial(quantity[order].astype(int), 0.012)
    good = np.maximum(quantity[order] - bad, 0)
    run = operations.run[operation] * quantity[order] * pace * rng.lognormal(0, SPREAD[job])
    setup = operations.setup[operation] * pace * rng.lognormal(0, 0.2, count)
    # Some book in half hours.
    whole_hours = chance(rng, count, 0.04)
    run = np.where(whole_hours, np.maximum(np.round(run / 30), 1) * 30, run)
    return _Draft(
        operation=operation,
        order=order,
        center=center,
        minute=day * 1440 + rng.integers(420, 1260, count),
        setup=setup,
        run=run,
        good=good,
        bad=bad.astype(float),
        job=job,
        fault=np.zeros(count, np.int8),
        factor=np.ones(count),
    )


def _in_parts(rng: np.random.Generator, draft: _Draft) -> _Draft:
    """Some operations are reported in two parts; the set-up belongs to the first."""
    count = len(draft.order)
    rows = np.flatnonzero(chance(rng, count, SPLIT_SHARE) & (draft.good > 1))
    part = draft.take(rows)
    share = np.clip(np.round(part.good * rng.uniform(0.2, 0.8, len(rows))), 1, part.good - 1)
    ratio = share / part.good
    twice = chance(rng, len(rows), SETUP_TWICE_SHARE)
    draft.good[rows] -= share
    draft.run[rows] *= 1 - ratio
    later = rng.integers(60, 2880, len(rows))
    part.good, part.run, part.bad = share, part.run * ratio, np.zeros(len(rows))
    part.setup = np.where(twice, part.setup, 0.0)
    part.minute = part.minute + later
    part.fault = np.where(twice, FAULTS.index("setup_twice"), 0).astype(np.int8)
    return draft.followed_by(part)


def _spoil(rng: np.random.Generator, draft: _Draft) -> _Draft:
    """Give bookings at most one of FAULT_SHARES."""
    edges = np.cumsum(list(FAULT_SHARES.values()))
    drawn = np.searchsorted(edges, rng.random(len(draft.order)), side="right")
    drawn = np.where((drawn < len(edges)) & (draft.fault == 0), drawn, len(edges))
    count = len(drawn)
    names = list(FAULT_SHARES)
    gross = np.where(
        chance(rng, count, 0.8), rng.uniform(4, 25, count), rng.uniform(0.02, 0.2, count)
    )
    no_quantity = chance(rng, count, 0.3)
    is_ = {name: drawn == place for place, name in enumerate(names)}
    factor = np.select(
        [is_["outlier"], is_["zero"] & ~no_quantity, is_["wrong_unit"], is_["negative"]],
        [gross, 0.0, 1 / 60, -1.0],
        1.0,
    )
    draft.run = draft.run * factor
    draft.setup = np.where(is_["wrong_unit"], draft.setup / 60, draft.setup)
    draft.good = np.where(is_["zero"] & no_quantity, 0.0, draft.good)
    draft.minute = np.where(is_["future_date"], draft.minute + 20 * 525_960, draft.minute)
    draft.factor = factor
    draft.fault = np.where(drawn < len(edges), drawn + 1, draft.fault).astype(np.int8)
    return draft


def _extras(rng: np.random.Generator, draft: _Draft) -> _Draft:
    """Repeated rows, rework and breakdowns, each beside a booking."""
    count = len(draft.order)
    whole = draft
    for place, (name, share) in enumerate(EXTRA_SHARES.items()):
        rows = np.flatnonzero(chance(rng, count, share) & (draft.fault == 0))
        extra = draft.take(rows)
        extra.fault = np.full(len(rows), FAULTS.index(name), np.int8)
        if name != "repeated":
            extra.job = np.full(len(rows), len(JOBS) + place - 1)
            extra.minute = extra.minute + rng.integers(30, 600, len(rows))
            extra.setup = np.zeros(len(rows))
            extra.run = extra.run * rng.uniform(0.2, 1.5, len(rows))
            extra.good = np.where(name == "rework", np.maximum(extra.bad, 1), 0.0)
            extra.bad = np.zeros(len(rows))
        whole = whole.followed_by(extra)
    return whole


def _rows(
    draft: _Draft, operations: Operations, codes: pl.Series, numbers: pl.Series, first_order: int
) -> pl.DataFrame:
    names = [(job.code, job.name) for job in JOBS] + [REWORK_JOB, BREAKDOWN_JOB]
    reported = pl.Series(draft.minute * 60_000_000).cast(pl.Duration("us")) + EPOCH
    return pl.DataFrame(
        {
            "WO_NO": pl.Series(draft.order + first_order).cast(pl.String).str.zfill(8),
            "ITEM_CD": codes,
            "ROUT_NO": numbers,
            "PROC_SEQ": operations.place[draft.operation] * 10,
            "JOB_CD": pl.Series([code for code, _ in names]).gather(draft.job),
            "CD_NM": pl.Series([name for _, name in names]).gather(draft.job),
            "RES_CD": pl.Series(_CODES).gather(draft.center),
            "RES_DIS": pl.Series([c.name for c in WORK_CENTERS]).gather(draft.center),
            "REPORT_DT": reported.dt.strftime("%Y-%m-%d %H:%M:%S"),
            "SETUP_HOURS": np.round(draft.setup, 2),
            "MACH_WORKED_HOURS": np.round(draft.run, 2),
            "ORDER_QTY": draft.good,
            "BAD_QTY": draft.bad,
        }
    ).with_columns(WO_NO="WO" + pl.col("WO_NO"))
