"""From the nearest items to votes for their routings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.aggregation import MOST_CANDIDATES, Vote
from routingml_desktop.ml.known_routings import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import RoutingChoice
    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.nearest_items import Found

_YEAR: Final = 365.25 * 24 * 3600 * 1e6
_ORDERS: Final = 0.25
"""Ten orders weigh 1.6 times as much as a routing nobody made yet."""


@dataclass(frozen=True, slots=True)
class VotingRule:
    """How a neighbor's vote weighs; chosen on replayed questions."""

    power: float = 8.0
    """Weight is similarity to this power ..."""
    trust: float = 2.0
    """... times the likelihood of its way of making to this power ..."""
    half_life: float = 8.0
    """... halved by so many years; 0 is never."""
    radius: float = 0.0
    """Routings within this part of their length are one candidate."""
    promise: float = 0.0
    """How alike the routings will be, as learned from pairs, counts to this power, too."""


@dataclass(frozen=True, slots=True)
class Electorate:
    """The known items that may vote on one question, nearest first."""

    place: NDArray[np.int64]
    """Of each: its place among the items found."""
    item: NDArray[np.int32]
    similarity: NDArray[np.float32]
    row: NDArray[np.int32]
    """Of each: its chosen routing."""
    way: NDArray[np.int32]
    created: NDArray[np.int64]
    orders: NDArray[np.int32]
    likelihood: NDArray[np.float32]
    """Of each way the plant knows, how likely it is for the asked item."""
    promise: NDArray[np.float32]
    """Of each: how alike its routing and that of the asked item will be, 0 to 1."""

    def __len__(self) -> int:
        return len(self.item)

    def only(self, kept: NDArray[np.bool_]) -> Electorate:
        """Those that are ``kept``."""
        return Electorate(
            self.place[kept],
            self.item[kept],
            self.similarity[kept],
            self.row[kept],
            self.way[kept],
            self.created[kept],
            self.orders[kept],
            self.likelihood,
            self.promise[kept],
        )

    def weights(self, rule: VotingRule, now: int) -> NDArray[np.float64]:
        """What each weighs on the day ``now``, in microseconds since 1970.

        Likelihoods count in proportion to that of the likeliest way here.
        """
        likelihood = self.likelihood[self.way].astype(np.float64)
        likelihood -= likelihood.max(initial=-np.inf)
        return (
            np.power(self.similarity.astype(np.float64), rule.power)
            * np.exp(rule.trust * likelihood)
            * np.power(self.promise.astype(np.float64), rule.promise)
            * recency(self.created, now, rule)
            * (1.0 + _ORDERS * np.log1p(self.orders))
        )


def electorate(
    found: Found,
    known: KnownRoutings,
    choice: RoutingChoice,
    likelihood: NDArray[np.float32],
    threshold: float,
    asked_item: int | None,
) -> Electorate:
    """The items found that have a routing and are at least ``threshold`` similar; not the asked."""
    row = known.chosen(choice)[found.items]
    able = (row >= 0) & (found.similarity >= threshold)
    if asked_item is not None:
        able &= found.items != asked_item
    place = np.flatnonzero(able)
    row = row[place]
    return Electorate(
        place,
        found.items[place],
        found.similarity[place],
        row,
        known.way[row],
        known.created[row],
        known.orders[row],
        likelihood,
        np.ones(len(place), np.float32),
    )


def voters(able: Electorate, rule: VotingRule, now: int, most: int) -> Electorate:
    """The ``most`` items whose votes count, nearest first.

    First the weightiest item of each of the best ways, as many as candidates are shown, so that no
    way is silenced by another one's crowd; then the weightiest of the rest.
    """
    weights = able.weights(rule, now)
    ways, of_way = np.unique(able.way, return_inverse=True)
    best_ways = np.argsort(-np.bincount(of_way, weights, len(ways)), kind="stable")
    order = np.argsort(-weights, kind="stable")
    first = {int(of_way[place]): int(place) for place in order[::-1]}
    chosen = [first[int(way)] for way in best_ways[: min(MOST_CANDIDATES, most)]]
    rest = [int(place) for place in order if int(place) not in set(chosen)]
    kept = np.zeros(len(able), bool)
    kept[(chosen + rest)[:most]] = True
    return able.only(kept)


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote before it is weighed; its weight is the part of the neighbor's vote it has."""

    vote: Vote
    row: int
    way: int
    created: int
    promise: float


def ballots(
    voting: Electorate, items: KnownItems, known: KnownRoutings, choice: RoutingChoice
) -> list[Ballot]:
    """The routings the voters vote for, not yet weighed."""
    operations: dict[int, tuple[Operation, ...]] = {}
    cast = []
    each = (voting.item.tolist(), voting.similarity.tolist(), voting.promise.tolist())
    for item, similarity, promise in zip(*each, strict=True):
        for row, part, orders in known.voting(item, choice):
            if row not in operations:
                operations[row] = known.operations(row)
            vote = Vote(
                item_code=items.code(item),
                routing_no=str(known.routing_nos[row]),
                similarity=similarity,
                weight=part,
                operations=operations[row],
                orders=orders,
                as_built=bool(known.as_built[row]),
                number=int(known.way[row]),
            )
            cast.append(Ballot(vote, row, int(known.way[row]), int(known.created[row]), promise))
    return cast


def weighed(
    cast: Sequence[Ballot], likelihood: NDArray[np.float32], rule: VotingRule, now: int
) -> list[Vote]:
    """The votes with their weights on the day ``now``, in microseconds since 1970."""
    none = np.zeros(0, np.int64)
    same = Electorate(
        place=none,
        item=none.astype(np.int32),
        similarity=np.array([ballot.vote.similarity for ballot in cast], np.float32),
        row=none.astype(np.int32),
        way=np.array([ballot.way for ballot in cast], np.int32),
        created=np.array([ballot.created for ballot in cast], np.int64),
        orders=np.array([ballot.vote.orders for ballot in cast], np.int32),
        likelihood=likelihood,
        promise=np.array([ballot.promise for ballot in cast], np.float32),
    )
    weights = same.weights(rule, now).tolist()
    return [
        replace(ballot.vote, weight=ballot.vote.weight * weight)
        for ballot, weight in zip(cast, weights, strict=True)
    ]


def recency(created: NDArray[np.int64], now: int, rule: VotingRule) -> NDArray[np.float64]:
    """1 for a routing of today, halved every half-life; undated ones count as of today."""
    if rule.half_life <= 0:
        return np.ones(len(created))
    age = np.where(created == NO_DATE, 0.0, np.maximum(now - created.astype(np.float64), 0.0))
    return np.asarray(np.power(0.5, age / _YEAR / rule.half_life))
