"""A quality report on one page: figures, sentences, table, charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.ui.charts.band_coverage import BandCoverage
from routingml_desktop.ui.charts.confidence_truth import ConfidenceTruth, SurestFirst
from routingml_desktop.ui.charts.error_by_work_center import ErrorByWorkCenter
from routingml_desktop.ui.charts.predicted_actual import PredictedActual
from routingml_desktop.ui.panels.quality_panel.grid import placed
from routingml_desktop.ui.panels.quality_panel.headline_card import HeadlineCard
from routingml_desktop.ui.panels.quality_panel.score_view import ScoreView
from routingml_desktop.ui.panels.quality_panel.verdict_list import VerdictList
from routingml_desktop.ui.panels.quality_panel.work_center_table import WorkCenterTable
from routingml_desktop.ui.quality_reading import CARD_MEASURES
from routingml_desktop.ui.theme import SPACE, WIDE
from routingml_desktop.ui.turns import at_once

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtGui import QResizeEvent

    from routingml_desktop.domain.quality import QualityReport

_CARD_WIDTH: Final = 160
_CHART_WIDTH: Final = 470


class ReportCharts(NamedTuple):
    """What the page draws."""

    errors: ErrorByWorkCenter
    cloud: PredictedActual
    bands: BandCoverage
    truth: ConfidenceTruth
    surest: SurestFirst


def report_charts() -> Generator[None, None, ReportCharts]:
    """Make the charts, one each time it is asked to go on; returns them all."""
    errors = ErrorByWorkCenter()
    yield
    cloud = PredictedActual()
    yield
    bands = BandCoverage()
    yield
    truth = ConfidenceTruth()
    yield
    return ReportCharts(errors, cloud, bands, truth, SurestFirst())


class ReportView(QScrollArea):
    """Scrolls down, never sideways: cards and charts go into as many columns as fit."""

    def __init__(self, charts: ReportCharts | None = None, parent: QWidget | None = None) -> None:
        """``charts`` are taken when they were made before, in turns."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards = tuple(HeadlineCard(name) for name in CARD_MEASURES)
        self.verdicts = VerdictList()
        self.scores = ScoreView()
        self.centers = WorkCenterTable()
        made = charts or at_once(report_charts())
        self.errors, self.cloud, self.bands, self.truth, self.surest = made
        self._cards = QGridLayout()
        self._charts = QGridLayout()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(self._cards)
        column.addWidget(self.verdicts)
        column.addWidget(self.scores)
        column.addLayout(self._charts)
        column.addWidget(self.centers)
        column.addStretch(1)
        for grid in (self._cards, self._charts):
            grid.setSpacing(SPACE)
        self.setWidget(content)
        self._arrange(self.width())

    def show_report(self, report: QualityReport) -> None:
        """Show this report from its top."""
        for card in self.cards:
            card.show_report(report)
        self.verdicts.show_report(report)
        self.scores.show_report(report)
        self.errors.show_scores(report.work_centers)
        self.bands.show_scores(report.work_centers)
        self.centers.show_scores(report.work_centers)
        self.cloud.show_points(report.points)
        self.truth.show_bins(report.reliability)
        self.surest.show_points(report.risk_coverage)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        room = width - 2 * WIDE
        cards = 6 if room >= 6 * _CARD_WIDTH else 3 if room >= 3 * _CARD_WIDTH else 2
        placed(self._cards, self.cards, cards)
        placed(
            self._charts,
            (self.truth, self.surest, self.errors, self.bands, self.cloud),
            3 if room >= 3 * _CHART_WIDTH else 2 if room >= 2 * _CHART_WIDTH else 1,
        )
