"""Which operation comes before which: mined from the plant's routings, kept by every proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.precedence import PrecedencePair, PrecedenceVerdicts
from routingml_desktop.domain.progress import stop_if

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.parts import PartsReader, PartsWriter

LEAST_SEEN: Final = 30
"""Routings that must have both operations: what fewer have in common may be chance."""
HELD: Final = 0.985
"""Share of them that must have the same order."""
_JOBS: Final = 600
"""The most frequent jobs, so that a plant of very many job codes stays within memory."""


class Precedence:
    """The pairs of operations that history holds in one order."""

    def __init__(self, pairs: Iterable[PrecedencePair]) -> None:
        self.pairs = tuple(pairs)
        self._mined = frozenset(pair.pair for pair in self.pairs)

    @classmethod
    def mined(
        cls, routings: KnownRoutings, way: NDArray[np.int32], stopping: Stopping
    ) -> Precedence:
        """The pairs of the ways of items; ``way`` is of items that have a routing."""
        ways, items = np.unique(way, return_counts=True)
        number = len(routings.jobs)
        having = np.zeros(number, np.int64)
        for one, count in zip(ways.tolist(), items.tolist(), strict=True):
            having[np.unique(routings.jobs_of_way(one))] += count
        frequent = np.argsort(-having, kind="stable")[:_JOBS]
        frequent = np.sort(frequent[having[frequent] >= LEAST_SEEN])
        place = np.full(number, -1)
        place[frequent] = np.arange(len(frequent))
        seen = np.zeros((len(frequent), len(frequent)), np.int64)
        held = np.zeros_like(seen)
        for one, count in zip(ways.tolist(), items.tolist(), strict=True):
            stop_if(stopping)
            jobs = place[routings.jobs_of_way(one)]
            at = np.flatnonzero(jobs >= 0)
            distinct, first = np.unique(jobs[at], return_index=True)
            _, from_end = np.unique(jobs[at][::-1], return_index=True)
            last = len(at) - 1 - from_end
            both = np.ix_(distinct, distinct)
            seen[both] += count
            held[both] += count * (last[:, None] < first[None, :])
        kept = (seen >= LEAST_SEEN) & (held >= HELD * seen)
        return cls(
            PrecedencePair(
                routings.jobs[frequent[a]],
                routings.jobs[frequent[b]],
                int(held[a, b]),
                int(seen[a, b]),
            )
            for a, b in np.argwhere(kept).tolist()
        )

    def in_force(self, verdicts: PrecedenceVerdicts) -> frozenset[tuple[str, str]]:
        """The pairs a proposal keeps: those mined and not vetoed, and those approved."""
        if not verdicts.vetoed and not verdicts.approved:
            return self._mined
        return (self._mined - verdicts.vetoed) | verdicts.approved

    def save(self, writer: PartsWriter) -> None:
        """Write the part ``precedence``."""
        rows = [[pair.before, pair.after, pair.held, pair.seen] for pair in self.pairs]
        writer.facts("precedence", {"pairs": rows})

    @classmethod
    def load(cls, reader: PartsReader) -> Precedence:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        try:
            rows = reader.facts("precedence")["pairs"]
            return cls(PrecedencePair(str(a), str(b), int(h), int(s)) for a, b, h, s in rows)
        except (KeyError, TypeError, ValueError) as error:
            raise reader.damaged("precedence.json does not hold pairs") from error


def broken(way: Sequence[str], pairs: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs that a sequence of job codes has in the wrong order, each once."""
    found = {
        (later, earlier)
        for place, earlier in enumerate(way)
        for later in way[place + 1 :]
        if later != earlier and (later, earlier) in pairs
    }
    return sorted(found)


def in_order(way: Sequence[str], pairs: frozenset[tuple[str, str]]) -> list[int] | None:
    """The places of the operations in an order that keeps all pairs, moving as few as needed.

    None when no order does, because pairs contradict each other.
    """
    if not broken(way, pairs):
        return list(range(len(way)))
    left = list(range(len(way)))
    ordered: list[int] = []
    while left:
        free = next(
            (
                place
                for place in left
                if not any(way[o] != way[place] and (way[o], way[place]) in pairs for o in left)
            ),
            None,
        )
        if free is None:
            return None
        left.remove(free)
        ordered.append(free)
    return ordered
