"""A broken threshold asks once per cooldown; a person can always ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import QueueFullError
from routingml_desktop.domain.quality_cycle import BrokenThreshold, RetrainingWish
from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.ledger.jobs import JobLedger
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.retraining import Retraining, reason_of
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import Workplace
from routingml_desktop.settings import Settings
from tests.services import training_works as works

if TYPE_CHECKING:
    from routingml_desktop.paths import Home

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BROKEN = (
    BrokenThreshold("mae", 6.1234, 5.0, 120),
    BrokenThreshold("drift", 0.31, 0.25, 900, "attribute:ITEM_MATERIAL"),
)


@pytest.fixture
def training(home: Home) -> TrainingService:
    return TrainingService(
        home, Settings(), ModelRegistry(home.models), workplace=Workplace(work=works.publishes)
    )


def retraining(
    training: TrainingService, *, judged: str = "v1", broken: tuple[BrokenThreshold, ...] = BROKEN
) -> Retraining:
    wish = RetrainingWish("c1", NOON, judged, broken) if broken else None
    return Retraining(training, lambda: wish, lambda: "v1")


def test_a_broken_threshold_puts_a_training_in_line_with_its_reason(
    training: TrainingService,
) -> None:
    job = retraining(training).ask()

    assert job is not None
    assert job.state is JobState.PENDING
    assert job.request.reason == (
        "mae 6.12 beyond 5 (n 120); drift of attribute:ITEM_MATERIAL 0.31 beyond 0.25 (n 900)"
    )
    assert job.request.broken == BROKEN
    assert training.waiting() == (job,)


def test_it_asks_once_however_many_cycles_break_it(training: TrainingService) -> None:
    assert retraining(training).ask() is not None

    assert retraining(training).ask() is None
    assert len(training.waiting()) == 1


def test_nothing_is_asked_without_a_broken_threshold_or_about_another_version(
    training: TrainingService,
) -> None:
    assert retraining(training, broken=()).ask() is None
    assert retraining(training, judged="v0").ask() is None
    assert training.waiting() == ()


def test_a_person_can_ask_during_the_cooldown_and_goes_first(training: TrainingService) -> None:
    automatic = retraining(training).ask()

    by_hand = training.ask(TrainingRequest(note="new machine"))

    assert training.waiting() == (by_hand, automatic)


def test_a_full_line_is_told_and_does_not_start_the_cooldown(training: TrainingService) -> None:
    waiting = [training.ask(TrainingRequest()) for _ in range(3)]

    with pytest.raises(QueueFullError):
        retraining(training).ask()
    training.withdraw(waiting[0].job_id)

    assert retraining(training).ask() is not None


@pytest.mark.parametrize(
    ("later", "asked"),
    [
        (timedelta(hours=23), False),
        (timedelta(hours=25), True),
        (timedelta(hours=-1), False),
        (timedelta(days=-400), True),
    ],
    ids=["within", "after", "clock back an hour", "clock back a year"],
)
def test_the_cooldown_counts_from_the_last_one_whatever_the_clock_does(
    home: Home,
    later: timedelta,
    asked: bool,  # noqa: FBT001 (what is expected)
) -> None:
    now = NOON
    jobs = JobLedger(home.ledger, lambda: now)
    request = TrainingRequest(reason=reason_of(BROKEN))
    day = timedelta(hours=24)
    first = jobs.asked_once(request, most_waiting=3, cooldown=day)
    assert first is not None
    jobs.ended(first.job_id, JobState.SKIPPED)

    now = NOON + later
    again = jobs.asked_once(replace(request), most_waiting=3, cooldown=day)

    assert (again is not None) is asked
