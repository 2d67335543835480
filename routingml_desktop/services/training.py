"""Trainings: asked for, run in a child process, published, noted."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import AlreadyRunningError, WorkCancelledError, WriteError
from routingml_desktop.domain.training import JobState
from routingml_desktop.ledger.jobs import JobLedger
from routingml_desktop.services.child_process import into_this_log, run_in_child
from routingml_desktop.services.training_process import TrainingWork, train_version

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.training import TrainingJob, TrainingRequest
    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.paths import Home
    from routingml_desktop.registry.model_registry import ModelRegistry
    from routingml_desktop.settings import Settings

    Work = Callable[[TrainingWork, Report, Stopping], VersionFacts]

logger = logging.getLogger(__name__)

LEAST_FREE: Final = 50_000_000
"""Bytes that must be free on the disk before a training starts."""

_MOMENT: Final = 0.3

PROGRAM_ENDED: Final = "the program ended"


class TrainingService:
    """Trains one version at a time and keeps the record of how each training ended."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        registry: ModelRegistry,
        *,
        work: Work = train_version,
        least_free: int = LEAST_FREE,
    ) -> None:
        self._home = home
        self._settings = settings
        self._registry = registry
        self._work = work
        self._least_free = least_free
        self._jobs = JobLedger(home.ledger)
        self._settled = False

    def run(self, request: TrainingRequest, report: Report, stopping: Stopping) -> TrainingJob:
        """Train as asked and wait for the end; the job with the version it published.

        The work is done in a child process whose log records become this process's. Raises
        WorkCancelledError within a second of ``stopping``; AlreadyRunningError while another
        training runs on this home, here or elsewhere; VersionNameError; WorkerCrashedError; and
        what the work refuses with. Whatever is raised, the version that was active stays so, and
        the job is noted with its outcome.
        """
        self._registry.check_free(request.version)
        with self._alone():
            self._settle()
            self._require_space()
            job_id = self._jobs.asked(request).job_id
            self._jobs.started(job_id)
            ended = self._trained(job_id, request, report, stopping)
        self._prune()
        return ended

    def jobs(
        self, *, states: Collection[JobState] = (), text: str = "", limit: int = 500
    ) -> tuple[TrainingJob, ...]:
        """Past and present trainings, newest first, of some states and with some text."""
        if not self._settled:
            self.settle()
        return self._jobs.jobs(states=states, text=text, limit=limit)

    def settle(self) -> tuple[TrainingJob, ...]:
        """Note the end of trainings whose program ended, and clear away what they left; these jobs.

        The first training and the first look at the jobs do so too. Does nothing while another
        training runs, since then nothing was abandoned.
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

    def _trained(
        self, job_id: str, request: TrainingRequest, report: Report, stopping: Stopping
    ) -> TrainingJob:
        work = TrainingWork(str(self._home.folder), self._settings, request, job_id)
        facts: VersionFacts | None
        try:
            facts = run_in_child(self._work, work, report, into_this_log, stopping, name="training")
        except WorkCancelledError:
            facts = self._withdrawn(job_id, request)
            if facts is None:
                self._jobs.ended(job_id, JobState.CANCELLED)
                raise
        except BaseException as error:
            facts = self._completed(job_id, request)
            if facts is None:
                self._jobs.ended(job_id, JobState.FAILED, error=str(error))
                raise
        return self._succeeded(job_id, facts)

    def _withdrawn(self, job_id: str, request: TrainingRequest) -> VersionFacts | None:
        """Take back what a stopped child published; what is active already cannot be stopped."""
        made = self._registry.made_by(job_id)
        self._registry.sweep()
        if made is None or self._is_done(made, request):
            return made
        self._registry.remove(made.name)
        return None

    def _completed(self, job_id: str, request: TrainingRequest) -> VersionFacts | None:
        """Finish what a child had published when it ended; None when it had not come that far."""
        made = self._registry.made_by(job_id)
        self._registry.sweep()
        if made is not None and not self._is_done(made, request):
            self._registry.activate(made.name)
        return made

    def _is_done(self, made: VersionFacts, request: TrainingRequest) -> bool:
        return not request.activate or self._registry.has_been_active(made.name)

    def _succeeded(self, job_id: str, facts: VersionFacts) -> TrainingJob:
        figures = {name: value for name, value in facts.figures.items() if value is not None}
        return self._jobs.ended(job_id, JobState.SUCCEEDED, version=facts.name, figures=figures)

    def _settle(self) -> tuple[TrainingJob, ...]:
        ended = []
        for job in self._jobs.abandoned():
            made = self._registry.made_by(job.job_id)
            if made is not None and self._is_done(made, job.request):
                ended.append(self._succeeded(job.job_id, made))
            else:
                logger.warning("training %s: %s", job.job_id, PROGRAM_ENDED)
                ended.append(self._jobs.ended(job.job_id, JobState.FAILED, error=PROGRAM_ENDED))
        self._registry.sweep()
        self._settled = True
        return tuple(ended)

    def _require_space(self) -> None:
        largest = max((facts.size_bytes for facts in self._registry.versions()), default=0)
        needed = max(self._least_free, 2 * largest)
        if durable.free_bytes(self._home.models) < needed:
            problem = f"less than {needed / 1_000_000:,.0f} MB are free on the disk"
            raise WriteError(self._home.models, problem)

    def _prune(self) -> None:
        try:
            self._registry.prune(self._settings.storage.keep_versions)
        except WriteError as error:
            # The training is done; the next one prunes again.
            logger.warning("An old version stays: %s", error)

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
