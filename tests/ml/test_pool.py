"""What may be proposed: what similar items have, and what is put together from their operations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.routing import Operation, OperationType
from routingml_desktop.ml.aggregation import Vote
from routingml_desktop.ml.composing import Composing
from routingml_desktop.ml.newest_operations import NewestOperations
from routingml_desktop.ml.pool import FACTS, Workshop, most_often
from routingml_desktop.ml.way_composer import WayComposer
from tests.ml.test_way_composer import plant

if TYPE_CHECKING:
    from routingml_desktop.ml.pool import Entry
    from routingml_desktop.ml.routing_model import RoutingModel


@pytest.fixture
def workshop(model: RoutingModel) -> Workshop:
    known = model._parts.precedents
    return Workshop.of(known.items, known.routings, NewestOperations(known.routings))


def operation(job: str, work_center: str = "", *, outside: bool = False) -> Operation:
    kind = OperationType.OUTSIDE if outside else OperationType.IN_HOUSE
    return Operation(10, job, work_center=work_center or f"{job}-1", operation_type=kind)


def vote(item: str, *operations: Operation, weight: float = 1.0, similarity: float = 0.9) -> Vote:
    return Vote(item, "R1", similarity, weight, operations, orders=2)


def composing(workshop: Workshop, *ways: tuple[str, ...]) -> Composing:
    numbers = tuple(tuple(workshop.numbers[job] for job in way) for way in ways)
    nothing = WayComposer.undecided()
    chances = np.log(0.5 ** np.arange(1, len(ways) + 1))
    return Composing(nothing, nothing.into_bias, numbers, chances, numbers)


def signatures(pool: list[Entry]) -> list[tuple[str, ...]]:
    return [entry.signature for entry in pool]


TURNED = vote("A", operation("SAW"), operation("TURN", "CNC-01"), operation("INSPECT"))
KEYED = vote("B", operation("SAW"), operation("KEY"), operation("INSPECT"), weight=0.5)


def test_operations_of_several_items_make_a_way_that_none_of_them_has(workshop: Workshop) -> None:
    both = ("SAW", "TURN", "KEY", "INSPECT")

    pool = workshop.pool([TURNED, KEYED], composing(workshop, both), 0.0, inside=False)

    assert signatures(pool) == [TURNED.way, KEYED.way, both]
    made = pool[2]
    assert made.cluster.composed
    assert made.cluster.medoid.item_code == "A"  # three of four operations, and heavier
    assert [step.supporters for step in made.operations] == [("A", "B"), ("A",), ("B",), ("A", "B")]
    assert [round(step.share, 2) for step in made.operations] == [1.0, 0.67, 0.33, 1.0]


def test_an_operation_is_one_real_row_as_most_votes_have_it(workshop: Workshop) -> None:
    other = vote("C", operation("SAW"), operation("TURN", "CNC-09", outside=True), weight=3.0)

    pool = workshop.pool(
        [TURNED, other], composing(workshop, ("TURN", "INSPECT")), 0.0, inside=False
    )

    turn = pool[-1].operations[0]
    assert (turn.operation.work_center, turn.operation.operation_type) == (
        "CNC-09",
        OperationType.OUTSIDE,
    )
    assert [row.work_center for row in turn.rows] == ["CNC-01", "CNC-09"]


def test_what_no_similar_item_has_is_done_as_the_plant_did_it_last(
    workshop: Workshop, model: RoutingModel
) -> None:
    pool = workshop.pool([TURNED], composing(workshop, ("SAW", "LAP")), 0.0, inside=False)

    lap = pool[-1].operations[1]
    known = model._parts.precedents
    newest = known.routings.created_on(
        int(known.routings.latest[known.items.number_of(lap.supporters[0])])
    )
    lapped = [
        known.routings.created_on(row)
        for row in range(len(known.routings))
        if "LAP" in [op.job_code for op in known.routings.operations(row)]
    ]
    assert lap.operation.work_center == "LAP-1"
    assert newest == max(day for day in lapped if day is not None)
    assert lap.share == 0.0


def test_a_way_that_was_voted_for_is_not_put_together_again(workshop: Workshop) -> None:
    pool = workshop.pool([TURNED, KEYED], composing(workshop, KEYED.way), 0.0, inside=False)

    assert signatures(pool) == [TURNED.way, KEYED.way]
    assert not any(entry.cluster.composed for entry in pool)


def test_where_nothing_is_similar_nothing_is_put_together(workshop: Workshop) -> None:
    assert workshop.pool([], composing(workshop, ("SAW", "TURN")), 0.0, inside=False) == []


def test_asked_for_in_house_only_nothing_outside_is_put_together(workshop: Workshop) -> None:
    bought = vote("C", operation("SAW"), operation("COAT", outside=True))
    ways = composing(workshop, ("SAW", "COAT", "INSPECT"), ("SAW", "KEY"))

    pool = workshop.pool([TURNED, KEYED, bought], ways, 0.0, inside=True)

    assert ("SAW", "COAT", "INSPECT") not in signatures(pool)
    assert ("SAW", "KEY") in signatures(pool)


def test_no_way_repeats_a_job_more_often_than_some_routing_of_the_plant(
    workshop: Workshop,
) -> None:
    twice = ("SAW", "TURN", "TURN", "INSPECT")
    ways = composing(workshop, twice, ("SAW", "KEY"))

    strict = workshop.pool([TURNED], ways, 0.0, inside=False)
    used_to_it = replace(workshop, most=workshop.most * 2).pool([TURNED], ways, 0.0, inside=False)

    assert signatures(strict) == [TURNED.way, ("SAW", "KEY")]
    assert signatures(used_to_it) == [TURNED.way, twice, ("SAW", "KEY")]


def test_how_often_a_job_may_come_is_counted_in_each_routing_of_the_plant() -> None:
    ways = [["SAW", "TURN", "SAW"], ["TURN", "KEY", "KEY", "KEY"], ["KEY", "TURN"]]
    routings = plant(ways)

    most = most_often(routings)

    assert dict(zip(routings.jobs, most.tolist(), strict=True)) == {"SAW": 2, "TURN": 1, "KEY": 3}


def test_a_job_that_comes_twice_is_taken_from_its_own_place(workshop: Workshop) -> None:
    workshop = replace(workshop, most=workshop.most * 3)
    twice = vote("A", operation("TURN", "FIRST"), operation("KEY"), operation("TURN", "SECOND"))

    pool = workshop.pool([twice], composing(workshop, ("TURN", "TURN", "TURN")), 0.0, inside=False)

    places = [step.operation.work_center for step in pool[-1].operations]
    assert places == ["FIRST", "SECOND", "SECOND"]


def test_entries_are_described_before_anybody_judges_them(
    workshop: Workshop, model: RoutingModel
) -> None:
    known = model._parts.precedents
    likelihood = np.zeros(len(known.routings.way_offsets) - 1, np.float32)
    ways = composing(workshop, TURNED.way, ("SAW", "TURN", "KEY", "INSPECT"))
    pool = workshop.pool([TURNED, replace(KEYED, orders=0)], ways, 0.0, inside=False)

    places = model._parts.work_centers.asked(np.zeros(0, np.int64), None)
    rows = workshop.described(pool, ways, likelihood, places)

    assert rows.shape == (3, FACTS)
    share, chance, behind, composed = rows[:, 0], rows[:, 8], rows[:, 9], rows[:, 12]
    assert share.round(2).tolist() == [0.67, 0.33, 0.0]
    assert chance[0] == pytest.approx(np.log(0.5))
    assert np.isnan(chance[1])  # this composer cannot judge what is not among its ways
    assert behind[[0, 2]].tolist() == pytest.approx([0.0, np.log(2)])
    assert composed.tolist() == [0.0, 0.0, 1.0]
    doubt = [sum(1 - places.certainty(step.operation) for step in e.operations) for e in pool]
    assert rows[:, 15].tolist() == pytest.approx(doubt)
    assert len(workshop.described([], ways, likelihood, places)) == 0
