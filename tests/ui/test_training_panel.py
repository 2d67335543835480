"""A supervisor starts, follows, stops and looks back at trainings, and chooses a version."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from routingml_desktop.domain.errors import (
    NothingToLearnError,
    QueueFullError,
    RoutingMLError,
    VersionInUseError,
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
    RecordedLine,
    RecordedStep,
    Rehearsal,
    TrainingJob,
    TrainingRecord,
    TrainingRequest,
    TrainingStage,
)
from routingml_desktop.ui.log_lines import LogLine
from routingml_desktop.ui.panels.training_panel import TrainingPanel
from routingml_desktop.ui.panels.training_panel.log_tail import LogTail
from routingml_desktop.ui.training_queue import MOST_WAITING, TrainingQueue
from tests.ui.test_charts import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background
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


@pytest.fixture
def plant() -> Iterator[FakePlant]:
    fake = FakePlant()
    yield fake
    fake.release.set()


@pytest.fixture
def panel(
    qtbot: QtBot, background: Background, plant: FakePlant, caplog: pytest.LogCaptureFixture
) -> Iterator[TrainingPanel]:
    caplog.set_level(logging.INFO)
    queue = TrainingQueue(background, plant)
    made = TrainingPanel(queue, plant, plant, background)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    yield made
    queue.close()


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


def stage_cells(panel: TrainingPanel) -> list[str]:
    model = panel.run_view.stage_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_before_the_first_training_it_says_so_and_offers_one(
    qtbot: QtBot, panel: TrainingPanel
) -> None:
    empty = panel.run_view.states.empty

    assert not panel.run_view.states.shows_content
    assert empty.title.text() == "No training since the start of the program"

    press(qtbot, empty.button)
    qtbot.waitUntil(lambda: panel.run_view.states.shows_content)


def test_enter_in_the_name_starts_a_training_as_the_boxes_say(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    bar = panel.start_bar
    qtbot.keyClicks(bar.name, "after sync")
    bar.activate.click()
    plant.release.set()

    with qtbot.waitSignal(panel._queue.published):
        qtbot.keyClick(bar.name, Qt.Key.Key_Return)

    assert plant.past[0].request == TrainingRequest("after sync", activate=False)
    assert bar.name.text() == ""
    assert panel.run_view.state.text() == "Published: version after sync the gate said so"


def test_a_version_that_is_activated_by_its_training_is_told(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.release.set()

    with qtbot.waitSignal(panel.active_changed) as changed:
        press(qtbot, panel.start_bar.start)

    assert changed.args == ["auto"]


def test_a_running_training_shows_stages_figures_and_log(
    qtbot: QtBot, panel: TrainingPanel
) -> None:
    view = panel.run_view

    press(qtbot, panel.start_bar.start)
    qtbot.waitUntil(lambda: "12 bookings left out" in view.log.text.toPlainText())

    assert stage_cells(panel)[:2] == ["Read the data", "Clean work results"]
    assert view.bar.value() == 100
    assert view.times.text().startswith("10 % · elapsed ")
    assert view.times.text().endswith("remaining –")
    figures = [view.figures.box.itemData(place) for place in range(view.figures.box.count())]
    assert sorted(figures) == ["neighbors.recall", "progress"]
    assert drawn(view.curves.curves[True]) == [(1.0, 2.5)]


@pytest.fixture
def late(qtbot: QtBot, panel: TrainingPanel, plant: FakePlant, background: Background) -> Any:
    """A panel that is built while a training runs that the other panel saw from its start."""
    press(qtbot, panel.start_bar.start)
    view = panel.run_view
    qtbot.waitUntil(lambda: "12 bookings left out" in view.log.text.toPlainText())
    qtbot.waitUntil(lambda: view.bar.value() == 100)
    made = TrainingPanel(panel._queue, plant, plant, background)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_panel_that_is_built_while_a_training_runs_shows_all_of_it(
    panel: TrainingPanel, late: TrainingPanel
) -> None:
    early, view = panel.run_view, late.run_view

    assert late.pages.currentWidget() is view
    assert view.states.shows_content
    assert view.title.text() == early.title.text()
    assert view.bar.value() == 100
    assert view.times.text().startswith("10 % · elapsed ")
    assert view.log.text.toPlainText() == early.log.text.toPlainText()
    assert view.curves.shown == early.curves.shown
    assert drawn(view.curves.curves[True]) == [(1.0, 2.5)]
    assert view.figures.shown == early.figures.shown == "progress"
    assert view.figures._curves.keys() == early.figures._curves.keys()
    for name, curve in early.figures._curves.items():
        seconds, values = view.figures._curves[name].points()
        assert seconds == pytest.approx(curve.points()[0], abs=0.1)
        assert values == curve.points()[1]


def test_a_panel_that_was_built_late_knows_as_well_how_long_it_still_takes(
    qtbot: QtBot, background: Background, plant: FakePlant
) -> None:
    plant.last = ((0.05, 10.0), (0.1, 40.0), (1.0, 100.0))
    queue = TrainingQueue(background, plant)
    early = TrainingPanel(queue, plant, plant, background)
    qtbot.addWidget(early)
    queue.ask(TrainingRequest())
    qtbot.waitUntil(lambda: early.run_view.bar.value() == 100)

    late = TrainingPanel(queue, plant, plant, background)
    qtbot.addWidget(late)

    left = early.run_view._stages.remaining(5.0)
    assert left is not None
    assert late.run_view._stages.remaining(5.0) == pytest.approx(left, abs=2.0)
    plant.release.set()
    queue.close()


def test_a_panel_that_was_built_late_follows_and_cancels(qtbot: QtBot, late: TrainingPanel) -> None:
    press(qtbot, late.run_view.cancel)

    qtbot.waitUntil(lambda: late.run_view.state.text() == "Cancelled. Nothing was changed.")
    assert not late.run_view.cancel.isVisible()


def test_a_panel_that_is_built_while_the_line_is_full_says_so(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant, background: Background
) -> None:
    for _ in range(1 + MOST_WAITING):
        start(qtbot, panel, plant)

    late = TrainingPanel(panel._queue, plant, plant, background)
    qtbot.addWidget(late)

    assert not late.start_bar.start.isEnabled()


def test_cancel_is_an_outcome_of_its_own(qtbot: QtBot, panel: TrainingPanel) -> None:
    press(qtbot, panel.start_bar.start)
    qtbot.waitUntil(panel.run_view.cancel.isVisible)

    press(qtbot, panel.run_view.cancel)

    assert panel.run_view.state.text() == "Stopping…"
    assert not panel.run_view.cancel.isEnabled()
    qtbot.waitUntil(
        lambda: panel.run_view.state.text() == "Cancelled. Nothing was changed.", timeout=1000
    )
    assert not panel.run_view.cancel.isVisible()


def test_a_failure_is_told_in_the_operators_words(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.error = NothingToLearnError("no item has a routing")
    plant.release.set()

    with qtbot.waitSignal(panel.failed) as failed:
        press(qtbot, panel.start_bar.start)

    assert failed.args == [plant.error]
    assert panel.run_view.state.text().startswith("The data holds nothing to learn from.")


def start(qtbot: QtBot, panel: TrainingPanel, plant: FakePlant, name: str = "") -> None:
    """Press start and wait until the training runs or stands in line."""
    running = panel._queue.running
    # The one that runs may still stand in the line for a moment; it counts once.
    before = len({job.job_id for job in (*plant.line, *([running] if running else []))})
    panel.start_bar.name.setText(name)
    press(qtbot, panel.start_bar.start)
    qtbot.waitUntil(lambda: len(panel._queue.waiting) + (panel._queue.running is not None) > before)


def test_those_who_wait_can_be_taken_out_of_the_line(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    line = panel.run_view.waiting
    for name in ("", "second", "third"):
        start(qtbot, panel, plant, name)
    assert [button.text() for button in line.buttons] == ["second", "third"]

    press(qtbot, line.buttons[0])

    qtbot.waitUntil(lambda: [button.text() for button in line.buttons] == ["third"])


def test_a_full_line_takes_no_more_and_says_why(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    for _ in range(1 + MOST_WAITING):
        start(qtbot, panel, plant)

    assert not panel.start_bar.start.isEnabled()
    assert panel.start_bar.start.toolTip() == "The line is full; wait for a training to end."


def test_a_line_that_another_program_filled_refuses_with_a_sentence(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    start(qtbot, panel, plant)
    qtbot.waitUntil(lambda: plant.line == [])
    for _ in range(MOST_WAITING):
        plant.ask(TrainingRequest())

    with qtbot.waitSignal(panel.failed) as failed:
        press(qtbot, panel.start_bar.start)

    assert isinstance(failed.args[0], QueueFullError)
    qtbot.waitUntil(lambda: not panel.start_bar.start.isEnabled())


def test_a_version_that_was_not_better_leaves_the_active_one(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.outcome = JobState.SKIPPED
    plant.release.set()
    changed: list[str] = []
    panel.active_changed.connect(changed.append)

    with qtbot.waitSignal(panel._queue.skipped):
        press(qtbot, panel.start_bar.start)

    assert panel.run_view.state.text() == (
        "Not better, so the active version stays. the gate said so"
    )
    assert changed == []


def test_a_dry_run_says_what_would_be_learned_from(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    press(qtbot, panel.start_bar.rehearse)

    qtbot.waitUntil(lambda: bool(panel.findChildren(QMessageBox)))
    (box,) = panel.findChildren(QMessageBox)
    assert "Items: 2,000" in box.informativeText()
    assert "Duration, as the last one took: 1 min 15 s" in box.informativeText()
    assert plant.line == []
    box.close()


def test_a_training_that_is_over_is_looked_at_again_with_its_charts_and_log(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    end = NOW + timedelta(seconds=30)
    job = TrainingJob("7", TrainingRequest(), JobState.SUCCEEDED, NOW, NOW, end, "v7")
    plant.past = [job]
    plant.records["7"] = TrainingRecord(
        NOW,
        (
            RecordedStep(1.0, "read", 0.1),
            RecordedStep(20.0, "times", 0.8, figures={"minutes_mae": 4.5}),
        ),
        (RecordedLine(2.0, logging.WARNING, "ml", "12 bookings left out"),),
        (LearningPoint("ways", held_out=True, at=3.0, value=2.5),),
    )
    panel.pages.setCurrentWidget(panel.jobs_view)
    panel.refresh()
    qtbot.waitUntil(lambda: panel.jobs_view.table.values == (job,))

    press(qtbot, panel.jobs_view.reopen)

    view = panel.run_view
    qtbot.waitUntil(lambda: panel.pages.currentWidget() is view)
    assert view.times.text() == "100 % · took 30 s"
    assert "12 bookings left out" in view.log.text.toPlainText()
    assert view.figures.box.findData("minutes_mae") >= 0
    assert view.curves.shown == "ways"
    assert drawn(view.curves.curves[True]) == [(3.0, 2.5)]
    assert view.state.text() == "Published: version v7"


WHY_NOT_NOW = (
    "While a training runs, it is the one that is shown. Past ones can be looked at when it has "
    "ended."
)


def test_while_a_training_runs_a_past_one_cannot_be_looked_at_and_it_says_why(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    job = TrainingJob("7", TrainingRequest(), JobState.SUCCEEDED, NOW, NOW, NOW, "v7")
    plant.past = [job]
    plant.records["7"] = TrainingRecord(NOW)
    start(qtbot, panel, plant)
    view = panel.jobs_view
    panel.pages.setCurrentWidget(view)
    panel.refresh()
    qtbot.waitUntil(lambda: view.table.values == (job,))

    assert not view.reopen.isEnabled()
    assert view.reopen.toolTip() == WHY_NOT_NOW
    with qtbot.waitSignal(panel.told) as told:
        view.view.doubleClicked.emit(view.table.index(0, 0))
    assert told.args == [WHY_NOT_NOW]
    assert panel.pages.currentWidget() is view

    plant.release.set()
    qtbot.waitUntil(lambda: len(view.table.values) == 2)
    view.view.choose_row(view.table.values.index(job))
    assert view.reopen.isEnabled()
    assert view.reopen.toolTip().startswith("Stages, charts and log")


def test_a_training_that_starts_while_a_past_one_is_read_goes_first_and_it_says_so(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    job = TrainingJob("7", TrainingRequest(), JobState.SUCCEEDED, NOW, NOW, NOW, "v7")
    start(qtbot, panel, plant)

    with qtbot.waitSignal(panel.told) as told:
        panel.jobs_view.reopened.emit(job, TrainingRecord(NOW))

    assert told.args == [WHY_NOT_NOW]


def test_the_whole_log_is_saved_to_a_file(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant, tmp_path: Path
) -> None:
    start(qtbot, panel, plant)
    wanted: list[str] = []
    panel.run_view.log_wanted.connect(wanted.append)
    panel.run_view.log_wanted.disconnect(panel._ask_for_file)

    press(qtbot, panel.run_view.log.download)
    with qtbot.waitSignal(panel.told):
        panel.save_log(wanted[0], tmp_path / "training.log")

    assert plant.saved == [("1", tmp_path / "training.log")]


def test_without_versions_the_list_offers_a_training(qtbot: QtBot, panel: TrainingPanel) -> None:
    panel.pages.setCurrentWidget(panel.versions_view)
    states = panel.versions_view.states
    qtbot.waitUntil(states.empty.isVisible)

    assert states.empty.title.text() == "No model is trained yet"

    press(qtbot, states.empty.button)
    qtbot.waitUntil(lambda: panel.run_view.states.shows_content)


def test_activating_is_asked_for_first(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("new"), version("old", active=True)]
    show_versions(qtbot, panel, plant)
    view = panel.versions_view
    view.view.choose_row(0)

    press(qtbot, view.activate)
    question = decide(qtbot, panel, "Cancel")
    assert question == "Activate this version? new"
    assert plant.kept[1].active

    press(qtbot, view.activate)
    with qtbot.waitSignal(panel.active_changed) as changed:
        decide(qtbot, panel, "Activate")
    assert changed.args == ["new"]
    assert plant.kept[0].active


def test_rolling_back_names_the_version_it_goes_to(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("new", active=True), version("old")]
    plant.before = "old"
    show_versions(qtbot, panel, plant)

    press(qtbot, panel.versions_view.roll_back)
    with qtbot.waitSignal(panel.active_changed) as changed:
        question = decide(qtbot, panel, "Roll back")

    assert question == "Roll back to this version? old"
    assert changed.args == ["old"]


def test_a_version_is_removed_after_a_question(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("new", active=True), version("old")]
    show_versions(qtbot, panel, plant)
    panel.versions_view.view.choose_row(1)

    press(qtbot, panel.versions_view.remove)
    decide(qtbot, panel, "Remove")

    qtbot.waitUntil(lambda: len(panel.versions_view.table.values) == 1)
    assert [facts.name for facts in plant.kept] == ["new"]


def test_a_refused_deed_is_told(qtbot: QtBot, panel: TrainingPanel, plant: FakePlant) -> None:
    plant.kept = [version("new", active=True), version("old")]
    plant.error = VersionInUseError("old")
    show_versions(qtbot, panel, plant)
    panel.versions_view.view.choose_row(1)

    press(qtbot, panel.versions_view.remove)
    with qtbot.waitSignal(panel.failed) as failed:
        decide(qtbot, panel, "Remove")

    assert failed.args == [plant.error]
    assert len(plant.kept) == 2


def test_active_and_previous_cannot_be_removed_and_a_damaged_one_not_activated(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [
        version("active", active=True),
        version("previous"),
        version("damaged", problem="index.bin was altered"),
    ]
    plant.before = "previous"
    show_versions(qtbot, panel, plant)
    view = panel.versions_view

    seen = []
    for row in range(3):
        view.view.choose_row(row)
        seen.append((view.activate.isEnabled(), view.remove.isEnabled(), view.problem.text()))

    assert seen == [
        (False, False, ""),
        (True, False, ""),
        (False, True, "Refused: index.bin was altered"),
    ]


def test_any_two_versions_are_compared_the_older_one_first(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [
        version("active", active=True, created=NOW),
        version("newer", created=NOW - timedelta(days=1)),
        version("older", created=NOW - timedelta(days=2)),
        version("damaged", created=NOW - timedelta(days=3), problem="index.bin was altered"),
    ]
    show_versions(qtbot, panel, plant)
    view = panel.versions_view

    def choose(*rows: int) -> tuple[str, str] | None:
        view.view.clearSelection()
        for row in rows:
            flags = QItemSelectionModel.SelectionFlag
            view.view.selectionModel().select(view.table.index(row, 0), flags.Select | flags.Rows)
        return view.compared

    assert choose(1, 2) == ("older", "newer")
    assert view.compare.isEnabled()
    assert not view.activate.isEnabled()
    assert not view.remove.isEnabled()
    assert choose(2) == ("active", "older")
    assert choose(1, 3) is None
    assert not view.compare.isEnabled()
    assert choose(0, 1, 2) is None


def test_figures_that_were_not_measured_read_a_dash_with_the_reason(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("a", figures={"exact_at_1": 0.613}), version("b")]
    show_versions(qtbot, panel, plant)
    table = panel.versions_view.table
    place = [column.title for column in table.columns].index("Exact @1")

    assert [table.text_at(row, place) for row in (0, 1)] == ["61.3 %", "–"]
    assert table.index(1, place).data(Qt.ItemDataRole.ToolTipRole) == (
        "Not measured: trained without measuring."
    )


def test_past_trainings_are_found_by_state_and_text_and_told_in_full(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    request = TrainingRequest()
    end = NOW + timedelta(seconds=75)
    good = TrainingJob(
        "2",
        request,
        JobState.SUCCEEDED,
        NOW,
        NOW,
        end,
        "v2",
        "",
        {"minutes_mae": 4.5, "a": 1.0, "exact_at_1": 0.6},
    )
    bad = TrainingJob("1", request, JobState.FAILED, NOW, NOW, end, error="the disk is full")
    plant.past = [good, bad]
    panel.pages.setCurrentWidget(panel.jobs_view)
    panel.refresh()
    view = panel.jobs_view
    qtbot.waitUntil(lambda: view.table.values == (good, bad))
    assert view.details.text() == "Exact, first proposal: 60.0 %\nMAE: 4.5 min\na: 1.00"
    assert view.table.text_at(0, 3) == "1 min 15 s"

    view.state.setCurrentIndex(view.state.findData(JobState.FAILED))
    assert view.table.values == (bad,)
    assert view.details.text() == view.details.toolTip() == "the disk is full"

    qtbot.keyClicks(view.search, "nothing of the kind")
    qtbot.waitUntil(lambda: view.table.values == ())
    assert view.details.text() == "No training matches the filter."


@pytest.fixture
def log(qtbot: QtBot) -> LogTail:
    tail = LogTail()
    qtbot.addWidget(tail)
    tail.show()
    tail.add(
        LogLine(NOW, level, "routingml_desktop.ml", message)
        for level, message in (
            (logging.INFO, "indexed"),
            (logging.WARNING, "12 bookings left out"),
            (logging.ERROR, "색인 damaged"),
        )
    )
    return tail


def shown(log: LogTail) -> list[str]:
    return [line.split(maxsplit=2)[2] for line in log.text.toPlainText().splitlines()]


def test_the_log_shows_the_level_asked_for(log: LogTail) -> None:
    log.level.setCurrentIndex(1)

    assert shown(log) == ["12 bookings left out", "색인 damaged"]


def test_the_log_is_searched_whatever_the_case(qtbot: QtBot, log: LogTail) -> None:
    qtbot.keyClicks(log.search, "INDEX")
    qtbot.waitUntil(lambda: shown(log) == ["indexed"])


def test_the_newest_line_stays_in_sight_when_the_log_becomes_lower(
    qtbot: QtBot, log: LogTail
) -> None:
    log.resize(600, 600)
    log.add([LogLine(NOW, logging.INFO, "x", f"line {number}") for number in range(12)])
    bar = log.text.verticalScrollBar()

    log.resize(600, 160)

    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())


def test_a_paused_log_counts_what_it_keeps_back(qtbot: QtBot, log: LogTail) -> None:
    press(qtbot, log.pause)
    log.add([LogLine(NOW, logging.INFO, "x", "later")] * 2)
    assert "later" not in shown(log)
    assert log.unseen.text() == "2 new lines"

    press(qtbot, log.pause)

    assert shown(log)[-2:] == ["later", "later"]
    assert log.unseen.text() == ""


def test_the_lines_shown_are_copied(qtbot: QtBot, log: LogTail) -> None:
    log.level.setCurrentIndex(2)

    press(qtbot, log.copy)

    assert QGuiApplication.clipboard().text().endswith("색인 damaged")
    assert "indexed" not in QGuiApplication.clipboard().text()
