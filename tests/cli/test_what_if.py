"""What changes of a new item move, as people read it."""

from __future__ import annotations

from dataclasses import replace

from routingml_desktop.cli.what_if import what_if_text
from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.services.what_if import AttributeEffect, Move, WhatIf
from tests.builders import candidate, prediction


def told(move: Move) -> str:
    effect = AttributeEffect("flute", "B", "BC", move)
    return what_if_text(WhatIf(move, (effect,)), "BOX-1", 10)


def test_a_change_after_which_nothing_is_proposed_takes_no_operations_out() -> None:
    some = prediction(candidate("CUT", "GLUE"))
    nothing = replace(some, candidates=(), outcome=Outcome.BELOW_THRESHOLD)

    text = told(Move(some, nothing))

    assert "nothing is proposed any more" in text
    assert "-CUT" not in text


def test_what_moves_nothing_has_no_minus() -> None:
    some = prediction(candidate("CUT"))

    assert "-0.0" not in told(Move(some, some))
    assert "+0.0" in told(Move(some, some))


def test_a_thousandth_of_a_minute_less_is_no_minus_either() -> None:
    one, other = candidate("CUT"), candidate("CUT")
    step = other.operations[0]
    less = replace(step, run=replace(step.run, p50=(step.run.p50 or 0.0) - 0.001))

    text = told(Move(prediction(one), prediction(replace(other, operations=(less,)))))

    assert "-0.0" not in text
