from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import ProposedOperation
from routingml_desktop.domain.routing import minutes_of_lot
from routingml_desktop.domain.time_estimate import NO_TIME, TimeEstimate, TimeOrigin
from routingml_desktop.domain.work_result import DropReason
from routingml_desktop.ml.held_out import ASKED
from routingml_desktop.ml.lot_minutes import (
    candidate_minutes,
    joined,
    median_minutes,
    standard_minutes,
)
from tests.builders import estimate, operation
from tests.ml.histories import actuals_frame, booking, day, operations_frame, routing_rows

STANDARDS = operations_frame(
    [
        *routing_rows("A", "TURN", "PACK", setup_minutes=30.0, run_minutes=6.0, base_quantity=2.0),
        *routing_rows("A", "TURN", routing_no="R2", created=day(9), run_minutes=7.0),
    ]
)


def proposed(
    job_code: str, setup: TimeEstimate, run: TimeEstimate, work_center: str = "CNC-01"
) -> ProposedOperation:
    return ProposedOperation(operation(job_code, work_center=work_center), setup, run)


def bookings(*rows: dict[str, Any]) -> pl.DataFrame:
    asked = pl.Series(ASKED, np.zeros(len(rows), np.uint32))
    return actuals_frame(rows).with_columns(asked)


def test_the_standard_of_a_lot_is_setup_and_run_for_its_pieces() -> None:
    found = standard_minutes(bookings(booking("A", "TURN", routing_no="R1")), STANDARDS)

    assert found.setup.tolist() == [30.0]
    assert found.run.tolist() == [30.0]
    assert found.total.tolist() == [60.0]


def test_a_booking_that_names_no_routing_is_judged_by_the_latest() -> None:
    found = standard_minutes(bookings(booking("A", "TURN"), booking("A", "PACK")), STANDARDS)

    assert found.run.tolist() == [70.0, 30.0]


def test_an_operation_outside_the_routing_has_no_standard() -> None:
    found = standard_minutes(bookings(booking("A", "WELD"), booking("B", "TURN")), STANDARDS)

    assert not found.known.any()


def test_the_second_booking_of_a_code_belongs_to_the_second_operation() -> None:
    rows = routing_rows("A", "TURN", "TURN")
    rows[1] |= {c.RUN_MINUTES: 9.0}

    found = standard_minutes(
        bookings(booking("A", "TURN"), booking("A", "TURN", sequence=20)), operations_frame(rows)
    )

    assert found.run.tolist() == [50.0, 90.0]


def test_the_median_is_of_the_operation_at_its_work_center() -> None:
    known = actuals_frame(
        [
            booking("A", "TURN@C1", run_minutes=10.0),
            booking("B", "TURN@C1", run_minutes=30.0),
            booking("C", "TURN@C1", run_minutes=20.0),
            booking("C", "TURN@C2", run_minutes=500.0),
            booking("C", "TURN@C1", run_minutes=900.0, dropped=DropReason.REWORK.value),
        ]
    )

    found = median_minutes(bookings(booking("X", "TURN@C1", quantity=5.0)), known)

    assert found.run.tolist() == [10.0]
    assert found.total.tolist() == [30.0]


def test_a_work_center_without_bookings_takes_the_median_of_the_operation() -> None:
    known = actuals_frame([booking("A", "TURN@C1", run_minutes=40.0)])

    found = median_minutes(bookings(booking("X", "TURN@C9"), booking("X", "PACK@C1")), known)

    assert found.run[0] == 40.0
    assert found.known.tolist() == [True, False]


def test_minutes_without_a_band_have_none_instead_of_a_narrow_one() -> None:
    found = median_minutes(bookings(booking("X", "TURN")), actuals_frame([booking("A", "TURN")]))

    assert np.isnan(found.low).all()
    assert np.isnan(found.high).all()


def test_a_candidate_answers_for_the_operations_it_has() -> None:
    candidates = [[proposed("TURN", estimate(20.0), estimate(4.0))]]

    found = candidate_minutes(bookings(booking("X", "TURN"), booking("X", "MILL")), candidates)

    assert found.total[0] == pytest.approx(60.0)
    assert found.low[0] < 60.0 < found.high[0]
    assert found.known.tolist() == [True, False]


def test_the_operation_at_the_booked_work_center_answers_first() -> None:
    candidates = [
        [
            proposed("TURN", estimate(20.0), estimate(4.0), "C1"),
            proposed("TURN", estimate(20.0), estimate(8.0), "C2"),
        ]
    ]

    found = candidate_minutes(
        bookings(booking("X", "TURN@C2"), booking("Y", "TURN@C9")), candidates
    )

    assert found.run.tolist() == [80.0, 40.0]


def test_a_repeated_operation_booked_elsewhere_answers_in_its_order() -> None:
    candidates = [
        [
            proposed("TURN", estimate(20.0), estimate(4.0), "C1"),
            proposed("TURN", estimate(20.0), estimate(8.0), "C1"),
        ]
    ]
    twice = bookings(booking("X", "TURN@C9"), booking("X", "TURN@C9", sequence=20))

    assert candidate_minutes(twice, candidates).run.tolist() == [40.0, 80.0]


def test_an_operation_without_minutes_predicts_nothing() -> None:
    found = candidate_minutes(
        bookings(booking("X", "TURN")), [[proposed("TURN", NO_TIME, NO_TIME)]]
    )

    assert not found.known.any()


def test_a_standard_in_a_candidate_has_no_band() -> None:
    standard = TimeEstimate(TimeOrigin.STANDARD, p50=4.0)

    found = candidate_minutes(
        bookings(booking("X", "TURN")), [[proposed("TURN", estimate(20.0), standard)]]
    )

    assert found.total[0] == 60.0
    assert np.isnan(found.low[0])


def test_joined_minutes_keep_their_order() -> None:
    one = candidate_minutes(
        bookings(booking("X", "TURN")), [[proposed("TURN", estimate(20.0), estimate(4.0))]]
    )
    other = candidate_minutes(bookings(booking("X", "MILL")), [[]])

    assert joined([one, other]).known.tolist() == [True, False]


@given(st.none() | st.floats(0, 1e6), st.floats(0, 1e4), st.floats(0.01, 1e5), st.floats(0.01, 1e4))
@settings(max_examples=50, deadline=None)
def test_whole_columns_of_lots_take_what_each_lot_takes_alone(
    setup: float | None, run: float, quantity: float, base: float
) -> None:
    lots = bookings(booking("A", "TURN", quantity=quantity))
    rows = routing_rows("A", "TURN", setup_minutes=setup, run_minutes=run, base_quantity=base)
    known = actuals_frame([booking("B", "TURN", setup_minutes=setup, run_minutes=run + 1.0)])
    part = NO_TIME if setup is None else TimeEstimate(TimeOrigin.STANDARD, p50=setup)
    candidate = proposed("TURN", part, TimeEstimate(TimeOrigin.STANDARD, p50=run))

    standard = standard_minutes(lots, operations_frame(rows))
    median = median_minutes(lots, known)
    asked = candidate_minutes(lots, [[candidate]])

    # The booking that the median is of made ten pieces.
    assert standard.total[0] == pytest.approx(minutes_of_lot(setup, run, quantity, base))
    assert median.total[0] == pytest.approx(minutes_of_lot(setup, run + 1.0, quantity, 10.0))
    assert asked.total[0] == pytest.approx(minutes_of_lot(setup, run, quantity))
    for found, each, pieces in (
        (standard, run, base),
        (median, run + 1.0, 10.0),
        (asked, run, 1.0),
    ):
        assert found.run[0] == pytest.approx(minutes_of_lot(None, each, quantity, pieces))
