"""Planners see the weights, change them, and every answer says which ones it was asked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from routingml_desktop.domain.errors import NoModelError, UnreadableFileError
from routingml_desktop.domain.weights import LEARNED
from routingml_desktop.durable import write_text
from routingml_desktop.paths import bundled
from routingml_desktop.services.in_house import InHouseTable
from routingml_desktop.services.weights import WeightProfiles
from routingml_desktop.settings import AskingSettings
from routingml_desktop.ui.dialogs.weights_dialog import WeightsDialog
from routingml_desktop.ui.panels.ask_panel import AskPanel
from routingml_desktop.ui.panels.candidates_panel import CandidatesPanel
from routingml_desktop.ui.weight_choice import WeightChoice
from tests.ui.predicting import LEARNED_WEIGHTS, Predicting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background


@pytest.fixture
def plant() -> Predicting:
    return Predicting("H-1")


@pytest.fixture
def profiles(home: Home) -> WeightProfiles:
    return WeightProfiles(bundled("config", "profiles"), home.weights_file)


@pytest.fixture
def in_house(home: Home) -> InHouseTable:
    return InHouseTable(home.in_house_file)


@pytest.fixture
def choice(
    qtbot: QtBot, background: Background, profiles: WeightProfiles, over: QWidget
) -> WeightChoice:
    made = WeightChoice(profiles, background, over)
    with qtbot.waitSignal(made.listed):
        made.reload()
    return made


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def opened(
    qtbot: QtBot, choice: WeightChoice, plant: Predicting, background: Background, over: QWidget
) -> WeightsDialog:
    dialog = WeightsDialog(choice, plant, background, over)
    dialog.show()
    qtbot.waitUntil(lambda: background.idle)
    return dialog


def type_weight(qtbot: QtBot, dialog: WeightsDialog, attribute: str, text: str) -> None:
    (row,) = [row for row in dialog.rows if row.attribute.name == attribute]
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, text)


def shown(dialog: WeightsDialog) -> dict[str, float]:
    return dialog.weights


def test_attributes_are_listed_by_what_was_learned_about_them(
    qtbot: QtBot, choice: WeightChoice, plant: Predicting, background: Background, over: QWidget
) -> None:
    dialog = opened(qtbot, choice, plant, background, over)

    assert [row.attribute.name for row in dialog.rows] == [
        "ITEM_MATERIAL",
        "OUTDIAMETER",
        "STANDARD",
    ]
    assert shown(dialog) == LEARNED_WEIGHTS
    assert not any(row.reset.isEnabled() for row in dialog.rows)


def test_own_weights_are_typed_saved_and_asked_with(
    qtbot: QtBot,
    choice: WeightChoice,
    plant: Predicting,
    background: Background,
    over: QWidget,
    profiles: WeightProfiles,
) -> None:
    dialog = opened(qtbot, choice, plant, background, over)
    type_weight(qtbot, dialog, "STANDARD", "3.5")
    dialog.name.setText("내 가중치")

    with qtbot.waitSignal(choice.changed):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    assert choice.active == profiles.active() == "내 가중치"
    assert profiles.profile("내 가중치").weights == {**LEARNED_WEIGHTS, "STANDARD": 3.5}
    assert "are asked with these" in dialog._says.text()


def test_an_attribute_goes_back_to_what_was_learned(
    qtbot: QtBot, choice: WeightChoice, plant: Predicting, background: Background, over: QWidget
) -> None:
    dialog = opened(qtbot, choice, plant, background, over)
    type_weight(qtbot, dialog, "OUTDIAMETER", "0.0")
    changed = shown(dialog)["OUTDIAMETER"]

    qtbot.mouseClick(dialog.rows[1].reset, Qt.MouseButton.LeftButton)

    assert changed == 0.0
    assert shown(dialog) == LEARNED_WEIGHTS


def test_slider_and_number_say_the_same(
    qtbot: QtBot, choice: WeightChoice, plant: Predicting, background: Background, over: QWidget
) -> None:
    dialog = opened(qtbot, choice, plant, background, over)
    row = dialog.rows[2]

    row.slider.setValue(25)

    assert row.field.value() == 2.5
    assert shown(dialog)["STANDARD"] == 2.5


def test_the_experts_weights_are_shown_and_used(
    qtbot: QtBot, choice: WeightChoice, plant: Predicting, background: Background, over: QWidget
) -> None:
    dialog = opened(qtbot, choice, plant, background, over)

    dialog._profile.setCurrentIndex(dialog._profile.findData("expert"))
    weights = shown(dialog)
    with qtbot.waitSignal(choice.changed):
        dialog._use.click()

    assert weights == {"ITEM_MATERIAL": 2.0, "OUTDIAMETER": 2.5, "STANDARD": 0.0}
    assert choice.active == "expert"
    assert not dialog.remove.isEnabled()


def test_a_profile_of_another_plant_says_so_before_it_is_used(
    qtbot: QtBot, choice: WeightChoice, background: Background, over: QWidget
) -> None:
    class OtherPlant(Predicting):
        def learned_weights(self) -> dict[str, float]:
            return {"STANDARD": 1.0}

    dialog = opened(qtbot, choice, OtherPlant(), background, over)

    dialog._profile.setCurrentIndex(dialog._profile.findData("expert"))

    assert "above 0" in dialog._says.text()
    assert not dialog.save.isEnabled()


def test_an_own_profile_is_deleted_and_the_learned_one_asked_with(
    qtbot: QtBot, choice: WeightChoice, plant: Predicting, background: Background, over: QWidget
) -> None:
    with qtbot.waitSignal(choice.changed):
        choice.save("mine", {"STANDARD": 1.0})
    dialog = opened(qtbot, choice, plant, background, over)

    with qtbot.waitSignal(choice.changed):
        qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)

    assert choice.active == LEARNED
    assert shown(dialog) == LEARNED_WEIGHTS


@pytest.mark.parametrize("name", ["", "expert", LEARNED])
def test_names_of_the_programs_profiles_are_not_to_be_had(
    qtbot: QtBot,
    choice: WeightChoice,
    plant: Predicting,
    background: Background,
    over: QWidget,
    name: str,
) -> None:
    dialog = opened(qtbot, choice, plant, background, over)

    dialog.name.setText(name)

    assert not dialog.save.isEnabled()


def test_without_a_model_the_dialog_says_what_to_do(
    qtbot: QtBot, choice: WeightChoice, plant: Predicting, background: Background, over: QWidget
) -> None:
    plant.failure = NoModelError()

    dialog = opened(qtbot, choice, plant, background, over)

    assert dialog._states.empty.title.text() == "No model is trained yet."
    assert not dialog.save.isEnabled()


def test_other_weights_ask_again_and_the_answer_says_which(
    qtbot: QtBot,
    background: Background,
    plant: Predicting,
    profiles: WeightProfiles,
    in_house: InHouseTable,
) -> None:
    panel = AskPanel(plant, plant, background, AskingSettings(), profiles, in_house)
    candidates = CandidatesPanel(10)
    for widget in (panel, candidates):
        qtbot.addWidget(widget)
    panel.prediction_chosen.connect(candidates.show_prediction)
    qtbot.waitUntil(lambda: background.idle)
    with qtbot.waitSignal(panel.prediction_chosen):
        panel.ask_code("H-1")
    first = candidates._weights.text()

    with qtbot.waitSignal(panel.prediction_chosen):
        box = panel._options._weights
        box.setCurrentIndex(box.findData("expert"))

    assert first == "Weights: Learned"
    assert candidates._weights.text() == "Weights: Expert"
    assert plant.asked[-1][1].weights == "expert"
    assert "weights: Expert" in panel.answers.progress.explanation


def test_the_profile_last_used_is_asked_with_after_the_next_start(
    qtbot: QtBot,
    background: Background,
    plant: Predicting,
    profiles: WeightProfiles,
    in_house: InHouseTable,
) -> None:
    profiles.use("expert")

    panel = AskPanel(plant, plant, background, AskingSettings(), profiles, in_house)
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: background.idle)

    assert panel._options.options.weights == "expert"


def test_a_spoilt_file_is_told_and_the_learned_weights_are_asked_with(
    qtbot: QtBot,
    background: Background,
    plant: Predicting,
    profiles: WeightProfiles,
    in_house: InHouseTable,
    home: Home,
) -> None:
    write_text(home.weights_file, "{")
    panel = AskPanel(plant, plant, background, AskingSettings(), profiles, in_house)
    qtbot.addWidget(panel)

    with qtbot.waitSignal(panel.failed) as told:
        qtbot.waitUntil(lambda: background.idle)

    assert told.args is not None
    assert isinstance(told.args[0], UnreadableFileError)
    assert panel._options.options.weights == LEARNED
