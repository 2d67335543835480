"""Clusters of votes and an item's own routings made into candidates with minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.candidate import Badge, ProposedOperation, RoutingCandidate
from routingml_desktop.domain.routing import (
    Operation,
    OperationType,
    RoutingOrigin,
    renumbered,
)
from routingml_desktop.domain.time_estimate import TimeEstimate, TimeOrigin
from routingml_desktop.ml.aggregation import (
    MOST_CANDIDATES,
    VotedOperation,
    orders_of,
    supporters_of,
)
from routingml_desktop.ml.asked_times import AskedTimes
from routingml_desktop.ml.precedence import broken

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import AskOptions
    from routingml_desktop.domain.conversion import Conversion
    from routingml_desktop.ml.in_house import InHouse
    from routingml_desktop.ml.judging import Judged
    from routingml_desktop.ml.model_parts import ModelParts
    from routingml_desktop.ml.voting import Electorate
    from routingml_desktop.ml.work_centers import AskedWorkCenters

HIGH_CONFIDENCE: Final = 0.8


class CandidateMaker:
    """Turns what was voted for into candidates a planner can read."""

    def __init__(self, parts: ModelParts, in_house: InHouse) -> None:
        self._parts = parts
        self._in_house = in_house

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
        """The item's own routings, the chosen one first, alike ones once.

        They stay as they are; the first one with an operation that is to be done in-house comes
        once more after them, with it done so.
        """
        known = self._parts.precedents.routings
        chosen = int(known.chosen(options.routing_choice)[item])
        if chosen < 0:
            return ()
        code = self._parts.precedents.items.code(item)
        others = [row for row in reversed(known.of_item(item)) if row != chosen]
        rows = {int(known.way[row]): row for row in reversed([chosen, *others])}
        ordered = [chosen] + [row for row in others if rows[int(known.way[row])] == row]
        pairs = self._parts.precedence.in_force(options.precedence)
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
                    badges=_badges(operations, None, pairs, as_built=as_built),
                )
            )
        variants = (self._variant(candidate, options, evidence) for candidate in candidates)
        variant = next((found for found in variants if found is not None), None)
        if variant is None:
            return tuple(candidates)
        kept = candidates[: MOST_CANDIDATES - 1]
        return (*kept, replace(variant, rank=len(kept) + 1))

    def proposed(
        self,
        judged: Sequence[Judged],
        own: Sequence[RoutingCandidate],
        options: AskOptions,
        evidence: AskedTimes,
        places: AskedWorkCenters,
    ) -> tuple[RoutingCandidate, ...]:
        """Candidates for what was voted for and judged, best first, after the item's ``own`` ones.

        What the item has already is not proposed to it. What is to be done in-house is; where
        similar items are made so anyhow, theirs is the candidate.
        """
        most = MOST_CANDIDATES - len(own)
        had = {candidate.signature for candidate in own}
        new = [one for one in judged if one.signature not in had]
        if not options.conversions.rows:
            # Minutes take time: nothing is made that is not shown.
            new = new[:most]
        made = [self._candidate(one, options, evidence, places) for one in new]
        variants = [self._variant(candidate, options, evidence) for candidate in made]
        had |= {
            candidate.signature
            for candidate, variant in zip(made, variants, strict=True)
            if variant is None
        }
        shown: list[RoutingCandidate] = []
        for candidate, variant in zip(made, variants, strict=True):
            if variant is None:
                shown.append(candidate)
            elif variant.signature not in had:
                had.add(variant.signature)
                shown.append(variant)
        return tuple(
            replace(candidate, rank=rank)
            for rank, candidate in enumerate(shown[:most], start=len(own) + 1)
        )

    def _candidate(
        self,
        judged: Judged,
        options: AskOptions,
        evidence: AskedTimes,
        places: AskedWorkCenters,
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
            rank=0,
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
                self._parts.precedence.in_force(options.precedence),
                as_built=cluster.medoid.as_built,
                composed=cluster.composed,
            ),
            edits_to_go=judged.edits_to_go,
        )

    def _variant(
        self, candidate: RoutingCandidate, options: AskOptions, evidence: AskedTimes
    ) -> RoutingCandidate | None:
        """The candidate with what the plant's table does in-house; None when that is nothing.

        What history says about the whole, such as how often such ones held, is no longer said: it
        was learned from routings as they are. What stands behind each operation stays.
        """
        rows = [options.conversions.of(step.operation) for step in candidate.operations]
        if not any(rows):
            return None
        steps = tuple(
            step if row is None else self._converted(step, row, evidence)
            for step, row in zip(candidate.operations, rows, strict=True)
        )
        return replace(
            candidate,
            origin=RoutingOrigin.PROPOSED,
            operations=steps,
            confidence=None,
            edits_to_go=None,
            badges=_badges(
                [step.operation for step in steps],
                None,
                self._parts.precedence.in_force(options.precedence),
                as_built=Badge.AS_BUILT in candidate.badges,
                composed=candidate.composed,
                converted=True,
            ),
        )

    def _converted(
        self, step: ProposedOperation, row: Conversion, evidence: AskedTimes
    ) -> ProposedOperation:
        """The in-house operation in the place of a subcontracted one, with its own minutes."""
        operation = replace(self._in_house.operation(row), sequence=step.operation.sequence)
        setup, run = evidence.minutes(operation, own=False)
        return replace(
            step,
            operation=operation,
            setup=setup,
            run=run,
            badges=(Badge.CONVERTED_IN_HOUSE, *self._operation_badges(setup, run)),
            confidence=None,
            work_centers=(),
            outside=step.operation,
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
            common=evidence.times.bands.common,
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
    pairs: frozenset[tuple[str, str]],
    *,
    as_built: bool,
    composed: bool = False,
    converted: bool = False,
) -> tuple[Badge, ...]:
    """What to notice about operations in this order; ``pairs`` are what should not be broken."""
    outside = [op.operation_type is OperationType.OUTSIDE for op in operations]
    badges = (
        (Badge.HIGH_CONFIDENCE, confidence is not None and confidence >= HIGH_CONFIDENCE),
        (Badge.CONVERTED_IN_HOUSE, converted),
        (Badge.RULE_VIOLATION, bool(broken([op.job_code for op in operations], pairs))),
        (Badge.ALL_OUTSIDE, all(outside)),
        (Badge.CONTAINS_OUTSIDE, any(outside) and not all(outside)),
        (Badge.AS_BUILT, as_built),
        (Badge.COMPOSED, composed),
    )
    return tuple(badge for badge, shown in badges if shown)
