"""How wrong a part of the model was while it learned, on what it learned from and on the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot

from routingml_desktop.ui.charts.chosen_curve import ChosenCurve
from routingml_desktop.ui.charts.plot import legend, line, say_axes, widened
from routingml_desktop.ui.learning_words import curve_axes, curve_explained, curve_title
from routingml_desktop.ui.numbers import figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.domain.progress import LearningPoint
    from routingml_desktop.ui.theme import Colours

    Points = dict[float, float]

_SIDES: Final = (False, True)
"""Learned from, held out."""
_SYMBOLS: Final = ("o", "t")
_MARKS: Final = ("●", "▼")
_STYLES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
"""Lines are told apart without colours too."""


class LearningCurves(ChosenCurve):
    """Two lines over rounds, trees, epochs or orders; a box chooses what learns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(curve_title, self._draw, self._show, parent)
        self._points: dict[str, dict[bool, Points]] = {}
        self._over = False
        self.curves: dict[bool, Any] = {}
        for side, symbol in zip(_SIDES, _SYMBOLS, strict=True):
            self.curves[side] = pg.PlotDataItem(symbol=symbol, symbolSize=6)
            self.chart.plot.addItem(self.curves[side])
        self.clear()

    def clear(self) -> None:
        """Forget everything, for a new training."""
        self._points.clear()
        self._over = False
        self.box.forget()
        self._show()

    def add(self, points: Iterable[LearningPoint]) -> None:
        """Take over further points; call it at most ten times a second."""
        new = tuple(points)
        for point in new:
            sides = self._points.setdefault(point.curve, {side: {} for side in _SIDES})
            sides[point.held_out][point.at] = point.value
        for name in dict.fromkeys(point.curve for point in new):
            self.box.follow(name)
        if new:
            self._show()

    def end(self) -> None:
        """Nothing more will come: the training is over."""
        self._over = True
        self._show()

    @Slot()
    def _show(self) -> None:
        self.box.setAccessibleName(self.tr("Learning curve shown"))
        self.box.setVisible(bool(self._points))
        self.chart.say(self.tr("Learning curves"))
        # On a notebook the box has no room for a whole name.
        tip = f"{curve_title(self.shown)} – {curve_explained(self.shown)}" if self.shown else ""
        for part in (self.chart.plot, self.box):
            part.setToolTip(tip)
        drawn = self._points.get(self.shown)
        if drawn is None:
            self.chart.show_nothing(self._why_nothing())
            return
        for side in _SIDES:
            self.curves[side].setData(list(drawn[side]), list(drawn[side].values()))
        places = [0.0, *drawn[False], *drawn[True]]
        values = [*drawn[False].values(), *drawn[True].values()]
        self.chart.plot.setRange(xRange=widened(places), yRange=widened(values, 0.1), padding=0)
        self.chart.show_plot()

    def _why_nothing(self) -> str:
        if self._over:
            return self.tr(
                "– Not kept: the training ended before a model learned, or an earlier version of"
                " the program ran it."
            )
        return self.tr("– Nothing has learned yet. The first curve comes with the ways of making.")

    def _draw(self, now: Colours) -> None:
        for side, style in zip(_SIDES, _STYLES, strict=True):
            curve, colour = self.curves[side], now.series[side]
            curve.setPen(line(colour, style=style))
            curve.setSymbolBrush(colour)
            curve.setSymbolPen(now.surface)
        self.chart.say(self.chart.title.text(), self._legend(now))
        say_axes(self.chart.plot, *curve_axes(self.shown), now)

    def _legend(self, now: Colours) -> str:
        """The sides that are drawn, with their newest value."""
        names = (self.tr("learned from: {value}"), self.tr("held out: {value}"))
        drawn = self._points[self.shown]
        return legend(
            (now.series[side], mark, name.format(value=figure(_newest(drawn[side]))))
            for side, name, mark in zip(_SIDES, names, _MARKS, strict=True)
            if drawn[side]
        )


def _newest(points: Points) -> float:
    return points[next(reversed(points))]
