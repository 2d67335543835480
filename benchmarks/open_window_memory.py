"""The program's memory with the large plant open: window, item table, a first answer."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import FOLDER
from routingml_desktop.app import HEAVY
from routingml_desktop.assembly import Program
from routingml_desktop.domain.columns import ITEM_CODE
from routingml_desktop.paths import Home
from routingml_desktop.ui.session import Session

MOST_GIGABYTES: Final = 1.5
SETTLE_MS: Final = 3_000
LONGEST_MS: Final = 300_000
STATUS: Final = Path("/proc/self/status")


def measure(scale: Scale) -> list[Row]:
    """One row: what stays resident after the first answer, and the most on the way there."""
    home = _prepared(scale.of("large", "small"))
    application = QApplication([])
    program = Program(home)
    code = str(program.plant.items()[ITEM_CODE][-1])
    count = len(program.plant.items())
    session = Session(application, home, lambda: program, HEAVY)
    waiting = QEventLoop()
    session.ready.connect(waiting.quit)
    started = time.perf_counter()
    session.open()
    _wait(waiting)
    panels = session.panels
    if panels is None:
        raise RuntimeError("the window got no panels")
    panels.ask.prediction_chosen.connect(waiting.quit)
    panels.ask.ask_codes((code,))
    _wait(waiting)
    answered = time.perf_counter() - started
    QTimer.singleShot(SETTLE_MS, waiting.quit)
    _wait(waiting)
    resident, most = (_gigabytes(name) for name in ("VmRSS", "VmHWM"))
    session.close()
    return [
        Row(
            "memory",
            "resident with window, item table and a first answer (most on the way)",
            f"{count:,} items",
            f"{resident:.2f} GB ({most:.2f} GB); answer after {answered:.1f} s",
            "",
            "",
            f"< {MOST_GIGABYTES} GB",
            scale.met(held=resident < MOST_GIGABYTES),
        )
    ]


def _prepared(size: str) -> Home:
    """The home, made or looked through by another process: what that takes is not the window's."""
    code = f"from benchmarks.plant_homes import trained_home; trained_home({size!r})"
    subprocess.run([sys.executable, "-c", code], check=True)
    return Home(FOLDER / size)


def _wait(waiting: QEventLoop) -> None:
    """Until the loop is quit; an answer that never comes is an error, not a figure."""
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: waiting.exit(1))
    late.start(LONGEST_MS)
    if waiting.exec():
        raise TimeoutError("the window gave no answer")


def _gigabytes(name: str) -> float:
    """A line of the process's status; Linux only, where the benchmarks run."""
    lines = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    return int(lines[name].split()[0]) * 1024 / 1e9
