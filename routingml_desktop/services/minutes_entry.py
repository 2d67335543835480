"""What a planner types into a time, taken or refused."""

from __future__ import annotations

import math
from enum import StrEnum

from routingml_desktop.services.planning import LONGEST_MINUTES

UNKNOWN_SIGNS = frozenset({"", "-", "–", "—"})
"""What stands for a time that nobody knows."""


class Refusal(StrEnum):
    """Why something typed is no time."""

    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    TOO_LONG = "too_long"


def minutes_entered(text: str) -> float | Refusal | None:
    """The minutes typed, None for an unknown time, or why they are refused.

    Commas group thousands, as Korean and English planners write them.
    """
    written = text.strip().replace("−", "-")
    if written in UNKNOWN_SIGNS:
        return None
    try:
        minutes = float(written.replace(",", ""))
    except ValueError:
        return Refusal.NOT_A_NUMBER
    if not math.isfinite(minutes):
        return Refusal.NOT_A_NUMBER
    if minutes < 0:
        return Refusal.NEGATIVE
    return Refusal.TOO_LONG if minutes > LONGEST_MINUTES else minutes
