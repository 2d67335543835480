"""While a routing is built by hand, the likeliest next operations are offered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.candidate import AskOptions, Lane, Outcome
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.precedence import PrecedenceVerdicts
from routingml_desktop.ml.precedence import broken
from tests.ml.plants import new_items

if TYPE_CHECKING:
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant


def test_the_true_next_operation_is_nearly_always_among_three(
    plant: Plant, model: RoutingModel
) -> None:
    hits = []
    for item in new_items(plant)[:20]:
        way = plant.ways[item.code]
        for place, following in enumerate(way):
            offered = model.next_operations(item, way[:place])
            hits.append(following in [one.operation.job_code for one in offered])

    assert sum(hits) / len(hits) > 0.95


def test_suggestions_are_whole_operations_with_their_chances(
    plant: Plant, model: RoutingModel
) -> None:
    offered = model.next_operations(new_items(plant)[0], ())

    assert offered[0].operation.job_code == "SAW"
    assert offered[0].operation.work_center == "SAW-1"
    assert offered[0].chance == pytest.approx(1.0, abs=0.05)
    assert offered[0].seen > 100
    assert sum(one.chance for one in offered) <= 1.0 + 1e-9


def test_a_complete_routing_goes_on_with_nothing_likely(plant: Plant, model: RoutingModel) -> None:
    item = new_items(plant)[0]

    offered = model.next_operations(item, plant.ways[item.code])

    assert all(one.chance < 0.5 for one in offered)


def test_what_history_has_before_an_operation_that_is_there_is_not_suggested(
    plant: Plant, model: RoutingModel
) -> None:
    first = {pair.before for pair in model.precedence_pairs if pair.after == "INSPECT"}
    assert "SAW" in first

    offered = model.next_operations(new_items(plant)[0], ("INSPECT",))

    assert not first & {one.operation.job_code for one in offered}


def test_a_suggestion_is_where_such_work_is_done_now(plant: Plant, model: RoutingModel) -> None:
    item = new_items(plant)[0]
    (first, *_) = model.predict(item, AskOptions()).candidates

    offered = model.next_operations(item, first.signature[:1])

    places = {step.operation.job_code: step.operation.work_center for step in first.operations}
    told = [one.operation for one in offered if one.operation.job_code in places]
    assert told
    for operation in told:
        assert operation.work_center == places[operation.job_code]


def test_an_operation_nobody_knows_does_not_stop_the_suggestions(
    plant: Plant, model: RoutingModel
) -> None:
    offered = model.next_operations(new_items(plant)[0], ("SAW", "HAND-MADE"))

    assert offered
    assert offered[0].operation.job_code != "SAW"


def test_where_nothing_is_proposed_the_first_operations_are_offered(
    plant: Plant, model: RoutingModel
) -> None:
    options = AskOptions(threshold=1.0)
    strange = Item("new", {"KIND": "GLAND", "SPEC": "ZZZ QQQ KEYWAY"})

    answer = model.predict(strange, options)

    assert answer.outcome is Outcome.BELOW_THRESHOLD
    assert answer.lane is Lane.NO_PRECEDENT
    assert answer.suggestions[0].operation.job_code == "SAW"
    assert not model.predict(new_items(plant)[0], AskOptions()).suggestions


def test_proposals_keep_the_order_history_and_the_planner_ask_for(
    plant: Plant, model: RoutingModel
) -> None:
    mined = frozenset(pair.pair for pair in model.precedence_pairs)
    turned = PrecedenceVerdicts(
        approved=frozenset({("INSPECT", "SAW")}), vetoed=frozenset({("SAW", "INSPECT")})
    )

    assert ("SAW", "INSPECT") in mined
    for item in new_items(plant)[:10]:
        for candidate in model.predict(item, AskOptions()).candidates:
            assert not broken(candidate.signature, mined)
            assert all(step.confidence is not None for step in candidate.operations)
        changed = model.predict(item, replace(AskOptions(), precedence=turned))
        # Every pair with SAW or INSPECT first would contradict it: those are put in order or left.
        for candidate in changed.candidates:
            assert not broken(candidate.signature, frozenset({("INSPECT", "SAW")}))
