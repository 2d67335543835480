"""Whether stated confidence comes true, and how right the surest proposals are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.plot import say_axes
from routingml_desktop.ui.charts.share_curve import ShareCurve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import CoveragePoint, ReliabilityBin
    from routingml_desktop.ui.theme import Colours


class ConfidenceTruth(QWidget):
    """Of proposals that state about the same confidence, how many were right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins: Sequence[ReliabilityBin] = ()
        self.chart = Chart(self._draw)
        self.curve = ShareCurve(self.chart.plot, diagonal=True)
        _only(self, self.chart)
        self._say()

    def show_bins(self, bins: Sequence[ReliabilityBin]) -> None:
        """Draw the tenths of stated confidence in which there are proposals."""
        self._bins = bins
        self._say()
        known = [(tenth.stated, tenth.right) for tenth in bins if tenth.stated is not None]
        if not known:
            self.chart.show_nothing(self.tr("Not measured: no proposal states a confidence."))
            return
        self.curve.show_points(known)
        self.chart.show_plot()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_bins(self._bins)
        super().changeEvent(event)

    def _say(self) -> None:
        self.chart.say(
            self.tr("Stated confidence and what came true"),
            self.tr("Each point is a tenth of stated confidence; on the dashed line it is true."),
        )

    def _draw(self, now: Colours) -> None:
        self.curve.draw(now)
        say_axes(self.chart.plot, self.tr("Came true (%)"), self.tr("Stated (%)"), now)


class SurestFirst(QWidget):
    """How right the surest part of the questions is, from few to all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[CoveragePoint] = ()
        self.chart = Chart(self._draw)
        self.curve = ShareCurve(self.chart.plot)
        _only(self, self.chart)
        self._say()

    def show_points(self, points: Sequence[CoveragePoint]) -> None:
        """Draw the curve of risk over coverage."""
        self._points = points
        self._say()
        if not points:
            self.chart.show_nothing(self.tr("Not measured: nothing was proposed."))
            return
        self.curve.show_points([(point.coverage, point.right) for point in points])
        self.chart.show_plot()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_points(self._points)
        super().changeEvent(event)

    def _say(self) -> None:
        self.chart.say(
            self.tr("The surest proposals"),
            self.tr("How many are exactly right when only the surest part is proposed."),
        )

    def _draw(self, now: Colours) -> None:
        self.curve.draw(now)
        say_axes(
            self.chart.plot,
            self.tr("Exactly right (%)"),
            self.tr("Part of the questions, surest first (%)"),
            now,
        )


def _only(page: QWidget, chart: Chart) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(chart)
