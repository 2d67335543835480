"""How far predicted minutes are from booked ones, work center by work center."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.plot import line, say_axes, set_ticks
from routingml_desktop.ui.charts.work_centers import (
    FRAME,
    ROW,
    busiest,
    left_out_note,
    row_ticks,
    row_under,
)
from routingml_desktop.ui.numbers import count, minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import WorkCenterScore
    from routingml_desktop.ui.theme import Colours

_THICK: Final = 0.66


class ErrorByWorkCenter(QWidget):
    """Bars of the mean absolute error (MAE) in minutes; a rhomb marks the bias."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: Sequence[WorkCenterScore] = ()
        self._rows: list[WorkCenterScore] = []
        self.chart = Chart(self._draw)
        plot = self.chart.plot
        self.bars = pg.BarGraphItem(x0=[], y=[], width=[], height=_THICK)
        self.biases: Any = pg.ScatterPlotItem(symbol="d", size=9)
        self._zero = pg.InfiniteLine(0, angle=90)
        for item in (self.bars, self.biases, self._zero):
            plot.addItem(item)
        plot.scene().sigMouseMoved.connect(self._explain)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.chart)
        self._say()

    def show_scores(self, scores: Sequence[WorkCenterScore]) -> None:
        """Draw the errors of these work centers; only the busiest have room."""
        self._scores = scores
        self._rows = busiest(scores, lambda score: score.mae)
        self._say()
        if not self._rows:
            self.chart.show_nothing(
                self.tr("Not measured: no held-out booking has predicted minutes.")
            )
            return
        last = len(self._rows) - 1
        places = [float(last - place) for place in range(len(self._rows))]
        widths = [score.mae or 0.0 for score in self._rows]
        self.bars.setOpts(x0=[0.0] * len(places), y=places, width=widths, height=_THICK)
        biased = [
            (score.bias, place)
            for score, place in zip(self._rows, places, strict=True)
            if score.bias is not None
        ]
        self.biases.setData([bias for bias, _ in biased], [place for _, place in biased])
        set_ticks(self.chart.plot, "left", row_ticks(self._rows))
        lowest = min(0.0, *(bias for bias, _ in biased), 0.0)
        reach = max(widths) - lowest or 1.0
        self.chart.plot.setRange(
            xRange=(lowest - (0.05 * reach if lowest else 0.0), max(widths) + 0.05 * reach),
            yRange=(-0.6, last + 0.6),
            padding=0,
        )
        self.setMinimumHeight(FRAME + ROW * len(self._rows))
        self.chart.show_plot()

    def explained(self, row: int) -> str:
        """What the tool tip says about a row, counted from the top."""
        score = self._rows[row]
        text = self.tr("{work_center}: MAE {mae} min, bias {bias} min, {n} bookings")
        return text.format(
            work_center=score.work_center,
            mae=minutes(score.mae),
            bias=minutes(score.bias),
            n=count(score.n),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_scores(self._scores)
        super().changeEvent(event)

    def _say(self) -> None:
        note = self.tr("Mean absolute error; the rhomb is the bias (right: predicted too long).")
        note += left_out_note(len(self._rows), len(self._scores))
        self.chart.say(self.tr("Error by work center"), note)

    def _draw(self, now: Colours) -> None:
        self.bars.setOpts(brush=now.series[0], pen=now.series[0])
        self.biases.setBrush(now.surface)
        self.biases.setPen(line(now.text, 1.5))
        self._zero.setPen(line(now.strong_border, 1))
        say_axes(self.chart.plot, "", self.tr("Minutes per lot"), now)

    @Slot(object)
    def _explain(self, place: QPointF) -> None:
        row = row_under(self.chart.plot, place, len(self._rows))
        self.chart.plot.setToolTip("" if row is None else self.explained(row))
