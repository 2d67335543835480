"""The log panel follows what the program logs."""

from __future__ import annotations

import json
import logging
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.durable import failing
from routingml_desktop.logs import JsonLines
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.ui.log_feed import LogFeed
from routingml_desktop.ui.panels.log_panel import LogPanel
from routingml_desktop.ui.tables.values_table import TONE_ROLE
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background

log = logging.getLogger("routingml_desktop.tests")


@pytest.fixture
def feed(qtbot: QtBot) -> Iterator[LogFeed]:
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    opened = LogFeed()
    opened.open()
    yield opened
    opened.close()
    root.setLevel(before)


@pytest.fixture
def panel(feed: LogFeed, background: Background, qtbot: QtBot) -> LogPanel:
    made = LogPanel(feed, None, background)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def messages(panel: LogPanel) -> list[str]:
    return [line.message for line in panel.table.shown if line.logger == log.name]


def test_lines_come_from_every_thread_newest_last(
    panel: LogPanel, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    log.info("first")
    thread = threading.Thread(target=log.warning, args=("second",))
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: messages(panel) == ["first", "second"])
    qtmodeltester.check(panel.table)


def test_a_level_hides_what_is_below_it(panel: LogPanel, qtbot: QtBot) -> None:
    log.debug("detail")
    log.info("step")
    log.error("fault")
    qtbot.waitUntil(lambda: messages(panel) == ["step", "fault"])

    panel.level_box.setFocus()
    qtbot.keyClick(panel.level_box, Qt.Key.Key_Down)
    warnings = messages(panel)
    panel.level_box.setCurrentText("DEBUG")

    assert warnings == ["fault"]
    assert messages(panel) == ["detail", "step", "fault"]


def test_a_level_has_its_colour(panel: LogPanel, qtbot: QtBot) -> None:
    log.warning("careful")
    log.error("fault")
    qtbot.waitUntil(lambda: len(messages(panel)) == 2)
    rows = [row for row, line in enumerate(panel.table.shown) if line.logger == log.name]

    tones = [panel.table.index(row, 1).data(TONE_ROLE) for row in rows]

    assert tones == [Tone.WARNING, Tone.BAD]


def test_searching_keeps_lines_with_all_words(panel: LogPanel, qtbot: QtBot) -> None:
    log.info("synced 2000 items")
    log.info("trained on items")
    qtbot.waitUntil(lambda: len(messages(panel)) == 2)

    qtbot.keyClicks(panel.search_box, "items SYNC")

    qtbot.waitUntil(lambda: messages(panel) == ["synced 2000 items"])


def test_no_line_says_why_and_leads_back_to_all(panel: LogPanel, qtbot: QtBot) -> None:
    log.debug("synced 2000 items")
    log.info("trained on items")
    qtbot.waitUntil(lambda: messages(panel) == ["trained on items"])

    panel.search_box.setText("no such words")
    qtbot.waitUntil(lambda: not panel.states.shows_content)
    said = panel.states.empty.title.text()
    qtbot.mouseClick(panel.states.empty.button, Qt.MouseButton.LeftButton)

    assert said == "No line fits"
    assert panel.states.shows_content
    assert messages(panel) == ["synced 2000 items", "trained on items"]


def test_a_source_of_the_program_is_told_without_its_name(panel: LogPanel, qtbot: QtBot) -> None:
    logging.getLogger("routingml_desktop.services.sync").info("read")
    qtbot.waitUntil(lambda: panel.table.rowCount() > 0)
    index = panel.table.index(panel.table.rowCount() - 1, 2)

    assert index.data() == "services.sync"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "routingml_desktop.services.sync"


def test_paused_lines_are_held_back_not_lost(panel: LogPanel, qtbot: QtBot, feed: LogFeed) -> None:
    panel.pause_button.click()
    with qtbot.waitSignal(feed.arrived):
        log.info("meanwhile")
    held = messages(panel)
    said = panel.count_label.text()

    panel.pause_button.click()

    assert held == []
    assert "held back: 1" in said
    assert messages(panel) == ["meanwhile"]


def test_the_newest_line_stays_in_sight_unless_told_otherwise(
    panel: LogPanel, qtbot: QtBot, feed: LogFeed
) -> None:
    bar = panel.view.verticalScrollBar()
    with qtbot.waitSignal(feed.arrived):
        for number in range(100):
            log.info("line %d", number)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)

    panel.scroll_button.click()
    bar.setValue(3)
    with qtbot.waitSignal(feed.arrived):
        log.info("one more")

    assert bar.value() == 3


def test_copying_takes_the_chosen_lines_or_all_shown(panel: LogPanel, qtbot: QtBot) -> None:
    log.info("first")
    log.info("second")
    qtbot.waitUntil(lambda: len(messages(panel)) == 2)

    panel.copy_button.click()
    everything = QGuiApplication.clipboard().text()
    panel.view.choose_row(panel.table.rowCount() - 1)
    qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    chosen = QGuiApplication.clipboard().text()

    assert "first" in everything
    assert "second" in everything
    assert "first" not in chosen
    assert chosen.rstrip().endswith("INFO     routingml_desktop.tests: second")


def test_a_traceback_is_part_of_the_line(panel: LogPanel, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("broken part")

    try:
        fail()
    except ValueError:
        log.exception("It failed")

    qtbot.waitUntil(lambda: bool(messages(panel)))
    assert "ValueError: broken part" in messages(panel)[0]
    assert panel.table.index(panel.table.rowCount() - 1, 3).data() == "It failed"


def test_the_whole_log_is_saved_with_what_was_rotated_away(
    feed: LogFeed, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "window-1.log"
    record = logging.LogRecord("a", logging.INFO, "", 0, "새 줄", None, None)
    file.write_text(JsonLines().format(record) + "\n", encoding="utf-8")
    file.with_name("window-1.log.1").write_text('{"message": "old"}\n', encoding="utf-8")
    noted: list[tuple[Deed, str]] = []
    kept = Oversight(write=lambda deed, on, _version, _facts: noted.append((deed, on)))
    panel = LogPanel(feed, file, background, kept)
    qtbot.addWidget(panel)

    with qtbot.waitSignal(panel.told):
        panel.save_to(tmp_path / "out" / "log.jsonl")

    lines = (tmp_path / "out" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["message"] for line in lines] == ["old", "새 줄"]
    assert noted == [(Deed.EXPORTED, "program log")]


def test_a_full_disk_while_saving_is_told(
    feed: LogFeed, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "window-1.log"
    file.write_text("{}\n", encoding="utf-8")
    panel = LogPanel(feed, file, background)
    qtbot.addWidget(panel)

    def full(operation: str, path: Path) -> None:
        raise OSError(28, "No space left on device")

    with failing(full), qtbot.waitSignal(panel.failed) as failed:
        panel.save_to(tmp_path / "log.jsonl")

    assert isinstance(failed.args[0], WriteError)


def test_a_closed_feed_hears_nothing(feed: LogFeed, panel: LogPanel, qtbot: QtBot) -> None:
    before = len(logging.getLogger().handlers)

    feed.close()
    log.info("too late")
    qtbot.wait(300)

    assert messages(panel) == []
    assert len(logging.getLogger().handlers) == before - 1
