"""The window over the real record of trainings whose line has no room left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from routingml_desktop.assembly import Program
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import QueueFullError
from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.panels.training_panel import TrainingPanel
from routingml_desktop.ui.training_queue import TrainingQueue

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background


@pytest.mark.slow
def test_queue_full(qtbot: QtBot, background: Background, home: Home) -> None:
    home.ledger.mkdir(parents=True)
    program, other = Program(home), Program(home)
    queue = TrainingQueue(
        background, program.training, lambda: program.settings.training.queue_size
    )
    panel = TrainingPanel(queue, program.training, program.registry, background)
    qtbot.addWidget(panel)
    panel.show()

    # The queue settles what was left over first, and holds the claim as long as that takes.
    qtbot.waitUntil(lambda: background.idle)
    elsewhere = claim(home.ledger / "training.lock")
    assert elsewhere is not None

    # While another program trains, what is asked for here waits.
    with elsewhere:
        for _ in range(2):
            with qtbot.waitSignal(queue.asked):
                qtbot.mouseClick(panel.start_bar.start, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(queue.waiting) == 2)
        other.training.ask(TrainingRequest(note="from another window"))

        with qtbot.waitSignal(panel.failed) as failed:
            qtbot.mouseClick(panel.start_bar.start, Qt.MouseButton.LeftButton)

        error = failed.args[0]
        assert isinstance(error, QueueFullError)
        assert "3" in notice_of(error).sentence
        qtbot.waitUntil(lambda: not panel.start_bar.start.isEnabled())
        assert panel.start_bar.start.toolTip() == "The line is full; wait for a training to end."
        panel.pages.setCurrentWidget(panel.jobs_view)
        qtbot.waitUntil(lambda: len(panel.jobs_view.table.values) == 4)
        states = [job.state for job in panel.jobs_view.table.values]
        assert states == [JobState.DEFERRED, *[JobState.PENDING] * 3]
        queue.close()
        qtbot.waitUntil(lambda: background.idle)
