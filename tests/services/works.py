"""Work that children do in tests."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import UnknownItemError
from routingml_desktop.domain.progress import Progress, stop_if

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Report, Stopping

logger = logging.getLogger(__name__)


def double(number: int, report: Report, stopping: Stopping) -> int:
    return 2 * number


def steps(count: int, report: Report, stopping: Stopping) -> int:
    for step in range(count):
        report(Progress("index", step / count, f"step {step}", {"recall": step}))
        logger.info("did step %d of %d", step, count)
    return count


def long_step(seconds: float, report: Report, stopping: Stopping) -> None:
    report(Progress("times", 0.5, "one long fit", {"recall": 1.0}))
    threading.Event().wait(seconds)


def steps_from_many_threads(count: int, report: Report, stopping: Stopping) -> None:
    threads = [threading.Thread(target=steps, args=(count, report, stopping)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def log_a_failure(text: str, report: Report, stopping: Stopping) -> None:
    logger.debug("too much detail")
    try:
        bug(text, report, stopping)
    except KeyError:
        logger.exception("could not")
    warnings.warn("old habits", stacklevel=1)


def unknown_item(code: str, report: Report, stopping: Stopping) -> None:
    raise UnknownItemError(code, closest="ITEM-1")


def bug(text: str, report: Report, stopping: Stopping) -> None:
    raise KeyError(text)


def unsendable(_: None, report: Report, stopping: Stopping) -> object:
    return threading.Lock()


def native_crash(_: None, report: Report, stopping: Stopping) -> None:
    faulthandler._sigsegv()  # type: ignore[attr-defined]


def leave(status: int, report: Report, stopping: Stopping) -> None:
    sys.exit(status)


def until_stopped(started: str, report: Report, stopping: Stopping) -> None:
    """Goes on for ever, but listens."""
    Path(started).write_text(str(os.getpid()))
    while True:
        stop_if(stopping)
        threading.Event().wait(0.01)


def stubborn(started: str, report: Report, stopping: Stopping) -> None:
    """Goes on for ever and does not listen."""
    Path(started).write_text(str(os.getpid()))
    while True:
        pass


def done_although_stopped(_: None, report: Report, stopping: Stopping) -> str:
    report(Progress("publish", 0.9))
    while not stopping():
        threading.Event().wait(0.005)
    return "published"


def facts_of_this_process(_: None, report: Report, stopping: Stopping) -> dict[str, object]:
    import polars as pl  # noqa: PLC0415 (as real work does)

    return {
        "qt": sorted(name for name in sys.modules if name.startswith(("PySide6", "pyqtgraph"))),
        "nice": os.nice(0),
        "limits": {name: value for name, value in os.environ.items() if "THREADS" in name},
        "polars": pl.thread_pool_size(),
    }
