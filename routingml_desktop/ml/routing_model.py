"""All of it as one model: predict, save, load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.candidate import (
    AskOptions,
    Neighbor,
    OperationEvidence,
    Outcome,
    RoutingPrediction,
)
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.work_result import DropReason
from routingml_desktop.ml import model_files
from routingml_desktop.ml.aggregation import rank_candidates, without_outside
from routingml_desktop.ml.attribute_weights import overridden
from routingml_desktop.ml.candidates import CandidateMaker
from routingml_desktop.ml.operation_times import Evidence
from routingml_desktop.ml.time_levels import Part
from routingml_desktop.ml.voting import Voter, ballots, voters, weighed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import RoutingCandidate

    from routingml_desktop.domain.routing import Routing
    from routingml_desktop.domain.work_result import WorkResult
    from routingml_desktop.ml.features import AskedItem
    from routingml_desktop.ml.model_parts import ModelParts
    from routingml_desktop.ml.nearest_items import Found

LEAST_SHOWN: Final = 3
"""So many nearest items are shown even when they are below the threshold."""


@dataclass(frozen=True, slots=True)
class _Question:
    item: Item
    number: int | None
    """The known item of the same code."""
    asked: AskedItem
    weights: NDArray[np.float32]

    @property
    def comparable(self) -> bool:
        """Whether any attribute with weight is known."""
        return bool((self.asked.known & (self.weights > 0)).any())


class RoutingModel:
    """Answers which routing an item should have, with minutes and the evidence for both."""

    def __init__(self, parts: ModelParts, version: str = "") -> None:
        self._parts = parts
        self._maker = CandidateMaker(parts)
        self.version = version
        """Name of the version it was loaded as; empty for one just trained."""

    @property
    def source(self) -> str:
        """Name of the plant source it learned from."""
        return self._parts.source

    @property
    def attribute_weights(self) -> dict[str, float]:
        """What each compared attribute weighs, 0 to 4, as learned."""
        names, weights = self._parts.vectorizer.names, self._parts.nearest.weights
        return dict(zip(names, weights.tolist(), strict=True))

    def predict(
        self, item: Item, options: AskOptions, weights: Mapping[str, float] | None = None
    ) -> RoutingPrediction:
        """Candidates for an item, whether the plant has it or not.

        ``weights`` replace the learned attribute weights, 0 to 4, for this question only.
        """
        return self.predict_many([item], options, weights)[0]

    def predict_many(
        self,
        items: Sequence[Item],
        options: AskOptions,
        weights: Mapping[str, float] | None = None,
    ) -> tuple[RoutingPrediction, ...]:
        """One answer per item, in their order."""
        nearest = self._parts.nearest
        used = nearest.weights
        if weights:
            used = overridden(self._parts.vectorizer.columns_, used, weights)
        questions = [self._question(item, used) for item in items]
        found = nearest.find(
            [question.asked for question in questions],
            used,
            max(options.neighbors, LEAST_SHOWN) + 1,
        )
        return tuple(
            self._answer(question, near, options)
            for question, near in zip(questions, found, strict=True)
        )

    def routings_of(self, item_code: str) -> tuple[Routing, ...]:
        """The routings the plant has for an item; none for an item it does not know."""
        number = self._parts.items.number_of(item_code)
        if number is None:
            return ()
        known = self._parts.routings
        return tuple(known.routing(row, item_code) for row in known.of_item(number))

    def evidence(
        self, item_code: str, supporters: Sequence[str], job_code: str, work_center: str
    ) -> OperationEvidence:
        """The orders behind an operation's minutes, own ones first, and those left out."""
        parts = self._parts
        codes = dict.fromkeys((item_code, *supporters))
        numbers = [n for code in codes if (n := parts.items.number_of(code)) is not None]
        evidence = Evidence.of(parts.bookings, numbers, [1.0] * len(numbers)).at(
            parts.bookings,
            parts.bookings.job_number(job_code),
            parts.bookings.work_center_number(work_center),
        )
        used: list[WorkResult] = []
        dropped: list[WorkResult] = []
        for place, number in enumerate(numbers):
            rows = evidence.rows[evidence.owner == place]
            outlying = np.zeros(len(rows), bool)
            for part in Part:
                outlying |= parts.times.outlying(part, rows)
            for row, out in zip(rows.tolist(), outlying.tolist(), strict=True):
                result = parts.bookings.result(
                    row, parts.items.code(number), DropReason.OUTLIER if out else None
                )
                (used if result.dropped is None else dropped).append(result)
        return OperationEvidence(job_code, work_center, tuple(used), tuple(dropped))

    def statistics(self) -> dict[str, Any]:
        """What the model learned from: counts, attributes with their weights, figures."""
        return self._parts.statistics()

    def golden_questions(self) -> list[dict[str, Any]]:
        """A few questions with their answers, to be asked again after loading."""
        return [
            {"question": question, "answer": self.golden_answer(question)}
            for question in self._parts.golden
        ]

    def golden_answer(self, question: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The candidates of a golden question in figures that can be compared."""
        options = AskOptions(threshold=0.0, ignore_own_history=True)
        prediction = self.predict(Item(question["code"], question["attributes"]), options)
        return [
            {
                "signature": list(candidate.signature),
                "vote": round(candidate.vote, 6),
                "minutes": [
                    None if step.run.p50 is None else round(step.run.p50, 4)
                    for step in candidate.operations
                ],
            }
            for candidate in prediction.candidates
        ]

    def save(self, folder: Path) -> None:
        """Write every part as plain data; raise WriteError. Equal models give equal bytes."""
        model_files.save(self._parts, folder)

    @classmethod
    def load(cls, folder: Path, version: str) -> RoutingModel:
        """Read what ``save`` wrote.

        Raises DamagedVersionError or IncompatibleVersionError, which name ``version``.
        """
        return cls(model_files.load(folder, version), version)

    def _question(self, item: Item, weights: NDArray[np.float32]) -> _Question:
        number = self._parts.items.number_of(item.code)
        if not item.attributes and number is not None:
            item = Item(item.code, self._parts.attributes_of(number), item.name)
        return _Question(item, number, self._parts.vectorizer.asked(item), weights)

    def _answer(self, question: _Question, found: Found, options: AskOptions) -> RoutingPrediction:
        parts = self._parts
        itself = question.number
        chosen: list[Voter] = []
        if question.comparable:
            chosen = voters(found, parts.routings, options.threshold, options.neighbors, itself)
        own: tuple[RoutingCandidate, ...] = ()
        if itself is not None and not options.ignore_own_history:
            own = self._maker.existing(itself, options, chosen)
        cast = ballots(chosen, parts.items, parts.routings, options.routing_choice)
        votes = weighed(cast, parts.rule, parts.now)
        clusters = rank_candidates(votes, parts.rule.radius)
        if options.exclude_outside:
            clusters = without_outside(clusters)
        own_bookings = None if options.ignore_own_history else itself
        proposed = self._maker.proposed(clusters, own, own_bookings, chosen)
        outcome, shown = self._outcome(question, found, chosen, options)
        if own:
            outcome = Outcome.EXISTING
        return RoutingPrediction(
            item=question.item,
            options=options,
            outcome=outcome,
            candidates=own + proposed,
            neighbors=shown,
            version=self.version,
            unused_attributes=question.asked.unused,
        )

    def _outcome(
        self, question: _Question, found: Found, chosen: list[Voter], options: AskOptions
    ) -> tuple[Outcome, tuple[Neighbor, ...]]:
        if not question.comparable:
            return Outcome.NO_ATTRIBUTES, ()
        most = max(options.neighbors, LEAST_SHOWN)
        if chosen:
            shown = chosen[:most]
            rest = voters(found, self._parts.routings, 0.0, LEAST_SHOWN, question.number)
            shown += rest[len(shown) : LEAST_SHOWN]
            return Outcome.PROPOSED, self._neighbors(found, shown, options)
        without = self._parts.nearest.without_routing(
            question.asked, question.weights, options.threshold, most
        )
        others = [
            Voter(int(item), float(similarity), place)
            for place, (item, similarity) in enumerate(
                zip(without.items, without.similarity, strict=True)
            )
            if item != question.number
        ]
        if others:
            return Outcome.NO_ROUTING_NEARBY, self._neighbors(without, others[:most], options)
        nearest = voters(found, self._parts.routings, 0.0, LEAST_SHOWN, question.number)
        return Outcome.BELOW_THRESHOLD, self._neighbors(found, nearest[:LEAST_SHOWN], options)

    def _neighbors(
        self, found: Found, shown: list[Voter], options: AskOptions
    ) -> tuple[Neighbor, ...]:
        return tuple(self._neighbor(found, voter, options) for voter in shown)

    def _neighbor(self, found: Found, voter: Voter, options: AskOptions) -> Neighbor:
        known, items = self._parts.routings, self._parts.items
        row = int(known.chosen(options.routing_choice)[voter.item])
        offsets = known.operation_offsets
        return Neighbor(
            item_code=items.code(voter.item),
            similarity=voter.similarity,
            item_name=items.name(voter.item),
            routing_no=str(known.routing_nos[row]) if row >= 0 else "",
            operations=int(offsets[row + 1] - offsets[row]) if row >= 0 else 0,
            orders=sum(int(known.orders[r]) for r in known.of_item(voter.item)),
            matches=self._parts.nearest.matches(found, voter.place),
        )
