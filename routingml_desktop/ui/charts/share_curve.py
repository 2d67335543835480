"""A curve of shares over shares, each point with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from routingml_desktop.ui.charts.plot import line, set_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ui.theme import Colours

_TICKS = [(part / 100, f"{part} %") for part in range(0, 101, 20)]


class ShareCurve:
    """The items of a plot whose two axes run from 0 to 100 %."""

    def __init__(self, plot: Any, *, diagonal: bool = False) -> None:
        """With ``diagonal`` a dashed line marks where both axes are the same."""
        self.same = pg.PlotDataItem([0.0, 1.0], [0.0, 1.0]) if diagonal else None
        self.intervals: Any = pg.ErrorBarItem(beam=0.012)
        self.curve: Any = pg.PlotDataItem(symbol="o", symbolSize=8)
        for item in (self.same, self.intervals, self.curve):
            if item is not None:
                plot.addItem(item)
        for side in ("left", "bottom"):
            set_ticks(plot, side, _TICKS)
        plot.setRange(xRange=(-0.02, 1.03), yRange=(-0.02, 1.03), padding=0)

    def show_points(self, points: Sequence[tuple[float, Figure]]) -> None:
        """Draw these: a share on the horizontal axis and what was measured there."""
        xs = np.array([across for across, _ in points])
        ys = np.array([figure.value or 0.0 for _, figure in points])
        downs = [
            y - (f.low if f.low is not None else y) for y, (_, f) in zip(ys, points, strict=True)
        ]
        ups = [
            (f.high if f.high is not None else y) - y for y, (_, f) in zip(ys, points, strict=True)
        ]
        self.intervals.setData(x=xs, y=ys, bottom=np.array(downs), top=np.array(ups))
        self.curve.setData(xs, ys)

    def draw(self, now: Colours) -> None:
        """Take the colours of the moment."""
        if self.same is not None:
            self.same.setPen(line(now.good, 2, Qt.PenStyle.DashLine))
        self.intervals.setData(pen=line(now.muted, 1.2))
        self.curve.setPen(line(now.series[0]))
        self.curve.setSymbolBrush(now.series[0])
        self.curve.setSymbolPen(line(now.surface, 1))
