"""Baselines that copy the nearest item by plain vectors, with weights that nobody learned here."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.attribute_weights import even_weights
from routingml_desktop.ml.baselines import CLOSEST, different, way_names
from routingml_desktop.ml.code_attributes import sibling_groups
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.held_out import CENTERS, JOBS, unit_table
from routingml_desktop.ml.neighbor_index import exact_nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl
    from numpy.typing import NDArray

    from routingml_desktop.domain.item import Item
    from routingml_desktop.domain.weights import WeightProfile
    from routingml_desktop.ml.baselines import Ways
    from routingml_desktop.ml.training import TrainingFrames

PLAIN_COSINE: Final = "plain_cosine"
ONE_ATTRIBUTE: Final = "one_attribute"
EXPERT_WEIGHTS: Final = "expert_weights"

_TRIED_WITH: Final = 300
"""Known items asked again to choose the one attribute ..."""
_TRIED_AMONG: Final = 5_000
"""... and known items that may answer."""
_TIE: Final = 1e-5
"""Cosines that differ by less differ by rounding alone."""


@dataclass(frozen=True, slots=True)
class VectorBaselines:
    """What the plain vectors propose for some questions."""

    proposals: Mapping[str, tuple[Ways, ...]]
    """By method, one element per question."""
    attribute: str | None
    """The one attribute that alone was best on the training part."""
    profile: str | None
    """The expert's profile that names attributes of this plant; None: there is none."""


def vector_baselines(
    training: TrainingFrames,
    items: Sequence[Item],
    profiles: Sequence[WeightProfile],
    siblings: tuple[str, ...],
    dimension: int,
    seed: int,
) -> VectorBaselines:
    """Plain cosine, the best attribute alone, and the first expert profile that applies."""
    known = _KnownVectors.of(training, dimension)
    attribute = known.best_attribute(sibling_groups(training.items, siblings), seed)
    sources = {column.source for column in known.vectorizer.columns_}
    profile = next((profile for profile in profiles if sources & set(_told(profile.weights))), None)
    weights = {PLAIN_COSINE: even_weights(known.vectorizer.columns_)}
    if attribute is not None:
        weights[ONE_ATTRIBUTE] = known.weights({attribute: 1.0}, 0.0)
    if profile is not None:
        weights[EXPERT_WEIGHTS] = known.weights(profile.weights, profile.others or 0.0)
    return VectorBaselines(
        {method: known.copies(items, weighed) for method, weighed in weights.items()},
        attribute,
        None if profile is None else profile.name,
    )


@dataclass(frozen=True, slots=True)
class _KnownVectors:
    """The items with a routing as the vectorizer sees them before anything is learned."""

    vectorizer: ItemVectorizer
    table: NDArray[np.int32]
    routings: pl.DataFrame
    """One row per row of the table: item_code, job_codes, work_centers, way."""

    @classmethod
    def of(cls, training: TrainingFrames, dimension: int) -> _KnownVectors:
        routings = unit_table(training.operations).unique(
            c.ITEM_CODE, keep="last", maintain_order=True
        )
        items = training.items.unique(c.ITEM_CODE, keep="first", maintain_order=True)
        known = items.join(
            routings.select(c.ITEM_CODE), on=c.ITEM_CODE, how="semi", maintain_order="left"
        ).sort(c.ITEM_CODE)
        routings = known.select(c.ITEM_CODE).join(
            way_names(routings), on=c.ITEM_CODE, maintain_order="left"
        )
        vectorizer = ItemVectorizer(dimension).fit(known, training.attributes)
        return cls(vectorizer, vectorizer.table(known), routings)

    def weights(self, wanted: Mapping[str, float], others: float) -> NDArray[np.float32]:
        """Of every column; numbers found in texts weigh nothing by themselves."""
        columns = self.vectorizer.columns_
        told = np.array([wanted.get(column.source, others) for column in columns], np.float32)
        return told * even_weights(columns)

    def copies(self, items: Sequence[Item], weights: NDArray[np.float32]) -> tuple[Ways, ...]:
        """The routings of the nearest items; of equally near ones the most usual first."""
        vectorizer, chosen = self._only(weights)
        weighed = weights[chosen]
        vectors = vectorizer.transform(self.table[:, chosen], weighed)
        questions = [
            vectorizer.asked_vector(vectorizer.asked(item), weighed, weighed) for item in items
        ]
        asked = np.stack(questions) if questions else np.zeros((0, vectors.shape[1]), np.float32)
        rows, cosines = exact_nearest(vectors, asked, CLOSEST)
        return tuple(
            different(self._steps(_by_usage(near, alike, self._ways())))
            for near, alike in zip(rows, cosines, strict=True)
        )

    def best_attribute(self, groups: pl.DataFrame, seed: int) -> str | None:
        """The attribute by which alone most items find their own routing; None without one.

        Siblings do not answer for each other, so that no attribute wins by naming them.
        """
        columns = self.vectorizer.columns_
        drawn = np.random.default_rng(seed).permutation(len(self.table))[:_TRIED_AMONG]
        of_group = self.routings.join(groups, on=c.ITEM_CODE, how="left", maintain_order="left")
        group = of_group["group"].rank("dense").to_numpy()[drawn]
        ways = self._ways()[drawn]
        apart = group[:_TRIED_WITH, None] != group[None, :]
        right = {}
        for place, column in enumerate(columns):
            if column.name != column.source:
                continue
            alone = np.zeros(len(columns), np.float32)
            alone[place] = 1.0
            vectorizer, chosen = self._only(alone)
            vectors = vectorizer.transform(self.table[np.ix_(drawn, chosen)], alone[chosen])
            cosines = np.where(apart, vectors[:_TRIED_WITH] @ vectors.T, -1.0)
            right[column.source] = sum(
                _usual(ways[row >= max(row.max() - _TIE, _TIE)]) == way
                for row, way in zip(cosines, ways, strict=False)
            )
        best = max(right, key=lambda name: right[name], default=None)
        return best if best is not None and right[best] > 0 else None

    def _only(self, weights: NDArray[np.float32]) -> tuple[ItemVectorizer, NDArray[np.int64]]:
        """A vectorizer of the columns that have weight: in vectors no weight is wholly nothing."""
        chosen = np.flatnonzero(weights > 0)
        part = copy(self.vectorizer)
        part.columns_ = tuple(self.vectorizer.columns_[place] for place in chosen)
        return part, chosen

    def _ways(self) -> NDArray[np.int64]:
        return self.routings["way"].rank("dense").to_numpy().astype(np.int64)

    def _steps(self, rows: NDArray[np.int64]) -> list[tuple[tuple[str, str], ...]]:
        near = self.routings[rows]
        return [
            tuple(zip(jobs, centers, strict=True))
            for jobs, centers in near.select(JOBS, CENTERS).iter_rows()
        ]


def _told(weights: Mapping[str, float]) -> list[str]:
    return [name for name, weight in weights.items() if weight > 0]


def _by_usage(
    rows: NDArray[np.int64], cosines: NDArray[np.float32], ways: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The rows, nearest first; those as near as the nearest by how usual their way is there."""
    if not len(rows):
        return rows
    tied = cosines >= cosines[0] - _TIE
    ways_there, usage = np.unique(ways[rows[tied]], return_counts=True)
    often = usage[np.searchsorted(ways_there, ways[rows[tied]])]
    order = np.argsort(-often, kind="stable")
    return np.concatenate((rows[tied][order], rows[~tied]))


def _usual(ways: NDArray[np.int64]) -> int:
    """The most frequent way; -1 without any."""
    found, usage = np.unique(ways, return_counts=True)
    return int(found[usage.argmax()]) if len(found) else -1
