"""Questions whose answers are known, asked again as if the item had no routing yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.acceptance import Replies
from routingml_desktop.ml.aggregation import MOST_CANDIDATES, rank_candidates
from routingml_desktop.ml.edit_distance import (
    Shape,
    relative_distance,
    shape_of,
    similarity_of_ways,
)
from routingml_desktop.ml.known_routings import NO_DATE, items_of_ways
from routingml_desktop.ml.measures import edits_to_go
from routingml_desktop.ml.pool import FACTS
from routingml_desktop.ml.voting import VotingRule, ballots, voters, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.ml.aggregation import Cluster, Vote
    from routingml_desktop.ml.composing import Composing
    from routingml_desktop.ml.features import AskedItem
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.measures import Steps
    from routingml_desktop.ml.pair_ranking import PairRanker
    from routingml_desktop.ml.pool import Workshop
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.replay_parts import ReplayPart
    from routingml_desktop.ml.voting import Electorate
    from routingml_desktop.ml.work_centers import WorkCenters

    Pairs = tuple[NDArray[np.float32], NDArray[np.float64]]
    """What is known of pairs of items, and how alike their routings are."""

_TRIALS: Final = (
    ("promise", (4.0, 8.0, 16.0)),
    ("trust", (0.0, 0.5, 2.0, 4.0)),
    ("power", (2.0, 4.0, 16.0, 32.0)),
    ("half_life", (0.0, 2.0, 4.0, 16.0)),
    ("radius", (0.1, 0.2)),
)
_BETTER: Final = 0.004
"""A rule replaces the usual one only when it gains more than chance does."""
_NAMELESS: Final = 400
"""Questions of a part that are asked without the item's name as well."""
_PAIRS: Final = 60
"""Pairs of a question that are learned from: half of them its weightiest, half drawn by seed."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One question, those able to vote on it, and the routing the item really has."""

    able: Electorate
    way: tuple[str, ...]
    now: int
    """When the version learned that is asked, in microseconds since 1970: what was created later
    does not vote."""
    composing: Composing
    """The ways it may be made, as the composer sees it."""
    shown: NDArray[np.int64]
    """The features that the item shows."""
    facts: NDArray[np.float32]
    """Of each able item: what the ranker of pairs looks at."""
    row: int = -1
    """The real routing."""
    late: Replayed | None = None
    """The same question to a version that had learned earlier; None where routings are undated."""
    nameless: Replayed | None = None
    """The same without the item's name, asked late if any is; None where it was not asked so."""

    def ranked(self, ranker: PairRanker) -> Replayed:
        """The question with the items able to vote ranked by what was learned on other ones."""
        able = replace(self.able, promise=ranker.likeness(self.facts))
        late = self.late and self.late.ranked(ranker)
        nameless = self.nameless and self.nameless.ranked(ranker)
        return replace(self, able=able, late=late, nameless=nameless)


class Replay:
    """Questions replayed on the plant's precedents, to be answered under different rules."""

    def __init__(self, precedents: Precedents, questions: Sequence[Replayed]) -> None:
        self._precedents = precedents
        self.questions = tuple(questions)

    @classmethod
    def of(cls, precedents: Precedents, part: ReplayPart, stopping: Stopping) -> Replay:
        """Ask for the items of ``part`` again, each on the day its routing was created, and late.

        Late is to ask a version that had learned before that day.
        """
        known = precedents.routings
        # A way that only those held back have was not known before them.
        among = items_of_ways(known, part.held_back) > 0
        questions: list[Replayed] = []
        for item, learned in zip(part.asked.tolist(), part.learned.tolist(), strict=True):
            stop_if(stopping)
            created = int(known.created[known.latest[item]])
            days = [precedents.now if created == NO_DATE else created]
            days += [learned] * (learned != NO_DATE)
            question, *late = _asked(precedents, item, precedents.asked(item), among, days)
            if question is None:
                continue
            nameless = precedents.asked_nameless(item) if len(questions) < _NAMELESS else None
            unnamed = nameless and _asked(precedents, item, nameless, among, days[-1:])
            questions.append(
                replace(
                    question,
                    late=late[0] if late else None,
                    nameless=unnamed[0] if unnamed else None,
                )
            )
        return cls(precedents, questions)

    @property
    def asks(self) -> int:
        """How many questions that is, each way of asking counted."""
        return sum(1 + len(_further(one)) for one in self.questions)

    def halves(self) -> tuple[Replay, Replay]:
        """One half to choose a rule by, the other to see how good it is."""
        return (
            Replay(self._precedents, self.questions[::2]),
            Replay(self._precedents, self.questions[1::2]),
        )

    def ranked(self, seed: int, stopping: Stopping) -> tuple[PairRanker, Replay]:
        """A ranker that learned from all questions, and the questions ranked by ones that did not.

        Each half is ranked by what was learned from the other one.
        """
        ranker = self._precedents.ranker
        likeness = LikenessOfRoutings(self._precedents.routings)
        random = np.random.default_rng(seed)
        halves: list[list[Pairs]] = [[], []]
        for place, question in enumerate(self.questions):
            stop_if(stopping)
            halves[place % 2].append(_pairs(question, likeness, random))
        fitted = [ranker.fit(*_together(half), seed) for half in halves]
        questions = [q.ranked(fitted[1 - n % 2]) for n, q in enumerate(self.questions)]
        whole = ranker.fit(*_together([*halves[0], *halves[1]]), seed)
        return whole, Replay(self._precedents, questions)

    def best_rule(self, stopping: Stopping) -> VotingRule:
        """The voting rule under which most questions are answered right; one knob at a time."""
        rule = VotingRule()
        best = self._goodness(rule)
        for knob, values in _TRIALS:
            for value in values:
                stop_if(stopping)
                other = replace(rule, **{knob: value})
                good = self._goodness(other)
                if good > best + _BETTER:
                    rule, best = other, good
        return rule

    def replies(
        self, rule: VotingRule, workshop: Workshop, centers: WorkCenters, stopping: Stopping
    ) -> Replies:
        """What may be proposed under a rule, done at ``centers``, and what became of it."""
        known = self._precedents.routings
        rows = [np.zeros((0, FACTS))]
        question: list[int] = []
        right: list[bool] = []
        edits: list[float] = []
        late: list[bool] = []
        nameless: list[bool] = []
        each = [
            (number, asked)
            for number, one in enumerate(self.questions)
            for asked in (one, *_further(one))
        ]
        for number, asked in each:
            stop_if(stopping)
            votes = self._votes(asked, rule)
            pool = workshop.pool(votes, asked.composing, rule.radius, inside=False)
            places = centers.asked(asked.shown, None)
            rows.append(workshop.described(pool, asked.composing, asked.able.likelihood, places))
            real = _steps(known.operations(asked.row)) if asked.row >= 0 else None
            late += [asked is self.questions[number].late] * len(pool)
            nameless += [asked is self.questions[number].nameless] * len(pool)
            for entry in pool:
                question.append(number)
                right.append(entry.signature == asked.way)
                steps = _steps(
                    places.placed(step.operation, step.rows) for step in entry.operations
                )
                edits.append(float(edits_to_go(steps, real)) if real else np.nan)
        return Replies(
            np.concatenate(rows),
            np.array(question, np.int64),
            np.array(right, bool),
            np.array(edits),
            np.array(late, bool),
            np.array(nameless, bool),
        )

    def exact_share(self, rule: VotingRule) -> float | None:
        """The share of questions whose first candidate is the real routing; None without any."""
        hits = [
            bool(clusters) and clusters[0].medoid.way == question.way
            for question in self.questions
            for clusters in [self._answer(question, rule)]
        ]
        return float(np.mean(hits)) if hits else None

    def _answer(self, question: Replayed, rule: VotingRule) -> list[Cluster]:
        return rank_candidates(self._votes(question, rule), rule.radius)[:MOST_CANDIDATES]

    def _votes(self, question: Replayed, rule: VotingRule) -> list[Vote]:
        precedents = self._precedents
        options = AskOptions()
        voting = voters(question.able, rule, question.now, options.neighbors)
        cast = ballots(voting, precedents.items, precedents.routings, options.routing_choice)
        return weighed(cast, question.able.likelihood, rule, question.now)

    def _goodness(self, rule: VotingRule) -> float:
        """Exactly right at first counts whole; among three, and likeness, count half."""
        points = [0.0]
        for question in self.questions:
            ways = [cluster.medoid.way for cluster in self._answer(question, rule)]
            first = similarity_of_ways(ways[0], question.way) if ways else 0.0
            right = ways[:1] == [question.way]
            points.append(float(right) + 0.5 * (question.way in ways[:3]) + 0.5 * first)
        return float(np.mean(points))


class LikenessOfRoutings:
    """1 - weighted edit distance of two routings / the longer length."""

    def __init__(self, routings: KnownRoutings) -> None:
        self._routings = routings
        self._shapes: dict[int, Shape] = {}

    def __call__(self, one: int, other: int) -> float:
        """Of two routing rows: operations, work center groups, in-house or outside."""
        return 1.0 - relative_distance(self._shape(one), self._shape(other))

    def _shape(self, row: int) -> Shape:
        if row not in self._shapes:
            self._shapes[row] = shape_of(self._routings.operations(row))
        return self._shapes[row]


def _asked(
    precedents: Precedents,
    item: int,
    asked: AskedItem,
    among: NDArray[np.bool_],
    days: Sequence[int],
) -> list[Replayed | None]:
    """An item asked of what was known on each of the ``days``; None when nothing of it is known."""
    if not asked.known.any():
        return [None] * len(days)
    known = precedents.routings
    (precedent,) = precedents.look_up([asked], precedents.nearest.weights, [item])
    row = int(known.latest[item])
    way = tuple(known.jobs[j] for j in known.jobs_of_way(int(known.way[row])))
    questions: list[Replayed | None] = []
    for now in days:
        able = precedents.able(precedent, AskOptions().routing_choice, item, until=now)
        facts = precedents.ranker.facts(precedent.found, able, now)
        composing = precedents.composing(precedent, now, among)
        questions.append(Replayed(able, way, now, composing, precedent.shown, facts, row))
    return questions


def _further(question: Replayed) -> list[Replayed]:
    """The same question asked otherwise."""
    return [one for one in (question.late, question.nameless) if one is not None]


def _pairs(question: Replayed, likeness: LikenessOfRoutings, random: np.random.Generator) -> Pairs:
    weights = question.able.weights(VotingRule(), question.now)
    order = np.argsort(-weights, kind="stable")
    most, rest = order[: _PAIRS // 2], order[_PAIRS // 2 :]
    chosen = np.concatenate((most, random.permutation(rest)[: _PAIRS // 2]))
    rows = question.able.row[chosen].tolist() if question.row >= 0 else []
    alike = np.array([likeness(question.row, row) for row in rows], np.float64)
    return question.facts[chosen[: len(rows)]], alike


def _together(pairs: Sequence[Pairs]) -> Pairs:
    if not pairs:
        return np.zeros((0, 0), np.float32), np.zeros(0)
    facts, alike = zip(*pairs, strict=True)
    return np.concatenate(facts), np.concatenate(alike)


def _steps(operations: Iterable[Operation]) -> Steps:
    return tuple((operation.job_code, operation.work_center) for operation in operations)
