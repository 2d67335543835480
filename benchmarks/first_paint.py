"""A window opened in a fresh process until it is painted; started by ``first_window``.

``python -m benchmarks.first_paint program|bare|eager START [HOME]`` prints the seconds since START
(of the system's clock) and the modules that were loaded by then, and ends.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTabWidget

EVERYTHING = (
    "numpy", "polars", "pyqtgraph", "sklearn.ensemble", "scipy.stats", "hnswlib", "pyodbc",
    "pydantic",
)  # fmt: skip
TABS = 6


class FirstPaint(QObject):
    """Ends the process when the first window was painted."""

    def __init__(self, started: float) -> None:
        super().__init__()
        self._started = started
        self._loaded: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """See the paint event pass; what follows it in the queue comes after the painting."""
        window = isinstance(watched, QMainWindow)
        if window and event.type() is QEvent.Type.Paint and not self._loaded:
            self._loaded = sorted({name.partition(".")[0] for name in sys.modules})
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        answer = {"seconds": time.time() - self._started, "modules": self._loaded}
        print(json.dumps(answer), flush=True)
        os._exit(0)


def main() -> None:
    """Open the window that was asked for."""
    kind, started = sys.argv[1], float(sys.argv[2])
    if kind == "eager":
        for name in EVERYTHING:
            importlib.import_module(name)
    application = QApplication(sys.argv[:1])
    first = FirstPaint(started)
    application.installEventFilter(first)
    if kind == "program":
        from routingml_desktop.app import run  # noqa: PLC0415 (the others do without it)
        from routingml_desktop.paths import Home  # noqa: PLC0415

        run(Home(Path(sys.argv[3])))
        return
    window = QMainWindow()
    tabs = QTabWidget()
    for number in range(TABS):
        tabs.addTab(QLabel(f"Tab {number}"), f"Tab {number}")
    window.setCentralWidget(tabs)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
