"""What every test gets: a home of its own, quiet threads, few of them, a log that ends with it."""

from __future__ import annotations

import faulthandler
import os

os.environ.setdefault("POLARS_MAX_THREADS", "2")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key

from routingml_desktop.logs import end_logging
from routingml_desktop.paths import Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home folder, its name Korean and with a blank as on real PCs."""
    return Home(tmp_path / "라우팅 홈")


@pytest.fixture(autouse=True)
def _log_ends_here(pytestconfig: pytest.Config) -> Iterator[None]:
    """A log of the program that was opened here is closed, and native crashes are shown again."""
    yield
    end_logging()
    if not faulthandler.is_enabled():
        faulthandler.enable(pytestconfig.stash[fault_handler_stderr_fd_key])
