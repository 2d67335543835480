"""Small trainings that children do in tests; the request's note says what befalls them."""

from __future__ import annotations

import logging
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from routingml_desktop import durable
from routingml_desktop.domain.errors import NothingToLearnError
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.logs import start_logging
from routingml_desktop.paths import Home
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.builders import version_facts
from tests.registry.parts import writing

if TYPE_CHECKING:
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.services.training_process import TrainingWork


def publishes(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    report(Progress("publish", 0.5, "half way", {"exact_at_1": 0.5}))
    return _published(work, activate=work.request.activate)


def refuses(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    raise NothingToLearnError("no item has a routing")


def breaks(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    raise KeyError("a bug")


def waits(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    """Goes on until it is stopped."""
    report(Progress("index", 0.1, str(os.getpid())))
    while True:
        stop_if(stopping)
        threading.Event().wait(0.01)


def logs_and_waits(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    """Keeps a log as a real training does, and goes on until it is stopped."""
    start_logging(Home(Path(work.home)).logs, "training", about=work.job_id)
    logging.getLogger("ml").info("learning")
    return waits(work, report, stopping)


def hangs(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    """Goes on and cannot be stopped but by force."""
    report(Progress("index", 0.1, str(os.getpid())))
    while True:
        pass


def hangs_before_activating(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    _published(work, activate=False)
    return hangs(work, report, stopping)


def hangs_after_activating(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    _published(work, activate=True)
    return hangs(work, report, stopping)


def dies_before_activating(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    _published(work, activate=False)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def dies_after_activating(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    _published(work, activate=True)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def dies_at_a_file_operation(
    work: TrainingWork, report: Report, stopping: Stopping
) -> VersionFacts:
    """Killed before the k-th file operation, where the note is k."""
    left = int(work.request.note)

    def die(operation: str, path: Path) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with durable.failing(die):
        facts = _published(work, activate=True)
    report(Progress("publish", 1.0, "survived"))
    return facts


def disk_fills_up(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    """From the k-th file operation on, where the note is k."""
    left = int(work.request.note)

    def full(operation: str, path: Path) -> None:
        nonlocal left
        left -= 1
        if left <= 0 and operation != "remove":
            raise OSError(28, "No space left on device")

    with durable.failing(full):
        return _published(work, activate=True)


def publishes_slowly(work: TrainingWork, report: Report, stopping: Stopping) -> VersionFacts:
    """Takes its time at each file operation, so that a kill can meet any of them."""
    report(Progress("publish", 0.0, str(os.getpid())))

    def linger(operation: str, path: Path) -> None:
        threading.Event().wait(0.01)

    with durable.failing(linger):
        return _published(work, activate=True)


def _published(work: TrainingWork, *, activate: bool) -> VersionFacts:
    return ModelRegistry(Home(Path(work.home)).models).publish(
        writing(),
        version_facts(work.request.version),
        {},
        [],
        activate=activate,
        job=work.job_id,
    )
