"""Past trainings are found and looked at again."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from routingml_desktop.domain.progress import (
    LearningPoint,
)
from routingml_desktop.domain.training import (
    JobState,
    RecordedLine,
    RecordedStep,
    TrainingJob,
    TrainingRecord,
    TrainingRequest,
)
from tests.ui.test_charts import drawn
from tests.ui.training_panel.plants import NOW, FakePlant, press, start

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.panels.training_panel import TrainingPanel


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
