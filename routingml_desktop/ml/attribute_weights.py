"""How much each attribute tells about the routing, learned from pairs of items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.edit_distance import similarity_of_ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.features import Column
    from routingml_desktop.ml.known_routings import KnownRoutings

LARGEST: Final = 4.0
"""Weights run from 0 to 4, the planners' scale."""
_PAIRS: Final = 120_000
_PAIRS_PER_ITEM: Final = 40
_REACH: Final = 8
"""How far apart two items of a pair are at most in the order of one attribute's values."""
_LEAST: Final = 0.004
"""A thousandth of the largest: decides only between items that have nothing better to compare."""
_RIDGE: Final = 0.002
"""Shares weight among attributes that tell the same, so that one can stand in for another."""
_FOLDS: Final = 4
_FEW: Final = 40
"""Items below which the folds would be too small to say anything."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of items with a routing, and how alike their routings are."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    alike: NDArray[np.float64]
    """1 - edit distance / longer length."""
    fold: NDArray[np.int64]
    """Part of the items that both are of, 0 to 3."""


def draw_pairs(
    table: NDArray[np.int32], way: NDArray[np.int32], routings: KnownRoutings, seed: int
) -> Pairs:
    """Items that are alike in one attribute, each attribute in turn, and items at random.

    ``table`` and ``way`` are of items that have a routing.
    """
    rng = np.random.default_rng(seed)
    folds = _FOLDS if len(table) >= _FEW else 1
    part = rng.permutation(len(table)) % folds if len(table) else np.zeros(0, np.int64)
    drawn = [
        _pairs_within(np.flatnonzero(part == fold), table, rng, folds) for fold in range(folds)
    ]
    left = np.concatenate([left for left, _ in drawn])
    right = np.concatenate([right for _, right in drawn])
    alike = _routing_similarity(way[left], way[right], routings)
    return Pairs(left, right, alike, part[left])


def learned_weights(
    columns: Sequence[Column], table: NDArray[np.int32], pairs: Pairs, stopping: Stopping
) -> NDArray[np.float32]:
    """A weight of 0 to 4 per column; all alike when there is nothing to learn from.

    A non-negative ridge regression explains how alike two routings are by how alike the attributes
    are; where an attribute is missing it counts as its mean. An attribute that does not help in
    every part of the items weighs next to nothing: what helps by chance helps in some.
    """
    even = even_weights(columns)
    if not columns or not len(pairs.left) or float(np.ptp(pairs.alike)) == 0.0:
        return even
    features = np.zeros((len(pairs.left), len(columns)))
    for place, column in enumerate(columns):
        stop_if(stopping)
        here, there = table[pairs.left, place], table[pairs.right, place]
        known = (here >= 0) & (there >= 0)
        if known.any():
            alike = column.similarity_of_pairs(here[known], there[known])
            features[known, place] = alike - alike.mean()
    by_fold = np.stack(
        [
            _non_negative(features[pairs.fold == fold], pairs.alike[pairs.fold == fold])
            for fold in np.unique(pairs.fold)
        ]
    )
    weights = np.where((by_fold > 0).all(axis=0), by_fold.mean(axis=0), 0.0)
    if weights.max() <= 0:
        return even
    largest = max(by_attribute(columns, weights).values())
    # An item that lacks all attributes that help is still compared, by those that do not.
    return np.asarray(np.maximum(weights * (LARGEST / largest), _LEAST * even), np.float32)


def even_weights(columns: Sequence[Column]) -> NDArray[np.float32]:
    """1 for every attribute, 0 for the numbers found in texts: nothing is learned."""
    return np.array([column.name == column.source for column in columns], np.float32)


def by_attribute(columns: Sequence[Column], weights: NDArray[np.float32]) -> dict[str, float]:
    """What each attribute weighs; a text and the numbers in it are one."""
    found: dict[str, float] = {}
    for column, weight in zip(columns, weights.tolist(), strict=True):
        found[column.source] = found.get(column.source, 0.0) + weight
    return found


def overridden(
    columns: Sequence[Column], weights: NDArray[np.float32], wanted: Mapping[str, float]
) -> NDArray[np.float32]:
    """The weights with those the planner sets, kept between 0 and 4.

    What is set for a text is shared with the numbers in it as before.
    """
    learned = by_attribute(columns, weights)
    changed = weights.copy()
    for place, column in enumerate(columns):
        if column.source not in wanted:
            continue
        told = min(max(wanted[column.source], 0.0), LARGEST)
        if learned[column.source] > 0:
            changed[place] *= told / learned[column.source]
        elif column.name == column.source:
            changed[place] = told
    return changed


def _pairs_within(
    items: NDArray[np.int64], table: NDArray[np.int32], rng: np.random.Generator, folds: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    count, attributes = len(items), table.shape[1]
    each = max(1, min(_PAIRS // folds, _PAIRS_PER_ITEM * count) // (attributes + 1))
    lefts, rights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for place in range(-1, attributes):
        known = rng.permutation(items if place < 0 else items[table[items, place] >= 0])
        if len(known) < 2:  # noqa: PLR2004 (a pair)
            continue
        if place >= 0:
            known = known[np.argsort(table[known, place], kind="stable")]
        at = rng.integers(0, len(known), each)
        apart = rng.integers(1, _REACH + 1 if place >= 0 else len(known), each)
        lefts.append(known[at])
        rights.append(known[(at + apart) % len(known)])
    left, right = np.concatenate(lefts), np.concatenate(rights)
    different = left != right
    return left[different], right[different]


def _routing_similarity(
    left: NDArray[np.int32], right: NDArray[np.int32], routings: KnownRoutings
) -> NDArray[np.float64]:
    """1 - edit distance / longer length of the ways of each pair."""
    if not len(left):
        return np.zeros(0)
    pairs = np.stack((np.minimum(left, right), np.maximum(left, right)), axis=1)
    distinct, back = np.unique(pairs, axis=0, return_inverse=True)
    ways = {int(way): routings.jobs_of_way(int(way)).tolist() for way in np.unique(distinct)}
    alike = [similarity_of_ways(ways[a], ways[b]) for a, b in distinct.tolist()]
    return np.array(alike)[back.ravel()]


def _non_negative(
    features: NDArray[np.float64], target: NDArray[np.float64]
) -> NDArray[np.float64]:
    from scipy.optimize import nnls  # noqa: PLC0415 (training only; not before first paint)

    # The normal equations hold all that least squares needs in a matrix of attributes only.
    count = len(features)
    gram = features.T @ features / count + _RIDGE * np.eye(features.shape[1])
    root = np.linalg.cholesky(gram)
    aim = np.linalg.solve(root, features.T @ (target - target.mean()) / count)
    weights: NDArray[np.float64] = nnls(root.T, aim)[0]
    return weights
