"""What became of a training, in a sentence and its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.training import JobState
from routingml_desktop.ui.gate_words import flag_texts, outcome_text
from routingml_desktop.ui.job_words import error_text
from routingml_desktop.ui.numbers import clock
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from routingml_desktop.domain.training import TrainingJob


def outcome_words(job: TrainingJob) -> tuple[str, Tone]:
    """What a job that is over, or waits again, published or why it did not."""
    translate = QCoreApplication.translate
    if job.state is JobState.SKIPPED:
        text = translate("OutcomeWords", "Not better, so the active version stays. {outcome}")
        return text.format(outcome=outcome_text(job)), Tone.WARNING
    if job.state is JobState.PENDING:
        if not job.error:
            return (
                translate(
                    "OutcomeWords", "Another program trains on this data; this training waits."
                ),
                Tone.WARNING,
            )
        text = translate("OutcomeWords", "Failed and is tried again at {time}: {error}")
        return text.format(time=clock(job.not_before), error=error_text(job)), Tone.WARNING
    if job.state is JobState.FAILED:
        return error_text(job), Tone.BAD
    text = translate("OutcomeWords", "Published: version {version}").format(version=job.version)
    looks = job.verdict is not None and bool(flag_texts(job.verdict))
    return f"{text} {outcome_text(job)}".strip(), Tone.WARNING if looks else Tone.GOOD
