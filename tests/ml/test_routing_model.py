"""The model answers every kind of question, and says so when it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.candidate import AskOptions, Badge, Lane, Outcome, RoutingChoice
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.domain.work_result import DropReason
from routingml_desktop.ml.training import TrainingFrames
from tests.ml.plants import ATTRIBUTES, actuals_frame, items_frame, operations_frame, trained

if TYPE_CHECKING:
    from routingml_desktop.domain.item import AttributeValue
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant

PROPOSE = AskOptions(ignore_own_history=True)


def attributes_of(plant: Plant, code: str) -> dict[str, AttributeValue]:
    (row,) = plant.frames.items.filter(item_code=code).iter_rows(named=True)
    return {attribute.name: row[attribute.name] for attribute in ATTRIBUTES}


def item(plant: Plant, code: str, **changes: Any) -> Item:
    return Item(code, attributes_of(plant, code) | changes)


def codes(plant: Plant, *, routed: bool) -> list[str]:
    have = set(plant.frames.operations["item_code"])
    return [code for code in plant.frames.items["item_code"] if (code in have) is routed]


def test_new_items_get_the_routing_the_plants_rules_give_them(
    plant: Plant, model: RoutingModel
) -> None:
    new = codes(plant, routed=False)

    answers = model.predict_many([item(plant, code) for code in new], AskOptions())

    right = [
        bool(answer.candidates) and answer.candidates[0].signature == plant.ways[answer.item.code]
        for answer in answers
    ]
    assert sum(right) / len(right) > 0.95
    assert {answer.outcome for answer in answers} == {Outcome.PROPOSED}


def test_many_questions_at_once_are_answered_as_one_by_one(
    plant: Plant, model: RoutingModel
) -> None:
    asked = [item(plant, code) for code in codes(plant, routed=False)[:8]]

    together = model.predict_many(asked, AskOptions())

    assert together == tuple(model.predict(one, AskOptions()) for one in asked)
    assert model.predict_many([], AskOptions()) == ()


def test_an_item_with_a_routing_gets_its_own_first(plant: Plant, model: RoutingModel) -> None:
    code = codes(plant, routed=True)[0]

    answer = model.predict(item(plant, code), AskOptions())

    own = answer.candidates[0]
    assert answer.outcome is Outcome.EXISTING
    assert (own.origin, own.reference_item, own.confidence) == (RoutingOrigin.MASTER, code, None)
    assert own.signature == plant.ways[code]
    assert {step.run.origin for step in own.operations} <= {
        TimeOrigin.OWN_BOOKINGS,
        TimeOrigin.SIMILAR_ITEMS,
        TimeOrigin.STANDARD,
    }
    assert all(candidate.signature != own.signature for candidate in answer.candidates[1:])
    assert [candidate.rank for candidate in answer.candidates] == list(
        range(1, len(answer.candidates) + 1)
    )


def test_ignoring_its_history_an_item_does_not_vote_for_itself(
    plant: Plant, model: RoutingModel
) -> None:
    for code in codes(plant, routed=True)[:10]:
        answer = model.predict(item(plant, code), PROPOSE)

        assert answer.outcome is Outcome.PROPOSED
        assert all(code not in candidate.supporters for candidate in answer.candidates)
        assert all(neighbor.item_code != code for neighbor in answer.neighbors)
        for candidate in answer.candidates:
            for step in candidate.operations:
                assert step.run.origin is not TimeOrigin.OWN_BOOKINGS


def test_a_known_code_asked_without_attributes_is_described_by_what_the_model_knows(
    plant: Plant, model: RoutingModel
) -> None:
    code = codes(plant, routed=False)[0]

    bare = model.predict(Item(code), AskOptions())
    told = model.predict(item(plant, code), AskOptions())

    assert bare.candidates == told.candidates


def test_candidates_differ_and_are_numbered_in_tens(plant: Plant, model: RoutingModel) -> None:
    for code in codes(plant, routed=False)[:20]:
        candidates = model.predict(item(plant, code), AskOptions(threshold=0.0)).candidates

        assert 1 <= len(candidates) <= 4
        assert len({candidate.signature for candidate in candidates}) == len(candidates)
        for candidate in candidates:
            numbers = [step.operation.sequence for step in candidate.operations]
            assert numbers == [10 * place for place in range(1, len(numbers) + 1)]
            assert set(candidate.operations[0].supporters) <= set(candidate.supporters)


def test_neighbors_are_shown_nearest_first_with_what_made_them_alike(
    plant: Plant, model: RoutingModel
) -> None:
    answer = model.predict(item(plant, codes(plant, routed=False)[0]), AskOptions(neighbors=5))

    similarity = [neighbor.similarity for neighbor in answer.neighbors]
    assert len(answer.neighbors) == 5
    assert similarity == sorted(similarity, reverse=True)
    for neighbor in answer.neighbors:
        assert neighbor.routing_no == "R1"
        assert neighbor.operations > 0
        assert neighbor.orders == 6
        assert 0 < len(neighbor.matches) <= 5


def test_as_many_similar_items_vote_as_asked_and_three_are_shown(
    plant: Plant, model: RoutingModel
) -> None:
    answer = model.predict(item(plant, codes(plant, routed=False)[0]), AskOptions(neighbors=1))

    voted = [candidate for candidate in answer.candidates if not candidate.composed]
    assert len(voted) == 1
    assert len(voted[0].supporters) == 1
    assert len(answer.neighbors) == 3


def test_an_attribute_without_weight_is_not_seen_by_the_judges_of_ways_either(
    model: RoutingModel,
) -> None:
    weights = {**model.attribute_weights, "KIND": 0.0}
    gland, face = (
        Item("new", {"KIND": kind, "MATERIAL": "304", "DIAMETER": 90.0})
        for kind in ("GLAND", "FACE")
    )

    def asked(item: Item, weights: dict[str, float] | None) -> list[tuple[str, ...]]:
        answer = model.predict(item, AskOptions(threshold=0.0), weights)
        return [candidate.signature for candidate in answer.candidates]

    assert asked(gland, weights) == asked(face, weights)
    assert asked(gland, None)[0] != asked(face, None)[0]


def test_what_was_put_together_says_so_and_names_whose_operations_it_has(
    plant: Plant, model: RoutingModel
) -> None:
    answer = model.predict(item(plant, codes(plant, routed=False)[0]), AskOptions(neighbors=1))

    composed = [candidate for candidate in answer.candidates if candidate.composed]
    assert composed
    for candidate in composed:
        steps = candidate.operations
        assert candidate.orders == 0
        assert set(candidate.supporters) == {code for step in steps for code in step.supporters}
        assert candidate.reference_item == answer.neighbors[0].item_code
        assert [step.operation.sequence for step in steps] == [
            10 * place for place in range(1, len(steps) + 1)
        ]


def test_nothing_similar_enough_proposes_nothing_and_shows_the_nearest(
    plant: Plant, model: RoutingModel
) -> None:
    strange = Item("new", {"KIND": "BOLT", "MATERIAL": "GOLD", "SPEC": "ZZZ QQQ KEYWAY GLAND SIC"})

    answer = model.predict(strange, AskOptions(threshold=0.999))

    assert answer.outcome is Outcome.BELOW_THRESHOLD
    assert answer.candidates == ()
    assert len(answer.neighbors) == 3
    assert set(answer.unused_attributes) == {"KIND", "MATERIAL"}


def test_what_is_too_improbable_is_not_proposed_unless_insisted_on(
    plant: Plant, model: RoutingModel
) -> None:
    asked = item(plant, codes(plant, routed=False)[0])
    proposed = model.predict(asked, AskOptions())
    best = max(one.confidence or 0.0 for one in proposed.candidates)
    strict = AskOptions(least_confidence=best + 0.01)

    held_back = model.predict(asked, strict)

    assert held_back.outcome is Outcome.IMPROBABLE
    assert held_back.candidates == ()
    assert held_back.improbable == pytest.approx(best)
    assert held_back.lane is Lane.NO_PRECEDENT
    assert held_back.suggestions
    assert held_back.neighbors
    assert model.predict(asked, strict.insisting()).outcome is Outcome.PROPOSED
    assert proposed.improbable is None


def test_an_item_without_usable_attributes_says_so(model: RoutingModel) -> None:
    answer = model.predict(Item("new", {"COLOUR": "red", "SPEC": "  "}), AskOptions(threshold=0.0))

    assert answer.outcome is Outcome.NO_ATTRIBUTES
    assert (answer.candidates, answer.neighbors) == ((), ())
    assert answer.unused_attributes == ("COLOUR",)


def test_a_weight_set_while_asking_changes_what_is_similar(
    plant: Plant, model: RoutingModel
) -> None:
    asked = item(plant, codes(plant, routed=False)[0])
    only = dict.fromkeys(model.attribute_weights, 0.0) | {"JUNK": 4.0}

    answer = model.predict(asked, AskOptions(threshold=0.0), only)

    assert {match.name for n in answer.neighbors for match in n.matches} == {"JUNK"}
    assert answer.neighbors[0].similarity == pytest.approx(1.0)
    assert model.predict(asked, AskOptions(), dict.fromkeys(only, 0.0)).outcome is (
        Outcome.NO_ATTRIBUTES
    )


def test_confidence_is_a_chance_and_high_confidence_is_badged(
    plant: Plant, model: RoutingModel
) -> None:
    answers = [model.predict(item(plant, code), PROPOSE) for code in codes(plant, routed=True)[:30]]

    for answer in answers:
        for candidate in answer.candidates:
            assert candidate.confidence is not None
            assert 0.0 <= candidate.confidence <= 1.0
            assert (Badge.HIGH_CONFIDENCE in candidate.badges) == (candidate.confidence >= 0.8)


def test_minutes_are_close_to_the_truth_and_bands_hold(plant: Plant, model: RoutingModel) -> None:
    errors, held = [], []
    for code in codes(plant, routed=False):
        for candidate in model.predict(item(plant, code), AskOptions()).candidates[:1]:
            for step in candidate.operations:
                true = plant.minutes.get((code, step.operation.job_code))
                if true and step.run.p10 is not None and step.run.p50 and step.run.p90:
                    errors.append(abs(step.run.p50 - true) / true)
                    held.append(step.run.p10 <= true <= step.run.p90)

    assert sorted(errors)[len(errors) // 2] < 0.2
    assert sum(held) / len(held) > 0.75


def test_the_evidence_of_an_operation_are_its_orders(plant: Plant, model: RoutingModel) -> None:
    code = codes(plant, routed=False)[0]
    candidate = model.predict(item(plant, code), AskOptions()).candidates[0]
    operation = candidate.operations[0].operation

    evidence = model.evidence(code, candidate.supporters, operation.job_code, operation.work_center)

    assert {result.item_code for result in evidence.used} <= set(candidate.supporters)
    assert {result.job_code for result in evidence.used} == {operation.job_code}
    assert len(evidence.used) + len(evidence.dropped) == 6 * len(candidate.supporters)
    assert {result.dropped for result in evidence.dropped} <= {DropReason.OUTLIER}
    nothing = model.evidence("ghost", (), "NO JOB", "")
    assert (nothing.used, nothing.dropped) == ((), ())


def test_the_routings_of_an_item_can_be_read(plant: Plant, model: RoutingModel) -> None:
    code = codes(plant, routed=True)[0]

    (routing,) = model.routings_of(code)

    assert routing.signature == plant.ways[code]
    assert model.routings_of("ghost") == ()
    assert model.routings_of(codes(plant, routed=False)[0]) == ()


def test_the_statistics_tell_what_was_learned_from(plant: Plant, model: RoutingModel) -> None:
    told = model.statistics()

    assert told["source"] == model.source == "test plant"
    assert told["items"] == 300
    assert told["items_with_routing"] == told["routings"] == len(codes(plant, routed=True))
    assert told["orders"] == 6 * told["routings"]
    assert told["dimension"] == 128
    assert set(told["weights"]) == set(told["attributes"])
    assert 0.05 < told["missing"]["MATERIAL"] < 0.15
    assert told["dropped_attributes"] == {"item_name": "no values"}


# --- plants made for one case each


def frames(
    items: dict[str, list[Any]], ways: dict[str, list[dict[str, Any]]], *results: dict[str, Any]
) -> TrainingFrames:
    """A plant whose items have one attribute and the operations given per item code."""
    rows = [
        {"item_code": code, "sequence": 10 * place} | step
        for code, steps in ways.items()
        for place, step in enumerate(steps, start=1)
    ]
    return TrainingFrames(
        items_frame(**items),
        operations_frame(rows),
        actuals_frame(list(results)),
        ATTRIBUTES,
        "made for a case",
    )


def made(*jobs: str, **changes: Any) -> list[dict[str, Any]]:
    return [{"job_code": job} | changes for job in jobs]


def test_similar_items_without_routings_are_shown_as_such() -> None:
    kinds = ["GLAND"] * 3 + ["FACE"] * 3
    model = trained(frames({"KIND": kinds}, {"I0003": made("LAP"), "I0004": made("LAP")}))

    answer = model.predict(Item("I0000", {"KIND": "GLAND"}), AskOptions())

    assert answer.outcome is Outcome.NO_ROUTING_NEARBY
    assert answer.candidates == ()
    assert [neighbor.item_code for neighbor in answer.neighbors] == ["I0001", "I0002"]
    assert answer.neighbors[0].routing_no == ""


def test_outside_candidates_are_left_out_or_come_back_last_and_flagged() -> None:
    ways = {
        "I0000": made("A"),
        "I0001": made("B"),
        "I0002": made("Z", operation_type="outside"),
        "I0003": made("C") + made("Z", operation_type="outside"),
    }
    kinds = {"KIND": ["GLAND"] * 5 + ["FACE"]}
    model = trained(frames(kinds, ways))
    asked = Item("new", {"KIND": "GLAND"})

    open_to_all = model.predict(asked, AskOptions())
    inside = model.predict(asked, AskOptions(exclude_outside=True))

    assert len(open_to_all.candidates) == 4
    assert len(inside.candidates) == 3
    flags = {Badge.CONTAINS_OUTSIDE, Badge.ALL_OUTSIDE}
    assert [bool(flags & set(c.badges)) for c in inside.candidates] == [False, False, True]
    bought = next(c for c in open_to_all.candidates if c.signature == ("Z",))
    assert Badge.ALL_OUTSIDE in bought.badges
    assert bought.operations[0].operation.operation_type is OperationType.OUTSIDE


def test_the_most_used_routing_is_proposed_when_asked_for() -> None:
    rows = [*made("A", routing_no="OLD"), {"job_code": "B", "routing_no": "NEW", "created": None}]
    results = [
        {"item_code": "I0000", "work_order": f"W{n}", "routing_no": "OLD", "job_code": "A"}
        for n in range(3)
    ]
    model = trained(frames({"KIND": ["G", "F"]}, {"I0000": rows[::-1]}, *results))

    used = model.predict(
        Item("I0000", {"KIND": "G"}), AskOptions(routing_choice=RoutingChoice.MOST_USED)
    )

    assert used.candidates[0].reference_routing_no == "OLD"
    assert used.candidates[0].orders == 3
    assert {c.reference_routing_no for c in used.candidates} == {"OLD", "NEW"}


def test_routings_seen_in_work_results_are_named_as_built() -> None:
    ways = {"I0000": made("A", "B", origin="as_built", routing_no="W1")}
    model = trained(frames({"KIND": ["G", "G", "F"]}, ways))

    own = model.predict(Item("I0000", {"KIND": "G"}), AskOptions()).candidates[0]
    proposed = model.predict(Item("I0001", {"KIND": "G"}), AskOptions()).candidates[0]

    assert own.origin is RoutingOrigin.AS_BUILT
    assert Badge.AS_BUILT in own.badges
    assert Badge.AS_BUILT in proposed.badges
    assert own.reference_routing_no == "W1"


def test_operations_without_bookings_fall_back_to_the_standard_and_say_so() -> None:
    step = made("A", setup_minutes=15.0, run_minutes=50.0, base_quantity=10.0)
    model = trained(frames({"KIND": ["G", "G", "F"]}, {"I0000": step, "I0002": made("B")}))

    (operation,) = model.predict(Item("new", {"KIND": "G"}), AskOptions()).candidates[0].operations
    (bare,) = model.predict(Item("new", {"KIND": "F"}), AskOptions()).candidates[0].operations

    assert (operation.setup.origin, operation.setup.p50) == (TimeOrigin.STANDARD, 15.0)
    assert (operation.run.origin, operation.run.p50) == (TimeOrigin.STANDARD, 5.0)
    assert operation.badges == (Badge.NO_WORK_RESULTS,)
    assert (bare.run.origin, bare.run.p50) == (TimeOrigin.NOTHING, None)
    assert bare.minutes_for(10) is None


def test_few_orders_are_badged_as_low_samples() -> None:
    booked = [
        {"item_code": "I0000", "work_order": f"W{n}", "job_code": "A", "quantity": 1.0}
        | {"run_minutes": 5.0, "setup_minutes": 20.0}
        for n in range(2)
    ]
    model = trained(frames({"KIND": ["G", "G"]}, {"I0000": made("A")}, *booked))

    (operation,) = model.predict(Item("I0000"), AskOptions()).candidates[0].operations

    assert operation.badges == (Badge.LOW_SAMPLES,)
