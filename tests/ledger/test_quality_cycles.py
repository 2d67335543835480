"""Cycles are numbered, noted with how they ended, and a moment of the schedule is served once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.quality_cycle import CycleRequest, CycleState, QualityCycle
from routingml_desktop.ledger.quality_cycles import CycleLedger
from tests.cycles import NOON, cycle

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> CycleLedger:
    return CycleLedger(tmp_path / "ledger", lambda: NOON)


def begun(ledger: CycleLedger, **changes: object) -> QualityCycle:
    running = ledger.began(CycleRequest(10, **changes))  # type: ignore[arg-type]
    assert running is not None
    return running


def test_a_cycle_that_began_runs(ledger: CycleLedger) -> None:
    running = begun(ledger)

    assert running.cycle_id.startswith("000001-")
    assert running.state is CycleState.RUNNING
    assert (running.started, running.ended) == (NOON, None)
    assert ledger.cycle(running.cycle_id) == running
    assert ledger.recovery is None


def test_an_ended_cycle_keeps_its_figures_and_alerts(ledger: CycleLedger) -> None:
    running = begun(ledger)
    measured = replace(
        cycle(), cycle_id=running.cycle_id, request=running.request, ended=None, alert_count=0
    )

    ended = ledger.ended(measured)
    kept = ledger.cycle(running.cycle_id)

    assert (ended.ended, ended.alert_count) == (NOON, 1)
    assert kept.figures == measured.figures
    assert kept.alerts == measured.alerts
    assert kept.drift == measured.drift
    assert (kept.state, kept.ended, kept.alert_count) == (CycleState.MEASURED, NOON, 1)
    assert kept == replace(ended, points=(), asked=(), work_centers=())


def test_a_list_of_cycles_is_newest_first_and_counts_alerts(ledger: CycleLedger) -> None:
    ids = []
    for _ in range(3):
        running = begun(ledger)
        ledger.ended(replace(cycle(), cycle_id=running.cycle_id))
        ids.append(running.cycle_id)
    last = begun(ledger)

    found = ledger.cycles()

    assert [one.cycle_id for one in found] == [last.cycle_id, *ids[::-1]]
    assert [one.alert_count for one in found] == [0, 1, 1, 1]
    assert not any(one.alerts for one in found)
    assert [one.cycle_id for one in ledger.cycles(state=CycleState.RUNNING)] == [last.cycle_id]
    assert len(ledger.cycles(limit=2)) == 2


def test_a_cycle_ends_once(ledger: CycleLedger) -> None:
    running = begun(ledger)
    ledger.ended(replace(running, state=CycleState.CANCELLED))

    with pytest.raises(ValueError, match="does not run"):
        ledger.ended(replace(running, state=CycleState.MEASURED))

    assert ledger.cycle(running.cycle_id).state is CycleState.CANCELLED


def test_an_unknown_cycle_is_told(ledger: CycleLedger) -> None:
    with pytest.raises(LookupError, match="000009"):
        ledger.cycle("000009-x")


def test_a_moment_of_the_schedule_is_served_by_one_of_two_programs(tmp_path: Path) -> None:
    one, other = (CycleLedger(tmp_path, lambda: NOON) for _ in range(2))
    assert one.served() is None

    first = one.began(CycleRequest(10, due=NOON))
    # The same moment on a clock of another zone.
    second = other.began(CycleRequest(10, due=NOON.astimezone()))

    assert first is not None
    assert second is None
    assert other.served() == NOON
    assert one.began(CycleRequest(10, due=NOON + timedelta(days=1))) is not None


def test_a_schedule_counts_from_when_it_was_first_seen(tmp_path: Path) -> None:
    moments = iter(NOON + timedelta(hours=hour) for hour in range(4))
    ledger = CycleLedger(tmp_path, lambda: next(moments))

    daily = ledger.planned_since("daily 02:00")
    again = ledger.planned_since("daily 02:00")
    weekly = ledger.planned_since("weekly 1 02:00")
    back = ledger.planned_since("daily 02:00")

    assert (daily, again) == (NOON, NOON)
    assert [weekly, back] == [NOON + timedelta(hours=hour) for hour in (1, 2)]


def test_the_moments_of_a_schedule_are_compared_across_zones(
    tmp_path: Path, in_korea: None
) -> None:
    """09:00 in Seoul is the same moment as 00:00 UTC, and earlier than 01:00 UTC."""
    ledger = CycleLedger(tmp_path, lambda: NOON)
    midnight = NOON.replace(hour=0)
    begun(ledger, due=midnight + timedelta(hours=1))

    begun(ledger, due=midnight.astimezone())

    assert ledger.served() == midnight + timedelta(hours=1)
    assert ledger.began(CycleRequest(10, due=midnight)) is None


def test_a_measured_cycle_survives_a_damaged_record(ledger: CycleLedger, tmp_path: Path) -> None:
    running = begun(ledger)
    ended = ledger.ended(replace(cycle(), cycle_id=running.cycle_id, request=running.request))
    (tmp_path / "ledger" / "quality.sqlite").write_bytes(b"scrambled eggs " * 1000)

    again = CycleLedger(tmp_path / "ledger")

    assert again.cycle(ended.cycle_id).figures == ended.figures
    assert again.recovery is not None
    assert again.recovery.restored
