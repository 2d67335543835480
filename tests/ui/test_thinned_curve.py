"""An hour of figures stays a curve of some hundred points, evenly kept."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.ui.charts.thinned_curve import MOST_POINTS, ThinnedCurve


def curve_of(count: int) -> ThinnedCurve:
    curve = ThinnedCurve()
    for place in range(count):
        curve.add(place / 10, float(place))
    return curve


@pytest.mark.parametrize("count", [0, 1, 2, MOST_POINTS - 1])
def test_few_points_are_all_kept(count: int) -> None:
    xs, ys = curve_of(count).points()

    assert ys == [float(place) for place in range(count)]
    assert len(xs) == len(curve_of(count)) == count


@given(st.integers(1, 40_000))
def test_first_and_newest_are_always_there_and_nothing_grows(count: int) -> None:
    xs, ys = curve_of(count).points()

    assert (ys[0], ys[-1]) == (0.0, float(count - 1))
    assert len(ys) <= MOST_POINTS
    assert xs == sorted(set(xs))


def test_an_hour_is_kept_evenly() -> None:
    _, ys = curve_of(36_000).points()

    gaps = {second - first for first, second in pairwise(ys[:-1])}
    assert len(gaps) == 1
    assert len(ys) > MOST_POINTS / 3
