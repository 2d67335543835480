"""A receipt reads as an account that ends in the minutes shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routingml_desktop.domain.receipt import Receipt, ReceiptOrder, ReceiptStandard, ReceiptStep
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.domain.work_result import DropReason, WorkResult
from routingml_desktop.services.receipt_lines import account, adds_up, orders_of
from tests.builders import estimate


def booked(order: str, dropped: DropReason | None = None) -> WorkResult:
    return WorkResult("I-1", "TURN", "CNC-01", 10, 20.0, 50.0, None, order, dropped=dropped)


WIDE = ReceiptStep(TimeOrigin.OPERATION, 4.0, 1.0, 200, 80)
OWN = ReceiptStep(
    TimeOrigin.OWN_BOOKINGS,
    9.0,
    0.5,
    2,
    1,
    orders=(ReceiptOrder(booked("A"), 4.5, 2.0, 0.25), ReceiptOrder(booked("B"), 9.0, 1.0, 0.75)),
    dropped=(booked("C", DropReason.REWORK),),
)
RECEIPT = Receipt("run", estimate(6.6), (WIDE, OWN), model="boosting", model_factor=1.1)


def test_each_line_says_what_comes_out_after_it() -> None:
    lines = account(RECEIPT)

    assert [line.result for line in lines] == [
        pytest.approx(4.0),
        pytest.approx(6.0),
        pytest.approx(6.6),
        6.6,
    ]
    assert [line.step for line in lines] == [WIDE, OWN, None, None]
    assert (lines[2].model, lines[2].factor) == ("boosting", 1.1)
    assert [line.final for line in lines] == [False, False, False, True]


def test_the_last_reckoned_line_is_what_the_receipt_recomputes() -> None:
    lines = account(RECEIPT)

    assert lines[-2].result == pytest.approx(RECEIPT.recomputed)
    assert adds_up(RECEIPT)


def test_an_account_that_ends_elsewhere_does_not_add_up() -> None:
    assert not adds_up(replace(RECEIPT, estimate=estimate(7.0)))


def test_without_evidence_only_the_last_line_is_left() -> None:
    (last,) = account(Receipt("setup", replace(estimate(), p50=None), reason="No booking."))

    assert last.final
    assert last.result is None


def test_orders_are_listed_by_weight_and_left_out_ones_after_them() -> None:
    listed = orders_of(OWN, floor=0.0)

    assert [order.result.work_order for order in listed if order.result] == ["B", "A", "C"]
    assert [order.comparable for order in listed] == [9.0, 9.0, None]
    assert listed[2].result is not None
    assert listed[2].result.dropped is DropReason.REWORK


def test_standards_are_listed_among_the_orders_by_their_weight() -> None:
    standard = ReceiptStandard("I-9", 6.0, 1.5, 0.5)

    listed = orders_of(replace(OWN, standards=(standard,)), floor=0.0)

    assert [order.result is None for order in listed] == [False, True, False, False]
    assert (listed[1].item_code, listed[1].comparable) == ("I-9", 9.0)
