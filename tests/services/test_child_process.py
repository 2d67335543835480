from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import (
    UnknownItemError,
    WorkCancelledError,
    WorkerCrashedError,
)
from routingml_desktop.domain.progress import Progress
from routingml_desktop.services.child_process import (
    ChildFailedError,
    into_this_log,
    run_here,
    run_in_child,
)
from tests.services import works

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def _nothing_left_running() -> object:
    yield
    assert multiprocessing.active_children() == []


def never() -> bool:
    return False


def quiet(_: object) -> None:
    pass


def run(
    work: Callable[..., object],
    argument: object = None,
    *,
    report: Callable[[Progress], None] = quiet,
    log: Callable[[logging.LogRecord], object] = quiet,
    stopping: Callable[[], bool] = never,
) -> object:
    return run_in_child(work, argument, report, log, stopping, name="training")


def alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def open_files() -> int:
    """How many this process has open; 0 where the system does not say."""
    listed = Path("/proc/self/fd")
    return len(list(listed.iterdir())) if listed.is_dir() else 0


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> float:
    """Seconds until the condition held."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < seconds, "waited in vain"
        threading.Event().wait(0.005)
    return time.monotonic() - start


def test_the_result_comes_back() -> None:
    assert run(works.double, 21) == 42


def test_progress_arrives_in_order_as_plain_values() -> None:
    heard: list[Progress] = []

    result = run(works.steps, 5, report=heard.append)

    assert result == 5
    assert heard == [
        Progress("index", step / 5, f"step {step}", {"recall": float(step)}) for step in range(5)
    ]
    assert {type(value) for step in heard for value in step.figures.values()} == {float}


def test_a_step_that_takes_long_is_told_again_at_least_every_two_seconds() -> None:
    heard: list[tuple[float, Progress]] = []

    run(works.long_step, 3.5, report=lambda step: heard.append((time.monotonic(), step)))

    first, *again = [step for _, step in heard]
    assert first.figures == {"recall": 1.0}
    assert again == [Progress("times", 0.5, "one long fit")] * len(again)
    moments = [moment for moment, _ in heard]
    assert len(again) >= 2
    assert all(later - earlier < 2.0 for earlier, later in pairwise(moments))


def test_log_records_arrive_with_level_logger_time_and_message() -> None:
    before = time.time()
    heard: list[logging.LogRecord] = []

    run(works.steps, 2, log=heard.append)

    assert [(r.levelname, r.name, r.getMessage()) for r in heard] == [
        ("INFO", "tests.services.works", "did step 0 of 2"),
        ("INFO", "tests.services.works", "did step 1 of 2"),
    ]
    assert all(before <= record.created <= time.time() for record in heard)
    assert all(record.process != os.getpid() for record in heard)


def test_a_logged_exception_arrives_with_its_traceback_and_warnings_are_logged() -> None:
    heard: list[logging.LogRecord] = []

    run(works.log_a_failure, "the reason", log=heard.append)

    assert [record.levelname for record in heard] == ["ERROR", "WARNING"]
    assert "KeyError: 'the reason'" in (heard[0].exc_text or "")
    assert "old habits" in heard[1].getMessage()


def test_records_of_a_child_go_where_this_process_logs(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        run(works.steps, 1, log=into_this_log)

    assert "did step 0 of 1" in caplog.text


def test_several_threads_of_the_work_may_report_at_once() -> None:
    heard: list[Progress] = []
    records: list[logging.LogRecord] = []

    run(works.steps_from_many_threads, 200, report=heard.append, log=records.append)

    assert len(heard) == len(records) == 800


def test_an_expected_failure_arrives_with_its_facts() -> None:
    with pytest.raises(UnknownItemError) as failed:
        run(works.unknown_item, "ITEM-I")

    assert str(failed.value) == "Item ITEM-I is not in the plant's data. Did you mean ITEM-1?"
    assert (failed.value.item_code, failed.value.closest) == ("ITEM-I", "ITEM-1")


def test_a_bug_arrives_with_the_traceback_of_the_child() -> None:
    with pytest.raises(ChildFailedError, match=r"(?s)training failed.*in bug.*KeyError: 'oops'"):
        run(works.bug, "oops")


def test_a_result_that_cannot_travel_is_a_bug() -> None:
    with pytest.raises(ChildFailedError, match="pickle"):
        run(works.unsendable)


def test_a_native_crash_is_told_with_its_status_and_this_process_lives() -> None:
    with pytest.raises(WorkerCrashedError) as failed:
        run(works.native_crash)

    assert failed.value.exit_status == -signal.SIGSEGV
    assert failed.value.work == "training"


def test_work_that_leaves_its_process_counts_as_a_crash() -> None:
    with pytest.raises(WorkerCrashedError) as failed:
        run(works.leave, 3)

    assert failed.value.exit_status == 3


def test_a_killed_child_counts_as_a_crash(tmp_path: Path) -> None:
    started = tmp_path / "started"

    def kill_when_started() -> bool:
        if started.exists() and started.read_text():
            os.kill(int(started.read_text()), signal.SIGKILL)
            started.unlink()
        return False

    with pytest.raises(WorkerCrashedError) as failed:
        run(works.stubborn, str(started), stopping=kill_when_started)

    assert failed.value.exit_status == -signal.SIGKILL


@pytest.mark.parametrize("work", [works.until_stopped, works.stubborn])
def test_a_cancelled_child_is_gone_within_a_second(
    work: Callable[..., object], tmp_path: Path
) -> None:
    started = tmp_path / "started"
    asked: list[float] = []

    def stop_when_started() -> bool:
        if started.exists() and started.read_text():
            asked.append(time.monotonic())
        return bool(asked)

    with pytest.raises(WorkCancelledError):
        run(work, str(started), stopping=stop_when_started)

    assert time.monotonic() - asked[0] < 1.0
    assert not alive(int(started.read_text()))


def test_a_child_cancelled_before_it_did_anything_is_cancelled(tmp_path: Path) -> None:
    with pytest.raises(WorkCancelledError):
        run(works.stubborn, str(tmp_path / "started"), stopping=lambda: True)


def test_a_result_that_was_reached_all_the_same_is_kept() -> None:
    stop: list[Progress] = []

    result = run(works.done_although_stopped, report=stop.append, stopping=lambda: bool(stop))

    assert result == "published"


def test_a_failing_listener_ends_the_child(tmp_path: Path) -> None:
    def failing(progress: Progress) -> None:
        raise RuntimeError("the listener")

    with pytest.raises(RuntimeError, match="the listener"):
        run(works.steps, 10_000, report=failing)


def test_a_child_stays_modest_and_knows_no_window() -> None:
    facts = run(works.facts_of_this_process)

    assert isinstance(facts, dict)
    assert facts["qt"] == []
    assert facts["nice"] >= 10
    limits = facts["limits"]
    assert {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"} <= set(limits)
    assert facts["polars"] == int(limits["POLARS_MAX_THREADS"])


def test_only_functions_of_modules_can_be_sent() -> None:
    def inner(argument: object, report: object, stopping: object) -> None:
        pytest.fail("never reached")

    with pytest.raises(ValueError, match="not a function of a module"):
        run(inner)


def test_an_argument_that_cannot_travel_starts_nothing() -> None:
    with pytest.raises(TypeError, match="pickle"):
        run(works.double, threading.Lock())


def test_several_children_work_side_by_side() -> None:
    results: dict[int, object] = {}

    def work(number: int) -> None:
        results[number] = run(works.double, number)

    threads = [threading.Thread(target=partial(work, number)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == {0: 0, 1: 2, 2: 4}


PARENT = """
import sys
from routingml_desktop.services.child_process import run_in_child
from tests.services import works

if __name__ == "__main__":
    run_in_child(works.stubborn, sys.argv[1], print, print, lambda: False)
"""


def parent_with_child(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    script = folder / "parent.py"
    script.write_text(PARENT)
    started = folder / "started"
    parent = subprocess.Popen(
        [sys.executable, str(script), str(started)],
        env=os.environ | {"PYTHONPATH": "."},
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    wait_until(lambda: started.exists() and started.read_text() != "")
    return parent, int(started.read_text())


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent, child = parent_with_child(tmp_path)

    parent.kill()
    parent.wait()

    assert wait_until(lambda: not alive(child)) < 2.0


def test_ctrl_c_ends_parent_and_child(tmp_path: Path) -> None:
    parent, child = parent_with_child(tmp_path)

    os.killpg(parent.pid, signal.SIGINT)

    assert parent.wait(timeout=10) != 0
    wait_until(lambda: not alive(child))


def test_starts_leave_no_pipe_and_no_thread() -> None:
    run(works.double, 1)
    pipes = open_files()
    threads = threading.active_count()

    for number in range(5):
        run(works.double, number)

    assert open_files() == pipes
    assert threading.active_count() == threads


def test_who_is_in_a_child_already_does_the_work_in_its_own_process() -> None:
    def process(argument: int, report: object, stopping: object) -> tuple[int, int]:
        return os.getpid(), argument

    assert run_here(process, 3, quiet, quiet, never, name="work") == (os.getpid(), 3)
