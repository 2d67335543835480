"""What speaks against releasing a routing as it stands."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.plant import RoutingRules, Severity
from routingml_desktop.domain.routing import SEQUENCE_STEP, OperationType
from routingml_desktop.services.planning import LONGEST_MINUTES, PlannedOperation, TimeField
from routingml_desktop.services.precedence import broken_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.plant import ClosingStage
    from routingml_desktop.domain.precedence import PrecedencePair
    from routingml_desktop.domain.routing import Operation


class Rule(StrEnum):
    """The rules of the plant's routings, hardest first."""

    NO_OPERATION = "no_operation"
    """A routing needs at least one operation."""
    NO_JOB_CODE = "no_job_code"
    """An operation needs its code."""
    TIME_OUT_OF_BOUNDS = "time_out_of_bounds"
    """Times are 0 to 10,000."""
    SEQUENCE_NOT_ASCENDING = "sequence_not_ascending"
    """Numbers are positive, different and ascending."""
    SEQUENCE_NOT_IN_TENS = "sequence_not_in_tens"
    """Numbers run 10, 20, 30."""
    NO_PARTNER = "no_partner"
    """An outside operation needs its subcontractor."""
    STAGES_OUT_OF_ORDER = "stages_out_of_order"
    """The stages that end a routing come in another order than the mapping says."""
    ORDER_BROKEN = "order_broken"
    """The plant's routings hold these two the other way round."""
    INSPECTION_FIRST = "inspection_first"
    """Nothing is made yet that could be inspected."""
    INSPECTION_NOT_MARKED = "inspection_not_marked"
    """An inspection carries the inspection mark."""


SEVERITY = {
    Rule.NO_OPERATION: Severity.CRITICAL,
    Rule.NO_JOB_CODE: Severity.CRITICAL,
    Rule.TIME_OUT_OF_BOUNDS: Severity.CRITICAL,
    Rule.SEQUENCE_NOT_ASCENDING: Severity.CRITICAL,
    Rule.SEQUENCE_NOT_IN_TENS: Severity.INFO,
    Rule.NO_PARTNER: Severity.WARNING,
    Rule.STAGES_OUT_OF_ORDER: Severity.WARNING,
    Rule.ORDER_BROKEN: Severity.WARNING,
    Rule.INSPECTION_FIRST: Severity.WARNING,
    Rule.INSPECTION_NOT_MARKED: Severity.INFO,
}


NO_RULES: Final = RoutingRules()
"""Of a plant whose mapping says nothing of its routings."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that the routing breaks, and where."""

    rule: Rule
    keys: tuple[int, ...] = ()
    """The operations concerned; none when it is about the whole routing."""
    pair: PrecedencePair | None = None
    """The order that is broken, with its counts."""
    stages: tuple[ClosingStage, ...] = ()
    """The stages in the order that is broken."""

    @property
    def severity(self) -> Severity:
        """Critical ones make the routing unusable, warnings deserve a look."""
        return SEVERITY[self.rule]


def violations(
    operations: Sequence[PlannedOperation],
    order: Iterable[PrecedencePair] = (),
    rules: RoutingRules = NO_RULES,
) -> tuple[Violation, ...]:
    """What is wrong with the operations as a routing, hardest first.

    ``order`` are the pairs of operations that the plant's routings hold in one order, ``rules``
    what its mapping says of them.
    """
    if not operations:
        return (Violation(Rule.NO_OPERATION),)
    found = [
        *(
            Violation(rule, (step.key,))
            for step in operations
            for rule in _broken(step.operation, rules)
        ),
        *_sequences(operations),
        *_stages(operations, rules.closing),
        *_inspection_first(operations, rules),
        *_order(operations, order),
    ]
    hardness = list(Rule)
    return tuple(sorted(found, key=lambda violation: hardness.index(violation.rule)))


def is_inspection(operation: Operation, rules: RoutingRules) -> bool:
    """Whether it inspects: by its code where the mapping knows such codes, else by its mark."""
    if rules.inspections:
        return _begins(operation.job_code, rules.inspections)
    return operation.inspection


def _begins(job_code: str, patterns: Iterable[str]) -> bool:
    return any(re.match(pattern, job_code) for pattern in patterns)


def _broken(operation: Operation, rules: RoutingRules) -> list[Rule]:
    broken = []
    if not operation.job_code.strip():
        broken.append(Rule.NO_JOB_CODE)
    times = [getattr(operation, field) for field in TimeField]
    if any(time is not None and not 0 <= time <= LONGEST_MINUTES for time in times):
        broken.append(Rule.TIME_OUT_OF_BOUNDS)
    if operation.operation_type is OperationType.OUTSIDE and not operation.partner.strip():
        broken.append(Rule.NO_PARTNER)
    inspects = rules.marks_inspections and is_inspection(operation, rules)
    if inspects and not operation.inspection:
        broken.append(Rule.INSPECTION_NOT_MARKED)
    return broken


def _sequences(steps: Sequence[PlannedOperation]) -> list[Violation]:
    numbers = [step.operation.sequence for step in steps]
    wrong = [
        step.key
        for place, step in enumerate(steps)
        if numbers[place] <= (numbers[place - 1] if place else 0)
    ]
    if wrong:
        return [Violation(Rule.SEQUENCE_NOT_ASCENDING, tuple(wrong))]
    if numbers != [SEQUENCE_STEP * place for place in range(1, len(numbers) + 1)]:
        return [Violation(Rule.SEQUENCE_NOT_IN_TENS)]
    return []


def _stages(
    steps: Sequence[PlannedOperation], closing: tuple[ClosingStage, ...]
) -> list[Violation]:
    """Only the last of each stage counts: parts are inspected on the way too."""
    last = {
        stage: place
        for place, step in enumerate(steps)
        for stage in closing
        if _begins(step.operation.job_code, stage.job_codes)
    }
    present = [stage for stage in closing if stage in last]
    return [
        Violation(
            Rule.STAGES_OUT_OF_ORDER,
            (steps[last[later]].key, steps[last[earlier]].key),
            stages=closing,
        )
        for earlier, later in itertools.pairwise(present)
        if last[later] < last[earlier]
    ]


def _order(steps: Sequence[PlannedOperation], order: Iterable[PrecedencePair]) -> list[Violation]:
    codes = [step.operation.job_code for step in steps]
    return [
        Violation(
            Rule.ORDER_BROKEN, (steps[broken.after].key, steps[broken.before].key), broken.pair
        )
        for broken in broken_pairs(codes, order)
    ]


def _inspection_first(steps: Sequence[PlannedOperation], rules: RoutingRules) -> list[Violation]:
    # A routing of nothing but inspections is one of an item that is bought.
    inspects = [is_inspection(step.operation, rules) for step in steps]
    if inspects[0] and not all(inspects):
        return [Violation(Rule.INSPECTION_FIRST, (steps[0].key,))]
    return []
