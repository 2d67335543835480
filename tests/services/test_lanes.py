"""Fifty answers are gone through by lanes, the longest work first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routingml_desktop.domain.candidate import Lane, Outcome, ProposedOperation, RoutingPrediction
from routingml_desktop.domain.time_estimate import NO_TIME
from routingml_desktop.services.lanes import lane_of, minutes_of, most_hours_first
from tests.builders import candidate, operation, prediction


def answer(outcome: Outcome = Outcome.PROPOSED, lane: Lane | None = None) -> RoutingPrediction:
    proposes = outcome in (Outcome.PROPOSED, Outcome.EXISTING)
    found = replace(prediction(), outcome=outcome, lane=lane)
    return found if proposes else replace(found, candidates=())


@pytest.mark.parametrize(
    ("given", "lane"),
    [
        (answer(Outcome.EXISTING), Lane.READY),
        (answer(lane=Lane.READY), Lane.READY),
        (answer(lane=Lane.CHECK), Lane.CHECK),
        (answer(), Lane.CHECK),
        (answer(Outcome.BELOW_THRESHOLD), Lane.NO_PRECEDENT),
        (answer(Outcome.NO_ATTRIBUTES), Lane.NO_PRECEDENT),
        (answer(Outcome.NO_ROUTING_NEARBY), Lane.NO_PRECEDENT),
    ],
)
def test_every_answer_is_in_one_lane(given: RoutingPrediction, lane: Lane) -> None:
    assert lane_of(given) is lane


def test_the_longest_work_comes_first_and_unknown_times_last_in_their_order() -> None:
    timeless = replace(
        candidate("LAP"), operations=(ProposedOperation(operation(), NO_TIME, NO_TIME),)
    )
    answers = [
        (0, prediction(timeless)),
        (1, prediction(candidate("TURN"))),
        (2, answer(Outcome.BELOW_THRESHOLD)),
        (3, prediction(candidate("TURN", "MILL", "LAP"))),
        (4, prediction(candidate("TURN", "MILL"))),
    ]

    assert most_hours_first(answers, 10) == (3, 4, 1, 0, 2)


def test_minutes_are_those_of_the_best_candidate_at_the_quantity() -> None:
    assert minutes_of(prediction(candidate("TURN"), candidate("TURN", "MILL")), 10) == 70.0
    assert minutes_of(answer(Outcome.NO_ATTRIBUTES), 10) is None
