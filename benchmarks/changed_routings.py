"""Routings of known items that changed: what is told of poison, and of a plant's own changes.

Whether a family is told depends on the routings alone, so one model is learned from the clean plant
and only the routings it knows are changed: swapped among some items of a family (poison), or put
back to what they were some months before (the plant's own changes, which should not be told).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import synced_home
from benchmarks.promotion_gate import SETTINGS, SHARES, family_of, never, silent
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.promotion import Concern
from routingml_desktop.ml.learned_ways import learned_ways
from routingml_desktop.ml.training import train
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.services.changed_routings import (
    FALSE_ALARMS,
    FEWEST_KNOWN,
    changed_routings,
    families_of,
)
from routingml_desktop.services.training_process import training_frames

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from numpy.typing import NDArray

    from routingml_desktop.ml.precedents import Precedents

SIZES: Final = ((FEWEST_KNOWN, 40), (40, 100), (100, 1_000_000))
"""From so many known items of a family to fewer than so many."""
SEEDS: Final = 5
MOST_FAMILIES: Final = 8
"""Of one size, so that a plant of many families does not take hours."""
MONTHS: Final = (1, 3, 6, 12, 24)
_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Learned:
    """A clean plant as a model knows it."""

    size: str
    known: Precedents
    families: pl.DataFrame

    def with_latest(self, latest: NDArray[np.int32]) -> Precedents:
        """The model, had it learned these routing rows of its items; -1 for none."""
        return replace(self.known, routings=replace(self.known.routings, latest=latest))


def measure(scale: Scale) -> list[Row]:
    """Alarms over the plant's own past, and poisoned families told, by size and share."""
    rows: list[Row] = []
    for size in scale.of(("small", "medium"), ("small",)):
        learned = _learned(size)
        rows.append(_own_changes(learned, every=scale.of(2, 12)))
        rows += _poisoned(learned, scale.of(SEEDS, 1))
    return rows


def _learned(size: str) -> Learned:
    frames = training_frames(SnapshotStore(synced_home(size).plant).open(), silent, never)
    model = train(frames, SETTINGS.learning, SETTINGS.index, silent, never)
    return Learned(size, model.parts.precedents, families_of(frames.items, family_of(frames)))


def _own_changes(learned: Learned, every: int) -> Row:
    """The active version learned at one date of the plant's past, the new one at a later date.

    Similar items judge by their routing of the later date; those made since then by their own.
    """
    known, today = learned.known, learned.known.routings.latest
    dated = _dated(learned)
    first, last = dated["created"][len(dated) // 10], dated["created"][-1]
    versions = alarms = changed = named = naming = 0
    for months in MONTHS:
        start: datetime = first
        while start + months * _MONTH <= last:
            then, later = (
                _latest(learned, dated, start),
                _latest(learned, dated, start + months * _MONTH),
            )
            before = learned_ways(known.items, replace(known.routings, latest=then))
            now = learned.with_latest(np.where(later >= 0, later, today))
            flags = changed_routings(before, now, learned.families)
            alarms += any(flag.concern is Concern.CHANGED_ROUTINGS for flag in flags)
            items = sum(int(flag.facts.get("items", 0)) for flag in flags)
            named, naming = named + items, naming + (items > 0)
            changed += _other_ways(learned, then, later)
            versions += 1
            start += every * _MONTH
    share = alarms / versions
    return Row(
        "T1b",
        f"versions of the {learned.size} plant's own past that raise an alarm",
        f"{versions} pairs of dates, {', '.join(map(str, MONTHS))} months apart",
        f"{alarms} ({share:.1%}); {changed / versions:.1f} known items changed on average, "
        f"{named / versions:.1f} of them named, in {naming / versions:.0%} of the versions",
        "",
        "",
        f"at most {FALSE_ALARMS:.0%}",
        share <= FALSE_ALARMS,
    )


def _other_ways(learned: Learned, then: NDArray[np.int32], later: NDArray[np.int32]) -> int:
    way, both = learned.known.routings.way, (then >= 0) & (later >= 0)
    return int((way[then[both]] != way[later[both]]).sum())


def _dated(learned: Learned) -> pl.DataFrame:
    """Every routing row that has a date, oldest first, with the item it is of."""
    routings = learned.known.routings
    rows = range(len(routings))
    return (
        pl.DataFrame(
            {
                "item": np.repeat(
                    np.arange(len(learned.known.items)), np.diff(routings.item_offsets)
                ),
                "row": np.arange(len(routings)),
                "created": [routings.created_on(row) for row in rows],
            },
            schema_overrides={"created": pl.Datetime("us")},
        )
        .drop_nulls("created")
        .sort("created", "row")
    )


def _latest(learned: Learned, dated: pl.DataFrame, day: datetime) -> NDArray[np.int32]:
    """Of each item: the newest routing row of that day; -1 when it had none."""
    newest = dated.filter(pl.col("created") <= day).unique("item", keep="last", maintain_order=True)
    latest = np.full(len(learned.known.items), -1, np.int32)
    latest[newest["item"].to_numpy()] = newest["row"].to_numpy()
    return latest


def _poisoned(learned: Learned, seeds: int) -> Iterator[Row]:
    """A family of each size in turn, its routings handed round among a share of its items."""
    known = learned.known
    before = learned_ways(known.items, known.routings)
    members = before.join(learned.families, on=c.ITEM_CODE).group_by("family").agg(c.ITEM_CODE)
    for least, below in SIZES:
        sized = members.filter(pl.col(c.ITEM_CODE).list.len().is_between(least, below - 1))
        chosen = sized.sort("family").head(MOST_FAMILIES)
        for share in SHARES:
            found = [
                _told(learned, before, codes, family, share, seed)
                for family, codes in chosen.select("family", c.ITEM_CODE).iter_rows()
                for seed in range(seeds)
            ]
            told = [one for one, _, _ in found]
            named = [one for _, one, n in found if n]
            changed = [n for _, _, n in found]
            yield Row(
                "T1b",
                f"{share:.0%} of the routings of a family of {least} to {below - 1} known items "
                f"swapped, {learned.size} plant",
                f"{len(found)} versions, {len(chosen)} families",
                f"{sum(told)} told ({np.mean(told):.0%}); {np.mean(changed):.1f} routings really "
                f"changed on average, and where any did an item was named in {sum(named)} of "
                f"{len(named)}"
                if found
                else "no such family",
                "",
                "",
                "",
                True,  # noqa: FBT003 (no bound is set: too few changes cannot be told from chance)
            )


def _told(
    learned: Learned, before: pl.DataFrame, codes: list[str], family: str, share: float, seed: int
) -> tuple[bool, bool, int]:
    """Whether the family is told, an item named, and how many really have another way now."""
    known = learned.known
    latest = known.routings.latest.copy()
    drawn = np.random.default_rng(seed).permutation(len(codes))[: max(2, round(share * len(codes)))]
    numbers = [known.items.number_of(code) for code in sorted(codes)]
    chosen = np.array([numbers[place] for place in drawn], np.int64)
    latest[np.roll(chosen, 1)] = known.routings.latest[chosen]
    flags = changed_routings(before, learned.with_latest(latest), learned.families)
    way = known.routings.way
    other = int((way[latest[chosen]] != way[known.routings.latest[chosen]]).sum())
    family_told = any(flag.name == family for flag in flags)
    return family_told, any(flag.concern is Concern.CHANGED_ITEMS for flag in flags), other
