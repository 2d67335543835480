"""The rules of the plant's routings are checked while the planner works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routingml_desktop.domain.plant import ClosingStage, RoutingRules, Severity
from routingml_desktop.domain.precedence import PrecedencePair
from routingml_desktop.domain.routing import Operation, OperationType
from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.services.planning import PlannedOperation, RoutingDraft, draft_of
from routingml_desktop.services.routing_rules import SEVERITY, Rule, Violation, violations
from tests.builders import candidate

SEALS = load_mapping("demo").routing_rules
"""The rules of the demo plant, which makes seals."""


def broken(draft: RoutingDraft, rules: RoutingRules = SEALS) -> list[tuple[Rule, tuple[int, ...]]]:
    return [(found.rule, found.keys) for found in violations(draft.operations, (), rules)]


def draft(*job_codes: str) -> RoutingDraft:
    """A draft whose inspections carry their mark."""
    made = draft_of("NEW-1", candidate(*job_codes))
    return replace(
        made,
        operations=tuple(
            with_operation(step, replace(step.operation, inspection=True))
            if step.operation.job_code.startswith("Q")
            else step
            for step in made.operations
        ),
    )


def with_operation(step: PlannedOperation, operation: Operation) -> PlannedOperation:
    return replace(step, proposed=replace(step.proposed, operation=operation))


def with_numbers(made: RoutingDraft, *numbers: int) -> RoutingDraft:
    return replace(
        made,
        operations=tuple(
            with_operation(step, replace(step.operation, sequence=number))
            for step, number in zip(made.operations, numbers, strict=True)
        ),
    )


def test_the_plant_s_own_sample_breaks_nothing() -> None:
    assert broken(draft("F61-1", "F40-1", "Q30-1", "F20-3")) == []


def test_a_routing_without_operations_is_refused() -> None:
    assert violations(()) == (Violation(Rule.NO_OPERATION),)


def test_an_operation_needs_its_code() -> None:
    assert broken(draft("A01-1").add(1)) == [(Rule.NO_JOB_CODE, (2,))]


@pytest.mark.parametrize("minutes", [-1.0, 10_001.0])
def test_times_from_the_erp_are_held_to_the_bounds_too(minutes: float) -> None:
    made = draft("A01-1")
    step = made.operations[0]
    wrong = with_operation(step, replace(step.operation, run_minutes=minutes))

    assert broken(replace(made, operations=(wrong,))) == [(Rule.TIME_OUT_OF_BOUNDS, (1,))]


@pytest.mark.parametrize(
    ("numbers", "keys"), [((10, 10, 20), (2,)), ((10, 30, 20), (3,)), ((0, 10, 20), (1,))]
)
def test_numbers_must_ascend(numbers: tuple[int, ...], keys: tuple[int, ...]) -> None:
    made = with_numbers(draft("A01-1", "C10-1", "D10-1"), *numbers)

    assert broken(made) == [(Rule.SEQUENCE_NOT_ASCENDING, keys)]


def test_numbers_beside_the_tens_are_mentioned() -> None:
    assert broken(with_numbers(draft("A01-1", "C10-1"), 10, 25)) == [
        (Rule.SEQUENCE_NOT_IN_TENS, ())
    ]


def test_an_outside_operation_needs_its_subcontractor() -> None:
    made = draft("A01-1").set_type(1, OperationType.OUTSIDE)

    assert broken(made) == [(Rule.NO_PARTNER, (1,))]


@pytest.mark.parametrize(
    ("job_codes", "keys"),
    [
        (("F40-1", "F61-1"), (1, 2)),
        (("F61-1", "Q30-1", "F40-1"), (2, 3)),
        (("F61-1", "F20-3", "Q30-1"), (2, 3)),
        (("F20-3", "F61-1"), (1, 2)),
    ],
)
def test_closing_stages_come_in_their_order(
    job_codes: tuple[str, ...], keys: tuple[int, ...]
) -> None:
    assert broken(draft(*job_codes)) == [(Rule.STAGES_OUT_OF_ORDER, keys)]


def test_parts_may_be_inspected_on_the_way() -> None:
    assert broken(draft("A01-1", "Q10-1", "F61-1", "Q30-1", "F20-3")) == []


def test_nothing_is_inspected_before_it_is_made() -> None:
    assert broken(draft("Q30-1", "A01-1")) == [(Rule.INSPECTION_FIRST, (1,))]


def test_a_routing_of_nothing_but_inspection_is_fine() -> None:
    assert broken(draft("Q30-1")) == []


def test_an_inspection_without_its_mark_is_mentioned() -> None:
    made = draft_of("NEW-1", candidate("A01-1", "Q30-1"))

    assert broken(made) == [(Rule.INSPECTION_NOT_MARKED, (2,))]


def test_codes_of_another_plant_are_not_read_as_the_demo_plants() -> None:
    foreign = draft_of("NEW-1", candidate("Q10", "F20", "F40", "F60"))

    assert [found.rule for found in violations(foreign.operations)] == []


def test_where_no_codes_are_named_the_mark_tells_an_inspection() -> None:
    foreign = draft_of("NEW-1", candidate("CHECK", "TURN"))
    marked = replace(
        foreign,
        operations=tuple(
            with_operation(step, replace(step.operation, inspection=place == 0))
            for place, step in enumerate(foreign.operations)
        ),
    )

    assert broken(foreign, RoutingRules()) == []
    assert broken(marked, RoutingRules(marks_inspections=True)) == [(Rule.INSPECTION_FIRST, (1,))]


def test_inspections_of_a_plant_without_such_a_mark_are_not_asked_for_it() -> None:
    made = draft_of("NEW-1", candidate("TURN", "CHECK"))

    assert broken(made, RoutingRules(inspections=("CHECK",))) == []


def test_a_plant_s_own_stages_are_kept_and_named() -> None:
    stages = (ClosingStage(("PAINT",), "painting"), ClosingStage(("BOX", "CRATE"), "packing"))
    made = draft_of("NEW-1", candidate("CRATE-2", "PAINT-1"))

    (found,) = violations(made.operations, (), RoutingRules(stages))

    assert (found.rule, found.keys) == (Rule.STAGES_OUT_OF_ORDER, (1, 2))
    assert [stage.label("ko") for stage in found.stages] == ["painting", "packing"]


def test_the_mapping_of_the_plant_s_erp_carries_the_same_rules() -> None:
    assert load_mapping("ksm").routing_rules == SEALS
    assert load_mapping("production-log").routing_rules == RoutingRules()


def test_words_as_codes_belong_to_no_stage() -> None:
    assert broken(draft("Quality check", "Final Inspection", "Flat Grinding")) == []


def test_the_hardest_come_first_and_every_rule_has_a_severity() -> None:
    made = draft("A01-1").set_type(1, OperationType.OUTSIDE).add(1)

    assert [found.severity for found in violations(made.operations)] == [
        Severity.CRITICAL,
        Severity.WARNING,
    ]
    assert set(SEVERITY) == set(Rule)


def test_an_order_against_the_plants_history_is_a_warning_with_its_counts() -> None:
    pair = PrecedencePair("MILL", "TURN", 1204, 1209)
    draft = draft_of("ITEM-1", candidate("TURN", "MILL"))

    (found,) = violations(draft.operations, [pair])

    assert (found.rule, found.severity, found.pair) == (Rule.ORDER_BROKEN, Severity.WARNING, pair)
    assert found.keys == (1, 2)
