"""The work of trainings: done in a child process, published, noted however it ends."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    ModelsFolderError,
    WorkCancelledError,
    WorkerCrashedError,
    WriteError,
)
from routingml_desktop.domain.training import JobState
from routingml_desktop.services.child_process import into_this_log, run_in_child
from routingml_desktop.services.models_folder import require_open_models_folder
from routingml_desktop.services.training_ends import TrainingEnds
from routingml_desktop.services.training_process import TrainingWork, train_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.progress import Progress, Report, Stopping
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.ledger.jobs import JobLedger
    from routingml_desktop.paths import Home
    from routingml_desktop.registry.model_registry import ModelRegistry
    from routingml_desktop.services.job_record import JobRecords
    from routingml_desktop.services.oversight import Oversight
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

PROGRAM_ENDED: Final = "the program ended"


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the work of a training is done, which work it is, and what time it is there."""

    run: Run = run_in_child
    clock: Clock | None = None
    """None is this PC's."""
    work: Work = train_version
    least_free: int = LEAST_FREE


class TrainingRuns:
    """Does one job at a time; whatever happens to it, its end is noted."""

    def __init__(
        self,
        home: Home,
        settings: Callable[[], Settings],
        registry: ModelRegistry,
        jobs: JobLedger,
        records: JobRecords,
        oversight: Oversight,
        workplace: Workplace,
    ) -> None:
        """``settings`` answers with those that count now."""
        self._home = home
        self._settings = settings
        self._registry = registry
        self._jobs = jobs
        self._records = records
        self._oversight = oversight
        self._workplace = workplace
        self._ends = TrainingEnds(registry, jobs)

    def run(
        self, job: TrainingJob, report: Report, stopping: Stopping, *, again: bool
    ) -> TrainingJob:
        """Do the work of a started job; the job as it ended.

        With ``again`` a failure that may pass puts it back into the line while it has tries left.
        Raises what the work raises, after the end was noted.
        """
        recorder = self._records.begin(job.job_id)

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
            self._settings(),
            job.request,
            job.job_id,
            moment,
            str(self._home.models),
        )
        try:
            self.require_space()
            self._registry.check_free(job.request.version)
            facts = run(self._workplace.work, work, hear, take, stopping, name="training")
        except BaseException as error:
            self._records.keep(job.job_id)
            ended = self._broken_off(job, error, again=again)
            self._note(job if ended is None else ended, type(error).__name__)
            if ended is None:
                raise
            return ended
        self._records.keep(job.job_id)
        ended = self._ends.published(job.job_id, facts)
        self._note(ended)
        return ended

    def settle(self) -> tuple[TrainingJob, ...]:
        """Note the end of jobs whose program ended, and clear away what they left; these jobs."""
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
        return tuple(ended)

    def wait_of(self, job: TrainingJob) -> timedelta:
        """How long a job waits after so many tries."""
        return timedelta(seconds=self._settings().training.retry_wait * 2 ** max(0, job.tries - 1))

    def require_space(self) -> None:
        """Raise WriteError when no version fits, and what ``require_open_models_folder`` does."""
        require_open_models_folder(self._home)
        largest = max((facts.size_bytes for facts in self._registry.versions()), default=0)
        needed = max(self._workplace.least_free, 2 * largest)
        if durable.free_bytes(self._home.models) < needed:
            problem = f"less than {needed / 1_000_000:,.0f} MB are free on the disk"
            raise WriteError(self._home.models, problem)

    def prune(self) -> None:
        """Remove the versions beyond those to keep; one that cannot be removed stays."""
        try:
            self._registry.prune(self._settings().storage.keep_versions, self._note_pruned)
        except WriteError as error:
            # The training is done; the next one prunes again.
            logger.warning("An old version stays: %s", error)

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
            return self._jobs.put_off(job.job_id, error, wait=self.wait_of(job))
        self._jobs.ended(job.job_id, JobState.FAILED, error=error)
        return None

    def _may_try_again(self, job: TrainingJob) -> bool:
        return job.tries <= self._settings().training.retries

    def _note_pruned(self, name: str) -> None:
        self._oversight.note(Deed.REMOVED, name, name, {"by": "storage.keep_versions"})
