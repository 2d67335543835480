"""Simple ways to propose a routing, which a model must beat to be worth its name.

Each is learned from the same training part as the model and proposes up to three routings that
differ in their job codes, best first, each with the work centers it is made at most often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.held_out import CENTERS, JOBS
from routingml_desktop.ml.measures import Steps, job_codes, similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from routingml_desktop.domain.item import Attribute, Item

Ways: TypeAlias = tuple[Steps, ...]
Propose: TypeAlias = "Callable[[Item], Ways]"

MOST_FREQUENT: Final = "most_frequent"
MOST_FREQUENT_OF_FAMILY: Final = "most_frequent_of_family"
NEAREST_COPY: Final = "nearest_copy"
RERANKED_COPY: Final = "reranked_copy"
NEAREST_BY_ATTRIBUTES: Final = "nearest_by_attributes"
MAJORITY_OF_PART: Final = "majority_of_part"
MEDOID_OF_PART: Final = "medoid_of_part"

PROPOSALS: Final = 3
MOST_COMPARED: Final = 200
"""Distinct ways, the most frequent first, among which a medoid is sought."""
CLOSEST: Final = 50
"""Items looked at until three different routings are found."""
_SEPARATOR: Final = "\x1f"
_WAY: Final = "way"
_PLACES: Final = "places"
_EVERYONE: Final = "everyone"
_ANYWHERE: Final = "anywhere"


def most_frequent(routings: pl.DataFrame) -> Propose:
    """Always the plant's most frequent routings."""
    ways = _favorites(_together(routings), _EVERYONE).get(_EVERYONE, ())
    return lambda _item: ways


def most_frequent_of_family(routings: pl.DataFrame, items: pl.DataFrame, attribute: str) -> Propose:
    """The most frequent routings among items of the same ``attribute``, else of the plant."""
    families = items.select(c.ITEM_CODE, attribute).unique(c.ITEM_CODE).drop_nulls()
    favorites = _favorites(routings.join(families, on=c.ITEM_CODE), attribute)
    otherwise = most_frequent(routings)
    return lambda item: favorites.get(item.attributes.get(attribute)) or otherwise(item)


def majority_of_part(routings: pl.DataFrame) -> Propose:
    """The most frequent routings of the item's own other orders, else of the plant."""
    favorites = _favorites(routings, c.ITEM_CODE)
    otherwise = most_frequent(routings)
    return lambda item: favorites.get(item.code) or otherwise(item)


def medoid_of_part(routings: pl.DataFrame) -> Propose:
    """The routings most alike to all of the item's own other orders, else of the plant's."""
    everyone = _medoids(routings)
    medoids = {code: _medoids(rows) for (code,), rows in routings.group_by([c.ITEM_CODE])}
    return lambda item: medoids.get(item.code) or everyone


def nearest_by_attributes(
    routings: pl.DataFrame, items: pl.DataFrame, attributes: Sequence[Attribute]
) -> Propose:
    """The routings of the items that share most attribute values with the asked one.

    Values are equal or not; nothing is scaled, weighted or learned. Of equals the first code wins.
    """
    names = [attribute.name for attribute in attributes if attribute.compared]
    last = routings.unique(c.ITEM_CODE, keep="last", maintain_order=True)
    known = last.join(items.unique(c.ITEM_CODE), on=c.ITEM_CODE, maintain_order="left").sort(
        c.ITEM_CODE
    )
    numbers = {name: {value: k for k, value in enumerate(known[name].unique())} for name in names}
    table = {
        name: np.array([numbers[name][value] for value in known[name]], np.int32) for name in names
    }

    def propose(item: Item) -> Ways:
        shared = np.zeros(len(known), np.int16)
        for name in names:
            value = item.attributes.get(name)
            if value is not None:
                shared += table[name] == numbers[name].get(value, -1)
        closest = np.argsort(-shared, kind="stable")[:CLOSEST]
        return different(_rows_as_ways(known[closest]))

    return propose


def different(ways: Iterable[Steps]) -> Ways:
    """The first three that differ in their job codes."""
    kept: dict[tuple[str, ...], Steps] = {}
    for steps in ways:
        if steps:
            kept.setdefault(job_codes(steps), steps)
    return tuple(kept.values())[:PROPOSALS]


def way_names(routings: pl.DataFrame) -> pl.DataFrame:
    """The same rows with ``way``: one text per sequence of job codes."""
    return routings.with_columns(pl.col(JOBS).list.join(_SEPARATOR).alias(_WAY))


def _favorites(routings: pl.DataFrame, by: str) -> dict[Any, Ways]:
    """Per value of ``by`` the most frequent ways; of equals the one more frequent in the plant."""
    anywhere = pl.len().over(_WAY).alias(_ANYWHERE)
    counted = (
        way_names(routings)
        .lazy()
        .with_columns(pl.col(CENTERS).list.join(_SEPARATOR).alias(_PLACES), anywhere)
        .group_by(by, _WAY, _PLACES, _ANYWHERE)
        .len()
        .sort("len", _PLACES, descending=[True, False])
        .group_by(by, _WAY, _ANYWHERE, maintain_order=True)
        .agg(pl.col("len").sum(), pl.col(_PLACES).first())
        .sort("len", _ANYWHERE, _WAY, descending=[True, True, False])
        .group_by(by, maintain_order=True)
        .agg(pl.col(_WAY, _PLACES).head(PROPOSALS))
        .collect()
    )
    return {
        row[by]: tuple(
            tuple(zip(way.split(_SEPARATOR), places.split(_SEPARATOR), strict=True))
            for way, places in zip(row[_WAY], row[_PLACES], strict=True)
        )
        for row in counted.iter_rows(named=True)
    }


def _medoids(routings: pl.DataFrame) -> Ways:
    """The three ways whose similarity to all routings, each counted, is highest."""
    counted = (
        way_names(routings).group_by(_WAY).len().sort("len", _WAY, descending=[True, False])
    ).head(MOST_COMPARED)
    ways = [tuple(way.split(_SEPARATOR)) for way in counted[_WAY]]
    counts = counted["len"].to_list()
    alike = [
        sum(n * similarity(way, other) for other, n in zip(ways, counts, strict=True))
        for way in ways
    ]
    best = sorted(range(len(ways)), key=lambda place: -alike[place])[:PROPOSALS]
    chosen = [_SEPARATOR.join(ways[place]) for place in best]
    usual = _favorites(_together(way_names(routings).filter(pl.col(_WAY).is_in(chosen))), _EVERYONE)
    by_codes = {job_codes(steps): steps for steps in usual.get(_EVERYONE, ())}
    return tuple(by_codes[ways[place]] for place in best)


def _together(routings: pl.DataFrame) -> pl.DataFrame:
    return routings.with_columns(pl.lit(_EVERYONE).alias(_EVERYONE))


def _rows_as_ways(rows: pl.DataFrame) -> list[Steps]:
    return [
        tuple(zip(jobs, centers, strict=True))
        for jobs, centers in rows.select(JOBS, CENTERS).iter_rows()
    ]
