"""Subcontracted work moves in-house by the table alone, and what it was before stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.candidate import AskOptions, Badge, Outcome
from routingml_desktop.domain.conversion import (
    Conversion,
    Conversions,
    InHousePlace,
    OutsideOperation,
)
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.precedence import PrecedenceVerdicts
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ml.training import TrainingFrames
from tests.ml.plants import ATTRIBUTES, actuals_frame, items_frame, operations_frame, trained

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import ProposedOperation, RoutingCandidate
    from routingml_desktop.ml.routing_model import RoutingModel

COATED = {"KIND": "GLAND"}
"""What items show that are cut and then coated outside; others are coated in-house."""
NEW = Item("new", COATED)


def step(job: str, place: str = "", **changes: Any) -> dict[str, Any]:
    return {"job_code": job, "job_name": f"{job} name", "work_center": place} | changes


def sent(job: str = "OUT COAT", partner: str = "KIM") -> dict[str, Any]:
    told = {"partner": partner, "partner_name": partner and f"{partner} Inc."}
    return step(job, operation_type="outside", **told)


@pytest.fixture(scope="module")
def model() -> RoutingModel:
    """Six items coated outside, six coated in-house with twenty bookings at COT-01."""
    ways = {f"I{n:04d}": [step("CUT", "SAW"), sent(partner="KIM" if n else "")] for n in range(6)}
    ways |= {
        f"I{n:04d}": [step("TURN", "CNC"), step("COAT", "COT-01", run_minutes=9.0)]
        for n in range(6, 12)
    }
    rows = [
        {"item_code": code, "sequence": 10 * place} | one
        for code, steps in ways.items()
        for place, one in enumerate(steps, start=1)
    ]
    results = [
        {
            "item_code": f"I{6 + n % 6:04d}",
            "work_order": f"W{n}",
            "routing_no": "R1",
            "sequence": 20,
            "job_code": "COAT",
            "work_center": "COT-01",
            "quantity": 10.0,
            "setup_minutes": 30.0,
            "run_minutes": 70.0 + n % 3,
        }
        for n in range(24)
    ]
    return trained(
        TrainingFrames(
            items_frame(KIND=["GLAND"] * 6 + ["FACE"] * 6),
            operations_frame(rows),
            actuals_frame(results),
            ATTRIBUTES,
            "made for a case",
        )
    )


def table(*rows: Conversion, **options: Any) -> AskOptions:
    return AskOptions(outside_in_house=True, conversions=Conversions(rows), **options)


IN_HOUSE = Conversion("OUT COAT", "COAT", "COT-01")


def first(model: RoutingModel, options: AskOptions, item: Item = NEW) -> RoutingCandidate:
    return model.predict(item, options).candidates[0]


def last_step(model: RoutingModel, options: AskOptions) -> ProposedOperation:
    return first(model, options).operations[-1]


def test_nothing_moves_unless_it_is_asked_for(model: RoutingModel) -> None:
    found = first(model, AskOptions())

    assert found.signature == ("CUT", "OUT COAT")
    assert found.operations[-1].outside is None
    assert Badge.CONVERTED_IN_HOUSE not in (*found.badges, *found.operations[-1].badges)


def test_an_exact_row_moves_the_operation_and_the_original_stays_in_sight(
    model: RoutingModel,
) -> None:
    before = last_step(model, AskOptions())
    found = first(model, table(IN_HOUSE))
    moved = found.operations[-1]

    done = moved.operation
    assert (done.job_code, done.job_name, done.work_center) == ("COAT", "COAT name", "COT-01")
    assert done.operation_type is OperationType.IN_HOUSE
    assert (done.sequence, done.partner) == (20, "")
    assert moved.outside == before.operation
    assert moved.replaces == "OUT COAT OUT COAT name · KIM KIM Inc."
    assert (moved.supporters, moved.share, moved.orders) == (
        before.supporters,
        before.share,
        before.orders,
    )
    assert moved.badges[0] is Badge.CONVERTED_IN_HOUSE
    assert Badge.CONVERTED_IN_HOUSE in found.badges
    assert Badge.CONTAINS_OUTSIDE not in found.badges


def test_its_minutes_are_those_of_the_operation_at_that_place(model: RoutingModel) -> None:
    moved = last_step(model, table(IN_HOUSE))

    assert moved.run.origin is TimeOrigin.OPERATION_AT_WORK_CENTER
    assert moved.run.p50 == pytest.approx(7.1, abs=0.5)
    assert moved.run.n > 0


def test_where_nothing_is_known_of_the_place_the_minutes_stay_empty(model: RoutingModel) -> None:
    moved = last_step(model, table(Conversion("OUT COAT", "TURN", "COT-01")))

    assert (moved.operation.job_name, moved.operation.work_center) == ("TURN name", "COT-01")
    assert (moved.setup.origin, moved.run.origin) == (TimeOrigin.NOTHING, TimeOrigin.NOTHING)
    assert moved.minutes_for(10) is None
    assert Badge.NO_WORK_RESULTS in moved.badges


@pytest.mark.parametrize(
    "row",
    [
        Conversion("OUT", "COAT", "COT-01"),
        Conversion("OUT COAT 2", "COAT", "COT-01"),
        Conversion("out coat", "COAT", "COT-01"),
        Conversion("OUT COAT", "COAT", "COT-01", partner="LEE"),
        Conversion("CUT", "COAT", "COT-01"),
    ],
)
def test_what_is_not_exactly_the_same_is_no_match(model: RoutingModel, row: Conversion) -> None:
    assert first(model, table(row)).signature == ("CUT", "OUT COAT")


def test_how_often_such_ones_held_is_not_claimed_for_what_was_moved(model: RoutingModel) -> None:
    found = first(model, table(IN_HOUSE))

    assert found.confidence is None
    assert found.edits_to_go is None
    assert Badge.HIGH_CONFIDENCE not in found.badges


def test_an_items_own_routing_stays_and_its_in_house_form_follows(model: RoutingModel) -> None:
    answer = model.predict(Item("I0001", {}), table(IN_HOUSE))
    own, moved = answer.candidates[:2]

    assert answer.outcome is Outcome.EXISTING
    assert (own.rank, own.signature, own.existing) == (1, ("CUT", "OUT COAT"), True)
    assert (moved.rank, moved.signature, moved.existing) == (2, ("CUT", "COAT"), False)
    assert moved.origin is RoutingOrigin.PROPOSED
    assert (moved.reference_item, moved.reference_routing_no) == ("I0001", "R1")
    assert moved.operations[0] == own.operations[0]


def test_where_similar_items_are_made_so_anyhow_theirs_is_the_candidate(
    model: RoutingModel,
) -> None:
    """All twelve vote: one way moved from outside is the way the others go."""
    as_others = model.predict(Item("new", {"KIND": "GLAND"}), table(IN_HOUSE, threshold=0.0))
    options = table(Conversion("OUT COAT", "COAT", "COT-01"), threshold=0.0, neighbors=12)
    own = model.predict(Item("I0006", {}), options).candidates

    assert len({c.signature for c in as_others.candidates}) == len(as_others.candidates)
    assert own[0].signature == ("TURN", "COAT")
    assert Badge.CONVERTED_IN_HOUSE not in own[0].badges


def test_a_moved_operation_that_breaks_an_order_says_so(model: RoutingModel) -> None:
    order = PrecedenceVerdicts(approved=frozenset({("COAT", "CUT")}))

    found = first(model, table(IN_HOUSE, precedence=order))

    assert found.signature == ("CUT", "COAT")
    assert Badge.RULE_VIOLATION in found.badges


def test_an_own_routing_that_breaks_an_approved_order_says_so(model: RoutingModel) -> None:
    order = PrecedenceVerdicts(approved=frozenset({("OUT COAT", "CUT")}))

    broken = first(model, AskOptions(precedence=order), Item("I0001", {}))
    kept = first(model, AskOptions(), Item("I0001", {}))

    assert Badge.RULE_VIOLATION in broken.badges
    assert Badge.RULE_VIOLATION not in kept.badges


def test_the_receipt_of_a_moved_operation_comes_to_its_minutes(model: RoutingModel) -> None:
    answer = model.predict(Item("I0001", {}), table(IN_HOUSE))
    moved = answer.candidates[1].operations[-1]

    assert model.receipts(answer, moved)[1].recomputed == pytest.approx(moved.run.p50)


def test_the_plants_outside_operations_are_counted_by_subcontractor(model: RoutingModel) -> None:
    assert model.outside_operations == (
        OutsideOperation("OUT COAT", "OUT COAT name", "", "", 6),
        OutsideOperation("OUT COAT", "OUT COAT name", "KIM", "KIM Inc.", 5),
    )
    assert model.in_house_places == (
        InHousePlace("COAT", "COAT name", "COT-01", "", 6),
        InHousePlace("CUT", "CUT name", "SAW", "", 6),
        InHousePlace("TURN", "TURN name", "CNC", "", 6),
    )
