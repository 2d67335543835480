"""How a training ends: what its version says about itself, and what is still to be done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import DamagedError
from routingml_desktop.domain.promotion import Verdict
from routingml_desktop.domain.training import JobState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.ledger.jobs import JobLedger
    from routingml_desktop.registry.model_registry import ModelRegistry

logger = logging.getLogger(__name__)

PROMOTION: Final = "promotion"
"""Key of the metrics under which a version carries what the gate decided."""
OVERTAKEN: Final = "published, but not activated: a newer version came before the program went on"


def verdict_of(decided: Mapping[str, Any]) -> Verdict | None:
    """What the gate decided about a version; None when it was not asked."""
    try:
        return Verdict.from_dict(decided) if decided.get("checks") else None
    except (KeyError, TypeError, ValueError) as error:
        logger.warning("a verdict of another program is told by its sentence alone: %s", error)
        return None


class TrainingEnds:
    """Notes ends. The version itself says which, so that a kill at any point changes nothing."""

    def __init__(self, registry: ModelRegistry, jobs: JobLedger) -> None:
        self._registry = registry
        self._jobs = jobs

    def published(self, job_id: str, facts: VersionFacts) -> TrainingJob:
        """The child did all it had to do; the ended job."""
        decided = self._decided(facts.name)
        skipped, kept = decided.get("skipped", False), decided.get("kept", True)
        figures = {name: value for name, value in facts.figures.items() if value is not None}
        verdict = verdict_of(decided)
        if verdict is not None:
            self._jobs.keep_verdict(job_id, verdict)
        ended = self._jobs.ended(
            job_id,
            JobState.SKIPPED if skipped else JobState.SUCCEEDED,
            version=facts.name if kept else "",
            outcome=str(decided.get("sentence", "")),
            figures=figures,
        )
        if not kept:
            self._registry.remove(facts.name)
        return ended

    def withdrawn(self, job: TrainingJob) -> TrainingJob | None:
        """Take back what a stopped child published; the ended job when it was too late to stop."""
        made = self._registry.made_by(job.job_id)
        self._registry.sweep()
        if made is None:
            return None
        if self._is_done(made, job):
            return self.published(job.job_id, made)
        self._registry.remove(made.name)
        return None

    def completed(self, job: TrainingJob) -> TrainingJob | None:
        """Finish what a child had published when it ended; None when it had not come that far."""
        made = self._registry.made_by(job.job_id)
        self._registry.sweep()
        if made is None:
            return None
        try:
            return self._finished(job, made)
        except DamagedError as error:
            logger.warning("version %s was not finished: %s", made.name, error)
            self._registry.remove(made.name)
            return None

    def _finished(self, job: TrainingJob, made: VersionFacts) -> TrainingJob:
        if not self._is_done(made, job):
            if self._registry.versions()[0].name != made.name:
                logger.warning("version %s: %s", made.name, OVERTAKEN)
                return self._jobs.ended(
                    job.job_id, JobState.SUCCEEDED, version=made.name, outcome=OVERTAKEN
                )
            self._registry.activate(made.name)
        return self.published(job.job_id, made)

    def _is_done(self, made: VersionFacts, job: TrainingJob) -> bool:
        wanted = self._decided(made.name).get("activate", job.request.activate)
        return not wanted or self._registry.has_been_active(made.name)

    def _decided(self, name: str) -> dict[str, Any]:
        return dict(self._registry.metrics(name).get(PROMOTION) or {})
