"""The log of a training is searched, filtered, paused and copied."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from routingml_desktop.ui.log_lines import LogLine
from routingml_desktop.ui.panels.training_panel.log_tail import LogTail
from tests.ui.training_panel.plants import NOW, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def log(qtbot: QtBot) -> LogTail:
    tail = LogTail()
    qtbot.addWidget(tail)
    tail.show()
    tail.add(
        LogLine(NOW, level, "routingml_desktop.ml", message)
        for level, message in (
            (logging.INFO, "indexed"),
            (logging.WARNING, "12 bookings left out"),
            (logging.ERROR, "색인 damaged"),
        )
    )
    return tail


def shown(log: LogTail) -> list[str]:
    return [line.split(maxsplit=2)[2] for line in log.text.toPlainText().splitlines()]


def test_the_log_shows_the_level_asked_for(log: LogTail) -> None:
    log.level.setCurrentIndex(1)

    assert shown(log) == ["12 bookings left out", "색인 damaged"]


def test_the_log_is_searched_whatever_the_case(qtbot: QtBot, log: LogTail) -> None:
    qtbot.keyClicks(log.search, "INDEX")
    qtbot.waitUntil(lambda: shown(log) == ["indexed"])


def test_the_newest_line_stays_in_sight_when_the_log_becomes_lower(
    qtbot: QtBot, log: LogTail
) -> None:
    log.resize(600, 600)
    log.add([LogLine(NOW, logging.INFO, "x", f"line {number}") for number in range(12)])
    bar = log.text.verticalScrollBar()

    log.resize(600, 160)

    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())


def test_a_paused_log_counts_what_it_keeps_back(qtbot: QtBot, log: LogTail) -> None:
    press(qtbot, log.pause)
    log.add([LogLine(NOW, logging.INFO, "x", "later")] * 2)
    assert "later" not in shown(log)
    assert log.unseen.text() == "2 new lines"

    press(qtbot, log.pause)

    assert shown(log)[-2:] == ["later", "later"]
    assert log.unseen.text() == ""


def test_the_lines_shown_are_copied(qtbot: QtBot, log: LogTail) -> None:
    log.level.setCurrentIndex(2)

    press(qtbot, log.copy)

    assert QGuiApplication.clipboard().text().endswith("색인 damaged")
    assert "indexed" not in QGuiApplication.clipboard().text()
