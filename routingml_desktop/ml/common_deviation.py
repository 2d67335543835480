"""How far the set-up and the run of one lot deviate together from what was predicted.

Whoever is slow at the set-up may be slow at the pieces as well. Then the deviations do not cancel
in the sum, and a band that takes them for independent holds less than it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.stats import rankdata

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENOUGH: Final = 50
"""Lots with both parts from which this is told; more are still drawn towards independence."""


def common_deviation(setup: NDArray[np.float64], run: NDArray[np.float64]) -> float:
    """The correlation of two deviations of the same lots, 0 to 1; 0 where too few tell.

    From ranks, so that single odd bookings do not decide. Deviations that go against each other
    count as independent: a band is never narrower for it.
    """
    count = len(setup)
    if count < ENOUGH or np.ptp(setup) == 0 or np.ptp(run) == 0:
        return 0.0
    ranks = np.corrcoef(rankdata(setup), rankdata(run))[0, 1]
    # Of two normal variables, whose ranks correlate a little less than they do.
    normal = 2.0 * np.sin(np.pi / 6.0 * float(ranks))
    return float(np.clip(normal, 0.0, 1.0)) * count / (count + ENOUGH)
