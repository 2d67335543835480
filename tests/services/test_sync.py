"""A sync has succeeded once its rows are here, whatever becomes of looking through them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import WorkCancelledError, WorkerCrashedError, WriteError
from routingml_desktop.domain.plant import SnapshotFacts, SourceFacts
from routingml_desktop.domain.progress import Progress, Report, Stopping, stop_if
from routingml_desktop.services.sync import bring_and_clean

if TYPE_CHECKING:
    from collections.abc import Callable

FACTS = SnapshotFacts(
    SourceFacts(name="demo", title="Demo plant", kind="sqlite"),
    datetime(2026, 1, 5, tzinfo=UTC),
    items=3,
    operations=7,
    work_results=20,
    attributes=(),
)


def bring(report: Report, stopping: Stopping) -> SnapshotFacts:
    report(Progress("publish", 1.0))
    stop_if(stopping)
    return FACTS


def ends_with(error: BaseException) -> Callable[[Report, Stopping], None]:
    def clean(report: Report, stopping: Stopping) -> None:
        report(Progress("clean", 0.5))
        raise error

    return clean


@pytest.mark.parametrize(
    "error",
    [
        WorkCancelledError(),
        KeyboardInterrupt(),
        WorkerCrashedError("cleaning", -9),
        WriteError(Path("cleaning.json"), "the disk is full"),
    ],
)
def test_rows_that_are_here_are_told_so_when_looking_through_them_ends_early(
    error: BaseException,
) -> None:
    seen: list[float] = []

    facts = bring_and_clean(
        bring, ends_with(error), lambda told: seen.append(told.fraction), lambda: False
    )

    assert facts == FACTS
    assert seen == pytest.approx([0.9, 0.95])


def test_a_sync_stopped_before_its_rows_are_here_looks_through_nothing() -> None:
    looked: list[int] = []

    with pytest.raises(WorkCancelledError):
        bring_and_clean(bring, lambda *_: looked.append(1), lambda _: None, lambda: True)

    assert looked == []
