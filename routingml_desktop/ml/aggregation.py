"""Neighbors' routings aligned into ranked candidates."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.conversion import NO_CONVERSIONS
from routingml_desktop.domain.routing import Operation, OperationType
from routingml_desktop.ml.edit_distance import (
    Shape,
    aligned,
    relative_distance,
    shape_of,
    weighted_distance,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from routingml_desktop.domain.conversion import Conversions

MOST_CANDIDATES: Final = 4
FEWEST_CANDIDATES: Final = 3
"""With fewer than so many, candidates with outside operations come back, last."""
_DIFFERS: Final = frozenset(
    {
        "sequence",
        "setup_minutes",
        "run_minutes",
        "actual_setup_minutes",
        "actual_run_minutes",
        "queue_minutes",
        "wait_minutes",
        "move_minutes",
    }
)
"""Of an operation, what differs from item to item."""
_same: Final = attrgetter(*(f.name for f in fields(Operation) if f.name not in _DIFFERS))


@dataclass(frozen=True, slots=True)
class Vote:
    """A neighbor's routing and what it weighs."""

    item_code: str
    routing_no: str
    similarity: float
    weight: float
    operations: tuple[Operation, ...]
    orders: int = 0
    as_built: bool = False
    number: int = -1
    """Of its way, among those the plant knows."""

    @property
    def way(self) -> tuple[str, ...]:
        """The job codes in order."""
        return tuple(operation.job_code for operation in self.operations)

    @property
    def all_outside(self) -> bool:
        """Whether the whole item is bought."""
        return all(op.operation_type is OperationType.OUTSIDE for op in self.operations)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Votes for one way of making, and the routing that stands for them."""

    medoid: Vote
    votes: tuple[Vote, ...]
    """Heaviest first."""
    share: float
    """Part of all votes, 0 to 1."""
    composed: bool = False
    """Put together from operations; ``votes`` are then for the routing that is most like it."""


@dataclass(frozen=True, slots=True)
class VotedOperation:
    """An operation of the medoid as its supporters do it."""

    operation: Operation
    supporters: tuple[str, ...]
    """Item codes, heaviest vote first."""
    share: float
    """Their part of the cluster's votes, 0 to 1."""
    orders: int
    rows: tuple[Operation, ...] = ()
    """As the supporters do it, the heaviest vote first."""


def rank_candidates(votes: Iterable[Vote], radius: float) -> list[Cluster]:
    """Group routings that differ by at most ``radius`` of their length; best supported first.

    Routings are compared as sequences of operations. The heaviest way of making gathers those
    within the radius, then the heaviest of the rest, and so on; what is wholly bought is never
    mixed with what the plant makes. Shares sum to 1. No votes give no candidates.
    """
    ways = _by_way(votes)
    total = sum(weight for weight, _ in ways.values())
    gathered: list[tuple[Shape, bool, list[Vote]]] = []
    for _, members in sorted(ways.values(), key=lambda way: -way[0]):
        shape, bought = shape_of(members[0].operations), members[0].all_outside
        near = (
            group
            for group in gathered
            if group[1] == bought and relative_distance(group[0], shape) <= radius
        )
        home = next(near, None)
        if home is None:
            gathered.append((shape, bought, list(members)))
        else:
            home[2].extend(members)
    clusters = [_cluster(members, total) for _, _, members in gathered]
    return sorted(clusters, key=lambda cluster: (-cluster.share, cluster.medoid.way))


def without_outside(
    clusters: Sequence[Cluster], table: Conversions = NO_CONVERSIONS
) -> list[Cluster]:
    """The candidates that are made in-house; those that are not come last, when there are few.

    What the ``table`` does in-house is in-house.
    """
    inside = [one for one in clusters if not table.leave_outside(one.medoid.operations)]
    if len(inside) >= FEWEST_CANDIDATES:
        return inside
    outside = [one for one in clusters if table.leave_outside(one.medoid.operations)]
    return inside + outside[: FEWEST_CANDIDATES - len(inside)]


def voted_operations(cluster: Cluster) -> tuple[VotedOperation, ...]:
    """The medoid's operations, each as most of its supporters do it.

    A vote is for a whole operation: code, name, work center, in-house or outside come from one
    real row, never mixed. The medoid supports each of its operations.
    """
    total = sum(vote.weight for vote in cluster.votes)
    rows: list[list[tuple[Vote, Operation]]] = [[] for _ in cluster.medoid.operations]
    for vote in cluster.votes:
        for place, there in aligned(cluster.medoid.way, vote.way):
            rows[place].append((vote, vote.operations[there]))
    return tuple(voted(supporting, total) for supporting in rows)


def supporters_of(votes: Iterable[Vote]) -> tuple[str, ...]:
    """The items behind votes, each once, in the order of the votes."""
    return tuple(dict.fromkeys(vote.item_code for vote in votes))


def orders_of(votes: Iterable[Vote]) -> int:
    """Work orders made by the routings behind votes."""
    return sum(vote.orders for vote in votes)


def _by_way(votes: Iterable[Vote]) -> Mapping[object, tuple[float, list[Vote]]]:
    """Votes by sequence of job codes and by who does it, with their weight."""
    ways: dict[object, tuple[float, list[Vote]]] = {}
    for vote in votes:
        key = tuple((op.job_code, op.operation_type) for op in vote.operations)
        weight, members = ways.get(key, (0.0, []))
        ways[key] = (weight + vote.weight, [*members, vote])
    return ways


def _cluster(members: list[Vote], total: float) -> Cluster:
    votes = sorted(members, key=lambda vote: (-vote.weight, vote.item_code, vote.routing_no))
    share = sum(vote.weight for vote in votes) / total if total > 0 else 0.0
    return Cluster(_medoid(votes), tuple(votes), share)


def _medoid(votes: Sequence[Vote]) -> Vote:
    """The vote nearest to all, weighed; of equals the heaviest."""
    shapes = [shape_of(vote.operations) for vote in votes]
    weights: dict[Shape, float] = {}
    for shape, vote in zip(shapes, votes, strict=True):
        weights[shape] = weights.get(shape, 0.0) + vote.weight
    nearest = min(
        weights,
        key=lambda shape: sum(w * weighted_distance(shape, s) for s, w in weights.items()),
    )
    return votes[shapes.index(nearest)]


def voted(rows: Sequence[tuple[Vote, Operation]], total: float) -> VotedOperation:
    """An operation as most of the votes do it; ``total`` is the weight of all votes there are."""
    votes: dict[tuple[object, ...], float] = {}
    first: dict[tuple[object, ...], Operation] = {}
    for vote, operation in rows:
        done = _done(operation)
        votes[done] = votes.get(done, 0.0) + vote.weight
        first.setdefault(done, operation)
    operation = first[max(votes, key=votes.__getitem__)]
    share = sum(vote.weight for vote, _ in rows) / total if total > 0 else 0.0
    supporters = [vote for vote, _ in rows]
    return VotedOperation(
        operation=operation,
        supporters=supporters_of(supporters),
        share=share,
        orders=orders_of(supporters),
        rows=tuple(row for _, row in rows),
    )


def _done(operation: Operation) -> tuple[object, ...]:
    """What is done, where and by whom: the operation without what differs from item to item."""
    found: tuple[object, ...] = _same(operation)
    return found
