from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

from routingml_desktop import durable
from routingml_desktop.domain.progress import LearningPoint
from routingml_desktop.domain.training import (
    JobState,
    RecordedLine,
    RecordedStep,
    TrainingRecord,
    TrainingRequest,
)
from routingml_desktop.ledger.job_rows import record_of
from routingml_desktop.ledger.jobs import JobLedger

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def jobs(tmp_path: Path) -> JobLedger:
    return JobLedger(tmp_path / "ledger", lambda: NOON)


def test_a_job_that_was_asked_for_is_pending(jobs: JobLedger) -> None:
    request = TrainingRequest(version="spring", activate=False, evaluate=False, note="새 모델")

    job = jobs.asked(request)

    assert job.request == request
    assert job.state is JobState.PENDING
    assert (job.asked, job.started, job.ended) == (NOON, None, None)
    assert jobs.job(job.job_id) == job


def test_a_job_goes_from_asked_to_its_end(tmp_path: Path) -> None:
    moments = iter(NOON + timedelta(minutes=minute) for minute in range(3))
    jobs = JobLedger(tmp_path, lambda: next(moments))
    job = jobs.asked(TrainingRequest())

    running = jobs.started(job.job_id)
    ended = jobs.ended(job.job_id, JobState.SUCCEEDED, version="v7", figures={"minutes_mae": 4.25})

    assert running.state is JobState.RUNNING
    assert ended.state is JobState.SUCCEEDED
    assert ended.version == "v7"
    assert ended.figures == {"minutes_mae": 4.25}
    assert (ended.asked, ended.started, ended.ended) == tuple(
        NOON + timedelta(minutes=minute) for minute in range(3)
    )


def test_how_a_job_went_is_kept_with_its_learning_curves(jobs: JobLedger) -> None:
    job = jobs.asked(TrainingRequest())
    record = TrainingRecord(
        NOON,
        (RecordedStep(1.5, "times", 0.8, "boosting", {"minutes_mae": 4.25}),),
        (RecordedLine(2.0, 30, "ml", "12 bookings left out"),),
        (
            LearningPoint("ways", held_out=False, at=1.25, value=4.1),
            LearningPoint("ways", held_out=True, at=1.25, value=4.6),
        ),
    )

    jobs.keep_record(job.job_id, record, "training-1.log")

    assert jobs.record(job.job_id) == record


def test_a_record_of_an_earlier_program_has_no_curves() -> None:
    record = record_of(f'{{"started": "{NOON.isoformat()}", "steps": [], "lines": []}}')

    assert record == TrainingRecord(NOON)


def test_jobs_of_the_same_moment_have_ids_of_their_own(jobs: JobLedger) -> None:
    ids = [jobs.asked(TrainingRequest()).job_id for _ in range(20)]

    assert len(set(ids)) == 20
    assert ids == sorted(ids)


def test_jobs_are_listed_newest_first_even_when_the_clock_goes_back(tmp_path: Path) -> None:
    moments = iter(NOON - timedelta(days=day) for day in range(3))
    jobs = JobLedger(tmp_path, lambda: next(moments))

    ids = [jobs.asked(TrainingRequest()).job_id for _ in range(3)]

    assert [job.job_id for job in jobs.jobs()] == ids[::-1]


def test_ids_stay_apart_after_an_older_backup_was_restored(tmp_path: Path) -> None:
    jobs = JobLedger(tmp_path)
    jobs.jobs()
    backup = tmp_path / "jobs.sqlite.backup"
    older = backup.read_bytes()
    lost = jobs.asked(TrainingRequest())
    backup.write_bytes(older)
    (tmp_path / "jobs.sqlite").write_bytes(b"")

    again = JobLedger(tmp_path)
    fresh = again.asked(TrainingRequest())

    assert again.recovery is not None
    assert fresh.job_id.split("-")[0] == lost.job_id.split("-")[0]
    assert fresh.job_id != lost.job_id


def test_jobs_can_be_filtered_by_state_and_words(jobs: JobLedger) -> None:
    spring = jobs.asked(TrainingRequest(note="봄 모델"))
    failed = jobs.asked(TrainingRequest(version="autumn"))
    jobs.started(failed.job_id)
    jobs.ended(failed.job_id, JobState.FAILED, error="The disk is full")

    assert [job.job_id for job in jobs.jobs(states=[JobState.PENDING])] == [spring.job_id]
    assert len(jobs.jobs(states=[JobState.PENDING, JobState.FAILED])) == 2
    assert [job.job_id for job in jobs.jobs(text="봄")] == [spring.job_id]
    assert [job.job_id for job in jobs.jobs(text="DISK")] == [failed.job_id]
    assert [job.job_id for job in jobs.jobs(text=failed.job_id)] == [failed.job_id]
    assert jobs.jobs(text="%") == ()
    assert len(jobs.jobs(limit=1)) == 1


def test_an_unknown_job_is_a_bug(jobs: JobLedger) -> None:
    for deed in (jobs.job, jobs.started):
        with pytest.raises(LookupError, match=r"no job \.\./\.\./x"):
            deed("../../x")


def test_an_ended_job_stays_as_it_ended(jobs: JobLedger) -> None:
    job = jobs.asked(TrainingRequest())
    jobs.ended(job.job_id, JobState.CANCELLED)

    with pytest.raises(ValueError, match="is cancelled and cannot become succeeded"):
        jobs.ended(job.job_id, JobState.SUCCEEDED)
    with pytest.raises(ValueError, match="is cancelled and cannot become running"):
        jobs.started(job.job_id)

    assert jobs.job(job.job_id).state is JobState.CANCELLED


def test_a_running_job_cannot_be_started_again(jobs: JobLedger) -> None:
    job = jobs.asked(TrainingRequest())
    jobs.started(job.job_id)

    with pytest.raises(ValueError, match="runs already"):
        jobs.started(job.job_id)


def test_a_job_that_runs_in_a_living_process_is_not_abandoned(
    jobs: JobLedger, tmp_path: Path
) -> None:
    jobs.started(jobs.asked(TrainingRequest()).job_id)

    assert JobLedger(tmp_path / "ledger").abandoned() == ()


RUNNER = """
import os, sys
from pathlib import Path
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.ledger.jobs import JobLedger

jobs = JobLedger(Path(sys.argv[1]))
job = jobs.asked(TrainingRequest())
jobs.started(job.job_id)
print(job.job_id, flush=True)
sys.stdin.readline()
"""


def test_a_job_whose_process_was_killed_is_abandoned_and_can_be_ended(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", RUNNER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    job_id = process.stdout.readline().strip()
    jobs = JobLedger(tmp_path)
    assert jobs.abandoned() == ()
    process.kill()
    process.communicate()

    abandoned = jobs.abandoned()
    again = JobLedger(tmp_path).abandoned()

    assert [job.job_id for job in abandoned] == [job_id]
    assert again == ()
    ended = jobs.ended(job_id, JobState.FAILED, error="the program ended")
    assert ended.state is JobState.FAILED
    assert jobs.abandoned() == ()
    assert list((tmp_path / "running").iterdir()) == []


def test_a_lock_file_that_cannot_be_removed_does_not_undo_the_end(
    jobs: JobLedger, caplog: pytest.LogCaptureFixture
) -> None:
    job = jobs.asked(TrainingRequest())
    jobs.started(job.job_id)

    def held(operation: str, path: Path) -> None:
        if operation == "remove":
            raise OSError(13, "Permission denied")

    with durable.failing(held):
        ended = jobs.ended(job.job_id, JobState.SUCCEEDED)

    assert ended.state is JobState.SUCCEEDED
    assert "left behind" in caplog.text
    assert jobs.abandoned() == ()


def test_a_request_of_a_newer_program_is_still_listed(jobs: JobLedger) -> None:
    job = jobs.asked(TrainingRequest(note="x"))
    with jobs._database.transaction() as connection:
        connection.execute("""UPDATE jobs SET request = '{"note": "x", "colour": 3}'""")

    assert jobs.job(job.job_id) == job


@settings(max_examples=15, stateful_step_count=15, deadline=None)
class JobsAgainstAModel(RuleBasedStateMachine):
    """Whatever is done in whatever order, the record says what a dictionary says."""

    ids: Bundle[str] = Bundle("ids")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.jobs = JobLedger(Path(self.folder.name))
        self.model: dict[str, JobState] = {}

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            for held in self.jobs._claims.values():
                held.release()
            self.folder.cleanup()

    @rule(target=ids)
    def ask(self) -> str:
        job_id = self.jobs.asked(TrainingRequest()).job_id
        assert job_id not in self.model
        self.model[job_id] = JobState.PENDING
        return job_id

    @rule(job_id=ids)
    def start(self, job_id: str) -> None:
        if self.model[job_id] is JobState.PENDING:
            self.jobs.started(job_id)
            self.model[job_id] = JobState.RUNNING
        else:
            with pytest.raises(ValueError, match=r"already|cannot"):
                self.jobs.started(job_id)
        self.check()

    @rule(
        job_id=ids,
        state=st.sampled_from(
            [JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED, JobState.DEFERRED]
        ),
    )
    def end(self, job_id: str, state: JobState) -> None:
        possible = {
            JobState.PENDING: {JobState.FAILED, JobState.CANCELLED, JobState.DEFERRED},
            JobState.RUNNING: {JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED},
        }
        if state in possible.get(self.model[job_id], set()):
            self.jobs.ended(job_id, state)
            self.model[job_id] = state
        else:
            with pytest.raises(ValueError, match="cannot become"):
                self.jobs.ended(job_id, state)
        self.check()

    def check(self) -> None:
        assert {job.job_id: job.state for job in self.jobs.jobs()} == self.model


TestJobsAgainstAModel = JobsAgainstAModel.TestCase
