"""The program as it is started: one window per home, clear refusals, a clean end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.paths import Home
from tests.items import few_items, keep_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from routingml_desktop.app import run
from routingml_desktop.paths import Home

def tell():
    windows = [w for w in qt.topLevelWidgets() if isinstance(w, QMainWindow)]
    print(*(w.windowTitle() for w in windows), flush=True)

qt = QApplication([])
timer = QTimer()
timer.timeout.connect(tell)
timer.start(200)
QTimer.singleShot(int(sys.argv[2]), qt.quit)
sys.exit(run(Home(Path(sys.argv[1]))))
"""


def opened(home: Home, milliseconds: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OPEN, home.folder, str(milliseconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture
def first(home: Home) -> Iterator[subprocess.Popen[str]]:
    keep_snapshot(home, few_items())
    process = opened(home, 20_000)
    assert process.stdout is not None
    for line in process.stdout:
        if "Demo plant" in line:
            break
    yield process
    process.kill()
    process.communicate()


def test_a_second_start_on_a_home_is_refused_with_a_sentence(
    home: Home, first: subprocess.Popen[str]
) -> None:
    second = opened(home, 20_000)
    _, said = second.communicate(timeout=30)

    assert second.returncode == 9
    assert f"RoutingML is running already on {home.folder}." in said
    assert first.poll() is None


def test_after_a_kill_the_home_is_free_again(home: Home, first: subprocess.Popen[str]) -> None:
    first.kill()
    first.wait()

    second = opened(home, 1500)
    second.communicate(timeout=30)

    assert second.returncode == 0


def test_a_window_that_is_closed_ends_with_0_and_leaves_a_log(home: Home) -> None:
    window = opened(home, 1500)
    window.communicate(timeout=30)

    (log,) = home.logs.glob("window-*.log")
    first_line = json.loads(log.read_text(encoding="utf-8").splitlines()[0])
    assert window.returncode == 0
    assert first_line["message"].startswith("Window opened on")
    assert home.window_state.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a file as a folder's parent, as on POSIX")
def test_a_home_that_cannot_be_used_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    window = opened(Home(tmp_path / "file" / "home"), 1500)
    _, said = window.communicate(timeout=30)

    assert window.returncode == 7
    assert "could not be written" in said
    assert "Traceback" not in said
