"""Predicted against booked minutes of held-out lots."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.log_scale import decades
from routingml_desktop.ui.charts.plot import line, say_axes, set_ticks, widened
from routingml_desktop.ui.numbers import count, minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import MinutesPoint
    from routingml_desktop.ui.theme import Colours

HEIGHT: Final = 380
_NEAR_PIXELS: Final = 8
_FAINT: Final = 150
"""Alpha of a point, of 255: where many lie the cloud is darker."""


class PredictedActual(QWidget):
    """A cloud on two logarithmic axes; on the line, predicted and booked are the same.

    Points inside their 80 % band are filled, the others are rings.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[MinutesPoint] = ()
        self._drawn: list[MinutesPoint] = []
        self.chart = Chart(self._draw)
        self.setMinimumHeight(HEIGHT)
        self.same = pg.PlotDataItem()
        self.inside: Any = pg.ScatterPlotItem(symbol="o", size=5)
        self.outside: Any = pg.ScatterPlotItem(symbol="o", size=6)
        for item in (self.same, self.inside, self.outside):
            self.chart.plot.addItem(item)
        self.chart.plot.scene().sigMouseMoved.connect(self._explain)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.chart)
        self._say()

    def show_points(self, points: Sequence[MinutesPoint]) -> None:
        """Draw these lots; a logarithmic axis has no place for 0 minutes, so such are counted."""
        self._points = points
        self._drawn = [point for point in points if point.predicted > 0 and point.actual > 0]
        self._say()
        if not self._drawn:
            self.chart.show_nothing(
                self.tr("Not measured: no held-out booking has predicted minutes.")
            )
            return
        for item, wanted in ((self.inside, True), (self.outside, False)):
            chosen = [p for p in self._drawn if (p.low <= p.actual <= p.high) is wanted]
            item.setData(
                [log10(point.predicted) for point in chosen],
                [log10(point.actual) for point in chosen],
            )
        low, high = widened(log10(v) for p in self._drawn for v in (p.predicted, p.actual))
        self.same.setData([low, high], [low, high])
        for side in ("left", "bottom"):
            set_ticks(self.chart.plot, side, *decades(low, high))
        self.chart.plot.setRange(xRange=(low, high), yRange=(low, high), padding=0)
        self.chart.show_plot()

    def explained(self, point: MinutesPoint) -> str:
        """What the tool tip says about a lot."""
        text = self.tr(
            "{item}, operation {job} at {work_center}: predicted {predicted} min"
            " ({low} to {high}), booked {actual} min"
        )
        return text.format(
            item=point.item_code,
            job=point.job_code,
            work_center=point.work_center or "–",
            predicted=minutes(point.predicted),
            low=minutes(point.low),
            high=minutes(point.high),
            actual=minutes(point.actual),
        )

    def nearest(self, x: float, y: float) -> MinutesPoint:
        """The lot drawn closest to a place given in log10 minutes."""
        return min(
            self._drawn,
            key=lambda p: (log10(p.predicted) - x) ** 2 + (log10(p.actual) - y) ** 2,
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_points(self._points)
        super().changeEvent(event)

    def _say(self) -> None:
        shown = count(len(self._drawn))
        note = self.tr("{n} held-out lots; a ring lies outside its 80 % band.").format(n=shown)
        left_out = len(self._points) - len(self._drawn)
        if left_out:
            more = self.tr("Lots with 0 minutes, which have no place here: {n}.")
            note += " " + more.format(n=count(left_out))
        self.chart.say(self.tr("Predicted against actual"), note)

    def _draw(self, now: Colours) -> None:
        inside, outside = pg.mkColor(now.series[0]), pg.mkColor(now.series[1])
        inside.setAlpha(_FAINT)
        self.inside.setBrush(inside)
        self.inside.setPen(None)
        self.outside.setPen(line(outside.name(), 1.2))
        self.outside.setBrush(None)
        self.same.setPen(line(now.text, 1.2, Qt.PenStyle.DashLine))
        say_axes(
            self.chart.plot,
            self.tr("Booked minutes of the lot"),
            self.tr("Predicted minutes of the lot"),
            now,
        )

    @Slot(object)
    def _explain(self, place: QPointF) -> None:
        text = ""
        if self._drawn:
            view = self.chart.plot.getPlotItem().vb
            at = view.mapSceneToView(place)
            point = self.nearest(at.x(), at.y())
            drawn = view.mapViewToScene(QPointF(log10(point.predicted), log10(point.actual)))
            if (drawn - place).manhattanLength() <= _NEAR_PIXELS:
                text = self.explained(point)
        self.chart.plot.setToolTip(text)
