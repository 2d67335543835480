"""A panel over trainings and versions in memory."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.ui.panels.training_panel import TrainingPanel
from routingml_desktop.ui.training_queue import TrainingQueue
from tests.ui.training_panel.plants import FakePlant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background


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
