"""A receipt adds up to the minutes it is for."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.receipt import Receipt, ReceiptOrder, ReceiptStandard, ReceiptStep
from routingml_desktop.domain.time_estimate import NO_TIME, TimeEstimate, TimeOrigin
from routingml_desktop.domain.work_result import WorkResult

BOOKED = WorkResult("I", "J", "W", 10.0, 20.0, 50.0)


def test_a_receipt_without_steps_says_what_the_estimate_says() -> None:
    standard = TimeEstimate(TimeOrigin.STANDARD, p50=5.0)

    assert Receipt("run", standard).recomputed == 5.0
    assert Receipt("run", NO_TIME, reason="nothing was booked").recomputed is None


def test_each_step_is_drawn_towards_the_ones_before_it() -> None:
    steps = (
        ReceiptStep(TimeOrigin.OPERATION, minutes=4.0, weight=1.0, n=100),
        ReceiptStep(TimeOrigin.SIMILAR_ITEMS, minutes=16.0, weight=0.5, n=4),
    )

    assert Receipt("run", NO_TIME, steps).recomputed == pytest.approx(8.0)
    assert Receipt("run", NO_TIME, steps, model_factor=1.5).recomputed == pytest.approx(12.0)


def test_listed_orders_are_added_up_again() -> None:
    orders = (ReceiptOrder(BOOKED, 4.0, 1.0, 0.5), ReceiptOrder(BOOKED, 8.0, 2.0, 0.5))
    step = ReceiptStep(TimeOrigin.OWN_BOOKINGS, minutes=-1.0, weight=1.0, n=2, orders=orders)

    assert Receipt("run", NO_TIME, (step,)).recomputed == pytest.approx(8.0)


def test_a_corrected_standard_is_the_standard_times_its_factor() -> None:
    standard = ReceiptStandard("I", 5.0, 1.2, 1.0)
    step = ReceiptStep(
        TimeOrigin.CORRECTED_STANDARD, minutes=-1.0, weight=1.0, n=40, standards=(standard,)
    )

    assert Receipt("run", NO_TIME, (step,)).recomputed == pytest.approx(6.0)


def test_no_receipt_adds_up_to_less_than_nothing() -> None:
    step = ReceiptStep(TimeOrigin.OPERATION, minutes=0.0, weight=1.0, n=9)

    assert Receipt("setup", NO_TIME, (step,), floor=0.4, model_factor=0.5).recomputed == 0.0
