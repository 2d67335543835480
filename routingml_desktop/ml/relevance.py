"""Which pieces of a text and what grain of a number tell about the routing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.reranking import jobs_done
from routingml_desktop.ml.text_column import TextColumn
from routingml_desktop.ml.text_grams import BUCKETS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.number_column import NumberColumn

_LEAST: Final = 5
"""Items that must share an n-gram or a job before anything is concluded from it."""
_SIGNIFICANT: Final = 15.0
"""Chi-square with one degree of freedom: one false find in some ten thousand."""
_BASE: Final = 1.0
"""Beside the mass of a word that tells everything, 1: having it or not makes half the likeness."""
_REST: Final = 0.001
"""What an n-gram that tells nothing weighs beside one that tells everything: where two texts agree
in all that matters, the closer spelling wins."""
_GRAINS: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
_STEADY: Final = 1.02
"""A grain replaces the usual one only when it explains the routings better by two per cent."""


def with_relevant_grams(
    column: TextColumn,
    ids: NDArray[np.int32],
    way: NDArray[np.int32],
    routings: KnownRoutings,
) -> TextColumn:
    """The column with n-grams weighed by how much they tell about the jobs of a routing.

    ``ids`` and ``way`` are of items with a routing. A word weighs the square of its largest
    correlation with any job; when none is significant the masses stay those of rarity.
    """
    known = ids >= 0
    relevance = _gram_relevance(column, ids[known], way[known], routings)
    if not (relevance > 0).any():
        return column
    share = np.zeros(BUCKETS)
    np.maximum.at(share, column.grams.buckets, column.grams.shares)
    masses = np.maximum(relevance**2 * share, _REST * column.masses_)
    return TextColumn(column.name, column.texts_, masses.astype(np.float32), _BASE)


def with_best_grain(
    column: NumberColumn,
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    alike: NDArray[np.float64],
) -> NumberColumn:
    """The column with the scale on which closeness goes best with likeness of the routings.

    ``left`` and ``right`` are the numbers of pairs of items, ``alike`` how alike their routings
    are.
    """

    def explained(candidate: NumberColumn) -> float:
        near = candidate.similarity_of_pairs(left, right)
        # The spread, not the deviation: of equal values that is some rounding above nothing.
        return float(np.corrcoef(near, alike)[0, 1]) if float(np.ptp(near)) > 0 else 0.0

    if len(left) < _LEAST or alike.std() == 0:
        return column
    best, most = column, max(explained(column), 0.0) * _STEADY
    for grain in _GRAINS:
        other = column.at_grain(grain)
        if (good := explained(other)) > most:
            best, most = other, good
    return best


def _gram_relevance(
    column: TextColumn, ids: NDArray[np.int32], way: NDArray[np.int32], routings: KnownRoutings
) -> NDArray[np.float64]:
    """Of each n-gram bucket its largest correlation with a job, 0 where it is not significant."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only; not before first paint)

    relevance = np.zeros(BUCKETS)
    total = len(ids)
    if total < 2 * _LEAST:
        return relevance
    done = jobs_done(routings)[way]
    texts = csr_matrix((np.ones(total), (ids, np.arange(total))), shape=(len(column), total))
    grams = column.gram_matrix()
    having = np.asarray(grams.T @ np.bincount(ids, minlength=len(column)))
    used = np.flatnonzero((having >= _LEAST) & (having <= total - _LEAST))
    jobs = done.sum(axis=0)
    frequent = (jobs >= _LEAST) & (jobs <= total - _LEAST)
    if not len(used) or not frequent.any():
        return relevance
    both = np.asarray(grams[:, used].T @ np.asarray(texts @ done[:, frequent]))
    n_gram, n_job = having[used][:, None], jobs[frequent][None, :]
    scatter = np.sqrt(n_gram * (total - n_gram) * n_job * (total - n_job))
    phi = np.abs(total * both - n_gram * n_job) / scatter
    phi[phi * phi * total < _SIGNIFICANT] = 0.0
    relevance[used] = phi.max(axis=1)
    return relevance
