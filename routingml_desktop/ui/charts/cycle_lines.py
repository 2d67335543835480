"""The errors of the last cycles, one line per measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.plot import legend, line, say_axes, set_ticks, widened
from routingml_desktop.ui.cycle_words import cycle_measure, cycle_value
from routingml_desktop.ui.numbers import count, moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality_cycle import QualityCycle
    from routingml_desktop.ui.theme import Colours

HEIGHT: Final = 300
LINES: Final = ("mae", "trimmed_mae", "rmse")
_SYMBOLS: Final = ("o", "t", "s")
_MARKS: Final = ("●", "▼", "■")
"""Lines are told apart without colours too."""
_MOST_TICKS: Final = 8


class CycleLines(QWidget):
    """MAE, trimmed MAE and RMSE over cycles, or over the days on which they were measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cycles: list[QualityCycle] = []
        self._places: list[float] = []
        self._by_date = False
        self.chart = Chart(self._draw)
        self.setMinimumHeight(HEIGHT)
        self.curves: dict[str, Any] = {}
        for name, symbol in zip(LINES, _SYMBOLS, strict=True):
            curve = pg.PlotDataItem(symbol=symbol, symbolSize=7, connect="finite")
            self.curves[name] = curve
            self.chart.plot.addItem(curve)
        self.chart.plot.scene().sigMouseMoved.connect(self._explain)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.chart)
        self._say()

    @property
    def shown(self) -> tuple[QualityCycle, ...]:
        """The cycles that are drawn, oldest first."""
        return tuple(self._cycles)

    def show_cycles(self, cycles: Sequence[QualityCycle], *, by_date: bool) -> None:
        """Draw these cycles, oldest first; those without a measured error leave a gap."""
        self._cycles, self._by_date = list(cycles), by_date
        self._say()
        values = {name: [one.figure(name).value for one in cycles] for name in LINES}
        known = [value for row in values.values() for value in row if value is not None]
        if not known:
            self.chart.show_nothing(self.tr("Not measured: no cycle of this period has an error."))
            return
        first = cycles[0].started
        day = 86_400.0
        self._places = [
            (one.started - first).total_seconds() / day if by_date else float(place)
            for place, one in enumerate(cycles, 1)
        ]
        for name in LINES:
            heights = [float("nan") if value is None else value for value in values[name]]
            self.curves[name].setData(self._places, heights)
        self._set_ticks()
        reach = (0.0, max(known) * 1.1 or 1.0)
        self.chart.plot.setRange(xRange=widened(self._places), yRange=reach, padding=0)
        self.chart.show_plot()

    def explained(self, place: int) -> str:
        """What the tool tip says about a cycle."""
        cycle = self._cycles[place]
        figures = ", ".join(
            f"{cycle_measure(name)} {cycle_value(name, cycle.figure(name).value)}" for name in LINES
        )
        text = self.tr("{time}, version {version}: {figures} (items: {items})")
        return text.format(
            time=moment(cycle.started),
            version=cycle.version or "–",
            figures=figures,
            items=count(cycle.evaluated),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_cycles(self._cycles, by_date=self._by_date)
        super().changeEvent(event)

    def _set_ticks(self) -> None:
        step = -(-len(self._cycles) // _MOST_TICKS)
        days = {cycle.started.astimezone().date() for cycle in self._cycles}
        pattern = "%Y-%m-%d" if len(days) > 1 else "%H:%M"
        ticks = [
            (place, cycle.started.astimezone().strftime(pattern))
            for place, cycle in zip(self._places[::step], self._cycles[::step], strict=True)
        ]
        set_ticks(self.chart.plot, "bottom", ticks)

    def _say(self, lines: str = "") -> None:
        note = self.tr("Run minutes of a piece, over operations. Cycles: {n}")
        told = note.format(n=count(len(self._cycles)))
        self.chart.say(self.tr("Error over the cycles"), f"{told}<br>{lines}" if lines else told)

    def _draw(self, now: Colours) -> None:
        for place, name in enumerate(LINES):
            curve = self.curves[name]
            curve.setPen(line(now.series[place]))
            curve.setSymbolBrush(now.series[place])
            curve.setSymbolPen(now.surface)
        lines = zip(now.series, _MARKS, map(cycle_measure, LINES), strict=False)
        self._say(legend(lines))
        say_axes(self.chart.plot, self.tr("Error (min)"), "", now)

    @Slot(object)
    def _explain(self, place: QPointF) -> None:
        text = ""
        if self._places and self._cycles:
            at = self.chart.plot.getPlotItem().vb.mapSceneToView(place).x()
            nearest = min(range(len(self._places)), key=lambda one: abs(self._places[one] - at))
            text = self.explained(nearest)
        self.chart.plot.setToolTip(text)
