"""Routings are compared as sequences of operations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.routing import Operation, OperationType
from routingml_desktop.ml.edit_distance import (
    aligned,
    relative_distance,
    shape_of,
    similarity_of_ways,
    weighted_distance,
    work_center_group,
)
from tests.builders import operation, routing

WAYS = st.lists(st.sampled_from("ABCD"), max_size=8)


def apart(left: Operation, right: Operation) -> float:
    return weighted_distance(shape_of([left]), shape_of([right]))


def test_another_job_is_one_operation_apart() -> None:
    assert apart(operation("TURN"), operation("MILL", work_center="M-1")) == 1.0


def test_the_same_job_in_another_group_or_by_others_is_a_quarter_apart() -> None:
    here = operation("TURN", work_center="CNC-01")

    assert apart(here, operation("TURN", work_center="CNC-02")) == 0.0
    assert apart(here, operation("TURN", work_center="MTM-01")) == 0.25
    assert apart(here, operation("TURN", operation_type=OperationType.OUTSIDE)) == 0.25
    assert (
        apart(here, operation("TURN", work_center="MTM-01", operation_type=OperationType.OUTSIDE))
        == 0.5
    )


def test_one_operation_more_is_one_apart_wherever_it_stands() -> None:
    short = shape_of(routing("A", "C").operations)

    for longer in (("B", "A", "C"), ("A", "B", "C"), ("A", "C", "B")):
        assert weighted_distance(short, shape_of(routing(*longer).operations)) == 1.0


def test_relative_distance_is_a_part_of_the_longer_routing() -> None:
    short, longer = (shape_of(routing(*way).operations) for way in ("AC", "ABCD"))

    assert relative_distance(short, longer) == 0.5
    assert relative_distance((), ()) == 0.0


@pytest.mark.parametrize(
    ("work_center", "group"),
    [("CNC-01", "CNC"), ("CNC 12", "CNC"), ("INS-WC2", "INS-WC"), ("151211", "151211"), ("", "")],
)
def test_machines_of_a_kind_differ_in_their_number_only(work_center: str, group: str) -> None:
    assert work_center_group(work_center) == group


@given(WAYS, WAYS)
def test_alignment_keeps_the_order_and_pairs_like_with_like(
    left: list[str], right: list[str]
) -> None:
    pairs = aligned(left, right)

    assert all(left[here] == right[there] for here, there in pairs)
    assert pairs == sorted(set(pairs))
    assert len({here for here, _ in pairs}) == len({there for _, there in pairs}) == len(pairs)


@given(WAYS, WAYS)
def test_similarity_of_ways_is_one_for_equal_ones_only(left: list[str], right: list[str]) -> None:
    assert (similarity_of_ways(left, right) == 1.0) == (left == right)
    assert similarity_of_ways(left, right) == similarity_of_ways(right, left)
