"""Clusters of votes judged: put in order, ranked, with the chance of each to be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import Lane
from routingml_desktop.ml.acceptance import described
from routingml_desktop.ml.aggregation import MOST_CANDIDATES, voted_operations
from routingml_desktop.ml.precedence import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.acceptance import Acceptance
    from routingml_desktop.ml.aggregation import Cluster, VotedOperation
    from routingml_desktop.ml.known_routings import KnownRoutings

_LIKELY: Final = 200
"""Ways, the likeliest ones, from which the chance of an operation is read."""


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
    clusters: Sequence[Cluster],
    likelihood: NDArray[np.float32],
    known: KnownRoutings,
    acceptance: Acceptance,
    pairs: frozenset[tuple[str, str]],
    *,
    ranked: bool,
) -> list[Judged]:
    """The best clusters as candidates, best first, none of them twice.

    When they are to be ``ranked``, by their chance to be right; otherwise as they come. ``pairs``
    of operations keep their order in all of them; a way that cannot keep them, because they
    contradict each other, is no candidate.
    """
    best = clusters[:MOST_CANDIDATES]
    scores = acceptance.scores(described(best, likelihood, known)).tolist()
    order: Sequence[int] = range(len(best))
    if ranked:
        order = sorted(order, key=lambda place: -scores[place])
    chances = job_chances(likelihood, known) if best else {}
    found: dict[tuple[str, ...], Judged] = {}
    for place in order:
        voted = voted_operations(best[place])
        places = in_order(best[place].medoid.way, pairs)
        if places is None:
            continue
        one = Judged(
            best[place],
            tuple(voted[at] for at in places),
            acceptance.chance(scores[place]),
            acceptance.edits_to_go(scores[place]),
            chances,
        )
        found.setdefault(one.signature, one)
    return list(found.values())


def job_chances(likelihood: NDArray[np.float32], known: KnownRoutings) -> dict[str, float]:
    """How probably the item needs each job, by the likeliest ways that have it."""
    chances: dict[str, float] = {}
    likely = np.argsort(-likelihood, kind="stable")[:_LIKELY]
    shares = np.exp(likelihood[likely].astype(np.float64))
    shares /= max(float(shares.sum()), 1e-12)
    for way, share in zip(likely.tolist(), shares.tolist(), strict=True):
        for job in set(known.jobs_of_way(way).tolist()):
            code = known.jobs[job]
            chances[code] = min(1.0, chances.get(code, 0.0) + share)
    return chances


def lane_of(first: Judged | None, acceptance: Acceptance) -> Lane | None:
    """How much care a proposal needs; None when nothing was calibrated."""
    if first is None:
        return Lane.NO_PRECEDENT
    if first.confidence is None:
        return None
    ready = acceptance.ready is not None and first.confidence >= acceptance.ready
    return Lane.READY if ready else Lane.CHECK
