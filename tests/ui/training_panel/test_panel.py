"""A supervisor starts, follows and stops trainings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from routingml_desktop.domain.errors import (
    NothingToLearnError,
    QueueFullError,
)
from routingml_desktop.domain.training import (
    JobState,
    TrainingRequest,
)
from routingml_desktop.ui.training_queue import MOST_WAITING
from tests.ui.test_charts import drawn
from tests.ui.training_panel.plants import FakePlant, press, start

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.panels.training_panel import TrainingPanel


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
