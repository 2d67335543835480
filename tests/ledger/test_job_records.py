"""How a training went is kept beside its job, to be looked at again."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import WriteError
from routingml_desktop.domain.failure import Failure
from routingml_desktop.domain.promotion import Check, Concern, Flag, Question, Verdict
from routingml_desktop.domain.quality import Figure
from routingml_desktop.domain.quality_cycle import BrokenThreshold
from routingml_desktop.domain.training import (
    JobState,
    RecordedLine,
    RecordedStep,
    TrainingRecord,
    TrainingRequest,
    TrainingStage,
)
from routingml_desktop.ledger.database import Database
from routingml_desktop.ledger.job_rows import MIGRATIONS, record_text
from routingml_desktop.ledger.jobs import JobLedger

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
RECORD = TrainingRecord(
    started=NOON,
    steps=(
        RecordedStep(0.5, TrainingStage.READ, 0.0, "항목 읽기"),
        RecordedStep(12.25, TrainingStage.INDEX, 0.6, "", {"neighbors.recall": 0.99}),
    ),
    lines=(RecordedLine(0.75, logging.WARNING, "routingml_desktop.ml", "열 하나가 비었음"),),
)


@pytest.fixture
def jobs(tmp_path: Path) -> JobLedger:
    return JobLedger(tmp_path, lambda: NOON)


def test_a_record_comes_back_as_it_was_kept(jobs: JobLedger) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id

    jobs.keep_record(job_id, RECORD, "logs/training.log")

    assert jobs.record(job_id) == RECORD
    assert jobs.job(job_id).log_file == "logs/training.log"


def test_a_second_try_takes_the_place_of_the_first(jobs: JobLedger) -> None:
    job_id, other = (jobs.asked(TrainingRequest()).job_id for _ in range(2))
    jobs.keep_record(job_id, RECORD, "first.log")
    jobs.keep_record(other, RECORD, "other.log")

    jobs.keep_record(job_id, TrainingRecord(NOON), "second.log")

    assert jobs.record(job_id) == TrainingRecord(NOON)
    assert jobs.job(job_id).log_file == "second.log"
    assert jobs.record(other) == RECORD
    assert jobs.job(other).log_file == "other.log"


def test_a_job_that_never_ran_has_no_record(jobs: JobLedger) -> None:
    assert jobs.record(jobs.asked(TrainingRequest()).job_id) is None


def test_korean_is_kept_readable_and_without_blanks_between(jobs: JobLedger) -> None:
    text = record_text(RECORD)

    assert "항목 읽기" in text
    assert '"started":"2026-03-02T12:00:00+00:00","steps"' in text


def test_a_request_is_kept_readable(jobs: JobLedger) -> None:
    job = jobs.asked(TrainingRequest(note="봄 모델"))

    assert [found.job_id for found in jobs.jobs(text="봄 모델")] == [job.job_id]


def test_the_end_keeps_what_the_gate_decided(jobs: JobLedger) -> None:
    flag = Flag(Concern.CHANGED_ROUTINGS, "A", "8 of 80", {"changed": 8.0})
    check = Check(Question.EXACT, passed=True, told="…", figure=Figure(0.1, 80, 0.0, 0.2))
    verdict = Verdict(
        promoted=True,
        champion="v1",
        sentence="Better than v1.",
        checks=(check,),
        flags=(flag,),
        approval=True,
    )
    job_id, other = (jobs.asked(TrainingRequest()).job_id for _ in range(2))
    jobs.started(job_id)

    jobs.keep_verdict(job_id, verdict)
    ended = jobs.ended(job_id, JobState.SUCCEEDED)

    assert ended.verdict == verdict
    assert jobs.job(other).verdict is None


def test_a_verdict_of_a_newer_program_leaves_the_job_readable(jobs: JobLedger) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id
    with jobs._database.transaction() as connection:
        connection.execute("""UPDATE jobs SET verdict = '{"colour": 3}'""")

    assert jobs.job(job_id).verdict is None


def test_what_a_training_failed_with_is_kept_with_its_facts(jobs: JobLedger) -> None:
    error = WriteError("C:/models/v2", "the disk is full")
    job_id, other = (jobs.asked(TrainingRequest()).job_id for _ in range(2))
    jobs.started(job_id)

    waiting = jobs.put_off(job_id, error, wait=timedelta())
    jobs.started(job_id)
    failed = jobs.ended(job_id, JobState.FAILED, error=error)

    assert waiting.error == failed.error == str(error)
    assert waiting.failure == failed.failure == Failure.of(error)
    assert jobs.ended(other, JobState.FAILED, error="the program ended").failure is None


def test_broken_thresholds_are_kept_with_the_request(jobs: JobLedger) -> None:
    broken = (BrokenThreshold("drift", 0.31, 0.25, 900, "attribute:ITEM_MATERIAL"),)

    asked = jobs.asked(TrainingRequest(reason="drift", broken=broken))

    assert asked.request.broken == broken


@pytest.mark.parametrize(
    ("request_kept", "failure_kept"),
    [
        ('{"reason": "cv 0.665 beyond 0.5 (n 10)"}', ""),
        ('{"reason": "cv 0.665 beyond 0.5 (n 10)", "broken": [{"colour": 3}]}', '{"colour": 3}'),
    ],
    ids=["of an earlier program", "of a newer program"],
)
def test_jobs_of_another_program_are_told_by_their_sentences(
    jobs: JobLedger, request_kept: str, failure_kept: str
) -> None:
    job_id = jobs.asked(TrainingRequest()).job_id
    with jobs._database.transaction() as connection:
        connection.execute(
            "UPDATE jobs SET request = ?, failure = ?, error = ?",
            (request_kept, failure_kept, "the disk is full"),
        )

    job = jobs.job(job_id)

    assert (job.request.reason, job.request.broken) == ("cv 0.665 beyond 0.5 (n 10)", ())
    assert (job.error, job.failure) == ("the disk is full", None)


def test_the_record_of_an_earlier_program_is_taken_over(tmp_path: Path) -> None:
    earlier = Database(tmp_path / "jobs.sqlite", MIGRATIONS[:3])
    with earlier.transaction() as connection:
        connection.execute(
            "INSERT INTO jobs (job_id, state, request, asked, error) VALUES (?, ?, ?, ?, ?)",
            ("000001-a", "failed", '{"reason": "cv 0.665 beyond 0.5"}', NOON.isoformat(), "full"),
        )

    (job,) = JobLedger(tmp_path).jobs()

    assert (job.error, job.failure) == ("full", None)
    assert (job.request.reason, job.request.broken) == ("cv 0.665 beyond 0.5", ())
