"""What minutes were made from, written out so that they can be added up again."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.minutes_candidate import MinutesCandidate
from routingml_desktop.domain.receipt import (
    Receipt,
    ReceiptBand,
    ReceiptOrder,
    ReceiptStandard,
    ReceiptStep,
)
from routingml_desktop.domain.work_result import DropReason
from routingml_desktop.ml.minutes_features import features
from routingml_desktop.ml.shrinkage import Step
from routingml_desktop.ml.time_levels import Part, minutes_of, shift_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routingml_desktop.domain.work_result import WorkResult
    from routingml_desktop.ml.evidence import Evidence
    from routingml_desktop.ml.minutes_question import Question
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.rungs import Rung

NEVER_BOOKED: Final = "nothing was ever booked on this operation, and the ERP has no standard"
PART_NEVER_BOOKED: Final = "this part of the operation was never booked above 0 minutes"


class Receipts:
    """Writes receipts for estimates; ``code_of`` names an item by its number."""

    def __init__(self, times: OperationTimes, code_of: Callable[[int], str]) -> None:
        self._times = times
        self._code_of = code_of

    def receipt(self, part: Part, question: Question, item_code: str) -> Receipt:
        """The receipt of what is estimated for the question of this item."""
        times = self._times
        estimate = times.estimate(part, question)
        rungs = times.ladder(part, question)
        if not rungs:
            return Receipt(part.value, estimate, reason=self._reason(question))
        model = times.models[part]
        beyond = model.beyond(features(rungs, question.asked)[None, :])[0].tolist()
        low, middle, high = times.ends(part, rungs[-1], question, beyond)
        group, offset = times.bands.offset(part, times.groups(rungs[-1], question))
        plain = model.candidate is MinutesCandidate.NEIGHBORS
        return Receipt(
            part=part.value,
            estimate=estimate,
            steps=tuple(
                self._step(part, rung, rungs[:place], question, item_code)
                for place, rung in enumerate(rungs)
            ),
            floor=times.levels[part].floor,
            model="" if plain else model.candidate.value,
            model_factor=exp(beyond[1]),
            band=ReceiptBand(group, offset.n, exp(low - middle), exp(high - middle)),
        )

    def _reason(self, question: Question) -> str:
        if question.standard is not None:
            return ""
        job = question.operation[0]
        booked = bool((self._times.booked.job == job).any()) if job >= 0 else False
        return PART_NEVER_BOOKED if booked else NEVER_BOOKED

    def _step(
        self, part: Part, rung: Rung, before: Sequence[Rung], question: Question, item_code: str
    ) -> ReceiptStep:
        floor, pace = self._times.levels[part].floor, question.asked.pace
        if rung.said is None or rung.step is None:
            weight, said = self._wide(part, rung, before, question)
            return ReceiptStep(
                rung.origin, exp(said + pace) - floor, weight, rung.figures.n, rung.items
            )
        step = ReceiptStep(
            origin=self._times.origin_of(rung.step),
            minutes=exp(rung.said.middle + pace) - floor,
            weight=rung.weight,
            n=len(rung.said.rows),
        )
        if rung.step is Step.STANDARD:
            standard = question.asked.own_standard or 0.0
            factor = exp(rung.said.middle + pace) / (standard + floor)
            own = ReceiptStandard(item_code, standard, factor, 1.0)
            return replace(step, n=rung.figures.n, items=rung.items, standards=(own,))
        evidence = question.similar if rung.step is Step.SIMILAR else question.own
        return self._listed(part, step, rung, evidence, question)

    def _wide(
        self, part: Part, rung: Rung, before: Sequence[Rung], question: Question
    ) -> tuple[float, float]:
        """What a work center's own orders say, before they were drawn to the whole operation."""
        if not before:
            return 1.0, rung.middle
        levels = self._times.levels[part]
        return levels.weight(rung.figures.n), levels.levels[question.operation].middle

    def _listed(
        self, part: Part, step: ReceiptStep, rung: Rung, evidence: Evidence, question: Question
    ) -> ReceiptStep:
        """The step with the orders and standards behind it."""
        times, said, job = self._times, rung.said, question.operation[0]
        if said is None:
            return step
        booked, pace = times.booked, question.asked.pace
        minutes = minutes_of(part, booked, said.rows)
        place_of = dict(zip(evidence.rows.tolist(), evidence.owner.tolist(), strict=True))
        orders = []
        shifts = shift_of(part, booked, said.rows)
        for row, each, weight, shift in zip(
            said.rows.tolist(),
            minutes.tolist(),
            said.weights.tolist(),
            shifts.tolist(),
            strict=True,
        ):
            factor = exp(pace - float(evidence.paces[part][place_of[row], job]) + shift)
            orders.append(ReceiptOrder(self._result(row), max(each, 0.0), factor, weight))
        return replace(
            step,
            items=len({place_of[row] for row in said.rows.tolist()} | set(said.items.tolist())),
            orders=tuple(orders),
            dropped=self._dropped(evidence, set(said.rows.tolist()), part),
            standards=self._standards(part, rung, evidence, question),
        )

    def _standards(
        self, part: Part, rung: Rung, evidence: Evidence, question: Question
    ) -> tuple[ReceiptStandard, ...]:
        times, said, job = self._times, rung.said, question.operation[0]
        if said is None or not len(said.items):
            return ()
        items = evidence.items[said.items]
        found = times.standards.find(part, items, np.full(len(items), job))
        logs = times.reading.corrected_standard(
            part, question.operation, found, evidence, said.items
        )
        floor = times.levels[part].floor
        factors = np.exp(logs + question.asked.pace) / (found + floor)
        return tuple(
            ReceiptStandard(self._code_of(item), minutes, factor, weight)
            for item, minutes, factor, weight in zip(
                items.tolist(),
                found.tolist(),
                factors.tolist(),
                said.item_weights.tolist(),
                strict=True,
            )
        )

    def _dropped(self, evidence: Evidence, used: set[int], part: Part) -> tuple[WorkResult, ...]:
        """The gathered orders that do not count, each with its reason.

        What cleaning kept and is not used either lies beyond the fences, or has no such minutes.
        """
        booked = self._times.booked
        left = np.array([row for row in evidence.rows.tolist() if row not in used], np.int64)
        known = ~np.isnan(minutes_of(part, booked, left))
        return tuple(
            self._result(row, DropReason.OUTLIER)
            for row, has, counts in zip(
                left.tolist(), known.tolist(), booked.counts(left).tolist(), strict=True
            )
            if has or not counts
        )

    def _result(self, row: int, reason: DropReason | None = None) -> WorkResult:
        booked = self._times.booked
        return booked.result(row, self._code_of(booked.item_of(row)), reason)
