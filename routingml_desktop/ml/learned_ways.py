"""Which way of making each item was learned with, and how well another one suits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain.columns import ITEM_CODE
from routingml_desktop.ml.edit_distance import similarity_of_ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.precedents import Precedents

WAY: Final = "way"
JUDGES: Final = 10
"""Nearest items whose routings tell how well one suits an item."""
_POWER: Final = 8
"""The closer ones are believed more: by the similarity to this power."""
_BATCH: Final = 50


def learned_ways(items: KnownItems, routings: KnownRoutings) -> pl.DataFrame:
    """item_code and ``way``: job codes of the routing that counts, of each item that has one."""
    routed = np.flatnonzero(routings.latest >= 0)
    ways = routings.way[routings.latest[routed]]
    named = {
        way: [routings.jobs[job] for job in routings.jobs_of_way(way)]
        for way in np.unique(ways).tolist()
    }
    return pl.DataFrame(
        {ITEM_CODE: items.codes.gather(routed), WAY: [named[way] for way in ways.tolist()]},
        schema={ITEM_CODE: pl.String, WAY: pl.List(pl.String)},
    )


def fits(
    known: Precedents, codes: Sequence[str], ways: Sequence[tuple[tuple[str, ...], ...]]
) -> list[tuple[float | None, ...]]:
    """How alike each of an item's ``ways`` is to those of the items nearest to it, 0 to 1.

    The item itself does not judge. None for an item that is not known or has nothing near.
    """
    numbers = [known.items.number_of(code) for code in codes]
    found: list[tuple[float | None, ...]] = []
    for start in range(0, len(codes), _BATCH):
        batch = numbers[start : start + _BATCH]
        asked = [known.asked(number) for number in batch if number is not None]
        near = iter(known.nearest.find(asked, known.nearest.weights))
        for number, judged in zip(batch, ways[start : start + _BATCH], strict=True):
            if number is None:
                found.append(tuple(None for _ in judged))
                continue
            one = next(near)
            others = one.items != number
            judges, similarity = one.items[others][:JUDGES], one.similarity[others][:JUDGES]
            found.append(tuple(_fit(known, judges.tolist(), similarity, way) for way in judged))
    return found


def _fit(
    known: Precedents, judges: list[int], similarity: np.ndarray, way: tuple[str, ...]
) -> float | None:
    weights = similarity.astype(np.float64) ** _POWER
    if not weights.sum() > 0:
        return None
    routings = known.routings
    alike = [
        similarity_of_ways(
            way,
            [routings.jobs[j] for j in routings.jobs_of_way(int(routings.way[routings.latest[i]]))],
        )
        for i in judges
    ]
    return float(np.average(alike, weights=weights))
