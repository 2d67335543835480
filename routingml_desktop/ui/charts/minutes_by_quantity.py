"""Total minutes of the compared candidates over the quantity, and where they cross."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.plot import line, say_axes

if TYPE_CHECKING:
    from routingml_desktop.domain.break_even import TimeLine
    from routingml_desktop.services.comparison import Comparison
    from routingml_desktop.ui.theme import Colours

_FARTHEST: Final = 100
"""A crossing beyond so many order quantities is told, but would squeeze the rest if drawn."""
_LEAST_SHOWN: Final = 20
_STYLES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine)


class MinutesByQuantity(QWidget):
    """One straight line per candidate; a dot where two take the same time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Comparison, float] | None = None
        self._most = float(_LEAST_SHOWN)
        self.chart = Chart(self._draw)
        self.lines: list[Any] = []
        self.crossings: Any = pg.ScatterPlotItem(symbol="o", size=9)
        self.ordered: Any = pg.InfiniteLine(angle=90)
        for item in (self.ordered, self.crossings):
            self.chart.plot.addItem(item)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.chart)

    def show_comparison(self, comparison: Comparison, quantity: float) -> None:
        """Draw the candidates around an order of ``quantity`` pieces."""
        self._shown = (comparison, quantity)
        for drawn in self.lines:
            self.chart.plot.removeItem(drawn)
        self.lines = []
        self.chart.say(self.tr("Total minutes by quantity"))
        known = [one for one in comparison.lines if one is not None]
        if not known:
            self.chart.show_nothing(
                self.tr("Every candidate has an operation without time, so no total can be drawn.")
            )
            return
        near = [c for c in comparison.crossings if c.quantity <= _FARTHEST * quantity]
        self._most = max(2 * quantity, _LEAST_SHOWN, *(1.6 * c.quantity for c in near))
        for one in comparison.lines:
            self.lines.append(self._line(one))
        dots = [(c.quantity, comparison.lines[c.first]) for c in near]
        self.crossings.setData(
            [at for at, _ in dots], [one.minutes_for(at) for at, one in dots if one is not None]
        )
        self.ordered.setPos(quantity)
        highest = max(one.minutes_for(self._most) for one in known)
        self.chart.plot.setRange(xRange=(0, self._most), yRange=(0, highest * 1.05 or 1), padding=0)
        self.chart.show_plot()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._shown is not None:
            self.show_comparison(*self._shown)
        super().changeEvent(event)

    def _line(self, one: TimeLine | None) -> Any:
        """A line of the plot; without points for a candidate that lacks a time."""
        drawn = pg.PlotDataItem()
        if one is not None:
            ends = [0.0, self._most]
            drawn.setData(ends, [one.minutes_for(quantity) for quantity in ends])
        self.chart.plot.addItem(drawn)
        return drawn

    def _draw(self, now: Colours) -> None:
        if self._shown is None:
            return
        comparison, _ = self._shown
        keys = []
        for place, (drawn, candidate) in enumerate(
            zip(self.lines, comparison.candidates, strict=True)
        ):
            colour = now.series[place]
            drawn.setPen(line(colour, style=_STYLES[place]))
            if comparison.lines[place] is not None:
                name = self.tr("Candidate {rank}").format(rank=candidate.rank)
                keys.append(f'<span style="color:{colour}">■</span> {name}')
        keys.append(self.tr("dotted: this order"))
        self.chart.note.setText(" &nbsp; ".join(keys))
        self.chart.note.setVisible(True)
        self.crossings.setBrush(now.text)
        self.crossings.setPen(line(now.surface, 1.5))
        self.ordered.setPen(line(now.muted, 1, Qt.PenStyle.DotLine))
        say_axes(self.chart.plot, self.tr("Minutes"), self.tr("Pieces"), now)
