"""One training runs, the rest wait; what happens is told, and cancelling is an outcome."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.errors import NothingToLearnError, RoutingMLError
from routingml_desktop.domain.progress import Progress, Report, Stopping, stop_if
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ui.training_queue import MOST_WAITING, TrainingQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class FakeTraining:
    """Trains as the test lets it; stands for the child process."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.order: list[str] = []
        self.deed: Callable[[Report], None] = lambda _report: None

    def run(self, request: TrainingRequest, report: Report, stopping: Stopping) -> TrainingJob:
        self.order.append(request.version)
        self.deed(report)
        while not self.release.wait(0.01):
            stop_if(stopping)
        return TrainingJob("job", request, JobState.SUCCEEDED, NOW, version=request.version)


@pytest.fixture
def training() -> Iterator[FakeTraining]:
    fake = FakeTraining()
    yield fake
    fake.release.set()


@pytest.fixture
def queue(background: Background, training: FakeTraining) -> Iterator[TrainingQueue]:
    line = TrainingQueue(background, training.run)
    yield line
    line.close()


def heard(signal: Any) -> list[Any]:
    """What a signal says from now on."""
    said: list[Any] = []
    signal.connect(said.append)
    return said


def test_a_training_starts_at_once_and_is_published(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    started = heard(queue.started)

    queued = queue.ask(TrainingRequest(version="v1"))
    training.release.set()
    with qtbot.waitSignal(queue.published) as published:
        pass

    assert started == [queued]
    assert published.args[0].version == "v1"
    assert queue.running is None
    assert queue.elapsed == 0


def test_the_rest_wait_and_run_in_order(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    first = queue.ask(TrainingRequest(version="v1"))
    second = queue.ask(TrainingRequest(version="v2"))

    assert queue.running == first
    assert queue.waiting == (second,)

    training.release.set()
    qtbot.waitUntil(lambda: queue.running is None)
    assert training.order == ["v1", "v2"]


def test_a_full_line_takes_no_more(queue: TrainingQueue) -> None:
    for _ in range(1 + MOST_WAITING):
        assert queue.ask(TrainingRequest()) is not None

    assert queue.full
    assert queue.ask(TrainingRequest()) is None
    assert len(queue.waiting) == MOST_WAITING


def test_cancelling_the_running_one_is_an_outcome_and_the_next_one_starts(
    qtbot: QtBot, queue: TrainingQueue
) -> None:
    failed = heard(queue.failed)
    first = queue.ask(TrainingRequest(version="v1"))
    second = queue.ask(TrainingRequest(version="v2"))
    assert first is not None

    with qtbot.waitSignal(queue.cancelled, timeout=1000) as cancelled:
        queue.cancel(first.number)
        assert queue.stopping

    assert cancelled.args == [first]
    assert failed == []
    qtbot.waitUntil(lambda: queue.running == second)
    assert not queue.stopping


def test_one_that_waits_is_taken_out_of_the_line(
    queue: TrainingQueue, training: FakeTraining
) -> None:
    cancelled = heard(queue.cancelled)
    first = queue.ask(TrainingRequest(version="v1"))
    second = queue.ask(TrainingRequest(version="v2"))
    assert second is not None

    queue.cancel(second.number)

    assert cancelled == [second]
    assert queue.running == first
    assert queue.waiting == ()


def test_cancelling_one_that_ended_changes_nothing(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    training.release.set()
    with qtbot.waitSignal(queue.published):
        queued = queue.ask(TrainingRequest())
    assert queued is not None
    cancelled = heard(queue.cancelled)

    queue.cancel(queued.number)

    assert cancelled == []


def test_a_failure_is_told_and_the_next_one_starts(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    error = NothingToLearnError("no item has a routing")

    def fails(_report: Report) -> None:
        if len(training.order) == 1:
            raise error

    training.deed = fails
    told: list[RoutingMLError] = heard(queue.failed)

    queue.ask(TrainingRequest(version="v1"))
    second = queue.ask(TrainingRequest(version="v2"))
    qtbot.waitUntil(lambda: queue.running == second)

    assert told == [error]


def test_a_flood_of_reports_reaches_the_window_in_a_few_strokes(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    def flood(report: Report) -> None:
        for step in range(5000):
            report(Progress("times", step / 5000, figures={"mae": float(step)}))

    training.deed = flood
    progressed, measured = heard(queue.progressed), heard(queue.measured)

    training.release.set()
    with qtbot.waitSignal(queue.published):
        queue.ask(TrainingRequest())

    assert 1 <= len(progressed) <= 10
    assert progressed[-1].fraction == 4999 / 5000
    points = [point for points in measured for point in points]
    assert [point.value for point in points] == [float(step) for step in range(5000)]
    assert all(point.name == "mae" and point.seconds >= 0 for point in points)


def test_no_stage_is_lost_however_short_it_was(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    def hurry(report: Report) -> None:
        for stage, fraction in (("read", 0.1), ("read", 0.2), ("clean", 0.3), ("index", 0.4)):
            report(Progress(stage, fraction))

    training.deed = hurry
    progressed = heard(queue.progressed)
    training.release.set()

    with qtbot.waitSignal(queue.published):
        queue.ask(TrainingRequest())

    assert [(step.stage, step.fraction) for step in progressed] == [
        ("read", 0.2),
        ("clean", 0.3),
        ("index", 0.4),
    ]


def test_what_progress_says_is_a_line_of_the_log_once(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    def say(report: Report) -> None:
        for fraction in (0.1, 0.2, 0.3):
            report(Progress("read", fraction, "Reading the snapshot"))

    training.deed = say
    logged = heard(queue.logged)
    training.release.set()

    with qtbot.waitSignal(queue.published):
        queue.ask(TrainingRequest())

    assert [line.message for lines in logged for line in lines] == ["read: Reading the snapshot"]


def test_log_lines_of_the_training_arrive_and_no_others(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    def talk(_report: Report) -> None:
        logging.getLogger("routingml_desktop.ml").warning("%d bookings left out", 12)
        # A record that came from the child carries the child's thread.
        logging.getLogger("child").handle(
            logging.makeLogRecord({"name": "child", "levelno": 20, "msg": "indexed", "thread": 1})
        )

    training.deed = talk
    logged = heard(queue.logged)

    queue.ask(TrainingRequest())
    qtbot.waitUntil(lambda: bool(logged))
    logging.getLogger("routingml_desktop.ui").warning("not of the training")
    training.release.set()
    qtbot.waitUntil(lambda: queue.running is None)

    lines = [line for lines in logged for line in lines]
    assert [(line.level, line.message) for line in lines] == [
        (logging.WARNING, "12 bookings left out"),
        (logging.INFO, "indexed"),
    ]


def test_closing_stops_what_runs_and_forgets_who_waits(
    queue: TrainingQueue, background: Background
) -> None:
    queue.ask(TrainingRequest())
    queue.ask(TrainingRequest())

    queue.close()

    assert background.close(2000)
    assert queue.waiting == ()
