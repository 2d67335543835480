"""The first start: four steps, each with what was chosen taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from routingml_desktop.domain.errors import NotAllowedError
from routingml_desktop.domain.plant import DoctorLine
from routingml_desktop.settings import Language
from routingml_desktop.ui.dialogs.welcome_dialog import FirstSteps, WelcomeDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

    Make = Callable[..., WelcomeDialog]

MISSING = DoctorLine("items", ok=False, message="no such table")


@pytest.fixture
def make(home: Home, qapp: QApplication, qtbot: QtBot, background: Background) -> Make:
    window = QWidget()
    qtbot.addWidget(window)

    def dialog(changed: list[Any] | Exception, *lines: DoctorLine) -> WelcomeDialog:
        def change(changes: Any) -> None:
            if isinstance(changed, Exception):
                raise changed
            changed.append(dict(changes))

        steps = FirstSteps(("demo", "ksm", "adventureworks"), change, lambda: lines)
        made = WelcomeDialog(steps, home, background, window)
        made.show()
        return made

    return dialog


def words(dialog: WelcomeDialog) -> str:
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def press_next(dialog: WelcomeDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)


def test_four_steps_lead_to_the_plants_data(make: Make, home: Home, qtbot: QtBot) -> None:
    changed: list[Any] = []
    dialog = make(changed)

    press_next(dialog, qtbot)
    press_next(dialog, qtbot)
    qtbot.waitUntil(lambda: "Nothing is missing." in words(dialog))
    press_next(dialog, qtbot)
    place = words(dialog)
    with qtbot.waitSignal(dialog.sync_wanted):
        press_next(dialog, qtbot)

    assert changed == [{"source.mapping": None, "source.location": None}]
    assert str(home.folder) in place
    assert "Step 4 of 4" in place
    assert not dialog.isVisible()


def test_the_plants_own_data_is_named_by_mapping_and_location(make: Make, qtbot: QtBot) -> None:
    changed: list[Any] = []
    dialog = make(changed, MISSING)
    press_next(dialog, qtbot)

    dialog.erp_button.click()
    dialog.mapping_box.setCurrentText("ksm")
    qtbot.keyClicks(dialog.location_box, "Server=erp")
    press_next(dialog, qtbot)
    qtbot.waitUntil(lambda: "Something is missing." in words(dialog))

    assert changed == [{"source.mapping": "ksm", "source.location": "Server=erp"}]
    assert "no such table" in words(dialog)
    assert dialog.next_button.isEnabled()


def test_a_language_is_taken_at_once(make: Make, qtbot: QtBot) -> None:
    dialog = make([])

    with qtbot.waitSignal(dialog.language_chosen) as chosen:
        dialog.languages[Language.KOREAN].click()

    assert chosen.args == [Language.KOREAN]


def test_what_is_refused_is_told_and_the_step_stays(make: Make, qtbot: QtBot) -> None:
    dialog = make(NotAllowedError("configure", "planner", "kim"))
    press_next(dialog, qtbot)

    with qtbot.waitSignal(dialog.failed):
        press_next(dialog, qtbot)

    assert "Step 2 of 4" in words(dialog)
    assert dialog.next_button.isEnabled()


def test_it_can_be_skipped_and_gone_back(make: Make, qtbot: QtBot) -> None:
    changed: list[Any] = []
    dialog = make(changed)
    press_next(dialog, qtbot)

    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.skip_button, Qt.MouseButton.LeftButton)

    assert changed == []
    assert not dialog.isVisible()
