"""The figures of a running training as they come, one curve at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import Slot

from routingml_desktop.ui.charts.chosen_curve import ChosenCurve
from routingml_desktop.ui.charts.plot import covering, keep_axes, line, say_axes
from routingml_desktop.ui.charts.thinned_curve import ThinnedCurve
from routingml_desktop.ui.quality_words import Kind, measure, measure_title, measure_with_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.ui.charts.plot import Reach
    from routingml_desktop.ui.theme import Colours
    from routingml_desktop.ui.training_queue import Measured


MOST_MARKED: Final = 60
"""Points that are marked each; more of them are a line, which draws many times faster."""
_SHORTEST: Final = 60.0
"""Seconds that the chart spans at least."""
_ROOM: Final = 0.15
"""Of the drawn curve's extent, kept free to each side for what comes."""
_BEFORE: Final = 0.02
"""Of the axis: nothing comes before the start, but a mark at it is seen whole."""


class LiveFigures(ChosenCurve):
    """One curve over the seconds since the start; a box chooses which figure it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(measure_title, self._draw, self._show, parent)
        self._curves: dict[str, ThinnedCurve] = {}
        self._drawn = ""
        self._reaches: tuple[Reach | None, Reach | None] = (None, None)
        self.curve = pg.PlotDataItem(symbol="o", symbolSize=6)
        self.chart.plot.addItem(self.curve)
        keep_axes(self.chart.plot)
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
        self._reaches = (None, None)
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
        # Axes that stand still are not drawn anew.
        across, up = self._reaches
        across = covering([0.0, _SHORTEST, *seconds], across, _ROOM)
        across = (max(across[0], -_BEFORE * across[1]), across[1])
        up = covering(values, up, _ROOM)
        if (across, up) != self._reaches:
            self._reaches = (across, up)
            self.chart.plot.setRange(xRange=across, yRange=up, padding=0)

    def _draw(self, now: Colours) -> None:
        self.curve.setPen(line(now.series[0]))
        self.curve.setSymbolBrush(now.series[0])
        self.curve.setSymbolPen(now.surface)
        say_axes(
            self.chart.plot, measure_with_unit(self.shown), self.tr("Seconds since the start"), now
        )
