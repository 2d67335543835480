"""Trainings: asked for, run in a child process, published, noted."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    ModelsFolderError,
    NoSnapshotError,
    NotAllowedError,
    QueueFullError,
    UnknownJobError,
    UnmeasuredActivationError,
    WorkCancelledError,
    WorkerCrashedError,
    WriteError,
)
from routingml_desktop.domain.roles import Right
from routingml_desktop.domain.training import JobState, Rehearsal
from routingml_desktop.ledger.jobs import JobLedger
from routingml_desktop.logs import KEPT_FILES, log_of
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.services.accounts import current_user
from routingml_desktop.services.child_process import into_this_log, run_in_child
from routingml_desktop.services.job_record import JobRecorder
from routingml_desktop.services.models_folder import require_open_models_folder
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.training_ends import TrainingEnds
from routingml_desktop.services.training_log import recorded_log
from routingml_desktop.services.training_process import TrainingWork, train_version

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import datetime

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.progress import Progress, Report, Stopping
    from routingml_desktop.domain.training import TrainingJob, TrainingRecord, TrainingRequest
    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.paths import Home
    from routingml_desktop.registry.model_registry import ModelRegistry
    from routingml_desktop.settings import Settings

    Work = Callable[[TrainingWork, Report, Stopping], VersionFacts]
    Clock = Callable[[], datetime]
    Run = Callable[..., VersionFacts]
    """Does the work, as ``run_in_child`` or ``run_here`` do."""

logger = logging.getLogger(__name__)

LEAST_FREE: Final = 50_000_000
"""Bytes that must be free on the disk before a training starts."""

PASSING: Final = (WriteError, WorkerCrashedError, ModelsFolderError)
"""Failures that may be gone at the next try: a full disk, a share that is away, a killed child."""

_MOMENT: Final = 0.3

PROGRAM_ENDED: Final = "the program ended"


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the work of a training is done, and what time it is there."""

    run: Run = run_in_child
    clock: Clock | None = None
    """None is this PC's."""


class TrainingService:
    """Trains one version at a time, keeps the line of those that wait and how each one ended."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        registry: ModelRegistry,
        *,
        work: Work = train_version,
        least_free: int = LEAST_FREE,
        oversight: Oversight | None = None,
        workplace: Workplace | None = None,
    ) -> None:
        """``workplace`` is another than a child process on this PC's clock, such as a replay's."""
        self._home = home
        self._settings = settings
        self._registry = registry
        self._work = work
        self._least_free = least_free
        self._oversight = oversight or Oversight()
        self._workplace = workplace or Workplace()
        clock = self._workplace.clock
        self._jobs = JobLedger(home.ledger) if clock is None else JobLedger(home.ledger, clock)
        self._ends = TrainingEnds(registry, self._jobs)
        self._settled = False
        self._recorders: dict[str, JobRecorder] = {}

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
        return left if left <= self._wait(job.tries).total_seconds() else 0.0

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
            self._require_space()
            job = self._jobs.started(self._jobs.asked(_signed(request)).job_id)
            ended = self._trained(job, report, stopping, again=False)
        self._prune()
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
            ended = self._trained(job, report, stopping, again=True)
        self._prune()
        return ended

    def rehearse(self, request: TrainingRequest) -> Rehearsal:
        """What a training would learn from and how long it would take; nothing is written.

        Raises NoSnapshotError, VersionNameError and, when the disk is too full, WriteError.
        """
        self._registry.check_free(request.version)
        facts = SnapshotStore(self._home.plant).facts()
        if facts is None:
            raise NoSnapshotError
        self._require_space()
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
        recorder = self._recorders.get(job_id)
        record = self.record(job_id) if recorder is None else recorder.record()
        kept = self.job(job_id).log_file if recorder is None else ""
        log_file = Path(kept or self._log_file(job_id))
        rotated = [Path(f"{log_file}.{number}") for number in range(KEPT_FILES, 0, -1)]
        parts = [part for part in (*rotated, log_file) if part.is_file()]
        if parts:
            durable.write_bytes(file, b"".join(part.read_bytes() for part in parts))
        elif record is not None:
            durable.write_bytes(file, recorded_log(record))
        else:
            raise UnknownJobError(job_id, "its log is not kept any more")
        self._oversight.exported(f"training log {job_id}", file)

    def pace(self, *, evaluate: bool) -> tuple[tuple[float, float], ...]:
        """Fraction and seconds of the last whole training of this kind; empty without one."""
        for job in self._jobs.jobs(states=(JobState.SUCCEEDED, JobState.SKIPPED), limit=20):
            record = self._jobs.record(job.job_id) if job.request.evaluate == evaluate else None
            if record is None or job.started is None or job.ended is None:
                continue
            whole = (job.ended - job.started).total_seconds()
            steps = tuple((step.fraction, step.seconds) for step in record.steps)
            return (*steps, (1.0, max(whole, steps[-1][1] if steps else 0.0)))
        return ()

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

    def _trained(
        self, job: TrainingJob, report: Report, stopping: Stopping, *, again: bool
    ) -> TrainingJob:
        recorder = self._recorders[job.job_id] = JobRecorder()

        def hear(progress: Progress) -> None:
            recorder.report(progress)
            report(progress)

        def take(record: logging.LogRecord) -> None:
            recorder.log(record)
            into_this_log(record)

        run, clock = self._workplace.run, self._workplace.clock
        moment = None if clock is None else clock()
        work = TrainingWork(
            str(self._home.folder),
            self._settings,
            job.request,
            job.job_id,
            moment,
            str(self._home.models),
        )
        try:
            self._require_space()
            self._registry.check_free(job.request.version)
            facts = run(self._work, work, hear, take, stopping, name="training")
        except BaseException as error:
            self._keep(job, recorder)
            ended = self._broken_off(job, error, again=again)
            self._note(job if ended is None else ended, type(error).__name__)
            if ended is None:
                raise
            return ended
        self._keep(job, recorder)
        ended = self._ends.published(job.job_id, facts)
        self._note(ended)
        return ended

    def _note(self, job: TrainingJob, error: str = "") -> None:
        facts = {"job": job.job_id, "state": job.state.value}
        if error:
            facts |= {"state": self._jobs.job(job.job_id).state.value, "error": error}
        if job.request.asked_by:
            facts["asked_by"] = job.request.asked_by
        self._oversight.note(Deed.TRAINED, job.version or job.request.version, job.version, facts)
        active = self._registry.active()
        if job.version and active is not None and active.name == job.version:
            by_training = {"job": job.job_id}
            self._oversight.note(Deed.ACTIVATED, job.version, job.version, by_training)

    def _broken_off(
        self, job: TrainingJob, error: BaseException, *, again: bool
    ) -> TrainingJob | None:
        """Note what became of a training that raised; None when the error is to be raised on."""
        stopped = isinstance(error, WorkCancelledError | KeyboardInterrupt)
        finished = self._ends.withdrawn(job) if stopped else self._ends.completed(job)
        if finished is not None:
            return finished
        if stopped:
            self._jobs.ended(job.job_id, JobState.CANCELLED)
            return None
        if again and isinstance(error, PASSING) and self._may_try_again(job):
            logger.warning("training %s is tried again: %s", job.job_id, error)
            return self._jobs.put_off(job.job_id, error, wait=self._wait(job.tries))
        self._jobs.ended(job.job_id, JobState.FAILED, error=error)
        return None

    def _settle(self) -> tuple[TrainingJob, ...]:
        ended = []
        for job in self._jobs.abandoned():
            finished = self._ends.completed(job)
            if finished is None:
                logger.warning("training %s: %s", job.job_id, PROGRAM_ENDED)
                if self._may_try_again(job):
                    finished = self._jobs.put_off(job.job_id, PROGRAM_ENDED, wait=timedelta())
                else:
                    finished = self._jobs.ended(job.job_id, JobState.FAILED, error=PROGRAM_ENDED)
            ended.append(finished)
        self._registry.sweep()
        self._settled = True
        return tuple(ended)

    def _may_try_again(self, job: TrainingJob) -> bool:
        return job.tries <= self._settings.training.retries

    def _wait(self, tries: int) -> timedelta:
        """How long a job waits after so many tries."""
        return timedelta(seconds=self._settings.training.retry_wait * 2 ** max(0, tries - 1))

    def _log_file(self, job_id: str) -> Path:
        """The log of the process that trains, named by its job so that no other one writes it."""
        return log_of(self._home.logs, "training", job_id)

    def _keep(self, job: TrainingJob, recorder: JobRecorder) -> None:
        self._recorders.pop(job.job_id, None)
        try:
            self._jobs.keep_record(job.job_id, recorder.record(), str(self._log_file(job.job_id)))
        except WriteError as error:
            # How it went is worth less than that it went.
            logger.warning("The record of training %s is not kept: %s", job.job_id, error)

    def _require_space(self) -> None:
        require_open_models_folder(self._home)
        largest = max((facts.size_bytes for facts in self._registry.versions()), default=0)
        needed = max(self._least_free, 2 * largest)
        if durable.free_bytes(self._home.models) < needed:
            problem = f"less than {needed / 1_000_000:,.0f} MB are free on the disk"
            raise WriteError(self._home.models, problem)

    def _prune(self) -> None:
        try:
            self._registry.prune(self._settings.storage.keep_versions, self._note_pruned)
        except WriteError as error:
            # The training is done; the next one prunes again.
            logger.warning("An old version stays: %s", error)

    def _note_pruned(self, name: str) -> None:
        self._oversight.note(Deed.REMOVED, name, name, {"by": "storage.keep_versions"})

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
