"""Judges a version before it is published, beside the active one, on the frozen items."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import DamagedError, IncompatibleVersionError
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.services.changed_routings import (
    changed_routings,
    families_of,
    ways_of_version,
)
from routingml_desktop.services.models import load_version
from routingml_desktop.services.odd_bookings import odd_bookings
from routingml_desktop.services.promotion import (
    contest,
    first_verdict,
    flagged,
    unproven_verdict,
    verdict,
)
from routingml_desktop.services.trial import TRIAL, Trial, frozen_items, trial, truth

if TYPE_CHECKING:
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.promotion import Flag, Verdict
    from routingml_desktop.domain.quality import QualityReport
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.registry.model_registry import ModelRegistry
    from routingml_desktop.settings import Settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a version said about the frozen items, and what the gate made of it."""

    trial: Trial
    verdict: Verdict


def judge(
    registry: ModelRegistry,
    model: RoutingModel,
    frames: TrainingFrames,
    settings: Settings,
    measured: QualityReport,
    report: Report,
    stopping: Stopping,
) -> Judged:
    """Learn without the frozen items, ask for them, and compare; raise WorkCancelledError.

    ``model`` is the new version, which learned from all of ``frames``.
    """
    rules, seed = settings.promotion, settings.evaluation.seed
    before = answers_of(registry, _champion(registry))
    items = frozen_items(frames, before.items if before else (), rules.holdout_items, seed)

    def quietly(progress: Progress) -> None:
        # Its stages, figures and curves are not the new version's.
        report(replace(progress, stage=TrainingStage.EVALUATE, figures={}, points=()))

    found = trial(frames, items, settings.learning, settings.index, quietly, stopping)
    decided = _decided(registry, frames, settings, measured, before, found)
    stop_if(stopping)
    decided = flagged(decided, _changed(registry, model, frames, measured), "routings")
    logger.info("promotion gate: %s", decided.sentence)
    figures = {
        f"gate.{check.question}": check.figure.value
        for check in decided.checks
        if check.figure is not None and check.figure.value is not None
    }
    report(Progress(TrainingStage.EVALUATE, 1.0, decided.sentence, figures))
    return Judged(found, decided)


def answers_of(registry: ModelRegistry, version: str) -> Trial | None:
    """What a version said about the frozen items; None when it was not judged or is damaged."""
    if not version:
        return None
    try:
        content = registry.part(version, TRIAL)
        return None if content is None else Trial.read(content)
    except (DamagedError, ValueError, KeyError, TypeError) as error:
        logger.warning("The answers of %s cannot be compared with: %s", version, error)
        return None


def _can_answer(registry: ModelRegistry, version: str, *, answered: bool) -> bool:
    """Whether this program can load a version; of a damaged one ``answered`` is enough.

    What an earlier program made may have left answers and be of no use all the same.
    """
    try:
        load_version(registry, version)
    except DamagedError as error:
        logger.warning("The active version does not answer: %s", error)
        return answered and not isinstance(error, IncompatibleVersionError)
    return True


def _champion(registry: ModelRegistry) -> str:
    active = registry.active()
    return active.name if active is not None and not active.problem else ""


def _decided(
    registry: ModelRegistry,
    frames: TrainingFrames,
    settings: Settings,
    measured: QualityReport,
    before: Trial | None,
    found: Trial,
) -> Verdict:
    active = registry.active()
    if active is None:
        return first_verdict(measured)
    unfit = _unfit(registry, active, frames.source, answered=before is not None)
    if unfit:
        return first_verdict(measured, unfit)
    if before is None:
        return unproven_verdict(measured, active.name, "was never asked for held-out items")
    family = str(measured.facts.get("family_attribute") or "")
    real = truth(frames, found.items, settings.promotion.recent_days, family)
    both = contest(real, before, found, settings.evaluation)
    if both is None:
        return unproven_verdict(measured, active.name, "shares too few held-out items")
    return flagged(verdict(both, active.name, settings.promotion), odd_bookings(both), "bookings")


def _changed(
    registry: ModelRegistry,
    model: RoutingModel,
    frames: TrainingFrames,
    measured: QualityReport,
) -> tuple[Flag, ...]:
    """Families whose known items have other routings than the active version learned."""
    active = registry.active()
    if active is None or active.source != frames.source:
        return ()
    before = ways_of_version(registry, active.name)
    families = families_of(frames.items, str(measured.facts.get("family_attribute") or ""))
    return () if before is None else changed_routings(before, model.parts.precedents, families)


def _unfit(registry: ModelRegistry, active: VersionFacts, source: str, *, answered: bool) -> str:
    """Why the active version is none to compare with; empty when it is one.

    It is loaded to see: one that no program here can use must not stay because it was as good.
    """
    if active.source != source:
        return f"{active.name} learned from {active.source}"
    if active.problem or not _can_answer(registry, active.name, answered=answered):
        return f"the active version {active.name} cannot be used"
    return ""
