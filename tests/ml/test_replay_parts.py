"""Which items are asked again, and what the judges of the answers must not know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.replay_parts import (
    MOST_QUESTIONS,
    days_of_learning,
    replay_parts,
    replayable,
)

if TYPE_CHECKING:
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.routing_model import RoutingModel


def known(model: RoutingModel) -> KnownRoutings:
    return model.parts.precedents.routings


def of_many(model: RoutingModel, count: int) -> KnownRoutings:
    """So many items, each with a routing; item 0 has the newest."""
    rows = np.arange(count)
    return replace(known(model), latest=rows.astype(np.int32), created=rows[::-1].astype(np.int64))


def test_the_later_routings_are_asked_again(model: RoutingModel) -> None:
    routings = known(model)

    asked = replayable(routings, 1)

    created = routings.created[routings.latest[routings.latest >= 0]]
    assert len(set(asked.tolist())) == len(asked) == len(created) - len(created) * 4 // 5
    assert routings.created[routings.latest[asked]].min() >= np.quantile(created, 0.79)


def test_undated_routings_are_drawn_from_all(model: RoutingModel) -> None:
    routings = known(model)
    created = routings.created[routings.latest[routings.latest >= 0]]
    undated = replace(routings, created=np.full_like(routings.created, NO_DATE))

    drawn = replayable(undated, 1)

    assert len(drawn) == len(created) // 3
    assert routings.created[routings.latest[drawn]].min() < np.median(created)


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_hardly_any_routings_are_asked_again_all_the_same(
    model: RoutingModel, count: int, expected: int
) -> None:
    routings = known(model)
    few = routings.latest.copy()
    few[np.flatnonzero(few >= 0)[count:]] = -1

    assert len(replayable(replace(routings, latest=few), 1)) <= expected


def test_of_a_large_plant_the_judges_know_nothing_as_new_as_what_is_asked(
    model: RoutingModel,
) -> None:
    (part,) = replay_parts(of_many(model, 100_000), 1)

    assert len(part.asked) == MOST_QUESTIONS
    assert set(part.asked.tolist()) < set(part.held_back.tolist())
    assert sorted(part.held_back.tolist()) == list(range(2_000))


def test_of_a_very_large_plant_no_more_is_held_back_than_is_needed(model: RoutingModel) -> None:
    (part,) = replay_parts(of_many(model, 1_000_000), 1)

    assert len(part.held_back) == 3 * MOST_QUESTIONS


def test_of_a_large_undated_plant_what_is_asked_is_held_back(model: RoutingModel) -> None:
    many = of_many(model, 100_000)

    (part,) = replay_parts(replace(many, created=np.full_like(many.created, NO_DATE)), 1)

    assert len(part.asked) == MOST_QUESTIONS
    assert part.held_back.tolist() == part.asked.tolist()


def test_of_a_small_plant_each_half_of_what_is_asked_is_held_back(model: RoutingModel) -> None:
    parts = replay_parts(known(model), 1)

    assert len(parts) == 2
    asked = [item for part in parts for item in part.asked.tolist()]
    assert sorted(asked) == sorted(replayable(known(model), 1).tolist())
    for part in parts:
        assert part.held_back.tolist() == part.asked.tolist()


def test_a_version_had_learned_up_to_a_fifth_of_all_routings_before(model: RoutingModel) -> None:
    routings = of_many(model, 10_000)
    asked = np.arange(1_000)

    learned = days_of_learning(routings, asked, 1)

    age = routings.created[asked] - learned
    assert 0 <= age.min() < 100
    assert 1_900 < age.max() <= 2_000
    assert age.mean() == pytest.approx(1_000, abs=60)


def test_nobody_knows_when_a_version_learned_that_has_undated_routings(model: RoutingModel) -> None:
    many = of_many(model, 100)
    undated = replace(many, created=np.where(np.arange(100) == 3, NO_DATE, many.created))

    assert (days_of_learning(undated, np.arange(9), 1) == NO_DATE).all()
