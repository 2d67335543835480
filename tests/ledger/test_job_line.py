"""Who waits, who is next, what is tried again later, and what is asked for once only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.ledger.jobs import JobLedger

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.training import TrainingJob

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
BROKEN = TrainingRequest(reason="MAE 6.2 > 5")


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(tmp_path: Path, clock: Clock) -> JobLedger:
    return JobLedger(tmp_path, clock)


def asked_once(jobs: JobLedger, most_waiting: int = 3) -> TrainingJob | None:
    return jobs.asked_once(BROKEN, most_waiting=most_waiting, cooldown=DAY)


def damaged(folder: Path) -> None:
    (folder / "jobs.sqlite").write_bytes(b"scrambled eggs " * 1000)


def test_higher_priority_leaves_the_line_first_and_equals_as_they_came(jobs: JobLedger) -> None:
    for priority, note in ((0, "a"), (5, "b"), (0, "c"), (5, "d"), (-1, "e")):
        jobs.asked(TrainingRequest(note=note, priority=priority))

    assert [job.request.note for job in jobs.waiting()] == ["b", "d", "a", "c", "e"]


def test_only_those_that_wait_are_in_the_line(jobs: JobLedger) -> None:
    running, ended, waiting = (jobs.asked(TrainingRequest()).job_id for _ in range(3))
    jobs.started(running)
    jobs.ended(ended, JobState.CANCELLED)

    assert [job.job_id for job in jobs.waiting()] == [waiting]


def test_one_asked_for_when_the_line_is_full_is_deferred_with_its_end(jobs: JobLedger) -> None:
    last = jobs.asked(TrainingRequest(), most_waiting=1)

    deferred = jobs.asked(TrainingRequest(), most_waiting=1)

    assert (last.state, last.ended) == (JobState.PENDING, None)
    assert (deferred.state, deferred.ended) == (JobState.DEFERRED, NOON)
    assert [job.job_id for job in jobs.waiting()] == [last.job_id]


def test_a_running_one_takes_no_room_in_the_line(jobs: JobLedger) -> None:
    jobs.started(jobs.asked(TrainingRequest(), most_waiting=1).job_id)

    assert jobs.asked(TrainingRequest(), most_waiting=1).state is JobState.PENDING


def test_a_job_put_off_waits_again_and_says_until_when_and_why(jobs: JobLedger) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id
    jobs.started(job_id)

    waiting = jobs.put_off(job_id, "the disk is full", wait=timedelta(minutes=4))

    assert (waiting.state, waiting.tries) == (JobState.PENDING, 1)
    assert (waiting.error, waiting.not_before) == (
        "the disk is full",
        NOON + timedelta(minutes=4),
    )
    assert jobs.started(job_id).tries == 2


def test_only_a_running_job_can_be_put_off(jobs: JobLedger) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id

    with pytest.raises(ValueError, match="is pending and cannot become pending"):
        jobs.put_off(job_id, "x", wait=DAY)

    assert jobs.job(job_id).not_before is None


def test_one_that_runs_cannot_end_as_if_it_waited(jobs: JobLedger) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id
    jobs.started(job_id)

    with pytest.raises(ValueError, match="is running and cannot become cancelled"):
        jobs.ended(job_id, JobState.CANCELLED, out_of_line=True)

    assert jobs.ended(job_id, JobState.CANCELLED).state is JobState.CANCELLED


def test_the_end_tells_version_error_and_outcome(jobs: JobLedger) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id
    jobs.started(job_id)

    ended = jobs.ended(
        job_id, JobState.SKIPPED, version="v8", error="none", outcome="Not better than v7."
    )

    assert (ended.version, ended.error, ended.outcome) == ("v8", "none", "Not better than v7.")
    assert ended.figures == {}


def test_an_end_that_tells_nothing_has_nothing_to_tell(jobs: JobLedger) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id

    ended = jobs.ended(job_id, JobState.CANCELLED)

    assert (ended.version, ended.error, ended.outcome, ended.verdict) == ("", "", "", None)


def test_a_broken_threshold_asks_once_while_its_training_waits_or_runs(
    jobs: JobLedger, clock: Clock
) -> None:
    first = asked_once(jobs)
    clock.now += 3 * DAY

    assert first is not None
    assert first.request.reason == "MAE 6.2 > 5"
    assert asked_once(jobs) is None
    jobs.started(first.job_id)
    assert asked_once(jobs) is None
    assert len(jobs.jobs()) == 1


def test_a_broken_threshold_asks_again_when_the_cooldown_is_over(
    jobs: JobLedger, clock: Clock
) -> None:
    first = asked_once(jobs)
    assert first is not None
    jobs.ended(first.job_id, JobState.SKIPPED)

    clock.now += DAY - timedelta(seconds=1)
    assert asked_once(jobs) is None
    clock.now += timedelta(seconds=1)
    assert asked_once(jobs) is not None


def test_a_clock_that_was_set_back_does_not_put_retrainings_off_for_as_long(
    jobs: JobLedger, clock: Clock
) -> None:
    first = asked_once(jobs)
    assert first is not None
    jobs.ended(first.job_id, JobState.CANCELLED)

    clock.now -= 365 * DAY

    assert asked_once(jobs) is not None


def test_what_a_person_asked_for_does_not_count_for_the_cooldown(jobs: JobLedger) -> None:
    jobs.asked(TrainingRequest())

    assert asked_once(jobs) is not None


def test_a_deferred_request_does_not_count_for_the_cooldown(jobs: JobLedger) -> None:
    by_hand = jobs.asked(TrainingRequest()).job_id
    deferred = asked_once(jobs, most_waiting=1)
    jobs.ended(by_hand, JobState.CANCELLED)

    again = asked_once(jobs, most_waiting=1)

    assert deferred is not None
    assert deferred.state is JobState.DEFERRED
    assert again is not None
    assert again.state is JobState.PENDING


def test_every_acknowledged_step_survives_a_damaged_database(tmp_path: Path, clock: Clock) -> None:
    jobs = JobLedger(tmp_path, clock)
    told = list[str]()

    asked = asked_once(jobs)
    assert asked is not None
    damaged(tmp_path)
    told.append(JobLedger(tmp_path).job(asked.job_id).state)
    jobs.started(asked.job_id)
    jobs.put_off(asked.job_id, "the disk is full", wait=DAY)
    damaged(tmp_path)
    told.append(JobLedger(tmp_path).job(asked.job_id).error)
    by_hand = jobs.asked(TrainingRequest(note="by hand"))
    damaged(tmp_path)
    told.append(JobLedger(tmp_path).job(by_hand.job_id).request.note)
    jobs.ended(by_hand.job_id, JobState.CANCELLED)
    damaged(tmp_path)
    told.append(JobLedger(tmp_path).job(by_hand.job_id).state)

    assert told == [JobState.PENDING, "the disk is full", "by hand", JobState.CANCELLED]


def test_a_job_that_could_not_start_holds_no_lock(jobs: JobLedger, tmp_path: Path) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id
    jobs.ended(job_id, JobState.CANCELLED)

    with pytest.raises(ValueError, match="cannot become running"):
        jobs.started(job_id)

    with pytest.raises(ValueError, match="cannot become running"):
        JobLedger(tmp_path).started(job_id)


def test_the_line_tells_the_time_it_goes_by(jobs: JobLedger, clock: Clock) -> None:
    clock.now += DAY

    assert jobs.now() == NOON + DAY


def test_jobs_are_noted_by_the_clock_of_the_pc_in_utc(tmp_path: Path) -> None:
    asked = JobLedger(tmp_path).asked(TrainingRequest()).asked

    assert abs(asked - datetime.now(UTC)) < timedelta(minutes=1)
    assert asked.utcoffset() == timedelta(0)
