"""A plant that is synced and trained once, and the command line as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.postgres import adventureworks, postgres, production_events

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["adventureworks", "postgres", "production_events"]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def routingml(home: Path, *arguments: str, stdin: str = "") -> Ended:
    """Run the command line as IT's scheduler would."""
    command = [sys.executable, "-m", "routingml_desktop", "--home", str(home), *arguments]
    environment = {**os.environ, "POLARS_MAX_THREADS": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", input=stdin, env=environment,
        check=False, timeout=300,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def trained_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demo plant synced and a version trained by the command line."""
    home = tmp_path_factory.mktemp("plant") / "공장"
    for command in (("sync",), ("train", "--name", "first", "--no-evaluate")):
        ended = routingml(home, *command)
        assert ended.code == 0, ended.err
    return home


@pytest.fixture
def run(trained_home: Path) -> Callable[..., Ended]:
    """The command line over the trained plant; tests that change it take a copy."""

    def command(*arguments: str, stdin: str = "") -> Ended:
        return routingml(trained_home, *arguments, stdin=stdin)

    return command
