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
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.ml.nearest_items import NearestItems
from routingml_desktop.ml.neighbor_index import NeighborIndex
from routingml_desktop.ml.replay_parts import replay_parts
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.signatures import collapse
from routingml_desktop.ml.training import _documented, _weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.quality_cycles import Replays
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.settings import Settings

REPLAYS: Final = 120
FALSE_ALARMS: Final = 0.05


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
        first = int(self.routings.created[self.routings.latest[asked]].min())
        return {
            self.items.code(item): self._similarity(self._item(item), item, first)
            for item in asked.tolist()
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


def false_drift(scale: Scale, replays: type[Replays]) -> Row:
    """Undrifted replays of the small plant, the similarity of new items compared too."""
    program = Program(synced_home("small"))
    replay = replays.of(program, program.settings)
    random = np.random.default_rng(3)
    count = scale.of(REPLAYS, 20)
    alarms = similar = measured = 0
    for _ in range(count):
        found = replay.play_anywhere(random)
        alarms += any(one.drifted for one in found)
        (one,) = [one for one in found if one.subject is DriftSubject.SIMILARITY]
        similar += one.drifted
        measured += one.psi is not None
    share = alarms / count
    return Row(
        "false drift, similarity too",
        f"replays without drift that raise any alarm (similarity measured in {measured}, "
        f"told in {similar})",
        f"{count} replays",
        f"{share:.1%}",
        "",
        "",
        f"<= {FALSE_ALARMS:.0%}",
        scale.met(held=share <= FALSE_ALARMS),
    )


def _silent(_progress: Progress) -> None:
    """Nobody listens."""


def _never() -> bool:
    return False
