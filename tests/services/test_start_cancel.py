"""Starting and cancelling trainings again and again leaves nothing behind."""

from __future__ import annotations

import multiprocessing
import threading

import pytest

from benchmarks.harness import Scale
from benchmarks.start_cancel import measure
from tests.memory import UNTOLD


@pytest.mark.slow
@pytest.mark.skipif(UNTOLD, reason="this system does not tell the memory of a process")
def test_memory_threads_and_processes_are_as_before_after_many_cancelled_trainings() -> None:
    """Eight cycles here; the benchmark does five hundred."""
    before = threading.active_count()

    (row,) = measure(Scale(quick=True))

    assert row.met, row.ours
    assert threading.active_count() == before
    assert multiprocessing.active_children() == []
