"""What the log of a training says, and what it never says."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest

from routingml_desktop.domain.errors import NothingToLearnError, WorkCancelledError
from routingml_desktop.domain.plant import SnapshotFacts, SourceFacts
from routingml_desktop.domain.progress import Progress
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.services.training_log import log_beginning, logged, logged_end
from routingml_desktop.services.training_process import TrainingWork
from routingml_desktop.settings import Settings, SourceSettings

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _everything_is_heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def test_each_message_of_the_progress_is_a_line_once(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Progress] = []
    tell = logged(heard.append)
    steps = [
        Progress("read", 0.1, "Reading the snapshot"),
        Progress("read", 0.2, "Reading the snapshot"),
        Progress("read", 0.3),
        Progress("read", 0.4, "Reading the snapshot"),
        Progress("clean", 0.5, "Cleaning the bookings"),
    ]

    for step in steps:
        tell(step)

    assert heard == steps
    assert caplog.messages == ["read: Reading the snapshot", "clean: Cleaning the bookings"]


def test_it_begins_with_the_job_what_is_asked_and_how_much_there_is_and_no_more(
    caplog: pytest.LogCaptureFixture,
) -> None:
    request = TrainingRequest("v7", evaluate=False, note="for Kim", asked_by="kim")
    settings = Settings(source=SourceSettings("ksm", "SERVER=erp01;UID=sa"))
    work = TrainingWork("/home/kim", settings, request, "000007-abc")
    source = SourceFacts("erp01", "odbc", "SERVER=erp01")
    facts = SnapshotFacts(source, NOW, 2_000, 9_000, 40_000, ())

    log_beginning(work, facts)
    log_beginning(work, None)

    first, second = caplog.messages
    assert first.startswith("training 000007-abc by program ")
    assert "measure no, activate yes" in first
    assert "2,000 items, 9,000 operations, 40,000 bookings" in first
    assert "no items, no operations, no bookings" in second
    assert not [word for word in ("erp01", "kim", "Kim", "sa;", "UID") if word in first]


def test_how_it_broke_off_is_told_without_what_the_failure_holds(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for error in (WorkCancelledError(), NothingToLearnError("item A-100 has no routing")):
        with pytest.raises(type(error)), logged_end("7"):
            raise error

    assert caplog.messages == ["training 7 was stopped", "training 7 failed: NothingToLearnError"]
