"""Whole ways of making compete for an item; what excludes each other is learned as such."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from routingml_desktop.domain.errors import DamagedVersionError, WorkCancelledError
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.reranking import as_shares
from routingml_desktop.ml.way_features import WayFeatures
from routingml_desktop.ml.way_network import WayNetwork
from tests.ml.plants import never

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from routingml_desktop.ml.routing_model import RoutingModel

WAYS = np.array([[1, 0, 0], [1, 1, 0], [0, 0, 1], [0, 1, 1]], np.float32)
"""Turned or milled, never both; and keyed or not."""


def shown(count: int = 400, seed: int = 5) -> tuple[csr_matrix, NDArray[np.int32]]:
    """Items that are milled when exactly one of two marks is shown, and keyed by a third."""
    marks = np.random.default_rng(seed).random((count, 4)) < 0.5
    milled, keyed = marks[:, 0] ^ marks[:, 1], marks[:, 2]
    return csr_matrix(marks.astype(float)), (2 * milled + keyed).astype(np.int32)


def fitted(matrix: csr_matrix, way: NDArray[np.int32], seed: int = 1) -> WayNetwork:
    return WayNetwork.fit(matrix, way, WAYS, np.ones(len(way)), seed, never)


def chances(network: WayNetwork, row: csr_matrix) -> NDArray[np.float32]:
    return np.exp(as_shares(WAYS @ network.scores(row.indices.astype(np.int64))))


def test_marks_that_count_only_together_are_understood() -> None:
    # Alone, neither mark goes with milling; each is relevant only by what it also tells.
    matrix, way = shown()
    both = csr_matrix(
        np.hstack((matrix.toarray(), (way >= 2)[:, None] & (matrix.toarray()[:, :1] > 0)))
    )
    new, wanted = shown(60, seed=9)
    asked = csr_matrix(
        np.hstack((new.toarray(), (wanted >= 2)[:, None] & (new.toarray()[:, :1] > 0)))
    )

    network = fitted(both, way)

    best = [int(chances(network, asked[row]).argmax()) for row in range(60)]
    assert np.mean(np.array(best) % 2 == wanted % 2) > 0.95
    assert np.mean(np.array(best) == wanted) > 0.6


def test_the_chances_of_all_ways_sum_to_one() -> None:
    network = fitted(*shown())

    found = chances(network, shown()[0][3])

    assert found.sum() == pytest.approx(1.0, abs=1e-5)


def test_the_same_rows_and_seed_give_the_same_network() -> None:
    first, again, other = fitted(*shown()), fitted(*shown()), fitted(*shown(), seed=2)

    assert np.array_equal(first.into, again.into)
    assert np.array_equal(first.out_bias, again.out_bias)
    assert not np.array_equal(first.into, other.into)


@pytest.mark.parametrize("way", [[0] * 50, []])
def test_where_there_is_one_way_or_none_nothing_is_preferred(way: list[int]) -> None:
    network = WayNetwork.fit(
        csr_matrix((len(way), 4)), np.array(way, np.int32), WAYS, np.ones(len(way)), 1, never
    )

    assert network.scores(np.array([1, 2])).tolist() == [0.0, 0.0, 0.0]


def test_learning_tells_how_far_it_is_and_stops_when_asked() -> None:
    matrix, way = shown()
    told: list[float] = []

    def hear(done: float, rounds: float, network: WayNetwork) -> None:
        told.append(done)
        assert len(network.chosen)

    WayNetwork.fit(matrix, way, WAYS, np.ones(len(way)), 1, never, hear)

    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(WorkCancelledError):
        WayNetwork.fit(matrix, way, WAYS, np.ones(len(way)), 1, lambda: True)


def test_a_network_is_read_as_it_was_written(tmp_path: Path) -> None:
    network = fitted(*shown())

    network.save(PartsWriter(tmp_path))

    read = WayNetwork.load(PartsReader(tmp_path, "v"))
    assert np.array_equal(read.scores(np.array([0, 2])), network.scores(np.array([0, 2])))
    PartsWriter(tmp_path).arrays("way_network", {"into": network.into})
    with pytest.raises(DamagedVersionError, match="does not hold a network"):
        WayNetwork.load(PartsReader(tmp_path, "v"))


def test_a_way_has_its_jobs_and_which_follows_which(model: RoutingModel) -> None:
    routings = model._parts.precedents.routings
    features = WayFeatures.of(routings, routings.way[routings.latest[routings.latest >= 0]])

    matrix = features.matrix(routings)

    assert matrix.shape == (len(routings.way_offsets) - 1, len(features))
    for way in range(len(matrix)):
        jobs = routings.jobs_of_way(way).tolist()
        pairs = set(pairwise(jobs))
        assert matrix[way, : len(features.jobs)].tolist() == [job in jobs for job in features.jobs]
        assert matrix[way, len(features.jobs) :].tolist() == [
            (a, b) in pairs for a, b in features.pairs.tolist()
        ]
