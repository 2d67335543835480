"""A panel over a plant whose answers come when the test lets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.paths import bundled
from routingml_desktop.services.in_house import InHouseTable
from routingml_desktop.services.weights import WeightProfiles
from routingml_desktop.settings import AskingSettings
from routingml_desktop.ui.panels.ask_panel import AskPanel
from tests.ui.ask_panel.questions import PLANT
from tests.ui.predicting import Predicting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background


@pytest.fixture
def plant() -> Iterator[Predicting]:
    stands_in = Predicting(*PLANT)
    yield stands_in
    stands_in.hold.set()


@pytest.fixture
def panel(qtbot: QtBot, background: Background, plant: Predicting, home: Home) -> AskPanel:
    weights = WeightProfiles(bundled("config", "profiles"), home.weights_file)
    in_house = InHouseTable(home.in_house_file)
    shown = AskPanel(plant, plant, background, AskingSettings(), weights, in_house)
    qtbot.addWidget(shown)
    shown.resize(360, 700)
    shown.show()
    return shown
