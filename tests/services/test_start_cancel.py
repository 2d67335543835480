"""Starting and cancelling trainings again and again leaves nothing behind."""

from __future__ import annotations

import threading

import pytest

from benchmarks.start_cancel import MOST_GROWN, cancelled
from tests.memory import UNTOLD


@pytest.mark.slow
@pytest.mark.skipif(UNTOLD, reason="this system does not tell the memory of a process")
def test_memory_threads_and_processes_are_as_before_after_many_cancelled_trainings() -> None:
    """Eight cycles here; the benchmark does five hundred."""
    others = threading.active_count() - 1

    left = cancelled(8)

    assert left.grown <= MOST_GROWN
    assert left.threads == others
    assert left.processes == 0
