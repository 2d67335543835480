"""The frame of the window: docks, commands, title, status bar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from routingml_desktop.domain.errors import NoModelError, NoSnapshotError
from routingml_desktop.domain.progress import Progress
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.services.plant_data import PlantData
from routingml_desktop.settings import Language
from routingml_desktop.ui.commands import COMMANDS, DOCKS
from routingml_desktop.ui.dialogs.command_palette import CommandPalette
from routingml_desktop.ui.dialogs.help_viewer import PAGES, HelpViewer, page_file
from tests.builders import version_facts
from tests.items import few_items, keep_snapshot
from tests.ui.windows import frame_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.paths import Home
    from routingml_desktop.ui.frame import Frame
    from routingml_desktop.ui.language import Translation

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def frame(home: Home, qtbot: QtBot) -> Frame:
    return frame_on(home, qtbot)


def facts(home: Home) -> SnapshotFacts:
    taken = datetime.now(UTC) - timedelta(hours=3)
    keep_snapshot(home, few_items(), taken=taken)
    kept = PlantData(SnapshotStore(home.plant)).facts()
    assert kept is not None
    return kept


def test_every_dock_has_a_name_for_state_and_one_for_screen_readers(frame: Frame) -> None:
    assert tuple(frame.docks) == DOCKS
    assert [dock.objectName() for dock in frame.docks.values()] == list(DOCKS)
    assert all(dock.accessibleName() for dock in frame.docks.values())


def test_commands_have_unique_names_and_keys() -> None:
    names = [command.name for command in COMMANDS]
    keys = [QKeySequence(command.keys).toString() for command in COMMANDS if command.keys]

    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_the_title_names_product_source_and_version(frame: Frame, home: Home) -> None:
    before = frame.window.windowTitle()

    frame.show_facts(facts(home), version_facts("v7"))

    assert before == "RoutingML Desktop"
    assert frame.window.windowTitle() == "RoutingML Desktop — Demo plant — v7"


def test_the_status_bar_tells_age_and_model_or_what_is_missing(frame: Frame, home: Home) -> None:
    strip = frame.strip
    loading = strip.source.text
    frame.show_facts(None, None)
    nothing = (strip.source.text, strip.model.text)

    frame.show_facts(facts(home), version_facts("v7"))

    assert loading == "Loading…"
    assert nothing == ("No plant data yet", "No model yet")
    assert (strip.source.text, strip.model.text) == ("Demo plant · updated 3 h ago", "Model v7")


def test_a_version_that_cannot_be_used_is_told_as_such(frame: Frame, home: Home) -> None:
    frame.show_facts(facts(home), version_facts("v7", problem="part times.parquet is cut short"))

    assert frame.strip.model.text == "Model cannot be used: v7"
    assert "cut short" in frame.strip.model.toolTip()


def test_running_work_shows_stage_and_share_and_can_be_cancelled(
    frame: Frame, qtbot: QtBot
) -> None:
    work = frame.strip.sync_work
    hidden = work.isHidden()
    work.begin(lambda: "Sync")
    work.show_progress(Progress("items", 0.42))
    said = work.said

    with qtbot.waitSignal(work.cancel_wanted):
        work.cancel_button.click()

    assert hidden
    assert said.startswith("Sync · Items 42 % · ")
    assert work.said.startswith("Sync · stopping…")
    work.end()
    assert work.isHidden()


def test_running_work_and_the_demo_plant_are_named_in_the_language_of_the_moment(
    frame: Frame, home: Home, translation: Translation
) -> None:
    translation.use(Language.ENGLISH)
    frame.show_facts(facts(home), None)
    work = frame.strip.training_work
    work.begin(lambda: QCoreApplication.translate("wiring", "Training"))
    before = (work.name, frame.strip.source.text)

    translation.use(Language.KOREAN)
    QApplication.sendPostedEvents()

    assert before == ("Training", "Demo plant · updated 3 h ago")
    assert work.said.startswith("학습")
    assert frame.strip.running == ("학습",)
    assert frame.strip.source.text.startswith("데모 공장 · ")
    assert frame.window.windowTitle() == "RoutingML Desktop — 데모 공장"


@pytest.mark.parametrize("dock", DOCKS)
def test_a_command_shows_each_dock(frame: Frame, dock: str) -> None:
    frame.docks[dock].hide()

    frame.give_command(f"show_{dock}")

    assert not frame.docks[dock].isHidden()


def test_f1_opens_the_page_of_the_dock_with_the_focus(frame: Frame, qtbot: QtBot) -> None:
    box = QLineEdit()
    frame.put("candidates", box)
    frame.show_dock("candidates")
    frame.window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)

    qtbot.keyClick(box, Qt.Key.Key_F1)

    viewer = frame.window.findChild(HelpViewer)
    assert viewer is not None
    assert viewer.page == "candidates"
    assert "Candidates" in viewer.text.toPlainText()
    viewer.close()


@pytest.mark.parametrize("code", ["ko", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_dock_has_a_help_page_in_both_languages(page: str, code: str) -> None:
    text = page_file(page, code).read_text(encoding="utf-8")

    assert text.startswith("# ")
    assert len(text) > 100


def test_the_page_of_keys_lists_every_command_with_keys(frame: Frame) -> None:
    frame.open_help("keys")
    viewer = frame.window.findChild(HelpViewer)
    assert viewer is not None
    text = viewer.text.toPlainText()

    assert all(
        QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText) in text
        for command in COMMANDS
        if command.keys
    )
    viewer.close()


def test_the_page_of_keys_speaks_korean(frame: Frame, korean: None) -> None:
    frame.open_help("keys")
    viewer = frame.window.findChild(HelpViewer)
    assert viewer is not None
    text = viewer.text.toPlainText()

    assert "명령" in text
    assert "Command" not in text
    viewer.close()


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("reset lay", "reset_layout"),
        ("sync", "sync"),
        ("start trainig", "start_training"),
        ("dark", "theme_dark"),
    ],
)
def test_the_palette_finds_commands_and_gives_them_on_enter(
    frame: Frame, qtbot: QtBot, typed: str, command: str
) -> None:
    given: list[str] = []
    frame.actions[command].triggered.connect(lambda: given.append(command))
    frame.window.activateWindow()
    qtbot.keyClick(frame.window, Qt.Key.Key_P, CTRL_SHIFT)
    qtbot.waitUntil(lambda: frame.window.findChild(CommandPalette) is not None)
    palette = frame.window.findChild(CommandPalette)
    assert palette is not None

    qtbot.keyClicks(palette.search_box, typed)
    qtbot.keyClick(palette.search_box, Qt.Key.Key_Return)

    assert given == [command]


def test_the_palette_hides_what_cannot_be_done_now(frame: Frame) -> None:
    frame.actions["sync"].setEnabled(False)

    names = [found.command.name for found in frame.actions.found("sync now")]

    assert "sync" not in names


def test_a_failure_is_a_card_with_the_next_step(frame: Frame, qtbot: QtBot) -> None:
    given: list[str] = []
    frame.actions["sync"].triggered.connect(lambda: given.append("sync"))

    frame.notices.failed(NoSnapshotError())
    card = frame.board.card
    assert card is not None
    said = [label.text() for label in card.findChildren(QLabel) if label.text()]
    card.step_button.click()

    assert "There is no plant data on this PC yet." in said
    assert card.step_button.text() == "Sync now"
    assert given == ["sync"]
    assert frame.board.card is None


def test_notices_are_counted_until_the_list_is_opened(frame: Frame, qtbot: QtBot) -> None:
    frame.notices.failed(NoModelError())
    frame.notices.done("Exported.")
    counted = frame.strip.notices_button.text()

    frame.strip.notices_button.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    said = [label.text() for label in popup.findChildren(QLabel)]
    popup.close()

    assert counted == "2"
    assert frame.strip.notices_button.text() == ""
    assert {"No model is trained yet.", "Exported."} <= set(said)


def test_it_tells_when_it_was_painted_once(home: Home, qtbot: QtBot) -> None:
    painted: list[bool] = []
    frame = frame_on(home, qtbot)
    frame.window.painted.connect(lambda: painted.append(True))
    frame.window.repaint()

    assert painted == []
