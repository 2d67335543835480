"""What every test gets: a home of its own, quiet threads, few of them."""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "2")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.paths import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home folder, its name Korean and with a blank as on real PCs."""
    return Home(tmp_path / "라우팅 홈")
