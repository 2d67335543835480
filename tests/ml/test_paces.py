"""An item's attributes tell how much slower than usual it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.linear_files import load_pace, save_pace
from routingml_desktop.ml.linear_part import LinearPart, relevant, ridge
from routingml_desktop.ml.paces import Paces, Seen, learned_paces
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.time_levels import Part
from routingml_desktop.settings import LearningSettings
from tests.ml.plants import make_plant, never, trained

if TYPE_CHECKING:
    from pathlib import Path

LEARNING = LearningSettings()
ITEMS = 600


def shop(seed: int = 1) -> tuple[csr_matrix, Seen]:
    """Feature 0 makes all 1.5 times slower, feature 1 only operation 1; the others are chance."""
    rng = np.random.default_rng(seed)
    shown = (rng.random((ITEMS, 10)) < 0.4).astype(float)
    item = np.repeat(np.arange(ITEMS), 2)
    job = np.tile([0, 1], ITEMS)
    beyond = np.log(1.5) * shown[item, 0] + np.log(2.0) * shown[item, 1] * (job == 1)
    beyond += rng.normal(0, 0.1, len(item))
    return csr_matrix(shown), Seen(item, job, np.full(len(item), 5.0), beyond - beyond.mean())


def test_what_makes_items_slower_is_found_for_all_operations_and_for_single_ones() -> None:
    matrix, seen = shop()

    paces = learned_paces(matrix, seen, 3, LEARNING, never)

    usual = paces.of(np.zeros(0, np.int64))
    slow = paces.of(np.array([0])) - usual
    single = paces.of(np.array([1])) - usual
    assert slow[:2] == pytest.approx(np.log(1.5), abs=0.06)
    assert single[1] - single[0] == pytest.approx(np.log(2.0), abs=0.08)
    assert slow[2] == pytest.approx(slow[0], abs=0.1)


def test_paces_of_bookings_are_those_of_their_items() -> None:
    matrix, seen = shop()
    paces = learned_paces(matrix, seen, 3, LEARNING, never)

    by_row = paces.of_rows(matrix, seen.item, seen.job.astype(np.int32))

    for row in range(0, len(by_row), 97):
        features = np.flatnonzero(matrix[int(seen.item[row])].toarray().ravel()).astype(np.int64)
        assert by_row[row] == pytest.approx(paces.of(features)[seen.job[row]], abs=1e-5)


def test_no_pace_is_beyond_what_was_seen() -> None:
    matrix, seen = shop()
    paces = learned_paces(matrix, seen, 3, LEARNING, never)

    assert np.abs(paces.of(np.arange(10))).max() <= paces.limit


def test_too_few_items_have_no_pace() -> None:
    matrix, seen = shop()
    few = Seen(seen.item[:40], seen.job[:40], seen.orders[:40], seen.beyond[:40])

    assert learned_paces(matrix, few, 3, LEARNING, never).of(np.arange(10)).tolist() == [0, 0, 0]
    nothing = Seen(seen.item[:0], seen.job[:0], seen.orders[:0], seen.beyond[:0])
    assert learned_paces(matrix, nothing, 0, LEARNING, never).of(np.arange(10)).tolist() == []


def test_learning_paces_stops_when_asked() -> None:
    with pytest.raises(WorkCancelledError):
        learned_paces(*shop(), 3, LEARNING, lambda: True)


def test_stored_paces_come_back(tmp_path: Path) -> None:
    matrix, seen = shop()
    paces = learned_paces(matrix, seen, 3, LEARNING, never)

    save_pace(paces, "pace", PartsWriter(tmp_path))
    loaded = load_pace(PartsReader(tmp_path, "v1"), "pace")

    assert np.array_equal(loaded.of(np.array([0, 1])), paces.of(np.array([0, 1])))


def test_larger_items_take_longer_than_smaller_ones() -> None:
    plant = make_plant(500)
    parts = trained(plant.frames)._parts
    job = parts.bookings.job_number("INSPECT")

    small, large = (
        parts.times.paces[Part.RUN].of(
            parts.precedents.features.of_asked(parts.precedents.vectorizer.asked(_item(diameter)))
        )[job]
        for diameter in (40.0, 400.0)
    )

    true = np.log((2 + 400 / 40 + 7) / (2 + 40 / 40 + 7))
    assert large - small == pytest.approx(true, abs=0.3)


def _item(diameter: float) -> Item:
    return Item(
        "new", {"KIND": "FACE", "DIAMETER": diameter, "SPEC": f"FACE PTFE {diameter:.0f}MM"}
    )


def test_features_that_tell_nothing_are_not_chosen() -> None:
    matrix, seen = shop()
    wanted = np.zeros((ITEMS, 1))
    np.add.at(wanted[:, 0], seen.item, seen.beyond)

    assert relevant(matrix, wanted, 100).tolist() == [0, 1]
    assert relevant(matrix, wanted, 1).tolist() in ([0], [1])
    assert relevant(matrix[:0], wanted[:0], 5).tolist() == []


def test_ridge_is_the_same_by_rows_and_by_features() -> None:
    rng = np.random.default_rng(3)
    wide = csr_matrix(rng.random((20, 30)))
    wanted, weight = rng.random((20, 2)), rng.random(20) + 0.5

    usual, coefficients = ridge(wide, wanted, weight, 2.0)

    dense = wide.toarray()
    centered = dense - np.average(dense, axis=0, weights=weight)
    gram = centered.T @ (weight[:, None] * centered) + 2.0 * np.eye(30)
    expected = np.linalg.solve(gram, centered.T @ (weight[:, None] * wanted))
    assert coefficients == pytest.approx(expected)
    fitted = usual + dense @ coefficients
    assert np.average(fitted - wanted, axis=0, weights=weight) == pytest.approx([0, 0], abs=1e-9)
    long = csr_matrix(np.vstack([dense] * 2))
    twice = ridge(long, np.vstack([wanted] * 2), np.tile(weight / 2, 2), 2.0)
    assert twice[1] == pytest.approx(coefficients)


def test_features_that_were_not_chosen_count_nothing() -> None:
    usual = np.array([0.5], np.float32)
    part = LinearPart(usual, np.array([2, 5]), np.array([[1.0], [10.0]], np.float32))

    assert part.of(np.array([0, 2, 9])).tolist() == [1.5]
    assert part.of(np.array([5, 2])).tolist() == [11.5]
    assert part.of(np.zeros(0, np.int64)).tolist() == [0.5]
    assert LinearPart.none(2).of(np.array([1])).tolist() == [0.0, 0.0]
    assert Paces.none(4).of(np.array([1])).tolist() == [0.0] * 4
