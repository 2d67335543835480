"""From the nearest items to votes for their routings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log1p
from typing import TYPE_CHECKING, Final

from routingml_desktop.ml.aggregation import Vote
from routingml_desktop.ml.known_routings import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.candidate import RoutingChoice
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.nearest_items import Found

MOST_VOTERS: Final = 60
"""Equally similar items beyond so many change no vote, only the waiting."""
_YEAR: Final = 365.25 * 24 * 3600 * 1e6
_ORDERS: Final = 0.25
"""Ten orders weigh 1.6 times as much as a routing nobody made yet."""


@dataclass(frozen=True, slots=True)
class VotingRule:
    """How a neighbor's vote weighs; chosen on replayed questions."""

    power: float = 8.0
    """Weight is similarity to this power."""
    half_life: float = 8.0
    """Years after which a routing weighs half; 0 is never."""
    radius: float = 0.0
    """Routings within this part of their length are one candidate."""


@dataclass(frozen=True, slots=True)
class Voter:
    """A neighbor that votes."""

    item: int
    similarity: float
    place: int
    """Among the items found."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote before it is weighed; its weight is the part of the neighbor's vote it has."""

    vote: Vote
    created: int
    """When the routing was created, in microseconds since 1970, or NO_DATE."""


def voters(
    found: Found, known: KnownRoutings, threshold: float, most: int, asked_item: int | None
) -> list[Voter]:
    """The items that vote: with a routing, at least ``threshold`` similar, not the asked one.

    ``most`` of them, and those as similar as the last, for choosing among equals is chance.
    """
    chosen: list[Voter] = []
    for place, (item, similarity) in enumerate(
        zip(found.items.tolist(), found.similarity.tolist(), strict=True)
    ):
        if similarity < threshold or len(chosen) >= MOST_VOTERS:
            break
        if len(chosen) >= most and similarity < chosen[-1].similarity:
            break
        if item != asked_item and known.latest[item] >= 0:
            chosen.append(Voter(item, similarity, place))
    return chosen


def ballots(
    chosen: Sequence[Voter], items: KnownItems, known: KnownRoutings, choice: RoutingChoice
) -> list[Ballot]:
    """The routings the voters vote for, not yet weighed."""
    return [
        Ballot(
            Vote(
                item_code=items.code(voter.item),
                routing_no=str(known.routing_nos[row]),
                similarity=voter.similarity,
                weight=part,
                operations=known.operations(row),
                orders=orders,
                as_built=bool(known.as_built[row]),
            ),
            created=int(known.created[row]),
        )
        for voter in chosen
        for row, part, orders in known.voting(voter.item, choice)
    ]


def weighed(cast: Sequence[Ballot], rule: VotingRule, now: int) -> list[Vote]:
    """The votes with their weights on the day ``now``, in microseconds since 1970."""
    return [
        replace(
            ballot.vote,
            weight=ballot.vote.weight
            * ballot.vote.similarity**rule.power
            * _recency(ballot.created, now, rule)
            * (1.0 + _ORDERS * log1p(ballot.vote.orders)),
        )
        for ballot in cast
    ]


def _recency(created: int, now: int, rule: VotingRule) -> float:
    if created == NO_DATE or rule.half_life <= 0:
        return 1.0
    return float(0.5 ** (max(now - created, 0) / _YEAR / rule.half_life))
