"""Trainings: asked for, waiting in line, done one at a time, looked back at."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    NoSnapshotError,
    NotAllowedError,
    QueueFullError,
    UnknownJobError,
    UnmeasuredActivationError,
)
from routingml_desktop.domain.roles import Right
from routingml_desktop.domain.training import JobState, Rehearsal
from routingml_desktop.ledger.jobs import JobLedger
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.services.accounts import current_user
from routingml_desktop.services.job_record import JobRecords
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.training_runs import TrainingRuns, Workplace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from pathlib import Path

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.training import TrainingJob, TrainingRecord, TrainingRequest
    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.paths import Home
    from routingml_desktop.registry.model_registry import ModelRegistry
    from routingml_desktop.settings import Settings

_MOMENT: Final = 0.3


class TrainingService:
    """Trains one version at a time, keeps the line of those that wait and how each one ended."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        registry: ModelRegistry,
        *,
        oversight: Oversight | None = None,
        workplace: Workplace | None = None,
    ) -> None:
        """``workplace`` says what is done, where, and when; by default here, in a child process."""
        self._home = home
        self._settings = settings
        self._registry = registry
        self._oversight = oversight or Oversight()
        workplace = workplace or Workplace()
        clock = workplace.clock
        self._jobs = JobLedger(home.ledger) if clock is None else JobLedger(home.ledger, clock)
        self._records = JobRecords(self._jobs, home.logs)
        self._runs = TrainingRuns(
            home,
            lambda: self._settings,
            registry,
            self._jobs,
            self._records,
            self._oversight,
            workplace,
        )
        self._settled = False

    def use_settings(self, settings: Settings) -> None:
        """Train as these say from now on; what runs already goes on as it began."""
        self._settings = settings

    # --- the line

    def ask(self, request: TrainingRequest) -> TrainingJob:
        """Put a training in line; the pending job.

        Raises VersionNameError for a name that cannot be had, QueueFullError when the line has no
        room, in which case the request is noted as deferred, NotAllowedError and WriteError.
        Without measuring nothing is compared, so that activating then needs the right to deploy.
        """
        self._require_right(request)
        self._registry.check_free(request.version)
        most = self._settings.training.queue_size
        job = self._jobs.asked(_signed(request), most_waiting=most)
        if job.state is JobState.DEFERRED:
            raise QueueFullError(most)
        return job

    def ask_once(self, request: TrainingRequest) -> TrainingJob | None:
        """Put a training with a reason in line, once per cooldown; None when that is not over.

        Raises QueueFullError and WriteError as ``ask`` does.
        """
        limits = self._settings.training
        job = self._jobs.asked_once(
            _signed(request),
            most_waiting=limits.queue_size,
            cooldown=timedelta(hours=limits.cooldown_hours),
        )
        if job is not None and job.state is JobState.DEFERRED:
            raise QueueFullError(limits.queue_size)
        return job

    def waiting(self) -> tuple[TrainingJob, ...]:
        """The line, the next one first; what a killed program left running is back in it."""
        if not self._settled:
            self.settle()
        return self._jobs.waiting()

    def next_due(self) -> TrainingJob | None:
        """The first of the line whose time has come; None when nobody waits or all have to."""
        return next((job for job in self.waiting() if self.seconds_until_due(job) <= 0), None)

    def seconds_until_due(self, job: TrainingJob) -> float:
        """How long a job that is tried again must still wait; 0 and less when it may start."""
        if job.not_before is None:
            return 0.0
        left = (job.not_before - self._jobs.now()).total_seconds()
        # A clock that was set back must not put a job off for longer than it was meant to wait.
        return left if left <= self._runs.wait_of(job).total_seconds() else 0.0

    def withdraw(self, job_id: str) -> TrainingJob:
        """Take a training out of the line; raise UnknownJobError when it does not wait there.

        Raises NotAllowedError when the policy does not let this person train.
        """
        self._oversight.require(Right.TRAIN, job_id)
        try:
            return self._jobs.ended(job_id, JobState.CANCELLED, out_of_line=True)
        except (LookupError, ValueError) as error:
            raise UnknownJobError(job_id, str(error)) from error

    # --- running

    def run(self, request: TrainingRequest, report: Report, stopping: Stopping) -> TrainingJob:
        """Train as asked, past the line, and wait for the end; the job with what it published.

        Its state is ``skipped`` when the promotion gate kept the active version. The work is done
        in a child process whose log records become this process's. Raises WorkCancelledError within
        a second of ``stopping``; AlreadyRunningError while another training runs on this home, here
        or elsewhere; VersionNameError; WorkerCrashedError; and what the work refuses with. Whatever
        is raised, the version that was active stays so, and the job is noted with its outcome.
        Raises NotAllowedError when the policy does not let this person train.
        """
        self._require_right(request)
        self._registry.check_free(request.version)
        with self._alone():
            self._settle()
            self._runs.require_space()
            job = self._jobs.started(self._jobs.asked(_signed(request)).job_id)
            ended = self._runs.run(job, report, stopping, again=False)
        self._runs.prune()
        return ended

    def run_job(self, job_id: str, report: Report, stopping: Stopping) -> TrainingJob:
        """Train what waits in line under this id; the job as it is then.

        It is pending again when it failed with what may pass and has tries left. Raises as ``run``
        does, and UnknownJobError when it does not wait any more.
        """
        with self._alone():
            self._settle()
            try:
                job = self._jobs.started(job_id)
            except (LookupError, ValueError) as error:
                raise UnknownJobError(job_id, str(error)) from error
            ended = self._runs.run(job, report, stopping, again=True)
        self._runs.prune()
        return ended

    def rehearse(self, request: TrainingRequest) -> Rehearsal:
        """What a training would learn from and how long it would take; nothing is written.

        Raises NoSnapshotError, VersionNameError and, when the disk is too full, WriteError.
        """
        self._registry.check_free(request.version)
        facts = SnapshotStore(self._home.plant).facts()
        if facts is None:
            raise NoSnapshotError
        self._runs.require_space()
        waiting = len(self.waiting())
        most = self._settings.training.queue_size
        pace = self.pace(evaluate=request.evaluate)
        return Rehearsal(
            source=facts.source.name,
            taken=facts.taken,
            items=facts.items,
            operations=facts.operations,
            work_results=facts.work_results,
            seconds=pace[-1][1] if pace else None,
            version=request.version or "named by the time when it is published",
            waiting=waiting,
            problem=f"the line is full ({most} waiting)" if waiting >= most else "",
        )

    # --- looking back

    def jobs(
        self, *, states: Collection[JobState] = (), text: str = "", limit: int = 500
    ) -> tuple[TrainingJob, ...]:
        """Past and present trainings, newest first, of some states and with some text."""
        if not self._settled:
            self.settle()
        return self._jobs.jobs(states=states, text=text, limit=limit)

    def ended_since(self, moment: datetime) -> tuple[TrainingJob, ...]:
        """Trainings that came to an end of their own after ``moment``, newest first."""
        ended = self.jobs(states=(JobState.SUCCEEDED, JobState.SKIPPED, JobState.FAILED))
        return tuple(job for job in ended if job.ended is not None and job.ended > moment)

    def job(self, job_id: str) -> TrainingJob:
        """One of them; raise UnknownJobError."""
        try:
            return self._jobs.job(job_id)
        except LookupError as error:
            raise UnknownJobError(job_id) from error

    def record(self, job_id: str) -> TrainingRecord | None:
        """How a training went, step by step; None when nothing was kept."""
        return self._jobs.record(job_id)

    def save_log(self, job_id: str, file: Path) -> None:
        """Write the whole log of a training to ``file``, also while it runs.

        Where its file is not there, not yet or not any more, these are the lines of its record.
        Raises UnknownJobError when there is neither, and WriteError.
        """
        durable.write_bytes(file, self._records.log(job_id))
        self._oversight.exported(f"training log {job_id}", file)

    def pace(self, *, evaluate: bool) -> tuple[tuple[float, float], ...]:
        """Fraction and seconds of the last whole training of this kind; empty without one."""
        return self._records.pace(evaluate=evaluate)

    def settle(self) -> tuple[TrainingJob, ...]:
        """Note the end of trainings whose program ended, and clear away what they left; these jobs.

        One that had published its version is finished, the others go back into the line. The first
        training and the first look at the jobs do so too. Does nothing while another training runs,
        since then nothing was abandoned.
        """
        try:
            with self._alone():
                return self._settle()
        except AlreadyRunningError:
            return ()

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record of trainings was opened; None when nothing."""
        return self._jobs.recovery

    # --- how it is done

    def _require_right(self, request: TrainingRequest) -> None:
        """Raise NotAllowedError; what answers without passing the gate is deployed by hand."""
        self._oversight.require(Right.TRAIN, request.version)
        if request.activate and not request.evaluate:
            try:
                self._oversight.require(Right.DEPLOY, request.version)
            except NotAllowedError as error:
                raise UnmeasuredActivationError(error.right, error.role, error.who) from error

    def _settle(self) -> tuple[TrainingJob, ...]:
        ended = self._runs.settle()
        self._settled = True
        return ended

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = self._home.ledger / "training.lock"
        held = claim(lock)
        if held is None:
            # Perhaps another program only settles, which is a matter of moments.
            threading.Event().wait(_MOMENT)
            held = claim(lock)
        if held is None:
            raise AlreadyRunningError(self._home.folder, "is training")
        with held:
            yield


def _signed(request: TrainingRequest) -> TrainingRequest:
    """With the user of this PC who asks, unless somebody is named already."""
    return request if request.asked_by else replace(request, asked_by=current_user())
