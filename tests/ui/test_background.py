"""Calls leave the GUI thread and come home as answers."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from routingml_desktop.domain.errors import (
    NoModelError,
    ProgramFaultError,
    RoutingMLError,
    WorkCancelledError,
)
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.progress import Stopping


def fail_loudly(error: RoutingMLError) -> None:
    raise AssertionError(error)


def test_a_call_runs_elsewhere_and_its_answer_comes_home(
    background: Background, qtbot: QtBot
) -> None:
    gui = threading.get_ident()
    answers: list[tuple[int, QThread]] = []

    background.run(
        threading.get_ident,
        done=lambda elsewhere: answers.append((elsewhere, QThread.currentThread())),
        failed=fail_loudly,
    )

    qtbot.waitUntil(lambda: bool(answers))
    elsewhere, home = answers[0]
    assert elsewhere != gui
    assert home is QApplication.instance().thread()  # type: ignore[union-attr]
    assert background.idle


def test_a_failure_the_operator_can_act_on_goes_to_who_asked(
    background: Background, qtbot: QtBot
) -> None:
    failures: list[RoutingMLError] = []

    def call() -> None:
        raise NoModelError

    background.run(call, done=fail_loudly, failed=failures.append)

    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], NoModelError)


def test_a_bug_ends_the_waiting_and_reaches_the_excepthook(
    background: Background, qtbot: QtBot
) -> None:
    failures: list[RoutingMLError] = []

    codes: dict[str, str] = {}

    with qtbot.captureExceptions() as caught:
        background.run(lambda: codes["nobody"], done=fail_loudly, failed=failures.append)
        qtbot.waitUntil(lambda: bool(failures))

    assert isinstance(failures[0], ProgramFaultError)
    assert [kind for kind, _, _ in caught] == [KeyError]


def test_long_work_tells_each_step_in_order_before_its_answer(
    background: Background, qtbot: QtBot
) -> None:
    heard: list[object] = []

    def work(report: Callable[[object], None], stopping: Stopping) -> str:
        for step in range(500):
            report(step)
        return "done"

    background.run_long(work, done=heard.append, failed=fail_loudly, progressed=heard.append)

    qtbot.waitUntil(lambda: "done" in heard)
    assert heard == [*range(500), "done"]


def test_cancelled_work_ends_within_a_second_as_cancelled(
    background: Background, qtbot: QtBot
) -> None:
    ends: list[RoutingMLError] = []
    never = threading.Event()

    def work(report: Callable[[object], None], stopping: Stopping) -> None:
        while not never.wait(0.01):
            stop_if(stopping)

    job = background.run_long(work, done=fail_loudly, failed=ends.append)
    job.cancel()

    qtbot.waitUntil(lambda: bool(ends), timeout=1000)
    assert isinstance(ends[0], WorkCancelledError)


def test_closing_stops_long_work_and_drops_answers(qapp: QApplication, qtbot: QtBot) -> None:
    background = Background()
    heard: list[object] = []

    def work(report: Callable[[object], None], stopping: Stopping) -> None:
        while not stopping():
            threading.Event().wait(0.005)

    background.run_long(work, done=heard.append, failed=heard.append)
    ended = background.close(2000)
    qapp.processEvents()

    assert ended
    assert heard == []
    background.run(lambda: 1, done=heard.append, failed=heard.append)
    assert background.idle


class Waiting:
    """Who waits for answers; notes on which thread it was let go of."""

    def __init__(self, let_go_on: list[int]) -> None:
        self._let_go_on = let_go_on

    def done(self, _answer: object) -> None:
        """An answer came."""

    def __del__(self) -> None:
        self._let_go_on.append(threading.get_ident())


@pytest.fixture
def restless_threads() -> Iterator[None]:
    """Threads take turns as often as they can, so that what may overtake does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless_threads")
def test_whoever_waited_is_let_go_of_on_the_gui_thread(
    background: Background, qtbot: QtBot
) -> None:
    let_go_on: list[int] = []

    for _ in range(300):
        background.run(
            threading.get_ident, done=Waiting(let_go_on).done, failed=Waiting(let_go_on).done
        )
        qtbot.waitUntil(lambda: background.idle)

    qtbot.waitUntil(lambda: len(let_go_on) == 600)
    assert set(let_go_on) == {threading.get_ident()}
