"""Questions whose answers are known, asked again as if the item had no routing yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.aggregation import rank_candidates
from routingml_desktop.ml.confidence import Confidence, score
from routingml_desktop.ml.edit_distance import similarity_of_ways
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.voting import Ballot, VotingRule, ballots, voters, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.aggregation import Cluster
    from routingml_desktop.ml.features import AskedItem, ItemVectorizer
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.nearest_items import NearestItems
    from routingml_desktop.ml.signatures import Signatures

_MOST: Final = 1_500
_POWERS: Final = (2.0, 4.0, 16.0, 32.0)
_HALF_LIVES: Final = (0.0, 2.0, 4.0, 16.0)
_RADII: Final = (0.1, 0.2)
_BETTER: Final = 0.004
"""A rule replaces the usual one only when it gains more than chance does."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One question, the votes cast for it and the routing the item really has."""

    cast: tuple[Ballot, ...]
    way: tuple[str, ...]
    now: int
    """When the real routing was created, in microseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What questions are replayed on."""

    vectorizer: ItemVectorizer
    signatures: Signatures
    nearest: NearestItems
    items: KnownItems
    routings: KnownRoutings
    now: int
    """The plant's last day in microseconds since 1970."""

    def asked(self, item: int) -> AskedItem:
        """A known item as a question."""
        ids = self.signatures.table[self.signatures.of_item[item]]
        return self.vectorizer.asked(Item(self.items.code(item), self.vectorizer.described(ids)))


def replayed(ground: Ground, seed: int, stopping: Stopping) -> list[Replayed]:
    """Questions drawn from the items with a routing, the later half of them when they are dated.

    Each is asked as it was on the day its routing was created: what came later does not vote.
    """
    questions: list[Replayed] = []
    options = AskOptions()
    for item in _drawn(ground.routings, seed).tolist():
        stop_if(stopping)
        asked = ground.asked(item)
        if not asked.known.any():
            continue
        found = ground.nearest.find([asked], ground.nearest.weights, 2 * options.neighbors + 1)[0]
        row = int(ground.routings.latest[item])
        created = int(ground.routings.created[row])
        now = ground.now if created == NO_DATE else created
        chosen = voters(found, ground.routings, 0.0, 2 * options.neighbors, item)
        cast = ballots(chosen, ground.items, ground.routings, options.routing_choice)
        known = [ballot for ballot in cast if ballot.created <= now][: options.neighbors]
        way = tuple(ground.routings.jobs[j] for j in _jobs(ground.routings, row))
        questions.append(Replayed(tuple(known), way, now))
    return questions


def chosen_rule(questions: Sequence[Replayed], stopping: Stopping) -> VotingRule:
    """The voting rule under which most questions are answered right; one knob at a time."""
    rule = VotingRule()
    best = _goodness(questions, rule)
    trials: Iterator[dict[str, float]] = (
        {knob: value}
        for knob, values in (("power", _POWERS), ("half_life", _HALF_LIVES), ("radius", _RADII))
        for value in values
    )
    for changes in trials:
        stop_if(stopping)
        other = replace(rule, **changes)
        good = _goodness(questions, other)
        if good > best + _BETTER:
            rule, best = other, good
    return rule


def confidence_of(questions: Sequence[Replayed], rule: VotingRule) -> Confidence:
    """How often candidates of a score are right."""
    scores: list[float] = []
    right: list[bool] = []
    for question in questions:
        for cluster in _answer(question, rule):
            similarity = max(vote.similarity for vote in cluster.votes)
            scores.append(score(cluster.share, similarity))
            right.append(cluster.medoid.way == question.way)
    return Confidence.fit(np.array(scores), np.array(right, bool))


def exact_share(questions: Sequence[Replayed], rule: VotingRule) -> float | None:
    """The share of questions whose first candidate is the real routing; None without questions."""
    firsts = [_answer(question, rule)[:1] for question in questions]
    if not firsts:
        return None
    hits = [
        bool(first) and first[0].medoid.way == question.way
        for first, question in zip(firsts, questions, strict=True)
    ]
    return float(np.mean(hits))


def _answer(question: Replayed, rule: VotingRule) -> list[Cluster]:
    return rank_candidates(weighed(question.cast, rule, question.now), rule.radius)[:4]


def _goodness(questions: Sequence[Replayed], rule: VotingRule) -> float:
    """Exactly right at first counts whole; among three, and likeness, count half."""
    points = [0.0]
    for question in questions:
        clusters = _answer(question, rule)
        ways = [cluster.medoid.way for cluster in clusters]
        first = similarity_of_ways(ways[0], question.way) if ways else 0.0
        points.append(
            float(ways[:1] == [question.way]) + 0.5 * (question.way in ways[:3]) + 0.5 * first
        )
    return float(np.mean(points))


def _drawn(routings: KnownRoutings, seed: int) -> NDArray[np.int64]:
    """Items with a routing, in random order, at most 1,500 and not more than half of them."""
    items = np.flatnonzero(routings.latest >= 0)
    created = routings.created[routings.latest[items]]
    if len(items) and (created != NO_DATE).all():
        items = items[np.argsort(created, kind="stable")][len(items) // 2 :]
    most = min(_MOST, len(items))
    return np.random.default_rng(seed).permutation(items)[:most]


def _jobs(routings: KnownRoutings, row: int) -> list[int]:
    jobs: list[int] = routings.jobs_of_way(int(routings.way[row])).tolist()
    return jobs
