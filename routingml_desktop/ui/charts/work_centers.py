"""Which work centers a chart has room for, and how they stand in it."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.numbers import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyqtgraph as pg
    from PySide6.QtCore import QPointF

    from routingml_desktop.domain.quality import WorkCenterScore
    from routingml_desktop.ui.charts.plot import Ticks

MOST: Final = 15
"""Rows of a chart; more would be unreadable."""
ROW: Final = 20
"""Pixels of a row."""
FRAME: Final = 130
"""Pixels of title, note, axis and margins."""
_LONGEST_NAME: Final = 18
_Z: Final = 1.959964
"""Of a 95 % interval."""


def busiest(
    scores: Sequence[WorkCenterScore], value: Callable[[WorkCenterScore], float | None]
) -> list[WorkCenterScore]:
    """The measured work centers with most bookings, the largest value first."""
    measured = [score for score in scores if value(score) is not None]
    most = sorted(measured, key=lambda score: (-score.n, score.work_center))[:MOST]
    return sorted(most, key=lambda score: (-(value(score) or 0.0), score.work_center))


def row_ticks(scores: Sequence[WorkCenterScore]) -> Ticks:
    """One tick per work center, the first at the top, with the bookings behind it."""
    last = len(scores) - 1
    return [
        (float(last - place), f"{_short(score.work_center)}  n {count(score.n)}")
        for place, score in enumerate(scores)
    ]


def row_under(plot: pg.PlotWidget, place: QPointF, rows: int) -> int | None:
    """The row, counted from the top, at a place of the scene; None beside the rows."""
    row = rows - 1 - round(plot.getPlotItem().vb.mapSceneToView(place).y())
    return row if 0 <= row < rows else None


def left_out_note(shown: int, known: int) -> str:
    """A sentence, after a space, that says how many work centers found no room, or nothing."""
    if not known > shown > 0:
        return ""
    more = QCoreApplication.translate(
        "WorkCenters", "The {shown} of {all} work centers with most bookings."
    )
    return " " + more.format(shown=shown, all=known)


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % interval (Wilson) of a share seen in ``n`` cases."""
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
