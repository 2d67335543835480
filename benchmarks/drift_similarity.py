"""Drift with the similarity of new items: how often it is told where there is none.

A version's similarity is what its attributes, their weights and its index say; what it learns of
routings and minutes does not touch it, so that a replay need not learn these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import synced_home
from routingml_desktop.assembly import Program
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.drift import DriftSubject
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.bookings import bookings
from routingml_desktop.ml.code_attributes import sibling_attributes, sibling_groups
from routingml_desktop.ml.distributions import learned_distributions
from routingml_desktop.ml.drift_measuring import TodaysPlant, measure_drift
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.held_out import clean_bookings
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.ml.nearest_items import NearestItems
from routingml_desktop.ml.neighbor_index import NeighborIndex
from routingml_desktop.ml.replay_parts import replay_parts
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.signatures import collapse
from routingml_desktop.ml.training import _documented, _weights
from routingml_desktop.services.training_process import training_frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.settings import Settings

REPLAYS: Final = 120
FALSE_ALARMS: Final = 0.05
_KEPT: Final = 0.8
_YEAR: Final = 365 * 86_400 * 1_000_000


@dataclass(frozen=True, slots=True)
class Nearest:
    """What a version learned from some items knows of how near others are."""

    items: KnownItems
    rows: pl.DataFrame
    routings: KnownRoutings
    vectorizer: ItemVectorizer
    known: NearestItems
    seed: int

    @classmethod
    def of(cls, frames: TrainingFrames, known: pl.DataFrame, settings: Settings) -> Nearest:
        """Learn from these items and their routings, as a training does."""
        learning = settings.learning
        items = KnownItems(known)
        mine = pl.col(c.ITEM_CODE).is_in(known[c.ITEM_CODE].implode())
        vectorizer = ItemVectorizer(learning.dimension).fit(known, frames.attributes)
        table = vectorizer.table(known)
        routings = known_routings(
            frames.operations.filter(mine), frames.actuals.filter(mine), items.codes, _never
        )
        weights = _weights(vectorizer, table, routings, learning, _never, frozenset())
        signatures = collapse(table, _documented(routings))
        graph = NeighborIndex(settings.index)
        vectors = vectorizer.transform(signatures.table[: signatures.routed], weights)
        graph.build(vectors, learning.seed, _silent, _never)
        nearest = NearestItems(vectorizer, signatures, graph, weights, settings.index.shortlist)
        described = known.drop(c.ITEM_CODE, c.ITEM_NAME, strict=False)
        return cls(items, described, routings, vectorizer, nearest, learning.seed)

    def replayed(self) -> dict[str, float]:
        """As ``distributions.nearest_before``: of the items that a training asks again."""
        asked = np.concatenate([part.asked for part in replay_parts(self.routings, self.seed)])
        latest, created = self.routings.latest, self.routings.created
        dates = np.sort(created[latest[latest >= 0]])
        since = int(dates[len(dates) * 4 // 5])
        return {
            self.items.code(item): self._similarity(self._item(item), item, since)
            for item in asked[created[latest[asked]] >= since].tolist()
        }

    def today(self, items: Sequence[Item]) -> list[float]:
        """Of new items: the nearest known one."""
        return [self._similarity(item, None, None) for item in items]

    def _item(self, item: int) -> Item:
        return Item(self.items.code(item), self.rows.row(item, named=True))

    def _similarity(self, item: Item, own: int | None, until: int | None) -> float:
        asked = self.vectorizer.asked(item)
        (found,) = self.known.find([asked], self.known.weights)
        latest = self.routings.latest[found.items]
        able = (latest >= 0) & (found.items != (-1 if own is None else own))
        if until is not None:
            able &= self.routings.created[latest] < until
        return float(found.similarity[able][0]) if able.any() else float("nan")


def false_drift_of_new_items(scale: Scale) -> Row:
    """The small plant as it was on a day, then what one to two years brought."""
    program = Program(synced_home("small"))
    frames = training_frames(program.snapshots.open(), _silent, _never)
    plant = _DatedPlant.of(frames)
    random = np.random.default_rng(3)
    count = scale.of(REPLAYS, 20)
    alarms = similar = measured = 0
    for _ in range(count):
        known, new = plant.drawn(random)
        found = _played(frames, known, new, program.settings)
        alarms += any(one.drifted for one in found)
        (one,) = [one for one in found if one.subject is DriftSubject.SIMILARITY]
        similar += one.drifted
        measured += one.psi is not None
    share = alarms / count
    return Row(
        "false drift of new items",
        f"replays of items as they came, without drift, that raise any alarm (similarity measured "
        f"in {measured}, told in {similar})",
        f"{count} replays",
        f"{share:.1%}",
        "",
        "",
        f"<= {FALSE_ALARMS:.0%}",
        scale.met(held=share <= FALSE_ALARMS),
    )


@dataclass(frozen=True, slots=True)
class _DatedPlant:
    """The items in the order in which their routings were created."""

    items: pl.DataFrame
    created: NDArray[np.int64]
    """Of each item, microseconds since 1970; -1 without a routing."""
    family: NDArray[np.int64]

    @classmethod
    def of(cls, frames: TrainingFrames) -> _DatedPlant:
        """The plant of these frames."""
        codes = frames.items.unique(c.ITEM_CODE, keep="first").drop_nulls(c.ITEM_CODE)
        items = codes.sort(c.ITEM_CODE)
        routings = known_routings(
            frames.operations, frames.actuals, KnownItems(items).codes, _never
        )
        created = np.where(
            routings.latest >= 0, routings.created[np.maximum(routings.latest, 0)], -1
        )
        groups = sibling_groups(items, sibling_attributes(items, frames.attributes))
        named = items.join(groups, on=c.ITEM_CODE, maintain_order="left")["group"]
        return cls(items, created, named.rank("dense").to_numpy().astype(np.int64))

    def drawn(self, random: np.random.Generator) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Of four fifths of the families: items known on a day, and those that came after it."""
        dated = np.sort(self.created[self.created >= 0])
        first, last = int(dated[len(dated) // 4]), int(dated[-1]) - 2 * _YEAR
        cut = int(random.integers(first, last))
        end = cut + int(random.integers(_YEAR, 2 * _YEAR))
        kept = random.random(int(self.family.max()) + 1)[self.family] < _KEPT
        known = kept & (self.created >= 0) & (self.created < cut)
        new = kept & (self.created >= cut) & (self.created < end)
        return self.items.filter(known), self.items.filter(new)


def _played(
    frames: TrainingFrames, known: pl.DataFrame, new: pl.DataFrame, settings: Settings
) -> Sequence[DriftFigure]:
    near = Nearest.of(frames, known, settings)
    mine = pl.col(c.ITEM_CODE).is_in(known[c.ITEM_CODE].implode())
    booked = bookings(frames.actuals.filter(mine), known[c.ITEM_CODE])
    learned = learned_distributions(known, frames.attributes, booked, near.replayed())
    nothing = clean_bookings(frames.actuals.head(0))
    today = TodaysPlant(new, nothing)
    return measure_drift(learned, KnownItems(known), booked, today, near.today)


def _silent(_progress: Progress) -> None:
    """Nobody listens."""


def _never() -> bool:
    return False
