"""A PC that is not set to universal time."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def in_korea() -> Iterator[None]:
    """The clock of this process is that of Seoul."""
    if sys.platform == "win32":
        pytest.skip("Windows sets the zone for the whole PC")
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Seoul"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
