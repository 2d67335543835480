"""How wrong the network of ways is while it learns, on what it learns from and on other items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.ml.left_out import NOTHING
from routingml_desktop.ml.way_learning import WayLearning
from routingml_desktop.ml.way_losses import COMPOSED, CURVE, WayLosses
from routingml_desktop.ml.way_network import WayNetwork
from tests.ml.plants import asked_again, never
from tests.ml.test_way_network import WAYS, fitted, shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import LearningPoint
    from routingml_desktop.ml.routing_model import RoutingModel


@pytest.fixture(scope="module")
def learning(model: RoutingModel) -> WayLearning:
    known = model._parts.precedents
    matrix = known.features.matrix(known.signatures.table[known.signatures.of_item])
    return WayLearning(matrix, known.routings, known.now, 7, NOTHING)


@pytest.fixture(scope="module")
def held(learning: WayLearning) -> NDArray[np.int64]:
    return asked_again(learning.routings, 7)


def told(learning: WayLearning, held: NDArray[np.int64]) -> list[tuple[LearningPoint, ...]]:
    """What is told of the losses while the judges learn."""
    heard: list[tuple[LearningPoint, ...]] = []
    learning.judges(held, never, lambda _done, points: heard.append(points))
    return heard


def test_the_loss_falls_with_the_rounds_and_is_told_beside_that_of_held_out_items(
    learning: WayLearning, held: NDArray[np.int64]
) -> None:
    heard = told(learning, held)

    points = [point for both in heard for point in both]
    assert {point.curve for point in points} == {CURVE, COMPOSED}
    for curve in (CURVE, COMPOSED):
        own = [point for point in points if point.curve == curve]
        learned = [point.value for point in own if not point.held_out]
        held_out = [point.value for point in own if point.held_out]
        rounds = [point.at for point in own if point.held_out]
        assert len(learned) == len(held_out) >= 20
        assert rounds == sorted(rounds)
        assert rounds[0] > 0
        assert learned[-1] < 0.2 * learned[0]
        assert learned[-1] <= held_out[-1] < held_out[0]


def test_where_nothing_is_held_out_there_is_nothing_to_compare_with_and_no_curve(
    learning: WayLearning, held: NDArray[np.int64]
) -> None:
    heard = told(learning, held[:0])

    assert heard
    assert not any(heard)


def test_following_the_learning_changes_nothing_of_what_is_learned() -> None:
    matrix, way = shown()
    losses = WayLosses(matrix.astype(np.float32), WAYS, way.astype(np.int64), learned=200)
    heard: list[LearningPoint] = []

    followed = WayNetwork.fit(
        matrix,
        way,
        WAYS,
        np.ones(len(way)),
        1,
        never,
        lambda _done, rounds, network: heard.extend(losses.points(rounds, network)),
    )

    assert heard[-1].value < heard[0].value
    assert np.array_equal(followed.into, fitted(matrix, way).into)


def test_a_network_that_prefers_nothing_gives_each_way_the_same_chance(
    learning: WayLearning, held: NDArray[np.int64]
) -> None:
    routings = learning.routings
    ways = np.eye(len(routings.way_offsets) - 1, dtype=np.float32)
    learned = np.setdiff1d(np.flatnonzero(routings.latest >= 0), held)
    losses = WayLosses.of(learning.matrix, routings, ways, learned, held)

    points = losses.points(0.0, WayNetwork.undecided(ways.shape[1]))

    assert [point.held_out for point in points] == [False, True]
    assert [point.value for point in points] == pytest.approx([np.log(len(losses.ways))] * 2)
