"""How many decimals a number needs to say something: a small measured one is not zero."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALL: Final = 0.1
_MOST: Final = 8


def decimals_of(value: float, usual: int = 2) -> int:
    """``usual``, and below a tenth as many as show the first two digits."""
    if not math.isfinite(value) or value == 0 or abs(value) >= _SMALL:
        return usual
    return max(usual, min(_MOST, 1 - math.floor(math.log10(abs(value)))))


def shared_decimals(*values: float, alone: Callable[[float], int] = decimals_of) -> int:
    """How many decimals numbers have that stand side by side, such as the ends of an interval.

    As many as the largest has ``alone``, but so many that none of the others reads as zero.
    """
    known = [value for value in values if math.isfinite(value)]
    if not known:
        return alone(0.0)
    return max(alone(max(known, key=abs)), *(_first_digit(value) for value in known))


def _first_digit(value: float) -> int:
    """How many decimals show the first digit that is not zero."""
    size = abs(value)
    return min(_MOST, -math.floor(math.log10(size))) if 0 < size < 1 else 0
