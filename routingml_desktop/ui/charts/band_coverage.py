"""Whether the 80 % bands hold, work center by work center."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.domain.quality import PROMISED
from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.plot import line, say_axes, set_ticks
from routingml_desktop.ui.charts.work_centers import (
    FRAME,
    ROW,
    busiest,
    left_out_note,
    row_ticks,
    row_under,
    wilson,
)
from routingml_desktop.ui.numbers import count, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import WorkCenterScore
    from routingml_desktop.ui.theme import Colours


class BandCoverage(QWidget):
    """A mark per work center with its interval, beside the line of the promised 80 %.

    A work center whose interval does not reach the line gets a filled triangle instead of a circle.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: Sequence[WorkCenterScore] = ()
        self._rows: list[WorkCenterScore] = []
        self.chart = Chart(self._draw)
        plot = self.chart.plot
        self.promise = pg.InfiniteLine(PROMISED, angle=90)
        self.intervals: Any = pg.ErrorBarItem(beam=0.25)
        self.kept: Any = pg.ScatterPlotItem(symbol="o", size=9)
        self.broken: Any = pg.ScatterPlotItem(symbol="t1", size=11)
        for item in (self.promise, self.intervals, self.kept, self.broken):
            plot.addItem(item)
        set_ticks(plot, "bottom", [(part / 100, f"{part} %") for part in range(0, 101, 20)])
        plot.scene().sigMouseMoved.connect(self._explain)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.chart)
        self._say()

    def show_scores(self, scores: Sequence[WorkCenterScore]) -> None:
        """Draw the coverage at these work centers; only the busiest have room."""
        self._scores = scores
        self._rows = busiest([score for score in scores if score.n], lambda s: s.coverage_80)
        self._say()
        if not self._rows:
            self.chart.show_nothing(self.tr("Not measured: no held-out booking has a band."))
            return
        last = len(self._rows) - 1
        marks = []
        for place, score in enumerate(self._rows):
            share = score.coverage_80 or 0.0
            low, high = wilson(share, score.n)
            marks.append((share, float(last - place), share - low, high - share))
        xs, ys, lefts, rights = np.array(marks).T
        self.intervals.setData(x=xs, y=ys, left=lefts, right=rights)
        for item, wanted in ((self.kept, True), (self.broken, False)):
            chosen = [mark for mark in marks if _holds(*mark) is wanted]
            item.setData([mark[0] for mark in chosen], [mark[1] for mark in chosen])
        set_ticks(self.chart.plot, "left", row_ticks(self._rows))
        self.chart.plot.setRange(xRange=(-0.02, 1.03), yRange=(-0.6, last + 0.6), padding=0)
        self.setMinimumHeight(FRAME + ROW * len(self._rows))
        self.chart.show_plot()

    def explained(self, row: int) -> str:
        """What the tool tip says about a row, counted from the top."""
        score = self._rows[row]
        low, high = wilson(score.coverage_80 or 0.0, score.n)
        text = self.tr("{work_center}: {share} of {n} bookings inside the band ({low} to {high})")
        return text.format(
            work_center=score.work_center,
            share=percent(score.coverage_80),
            n=count(score.n),
            low=percent(low),
            high=percent(high),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_scores(self._scores)
        super().changeEvent(event)

    def _say(self) -> None:
        note = self.tr(
            "Booked minutes between P10 and P90, with a 95 % interval; the line is the promised"
            " 80 %. A triangle misses it."
        )
        note += left_out_note(len(self._rows), len(self._scores))
        self.chart.say(self.tr("Coverage of the 80 % band"), note)

    def _draw(self, now: Colours) -> None:
        self.promise.setPen(line(now.good, 2, Qt.PenStyle.DashLine))
        self.intervals.setData(pen=line(now.muted, 1.2))
        self.kept.setBrush(now.series[0])
        self.kept.setPen(line(now.surface, 1))
        self.broken.setBrush(now.warning)
        self.broken.setPen(line(now.surface, 1))
        say_axes(self.chart.plot, "", self.tr("Share inside the band (%)"), now)

    @Slot(object)
    def _explain(self, place: QPointF) -> None:
        row = row_under(self.chart.plot, place, len(self._rows))
        self.chart.plot.setToolTip("" if row is None else self.explained(row))


def _holds(share: float, _place: float, left: float, right: float) -> bool:
    """Whether the promise lies in the interval."""
    return share - left <= PROMISED <= share + right
