"""The line of trainings: order, retries with back-off, kills, dry runs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import (
    NoSnapshotError,
    NothingToLearnError,
    QueueFullError,
    UnknownJobError,
    VersionNameError,
)
from routingml_desktop.domain.training import (
    JobState,
    TrainingRequest,
)
from routingml_desktop.ledger.jobs import JobLedger
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import published
from tests.services import training_works as works
from tests.services.trainings import never, quiet, run_next, service

if TYPE_CHECKING:
    from routingml_desktop.paths import Home


def test_the_line_is_kept_for_the_next_program_in_its_order(home: Home) -> None:
    first = service(home).ask(TrainingRequest(version="first"))
    urgent = service(home).ask(TrainingRequest(version="urgent", priority=1))
    second = service(home).ask(TrainingRequest(version="second"))

    assert service(home).waiting() == (urgent, first, second)


def test_a_name_that_is_taken_is_refused_before_it_waits(home: Home) -> None:
    published(ModelRegistry(home.models), "old")
    training = service(home)

    with pytest.raises(VersionNameError):
        training.ask(TrainingRequest(version="old"))

    assert training.waiting() == ()


def test_a_full_line_notes_the_request_as_deferred(home: Home) -> None:
    training = service(home, queue_size=1)
    training.ask(TrainingRequest())

    with pytest.raises(QueueFullError, match=r"1 waiting"):
        training.ask(TrainingRequest(note="too many"))

    deferred, _ = training.jobs()
    assert (deferred.state, deferred.request.note) == (JobState.DEFERRED, "too many")
    assert deferred.ended is not None


def test_a_job_is_run_from_the_line(home: Home) -> None:
    training = service(home)
    training.ask(TrainingRequest(version="new"))

    job = run_next(training)

    assert (job.state, job.version, job.tries) == (JobState.SUCCEEDED, "new", 1)
    assert training.next_due() is None


def test_what_ended_since_a_moment_is_what_nobody_stopped(home: Home) -> None:
    training = service(home)
    for version in ("before", "after"):
        training.ask(TrainingRequest(version=version))
    run_next(training)
    moment = datetime.now(UTC)
    run_next(training)
    training.withdraw(training.ask(TrainingRequest()).job_id)

    assert [job.version for job in training.ended_since(moment)] == ["after"]


def test_a_job_that_another_program_took_is_not_run_twice(home: Home) -> None:
    training = service(home)
    job = training.ask(TrainingRequest(version="new"))
    service(home).run_job(job.job_id, quiet, never)

    with pytest.raises(UnknownJobError, match="succeeded"):
        training.run_job(job.job_id, quiet, never)

    assert [facts.name for facts in ModelRegistry(home.models).versions()] == ["new"]


def test_a_killed_child_is_tried_again_twice_and_then_failed(home: Home) -> None:
    training = service(home, works.dies_at_a_file_operation, retry_wait=0)
    training.ask(TrainingRequest(version="new", note="3"))

    states = [(job.state, job.tries) for job in (run_next(training) for _ in range(2))]
    with pytest.raises(Exception, match="exit status -9"):
        run_next(training)

    assert states == [(JobState.PENDING, 1), (JobState.PENDING, 2)]
    (job,) = training.jobs()
    assert (job.state, job.tries) == (JobState.FAILED, 3)


def test_a_try_waits_twice_as_long_as_the_one_before(home: Home) -> None:
    training = service(home, works.dies_at_a_file_operation, retry_wait=60)
    job = training.ask(TrainingRequest(version="new", note="3"))

    waits = []
    for _ in range(2):
        again = training.run_job(job.job_id, quiet, never)
        waits.append(round(training.seconds_until_due(again), -1))

    assert waits == [60, 120]
    assert training.next_due() is None
    assert "exit status -9" in training.job(job.job_id).error


def test_a_clock_that_was_set_back_does_not_put_a_job_off_for_years(home: Home) -> None:
    training = service(home, retry_wait=60)
    job = training.ask(TrainingRequest())
    future = JobLedger(home.ledger, lambda: datetime(2099, 1, 1, tzinfo=UTC))
    future.started(job.job_id)
    far = (datetime(2099, 1, 1, tzinfo=UTC) - datetime.now(UTC)) / 2
    future.put_off(job.job_id, "the disk is full", wait=far)

    assert training.next_due() is not None


def test_what_cannot_get_better_by_waiting_is_not_tried_again(home: Home) -> None:
    training = service(home, works.refuses)
    training.ask(TrainingRequest())

    with pytest.raises(NothingToLearnError):
        run_next(training)

    assert training.jobs()[0].state is JobState.FAILED


def test_a_training_is_taken_out_of_the_line_but_not_out_of_its_work(home: Home) -> None:
    training = service(home)
    job = training.ask(TrainingRequest())

    assert training.withdraw(job.job_id).state is JobState.CANCELLED
    with pytest.raises(UnknownJobError, match="cancelled"):
        training.withdraw(job.job_id)
    with pytest.raises(UnknownJobError):
        training.withdraw("000009-nothing")
    assert training.waiting() == ()


def test_a_dry_run_needs_data_and_a_free_name(home: Home) -> None:
    published(ModelRegistry(home.models), "old")

    with pytest.raises(NoSnapshotError):
        service(home).rehearse(TrainingRequest())
    with pytest.raises(VersionNameError):
        service(home).rehearse(TrainingRequest(version="old"))


def test_a_job_that_was_acknowledged_survives_a_damaged_record(home: Home) -> None:
    job = service(home).ask(TrainingRequest(note="do not lose me"))
    (home.ledger / "jobs.sqlite").write_bytes(b"scrambled eggs " * 1000)

    training = service(home)

    assert [waiting.job_id for waiting in training.waiting()] == [job.job_id]
    recovery = training.recovery
    assert recovery is not None
    assert recovery.restored
