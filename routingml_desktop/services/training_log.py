"""What the log of a training says: with what it begins, its progress, how it ended.

Counts, settings and the words of the progress; never rows, codes or where the data comes from.
"""

from __future__ import annotations

import json
import logging
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from routingml_desktop import __version__
from routingml_desktop.domain.errors import WorkCancelledError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Progress, Report
    from routingml_desktop.domain.training import TrainingRecord
    from routingml_desktop.services.training_process import TrainingWork

logger = logging.getLogger(__name__)


def log_beginning(work: TrainingWork, facts: SnapshotFacts | None) -> None:
    """Log what is trained, from how much, and the settings that decide how it goes."""
    request, settings = work.request, work.settings
    logger.info(
        "training %s by program %s: measure %s, activate %s, gate %s, approval %s; "
        "dimension %d, seed %d, links %d, shortlist %d, holdout %g, at most %d held-out items; "
        "%s items, %s operations, %s bookings",
        work.job_id,
        __version__,
        _said(request.evaluate),
        _said(request.activate),
        _said(settings.promotion.gate),
        _said(settings.promotion.approval),
        settings.learning.dimension,
        settings.learning.seed,
        settings.index.links,
        settings.index.shortlist,
        settings.evaluation.holdout,
        settings.evaluation.max_items,
        *("no", "no", "no")
        if facts is None
        else (f"{n:,}" for n in (facts.items, facts.operations, facts.work_results)),
    )


def logged(report: Report) -> Report:
    """A report that logs what the progress says, each message once until another one comes."""
    said = ""

    def tell(progress: Progress) -> None:
        nonlocal said
        saying = f"{progress.stage}: {progress.message}"
        if progress.message and saying != said:
            said = saying
            logger.info("%s: %s", progress.stage, progress.message)
        report(progress)

    return tell


@contextmanager
def logged_end(job_id: str) -> Iterator[None]:
    """Logs that a training was stopped or failed, by the class of the failure alone."""
    try:
        yield
    except WorkCancelledError:
        logger.info("training %s was stopped", job_id)
        raise
    except Exception as error:
        logger.warning("training %s failed: %s", job_id, type(error).__name__)
        raise


def recorded_log(record: TrainingRecord) -> bytes:
    """The lines of a record as its log would have them."""
    lines = (
        {
            "time": (record.started + timedelta(seconds=line.seconds)).isoformat(
                timespec="milliseconds"
            ),
            "level": logging.getLevelName(line.level),
            "logger": line.logger,
            "message": line.message,
        }
        for line in record.lines
    )
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _said(chosen: bool) -> str:  # noqa: FBT001 (what is said)
    return "yes" if chosen else "no"
