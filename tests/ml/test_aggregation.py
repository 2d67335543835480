"""Neighbors' routings become candidates that differ and can be traced."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.conversion import NO_CONVERSIONS, Conversion, Conversions
from routingml_desktop.domain.routing import Operation, OperationType, renumbered
from routingml_desktop.ml.aggregation import (
    Vote,
    orders_of,
    rank_candidates,
    supporters_of,
    voted_operations,
    without_outside,
)
from tests.builders import operation

OUTSIDE = OperationType.OUTSIDE


def vote(
    way: str,
    item: str = "K1",
    weight: float = 1.0,
    *,
    orders: int = 0,
    operations: list[Operation] | None = None,
    **changes: Any,
) -> Vote:
    """A vote for operations named by single letters."""
    made = operations or [operation(job, **changes) for job in way]
    return Vote(item, "R1", 0.9, weight, renumbered(made), orders)


def test_neighbors_that_make_it_the_same_way_vote_together() -> None:
    clusters = rank_candidates([vote("AB", "K1"), vote("AC", "K2", 0.7), vote("AB", "K3", 0.3)], 0)

    assert [cluster.medoid.way for cluster in clusters] == [("A", "B"), ("A", "C")]
    assert [cluster.share for cluster in clusters] == pytest.approx([0.65, 0.35])
    assert supporters_of(clusters[0].votes) == ("K1", "K3")


def test_no_votes_give_no_candidates() -> None:
    assert rank_candidates([], 0.1) == []


def test_votes_without_weight_still_give_candidates_but_no_share() -> None:
    (cluster,) = rank_candidates([vote("AB", weight=0.0)], 0)

    assert cluster.share == 0.0
    assert [step.share for step in voted_operations(cluster)] == [0.0, 0.0]


def test_sequence_numbers_do_not_matter() -> None:
    early = Vote("K1", "R1", 0.9, 1.0, (operation("A", sequence=10), operation("B", sequence=20)))
    late = Vote("K2", "R1", 0.9, 1.0, (operation("A", sequence=5), operation("B", sequence=99)))

    assert len(rank_candidates([early, late], 0)) == 1


def test_within_the_radius_the_heaviest_way_gathers_its_variants() -> None:
    votes = [vote("ABCDEFGHIJ", "K1", 3.0), vote("ABCDEFGHI", "K2", 1.0), vote("XY", "K3", 1.0)]

    apart = rank_candidates(votes, 0)
    together = rank_candidates(votes, 0.1)

    assert len(apart) == 3
    assert [len(cluster.votes) for cluster in together] == [2, 1]
    assert together[0].medoid.item_code == "K1"


def test_the_medoid_is_nearest_to_all_votes_not_the_heaviest() -> None:
    votes = [vote("ABCX", "K1", 1.2), vote("ABCD", "K2", 1.0), vote("ABCDE", "K3", 1.1)]

    (cluster,) = rank_candidates(votes, 0.5)

    assert cluster.medoid.item_code == "K2"


def test_what_is_wholly_bought_is_never_mixed_with_what_the_plant_makes() -> None:
    bought = vote("A", "K1", operation_type=OUTSIDE)
    made = vote("A", "K2")

    clusters = rank_candidates([bought, made], 1.0)

    assert len(clusters) == 2
    assert {cluster.medoid.all_outside for cluster in clusters} == {True, False}


def test_each_operation_is_voted_for_whole() -> None:
    cnc: dict[str, Any] = {"job_name": "turning", "work_center": "CNC-01"}
    mtm: dict[str, Any] = {"job_name": "turn-mill", "work_center": "MTM-03"}
    votes = [vote("A", "K1", 1.0, **cnc), vote("A", "K2", 0.8, **mtm), vote("A", "K3", 0.7, **mtm)]

    (cluster,) = rank_candidates(votes, 0.3)
    (step,) = voted_operations(cluster)

    assert (step.operation.job_name, step.operation.work_center) == ("turn-mill", "MTM-03")


def test_standards_come_from_the_heaviest_supporter_of_the_winning_row() -> None:
    votes = [
        vote("A", "K1", 0.5, run_minutes=7.0),
        vote("A", "K2", 0.9, run_minutes=5.0),
        vote("A", "K3", 1.0, run_minutes=99.0, work_center="MTM-1"),
    ]

    (cluster,) = rank_candidates(votes, 0.3)
    (step,) = voted_operations(cluster)

    assert step.operation.run_minutes == 5.0


def test_every_operation_keeps_its_supporters_their_share_and_orders() -> None:
    votes = [vote("ABCD", "K1", 2.0, orders=5), vote("ABD", "K2", 1.0, orders=3)]

    (cluster,) = rank_candidates(votes, 0.3)
    steps = voted_operations(cluster)

    assert [step.supporters for step in steps] == [
        ("K1", "K2"),
        ("K1", "K2"),
        ("K1",),
        ("K1", "K2"),
    ]
    assert [step.share for step in steps] == pytest.approx([1, 1, 2 / 3, 1])
    assert [step.orders for step in steps] == [8, 8, 5, 8]
    assert orders_of(cluster.votes) == 8


def test_candidates_with_outside_operations_are_left_out_when_enough_remain() -> None:
    inside = [vote(way, f"K{place}") for place, way in enumerate(["A", "B", "C"])]
    outside = vote("D", "K9", 5.0, operation_type=OUTSIDE)

    kept = without_outside(rank_candidates([*inside, outside], 0))

    assert [cluster.medoid.way for cluster in kept] == [("A",), ("B",), ("C",)]


def test_with_fewer_than_three_left_outside_ones_come_back_last() -> None:
    mixed = [operation("A"), operation("Z", operation_type=OUTSIDE)]
    votes = [
        vote("", "K1", 9.0, operations=mixed),
        vote("B", "K2", 1.0),
        vote("C", "K3", 5.0, operation_type=OUTSIDE),
        vote("D", "K4", 4.0, operation_type=OUTSIDE),
    ]

    kept = without_outside(rank_candidates(votes, 0))

    assert [cluster.medoid.way for cluster in kept] == [("B",), ("A", "Z"), ("C",)]
    assert [NO_CONVERSIONS.leave_outside(one.medoid.operations) for one in kept] == [
        False,
        True,
        True,
    ]


def test_what_the_table_does_in_house_is_not_left_out() -> None:
    inside = [vote(way, f"K{place}") for place, way in enumerate(["A", "B", "C"])]
    outside = [vote(way, f"L{way}", 5.0, operation_type=OUTSIDE) for way in "DE"]
    table = Conversions((Conversion("D", "A", "CNC-01"),))

    kept = without_outside(rank_candidates([*inside, *outside], 0), table)

    assert {cluster.medoid.way for cluster in kept} == {("A",), ("B",), ("C",), ("D",)}


WAYS = st.lists(
    st.tuples(st.text("ABC", min_size=1, max_size=5), st.floats(0.01, 10)), min_size=1, max_size=12
)


@given(WAYS, st.sampled_from([0.0, 0.2, 0.5]))
def test_shares_sum_to_one_and_candidates_differ(
    ways: list[tuple[str, float]], radius: float
) -> None:
    votes = [vote(way, f"K{n}", weight) for n, (way, weight) in enumerate(ways)]

    clusters = rank_candidates(votes, radius)

    assert sum(cluster.share for cluster in clusters) == pytest.approx(1.0)
    assert len({cluster.medoid.way for cluster in clusters}) == len(clusters)
    assert sum(len(cluster.votes) for cluster in clusters) == len(votes)
    shares = [cluster.share for cluster in clusters]
    assert shares == sorted(shares, reverse=True)


@given(WAYS)
def test_the_order_of_the_votes_does_not_matter(ways: list[tuple[str, float]]) -> None:
    votes = [vote(way, f"K{n}", weight) for n, (way, weight) in enumerate(ways)]

    forward = rank_candidates(votes, 0.0)
    backward = rank_candidates(votes[::-1], 0.0)

    assert [c.medoid.way for c in forward] == [c.medoid.way for c in backward]
    assert [c.share for c in forward] == pytest.approx([c.share for c in backward])
