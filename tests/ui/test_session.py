"""A whole window: painted first, furnished after, closed cleanly."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from routingml_desktop.assembly import Program
from routingml_desktop.domain.errors import NotAllowedError, SettingError, UnknownItemError
from routingml_desktop.settings import Language, Theme
from routingml_desktop.ui.commands import DOCKS
from routingml_desktop.ui.dialogs.settings_dialog import SettingsDialog
from routingml_desktop.ui.dialogs.welcome_dialog import WelcomeDialog
from routingml_desktop.ui.panels import standards_panel
from routingml_desktop.ui.session import Session
from tests.builders import prediction
from tests.items import few_items, keep_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.furnishing import Parts

FIRST_PAINT = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

HEAVY = "numpy polars pydantic sklearn scipy pyqtgraph hnswlib pyodbc skops PySide6.QtNetwork"

class Watch(QObject):
    def eventFilter(self, watched, event):
        if isinstance(watched, QMainWindow) and event.type() is QEvent.Type.Paint:
            print("loaded:", *sorted(set(HEAVY.split()) & set(sys.modules)), flush=True)
            os._exit(0)
        return False

qt = QApplication([])
watch = Watch()
qt.installEventFilter(watch)
from routingml_desktop.app import run
from routingml_desktop.paths import Home
run(Home(Path(sys.argv[1])))
"""


@pytest.fixture
def make(home: Home, qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Session]]:
    made: list[Session] = []

    def session(assemble: Callable[[], Parts] | None = None) -> Session:
        home.folder.mkdir(parents=True, exist_ok=True)
        opened = Session(qapp, home, assemble or (lambda: Program(home)))
        opened.window.closing.disconnect()
        qtbot.addWidget(opened.window)
        made.append(opened)
        return opened

    yield session
    for opened in made:
        opened.window.close()
        opened.close()
        opened.appearance.use(Theme.LIGHT)
        opened.translation.use(Language.ENGLISH)


def furnished(session: Session, qtbot: QtBot, *codes: str) -> Session:
    with qtbot.waitSignal(session.ready, timeout=20_000):
        session.open(codes)
    return session


def words(session: Session, dock: str) -> str:
    labels = session.frame.docks[dock].findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    shown = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, tmp_path / "home"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )

    assert shown.stdout.strip() == "loaded:"


def test_every_dock_gets_its_panel_and_the_items_are_there(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    keep_snapshot(home, few_items())

    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None
    qtbot.waitUntil(lambda: panels.items.view.model().rowCount() == 6)
    search = panels.items.search_box
    ready = search.hasFocus() or not session.window.isActiveWindow()
    waiting = [name for name in ("training", "quality", "standards") if not panels.has(name)]
    for name in waiting:
        session.frame.show_dock(name)
    qtbot.waitUntil(lambda: all(panels.has(name) for name in waiting))

    assert waiting == ["training", "quality", "standards"]
    assert ready
    assert [dock.widget().metaObject().className() for dock in session.frame.docks.values()] == [
        "QualityPages" if name == "quality" else f"{name.title()}Panel" for name in DOCKS
    ]
    assert session.window.windowTitle() == "RoutingML Desktop — Demo plant"


def test_docks_few_look_at_are_built_ahead_in_short_turns_while_nobody_looks(
    make: Callable[..., Session], qtbot: QtBot
) -> None:
    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None
    turns = [name for name in ("quality", "training", "standards") if not panels.has(name)]
    added: list[str] = []
    panels.added.connect(added.append)

    qtbot.waitUntil(lambda: added == turns, timeout=60_000)

    assert turns == ["quality", "training", "standards"]
    assert not session.frame.docks["quality"].isVisible()


def test_a_dock_that_the_policy_withholds_is_not_built_ahead(
    make: Callable[..., Session], qtbot: QtBot
) -> None:
    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None
    session.frame.withdraw("show_quality", NotAllowedError("measure", "planner", "kim"))

    qtbot.waitUntil(lambda: panels.has("training") and panels.has("standards"), timeout=60_000)

    assert not panels.has("quality")


def test_a_dock_whose_panel_failed_to_build_is_built_when_it_is_wanted_again(
    make: Callable[..., Session], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None

    def broken(*_: object) -> None:
        raise OSError(2, "no such file")

    with monkeypatch.context() as patched:
        patched.setattr(standards_panel, "StandardsPanel", broken)
        with pytest.raises(OSError, match="no such file"):
            panels.need("standards")
    missing = panels.has("standards")
    panels.need("standards")

    assert not missing
    assert session.frame.docks["standards"].widget() is panels.standards


@pytest.mark.parametrize("order", list(permutations(("training", "quality", "standards"))))
def test_docks_looked_at_later_are_heard_once_whichever_comes_first(
    make: Callable[..., Session], qtbot: QtBot, order: Sequence[str]
) -> None:
    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None
    for name in order:
        panels.need(name)
    tellers: dict[str, Any] = {
        "training": panels.training,
        "quality": panels.quality,
        "cycles": panels.cycles,
        "standards": panels.standards,
    }

    for name, panel in tellers.items():
        panel.told.emit(f"{name} worked")
        panel.failed.emit(UnknownItemError(f"{name} failed"))

    heard = "\n".join(f"{one.sentence} {one.details}" for one in session.notices.kept)
    for name in tellers:
        assert heard.count(f"{name} worked") == 1
        assert heard.count(f"Item {name} failed is not in") == 1


def test_what_the_standards_dock_wants_is_done(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    keep_snapshot(home, few_items())
    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None
    panels.need("standards")

    panels.standards.item_wanted.emit("S-002")

    qtbot.waitUntil(lambda: "No model is trained yet." in words(session, "candidates"))
    with qtbot.waitSignal(panels.sync.started):
        panels.standards.sync_wanted.emit()
    qtbot.waitUntil(lambda: not panels.sync.running, timeout=20_000)


def test_asking_without_a_model_says_what_to_do_first(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    keep_snapshot(home, few_items())

    session = furnished(make(), qtbot, "S-002")

    qtbot.waitUntil(lambda: "No model is trained yet." in words(session, "candidates"))


def test_a_failed_answer_leaves_no_evidence_of_the_one_before(
    make: Callable[..., Session], qtbot: QtBot
) -> None:
    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None
    panels.evidence.show_prediction(prediction())
    before = panels.evidence._items.shows_content

    panels.ask.failure_chosen.emit(UnknownItemError("zz"))

    assert before
    assert not panels.evidence._items.shows_content


def test_a_fresh_home_shows_empty_docks_with_next_steps(
    make: Callable[..., Session], qtbot: QtBot
) -> None:
    session = furnished(make(), qtbot)

    qtbot.waitUntil(lambda: "No plant data yet" in words(session, "items"))
    qtbot.waitUntil(lambda: session.frame.strip.source.text == "No plant data yet")
    assert session.frame.strip.model.text == "No model yet"


def test_ctrl_f_goes_to_the_search_from_wherever_one_is(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    keep_snapshot(home, few_items())
    session = furnished(make(), qtbot)
    panels = session.panels
    assert panels is not None
    qtbot.waitUntil(lambda: panels.items.view.model().rowCount() == 6)
    session.frame.show_dock("log")
    session.window.activateWindow()

    qtbot.keyClick(session.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(panels.items.search_box, "gland")

    qtbot.waitUntil(lambda: panels.items.view.model().rowCount() == 2)


def test_choices_of_language_and_colours_hold_for_the_next_start(
    make: Callable[..., Session], qtbot: QtBot
) -> None:
    first = furnished(make(), qtbot)
    first.frame.give_command("theme_dark")
    first.frame.give_command("language_ko")
    first.window.close()

    second = make()

    assert second.appearance.theme is Theme.DARK
    assert second.translation.wanted is Language.KOREAN
    assert second.frame.actions["theme_dark"].isChecked()
    assert second.frame.actions["language_ko"].isChecked()


def test_what_it_set_holds_until_the_operator_chooses(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    home.folder.mkdir(parents=True)
    home.settings_file.write_text('[window]\nlanguage = "ko"\ntheme = "dark"\n', encoding="utf-8")

    session = furnished(make(), qtbot)

    assert session.appearance.theme is Theme.DARK
    assert session.translation.wanted is Language.KOREAN


def test_a_wrong_settings_file_lets_the_window_open_with_what_counts_in_its_place(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    home.folder.mkdir(parents=True)
    wrong = '[asking]\nneighbors = 99\n[window]\ntheme = "dark"\n'
    home.settings_file.write_text(wrong, encoding="utf-8")

    session = furnished(make(), qtbot)

    card = session.frame.board.card
    assert card is not None
    assert "asking.neighbors = 99 – allowed: 1 … 50" in session.notices.kept[0].next_step
    assert session.appearance.theme is Theme.DARK
    assert session.panels is not None


def test_a_choice_in_a_menu_becomes_a_setting_of_ones_own(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    session = furnished(make(), qtbot)

    session.frame.give_command("theme_dark")

    qtbot.waitUntil(home.settings_file.exists)
    assert 'theme = "dark"' in home.settings_file.read_text(encoding="utf-8")


def test_saved_settings_are_taken_over_at_once(
    home: Home, make: Callable[..., Session], qtbot: QtBot
) -> None:
    keep_snapshot(home, few_items())
    program = Program(home)
    session = furnished(make(lambda: program), qtbot)
    assert session.panels is not None
    session.frame.give_command("settings")
    dialog = session.frame.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.show_section("asking")
    dialog.rows["asking.order_quantity"].editor.show_value(250)
    dialog.show_section("window")
    dialog.rows["window.language"].editor.show_value("ko")

    with qtbot.waitSignal(dialog.saved):
        dialog.save()

    assert session.panels.ask.quantity == 250
    assert session.translation.wanted is Language.KOREAN


def test_the_first_steps_are_shown_once_where_there_is_no_data(
    make: Callable[..., Session], qtbot: QtBot
) -> None:
    first = furnished(make(), qtbot)

    first.welcome()
    shown = first.frame.window.findChild(WelcomeDialog)
    first.window.close()
    second = furnished(make(), qtbot)
    second.welcome()

    assert shown is not None
    assert second.frame.window.findChild(WelcomeDialog) is None


def test_a_setting_that_is_not_allowed_leaves_a_window_that_says_so(
    make: Callable[..., Session], qtbot: QtBot
) -> None:
    def refused() -> Parts:
        raise SettingError("asking.threshold", "must be at most 1", "settings.toml")

    session = make(refused)
    session.open()

    qtbot.waitUntil(lambda: session.frame.board.card is not None)
    card = session.frame.board.card
    assert card is not None
    assert card.sentence.text() == "A setting is not allowed: asking.threshold"
    assert card.next_step.text() == "Correct it in this file: settings.toml"


def test_the_log_hears_of_the_start(
    make: Callable[..., Session], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    furnished(make(), qtbot)

    assert any("Window opened on" in record.getMessage() for record in caplog.records)


def test_closing_while_work_runs_asks_first(make: Callable[..., Session], qtbot: QtBot) -> None:
    session = make()
    session.open()
    session.frame.strip.training_work.begin(lambda: "Training")

    session.window.close()
    stayed = session.window.isVisible()
    box = session.window.findChild(QMessageBox)
    assert box is not None
    quit_button = next(b for b in box.buttons() if b.text() == "Stop it and quit")
    quit_button.click()

    assert stayed
    assert box.text() == "Quit while work is running? Training"
    qtbot.waitUntil(lambda: not session.window.isVisible())


@pytest.mark.slow
def test_a_picture_is_saved_when_the_answer_is_there(
    home: Home, make: Callable[..., Session], qtbot: QtBot, tmp_path: Path
) -> None:
    keep_snapshot(home, few_items())
    session = make()
    file = tmp_path / "window.png"

    session.open(("S-002",), file)

    qtbot.waitUntil(file.exists, timeout=30_000)
    assert file.read_bytes().startswith(b"\x89PNG")
