"""The window learns of ended trainings, of other active versions, and asks for retrainings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QWidget

from routingml_desktop.domain.errors import NotAllowedError, QueueFullError, RoutingMLError
from routingml_desktop.domain.progress import Progress
from routingml_desktop.domain.quality_cycle import BrokenThreshold
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.training_queue import TrainingQueue
from routingml_desktop.ui.training_watch import TrainingWatch
from tests.ui.test_training_queue import FakeTraining, heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class FakeRetrainings:
    """Asks as the test says."""

    def __init__(self) -> None:
        self.error: RoutingMLError | None = None
        self.job: TrainingJob | None = None

    def ask(self) -> TrainingJob | None:
        if self.error is not None:
            raise self.error
        return self.job


class Versions:
    """The name of the active version."""

    active = "v1"
    error: RoutingMLError | None = None

    def name(self) -> str:
        if self.error is not None:
            raise self.error
        return self.active


@pytest.fixture
def parts(qtbot: QtBot, background: Background) -> Iterator[Any]:
    """A watch with its queue, its retrainings and its versions."""
    window = QWidget()
    qtbot.addWidget(window)
    training, retrainings, versions = FakeTraining(), FakeRetrainings(), Versions()
    queue = TrainingQueue(background, training)
    watch = TrainingWatch(queue, retrainings, versions.name, background, window)
    yield watch, queue, training, retrainings, versions
    watch._timer.stop()
    training.release.set()
    queue.close()


def test_the_end_of_a_training_is_told_with_what_the_gate_said(qtbot: QtBot, parts: Any) -> None:
    watch, queue, training, _, _ = parts
    training.release.set()

    with qtbot.waitSignal(watch.told) as told:
        queue.ask(TrainingRequest(version="v2"))

    assert told.args == ["Training ended: version v2."]


def test_a_version_that_another_program_activated_is_noticed(qtbot: QtBot, parts: Any) -> None:
    watch, _, _, _, versions = parts
    watch.begin()
    qtbot.waitUntil(lambda: watch._known == "v1")
    changed = heard(watch.version_changed)

    versions.active = "v2"
    watch.look()

    qtbot.waitUntil(lambda: changed == ["v2"])


def test_a_share_that_is_away_leaves_everything_as_it_is(qtbot: QtBot, parts: Any) -> None:
    watch, _, _, _, versions = parts
    watch.look()
    qtbot.waitUntil(lambda: watch._known == "v1")
    versions.error = QueueFullError(3)
    changed = heard(watch.version_changed)

    watch.look()
    qtbot.waitUntil(lambda: not watch._asking)

    assert changed == []
    versions.error = None
    versions.active = "v2"
    watch.look()
    qtbot.waitUntil(lambda: changed == ["v2"])


def test_a_cycle_that_broke_a_threshold_puts_a_training_in_line(qtbot: QtBot, parts: Any) -> None:
    watch, queue, training, retrainings, _ = parts
    retrainings.job = training.ask(TrainingRequest(reason="mae 6 beyond 5 (n 10)"))

    told = heard(watch.told)
    with qtbot.waitSignal(queue.started):
        watch.after_cycle()

    assert told[0] == (
        "A threshold is broken, so a training was put in line: mae 6 beyond 5 (n 10)"
    )


def test_the_broken_threshold_is_told_in_the_language_of_the_window(
    qtbot: QtBot, parts: Any, korean: None
) -> None:
    watch, queue, training, retrainings, _ = parts
    broken = (BrokenThreshold("cv", 0.665, 0.5, 10),)
    request = TrainingRequest(reason="cv 0.665 beyond 0.5 (n 10)", broken=broken)
    retrainings.job = training.ask(request)

    told = heard(watch.told)
    with qtbot.waitSignal(queue.started):
        watch.after_cycle()

    assert told[0].endswith("실적 시간 변동계수 0.67 > 0.50 (n 10)")
    assert "beyond" not in told[0]


@pytest.mark.parametrize(
    ("error", "expected"),
    [(QueueFullError(3), 1), (NotAllowedError("train", "planner", "kim"), 0)],
    ids=["a full line is told", "who may not train is left alone"],
)
def test_a_retraining_that_cannot_be_asked_for(
    qtbot: QtBot, background: Background, parts: Any, error: RoutingMLError, expected: int
) -> None:
    watch, _, _, retrainings, _ = parts
    retrainings.error = error
    failed = heard(watch.failed)

    watch.after_cycle()
    qtbot.waitUntil(lambda: background.idle)

    assert len(failed) == expected


def test_progress_and_failure_reach_the_taskbar_without_harm_where_there_is_none(
    qtbot: QtBot, parts: Any
) -> None:
    _, queue, _, _, _ = parts

    queue.progressed.emit(Progress("index", 0.5))
    queue.failed.emit(QueueFullError(3))
    queue.cancelled.emit(TrainingJob("1", TrainingRequest(), JobState.CANCELLED, NOW))


def past(state: JobState, minutes: int, **facts: Any) -> TrainingJob:
    """A training that ended so many minutes after NOW."""
    end = NOW + timedelta(minutes=minutes)
    return TrainingJob("1", TrainingRequest(), state, NOW, NOW, end, **facts)


def test_trainings_that_ended_while_the_window_was_closed_are_told_in_one_notice(
    qtbot: QtBot, parts: Any
) -> None:
    watch, _, training, _, _ = parts
    training.ended = [
        past(JobState.FAILED, 9, error="the disk is full"),
        past(JobState.SUCCEEDED, 5, version="v2"),
        past(JobState.SUCCEEDED, -5, version="v1"),
    ]

    with qtbot.waitSignal(watch.missed) as missed:
        watch.tell_ended_since(NOW)

    notice = missed.args[0]
    assert notice.sentence == (
        "Since the window was closed: Training failed: the disk is full · "
        "Training ended: version v2."
    )
    assert notice.tone is Tone.BAD


def test_of_many_trainings_that_ended_meanwhile_the_newest_are_told_and_the_others_counted(
    qtbot: QtBot, parts: Any
) -> None:
    watch, _, training, _, _ = parts
    training.ended = [past(JobState.SUCCEEDED, n, version=f"v{n}") for n in range(9, 4, -1)]

    with qtbot.waitSignal(watch.missed) as missed:
        watch.tell_ended_since(NOW)

    assert missed.args[0].sentence == (
        "Since the window was closed: Training ended: version v9. · Training ended: version v8. · "
        "Training ended: version v7. · Further trainings in the history: 2"
    )
    assert missed.args[0].tone is Tone.GOOD


def test_nothing_is_told_when_nothing_ended_meanwhile(
    qtbot: QtBot, background: Background, parts: Any
) -> None:
    watch, _, training, _, _ = parts
    training.ended = [past(JobState.SUCCEEDED, -5, version="v1")]
    missed = heard(watch.missed)

    watch.tell_ended_since(NOW)
    qtbot.waitUntil(lambda: background.idle)

    assert missed == []


class Shown:
    """A taskbar that notes what it shows."""

    def __init__(self) -> None:
        self.deeds: list[str] = []

    def show(self, fraction: float) -> None:
        self.deeds.append(f"{fraction:.0%}")

    def fail(self) -> None:
        self.deeds.append("failed")

    def clear(self) -> None:
        self.deeds.append("clear")


def test_one_that_is_only_asked_for_leaves_the_progress_of_the_running_one(
    qtbot: QtBot, parts: Any
) -> None:
    watch, queue, _, _, _ = parts
    with qtbot.waitSignal(queue.started):
        queue.ask(TrainingRequest())
    watch._taskbar = Shown()
    queue.progressed.emit(Progress("index", 0.5))

    with qtbot.waitSignal(queue.asked):
        queue.ask(TrainingRequest(version="later"))

    assert watch._taskbar.deeds == ["50%"]


def test_the_failure_of_the_one_before_goes_when_another_one_starts(
    qtbot: QtBot, parts: Any
) -> None:
    watch, queue, _, _, _ = parts
    watch._taskbar = Shown()
    queue.failed.emit(QueueFullError(3))

    with qtbot.waitSignal(queue.started):
        queue.ask(TrainingRequest())

    assert watch._taskbar.deeds == ["failed", "clear"]


@pytest.mark.parametrize(
    ("restored", "words"), [(True, "restored from its last backup"), (False, "starts anew")]
)
def test_a_damaged_record_is_told_with_where_it_is_kept(
    qtbot: QtBot,
    parts: Any,
    restored: bool,  # noqa: FBT001 (what is told)
    words: str,
) -> None:
    watch, _, training, _, _ = parts
    training.recovery = SimpleNamespace(quarantined="jobs.sqlite.damaged-1", restored=restored)

    with qtbot.waitSignal(watch.told) as told:
        watch.begin()

    assert words in told.args[0]
    assert told.args[0].endswith("jobs.sqlite.damaged-1")
