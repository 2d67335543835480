"""What a training does in its child process: read, clean, learn, measure, publish."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import DamagedVersionError
from routingml_desktop.domain.model_version import VersionFacts
from routingml_desktop.domain.progress import Progress, part_of, stop_if
from routingml_desktop.domain.quality import Protocol
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.logs import start_logging
from routingml_desktop.paths import bundled, home_at
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.golden import golden_difference
from routingml_desktop.services.models_folder import require_models_folder
from routingml_desktop.services.quality import keep_report
from routingml_desktop.services.training_ends import PROMOTION
from routingml_desktop.services.training_log import log_beginning, logged, logged_end
from routingml_desktop.services.weights import shipped_profiles

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality import QualityReport
    from routingml_desktop.domain.training import TrainingRequest
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.paths import Home
    from routingml_desktop.plant.snapshot import Snapshot
    from routingml_desktop.services.judging import Judged
    from routingml_desktop.settings import CleaningSettings, Settings

logger = logging.getLogger(__name__)

_EVALUATED: Final = 0.7
"""Of measuring, until the judged version learns."""

SHARES: Final = {
    TrainingStage.READ: 0.01,
    TrainingStage.VECTORIZE: 0.20,
    TrainingStage.EVALUATE: 0.77,
    TrainingStage.PUBLISH: 0.02,
}
"""Of the whole time, from the named stage to the next, as measured on the small demo plant.

Measuring takes longest, because it learns again three times. Only the first training on a PC is
told by these; the following ones are told by the pace of the last.
"""


@dataclass(frozen=True, slots=True)
class TrainingWork:
    """Everything a child needs to train; plain values that travel between processes."""

    home: str
    settings: Settings
    request: TrainingRequest
    job_id: str
    moment: datetime | None = None
    """When it happens, in a replay of the past; None for now."""
    models: str = ""
    """The folder of the versions; empty: in ``home``."""


def train_version(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    """Learn from the snapshot, measure if asked to, publish; the new version's facts.

    Raises a NotReadyError when there is nothing to learn from or nowhere to publish,
    DamagedSnapshotError, WriteError, VersionNameError or WorkCancelledError.
    """
    start_logging(home_at(work.home, work.models).logs, "training", about=work.job_id)
    with logged_end(work.job_id):
        return _trained(work, logged(report), stopping)


def _trained(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    from routingml_desktop.services.dataset_facts import (  # noqa: PLC0415 (only in the child)
        dataset_facts,
    )
    from routingml_desktop.services.judging import judge  # noqa: PLC0415

    home, settings, request = home_at(work.home, work.models), work.settings, work.request
    require_models_folder(home)
    store = SnapshotStore(home.plant)
    log_beginning(work, store.facts())
    spans = _spans(evaluate=request.evaluate)
    began = time.monotonic()
    snapshot = store.open(verify=True)
    frames = training_frames(
        snapshot, part_of(report, *spans[TrainingStage.READ]), stopping, settings.cleaning
    )
    model = _learned(frames, settings, part_of(report, *spans[TrainingStage.VECTORIZE]), stopping)
    measured, judged = None, None
    if request.evaluate:
        evaluating = part_of(report, *spans[TrainingStage.EVALUATE])
        until = _EVALUATED if settings.promotion.gate else 1.0
        measuring = part_of(evaluating, 0.0, until)
        measured = _measured(frames, settings, measuring, stopping, work.moment or _now())
        if settings.promotion.gate:
            judged = judge(
                ModelRegistry(home.models),
                model,
                frames,
                settings,
                measured,
                part_of(evaluating, until, 1.0),
                stopping,
            )
    stop_if(stopping)
    publishing = part_of(report, *spans[TrainingStage.PUBLISH])
    publishing(Progress(TrainingStage.PUBLISH, 0.0, "Writing the version"))
    facts = _published(
        home,
        work,
        model,
        measured,
        judged,
        about={
            "seconds": round(time.monotonic() - began, 1),
            "dataset": dataset_facts(frames),
            "trained_by": request.asked_by,
            "reason": request.reason,
            "note": request.note,
        },
    )
    publishing(Progress(TrainingStage.PUBLISH, 1.0, f"Published {facts.name}"))
    logger.info("version %s learned from %d items", facts.name, facts.items)
    return facts


def training_frames(
    snapshot: Snapshot,
    report: Report,
    stopping: Stopping,
    cleaning: CleaningSettings | None = None,
) -> TrainingFrames:
    """The snapshot's rows as the model learns from them, bookings cleaned as ``cleaning`` says.

    Ages count from the moment the snapshot was taken, so that the same snapshot gives the same
    model whenever it is trained.
    """
    from routingml_desktop.ml.training import TrainingFrames  # noqa: PLC0415 (only in the child)
    from routingml_desktop.plant.actuals import CleaningRules, clean  # noqa: PLC0415

    report(Progress(TrainingStage.READ, 0.0, "Reading the snapshot"))
    items = snapshot.items().collect()
    stop_if(stopping)
    operations = snapshot.operations().collect()
    report(
        Progress(
            TrainingStage.READ, 0.4, f"{items.height:,} items, {operations.height:,} operations"
        )
    )
    stop_if(stopping)
    report(Progress(TrainingStage.CLEAN, 0.4, "Cleaning the bookings"))
    actuals = clean(
        snapshot.work_results(),
        now=snapshot.facts.taken,
        operations=snapshot.operations(),
        rules=None if cleaning is None else CleaningRules.of(cleaning),
    )
    stop_if(stopping)
    report(
        Progress(TrainingStage.CLEAN, 1.0, f"{actuals.height:,} bookings per order and operation")
    )
    return TrainingFrames(
        items=items,
        operations=operations,
        actuals=actuals,
        attributes=snapshot.facts.attributes,
        source=snapshot.facts.source.name,
    )


def actuals_as_booked(snapshot: Snapshot) -> pl.DataFrame:
    """The actuals with every detector switched off, to see what cleaning is worth."""
    from routingml_desktop.plant.actuals import CleaningRules, clean  # noqa: PLC0415

    return clean(
        snapshot.work_results(),
        now=snapshot.facts.taken,
        operations=snapshot.operations(),
        rules=CleaningRules(active=frozenset()),
    )


def _learned(
    frames: TrainingFrames, settings: Settings, report: Report, stopping: Stopping
) -> RoutingModel:
    from routingml_desktop.ml.training import train  # noqa: PLC0415 (only in the child)

    return train(frames, settings.learning, settings.index, report, stopping)


def _measured(
    frames: TrainingFrames,
    settings: Settings,
    report: Report,
    stopping: Stopping,
    created: datetime,
) -> QualityReport:
    from routingml_desktop.ml.evaluation import evaluate  # noqa: PLC0415 (only in the child)

    def measuring(progress: Progress) -> None:
        # Measuring learns again, from less and from shuffled routings: those stages, figures and
        # curves are not the new version's.
        figures = progress.figures if progress.stage == TrainingStage.EVALUATE else {}
        report(replace(progress, stage=TrainingStage.EVALUATE, figures=figures, points=()))

    return evaluate(
        frames,
        Protocol.TIME,
        settings.learning,
        settings.index,
        settings.evaluation,
        measuring,
        stopping,
        created=created,
        profiles=shipped_profiles(bundled("config", "profiles")),
    )


def _published(
    home: Home,
    work: TrainingWork,
    model: RoutingModel,
    measured: QualityReport | None,
    judged: Judged | None,
    *,
    about: dict[str, Any],
) -> VersionFacts:
    from routingml_desktop.ml.routing_model import RoutingModel  # noqa: PLC0415 (only in the child)

    learned = model.statistics()
    golden = model.golden_questions()
    name = work.request.version or "in the making"

    def write(folder: Path) -> None:
        """Save and read back: what is published has answered its golden questions from disk."""
        model.save(folder)
        if judged is not None:
            judged.trial.write(folder)
        difference = golden_difference(RoutingModel.load(folder, name), golden)
        if difference:
            raise DamagedVersionError(name, difference)

    # It took its time: a share that went away meanwhile is no place to make folders in.
    require_models_folder(home)
    promotion = _promotion(work, judged)
    facts = ModelRegistry(home.models).publish(
        write,
        VersionFacts(
            name=work.request.version,
            created=work.moment or _now(),
            source=learned["source"],
            items=learned["items"],
            routings=learned["routings"],
            orders=learned["orders"],
            attributes=tuple(learned["attributes"]),
            dimension=learned["dimension"],
            figures=measured.headline() if measured else {},
        ),
        about
        | {
            "learned": learned,
            "quality": measured.as_dict() if measured else None,
            PROMOTION: promotion,
        },
        golden,
        activate=promotion["activate"],
        settings=asdict(work.settings),
        job=work.job_id,
    )
    if measured is not None:
        keep_report(home.reports, replace(measured, version=facts.name))
    return facts


def _promotion(work: TrainingWork, judged: Judged | None) -> dict[str, Any]:
    """What is to become of the version; it carries this itself, so that no kill can change it."""
    request, rules = work.request, work.settings.promotion
    found = judged.verdict if judged else None
    skipped = request.activate and found is not None and not found.promoted
    waits = request.activate and not skipped and rules.approval
    told = [found.sentence if found else "", "A second person must approve it." if waits else ""]
    return (found.as_dict() if found else {}) | {
        "activate": request.activate and not skipped and not waits,
        "approval": waits,
        "skipped": skipped,
        "kept": rules.keep_candidates or not skipped,
        "sentence": " ".join(sentence for sentence in told if sentence),
    }


def _now() -> datetime:
    """With the offset of this PC, since versions are named after the operator's clock."""
    return datetime.now(UTC).astimezone()


def _spans(*, evaluate: bool) -> dict[TrainingStage, tuple[float, float]]:
    """From where to where of the whole each part of SHARES goes."""
    left_out = set() if evaluate else {TrainingStage.EVALUATE}
    shares = {stage: share for stage, share in SHARES.items() if stage not in left_out}
    ends = list(accumulate(share / sum(shares.values()) for share in shares.values()))
    return dict(zip(shares, pairwise([0.0, *ends]), strict=True))
