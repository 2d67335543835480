"""Panels for quality and training change their language while they are shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from routingml_desktop.domain.model_version import VersionFacts
from routingml_desktop.domain.progress import LearningPoint
from routingml_desktop.domain.training import (
    JobState,
    Rehearsal,
    TrainingJob,
    TrainingRecord,
    TrainingRequest,
)
from routingml_desktop.ui.charts.learning_curves import LearningCurves
from routingml_desktop.ui.charts.live_figures import LiveFigures
from routingml_desktop.ui.panels.quality_panel import QualityPanel
from routingml_desktop.ui.panels.training_panel import TrainingPanel
from routingml_desktop.ui.training_queue import Measured, TrainingQueue
from tests.ui.reports import point, report, work_center

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality import Protocol, QualityReport
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.trainings import Recovery

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=UTC)


class Shouting(QTranslator):
    """A language in which every text is its English in capitals, placeholders apart."""

    def isEmpty(self) -> bool:  # noqa: N802 (Qt)
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 (Qt)
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        parts = sourceText.split("{")
        told = [parts[0].upper()]
        for part in parts[1:]:
            name, _, rest = part.partition("}")
            told.append(f"{{{name}}}{rest.upper()}")
        return "".join(told)


@pytest.fixture
def shouting(qapp: QCoreApplication) -> Iterator[Shouting]:
    translator = Shouting()
    yield translator
    QCoreApplication.removeTranslator(translator)


class FakeServices:
    """One version, one job, one report."""

    def jobs(self) -> tuple[TrainingJob, ...]:
        return (TrainingJob("1", TrainingRequest(), JobState.CANCELLED, NOW),)

    def versions(self) -> tuple[VersionFacts, ...]:
        return (VersionFacts("v1", NOW, "demo", 1, 1, 1, (), 8, active=True),)

    def previous(self) -> str | None:
        return None

    def activate(self, name: str) -> None:
        raise NotImplementedError

    def roll_back(self) -> VersionFacts:
        raise NotImplementedError

    def remove(self, name: str) -> None:
        raise NotImplementedError

    def record(self, job_id: str) -> TrainingRecord | None:
        return None

    def rehearse(self, request: TrainingRequest) -> Rehearsal:
        raise NotImplementedError

    def save_log(self, job_id: str, file: Path) -> None:
        raise NotImplementedError

    recovery: Recovery | None = None

    def ask(self, request: TrainingRequest) -> TrainingJob:
        raise NotImplementedError

    def waiting(self) -> tuple[TrainingJob, ...]:
        return ()

    def ended_since(self, moment: datetime) -> tuple[TrainingJob, ...]:
        return ()

    def seconds_until_due(self, job: TrainingJob) -> float:
        return 0.0

    def withdraw(self, job_id: str) -> TrainingJob:
        raise NotImplementedError

    def pace(self, *, evaluate: bool) -> tuple[tuple[float, float], ...]:
        return ()

    def run_job(self, job_id: str, report_: Report, stopping: Stopping) -> TrainingJob:
        raise NotImplementedError

    def report(self, version: str = "") -> QualityReport | None:
        return report(work_centers=(work_center("CNC-01"),), points=(point(10, 12),))

    def measure(self, protocol: Protocol, report_: Report, stopping: Stopping) -> QualityReport:
        raise NotImplementedError


def test_the_quality_panel_speaks_the_other_language(
    qtbot: QtBot, background: Background, shouting: Shouting
) -> None:
    panel = QualityPanel(FakeServices(), background)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.report is not None)

    QCoreApplication.installTranslator(shouting)

    view = panel.view
    qtbot.waitUntil(lambda: panel.bar.measure.text() == "MEASURE")
    assert panel.bar.facts.text().startswith("VERSION v1 · BY TIME · demo · MEASURED ")
    assert view.cards[0].title.text() == "EXACT, FIRST PROPOSAL"
    assert view.cards[0].rival.text() == "56.0 % · COPY OF THE NEAREST ITEM"
    assert view.verdicts.title.text() == "WHAT IT SAYS"
    assert view.scores.table.text_at(0, 0) == "MODEL"
    assert view.errors.chart.title.text() == "ERROR BY WORK CENTER"
    assert view.errors.chart.plot.getAxis("bottom").labelText == "MINUTES PER LOT"
    assert view.bands.chart.title.text() == "COVERAGE OF THE 80 % BAND"
    assert view.cloud.chart.plot.getAxis("left").labelText == "BOOKED MINUTES OF THE LOT"


def test_the_training_panel_speaks_the_other_language(
    qtbot: QtBot, background: Background, shouting: Shouting
) -> None:
    services = FakeServices()
    queue = TrainingQueue(background, services)
    panel = TrainingPanel(queue, services, services, background)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.jobs_view.table.values and panel.versions_view.table.values))

    QCoreApplication.installTranslator(shouting)

    qtbot.waitUntil(lambda: panel.start_bar.start.text() == "START TRAINING")
    assert [panel.pages.tabText(place) for place in range(3)] == ["TRAINING", "VERSIONS", "HISTORY"]
    assert panel.run_view.states.empty.title.text() == "NO TRAINING SINCE THE START OF THE PROGRAM"
    assert panel.run_view.log.level.itemText(0) == "ALL LINES"
    assert panel.versions_view.activate.text() == "ACTIVATE"
    assert panel.versions_view.table.text_at(0, 1) == "ACTIVE"
    assert panel.jobs_view.table.text_at(0, 1) == "CANCELLED"
    assert panel.jobs_view.details.text() == "CANCELLED"


def test_the_live_chart_speaks_the_other_language(qtbot: QtBot, shouting: Shouting) -> None:
    live = LiveFigures()
    qtbot.addWidget(live)
    live.add([Measured("neighbors.recall", 1.0, 0.9)])
    curves = LearningCurves()
    qtbot.addWidget(curves)
    curves.add([LearningPoint("ways", held_out=True, at=1.0, value=2.5)])

    QCoreApplication.installTranslator(shouting)

    qtbot.waitUntil(lambda: live.chart.title.text() == "FIGURES ON THE WAY")
    assert live.box.currentText() == "NEAREST ITEMS FOUND"
    assert live.chart.plot.getAxis("bottom").labelText == "SECONDS SINCE THE START"
    assert curves.box.currentText() == "WAYS OF MAKING"
    assert curves.chart.plot.getAxis("bottom").labelText == "ROUNDS THROUGH THE ITEMS"
    assert curves.chart.note.text().endswith("HELD OUT: 2.50")
