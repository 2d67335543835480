"""Closing the window amid a training: it goes on without a window, or it is stopped."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from routingml_desktop.assembly import Program
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ui.session import Session
from tests.ui.test_training_queue import FakeTraining, heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.training_queue import TrainingQueue


@pytest.fixture
def training() -> Iterator[FakeTraining]:
    fake = FakeTraining()
    yield fake
    fake.release.set()


@pytest.fixture
def session(
    home: Home, qapp: QApplication, qtbot: QtBot, training: FakeTraining
) -> Iterator[Session]:
    """A furnished window in which one training runs and another one waits."""
    home.folder.mkdir(parents=True)
    opened = Session(qapp, home, lambda: Program(home))
    opened.window.closing.disconnect()
    qtbot.addWidget(opened.window)
    with qtbot.waitSignal(opened.ready, timeout=20_000):
        opened.open()
    queue = queue_of(opened)
    queue._trainings = training
    for version in ("now", "later"):
        queue.ask(TrainingRequest(version=version))
        qtbot.waitUntil(lambda: queue.running is not None, timeout=30_000)
    qtbot.waitUntil(lambda: len(queue.waiting) == 1, timeout=30_000)
    yield opened
    training.release.set()
    opened.closing.quit_anyway()
    opened.close()
    qapp.setQuitOnLastWindowClosed(True)


def queue_of(session: Session) -> TrainingQueue:
    assert session.panels is not None
    return session.panels.queue


def choose(session: Session, words: str) -> None:
    """Close the window and answer its question."""
    session.window.close()
    box = session.window.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if button.text() == words).click()


def test_in_the_background_it_goes_on_and_ends_the_program_when_it_is_done(
    session: Session, qtbot: QtBot, training: FakeTraining
) -> None:
    closed: list[int] = []
    session.window.closing.connect(lambda: closed.append(1))

    choose(session, "Finish in the background")
    hidden_while_running = not session.window.isVisible() and queue_of(session).running is not None
    training.release.set()

    assert hidden_while_running
    assert closed == []
    qtbot.waitUntil(lambda: closed == [1], timeout=30_000)
    assert training.order == ["now"]
    assert [job.request.version for job in training.waiting()] == ["later"]


def test_a_second_start_brings_the_window_with_its_training_back(
    session: Session, qtbot: QtBot, training: FakeTraining
) -> None:
    choose(session, "Finish in the background")

    session.window.bring_to_front()
    ended = heard(queue_of(session).published)
    training.release.set()

    qtbot.waitUntil(lambda: len(ended) == 2, timeout=30_000)
    assert session.window.isVisible()
    assert training.order == ["now", "later"]


def test_stopping_ends_the_training_and_leaves_the_line(
    session: Session, qtbot: QtBot, training: FakeTraining
) -> None:
    closed: list[int] = []
    session.window.closing.connect(lambda: closed.append(1))

    choose(session, "Stop it and quit")

    qtbot.waitUntil(lambda: closed == [1], timeout=30_000)
    assert [job.request.version for job in training.waiting()] == ["later"]


def next_start(
    home: Home, qapp: QApplication, qtbot: QtBot, training: FakeTraining
) -> tuple[str, ...]:
    """What a second window says that opens on the same home with a line that is empty."""
    training.line.clear()

    def assembled() -> Program:
        program = Program(home)
        program.training = training  # type: ignore[assignment]
        return program

    session = Session(qapp, home, assembled)
    session.window.closing.disconnect()
    qtbot.addWidget(session.window)
    with qtbot.waitSignal(session.ready, timeout=20_000):
        session.open()
    qtbot.waitUntil(lambda: session.background.idle, timeout=30_000)
    session.window.close()
    session.close()
    return tuple(notice.sentence for notice in session.notices.kept)


def ended(version: str) -> TrainingJob:
    """A training that ends now."""
    now = datetime.now(UTC)
    return TrainingJob("1", TrainingRequest(), JobState.SUCCEEDED, now, now, now, version)


def test_what_ended_in_the_background_is_told_once_by_the_next_starts(
    session: Session, home: Home, qapp: QApplication, qtbot: QtBot, training: FakeTraining
) -> None:
    closed: list[int] = []
    session.window.closing.connect(lambda: closed.append(1))
    training.ended.append(ended("seen"))

    choose(session, "Finish in the background")
    training.ended.append(ended("v9"))
    training.release.set()
    qtbot.waitUntil(lambda: closed == [1], timeout=30_000)
    session.close()

    told = "Since the window was closed: Training ended: version v9."
    assert told in next_start(home, qapp, qtbot, training)
    assert told not in next_start(home, qapp, qtbot, training)


def test_what_was_stopped_or_seen_at_closing_is_not_told_by_the_next_start(
    session: Session, home: Home, qapp: QApplication, qtbot: QtBot, training: FakeTraining
) -> None:
    choose(session, "Stop it and quit")
    training.ended.append(ended("v9"))
    session.close()

    assert next_start(home, qapp, qtbot, training) == ()


def test_staying_changes_nothing(session: Session) -> None:
    choose(session, "Cancel")

    assert session.window.isVisible()
    assert queue_of(session).running is not None
