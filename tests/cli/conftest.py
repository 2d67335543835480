"""The command line called in this process."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from routingml_desktop.assembly import Program
    from routingml_desktop.paths import Home


def no_window(program: Program, codes: tuple[str, ...], picture: Path | None) -> int:
    """Stands for the window, which these tests never open."""
    raise AssertionError((program, codes, picture))


@pytest.fixture
def routingml(home: Home) -> Iterator[Callable[..., int]]:
    """Runs a command over an empty home and answers its exit code."""
    level = logging.getLogger().level
    yield lambda *arguments: main(["--home", str(home.folder), *arguments], no_window)
    logging.getLogger().setLevel(level)
