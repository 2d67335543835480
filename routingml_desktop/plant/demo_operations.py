"""Demo operations: which machine does each, how long it truly takes, what the standard says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.plant.demo_catalog import KINDS, MATERIALS, Kind
from routingml_desktop.plant.demo_dice import chance
from routingml_desktop.plant.demo_rules import WHOLLY_OUTSIDE, Routed, route
from routingml_desktop.plant.demo_shop import JOBS, WORK_CENTERS
from routingml_desktop.plant.demo_traits import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from routingml_desktop.plant.demo_traits import Traits

ROUTED_SCALE: Final = 0.96
NEWEST_SHARE: Final = 0.55
"""Of the items of the last year, this part of the usual share has a routing already."""
SEVERAL_SHARE: Final = 0.115
ALL_OUTSIDE_RANK: Final = 3
BIAS_RANGE: Final = (0.8, 1.4)
"""True minutes lie between these multiples of the standard."""

_JOB_GROUP = np.array([job.group for job in JOBS])
_OUTSIDE = np.array([job.outside for job in JOBS])
_CUTTING = np.array([job.cutting for job in JOBS])
_SETUP = np.array([job.setup for job in JOBS])
_RUN = np.array([job.run for job in JOBS])
_GROWTH = np.array([job.growth for job in JOBS])
SPREAD: Final = np.array([job.spread for job in JOBS])
_MATERIAL_PACE = np.array([material.cutting for material in MATERIALS])
_PACE = np.array([center.pace for center in WORK_CENTERS])
_GROUP_PLACES: Final = {
    group: np.array([p for p, c in enumerate(WORK_CENTERS) if c.group == group])
    for group in dict.fromkeys(center.group for center in WORK_CENTERS)
}
NO_CENTER: Final = -1
_PLAN_NO_BENCH_SETUP: Final = (0, 1, 2, 3)
"""Engineers who write set-up 0 at the assembly bench."""


@dataclass(frozen=True, slots=True)
class Routings:
    """Routings of one chunk; an item's main routing comes before its alternates."""

    item: np.ndarray
    """Row in the traits."""
    rank: np.ndarray
    """0 main, 1 for large lots, 2 of former years, 3 all outside."""
    year: np.ndarray
    """Year its rules are of."""
    created: np.ndarray
    """Days since 2000-01-01."""
    in_master: np.ndarray
    """Whether the plant wrote it down; the others are truth only."""
    routed: Routed

    def first_year(self, count: int) -> np.ndarray:
        """The year in which each of ``count`` items got its first routing."""
        first = np.full(count, np.iinfo(np.int64).max)
        np.minimum.at(first, self.item, self.created)
        days = np.datetime64("2000-01-01", "D") + first
        return days.astype("datetime64[Y]").astype(np.int64) + 1970


@dataclass(frozen=True, slots=True)
class Operations:
    """Operations of those routings, in order, one array entry each."""

    routing: np.ndarray
    item: np.ndarray
    place: np.ndarray
    """From 1 within the routing."""
    last: np.ndarray
    job: np.ndarray
    center: np.ndarray
    """Place in WORK_CENTERS; NO_CENTER when done outside."""
    setup: np.ndarray
    """True minutes per lot."""
    run: np.ndarray
    """True minutes per piece."""
    standard_setup: np.ndarray
    standard_run: np.ndarray

    @property
    def outside(self) -> np.ndarray:
        """Whether a partner does it."""
        return np.asarray(_OUTSIDE[self.job])


def make_routings(rng: np.random.Generator, t: Traits) -> Routings:
    """A main routing for every item, alternates for some, and which of them are written down."""
    count = len(t)
    share = np.array([KINDS[kind].routed for kind in Kind])[t.kind] * ROUTED_SCALE
    share = np.where(t.year == LAST_YEAR, share * NEWEST_SHARE, share)
    routed = chance(rng, count, share)
    main = route(rng, t, t.year)
    created = _days(rng, t.year)
    several = np.flatnonzero(routed & chance(rng, count, SEVERAL_SHARE))
    more = rng.choice([1, 2, 3], len(several), p=[0.40, 0.34, 0.26])
    parts = [(np.arange(count), np.zeros(count, int), t.year, created, main)]
    for rank in (1, 2, 3):
        rows = several[more >= rank]
        year = np.maximum(t.year[rows] - (4 if rank > 1 else 0), FIRST_YEAR)
        made = route(rng, t.take(rows), year, big_lot=np.full(len(rows), rank == 1))
        if rank == ALL_OUTSIDE_RANK:
            made.slots[:] = 0
            made.slots[:, 0] = WHOLLY_OUTSIDE
        shift = (
            rng.integers(-500, 200, len(rows)) if rank == 1 else -rng.integers(200, 1500, len(rows))
        )
        parts.append((rows, np.full(len(rows), rank), year, created[rows] + shift, made))
    item = np.concatenate([part[0] for part in parts])
    slots = np.concatenate([part[4].slots for part in parts])
    kept = _one_outside_each(item, slots[:, 0] == WHOLLY_OUTSIDE)
    return Routings(
        item=item[kept],
        rank=np.concatenate([part[1] for part in parts])[kept],
        year=np.concatenate([part[2] for part in parts])[kept],
        created=np.concatenate([part[3] for part in parts])[kept],
        in_master=routed[item][kept],
        routed=Routed(
            slots[kept],
            np.concatenate([part[4].probability for part in parts])[kept],
            np.concatenate([part[4].ceiling for part in parts])[kept],
        ),
    )


def _one_outside_each(item: np.ndarray, outside: np.ndarray) -> np.ndarray:
    """Rows to keep, so that no item has the routing number 외주 twice."""
    first = np.zeros(len(item), bool)
    first[np.flatnonzero(outside)[np.unique(item[outside], return_index=True)[1]]] = True
    return np.flatnonzero(~outside | first)


def make_operations(rng: np.random.Generator, t: Traits, routings: Routings) -> Operations:
    """The routings' operations with machine, true minutes and standards."""
    used = routings.routed.slots > 0
    routing, slot = np.nonzero(used)
    item = routings.item[routing]
    job = routings.routed.slots[routing, slot].astype(np.int64)
    place = np.cumsum(used, axis=1)[routing, slot]
    center = _centers(rng, t, item, job, routings.year[routing])
    setup, run = _true_minutes(rng, t, item, job, center)
    bias = _bias(rng, t.kind[item], job, center)
    coarse = np.where(t.engineer[item] % 2 == 0, 0.5, 0.1)
    bench = (t.kind[item] == Kind.ASSEMBLY) & (np.isin(t.engineer[item], _PLAN_NO_BENCH_SETUP))
    standard = np.maximum(np.round(run / bias / coarse) * coarse, coarse)
    return Operations(
        routing=routing,
        item=item,
        place=place,
        last=place == used.sum(axis=1)[routing],
        job=job,
        center=center,
        setup=setup,
        run=run,
        standard_setup=np.where(bench, 0.0, np.round(setup / bias / 5) * 5),
        standard_run=np.where(run > 0, np.round(standard, 1), 0.0),
    )


def center_chances(
    group: str, year: np.ndarray, outer: np.ndarray, engineer: np.ndarray
) -> np.ndarray:
    """Rows x machines of ``group``: how likely each takes the job; rows sum to 1."""
    centers = [WORK_CENTERS[place] for place in _GROUP_PLACES[group]]
    columns = []
    for place, center in enumerate(centers):
        there = (year >= center.first_year) & (year <= center.last_year)
        fits = (outer <= center.largest) & (outer >= center.smallest)
        liked = np.where((engineer * 5 + place) % 3 == 0, 2.5, 1.0)
        columns.append(center.weight * liked * np.where(there & fits, 1.0, 1e-9))
    weights = np.stack(columns, axis=1)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _centers(
    rng: np.random.Generator, t: Traits, item: np.ndarray, job: np.ndarray, year: np.ndarray
) -> np.ndarray:
    chosen = np.full(len(job), NO_CENTER)
    u = rng.random(len(job))
    groups = _JOB_GROUP[job]
    for group, places in _GROUP_PLACES.items():
        rows = np.flatnonzero(groups == group)
        of = item[rows]
        chances = center_chances(group, year[rows], t.outer[of], t.engineer[of])
        picked = (np.cumsum(chances, axis=1) < u[rows, None]).sum(axis=1)
        chosen[rows] = places[np.minimum(picked, len(places) - 1)]
    return chosen


def _true_minutes(
    rng: np.random.Generator, t: Traits, item: np.ndarray, job: np.ndarray, center: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    pace = np.where(center >= 0, _PACE[center], 1.0)
    size = (np.clip(t.outer[item], 5, 900) / 100) ** _GROWTH[job]
    cutting = _CUTTING[job]
    material = np.where(cutting, _MATERIAL_PACE[t.material[item]], 1.0)
    feature = 1.0 + np.where(cutting, 0.15 * t.tight[item] + 0.05 * t.sides[item], 0.0)
    feature = feature * np.where(t.dual[item] & (t.kind[item] == Kind.KIT), 1.3, 1.0)
    noise = rng.lognormal(0, 0.08, (2, len(job)))
    run = _RUN[job] * size * material * feature * pace * t.pace[item] * noise[0]
    setup = (
        _SETUP[job] * pace**0.5 * t.pace[item] ** 0.3 * (1 + 0.15 * t.size_class[item]) * noise[1]
    )
    return np.round(setup, 2), np.round(run, 3)


def _bias(
    rng: np.random.Generator, kind: np.ndarray, job: np.ndarray, center: np.ndarray
) -> np.ndarray:
    """True minutes over standard: a matter of machine, operation and kind, with some chance."""
    machine = _leaning(center * 37 + 11)
    habit = _leaning(job * 101 + kind * 13)
    bias = 1.1 + 0.16 * machine + 0.11 * habit + rng.normal(0, 0.04, len(job))
    return np.asarray(np.clip(bias, *BIAS_RANGE))


def _leaning(number: np.ndarray) -> np.ndarray:
    """A fixed value from -1 to 1 for each number."""
    return ((number * 2654435761) % 2001) / 1000.0 - 1.0


def _days(rng: np.random.Generator, year: np.ndarray) -> np.ndarray:
    """Days since 2000-01-01 of a working day within the year; this year until September."""
    start = np.floor((year - 2000) * 365.25).astype(np.int64)
    return start + rng.integers(0, np.where(year == LAST_YEAR, 260, 360))
