"""The orders behind an operation's minutes, one mark each, over the band they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.plot import line, say_axes, set_ticks, widened
from routingml_desktop.ui.numbers import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.time_estimate import TimeEstimate
    from routingml_desktop.domain.work_result import WorkResult
    from routingml_desktop.ui.theme import Colours

HEIGHT: Final = 190
_LANES: Final = 7
"""Marks are spread over so many heights, so that equal minutes do not hide each other."""
_FARTHEST: Final = 3.0
"""Left-out minutes beyond so many times the safe time would squeeze all others together."""


class BookedMinutes(QWidget):
    """Filled circles counted, crosses were left out; the ground is P10-P90, the line P50."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sequence[WorkResult], Sequence[WorkResult], TimeEstimate] | None = None
        self._beyond = 0
        self.setFixedHeight(HEIGHT)
        self.chart = Chart(self._draw)
        self.band: Any = pg.LinearRegionItem(movable=False)
        self.standard: Any = pg.InfiniteLine(angle=90)
        self.counted: Any = pg.ScatterPlotItem(symbol="o", size=7)
        self.left_out: Any = pg.ScatterPlotItem(symbol="x", size=8)
        for item in (self.band, self.standard, self.counted, self.left_out):
            self.chart.plot.addItem(item)
        set_ticks(self.chart.plot, "left", [])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.chart)

    def show_orders(
        self, used: Sequence[WorkResult], dropped: Sequence[WorkResult], run: TimeEstimate
    ) -> None:
        """Draw run minutes of one piece, order by order."""
        self._shown = (used, dropped, run)
        counted, left_out = _each(used), _each(dropped)
        if not counted:
            self.chart.say(self.tr("Run minutes per piece, order by order"))
            self.chart.show_nothing(self.tr("No order with quantity and minutes stands behind it."))
            return
        farthest = _FARTHEST * max(run.p90 or 0.0, *counted)
        near = [minutes for minutes in left_out if 0 <= minutes <= farthest]
        self._beyond = len(left_out) - len(near)
        self._say(len(counted), len(left_out))
        self.counted.setData(counted, _lanes(len(counted)))
        self.left_out.setData(near, _lanes(len(near)))
        has_band = run.p10 is not None and run.p90 is not None
        self.band.setVisible(has_band)
        if has_band:
            self.band.setRegion((run.p10, run.p90))
        self.standard.setVisible(run.p50 is not None)
        if run.p50 is not None:
            self.standard.setPos(run.p50)
        edges = [*counted, *near, *(p for p in (run.p10, run.p90) if p is not None)]
        self.chart.plot.setRange(xRange=widened(edges), yRange=(-1, _LANES), padding=0)
        self.chart.show_plot()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._shown is not None:
            self.show_orders(*self._shown)
        super().changeEvent(event)

    def _say(self, counted: int, left_out: int) -> None:
        note = self.tr("Circles: {counted} counted; crosses: {left_out} left out.").format(
            counted=count(counted), left_out=count(left_out)
        )
        if self._beyond:
            note += " " + self.tr("Too far to the right to draw: {number}.").format(
                number=count(self._beyond)
            )
        self.chart.say(self.tr("Run minutes per piece, order by order"), note)

    def _draw(self, now: Colours) -> None:
        ground = QColor(now.accent)
        ground.setAlpha(36)
        self.band.setBrush(ground)
        for edge in self.band.lines:
            edge.setPen(line(now.accent, 1, Qt.PenStyle.DotLine))
        self.standard.setPen(line(now.accent))
        self.counted.setBrush(now.series[0])
        self.counted.setPen(line(now.surface, 1))
        self.left_out.setBrush(None)
        self.left_out.setPen(line(now.warning, 1.5))
        say_axes(self.chart.plot, "", self.tr("Minutes per piece"), now)


def _each(results: Sequence[WorkResult]) -> list[float]:
    return [m for result in results if (m := result.run_minutes_each) is not None]


def _lanes(number: int) -> list[float]:
    """Heights that look scattered and are the same each time."""
    return [float(place * 3 % _LANES) for place in range(number)]
