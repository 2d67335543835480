"""From which quantity on one candidate is quicker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.break_even import TimeLine, best_ranges, break_even, time_line
from routingml_desktop.domain.candidate import ProposedOperation
from routingml_desktop.domain.time_estimate import NO_TIME
from tests.builders import candidate, estimate, operation

MINUTES = st.floats(0, 1e4).map(lambda value: round(value, 2))
LINES = st.builds(TimeLine, MINUTES, MINUTES)


def test_two_candidates_take_the_same_time_where_set_up_and_run_balance() -> None:
    universal, automatic = TimeLine(10.0, 5.0), TimeLine(100.0, 2.0)

    assert break_even(universal, automatic) == 30.0
    assert break_even(automatic, universal) == 30.0


@given(LINES, LINES)
def test_at_the_break_even_quantity_both_take_the_same_minutes(
    one: TimeLine, other: TimeLine
) -> None:
    quantity = break_even(one, other)

    if quantity is not None:
        assert one.minutes_for(quantity) == pytest.approx(other.minutes_for(quantity), rel=1e-6)
        assert (one.setup < other.setup) != (one.run < other.run)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TimeLine(10, 5), TimeLine(20, 5)),
        (TimeLine(10, 5), TimeLine(20, 6)),
        (TimeLine(10, 5), TimeLine(10, 6)),
    ],
)
def test_a_candidate_that_is_always_ahead_has_no_break_even(one: TimeLine, other: TimeLine) -> None:
    assert break_even(one, other) is None


def test_a_candidate_s_line_is_the_sum_of_its_operations() -> None:
    line = time_line(candidate("A", "B").operations)

    assert line == TimeLine(40.0, 10.0)
    assert time_line(
        [*candidate("A").operations, ProposedOperation(operation(), NO_TIME, estimate(3.0))]
    ) == TimeLine(20.0, 8.0)


def test_an_operation_nobody_knows_the_time_of_leaves_no_line() -> None:
    assert (
        time_line([*candidate("A").operations, ProposedOperation(operation(), NO_TIME, NO_TIME)])
        is None
    )


def test_each_quantity_goes_to_the_candidate_that_is_shortest_there() -> None:
    lines = [TimeLine(100, 2), None, TimeLine(10, 5), TimeLine(1000, 1)]

    ranges = [(found.first, found.last, found.place) for found in best_ranges(lines, 5000)]

    assert ranges == [(1, 30, 2), (31, 900, 0), (901, 5000, 3)]


@given(st.lists(st.none() | LINES, max_size=5), st.integers(1, 300))
def test_the_ranges_cover_every_quantity_once_and_name_a_shortest_candidate(
    lines: list[TimeLine | None], most: int
) -> None:
    ranges = best_ranges(lines, most)

    known = [line for line in lines if line is not None]
    if not known:
        assert ranges == ()
        return
    covered = [q for found in ranges for q in range(found.first, found.last + 1)]
    assert covered == list(range(1, most + 1))
    for found in ranges:
        line = lines[found.place]
        assert line is not None
        for quantity in (found.first, found.last):
            least = min(other.minutes_for(quantity) for other in known)
            assert line.minutes_for(quantity) == pytest.approx(least, rel=1e-9, abs=1e-9)
