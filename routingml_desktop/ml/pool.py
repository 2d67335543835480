"""What may be proposed for a question: ways that were voted for, and ways put together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import Levenshtein

from routingml_desktop.domain.conversion import NO_CONVERSIONS
from routingml_desktop.ml.aggregation import (
    Cluster,
    Vote,
    VotedOperation,
    rank_candidates,
    voted,
    voted_operations,
    without_outside,
)
from routingml_desktop.ml.known_routings import items_of_ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.conversion import Conversions
    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.ml.composing import Composing, Way
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.newest_operations import NewestOperations
    from routingml_desktop.ml.work_centers import AskedWorkCenters

VOTED: Final = 6
"""Ways that were voted for, the best of which are judged."""
COMPOSED: Final = 8
"""The likeliest ways that were put together, the same."""
FACTS: Final = 16
"""What is known of an entry before anybody judges it, ..."""
SHARE, SIMILARITY, COMPOSED_CHANCE = 0, 2, 8
"""... and where among it stand the share of the votes, the closest similarity and the logarithm of
the chance as the composer sees it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A way that may be proposed."""

    cluster: Cluster
    way: Way
    """Its job numbers in order."""
    operations: tuple[VotedOperation, ...]

    @property
    def signature(self) -> tuple[str, ...]:
        """Its job codes in order."""
        return self.cluster.medoid.way


@dataclass(frozen=True, slots=True)
class Workshop:
    """What ways are put together from."""

    items: KnownItems
    routings: KnownRoutings
    newest: NewestOperations
    numbers: Mapping[str, int]
    """Of job codes."""
    made: Mapping[Way, tuple[int, int]]
    """Of ways the plant knows: their number, and how many items are made so."""
    most: NDArray[np.int64]
    """How often each job is done at most in one of the plant's routings, by its number."""

    @classmethod
    def of(
        cls,
        items: KnownItems,
        routings: KnownRoutings,
        newest: NewestOperations,
        without: NDArray[np.int64] | None = None,
    ) -> Workshop:
        """The workshop of a plant; ``without`` are items whose routing shall not be known."""
        numbers = {job: number for number, job in enumerate(routings.jobs)}
        count = len(routings.way_offsets) - 1
        made = items_of_ways(routings, without).tolist()
        ways = np.split(routings.way_jobs, routings.way_offsets[1:-1]) if count else []
        known = {tuple(way.tolist()): (n, made[n]) for n, way in enumerate(ways) if made[n]}
        return cls(items, routings, newest, numbers, known, most_often(routings))

    def pool(
        self,
        votes: Sequence[Vote],
        composing: Composing,
        radius: float,
        *,
        inside: bool,
        table: Conversions = NO_CONVERSIONS,
    ) -> list[Entry]:
        """The ways voted for, best supported first, then those put together, the likeliest first.

        Routings within ``radius`` of their length are one way. With ``inside`` those with outside
        operations that the ``table`` does not do in-house come only where there are few others. No
        votes give no entries: where nothing is similar, nothing is put together.
        """
        clusters = rank_candidates(votes, radius)
        if inside:
            clusters = without_outside(clusters, table)
        entries = [self._entry(cluster) for cluster in clusters[:VOTED]]
        if not entries:
            return []
        had = {entry.way for entry in entries}
        by_way = {self._numbers(cluster.medoid.way): cluster for cluster in clusters[VOTED:]}
        able = (way for way in composing.composed if self._repeats_as_usual(way))
        for way in islice(able, COMPOSED):
            if way in had:
                continue
            entry = self._entry(by_way[way]) if way in by_way else self._composed(way, votes)
            if not (inside and table.leave_outside(entry.cluster.medoid.operations)):
                entries.append(entry)
        return entries

    def described(
        self,
        pool: Sequence[Entry],
        composing: Composing,
        likelihood: NDArray[np.float32],
        places: AskedWorkCenters,
    ) -> NDArray[np.float64]:
        """What is known of entries before anybody judges them, a row each; nan: not known.

        Share of the votes, lead over the others, closest and usual similarity, supporters, orders,
        operations; likelihood among the known ways; chance as the composer sees it, by how much
        another way is likelier, how sure the likeliest one is; expected edits; whether it was put
        together, items made so; operations without support, doubt about their work centers.
        """
        rows = np.zeros((len(pool), FACTS))
        if not pool:
            return rows
        shares = [entry.cluster.share for entry in pool]
        chances = composing.log_chances([entry.way for entry in pool])
        edits = composing.expected_edits([entry.way for entry in pool])
        best = composing.chances[0] if composing else np.nan
        sure = composing.shares[0] if composing else np.nan
        for place, entry in enumerate(pool):
            cluster = entry.cluster
            others = max((s for n, s in enumerate(shares) if n != place), default=0.0)
            weights = np.array([vote.weight for vote in cluster.votes])
            similar = np.array([vote.similarity for vote in cluster.votes])
            number, made = self.made.get(entry.way, (-1, 0))
            supporting = () if cluster.composed else cluster.votes
            rows[place] = (
                cluster.share,
                cluster.share - others,
                similar.max(),
                float(weights @ similar) / max(float(weights.sum()), 1e-12),
                len({vote.item_code for vote in supporting}),
                np.log1p(sum(vote.orders for vote in supporting)),
                len(entry.way),
                likelihood[number] if number >= 0 else np.nan,
                chances[place],
                best - chances[place],
                sure,
                edits[place],
                cluster.composed,
                np.log1p(made),
                sum(step.share <= 0 for step in entry.operations),
                sum(1.0 - places.certainty(step.operation) for step in entry.operations),
            )
        rows[~np.isfinite(rows)] = np.nan
        return rows

    def _repeats_as_usual(self, way: Way) -> bool:
        """Whether each job comes at most as often as in some routing of the plant."""
        jobs, times = np.unique(np.array(way, np.int64), return_counts=True)
        return bool((times <= self.most[jobs]).all())

    def _entry(self, cluster: Cluster) -> Entry:
        return Entry(cluster, self._numbers(cluster.medoid.way), voted_operations(cluster))

    def _numbers(self, way: Sequence[str]) -> Way:
        return tuple(self.numbers[job] for job in way)

    def _composed(self, way: Way, votes: Sequence[Vote]) -> Entry:
        """Each operation as most of those who vote do it, else as the plant did it last."""
        total = sum(vote.weight for vote in votes)
        seen: dict[int, int] = {}
        operations = []
        for job in way:
            seen[job] = seen.get(job, 0) + 1
            code = self.routings.jobs[job]
            rows = [
                (vote, operation)
                for vote in votes
                if (operation := _occurrence(vote, code, seen[job])) is not None
            ]
            operations.append(voted(rows, total) if rows else self._elsewhere(job))
        codes = tuple(step.operation.job_code for step in operations)
        model = max(
            votes,
            key=lambda vote: (Levenshtein.normalized_similarity(codes, vote.way), vote.weight),
        )
        medoid = Vote(
            item_code=model.item_code,
            routing_no=model.routing_no,
            similarity=model.similarity,
            weight=0.0,
            operations=tuple(step.operation for step in operations),
        )
        like = tuple(vote for vote in votes if vote.way == model.way)
        return Entry(Cluster(medoid, like, 0.0, composed=True), way, tuple(operations))

    def _elsewhere(self, job: int) -> VotedOperation:
        """An operation that none of the similar items has."""
        code = self.items.code(self.newest.item(job))
        return VotedOperation(self.newest.operation(job), (code,), 0.0, 0)


def most_often(routings: KnownRoutings) -> NDArray[np.int64]:
    """How often each job comes at most in one of the known ways."""
    count = max(len(routings.jobs), 1)
    owner = np.repeat(np.arange(len(routings.way_offsets) - 1), np.diff(routings.way_offsets))
    each, times = np.unique(owner * count + routings.way_jobs, return_counts=True)
    most = np.zeros(count, np.int64)
    np.maximum.at(most, each % count, times)
    return most


def _occurrence(vote: Vote, code: str, number: int) -> Operation | None:
    """The operation of a vote that has this job for the ``number``-th time, else the last such."""
    found = [operation for operation in vote.operations if operation.job_code == code]
    return found[min(number, len(found)) - 1] if found else None
