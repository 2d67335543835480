"""The dashboard of the cycles: figures with trend, charts, alerts, worst items, drift."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.ui.charts.band_coverage import BandCoverage
from routingml_desktop.ui.charts.cycle_lines import CycleLines
from routingml_desktop.ui.charts.error_by_work_center import ErrorByWorkCenter
from routingml_desktop.ui.charts.predicted_actual import PredictedActual
from routingml_desktop.ui.panels.quality_panel.alert_view import AlertView
from routingml_desktop.ui.panels.quality_panel.cycle_card import ALERTS, CycleCard
from routingml_desktop.ui.panels.quality_panel.cycle_tables import (
    DriftTable,
    FiguresTable,
    WorstItems,
)
from routingml_desktop.ui.panels.quality_panel.grid import placed
from routingml_desktop.ui.panels.quality_panel.work_center_table import WorkCenterTable
from routingml_desktop.ui.theme import SPACE, WIDE, Role, set_role
from routingml_desktop.ui.turns import at_once

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from PySide6.QtGui import QResizeEvent

    from routingml_desktop.domain.quality_cycle import QualityCycle

CARDS: Final = ("mae", "trimmed_mae", "rmse", "process_match", "sample_count", ALERTS)
_CARD_WIDTH: Final = 160
_HALF_WIDTH: Final = 470


class CycleCharts(NamedTuple):
    """What the dashboard draws."""

    lines: CycleLines
    cloud: PredictedActual
    errors: ErrorByWorkCenter
    bands: BandCoverage


def cycle_charts() -> Generator[None, None, CycleCharts]:
    """Make the charts, one each time it is asked to go on; returns them all."""
    lines = CycleLines()
    yield
    cloud = PredictedActual()
    yield
    errors = ErrorByWorkCenter()
    yield
    return CycleCharts(lines, cloud, errors, BandCoverage())


class CycleView(QScrollArea):
    """Scrolls down, never sideways: cards and charts go into as many columns as fit.

    Signals:
        item_wanted: An item is to be looked at; carries its code.
    """

    item_wanted = Signal(str)

    def __init__(self, charts: CycleCharts | None = None, parent: QWidget | None = None) -> None:
        """``charts`` are taken when they were made before, in turns."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts = QLabel(wordWrap=True)
        set_role(self.facts, Role.MUTED)
        self.cards = tuple(CycleCard(name) for name in CARDS)
        self.lines, self.cloud, self.errors, self.bands = charts or at_once(cycle_charts())
        self.alerts = AlertView()
        self.centers = WorkCenterTable()
        self.worst = WorstItems()
        self.drift = DriftTable()
        self.figures = FiguresTable()
        self.alerts.item_wanted.connect(self.item_wanted)
        self.worst.item_wanted.connect(self.item_wanted)
        self._cards, self._charts, self._tables = QGridLayout(), QGridLayout(), QGridLayout()
        self.content = QWidget()
        set_role(self.content, Role.PAGE)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(self.facts)
        column.addLayout(self._cards)
        column.addWidget(self.lines)
        column.addWidget(self.alerts)
        column.addLayout(self._charts)
        column.addWidget(self.centers)
        column.addLayout(self._tables)
        column.addStretch(1)
        for grid in (self._cards, self._charts, self._tables):
            grid.setSpacing(SPACE)
        self.setWidget(self.content)
        self._arrange(self.width())

    def show_period(self, cycles: Sequence[QualityCycle], *, by_date: bool) -> None:
        """Draw the lines of these cycles, oldest first."""
        self.lines.show_cycles(cycles, by_date=by_date)

    def show_last(self, cycle: QualityCycle, before: Sequence[QualityCycle]) -> None:
        """Show the last cycle whole, its figures against those ``before``."""
        for card in self.cards:
            card.show_cycle(cycle, before)
        self.alerts.show_cycle(cycle)
        self.errors.show_scores(cycle.work_centers)
        self.bands.show_scores(cycle.work_centers)
        self.centers.show_scores(cycle.work_centers)
        self.cloud.show_points(cycle.points)
        self.worst.show_items(cycle.asked)
        self.drift.show_drift(cycle.drift)
        self.figures.show_figures(cycle.figures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        room = width - 2 * WIDE
        cards = 6 if room >= 6 * _CARD_WIDTH else 3 if room >= 3 * _CARD_WIDTH else 2
        halves = 2 if room >= 2 * _HALF_WIDTH else 1
        thirds = 3 if room >= 3 * _HALF_WIDTH else halves
        placed(self._cards, self.cards, cards)
        placed(self._charts, (self.errors, self.bands, self.cloud), thirds)
        placed(self._tables, (self.worst, self.drift, self.figures), halves)
