"""How large the error of minutes will be, told from the bands before anything is booked."""

from __future__ import annotations

from dataclasses import replace
from math import pi, sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.bootstrap import Resamples, mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.candidate import AskOptions, RoutingPrediction
    from routingml_desktop.domain.item import Item
    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.domain.time_estimate import TimeEstimate
    from routingml_desktop.ml.bootstrap import Values
    from routingml_desktop.ml.routing_model import RoutingModel

BATCH: Final = 10
"""Items between two looks at whether to stop."""
RESAMPLES: Final = 400
NOT_BOOKED_YET: Final = "no item without bookings could be asked"
_SPREADS: Final = 2 * 1.2816
"""P10 to P90 in standard deviations of a normal error."""


def expected_error(predictions: Sequence[RoutingPrediction]) -> Values:
    """The error in run minutes of a piece to expect of each first candidate, before it is booked.

    The mean absolute error of a normal distribution as wide as the operations' bands; NaN where
    nothing is proposed or nothing has a band.
    """
    return np.array([_expected(found) for found in predictions], dtype=np.float64)


def expected_figure(
    model: RoutingModel,
    items: Sequence[Item],
    options: AskOptions,
    stopping: Stopping,
    seed: int,
) -> Figure:
    """The mean error to expect of these items, none of which was booked yet; no value without any.

    Raises WorkCancelledError when asked to stop.
    """
    insisting = replace(options, ignore_own_history=True).insisting()
    predictions: list[RoutingPrediction] = []
    for start in range(0, len(items), BATCH):
        stop_if(stopping)
        predictions += model.predict_many(items[start : start + BATCH], insisting)
    errors = expected_error(predictions)
    known = errors[~np.isnan(errors)]
    resamples = Resamples(len(known), RESAMPLES, seed)
    return resamples.figure(mean(known), np.arange(len(known)), NOT_BOOKED_YET)


def _expected(prediction: RoutingPrediction) -> float:
    first = prediction.candidates[0].operations if prediction.candidates else ()
    errors = [error for step in first if (error := _error_of(step.run)) is not None]
    return float(np.mean(errors)) if errors else float("nan")


def _error_of(run: TimeEstimate) -> float | None:
    if run.p10 is None or run.p90 is None:
        return None
    return (run.p90 - run.p10) / _SPREADS * sqrt(2 / pi)
