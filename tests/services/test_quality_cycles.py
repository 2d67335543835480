"""Cycles run one at a time, end as what they are, and leave reports."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    DamagedSnapshotError,
    NoModelError,
    NotReadyError,
    RoutingMLError,
    UnknownCycleError,
    WorkCancelledError,
)
from routingml_desktop.domain.progress import Progress, Report, Stopping, stop_if
from routingml_desktop.domain.quality_cycle import (
    CycleState,
    CycleTrigger,
    QualityCycle,
    Schedule,
)
from routingml_desktop.ledger.quality_cycles import CycleLedger
from routingml_desktop.services.quality_cycles import PROGRAM_ENDED, QualityCycles
from routingml_desktop.settings import QualitySettings
from tests.cycles import alert, cycle

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.paths import Home


def measured(running: QualityCycle, report: Report, stopping: Stopping) -> QualityCycle:
    """Measures at once."""
    report(Progress("ask", 0.5))
    stop_if(stopping)
    return replace(
        cycle(), cycle_id=running.cycle_id, request=running.request, started=running.started
    )


def service(home: Home, work: object = measured, **changes: object) -> QualityCycles:
    settings = QualitySettings(**changes)  # type: ignore[arg-type]
    return QualityCycles(home, lambda: settings, work)  # type: ignore[arg-type]


def run(cycles: QualityCycles) -> QualityCycle:
    return cycles.run(cycles.request(), lambda _: None, lambda: False)


def test_a_cycle_is_measured_noted_and_reported(home: Home) -> None:
    cycles = service(home)

    ended = run(cycles)

    assert ended.state is CycleState.MEASURED
    assert cycles.latest() == ended
    assert cycles.cycle(ended.cycle_id) == ended
    assert [one.cycle_id for one in cycles.cycles()] == [ended.cycle_id]
    assert {file.suffix for file in home.cycles.iterdir()} == {".json", ".csv", ".md", ".html"}
    assert cycles.files.file(ended.cycle_id, ".html").is_file()


def test_a_request_is_as_the_settings_say(home: Home) -> None:
    cycles = service(home, sample_size=7, seed=3)

    assert (cycles.request().sample_size, cycles.request().seed) == (7, 3)
    assert cycles.request(CycleTrigger.AFTER_SYNC, sample_size=2).sample_size == 2


def test_only_the_last_reports_are_kept_and_the_figures_stay(home: Home) -> None:
    cycles = service(home, keep_reports=2)

    ids = [run(cycles).cycle_id for _ in range(4)]

    assert cycles.files.kept() == ids[2:]
    assert len(list(home.cycles.iterdir())) == 8
    assert [one.figure("mae").value for one in cycles.cycles()] == [2.5] * 4
    assert cycles.cycle(ids[0]).figure("mae").value == 2.5
    assert not cycles.files.file(ids[0], ".html").exists()


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (WorkCancelledError(), CycleState.CANCELLED),
        (KeyboardInterrupt(), CycleState.CANCELLED),
        (NoModelError(), CycleState.FAILED),
        (ZeroDivisionError("a bug"), CycleState.FAILED),
    ],
)
def test_however_a_cycle_ends_the_end_is_noted(
    home: Home, error: BaseException, state: CycleState
) -> None:
    def ends(*_: object) -> QualityCycle:
        raise error

    cycles = service(home, ends)

    with pytest.raises(type(error)):
        run(cycles)

    (noted,) = cycles.cycles()
    assert noted.state is state
    assert cycles.latest() is None
    assert cycles.retraining_wanted() is None


def test_before_the_first_cycle_there_is_nothing_to_show(home: Home) -> None:
    cycles = service(home)

    assert cycles.latest() is None
    assert cycles.recovery is None
    with pytest.raises(NotReadyError):
        cycles.cycle()
    with pytest.raises(UnknownCycleError):
        cycles.cycle("000001-x")


def test_two_cycles_never_run_at_once(home: Home) -> None:
    going, release = threading.Event(), threading.Event()

    def waits(running: QualityCycle, report: Report, stopping: Stopping) -> QualityCycle:
        going.set()
        assert release.wait(10)
        return measured(running, report, stopping)

    slow = service(home, waits)
    thread = threading.Thread(target=run, args=(slow,))
    thread.start()
    assert going.wait(10)
    other = service(home)

    with pytest.raises(AlreadyRunningError):
        run(other)
    other.settle()
    states = [one.state for one in other.cycles()]
    release.set()
    thread.join(10)

    assert states == [CycleState.RUNNING]
    assert [one.state for one in other.cycles()] == [CycleState.MEASURED]


class SlowLedger(CycleLedger):
    """Takes its time to say which cycles run."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.looking, self.go_on = threading.Event(), threading.Event()

    def cycles(self, *arguments: Any, **words: Any) -> tuple[QualityCycle, ...]:
        if words.get("state") is CycleState.RUNNING and not self.go_on.is_set():
            self.looking.set()
            assert self.go_on.wait(30)
        return super().cycles(*arguments, **words)


def test_a_cycle_asked_for_amid_the_tidying_at_the_start_waits_for_it(home: Home) -> None:
    ledger = SlowLedger(home.ledger)
    cycles = QualityCycles(home, QualitySettings, measured, ledger=ledger)
    tidying = threading.Thread(target=cycles.settle)
    tidying.start()
    assert ledger.looking.wait(30)
    threading.Timer(0.2, ledger.go_on.set).start()

    ended = run(cycles)

    tidying.join()
    assert ended.state is CycleState.MEASURED


def test_a_cycle_whose_program_was_killed_is_noted_as_failed(home: Home) -> None:
    CycleLedger(home.ledger).began(service(home).request())
    cycles = service(home)

    (noted,) = cycles.cycles()

    assert (noted.state, noted.reason) == (CycleState.FAILED, PROGRAM_ENDED)
    held = claim(home.ledger / "quality.lock")
    assert held is not None
    held.release()


def test_a_broken_threshold_of_the_last_measured_cycle_asks_for_a_retraining(home: Home) -> None:
    calm = service(home)
    run(calm)
    assert calm.retraining_wanted() is None

    def broken(running: QualityCycle, report: Report, stopping: Stopping) -> QualityCycle:
        found = measured(running, report, stopping)
        return replace(found, alerts=(alert(item_code="", n=400), alert()), alert_count=2)

    noisy = service(home, broken)
    ended = run(noisy)

    wish = noisy.retraining_wanted()
    assert wish is not None
    assert (wish.cycle_id, wish.version) == (ended.cycle_id, "v1")
    assert [(one.measure, one.value) for one in wish.reasons] == [("mae", 12.0)]


def test_a_cycle_that_measured_nothing_asks_for_no_retraining(home: Home) -> None:
    def nothing(running: QualityCycle, *_: object) -> QualityCycle:
        return replace(running, state=CycleState.NOT_MEASURED, reason="no item has bookings")

    cycles = service(home, nothing)

    ended = run(cycles)

    assert cycles.retraining_wanted() is None
    assert cycles.cycle() == ended
    assert ended.figure("mae").value is None
    assert ended.figure("mae").reason == "no item has bookings"


def test_a_scheduled_cycle_runs_once_whichever_program_sees_its_moment(home: Home) -> None:
    plan = {"schedule": Schedule.DAILY, "schedule_hour": 2}
    one, other = service(home, **plan), service(home, **plan)
    now = datetime.now().astimezone()
    assert one.due(now) is None  # It is promised from now on.
    later = now + timedelta(days=3)

    due, same = one.due(later), other.due(later)
    assert due is not None
    assert same is not None
    ended = one.run(due, lambda _: None, lambda: False)
    with pytest.raises(AlreadyRunningError):
        other.run(same, lambda _: None, lambda: False)

    assert ended.request.trigger is CycleTrigger.SCHEDULE
    assert other.due(later) is None
    assert len(other.cycles()) == 1
    assert service(home).due(later) is None


def test_a_report_that_was_altered_is_told(home: Home) -> None:
    cycles = service(home)
    ended = run(cycles)
    cycles.files.file(ended.cycle_id, ".json").write_text("{}", encoding="utf-8")

    with pytest.raises(DamagedSnapshotError) as told:
        cycles.cycle()

    assert isinstance(told.value, RoutingMLError)
