"""Votes weigh similarity, likelihood, recency and real orders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.candidate import RoutingChoice
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.voting import (
    Electorate,
    VotingRule,
    ballots,
    recency,
    voters,
    weighed,
)
from tests.ml.plants import actuals_frame, items_frame, never, operations_frame

if TYPE_CHECKING:
    from typing import Any

YEAR = int(365.25 * 24 * 3600 * 1e6)
RULE = VotingRule(power=2.0, trust=1.0, half_life=4.0)


def able(
    similarity: list[float],
    *,
    way: list[int] | None = None,
    created: list[int] | None = None,
    orders: list[int] | None = None,
    likelihood: list[float] | None = None,
    promise: list[float] | None = None,
) -> Electorate:
    count = len(similarity)
    return Electorate(
        place=np.arange(count),
        item=np.arange(count, dtype=np.int32),
        similarity=np.array(similarity, np.float32),
        row=np.arange(count, dtype=np.int32),
        way=np.array(way or list(range(count)), np.int32),
        created=np.array(created or [NO_DATE] * count, np.int64),
        orders=np.array(orders or [0] * count, np.int32),
        likelihood=np.array(likelihood or [0.0] * max(count, 1), np.float32),
        promise=np.array(promise or [1.0] * count, np.float32),
    )


def test_more_similar_items_weigh_more() -> None:
    weights = able([1.0, 0.5]).weights(RULE, 0)

    assert weights.tolist() == pytest.approx([1.0, 0.25])


def test_items_whose_routing_promises_to_be_alike_weigh_more() -> None:
    promising = able([1.0, 1.0], promise=[0.9, 0.6])

    assert promising.weights(RULE, 0).tolist() == pytest.approx([1.0, 1.0])
    weights = promising.weights(replace(RULE, promise=2.0), 0)
    assert weights.tolist() == pytest.approx([0.81, 0.36])


def test_likelier_ways_weigh_more() -> None:
    weights = able([1.0, 1.0], likelihood=[-1.0, -3.0]).weights(RULE, 0)

    assert weights.tolist() == pytest.approx([1.0, np.exp(-2.0)])


def test_older_routings_weigh_less_and_undated_ones_do_not_suffer() -> None:
    weights = recency(np.array([10 * YEAR, 6 * YEAR, NO_DATE, 99 * YEAR]), 10 * YEAR, RULE)

    assert weights.tolist() == pytest.approx([1.0, 0.5, 1.0, 1.0])
    assert recency(np.array([0]), 10 * YEAR, VotingRule(half_life=0.0)).tolist() == [1.0]


def test_routings_that_were_made_weigh_more() -> None:
    weights = able([1.0, 1.0], orders=[0, 10]).weights(RULE, 0)

    assert weights[1] / weights[0] == pytest.approx(1.6, abs=0.01)


def test_only_so_many_items_vote_the_weightiest_ones() -> None:
    chosen = voters(able([0.9, 0.8, 0.7, 0.6], way=[0, 0, 0, 0]), RULE, 0, 2)

    assert chosen.item.tolist() == [0, 1]


def test_no_way_is_silenced_by_the_crowd_of_another() -> None:
    chosen = voters(able([0.9] * 9 + [0.5], way=[0] * 9 + [1]), RULE, 0, 5)

    assert len(chosen) == 5
    assert set(chosen.way.tolist()) == {0, 1}


def test_a_single_voter_is_the_weightiest_of_the_best_way() -> None:
    chosen = voters(able([0.9, 0.8, 0.8], way=[0, 1, 1]), RULE, 0, 1)

    assert chosen.item.tolist() == [1]


def test_nobody_able_means_nobody_votes() -> None:
    assert len(voters(able([]), RULE, 0, 10)) == 0
    assert able([]).weights(RULE, 0).tolist() == []


def test_ballots_carry_whole_routings_and_their_part_of_the_vote() -> None:
    rows: list[dict[str, Any]] = [
        {
            "item_code": "I0000",
            "routing_no": no,
            "sequence": 10,
            "job_code": job,
            "origin": "as_built",
        }
        for no, job in (("W1", "TURN"), ("W2", "TURN"), ("W3", "MILL"))
    ]
    frame = items_frame(X=["a"])
    known = known_routings(operations_frame(rows), actuals_frame([]), frame["item_code"], never)
    one = able([0.5], way=[int(known.way[int(known.latest[0])])])

    cast = ballots(one, KnownItems(frame), known, RoutingChoice.LATEST)
    likelihood = np.zeros(2, np.float32)
    votes = weighed(cast, likelihood, VotingRule(power=1.0, half_life=0.0), 0)

    by_way = {vote.way: vote for vote in votes}
    assert by_way["TURN",].weight == pytest.approx(0.5 * 2 / 3 * (1 + 0.25 * np.log1p(2)))
    assert by_way["MILL",].weight == pytest.approx(0.5 * 1 / 3 * (1 + 0.25 * np.log1p(1)))
    assert all(vote.as_built for vote in votes)
    assert weighed([], likelihood, RULE, 0) == []
