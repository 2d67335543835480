"""Answers as people read them."""

from __future__ import annotations

import pytest

from routingml_desktop.cli.answers import answers_as_json
from routingml_desktop.cli.tables import minutes, prediction_text
from routingml_desktop.domain.candidate import (
    AskOptions,
    Neighbor,
    Outcome,
    ProposedOperation,
    RoutingCandidate,
    RoutingPrediction,
)
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.routing import Operation, RoutingOrigin
from routingml_desktop.domain.time_estimate import TimeEstimate, TimeOrigin


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (0.0, "0.0"),
        (0.0412, "0.041"),
        (0.5, "0.5"),
        (12.34, "12.3"),
        (4e6, "4,000,000.0"),
    ],
)
def test_a_piece_made_in_a_moment_does_not_take_no_time(value: float | None, text: str) -> None:
    assert minutes(value) == text


def shown(*run_minutes: float | None) -> str:
    """The answer that proposes a routing with these standard minutes."""
    operations = tuple(
        ProposedOperation(
            Operation(10 * place, "A01-1", "CNC-01"),
            setup=TimeEstimate(TimeOrigin.NOTHING),
            run=TimeEstimate(TimeOrigin.STANDARD if run else TimeOrigin.NOTHING, p50=run),
        )
        for place, run in enumerate(run_minutes, 1)
    )
    candidate = RoutingCandidate(
        1, RoutingOrigin.PROPOSED, operations, None, 1.0, 0.9, ("B",), "B", "R1"
    )
    prediction = RoutingPrediction(
        Item("A"), AskOptions(), Outcome.PROPOSED, (candidate,), (), "first"
    )
    return prediction_text(prediction, 10)


def test_minutes_without_a_band_show_none() -> None:
    assert "20 min for 10 pieces;" in shown(2.0)


def test_a_confidence_that_was_not_measured_says_why() -> None:
    assert shown(2.0).endswith(
        "Confidence –: too few routings were held back in training to tell how often such "
        "proposals are right."
    )


def test_a_value_nobody_had_is_told_with_its_attribute() -> None:
    prediction = RoutingPrediction(
        Item("A", {"kind": "crate", "colour": "red"}), AskOptions(), Outcome.NO_ROUTING_NEARBY,
        (), (), "first", unused_attributes=("kind",),
    )  # fmt: skip

    assert prediction_text(prediction, 10).endswith("without effect: kind = crate")


def test_operations_of_unknown_minutes_are_told_beside_the_total() -> None:
    assert "20 min for 10 pieces without 1 operations of unknown minutes" in shown(2.0, None)


def test_the_nearest_items_stand_in_the_order_of_the_window() -> None:
    close, alike = Neighbor("CLOSE", 0.95, likeness=0.40), Neighbor("ALIKE", 0.81, likeness=0.90)
    nothing = RoutingPrediction(
        Item("A"), AskOptions(), Outcome.BELOW_THRESHOLD, (), (close, alike), "first"
    )

    text = prediction_text(nothing, 10)
    told = answers_as_json([nothing], 10)["answers"][0]["neighbors"]

    assert text.index("ALIKE") < text.index("CLOSE")
    assert "95%" in text
    assert "90%" in text
    assert [one["item_code"] for one in told] == ["ALIKE", "CLOSE"]
    assert [one.item_code for one in nothing.most_alike_first] == ["ALIKE", "CLOSE"]
