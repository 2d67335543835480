from __future__ import annotations

from dataclasses import replace

import pytest

from routingml_desktop.domain.time_estimate import NO_TIME, Variability
from tests.builders import estimate


@pytest.mark.parametrize(
    ("cv", "band"),
    [
        (0.0, Variability.STABLE),
        (0.149, Variability.STABLE),
        (0.15, Variability.NORMAL),
        (0.30, Variability.VARIABLE),
        (0.50, Variability.UNSTABLE),
        (9.0, Variability.UNSTABLE),
    ],
)
def test_the_band_of_variation_follows_the_plant_s_limits(cv: float, band: Variability) -> None:
    assert Variability.of(cv) is band
    assert replace(estimate(), cv=cv).variability is band


def test_without_a_variation_there_is_no_band() -> None:
    assert NO_TIME.variability is None
