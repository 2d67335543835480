"""Asked items in lanes: what can be released, what deserves a look, what has no precedent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.candidate import Lane, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.candidate import RoutingPrediction


def lane_of(prediction: RoutingPrediction) -> Lane:
    """The lane an answer belongs to.

    A routing of its own is ready. A proposal that nothing was calibrated for deserves a look, and
    where nothing is proposed there is no precedent.
    """
    if prediction.outcome is Outcome.EXISTING:
        return Lane.READY
    if not prediction.candidates:
        return Lane.NO_PRECEDENT
    return prediction.lane or Lane.CHECK


def minutes_of(prediction: RoutingPrediction, quantity: float) -> float | None:
    """Standard minutes of the best candidate for ``quantity`` pieces; None when unknown."""
    if not prediction.candidates:
        return None
    band = prediction.candidates[0].minutes_for(quantity)
    return None if band is None else band.p50


def most_hours_first(
    answers: Iterable[tuple[int, RoutingPrediction]], quantity: float
) -> tuple[int, ...]:
    """The numbers of the answers, longest first; those of unknown time last, in their order."""
    timed = [(number, minutes_of(answer, quantity)) for number, answer in answers]
    timed.sort(key=lambda pair: -1.0 if pair[1] is None else pair[1], reverse=True)
    return tuple(number for number, _ in timed)
