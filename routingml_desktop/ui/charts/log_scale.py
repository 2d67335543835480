"""Where minutes stand on a logarithmic axis, and what its ticks read."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routingml_desktop.ui.charts.plot import Ticks

_FEW_DECADES = 2
_STEPS = (1, 2, 5)


def decades(low: float, high: float) -> tuple[Ticks, Ticks]:
    """Ticks with a text and ticks without for an axis of log10 from ``low`` to ``high``.

    Over more than two decades only 1, 10, 100 carry a text, below that also 2 and 5.
    """
    texts: Ticks = []
    bare: Ticks = []
    labelled = (1,) if high - low > _FEW_DECADES else _STEPS
    for decade in range(floor(low), ceil(high) + 1):
        for step in range(1, 10):
            place = decade + log10(step)
            if low <= place <= high:
                value = step * 10.0**decade
                (texts if step in labelled else bare).append(
                    (place, f"{value:,.10g}" if step in labelled else "")
                )
    return texts, bare
