"""Exact similarity of an asked item and known ones, attribute by attribute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import AttributeMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.features import AskedItem, Column

MISSING_THERE: Final = 0.5
"""How much an attribute counts against a known item that lacks it: half a difference. Otherwise
sparsely described items, having nothing that differs, would look the most alike."""
NOT_ASKED: Final = 0.1
"""How much it counts that the question tells less than items usually do: by one shared code alone
hardly anything is alike."""
SHOWN_MATCHES: Final = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """An asked item against known ones: rows are the known items, columns the attributes."""

    similarity: NDArray[np.float32]
    """0 different, 1 the same."""
    parts: NDArray[np.float32]
    """Similarity of each attribute; 0 where it is missing on either side."""
    points: NDArray[np.float32]
    """Weight times similarity of each attribute; their shares make up the similarity."""
    both: NDArray[np.bool_]
    """Whether each attribute is known on both sides."""


def compare(
    columns: Sequence[Column],
    asked: AskedItem,
    table: NDArray[np.int32],
    weights: NDArray[np.float32],
    usual: float,
) -> Comparison:
    """The weighted mean of the attributes' similarities over those known on both sides.

    ``usual`` is the weight of the attributes that items usually have.
    """
    parts = np.zeros(table.shape, np.float32)
    for place, column in enumerate(columns):
        if not asked.known[place] or weights[place] <= 0:
            continue
        ids = table[:, place]
        there = ids >= 0
        if there.all():
            parts[:, place] = column.similarity(asked.encoded[place], ids)
        elif there.any():
            parts[there, place] = column.similarity(asked.encoded[place], ids[there])
    points = parts * weights
    asked_weight = float(weights[asked.known].sum())
    both = (table >= 0) & asked.known
    shared = both @ weights
    against = MISSING_THERE * (asked_weight - shared) + NOT_ASKED * max(0.0, usual - asked_weight)
    similarity = points.sum(axis=1) / np.maximum(shared + against, np.float32(1e-9))
    return Comparison(np.minimum(similarity, 1).astype(np.float32), parts, points, both)


def matches(
    columns: Sequence[Column],
    asked: AskedItem,
    comparison: Comparison,
    row: int,
    ids: NDArray[np.int32],
) -> tuple[AttributeMatch, ...]:
    """The attributes that made a known item similar, strongest first, at most five.

    A text and the numbers in it are one attribute.
    """
    points = comparison.points[row]
    total = float(points.sum())
    own = {column.name: place for place, column in enumerate(columns)}
    by_source: dict[str, list[int]] = {}
    for place in np.flatnonzero(points > 0).tolist():
        by_source.setdefault(columns[place].source, []).append(place)
    found = []
    for source, places in by_source.items():
        shown = own[source] if asked.known[own[source]] and ids[own[source]] >= 0 else places[0]
        made = float(points[places].sum())
        weight = float((points[places] / comparison.parts[row, places]).sum())
        found.append(
            AttributeMatch(
                name=source,
                asked=asked.values[shown],
                found=columns[shown].value(int(ids[shown])),
                similarity=made / weight,
                share=made / total,
            )
        )
    return tuple(sorted(found, key=lambda match: (-match.share, match.name))[:SHOWN_MATCHES])
