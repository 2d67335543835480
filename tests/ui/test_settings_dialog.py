"""The settings dialog: made from the model, locked by policy, saved together, used by the child."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMessageBox, QWidget

from routingml_desktop.assembly import Program
from routingml_desktop.cli import main
from routingml_desktop.domain.errors import SettingError
from routingml_desktop.domain.setting import Origin
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.paths import bundled
from routingml_desktop.services.setting_fields import setting_fields
from routingml_desktop.services.settings import SettingsService, layers_of
from routingml_desktop.ui.dialogs.settings_dialog import SettingsDialog
from routingml_desktop.ui.dialogs.settings_dialog.editors import NumberBox, WholeBox
from routingml_desktop.ui.setting_words import (
    choice_word,
    has_words,
    section_sentence,
    setting_name,
    with_unit,
)
from tests.cli.conftest import no_window
from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

    Open = Callable[..., SettingsDialog]


@pytest.fixture
def opened(home: Home, qapp: QApplication, qtbot: QtBot, background: Background) -> Iterator[Open]:
    home.folder.mkdir(parents=True)
    window = QWidget()
    qtbot.addWidget(window)

    def dialog(
        user: str = "", policy: str = "", service: SettingsService | None = None
    ) -> SettingsDialog:
        policy_file = home.folder / "policy.toml"
        if user:
            home.settings_file.write_text(user, encoding="utf-8")
        if policy:
            policy_file.write_text(policy, encoding="utf-8")
        shipped = bundled("config", "default.toml")
        layers = layers_of(shipped, home.folder / "share.toml", policy_file, home.settings_file)
        made = SettingsDialog(service or SettingsService(layers), background, window)
        made.show()
        return made

    yield dialog
    background.close()


def words(dialog: SettingsDialog) -> str:
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def type_number(dialog: SettingsDialog, key: str, number: str, qtbot: QtBot) -> None:
    dialog.show_section(key.partition(".")[0])
    box = dialog.rows[key].editor.widget
    assert isinstance(box, (WholeBox, NumberBox))
    box.selectAll()
    qtbot.keyClicks(box, number)
    qtbot.keyClick(box, Qt.Key.Key_Tab)


def saved(dialog: SettingsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)


def test_every_setting_has_a_name_a_sentence_and_words_for_its_choices() -> None:
    fields = setting_fields()

    assert [field.key for field in fields if not has_words(field.key)] == []
    assert [field.section for field in fields if not section_sentence(field.section)] == []
    assert [
        choice for field in fields for choice in field.choices if choice_word(choice) == choice
    ] == []


def test_every_section_shows_each_of_its_settings(opened: Open) -> None:
    dialog = opened()

    for place, section in enumerate(dict.fromkeys(field.section for field in setting_fields())):
        dialog.sections.setCurrentRow(place)
        shown = [key for key, row in dialog.rows.items() if row.isVisible()]
        assert shown == [field.key for field in setting_fields() if field.section == section]


def test_a_search_finds_settings_of_all_sections_by_name_and_key(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened()

    qtbot.keyClicks(dialog.search_box, "seed")

    qtbot.waitUntil(lambda: "learning.seed" in dialog.rows)
    shown = {key for key, row in dialog.rows.items() if row.isVisible()}
    assert {"learning.seed", "evaluation.seed"} <= shown
    assert "learning.trim" not in shown

    dialog.search_box.setText("no such thing")
    qtbot.waitUntil(lambda: "No setting matches." in words(dialog))


def test_a_value_typed_is_saved_and_says_that_it_is_ones_own(
    opened: Open, home: Home, qtbot: QtBot
) -> None:
    dialog = opened()
    assert not dialog.save_button.isEnabled()

    type_number(dialog, "asking.neighbors", "17", qtbot)
    assert "Changes not saved: 1" in words(dialog)
    saved(dialog, qtbot)

    row = dialog.rows["asking.neighbors"]
    assert (row.state.value, row.state.origin) == (17, Origin.USER)
    assert not dialog.save_button.isEnabled()
    assert "neighbors = 17" in home.settings_file.read_text(encoding="utf-8")


def test_bounds_hold_while_typing(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()

    type_number(dialog, "asking.neighbors", "9999", qtbot)

    assert dialog.rows["asking.neighbors"].editor.value == 9


def test_large_numbers_are_grouped_alike_in_box_bounds_and_default(opened: Open) -> None:
    dialog = opened()
    dialog.show_section("evaluation")
    box = dialog.rows["evaluation.max_items"].editor.widget

    assert isinstance(box, WholeBox)
    assert box.text() == "2,000 items"
    assert "default: 2,000 items" in words(dialog)


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [("10", "items", "10 items"), ("10", "개 품목", "10개 품목"), ("1.5", "", "1.5")],
)
def test_a_unit_follows_its_number_as_the_language_writes_it(
    number: str, unit: str, said: str
) -> None:
    assert with_unit(number, unit) == said


def test_one_value_is_taken_back_and_all_are(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(user="[asking]\nneighbors = 17\nthreshold = 0.5\n[learning]\ntrim = 0.2\n")
    dialog.show_section("asking")
    row = dialog.rows["asking.neighbors"]

    qtbot.mouseClick(row.reset_button, Qt.MouseButton.LeftButton)
    saved(dialog, qtbot)
    assert (row.state.value, row.state.origin) == (10, Origin.DEFAULT)

    qtbot.mouseClick(dialog.reset_all_button, Qt.MouseButton.LeftButton)
    box = dialog.findChild(QMessageBox)
    assert box is not None
    yes = next(button for button in box.buttons() if button.text() == "Take them back")
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)

    assert dialog.rows["asking.threshold"].state.value == 0.8
    assert not dialog.reset_all_button.isEnabled()


def test_what_the_policy_locks_is_shown_locked(opened: Open) -> None:
    dialog = opened(policy='[asking]\nneighbors = 7\n[policy]\nlocked = ["asking.neighbors"]\n')

    dialog.show_section("asking")

    row = dialog.rows["asking.neighbors"]
    assert row.editor.value == 7
    assert not row.editor.widget.isEnabled()
    assert not row.reset_button.isEnabled()
    assert "Locked by policy" in words(dialog)


def test_a_wrong_file_is_told_by_line_key_value_and_what_is_allowed(
    opened: Open, home: Home
) -> None:
    dialog = opened(user="[asking]\nneighbors = 99\n")

    said = words(dialog)

    place = f"{home.settings_file}, line 2"
    assert f"{place}: asking.neighbors = 99 – allowed: 1 … 50" in said
    assert not dialog.faults.isHidden()


def test_values_that_do_not_go_together_are_refused_and_stay_to_be_corrected(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened()
    type_number(dialog, "quality.mae_max", "1", qtbot)

    with qtbot.waitSignal(dialog.failed) as refused:
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)

    assert isinstance(refused.args[0], SettingError)
    assert dialog.changes == {"quality.mae_max": 1.0}


def test_closing_with_changes_asks_first(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.show_section("asking")
    box = dialog.rows["asking.exclude_outside"].editor.widget
    assert isinstance(box, QCheckBox)
    box.click()

    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)

    asked = dialog.findChild(QMessageBox)
    assert asked is not None
    assert asked.text() == "Changes not saved: 1"
    assert dialog.isVisible()
    asked.reject()


def test_the_wheel_changes_nothing_that_has_not_the_focus(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.show_section("asking")
    box = dialog.rows["asking.neighbors"].editor.widget

    dialog.search_box.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt's own signature)
    )
    QApplication.sendEvent(box, turn)

    assert dialog.rows["asking.neighbors"].editor.value == 10
    assert box.accessibleName() == setting_name("asking.neighbors")


@pytest.mark.slow
def test_a_value_saved_in_the_dialog_reaches_the_childs_training(
    opened: Open, home: Home, tmp_path: Path, qtbot: QtBot, background: Background
) -> None:
    mapping = box_maker(tmp_path / "karton")
    folder = str(home.folder)
    synced = main(
        [
            "--home",
            folder,
            "sync",
            "--source",
            str(mapping),
            "--location",
            str(tmp_path / "karton"),
        ],
        no_window,
    )
    program = Program(home)
    dialog = opened(service=program.configuration)

    type_number(dialog, "learning.dimension", "32", qtbot)
    saved(dialog, qtbot)
    job = program.training.run(
        TrainingRequest(evaluate=False), lambda _progress: None, lambda: False
    )

    assert synced == 0
    facts = program.registry.facts(job.version)
    assert program.registry.manifest(job.version).settings["learning"]["dimension"] == 32
    assert facts.dimension <= 32
