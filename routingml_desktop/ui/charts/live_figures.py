"""The figures of a running training as they come, one curve at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import Slot

from routingml_desktop.ui.charts.chosen_curve import ChosenCurve
from routingml_desktop.ui.charts.plot import line, say_axes, widened
from routingml_desktop.ui.charts.thinned_curve import ThinnedCurve
from routingml_desktop.ui.quality_words import Kind, measure, measure_title, measure_with_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.ui.theme import Colours
    from routingml_desktop.ui.training_queue import Measured


MOST_MARKED: Final = 60
"""Points that are marked each; more of them are a line, which draws many times faster."""


class LiveFigures(ChosenCurve):
    """One curve over the seconds since the start; a box chooses which figure it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(measure_title, self._draw, self._show, parent)
        self._curves: dict[str, ThinnedCurve] = {}
        self._drawn = ""
        self.curve = pg.PlotDataItem(symbol="o", symbolSize=6)
        self.chart.plot.addItem(self.curve)
        self.clear()

    def clear(self) -> None:
        """Forget everything, for a new training."""
        self._curves.clear()
        self._drawn = ""
        self.box.forget()
        self._show()

    @Slot(object)
    def add(self, points: Iterable[Measured]) -> None:
        """Take over further points; call it at most ten times a second."""
        newest: dict[str, None] = {}
        for point in points:
            if point.name not in self._curves:
                self._curves[point.name] = ThinnedCurve()
            self._curves[point.name].add(point.seconds, point.value)
            newest[point.name] = None
        for name in newest:
            self.box.follow(name)
        if self.shown == self._drawn:
            # Words and colours stand; to set them again would draw both axes anew each time.
            self._move()
        else:
            self._show()

    @Slot()
    def _show(self) -> None:
        self.box.setAccessibleName(self.tr("Figure shown"))
        self.box.setVisible(bool(self._curves))
        self.chart.say(self.tr("Figures on the way"))
        if self.shown not in self._curves:
            self.chart.show_nothing(self.tr("The training has measured nothing yet."))
            return
        self._move()
        self.chart.show_plot()
        self._drawn = self.shown

    def _move(self) -> None:
        """Draw the curve as it is now."""
        if self.shown not in self._curves:
            return
        seconds, values = self._curves[self.shown].points()
        if measure(self.shown).kind is Kind.SHARE:
            values = [100 * value for value in values]
        symbol = "o" if len(values) <= MOST_MARKED else None
        self.curve.setData(seconds, values, symbol=symbol)
        self.chart.plot.setRange(
            xRange=widened([0.0, *seconds]), yRange=widened(values, 0.1), padding=0
        )

    def _draw(self, now: Colours) -> None:
        self.curve.setPen(line(now.series[0]))
        self.curve.setSymbolBrush(now.series[0])
        self.curve.setSymbolPen(now.surface)
        say_axes(
            self.chart.plot, measure_with_unit(self.shown), self.tr("Seconds since the start"), now
        )
