"""What a version says of itself ends the job that made it: the gate's verdict too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.promotion import Check, Concern, Flag, Question, Verdict
from routingml_desktop.domain.quality import Figure
from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.ledger.jobs import JobLedger
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.training_ends import PROMOTION, TrainingEnds, verdict_of
from tests.builders import version_facts
from tests.registry.parts import writing

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.training import TrainingJob

FLAG = Flag(Concern.CHANGED_ROUTINGS, "A", "8 of 80 …", {"changed": 8.0, "known": 80.0})
VERDICT = Verdict(
    promoted=False,
    champion="v1",
    sentence="Not better than v1: …",
    checks=(Check(Question.EXACT, passed=False, told="…", figure=Figure(-0.1, 80, -0.2, -0.01)),),
    flags=(FLAG,),
)


def ended(folder: Path, promotion: dict[str, Any]) -> TrainingJob:
    """A job whose version was published with these words of the gate."""
    registry, jobs = ModelRegistry(folder / "models"), JobLedger(folder / "ledger")
    job = jobs.started(jobs.asked(TrainingRequest()).job_id)
    facts = registry.publish(
        writing(), version_facts("v2"), {PROMOTION: promotion}, (), activate=False, job=job.job_id
    )
    return TrainingEnds(registry, jobs).published(job.job_id, facts)


@pytest.mark.parametrize("kept", [True, False])
def test_a_skipped_job_keeps_the_verdict_whether_its_version_stays_or_not(
    tmp_path: Path,
    kept: bool,  # noqa: FBT001 (the setting that is tried)
) -> None:
    job = ended(tmp_path, VERDICT.as_dict() | {"skipped": True, "kept": kept})

    assert job.state is JobState.SKIPPED
    assert job.verdict == VERDICT
    assert job.outcome == VERDICT.sentence
    assert bool(job.version) is kept


@pytest.mark.parametrize(
    "promotion",
    [
        {"sentence": ""},
        {"sentence": "", "checks": []},
        VERDICT.as_dict() | {"checks": [{"question": "colour"}]},
    ],
    ids=["not asked", "asked nothing", "of another program"],
)
def test_without_a_verdict_that_can_be_read_the_job_ends_all_the_same(
    tmp_path: Path, promotion: dict[str, Any]
) -> None:
    job = ended(tmp_path, promotion)

    assert job.state is JobState.SUCCEEDED
    assert job.verdict is None
    assert verdict_of(promotion) is None
