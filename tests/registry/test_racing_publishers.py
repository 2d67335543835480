"""Several processes publish at once; some are killed in the middle of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import published

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHER = """
import sys
from pathlib import Path
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import published

registry = ModelRegistry(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[2])):
    print(published(registry, "").name, flush=True)
"""


def start(folder: Path, count: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, str(folder), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": "."},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def acknowledged(process: subprocess.Popen[str]) -> list[str]:
    output, _ = process.communicate()
    # A line cut short by a kill was not heard.
    return [line for line in output.splitlines(keepends=True) if line.endswith("\n")]


def test_publishers_at_once_all_keep_their_versions(tmp_path: Path) -> None:
    processes = [start(tmp_path, 4) for _ in range(3)]

    for process in processes:
        go(process)
    names = [line.strip() for process in processes for line in acknowledged(process)]

    registry = ModelRegistry(tmp_path)
    assert len(names) == len(set(names)) == 12
    assert {facts.name for facts in registry.versions()} == set(names)
    for name in names:
        registry.verify(name)
    active = registry.active()
    assert active is not None
    assert active.name in names
    pointers = sorted(file.name for file in (tmp_path / "pointers").iterdir())
    assert pointers == [f"{number:08}.ptr" for number in range(1, 13)]


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_publishers_killed_at_any_moment_lose_nothing_they_acknowledged(tmp_path: Path) -> None:
    registry = ModelRegistry(tmp_path)
    published(registry, "first")
    moments = random.Random(11)  # noqa: S311 (moments, no secrets)
    names: list[str] = ["first"]

    for _ in range(4):
        processes = [start(tmp_path, 200) for _ in range(2)]
        for process in processes:
            go(process)
        for process in processes:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.02, 0.3))
            process.send_signal(signal.SIGKILL)
        names += [line.strip() for process in processes for line in acknowledged(process)]
        registry.sweep()

    listed = registry.versions()
    assert len(names) == len(set(names))
    assert set(names) <= {facts.name for facts in listed}
    assert all(facts.problem == "" for facts in listed)
    for facts in listed:
        registry.verify(facts.name)
    assert registry.active() is not None
    assert list((tmp_path / "staging").iterdir()) == []
