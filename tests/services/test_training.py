from __future__ import annotations

import getpass
import os
import random
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    NothingToLearnError,
    VersionNameError,
    WorkCancelledError,
    WorkerCrashedError,
    WriteError,
)
from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.child_process import ChildFailedError
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import LEAST_FREE, Workplace
from routingml_desktop.settings import Settings, StorageSettings
from tests.registry.parts import published
from tests.services import training_works as works

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.paths import Home
    from routingml_desktop.services.training_runs import Work


@pytest.fixture
def registry(home: Home) -> ModelRegistry:
    """With a version that was active before and one that is."""
    registry = ModelRegistry(home.models)
    published(registry, "older")
    published(registry, "old")
    return registry


def service(
    home: Home, work: Work = works.publishes, *, least_free: int = LEAST_FREE
) -> TrainingService:
    return TrainingService(
        home,
        Settings(storage=StorageSettings(keep_versions=2)),
        ModelRegistry(home.models),
        workplace=Workplace(work=work, least_free=least_free),
    )


def quiet(progress: Progress) -> None:
    pass


def never() -> bool:
    return False


def run(
    training: TrainingService,
    *,
    version: str = "new",
    note: str = "",
    activate: bool = True,
    report: Callable[[Progress], None] = quiet,
    stopping: Callable[[], bool] = never,
) -> TrainingJob:
    request = TrainingRequest(version=version, note=note, activate=activate)
    return training.run(request, report, stopping)


class Stopper:
    """Asks to stop as soon as the child has told its process number."""

    def __init__(self) -> None:
        self.child = 0
        self.asked = 0.0

    def report(self, progress: Progress) -> None:
        self.child = int(progress.message)
        self.asked = time.monotonic()

    def stopping(self) -> bool:
        return bool(self.child)


def names(registry: ModelRegistry) -> list[str]:
    return [facts.name for facts in registry.versions()]


def assert_answering(registry: ModelRegistry, name: str) -> None:
    """This version is active and loads, nothing half is listed or left behind."""
    facts = registry.active()
    assert facts is not None
    assert facts.name == name
    registry.verify(name)
    assert all(version.problem == "" for version in registry.versions())


def test_a_training_ends_with_an_active_version_and_a_job_that_names_it(
    home: Home, registry: ModelRegistry
) -> None:
    heard: list[Progress] = []
    training = service(home)

    job = run(training, report=heard.append)

    assert job.state is JobState.SUCCEEDED
    assert job.version == "new"
    assert job.figures == {"exact_at_1": 0.5}
    assert training.jobs() == (job,)
    assert job.request.asked_by == getpass.getuser()
    assert {step.message for step in heard} == {"half way"}
    assert_answering(registry, "new")
    assert registry.previous() == "old"


def test_a_version_can_be_made_without_activating_it(home: Home, registry: ModelRegistry) -> None:
    job = run(service(home), activate=False)

    assert job.state is JobState.SUCCEEDED
    assert "new" in names(registry)
    assert_answering(registry, "old")


def test_old_versions_beyond_those_to_keep_are_removed(home: Home, registry: ModelRegistry) -> None:
    for number in range(4):
        published(registry, f"v20260101-00000{number}")

    run(service(home))

    assert names(registry) == [
        "new",
        "v20260101-000003",
        "v20260101-000002",
        "v20260101-000001",
        "old",
        "older",
    ]


def test_a_name_that_is_taken_is_refused_before_a_job_is_noted(
    home: Home, registry: ModelRegistry
) -> None:
    training = service(home)

    with pytest.raises(VersionNameError):
        run(training, version="old")

    assert training.jobs() == ()


def test_a_training_that_cannot_learn_fails_with_its_sentence(
    home: Home, registry: ModelRegistry
) -> None:
    training = service(home, works.refuses)

    with pytest.raises(NothingToLearnError):
        run(training)

    (job,) = training.jobs()
    assert job.state is JobState.FAILED
    assert job.error == "There is nothing to learn from: no item has a routing"
    assert_answering(registry, "old")


def test_a_bug_in_the_child_fails_the_job_and_shows_itself(
    home: Home, registry: ModelRegistry
) -> None:
    training = service(home, works.breaks)

    with pytest.raises(ChildFailedError, match="a bug"):
        run(training)

    assert training.jobs()[0].state is JobState.FAILED
    assert "KeyError: 'a bug'" in training.jobs()[0].error


@pytest.mark.parametrize("work", [works.waits, works.hangs])
def test_a_cancelled_training_is_over_within_a_second_and_changes_nothing(
    home: Home, registry: ModelRegistry, work: Work
) -> None:
    training, stopper = service(home, work), Stopper()

    with pytest.raises(WorkCancelledError):
        run(training, report=stopper.report, stopping=stopper.stopping)

    assert time.monotonic() - stopper.asked < 1.0
    with pytest.raises(ProcessLookupError):
        os.kill(stopper.child, 0)
    (job,) = training.jobs()
    assert job.state is JobState.CANCELLED
    assert job.error == ""
    assert names(registry) == ["old", "older"]
    assert_answering(registry, "old")


def test_what_a_cancelled_training_had_published_but_not_activated_is_taken_back(
    home: Home, registry: ModelRegistry
) -> None:
    training, stopper = service(home, works.hangs_before_activating), Stopper()

    with pytest.raises(WorkCancelledError):
        run(training, report=stopper.report, stopping=stopper.stopping)

    assert training.jobs()[0].state is JobState.CANCELLED
    assert names(registry) == ["old", "older"]
    assert_answering(registry, "old")


def test_a_stop_that_comes_after_the_version_became_active_is_too_late(
    home: Home, registry: ModelRegistry
) -> None:
    training, stopper = service(home, works.hangs_after_activating), Stopper()

    job = run(training, report=stopper.report, stopping=stopper.stopping)

    assert job.state is JobState.SUCCEEDED
    assert_answering(registry, "new")


@pytest.mark.parametrize("work", [works.dies_before_activating, works.dies_after_activating])
def test_a_child_that_dies_after_publishing_has_done_its_work(
    home: Home, registry: ModelRegistry, work: Work
) -> None:
    training = service(home, work)

    job = run(training)

    assert job.state is JobState.SUCCEEDED
    assert job.version == "new"
    assert_answering(registry, "new")


def test_a_child_that_dies_at_any_file_operation_leaves_the_old_version_or_the_whole_new_one(
    home: Home, registry: ModelRegistry
) -> None:
    """The child is killed before each file operation of a training in turn."""
    training = service(home, works.dies_at_a_file_operation)
    active, kills = "old", 0
    survived: list[Progress] = []

    while not survived:
        kills += 1
        try:
            active = run(
                training, version=f"new-{kills}", note=str(kills), report=survived.append
            ).version
        except WorkerCrashedError:
            job = training.jobs()[0]
            assert job.state is JobState.FAILED
            assert "exit status -9" in job.error
            assert registry.made_by(job.job_id) is None
        assert_answering(registry, active)
        assert list((home.models / "staging").iterdir()) == []

    assert kills > 25


def test_a_child_killed_at_random_moments_leaves_the_old_version_or_the_whole_new_one(
    home: Home, registry: ModelRegistry
) -> None:
    moments = random.Random(5)  # noqa: S311 (moments, no secrets)
    training = service(home, works.publishes_slowly)
    active = "old"

    for number in range(4):

        def kill_soon(progress: Progress) -> None:
            delay = moments.uniform(0.0, 0.4)
            threading.Timer(delay, _kill, [int(progress.message)]).start()

        try:
            active = run(training, version=f"new-{number}", report=kill_soon).version
        except WorkerCrashedError:
            assert training.jobs()[0].state is JobState.FAILED
        assert_answering(registry, active)
        assert list((home.models / "staging").iterdir()) == []


def _kill(process_id: int) -> None:
    try:
        os.kill(process_id, signal.SIGKILL)
    except ProcessLookupError:
        return  # It was done before.


@pytest.mark.parametrize("k", [1, 5, 10, 15, 20])
def test_a_disk_that_fills_up_while_training_leaves_the_old_version(
    home: Home, registry: ModelRegistry, k: int
) -> None:
    training = service(home, works.disk_fills_up)

    with pytest.raises(WriteError, match="the disk is full"):
        run(training, note=str(k))

    assert training.jobs()[0].state is JobState.FAILED
    assert names(registry) == ["old", "older"]
    assert_answering(registry, "old")


def test_a_disk_without_room_is_told_before_anything_starts(
    home: Home, registry: ModelRegistry
) -> None:
    training = service(home, least_free=10**18)

    with pytest.raises(WriteError, match=r"less than 1,000,000,000,000 MB are free"):
        run(training)

    assert training.jobs() == ()


def test_one_training_at_a_time_runs_on_a_home(home: Home, registry: ModelRegistry) -> None:
    training = service(home)
    other = claim(home.ledger / "training.lock")
    assert other is not None

    with other:
        with pytest.raises(AlreadyRunningError, match="is training already"):
            run(training)
        assert training.settle() == ()

    assert run(training).state is JobState.SUCCEEDED


PROGRAM = """
import sys
from pathlib import Path
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.paths import Home
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import Workplace
from routingml_desktop.settings import Settings
from tests.services import training_works as works

if __name__ == "__main__":
    home = Home(Path(sys.argv[1]))
    work = getattr(works, sys.argv[2])
    workplace = Workplace(work=work)
    training = TrainingService(home, Settings(), ModelRegistry(home.models), workplace=workplace)
    tell = lambda progress: print(progress.message, flush=True)
    training.run(TrainingRequest(version="new"), tell, lambda: False)
"""


@pytest.mark.parametrize(
    ("work", "state", "active"),
    [
        ("hangs", JobState.PENDING, "old"),
        ("hangs_before_activating", JobState.SUCCEEDED, "new"),
        ("hangs_after_activating", JobState.SUCCEEDED, "new"),
    ],
)
def test_a_training_whose_program_was_killed_is_finished_or_back_in_line_at_the_next_start(
    home: Home, registry: ModelRegistry, work: str, state: JobState, active: str
) -> None:
    script = home.folder / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, str(script), str(home.folder), work],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": "."},
    )
    assert program.stdout is not None
    child = int(program.stdout.readline())
    running = service(home)
    assert running.settle() == ()
    assert running.jobs()[0].state is JobState.RUNNING

    program.kill()
    program.communicate()
    training = service(home)
    settled = training.jobs()

    assert [job.state for job in settled] == [state]
    assert settled[0].error == ("the program ended" if state is JobState.PENDING else "")
    assert training.settle() == ()
    assert_answering(registry, active)
    _wait_until_gone(child)


def _wait_until_gone(process_id: int) -> None:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return
        threading.Event().wait(0.01)
    pytest.fail("the child outlived its program")


def test_what_the_record_had_to_put_right_is_told(home: Home) -> None:
    run(service(home))
    (home.ledger / "jobs.sqlite").write_bytes(b"scrambled eggs " * 1000)

    recovery = service(home).recovery

    assert recovery is not None
    assert recovery.restored


def test_a_version_that_cannot_be_pruned_does_not_undo_the_training(
    home: Home, registry: ModelRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(4):
        published(registry, f"v20260101-00000{number}")

    def held(operation: str, path: Path) -> None:
        if operation == "move":
            raise OSError(13, "Permission denied")

    with durable.failing(held):
        job = run(service(home))

    assert job.state is JobState.SUCCEEDED
    assert "An old version stays" in caplog.text
    assert_answering(registry, "new")
