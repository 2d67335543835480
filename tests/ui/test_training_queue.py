"""One training runs, the rest wait; what happens is told, and cancelling is an outcome."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    NothingToLearnError,
    QueueFullError,
    RoutingMLError,
    WriteError,
)
from routingml_desktop.domain.progress import (
    LearningPoint,
    Progress,
    Report,
    Stopping,
    stop_if,
)
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ui.training_queue import MOST_WAITING, TrainingQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.trainings import Recovery

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class FakeTraining:
    """A line in memory that trains as the test lets it; stands for the service and its child."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.order: list[str] = []
        self.deed: Callable[[Report], None] = lambda _report: None
        self.outcome = JobState.SUCCEEDED
        self.line: list[TrainingJob] = []
        self.waits: dict[str, float] = {}
        self.ended: list[TrainingJob] = []
        self.most = MOST_WAITING
        self._asked = 0

    recovery: Recovery | None = None

    def ask(self, request: TrainingRequest) -> TrainingJob:
        if len(self.line) >= self.most:
            raise QueueFullError(self.most)
        self._asked += 1
        job = TrainingJob(f"{self._asked:03}", request, JobState.PENDING, NOW)
        self.line.append(job)
        return job

    def ended_since(self, moment: datetime) -> tuple[TrainingJob, ...]:
        return tuple(job for job in self.ended if job.ended and job.ended > moment)

    def waiting(self) -> tuple[TrainingJob, ...]:
        return tuple(self.line)

    def seconds_until_due(self, job: TrainingJob) -> float:
        return self.waits.get(job.job_id, 0.0)

    def withdraw(self, job_id: str) -> TrainingJob:
        job = next(job for job in self.line if job.job_id == job_id)
        self.line.remove(job)
        return replace(job, state=JobState.CANCELLED)

    def pace(self, *, evaluate: bool) -> tuple[tuple[float, float], ...]:
        return ()

    def run_job(self, job_id: str, report: Report, stopping: Stopping) -> TrainingJob:
        job = next(job for job in self.line if job.job_id == job_id)
        self.line.remove(job)
        self.order.append(job.request.version)
        self.deed(report)
        while not self.release.wait(0.01):
            stop_if(stopping)
        return replace(job, state=self.outcome, version=job.request.version)


@pytest.fixture
def training() -> Iterator[FakeTraining]:
    fake = FakeTraining()
    yield fake
    fake.release.set()


@pytest.fixture
def queue(background: Background, training: FakeTraining) -> Iterator[TrainingQueue]:
    line = TrainingQueue(background, training)
    yield line
    line.close()


def asked(qtbot: QtBot, queue: TrainingQueue, version: str = "") -> TrainingJob:
    """A training put in line, and the line read after it."""
    with qtbot.waitSignal(queue.asked) as told:
        queue.ask(TrainingRequest(version=version))
    qtbot.waitUntil(lambda: queue.running is not None)
    job: TrainingJob = told.args[0]
    qtbot.waitUntil(
        lambda: (
            queue.running is not None
            and job.job_id in {queue.running.job_id, *(each.job_id for each in queue.waiting)}
        )
    )
    return job


def heard(signal: Any) -> list[Any]:
    """What a signal says from now on."""
    said: list[Any] = []
    signal.connect(said.append)
    return said


def test_a_training_starts_at_once_and_is_published(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    started = heard(queue.started)

    job = asked(qtbot, queue, "v1")
    training.release.set()
    with qtbot.waitSignal(queue.published) as published:
        pass

    assert [each.job for each in started] == [job]
    assert published.args[0].version == "v1"
    assert queue.running is None
    assert queue.elapsed == 0


def test_the_rest_wait_and_run_in_order(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    first = asked(qtbot, queue, "v1")
    second = asked(qtbot, queue, "v2")

    assert queue.running == first
    assert queue.waiting == (second,)

    training.release.set()
    qtbot.waitUntil(lambda: training.order == ["v1", "v2"] and queue.running is None)


def test_a_full_line_takes_no_more_and_says_so(qtbot: QtBot, queue: TrainingQueue) -> None:
    for _ in range(1 + MOST_WAITING):
        asked(qtbot, queue)

    assert queue.full
    with qtbot.waitSignal(queue.refused) as refused:
        queue.ask(TrainingRequest())
    assert isinstance(refused.args[0], QueueFullError)
    assert len(queue.waiting) == MOST_WAITING


def test_what_waited_when_the_program_ended_goes_on(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    left = training.ask(TrainingRequest(version="left"))

    with qtbot.waitSignal(queue.started) as started:
        queue.look()

    assert started.args[0].job == left


def test_one_that_is_tried_again_waits_until_it_is_due_and_others_go_first(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    later = training.ask(TrainingRequest(version="later"))
    training.ask(TrainingRequest(version="now"))
    training.waits[later.job_id] = 0.2

    queue.look()
    qtbot.waitUntil(lambda: training.order == ["now"])
    training.waits.clear()
    training.release.set()

    qtbot.waitUntil(lambda: training.order == ["now", "later"])


def test_one_that_was_not_better_is_an_outcome_of_its_own(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    published = heard(queue.published)
    training.outcome = JobState.SKIPPED
    training.release.set()

    with qtbot.waitSignal(queue.skipped) as skipped:
        queue.ask(TrainingRequest())

    assert skipped.args[0].state is JobState.SKIPPED
    assert published == []


def test_while_another_program_trains_the_job_waits(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    def busy(_report: Report) -> None:
        raise AlreadyRunningError("home", "is training")

    training.deed = busy
    failed = heard(queue.failed)

    with qtbot.waitSignal(queue.put_off):
        queue.ask(TrainingRequest())

    assert failed == []
    assert queue.running is None


def test_while_another_program_trains_those_in_line_do_not_try_in_turns(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    def busy(_report: Report) -> None:
        training.line.append(waiting.pop(0))
        raise AlreadyRunningError("home", "is training")

    training.deed = busy
    waiting = [training.ask(TrainingRequest(version=name)) for name in ("v1", "v2")]
    put_off = heard(queue.put_off)

    queue.look()
    qtbot.waitUntil(lambda: len(put_off) == 1)
    qtbot.wait(500)

    assert training.order == ["v1"]
    assert [job.request.version for job in queue.waiting] == ["v2", "v1"]


def test_one_that_cannot_begin_is_not_tried_over_and_over(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    """The disk takes no note of the start, so the job stays in line."""

    def stays_in_line(_report: Report) -> None:
        training.line.insert(0, job)
        raise WriteError("jobs.sqlite", "the disk is full")

    training.deed = stays_in_line
    job = training.ask(TrainingRequest(version="v1"))
    failed = heard(queue.failed)

    queue.look()
    qtbot.waitUntil(lambda: len(failed) == 1)
    qtbot.waitUntil(lambda: queue.waiting == (job,))
    qtbot.wait(100)

    assert training.order == ["v1"]
    assert len(failed) == 1


def test_cancelling_the_running_one_is_an_outcome_and_the_next_one_starts(
    qtbot: QtBot, queue: TrainingQueue
) -> None:
    failed = heard(queue.failed)
    first = asked(qtbot, queue, "v1")
    second = asked(qtbot, queue, "v2")

    with qtbot.waitSignal(queue.cancelled, timeout=1000) as cancelled:
        queue.cancel(first.job_id)
        assert queue.stopping

    assert cancelled.args == [first]
    assert failed == []
    qtbot.waitUntil(lambda: queue.running == second)
    assert not queue.stopping


def test_one_that_waits_is_taken_out_of_the_line(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    first = asked(qtbot, queue, "v1")
    second = asked(qtbot, queue, "v2")

    with qtbot.waitSignal(queue.cancelled) as cancelled:
        queue.cancel(second.job_id)

    assert cancelled.args[0].job_id == second.job_id
    assert queue.running == first
    assert queue.waiting == ()


def test_cancelling_one_that_ended_changes_nothing(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    training.release.set()
    with qtbot.waitSignal(queue.published) as published:
        queue.ask(TrainingRequest())
    cancelled = heard(queue.cancelled)

    queue.cancel(published.args[0].job_id)

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
    qtbot.waitUntil(lambda: told == [error])
    second = asked(qtbot, queue, "v2")

    qtbot.waitUntil(lambda: queue.running == second)


def test_a_flood_of_reports_reaches_the_window_in_a_few_strokes(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining
) -> None:
    def flood(report: Report) -> None:
        for step in range(5000):
            point = LearningPoint("ways", held_out=True, at=step, value=1.0)
            report(Progress("times", step / 5000, "", {"mae": float(step)}, (point,)))

    training.deed = flood
    progressed, measured = heard(queue.progressed), heard(queue.measured)
    learned = heard(queue.learned)

    training.release.set()
    with qtbot.waitSignal(queue.published):
        queue.ask(TrainingRequest())

    assert 1 <= len(progressed) <= 10
    assert progressed[-1].fraction == 4999 / 5000
    points = [point for points in measured for point in points]
    assert [point.value for point in points] == [float(step) for step in range(5000)]
    assert all(point.name == "mae" and point.seconds >= 0 for point in points)
    assert 1 <= len(learned) <= 10
    assert [point.at for points in learned for point in points] == list(range(5000))


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


def test_what_was_told_of_the_running_one_is_kept_until_it_ends(
    qtbot: QtBot, queue: TrainingQueue, training: FakeTraining, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    def talk(report: Report) -> None:
        point = LearningPoint("ways", held_out=True, at=1, value=2.0)
        report(Progress("read", 0.1, figures={"mae": 4.0}, points=(point,)))
        for fraction in (0.2, 0.3, 0.3, 0.3):
            report(Progress("clean", fraction))
        logging.getLogger("routingml_desktop.ml").info("indexed")

    training.deed = talk
    progressed = heard(queue.progressed)
    job = asked(qtbot, queue)
    qtbot.waitUntil(lambda: len(progressed) == 2)

    told = queue.told
    assert told is not None
    assert told.started.job == job
    assert [(step.stage, step.fraction) for _, step in told.steps] == [
        ("read", 0.1),
        ("clean", 0.3),
    ]
    assert [(name, value) for name, _, value in told.figures] == [("mae", 4.0)]
    assert [(point.curve, point.at, point.value) for point in told.points] == [("ways", 1, 2.0)]
    assert [line.message for line in told.lines] == ["indexed"]

    training.release.set()
    qtbot.waitUntil(lambda: queue.running is None)
    assert queue.told is None


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


def test_closing_stops_what_runs_and_leaves_the_line_for_the_next_start(
    qtbot: QtBot, queue: TrainingQueue, background: Background, training: FakeTraining
) -> None:
    asked(qtbot, queue, "v1")
    second = asked(qtbot, queue, "v2")

    queue.close()

    assert background.close(2000)
    assert training.waiting() == (second,)
