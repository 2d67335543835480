"""What may be proposed judged: put in order, ranked, with the chance of each to be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from routingml_desktop.domain.candidate import Lane
from routingml_desktop.ml.aggregation import MOST_CANDIDATES
from routingml_desktop.ml.differing import differing
from routingml_desktop.ml.precedence import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import RoutingCandidate
    from routingml_desktop.domain.conversion import Conversions
    from routingml_desktop.ml.acceptance import Acceptance
    from routingml_desktop.ml.aggregation import Cluster, VotedOperation
    from routingml_desktop.ml.pool import Entry


@dataclass(frozen=True, slots=True)
class Judged:
    """A cluster as it is proposed."""

    cluster: Cluster
    operations: tuple[VotedOperation, ...]
    """In an order that keeps what must come first."""
    confidence: float | None
    edits_to_go: float | None
    chances: Mapping[str, float]
    """Of job codes: how probably the item needs them."""

    @property
    def signature(self) -> tuple[str, ...]:
        """The job codes in order."""
        return tuple(voted.operation.job_code for voted in self.operations)


def judged(
    pool: Sequence[Entry],
    rows: NDArray[np.float64],
    acceptance: Acceptance,
    pairs: frozenset[tuple[str, str]],
    chances: Mapping[str, float],
    *,
    outside_last: Conversions | None = None,
) -> list[Judged]:
    """The best of what may be proposed, best first, none of them twice; ``rows`` describe it.

    The one first that is right most probably, then those that differ so that the best of them needs
    the fewest edits. Where no chance was learned they stay in the order of the votes, and what was
    put together is left out: nobody knows how often that is right. ``pairs`` of operations
    keep their order in all of them; a way that cannot keep them, because they contradict each
    other, is no candidate. ``chances`` of job codes are told along. With ``outside_last`` come
    those last in which this table leaves an operation outside.
    """
    known = acceptance.chances(rows)
    likely = [None] * len(pool) if known is None else known.tolist()
    edits = acceptance.edits_to_go(rows)
    places = [
        place for place, entry in enumerate(pool) if known is not None or not entry.cluster.composed
    ]
    places.sort(key=lambda place: -(likely[place] or 0.0))
    if outside_last is not None:
        table = outside_last
        places.sort(key=lambda place: table.leave_outside(pool[place].cluster.medoid.operations))
    found: dict[tuple[str, ...], Judged] = {}
    for place in places:
        entry = pool[place]
        order = in_order(entry.signature, pairs)
        if order is None:
            continue
        one = Judged(
            entry.cluster,
            tuple(entry.operations[at] for at in order),
            likely[place],
            edits[place],
            chances,
        )
        found.setdefault(one.signature, one)
    every = list(found.values())
    if known is None:
        return every[:MOST_CANDIDATES]
    inside = every
    if outside_last is not None:
        inside = [o for o in every if not outside_last.leave_outside(o.cluster.medoid.operations)]
    chosen = differing(
        [one.signature for one in inside],
        [one.confidence or 0.0 for one in inside],
        MOST_CANDIDATES,
    )
    shown = [inside[place] for place in chosen]
    return [*shown, *every[len(inside) :]][:MOST_CANDIDATES]


def too_improbable(candidates: Sequence[Judged], least: float) -> float | None:
    """The chance of the best candidate where it is below ``least``; None where one may be proposed.

    Where nothing was calibrated, nothing is held back.
    """
    chances = [one.confidence for one in candidates if one.confidence is not None]
    return max(chances) if chances and max(chances) < least else None


def lane_of(first: RoutingCandidate | Judged | None, acceptance: Acceptance) -> Lane | None:
    """How much care a proposal needs; None when nothing was calibrated.

    Or when nothing could be: history does not tell what becomes of work that is taken in-house.
    """
    if first is None:
        return Lane.NO_PRECEDENT
    if first.confidence is None:
        return None
    ready = acceptance.ready is not None and first.confidence >= acceptance.ready
    return Lane.READY if ready else Lane.CHECK
