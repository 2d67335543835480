"""Clusters of votes and an item's own routings made into candidates with minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.candidate import (
    Badge,
    ProposedOperation,
    RoutingCandidate,
    TimeEstimate,
    TimeOrigin,
)
from routingml_desktop.domain.routing import (
    Operation,
    OperationType,
    RoutingOrigin,
    renumbered,
)
from routingml_desktop.ml.aggregation import (
    MOST_CANDIDATES,
    VotedOperation,
    orders_of,
    supporters_of,
)
from routingml_desktop.ml.asked_times import AskedTimes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import AskOptions
    from routingml_desktop.ml.judging import Judged
    from routingml_desktop.ml.model_parts import ModelParts
    from routingml_desktop.ml.voting import Electorate
    from routingml_desktop.ml.work_centers import AskedWorkCenters

HIGH_CONFIDENCE: Final = 0.8


class CandidateMaker:
    """Turns what was voted for into candidates a planner can read."""

    def __init__(self, parts: ModelParts) -> None:
        self._parts = parts

    def evidence(
        self, item: int | None, voters: Electorate, shown: NDArray[np.int64]
    ) -> AskedTimes:
        """Bookings of the item itself, when it is to be taken as known, and of those that vote.

        ``shown`` are the features of the asked item.
        """
        return AskedTimes.of(self._parts.times, self._parts.precedents, item, voters, shown)

    def existing(
        self, item: int, options: AskOptions, evidence: AskedTimes, places: AskedWorkCenters
    ) -> tuple[RoutingCandidate, ...]:
        """The item's own routings, the chosen one first, alike ones once."""
        known = self._parts.precedents.routings
        chosen = int(known.chosen(options.routing_choice)[item])
        if chosen < 0:
            return ()
        code = self._parts.precedents.items.code(item)
        others = [row for row in reversed(known.of_item(item)) if row != chosen]
        rows = {int(known.way[row]): row for row in reversed([chosen, *others])}
        ordered = [chosen] + [row for row in others if rows[int(known.way[row])] == row]
        candidates = []
        for rank, row in enumerate(ordered[:MOST_CANDIDATES], start=1):
            as_built = bool(known.as_built[row])
            operations = known.operations(row)
            orders = int(known.orders[row])
            voted = [VotedOperation(op, (code,), 1.0, orders) for op in operations]
            evidence.read(operations, own=True)
            candidates.append(
                RoutingCandidate(
                    rank=rank,
                    origin=RoutingOrigin.AS_BUILT if as_built else RoutingOrigin.MASTER,
                    operations=tuple(
                        self._proposed(step, evidence, places, own=True) for step in voted
                    ),
                    confidence=None,
                    vote=1.0,
                    similarity=1.0,
                    supporters=(code,),
                    reference_item=code,
                    reference_routing_no=str(known.routing_nos[row]),
                    orders=orders,
                    badges=_badges(operations, None, as_built=as_built),
                )
            )
        return tuple(candidates)

    def proposed(
        self,
        judged: Sequence[Judged],
        own: Sequence[RoutingCandidate],
        evidence: AskedTimes,
        places: AskedWorkCenters,
    ) -> tuple[RoutingCandidate, ...]:
        """Candidates for what was voted for and judged, best first, after the item's ``own`` ones.

        What the item has already is not proposed to it.
        """
        had = {candidate.signature for candidate in own}
        new = [one for one in judged if one.signature not in had]
        return tuple(
            self._candidate(one, len(own) + place, evidence, places)
            for place, one in enumerate(new[: MOST_CANDIDATES - len(own)], start=1)
        )

    def _candidate(
        self, judged: Judged, rank: int, evidence: AskedTimes, places: AskedWorkCenters
    ) -> RoutingCandidate:
        cluster = judged.cluster
        supporters = supporters_of(cluster.votes)
        if cluster.composed:
            each = (code for step in judged.operations for code in step.supporters)
            supporters = tuple(dict.fromkeys(each))
        numbered = renumbered(
            places.placed(step.operation, step.rows) for step in judged.operations
        )
        steps = [
            replace(step, operation=operation)
            for step, operation in zip(judged.operations, numbered, strict=True)
        ]
        evidence.read(numbered, own=False)
        return RoutingCandidate(
            rank=rank,
            origin=RoutingOrigin.PROPOSED,
            operations=tuple(
                replace(
                    self._proposed(step, evidence, places, own=False),
                    confidence=judged.chances.get(step.operation.job_code),
                )
                for step in steps
            ),
            confidence=judged.confidence,
            vote=cluster.share,
            similarity=max(vote.similarity for vote in cluster.votes),
            supporters=supporters,
            reference_item=cluster.medoid.item_code,
            reference_routing_no=cluster.medoid.routing_no,
            orders=0 if cluster.composed else orders_of(cluster.votes),
            badges=_badges(
                numbered,
                judged.confidence,
                as_built=cluster.medoid.as_built,
                composed=cluster.composed,
            ),
            edits_to_go=judged.edits_to_go,
        )

    def _proposed(
        self, step: VotedOperation, evidence: AskedTimes, places: AskedWorkCenters, *, own: bool
    ) -> ProposedOperation:
        operation = step.operation
        setup, run = evidence.minutes(operation, own=own)
        return ProposedOperation(
            operation=operation,
            setup=setup,
            run=run,
            supporters=step.supporters,
            share=step.share,
            orders=step.orders,
            badges=self._operation_badges(setup, run),
            work_centers=places.shares(operation),
        )

    def _operation_badges(self, setup: TimeEstimate, run: TimeEstimate) -> tuple[Badge, ...]:
        booked = [
            e for e in (setup, run) if e.origin not in (TimeOrigin.STANDARD, TimeOrigin.NOTHING)
        ]
        if not booked:
            return (Badge.NO_WORK_RESULTS,)
        few = max(e.n for e in booked) < self._parts.learning.min_samples
        return (Badge.LOW_SAMPLES,) if few else ()


def _badges(
    operations: Sequence[Operation],
    confidence: float | None,
    *,
    as_built: bool,
    composed: bool = False,
) -> tuple[Badge, ...]:
    outside = [op.operation_type is OperationType.OUTSIDE for op in operations]
    badges = (
        (Badge.HIGH_CONFIDENCE, confidence is not None and confidence >= HIGH_CONFIDENCE),
        (Badge.ALL_OUTSIDE, all(outside)),
        (Badge.CONTAINS_OUTSIDE, any(outside) and not all(outside)),
        (Badge.AS_BUILT, as_built),
        (Badge.COMPOSED, composed),
    )
    return tuple(badge for badge, shown in badges if shown)
