from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.ml.common_deviation import common_deviation

if TYPE_CHECKING:
    from numpy.typing import NDArray


def deviations(common: float, lots: int = 2000) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rng = np.random.default_rng(1)
    covariance = [[1.0, common], [common, 1.0]]
    setup, run = rng.multivariate_normal([0, 0], covariance, lots).T * 0.2
    return setup, run


@pytest.mark.parametrize(("true", "told"), [(0.0, 0.0), (0.5, 0.5), (0.9, 0.9), (-0.6, 0.0)])
def test_it_is_the_correlation_and_never_below_independence(true: float, told: float) -> None:
    assert common_deviation(*deviations(true)) == pytest.approx(told, abs=0.06)


def test_single_odd_bookings_do_not_decide() -> None:
    setup, run = deviations(0.0)
    setup[:5] = run[:5] = 40.0

    assert common_deviation(setup, run) < 0.1


def test_few_lots_say_little_and_fewer_nothing() -> None:
    setup, run = deviations(0.9)

    assert common_deviation(setup[:49], run[:49]) == 0.0
    assert 0.3 < common_deviation(setup[:60], run[:60]) < 0.6


def test_parts_that_never_deviate_have_nothing_in_common() -> None:
    assert common_deviation(np.zeros(100), np.arange(100.0)) == 0.0
