"""Trainings and versions in memory, and what a supervisor does with the panel."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from routingml_desktop.domain.errors import (
    QueueFullError,
    RoutingMLError,
)
from routingml_desktop.domain.model_version import VersionFacts
from routingml_desktop.domain.progress import (
    LearningPoint,
    Progress,
    Report,
    Stopping,
    stop_if,
)
from routingml_desktop.domain.training import (
    JobState,
    Rehearsal,
    TrainingJob,
    TrainingRecord,
    TrainingRequest,
    TrainingStage,
)
from routingml_desktop.ui.training_queue import MOST_WAITING

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.panels.training_panel import TrainingPanel
    from routingml_desktop.ui.trainings import Recovery


NOW = datetime(2026, 11, 20, 9, 41, tzinfo=UTC)


def version(name: str, **changes: Any) -> VersionFacts:
    facts = VersionFacts(name, NOW, "demo", 2000, 1100, 5000, ("ITEM_MATERIAL",), 128)
    return replace(facts, **changes)


class FakePlant:
    """Trainings, their line, their record and the versions, in memory."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.error: RoutingMLError | None = None
        self.outcome = JobState.SUCCEEDED
        self.line: list[TrainingJob] = []
        self.past: list[TrainingJob] = []
        self.records: dict[str, TrainingRecord] = {}
        self.kept: list[VersionFacts] = []
        self.before: str | None = None
        self.saved: list[tuple[str, Path]] = []
        self.last: tuple[tuple[float, float], ...] = ()
        self._asked = 0

    recovery: Recovery | None = None

    def ask(self, request: TrainingRequest) -> TrainingJob:
        if len(self.line) >= MOST_WAITING:
            raise QueueFullError(MOST_WAITING)
        self._asked += 1
        self.line.append(TrainingJob(str(self._asked), request, JobState.PENDING, NOW))
        return self.line[-1]

    def ended_since(self, moment: datetime) -> tuple[TrainingJob, ...]:
        return ()

    def waiting(self) -> tuple[TrainingJob, ...]:
        return tuple(self.line)

    def seconds_until_due(self, job: TrainingJob) -> float:
        return 0.0

    def withdraw(self, job_id: str) -> TrainingJob:
        job = next(job for job in self.line if job.job_id == job_id)
        self.line.remove(job)
        return replace(job, state=JobState.CANCELLED)

    def pace(self, *, evaluate: bool) -> tuple[tuple[float, float], ...]:
        return self.last

    def run_job(self, job_id: str, report: Report, stopping: Stopping) -> TrainingJob:
        asked = next(job for job in self.line if job.job_id == job_id)
        self.line.remove(asked)
        point = LearningPoint("ways", held_out=True, at=1.0, value=2.5)
        figures = {"neighbors.recall": 0.98}
        report(Progress(TrainingStage.READ, 0.1, figures=figures, points=(point,)))
        logging.getLogger("routingml_desktop.ml").warning("12 bookings left out")
        while not self.release.wait(0.01):
            stop_if(stopping)
        if self.error is not None:
            raise self.error
        version_name = asked.request.version or "auto"
        job = replace(asked, state=self.outcome, version=version_name, outcome="the gate said so")
        self.past.insert(0, job)
        self.kept.insert(0, version(job.version, active=asked.request.activate))
        return job

    def jobs(self) -> tuple[TrainingJob, ...]:
        return tuple(self.past)

    def record(self, job_id: str) -> TrainingRecord | None:
        return self.records.get(job_id)

    def rehearse(self, request: TrainingRequest) -> Rehearsal:
        return Rehearsal("demo", NOW, 2000, 9000, 40_000, 75.0, request.version, 1)

    def save_log(self, job_id: str, file: Path) -> None:
        self.saved.append((job_id, file))

    def versions(self) -> tuple[VersionFacts, ...]:
        return tuple(self.kept)

    def previous(self) -> str | None:
        return self.before

    def activate(self, name: str) -> None:
        self.kept = [replace(facts, active=facts.name == name) for facts in self.kept]

    def roll_back(self) -> VersionFacts:
        assert self.before is not None
        self.activate(self.before)
        return self.kept[0]

    def remove(self, name: str) -> None:
        if self.error is not None:
            raise self.error
        self.kept = [facts for facts in self.kept if facts.name != name]


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def show_versions(qtbot: QtBot, panel: TrainingPanel, plant: FakePlant) -> None:
    panel.pages.setCurrentWidget(panel.versions_view)
    panel.refresh()
    qtbot.waitUntil(lambda: panel.versions_view.table.values == plant.versions())


def decide(qtbot: QtBot, panel: TrainingPanel, words: str) -> str:
    """Answer the open question with the button of these words; the question."""
    qtbot.waitUntil(lambda: bool(panel.findChildren(QMessageBox)))
    (box,) = panel.findChildren(QMessageBox)
    (button,) = [b for b in box.buttons() if b.text().replace("&", "") == words]
    text = box.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.findChildren(QMessageBox))
    return text


def start(qtbot: QtBot, panel: TrainingPanel, plant: FakePlant, name: str = "") -> None:
    """Press start and wait until the training runs or stands in line."""
    running = panel._queue.running
    # The one that runs may still stand in the line for a moment; it counts once.
    before = len({job.job_id for job in (*plant.line, *([running] if running else []))})
    panel.start_bar.name.setText(name)
    press(qtbot, panel.start_bar.start)
    qtbot.waitUntil(lambda: len(panel._queue.waiting) + (panel._queue.running is not None) > before)
