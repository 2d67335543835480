"""How many decimals a number needs to say something: a small measured one is not zero."""

from __future__ import annotations

import math
from typing import Final

_SMALL: Final = 0.1
_MOST: Final = 8


def decimals_of(value: float, usual: int = 2) -> int:
    """``usual``, and below a tenth as many as show the first two digits."""
    if not math.isfinite(value) or value == 0 or abs(value) >= _SMALL:
        return usual
    return max(usual, min(_MOST, 1 - math.floor(math.log10(abs(value)))))
