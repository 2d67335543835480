"""Candidates are laid side by side so that planners see what differs first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.candidate import ProposedOperation
from routingml_desktop.domain.time_estimate import NO_TIME
from routingml_desktop.services.comparison import Aspect, Comparison, Difference, compare, family
from tests.builders import candidate, estimate, operation

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import RoutingCandidate


def codes(comparison: Comparison) -> list[tuple[str, ...]]:
    return [
        tuple("" if cell is None else cell.operation.job_code for cell in row.cells)
        for row in comparison.rows
    ]


def with_last(routing: RoutingCandidate, **changes: object) -> RoutingCandidate:
    """The candidate, its last operation changed."""
    *before, last = routing.operations
    changed = replace(last, operation=replace(last.operation, **changes))  # type: ignore[arg-type]
    return replace(routing, operations=(*before, changed))


def test_the_same_routing_twice_has_no_difference() -> None:
    comparison = compare([candidate("A01-1", "Q30-1"), candidate("A01-1", "Q30-1")])

    assert [row.difference for row in comparison.rows] == [Difference.SAME, Difference.SAME]
    assert comparison.differing == ()


def test_an_inserted_operation_stands_alone_and_moves_nothing_else() -> None:
    comparison = compare([candidate("A01-1", "Q30-1"), candidate("A01-1", "B20-1", "Q30-1")])

    assert codes(comparison) == [("A01-1", "A01-1"), ("", "B20-1"), ("Q30-1", "Q30-1")]
    assert comparison.differing == (1,)
    assert comparison.rows[1].difference is Difference.ONLY_HERE


def test_operations_are_aligned_by_code_not_by_place() -> None:
    comparison = compare([candidate("A01-1", "C10-1", "Q30-1"), candidate("C10-1", "Q30-1")])

    assert codes(comparison) == [("A01-1", ""), ("C10-1", "C10-1"), ("Q30-1", "Q30-1")]


def test_strangers_never_share_a_row() -> None:
    comparison = compare([candidate("A01-1"), candidate("C10-1")])

    assert codes(comparison) == [("A01-1", ""), ("", "C10-1")]


def test_a_variant_of_the_same_family_counts_as_changed() -> None:
    comparison = compare([candidate("A01-1", "Q30-1"), candidate("A01-2", "Q30-1")])

    assert codes(comparison) == [("A01-1", "A01-2"), ("Q30-1", "Q30-1")]
    assert comparison.rows[0].difference is Difference.CHANGED
    assert Aspect.JOB_CODE in comparison.rows[0].changed


def test_the_same_code_elsewhere_is_preferred_over_the_family_here() -> None:
    comparison = compare([candidate("A01-1", "A01-2"), candidate("A01-2")])

    assert codes(comparison) == [("A01-1", ""), ("A01-2", "A01-2")]


@pytest.mark.parametrize(
    ("changes", "aspect"),
    [({"work_center": "CNC-09"}, Aspect.WORK_CENTER), ({"partner": "P-1"}, Aspect.PARTNER)],
)
def test_what_changed_is_named(changes: dict[str, object], aspect: Aspect) -> None:
    left = candidate("A01-1", "Q30-1")

    comparison = compare([left, with_last(left, **changes)])

    assert comparison.rows[1].changed == (aspect,)


def test_minutes_differ_when_a_reader_sees_it() -> None:
    left = candidate("A01-1")
    step = left.operations[0]
    unseen = replace(left, operations=(replace(step, run=estimate(5.001)),))
    seen = replace(left, operations=(replace(step, run=estimate(5.2)),))
    unknown = replace(left, operations=(replace(step, run=NO_TIME),))

    assert compare([left, unseen]).rows[0].difference is Difference.SAME
    assert compare([left, seen]).rows[0].changed == (Aspect.RUN_MINUTES,)
    assert compare([left, unknown]).rows[0].changed == (Aspect.RUN_MINUTES,)


def test_three_candidates_share_their_rows() -> None:
    comparison = compare(
        [
            candidate("A01-1", "Q30-1"),
            candidate("A01-1", "B20-1", "Q30-1"),
            candidate("B20-1", "Q30-1"),
        ]
    )

    assert codes(comparison) == [
        ("A01-1", "A01-1", ""),
        ("", "B20-1", "B20-1"),
        ("Q30-1", "Q30-1", "Q30-1"),
    ]


def test_totals_are_those_of_the_candidates() -> None:
    left, right = candidate("A01-1"), candidate("A01-1", "Q30-1")

    totals = compare([left, right]).totals(10)

    assert totals == (left.minutes_for(10), right.minutes_for(10))


@pytest.mark.parametrize("count", [0, 1, 4])
def test_only_two_or_three_can_be_compared(count: int) -> None:
    with pytest.raises(ValueError, match="2 to 3"):
        compare([candidate("A01-1")] * count)


def test_a_candidate_without_operations_stands_beside_empty_cells() -> None:
    assert codes(compare([candidate(), candidate("A01-1")])) == [("", "A01-1")]


def test_a_code_without_a_dash_has_no_family() -> None:
    assert (family("A01-2"), family("TURN")) == ("A01", "")


@given(
    st.lists(
        st.lists(st.sampled_from(["A-1", "A-2", "B", "C"]), max_size=7), min_size=2, max_size=3
    )
)
def test_every_operation_is_in_exactly_one_row_in_its_order(routings: list[list[str]]) -> None:
    compared = compare([candidate(*steps) for steps in routings])

    for place, steps in enumerate(routings):
        seen = [row.cells[place] for row in compared.rows]
        assert [cell.operation.job_code for cell in seen if cell is not None] == steps
    assert all(any(cell is not None for cell in row.cells) for row in compared.rows)


def test_candidates_cross_where_they_take_the_same_time() -> None:
    quick_setup = candidate("TURN")
    quick_run = candidate("MILL", rank=2)
    (step,) = quick_run.operations
    step = replace(step, setup=estimate(110.0), run=estimate(2.0))
    quick_run = replace(quick_run, operations=(step,))

    compared = compare([quick_setup, quick_run])

    (crossing,) = compared.crossings
    assert (crossing.first, crossing.second, crossing.quantity) == (0, 1, 30.0)
    assert [(r.first, r.last, r.place) for r in compared.best_ranges(500)] == [
        (1, 30, 0),
        (31, 500, 1),
    ]


def test_a_candidate_without_all_minutes_has_no_line_and_crosses_nothing() -> None:
    timeless = replace(
        candidate("LAP"), operations=(ProposedOperation(operation(), NO_TIME, NO_TIME),)
    )

    compared = compare([candidate("TURN"), timeless])

    assert compared.lines[1] is None
    assert compared.crossings == ()
    assert {best.place for best in compared.best_ranges(10)} == {0}
