from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.routing import renumbered
from tests.builders import operation, routing


def test_a_routing_s_signature_is_its_operations_in_order() -> None:
    assert routing("TURN", "MILL", "INSPECT").signature == ("TURN", "MILL", "INSPECT")
    assert routing().signature == ()


def test_operations_are_numbered_in_tens() -> None:
    shuffled = [operation("B", sequence=70), operation("A", sequence=10)]

    numbered = renumbered(shuffled)

    assert [(step.sequence, step.job_code) for step in numbered] == [(10, "B"), (20, "A")]


def test_a_lot_takes_its_set_up_once_and_the_run_for_each_piece() -> None:
    step = operation(setup_minutes=20.0, run_minutes=5.0)

    assert step.minutes_for(10) == 70.0
    assert step.minutes_for(0) == 20.0


def test_run_minutes_may_be_for_several_pieces() -> None:
    assert operation(setup_minutes=0.0, run_minutes=5.0, base_quantity=100.0).minutes_for(50) == 2.5


def test_minutes_that_nobody_knows_are_not_nought() -> None:
    nothing = operation(setup_minutes=None, run_minutes=None)

    assert nothing.minutes_for(10) is None
    assert operation(setup_minutes=None, run_minutes=5.0).minutes_for(10) == 50.0
    assert operation(setup_minutes=20.0, run_minutes=None).minutes_for(10) == 20.0


def test_a_routing_adds_up_what_is_known() -> None:
    assert routing("A", "B").minutes_for(10) == 140.0
    assert routing().minutes_for(10) is None


@given(st.integers(0, 40))
def test_numbers_never_repeat(count: int) -> None:
    numbers = [step.sequence for step in renumbered(operation() for _ in range(count))]

    assert numbers == [10 * place for place in range(1, count + 1)]


@given(st.floats(0, 1e6), st.floats(0, 1e4), st.floats(1, 1e5))
def test_more_pieces_never_take_less(setup: float, run: float, quantity: float) -> None:
    step = operation(setup_minutes=setup, run_minutes=run)

    fewer, more = step.minutes_for(quantity), step.minutes_for(quantity + 1)

    assert fewer is not None
    assert more is not None
    assert more >= fewer == pytest.approx(setup + run * quantity)
