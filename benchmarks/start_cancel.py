"""Memory, threads and processes over many trainings that are started and cancelled."""

from __future__ import annotations

import multiprocessing
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.harness import Row, Scale
from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.paths import Home
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import Workplace
from routingml_desktop.settings import Settings
from tests.services import training_works as works

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress

STATUS: Final = Path("/proc/self/status")
WARM_UP: Final = 3
MOST_GROWN: Final = 5_000_000
"""Bytes; the record of each training is kept on the disk, not in memory."""
LONGEST_CANCEL: Final = 1.0


@dataclass(frozen=True, slots=True)
class Left:
    """What is left after trainings were started and cancelled."""

    first: int
    """Bytes that the program holds when what fills once is full."""
    middle: int
    """The same after half of the cycles."""
    last: int
    threads: int
    """Beside the main one."""
    processes: int
    slowest: float
    """Seconds from the wish to cancel until the training was over, at most."""

    @property
    def grown(self) -> int:
        """Bytes that the program holds more than before."""
        return self.last - self.first

    def __str__(self) -> str:
        return (
            f"{self.first / 1e6:.1f} MB at the start, {self.middle / 1e6:.1f} MB half way, "
            f"{self.last / 1e6:.1f} MB at the end; {self.threads} threads and {self.processes} "
            f"processes left; cancel at most {self.slowest:.2f} s"
        )


def measure(scale: Scale) -> list[Row]:
    """One row: what is left after so many cycles."""
    cycles = scale.of(500, 8)
    left = cancelled(cycles)
    nothing = left.grown <= MOST_GROWN and not left.threads and not left.processes
    return [
        Row(
            "T17",
            "memory, threads and processes after trainings started and cancelled",
            f"{cycles} cycles",
            str(left),
            "",
            "",
            f"<= {MOST_GROWN / 1e6:.0f} MB more, none left, cancel <= {LONGEST_CANCEL:.0f} s",
            nothing and left.slowest <= LONGEST_CANCEL,
        )
    ]


def cancelled(cycles: int) -> Left:
    """Start and cancel so many trainings, after some that fill what fills once."""
    waits: list[float] = []
    held: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        training = TrainingService(
            home,
            Settings(),
            ModelRegistry(home.models),
            workplace=Workplace(work=works.waits, least_free=0),
        )
        for number in range(WARM_UP + cycles):
            if number in (WARM_UP, WARM_UP + cycles // 2):
                held.append(_resident())
            waits.append(_start_and_cancel(training))
        held.append(_resident())
    first, middle, last = held
    children = len(multiprocessing.active_children())
    return Left(first, middle, last, threading.active_count() - 1, children, max(waits))


def _resident() -> int:
    """Bytes of this process in memory; Linux only, where the benchmarks run."""
    lines = STATUS.read_text(encoding="utf-8").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def _start_and_cancel(training: TrainingService) -> float:
    """Cancel as soon as the child works; seconds until it was over."""
    running = threading.Event()
    began = 0.0

    def report(_progress: Progress) -> None:
        nonlocal began
        began = began or time.monotonic()
        running.set()

    try:
        training.run(TrainingRequest(), report, running.is_set)
    except WorkCancelledError:
        return time.monotonic() - began
    raise RuntimeError("the training was not cancelled")
