"""The set-up script: what it makes anew, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import tasks

if TYPE_CHECKING:
    from pathlib import Path

LONG_WORK = """
import signal, sys, threading
ended = threading.Event()
signal.signal(signal.SIGINT, lambda *_: ended.set())
print("at work", flush=True)
ended.wait(60)
threading.Event().wait(0.5)  # longer than subprocess gives a child before it is killed
print("ended in good order", flush=True)
sys.exit(8)
"""


def test_an_unknown_task_names_the_known_ones() -> None:
    script = tasks.ROOT / "tasks.py"

    ended = subprocess.run(
        [sys.executable, script, "fly"], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert ended.stderr.strip() == "python tasks.py demo|test|bench|build"


def test_the_installer_is_taken_from_the_lock_file_with_its_hashes() -> None:
    requirement = tasks.locked("uv")

    assert requirement.startswith("uv==")
    assert "--hash=sha256:" in requirement
    assert requirement.count("==") == 1


def test_a_package_that_is_not_locked_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"requirements\.lock does not name antigravity"):
        tasks.locked("antigravity")


def test_a_failed_step_ends_the_set_up_with_its_exit_code() -> None:
    with pytest.raises(SystemExit) as ended:
        tasks.run(sys.executable, "-c", "raise SystemExit(7)")

    assert ended.value.code == 7


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_step_ended_by_a_signal_counts_as_failed() -> None:
    killed = tasks.run(sys.executable, "-c", "import os; os.kill(os.getpid(), 9)", check=False)

    assert killed == 128 + signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_waits_until_the_work_has_ended_in_good_order(tmp_path: Path) -> None:
    work = tmp_path / "work.py"
    work.write_text(LONG_WORK, encoding="utf-8")
    call = f"import sys, tasks; tasks.run(sys.executable, {str(work)!r}, check=False)"
    running = subprocess.Popen(
        [sys.executable, "-c", call], cwd=tasks.ROOT, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stdout.readline() == "at work\n"

    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    out, _ = running.communicate(timeout=30)

    assert out == "ended in good order\n"
    assert running.returncode == 8
