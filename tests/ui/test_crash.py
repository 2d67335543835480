"""A bug ends in the log and in front of the operator."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from routingml_desktop.ui.crash import CrashReporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def reporter(qtbot: QtBot) -> Iterator[CrashReporter]:
    made = CrashReporter()
    made.install()
    yield made
    made.uninstall()
    if made.dialog is not None:
        made.dialog.close()


def test_a_bug_is_logged_and_shown_with_its_traceback(
    reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    error = ValueError("broken part")

    sys.excepthook(type(error), error, error.__traceback__)

    assert reporter.dialog is not None
    report = reporter.dialog.report.toPlainText()
    assert "ValueError: broken part" in report
    assert "RoutingML Desktop" in report
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]


def test_a_second_bug_is_added_to_the_open_report(reporter: CrashReporter) -> None:
    for message in ("first", "second"):
        error = ValueError(message)
        sys.excepthook(type(error), error, error.__traceback__)

    assert reporter.dialog is not None
    text = reporter.dialog.report.toPlainText()
    assert "ValueError: first" in text
    assert "ValueError: second" in text


def test_after_closing_the_next_bug_opens_a_new_report(
    reporter: CrashReporter, qtbot: QtBot
) -> None:
    error = ValueError("first")
    sys.excepthook(type(error), error, error.__traceback__)
    assert reporter.dialog is not None
    reporter.dialog.accept()
    qtbot.waitUntil(lambda: reporter.dialog is None)

    sys.excepthook(type(error), error, error.__traceback__)

    assert reporter.dialog is not None


def test_the_report_can_be_copied(reporter: CrashReporter) -> None:
    error = ValueError("broken part")
    sys.excepthook(type(error), error, error.__traceback__)
    assert reporter.dialog is not None

    reporter.dialog.copy_button.click()

    assert "ValueError: broken part" in QGuiApplication.clipboard().text()


def test_a_bug_on_another_thread_is_shown_too(reporter: CrashReporter, qtbot: QtBot) -> None:
    def fail() -> None:
        raise KeyError("nobody")

    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(reporter.reported):
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: reporter.dialog is not None)

    assert reporter.dialog is not None
    assert "KeyError: 'nobody'" in reporter.dialog.report.toPlainText()


def test_afterwards_python_has_its_hooks_back(qtbot: QtBot) -> None:
    reporter = CrashReporter()
    reporter.install()

    reporter.uninstall()

    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
