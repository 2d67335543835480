"""Values move against their slopes, and those that are not steady shrink."""

from __future__ import annotations

import numpy as np
import pytest

from routingml_desktop.ml.adam import Adam


def test_the_lowest_point_of_a_bowl_is_found() -> None:
    adam = Adam({"place": np.array([3.0, -2.0], np.float32)}, 0.0, ())

    for _ in range(400):
        adam.step({"place": 2 * (adam.values["place"] - np.float32(1.0))}, 0.05)

    assert adam.values["place"] == pytest.approx([1.0, 1.0], abs=0.01)


def test_only_what_is_not_steady_shrinks_without_a_slope() -> None:
    values = {name: np.ones(2, np.float32) for name in ("free", "steady")}
    adam = Adam(values, 0.5, ("steady",))

    adam.step({name: np.zeros(2, np.float32) for name in values}, 0.1)

    assert adam.values["free"] == pytest.approx([0.95, 0.95])
    assert adam.values["steady"].tolist() == [1.0, 1.0]


def test_what_has_no_slope_stays() -> None:
    adam = Adam({"one": np.ones(1, np.float32), "other": np.ones(1, np.float32)}, 0.5, ())

    adam.step({"one": np.ones(1, np.float32)}, 0.1)

    assert adam.values["other"].tolist() == [1.0]
    assert adam.values["one"][0] < 1.0
