"""Which items are asked again, and what the judges of the answers must not know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.replay_parts import (
    MOST_QUESTIONS,
    can_be_spared,
    days_of_learning,
    replay_parts,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.routing_model import RoutingModel


def known(model: RoutingModel) -> KnownRoutings:
    return model.parts.precedents.routings


def of_many(model: RoutingModel, count: int) -> KnownRoutings:
    """So many items, each with a routing; item 0 has the newest."""
    return replace(
        known(model),
        latest=np.arange(count, dtype=np.int32),
        item_offsets=np.arange(count + 1),
        created=np.arange(count)[::-1].copy(),
    )


def routed_again(routings: KnownRoutings, items: NDArray[np.int64]) -> KnownRoutings:
    """The same with a second routing of these items, before every other."""
    count = np.ones(len(routings.latest), np.int64)
    count[items] = 2
    offsets = np.concatenate(([0], np.cumsum(count)))
    latest = offsets[1:] - 1
    created = np.full(offsets[-1], -1)
    created[latest] = routings.created
    return replace(routings, latest=latest.astype(np.int32), item_offsets=offsets, created=created)


def undated(routings: KnownRoutings) -> KnownRoutings:
    return replace(routings, created=np.full_like(routings.created, NO_DATE))


@pytest.mark.parametrize(
    ("count", "blocks", "size"), [(10, 3, 1), (900, 3, 90), (2_000, 2, 200), (30_000, 2, 450)]
)
def test_the_newest_are_asked_again_in_blocks_whose_judges_know_nothing_as_new(
    model: RoutingModel, count: int, blocks: int, size: int
) -> None:
    routings = of_many(model, count)

    parts = replay_parts(routings, 1)

    assert len(parts) == blocks
    for number, part in enumerate(reversed(parts), 1):
        # Item 0 is the newest.
        assert sorted(part.asked.tolist()) == list(range(size * (number - 1), size * number))
        assert sorted(part.held_back.tolist()) == list(range(size * number))
        assert (part.learned == routings.created[part.held_back].min()).all()


@pytest.mark.parametrize(("again", "asked"), [(0, 200), (40, 160), (100, 100), (101, 200)])
def test_items_routed_before_a_block_are_not_asked_unless_most_of_it_were(
    model: RoutingModel, again: int, asked: int
) -> None:
    routings = routed_again(of_many(model, 2_000), np.arange(again))

    newest = replay_parts(routings, 1)[-1]

    # Item 0 is the newest, and those routed again come first.
    assert sorted(newest.asked.tolist()) == list(range(200 - asked, 200))
    assert sorted(newest.held_back.tolist()) == list(range(200))


def test_items_with_several_routings_since_a_block_began_are_asked(model: RoutingModel) -> None:
    routings = routed_again(of_many(model, 2_000), np.arange(40))
    at_once = np.where(routings.created < 0, 1_990, routings.created)

    newest = replay_parts(replace(routings, created=at_once), 1)[-1]

    assert len(newest.asked) == 200


def test_items_of_a_large_plant_routed_before_are_not_asked(model: RoutingModel) -> None:
    routings = routed_again(of_many(model, 100_000), np.arange(500))

    (part,) = replay_parts(routings, 1)

    assert len(part.asked) == MOST_QUESTIONS
    assert part.asked.min() >= 500
    assert len(part.held_back) == 2_000


@pytest.mark.parametrize(("count", "asked"), [(0, 0), (1, 1), (2, 1), (5, 2)])
def test_of_hardly_any_routings_at_most_half_are_asked_again(
    model: RoutingModel, count: int, asked: int
) -> None:
    parts = replay_parts(of_many(model, count), 1)

    assert sum(len(part.asked) for part in parts) == asked
    assert max(len(part.held_back) for part in parts) == asked


def test_undated_routings_are_drawn_from_all_and_each_half_is_held_back(
    model: RoutingModel,
) -> None:
    routings = of_many(model, 900)

    parts = replay_parts(undated(routings), 1)

    assert [len(part.asked) for part in parts] == [150, 150]
    assert len({item for part in parts for item in part.asked.tolist()}) == 300
    for part in parts:
        assert part.held_back.tolist() == part.asked.tolist()
        assert part.asked.max() > 450
        assert (part.learned == NO_DATE).all()


def test_one_undated_routing_leaves_all_of_them_undated(model: RoutingModel) -> None:
    many = of_many(model, 900)
    created = np.where(np.arange(900) == 3, NO_DATE, many.created)

    parts = replay_parts(replace(many, created=created), 1)

    assert all((part.learned == NO_DATE).all() for part in parts)


def test_where_all_routings_are_of_one_moment_those_that_vote_are_as_old(
    model: RoutingModel,
) -> None:
    many = of_many(model, 900)

    parts = replay_parts(replace(many, created=np.full_like(many.created, 5)), 1)

    assert sum(len(part.asked) for part in parts) == 270
    assert all((part.learned == 5).all() for part in parts)


@pytest.mark.parametrize(
    ("count", "held_back", "spared"), [(1_000, 20, True), (1_000, 21, False), (1, 1, False)]
)
def test_nothing_is_learned_again_for_a_fiftieth_of_the_items(
    model: RoutingModel, count: int, held_back: int, *, spared: bool
) -> None:
    assert can_be_spared(of_many(model, count), np.arange(held_back)) is spared


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

    (part,) = replay_parts(undated(many), 1)

    assert len(part.asked) == MOST_QUESTIONS
    assert part.held_back.tolist() == part.asked.tolist()


def test_a_version_had_learned_up_to_a_fifth_of_all_routings_before(model: RoutingModel) -> None:
    routings = of_many(model, 10_000)
    asked = np.arange(1_000)

    learned = days_of_learning(routings, asked, 1)

    age = routings.created[asked] - learned
    assert 0 <= age.min() < 100
    assert 1_900 < age.max() <= 2_000
    assert age.mean() == pytest.approx(1_000, abs=60)
