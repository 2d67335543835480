"""A panel that is built while a training runs shows all that was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.training import (
    TrainingRequest,
)
from routingml_desktop.ui.panels.training_panel import TrainingPanel
from routingml_desktop.ui.training_queue import MOST_WAITING, TrainingQueue
from tests.ui.test_charts import drawn
from tests.ui.training_panel.plants import FakePlant, press, start

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background


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
