"""Why a training was asked for and why it failed, in the operator's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.services.threshold_texts import broken_texts
from routingml_desktop.ui.cycle_words import cycle_reason
from routingml_desktop.ui.language import language
from routingml_desktop.ui.notices import failure_text

if TYPE_CHECKING:
    from routingml_desktop.domain.training import TrainingJob, TrainingRequest


def reason_text(request: TrainingRequest) -> str:
    """Which broken thresholds asked for it; of an older request as it was noted then."""
    return broken_texts(request.broken, language()) or request.reason


def error_text(job: TrainingJob) -> str:
    """Why a job failed and what to do; of an older job as it was noted then."""
    return failure_text(job.failure, cycle_reason(job.error))
