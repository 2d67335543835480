"""Parts of the method that found nothing to do on a plant, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.left_out import LearnedPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.ml.routing_model import RoutingModel

NO_CHANGE: Final = "not one answer is another one without it"
NO_LOT_EFFECT: Final = "no operation was found that large lots take to another work center"
NOTHING_CLEANED: Final = "cleaning left out and changed no booking of this plant"
NOT_AS_BOOKED: Final = "the bookings as they were before cleaning are not at hand"
REASONS: Final[Mapping[LearnedPart, str]] = {
    LearnedPart.TOTALS: "no operation was found whose booked totals hold a set-up",
    LearnedPart.RADIUS: "replayed questions were answered no better by taking ways together",
    LearnedPart.PRECEDENCE: "history keeps no operations in one order",
    LearnedPart.CODE_PARTS: "no attribute is a composite code or a text with numbers",
    LearnedPart.THRESHOLDS: "no attribute is a number",
    LearnedPart.SHIFTS: "no work center's pace was found to have changed",
    LearnedPart.STANDARDS: "the plant has no standards",
}


def idle_parts(model: RoutingModel) -> dict[LearnedPart, str]:
    """The parts without which the training would have given the same model, each with the reason.

    Parts of which that is not known beforehand are not among them.
    """
    parts = model.parts
    booked, vectorizer = parts.bookings, parts.precedents.vectorizer
    standards = parts.precedents.routings.minutes[:, :2]
    idle = {
        LearnedPart.TOTALS: not np.isfinite(booked.setup_share).any(),
        LearnedPart.RADIUS: parts.rule.radius == 0.0,
        LearnedPart.PRECEDENCE: not parts.precedence.pairs,
        LearnedPart.CODE_PARTS: not vectorizer.numbers_ and not vectorizer.parts_,
        LearnedPart.THRESHOLDS: not any(
            edges is not None for edges in parts.precedents.features.edges
        ),
        LearnedPart.SHIFTS: not booked.setup_shift.any() and not booked.run_shift.any(),
        LearnedPart.STANDARDS: not np.isfinite(standards).any(),
    }
    return {part: REASONS[part] for part, found in idle.items() if found}
