"""All of it as one model: predict, save, load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from routingml_desktop.domain.candidate import (
    AskOptions,
    Outcome,
    RoutingPrediction,
)
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.precedence import NO_VERDICTS
from routingml_desktop.ml import model_files
from routingml_desktop.ml.attribute_weights import by_attribute, overridden
from routingml_desktop.ml.booked_orders import BookedOrders
from routingml_desktop.ml.candidates import CandidateMaker
from routingml_desktop.ml.in_house import InHouse
from routingml_desktop.ml.judging import judged, lane_of, too_improbable
from routingml_desktop.ml.newest_operations import NewestOperations
from routingml_desktop.ml.next_operations import NextOperations
from routingml_desktop.ml.outcomes import Question, outcome_of
from routingml_desktop.ml.pool import Workshop
from routingml_desktop.ml.receipts import Receipts
from routingml_desktop.ml.time_levels import Part
from routingml_desktop.ml.voting import Electorate, ballots, voters, weighed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import (
        NextOperation,
        OperationEvidence,
        ProposedOperation,
        RoutingCandidate,
    )
    from routingml_desktop.domain.conversion import InHousePlace, OutsideOperation
    from routingml_desktop.domain.precedence import PrecedencePair
    from routingml_desktop.domain.receipt import Receipt
    from routingml_desktop.domain.routing import Routing
    from routingml_desktop.ml.model_parts import ModelParts
    from routingml_desktop.ml.precedents import Precedent


class RoutingModel:
    """Answers which routing an item should have, with minutes and the evidence for both."""

    def __init__(self, parts: ModelParts, version: str = "") -> None:
        self._parts = parts
        self._orders = BookedOrders(parts)
        known = parts.precedents
        self._in_house = InHouse(known.routings)
        self._maker = CandidateMaker(parts, self._in_house)
        newest = NewestOperations(known.routings)
        self._next = NextOperations(known.routings, newest)
        self._workshop = Workshop.of(known.items, known.routings, newest)
        self.version = version
        """Name of the version it was loaded as; empty for one just trained."""

    @property
    def parts(self) -> ModelParts:
        """What it is made of, for those that measure it."""
        return self._parts

    @property
    def source(self) -> str:
        """Name of the plant source it learned from."""
        return self._parts.source

    @property
    def attribute_weights(self) -> dict[str, float]:
        """What each compared attribute weighs, 0 to 4, as learned."""
        known = self._parts.precedents
        return by_attribute(known.vectorizer.columns_, known.nearest.weights)

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
        known = self._parts.precedents
        used = self._used(weights)
        questions = [self._question(item, used) for item in items]
        precedents = known.look_up(
            [question.asked for question in questions], used, [q.number for q in questions]
        )
        return tuple(
            self._answer(question, precedent, options)
            for question, precedent in zip(questions, precedents, strict=True)
        )

    def most_alike(self, items: Sequence[Item]) -> tuple[tuple[str, str] | None, ...]:
        """For each item the known one whose routing will be most alike, and that routing's number.

        None where nothing can be compared. Items of the same code are not compared.
        """
        known = self._parts.precedents
        choice = AskOptions().routing_choice
        questions = [self._question(item, known.nearest.weights) for item in items]
        precedents = known.look_up(
            [question.asked for question in questions],
            known.nearest.weights,
            [question.number for question in questions],
        )
        found: list[tuple[str, str] | None] = []
        for question, precedent in zip(questions, precedents, strict=True):
            able = known.able(precedent, choice, question.number)
            best = int(able.promise.argmax()) if len(able) and question.comparable else -1
            row = int(able.row[best]) if best >= 0 else -1
            number = str(known.routings.routing_nos[row]) if row >= 0 else ""
            found.append((known.items.code(int(able.item[best])), number) if row >= 0 else None)
        return tuple(found)

    def next_operations(
        self, item: Item, so_far: Sequence[str], weights: Mapping[str, float] | None = None
    ) -> tuple[NextOperation, ...]:
        """The three operations that probably come next in a routing built by hand.

        ``so_far`` are the job codes it has already. None where it is probably complete.
        """
        known = self._parts.precedents
        shown = known.features.of_asked(self._question(item, self._used(weights)).asked)
        return self._next.suggested(
            known.reranker.log_likelihood(shown),
            so_far,
            self._parts.work_centers.asked(shown, None),
            self._parts.precedence.in_force(NO_VERDICTS),
        )

    @property
    def job_codes(self) -> tuple[str, ...]:
        """The codes of all operations in the plant's routings."""
        return self._parts.precedents.routings.jobs

    @property
    def precedence_pairs(self) -> tuple[PrecedencePair, ...]:
        """The orders of operations that the plant's history holds, with counts."""
        return self._parts.precedence.pairs

    @property
    def outside_operations(self) -> tuple[OutsideOperation, ...]:
        """What the plant's routings have done outside, by job code and subcontractor."""
        return self._in_house.outside_operations()

    @property
    def in_house_places(self) -> tuple[InHousePlace, ...]:
        """What the plant does itself, and where."""
        return self._in_house.places()

    def routings_of(self, item_code: str) -> tuple[Routing, ...]:
        """The routings the plant has for an item; none for an item it does not know."""
        known = self._parts.precedents
        number = known.items.number_of(item_code)
        if number is None:
            return ()
        rows = known.routings.of_item(number)
        return tuple(known.routings.routing(row, item_code) for row in rows)

    def evidence(
        self, item_code: str, supporters: Sequence[str], job_code: str, work_center: str
    ) -> OperationEvidence:
        """The orders behind an operation's minutes, own ones first, and those left out."""
        return self._orders.evidence(item_code, supporters, job_code, work_center)

    def receipts(
        self,
        prediction: RoutingPrediction,
        proposed: ProposedOperation,
        weights: Mapping[str, float] | None = None,
    ) -> tuple[Receipt, Receipt]:
        """What the set-up and the run minutes of an operation of a prediction were made from.

        ``weights`` are those the question was asked with.
        """
        parts, known, options = self._parts, self._parts.precedents, prediction.options
        question = self._question(prediction.item, self._used(weights))
        (precedent,) = known.look_up([question.asked], question.weights, [question.number])
        _, voting = self._able(question, precedent, options)
        number = None if options.ignore_own_history else question.number
        asked = self._maker.evidence(number, voting, precedent.shown)
        own = any(c.existing and proposed in c.operations for c in prediction.candidates)
        receipts = Receipts(parts.times, self._orders.code_of)
        setup, run = (
            receipts.receipt(
                part, asked.question(part, proposed.operation, own=own), prediction.item.code
            )
            for part in Part
        )
        return setup, run

    def operation_orders(
        self, job_code: str, work_center: str | None = None, *, most: int = 200
    ) -> OperationEvidence:
        """The last orders of an operation on any item, newest first, at most ``most``.

        What a time rests on when neither the item nor similar ones were booked; without a work
        center those of all work centers.
        """
        return self._orders.operation_orders(job_code, work_center, most=most)

    def _used(self, weights: Mapping[str, float] | None) -> NDArray[np.float32]:
        known = self._parts.precedents
        used = known.nearest.weights
        return overridden(known.vectorizer.columns_, used, weights) if weights else used

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
        options = AskOptions(ignore_own_history=True).insisting()
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

    def _question(self, item: Item, weights: NDArray[np.float32]) -> Question:
        known = self._parts.precedents
        number = known.items.number_of(item.code)
        if not item.attributes and number is not None:
            item = Item(item.code, known.attributes_of(number), item.name)
        return Question(item, number, known.vectorizer.asked(item), weights)

    def _answer(
        self, question: Question, precedent: Precedent, options: AskOptions
    ) -> RoutingPrediction:
        parts, known = self._parts, self._parts.precedents
        acceptance = parts.acceptance
        if known.vectorizer.nameless(question.asked):
            acceptance = acceptance.nameless
        able, voting = self._able(question, precedent, options)
        own: tuple[RoutingCandidate, ...] = ()
        own_bookings = None if options.ignore_own_history else question.number
        evidence = self._maker.evidence(own_bookings, voting, precedent.shown)
        places = parts.work_centers.asked(precedent.shown, options.order_quantity)
        if own_bookings is not None:
            own = self._maker.existing(own_bookings, options, evidence, places)
        cast = ballots(voting, known.items, known.routings, options.routing_choice)
        votes = weighed(cast, precedent.likelihood, parts.rule, known.now)
        composing = known.composing(precedent)
        inside, table = options.exclude_outside, options.conversions
        pool = self._workshop.pool(votes, composing, parts.rule.radius, inside=inside, table=table)
        pairs = parts.precedence.in_force(options.precedence)
        candidates = judged(
            pool,
            self._workshop.described(pool, composing, precedent.likelihood, places),
            acceptance,
            pairs,
            {known.routings.jobs[job]: each for job, each in composing.job_chances().items()},
            outside_last=table if inside else None,
        )
        improbable = too_improbable(candidates, options.least_confidence)
        if improbable is not None:
            candidates = []
        proposed = self._maker.proposed(candidates, own, options, evidence, places)
        outcome, shown = outcome_of(known, question, precedent.found, (able, voting), options)
        if improbable is not None:
            outcome = Outcome.IMPROBABLE
        lost = question.comparable and not own and not proposed
        return RoutingPrediction(
            item=question.item,
            options=options,
            outcome=Outcome.EXISTING if own else outcome,
            candidates=own + proposed,
            neighbors=shown,
            version=self.version,
            unused_attributes=question.asked.unused,
            lane=None if own else lane_of(proposed[0] if proposed else None, acceptance),
            improbable=improbable,
            suggestions=(
                self._next.suggested(precedent.likelihood, (), places, pairs) if lost else ()
            ),
        )

    def _able(
        self, question: Question, precedent: Precedent, options: AskOptions
    ) -> tuple[Electorate, Electorate]:
        """The items that could vote on a question, and those that do."""
        known = self._parts.precedents
        able = known.able(precedent, options.routing_choice, question.number)
        able = able.only(np.full(len(able), question.comparable))
        similar = able.only(able.similarity >= options.threshold)
        return able, voters(similar, self._parts.rule, known.now, options.neighbors)
