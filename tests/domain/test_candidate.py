from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.candidate import Neighbor, ProposedOperation
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.domain.time_estimate import NO_TIME, TimeEstimate, TimeOrigin
from routingml_desktop.domain.work_result import WorkResult
from tests.builders import candidate, estimate, operation, prediction


def proposed(setup: TimeEstimate, run: TimeEstimate) -> ProposedOperation:
    return ProposedOperation(operation(), setup, run)


def test_the_deviations_of_set_up_and_run_are_added_as_independent() -> None:
    setup = TimeEstimate(TimeOrigin.STANDARD, 17.0, 20.0, 24.0)
    run = TimeEstimate(TimeOrigin.STANDARD, 4.6, 5.0, 5.3)

    expected = (70.0 - (3.0**2 + 4.0**2) ** 0.5, 70.0, 70.0 + (4.0**2 + 3.0**2) ** 0.5)
    assert proposed(setup, run).minutes_for(10) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("common", "low", "high"), [(0.0, 65.0, 75.0), (1.0, 63.0, 77.0), (0.5, 63.917, 76.083)]
)
def test_deviations_that_set_up_and_run_have_in_common_do_not_cancel(
    common: float, low: float, high: float
) -> None:
    setup = TimeEstimate(TimeOrigin.STANDARD, 17.0, 20.0, 24.0)
    run = TimeEstimate(TimeOrigin.STANDARD, 4.6, 5.0, 5.3)
    step = replace(proposed(setup, run), common=common)

    assert step.minutes_for(10) == pytest.approx((low, 70.0, high), abs=0.001)


def test_one_known_part_is_enough_and_none_is_nothing() -> None:
    assert proposed(NO_TIME, NO_TIME).minutes_for(10) is None
    assert proposed(estimate(20.0), NO_TIME).minutes_for(10) == pytest.approx((16.0, 20.0, 24.0))


def test_what_has_no_band_gives_a_total_without_one() -> None:
    standard = TimeEstimate(TimeOrigin.STANDARD, p50=5.0)
    whole = candidate("A", "B")
    partly = replace(whole, operations=(*whole.operations, proposed(NO_TIME, standard)))

    band = partly.minutes_for(2)

    assert proposed(NO_TIME, standard).minutes_for(2) == (None, 10.0, None)
    assert proposed(estimate(20.0), standard).minutes_for(2) == (None, 30.0, None)
    assert band is not None
    assert (band.p10, band.p50, band.p90) == (None, 70.0, None)


def test_a_candidate_counts_operations_without_minutes_instead_of_adding_nought() -> None:
    whole = candidate("A", "B")
    partly = replace(whole, operations=(*whole.operations, proposed(NO_TIME, NO_TIME)))

    band = partly.minutes_for(10)

    assert band is not None
    assert band.unknown == 1
    assert band.p50 == pytest.approx(140.0)
    assert candidate().minutes_for(10) is None


def test_neighbors_go_by_likeness_of_routings_and_stay_closest_first_without_any() -> None:
    close, farther = Neighbor("A", 0.95, likeness=0.4), Neighbor("B", 0.9, likeness=0.8)
    unknown = (Neighbor("C", 0.9), Neighbor("D", 0.8))

    assert replace(prediction(), neighbors=(close, farther)).most_alike_first == (farther, close)
    assert replace(prediction(), neighbors=unknown).most_alike_first == unknown


def test_only_a_proposal_does_not_exist_yet() -> None:
    assert not candidate("A").existing
    assert replace(candidate("A"), origin=RoutingOrigin.MASTER).existing
    assert candidate("A", "B").signature == ("A", "B")


@given(st.lists(st.floats(0.1, 1e4), min_size=1, max_size=8), st.floats(1, 1e4))
def test_a_band_is_never_upside_down(minutes: list[float], quantity: float) -> None:
    one = candidate("A")
    steps = tuple(proposed(estimate(value), estimate(value)) for value in minutes)

    band = replace(one, operations=steps).minutes_for(quantity)

    assert band is not None
    assert band.p10 is not None
    assert band.p90 is not None
    assert 0 <= band.p10 <= band.p50 <= band.p90


@pytest.mark.parametrize(
    ("quantity", "run", "each"),
    [(10.0, 50.0, 5.0), (0.0, 50.0, None), (None, 50.0, None), (10.0, None, None), (-1.0, 5, None)],
)
def test_run_minutes_of_a_piece_need_pieces_and_minutes(
    quantity: float | None, run: float | None, each: float | None
) -> None:
    assert WorkResult("I", "J", "W", quantity, None, run).run_minutes_each == each
