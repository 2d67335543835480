"""What was noted in English is told in Korean where Korean is spoken."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import (
    DamagedLedgerError,
    DamagedVersionError,
    RoutingMLError,
    WriteError,
)
from routingml_desktop.domain.failure import Failure
from routingml_desktop.domain.model_version import VersionFacts
from routingml_desktop.domain.quality_cycle import BrokenThreshold
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ml.notes import Note
from routingml_desktop.services.training_ends import OVERTAKEN
from routingml_desktop.ui.gate_words import outcome_text
from routingml_desktop.ui.job_words import error_text, reason_text
from routingml_desktop.ui.notices import failure_text
from routingml_desktop.ui.panels.quality_panel.verdict_list import VerdictList
from routingml_desktop.ui.panels.training_panel.jobs_view import JobsView
from routingml_desktop.ui.panels.training_panel.versions_view import VersionsView
from routingml_desktop.ui.quality_words import reason_text as why_not_measured
from tests.ui.reports import report

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.training import Rehearsal, TrainingRecord
    from routingml_desktop.ui.background import Background

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=UTC)
BROKEN = (
    BrokenThreshold("cv", 0.665, 0.5, 10),
    BrokenThreshold("process_match", 0.612, 0.8, 1200),
    BrokenThreshold("drift", 0.31, 0.25, 900, "attribute:ITEM_MATERIAL"),
)
NOTED = "cv 0.665 beyond 0.5 (n 10)"
FULL = WriteError("C:/models/v2", "디스크")
ALTERED = DamagedVersionError("v2", "index.bin was altered")
WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}", re.IGNORECASE)
"""Two English words in a row."""


class Record:
    """The jobs of a test, or why they cannot be read."""

    def __init__(self, *jobs: TrainingJob, error: RoutingMLError | None = None) -> None:
        self._jobs = jobs
        self._error = error

    def jobs(self) -> tuple[TrainingJob, ...]:
        if self._error is not None:
            raise self._error
        return self._jobs

    def record(self, job_id: str) -> TrainingRecord | None:
        return None

    def rehearse(self, request: TrainingRequest) -> Rehearsal:
        raise NotImplementedError

    def save_log(self, job_id: str, file: Path) -> None:
        raise NotImplementedError


class Kept:
    """The versions of a test, or why they cannot be listed."""

    def __init__(self, *versions: VersionFacts, error: RoutingMLError | None = None) -> None:
        self._versions = versions
        self._error = error

    def versions(self) -> tuple[VersionFacts, ...]:
        if self._error is not None:
            raise self._error
        return self._versions

    def previous(self) -> str | None:
        return None

    def activate(self, name: str) -> None:
        raise NotImplementedError

    def roll_back(self) -> VersionFacts:
        raise NotImplementedError

    def remove(self, name: str) -> None:
        raise NotImplementedError


def request(*broken: BrokenThreshold) -> TrainingRequest:
    return TrainingRequest(reason=NOTED, broken=broken)


def failed(error: RoutingMLError, *, of: Failure | None) -> TrainingJob:
    return TrainingJob(
        "1", TrainingRequest(), JobState.FAILED, NOW, NOW, NOW, error=str(error), failure=of
    )


def test_notes_of_an_evaluation_are_told_in_korean(korean: None, qtbot: QtBot) -> None:
    shown = VerdictList()
    qtbot.addWidget(shown)
    notes = (Note.HELD_OUT_FROM.told(day="2023-03-02"), Note.NO_BOOKING_HELD_OUT.told())

    shown.show_report(report(notes=notes))

    assert shown.notes.text().startswith("2023-03-02부터 생성되었거나")
    assert not WORDS.search(shown.notes.text())
    told = why_not_measured(Note.NOT_DATED_BEFORE.told(day="2023-03-02"))
    assert told.startswith("2023-03-02 이전 날짜의 라우팅이 없음")


def test_a_retraining_says_which_thresholds_were_broken(korean: None) -> None:
    assert reason_text(request(*BROKEN)) == (
        "실적 시간 변동계수 0.67 > 0.50 (n 10); 공정 일치율 61.2% < 80.0% (n 1,200); "
        "속성 ITEM_MATERIAL 0.31 > 0.25 (n 900)"
    )


def test_and_so_it_does_in_english(qapp: QApplication) -> None:
    assert reason_text(request(*BROKEN[:2])) == (
        "CV of booked minutes 0.67 > 0.50 (n 10); Process match 61.2% < 80.0% (n 1,200)"
    )


def test_an_older_retraining_is_told_as_it_was_noted(korean: None) -> None:
    assert reason_text(request()) == NOTED


def test_a_measure_of_a_newer_program_keeps_its_name(korean: None) -> None:
    newer = (BrokenThreshold("colour", 2, 1, 3), BrokenThreshold("drift", 2, 1, 3, "shade:A"))

    assert reason_text(request(*newer)) == "colour 2.00 > 1.00 (n 3); shade:A 2.00 > 1.00 (n 3)"


def test_why_a_training_failed_is_told_with_what_to_do(korean: None) -> None:
    told = error_text(failed(FULL, of=Failure.of(FULL)))

    assert "C:/models/v2" in told
    assert "디스크" in told
    assert not WORDS.search(told)


def test_one_that_the_end_of_the_program_broke_off_says_so(korean: None) -> None:
    job = TrainingJob("1", TrainingRequest(), JobState.FAILED, NOW, error="the program ended")

    assert error_text(job) == "프로그램이 종료되었습니다"


def test_a_version_that_another_one_overtook_says_so(korean: None) -> None:
    job = TrainingJob("1", TrainingRequest(), JobState.SUCCEEDED, NOW, outcome=OVERTAKEN)

    assert not WORDS.search(outcome_text(job))


@pytest.mark.parametrize(
    "failure",
    [None, Failure("LaterError"), Failure("WriteError"), Failure("NoModelError")],
    ids=["an older job", "a class of a newer program", "facts of another", "no facts at all"],
)
def test_a_failure_without_words_is_told_as_it_was_noted(
    korean: None, failure: Failure | None
) -> None:
    assert failure_text(failure, "the disk is full") == "the disk is full"


def test_history_tells_reasons_and_failures_and_finds_them_by_their_words(
    qtbot: QtBot, background: Background, korean: None
) -> None:
    asked = TrainingJob("2", request(*BROKEN), JobState.SUCCEEDED, NOW, NOW, NOW, "v2")
    broke = failed(FULL, of=Failure.of(FULL))
    view = JobsView(Record(asked, broke), background)
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    qtbot.waitUntil(lambda: view.table.values == (asked, broke))

    assert view.table.text_at(0, 4).startswith("실적 시간 변동계수 0.67 > 0.50 (n 10)")
    assert not WORDS.search(view.table.text_at(1, 4))

    qtbot.keyClicks(view.search, "C:/models")
    qtbot.waitUntil(lambda: view.table.values == (broke,))
    assert not WORDS.search(view.details.text())
    assert view.details.toolTip() == str(FULL)
    view.search.clear()
    view.search.setText("변동계수")
    qtbot.waitUntil(lambda: view.table.values == (asked,))


def test_a_record_that_cannot_be_read_says_so(
    qtbot: QtBot, background: Background, korean: None
) -> None:
    error = DamagedLedgerError("jobs.sqlite", "it is no database")
    jobs, versions = (
        JobsView(Record(error=error), background),
        VersionsView(Kept(error=error), background),
    )

    for view in (jobs, versions):
        qtbot.addWidget(view)
        view.show()
        with qtbot.waitSignal(view.failed):
            view.refresh()
        assert "jobs.sqlite" in view.states.empty.text.text()
        assert not WORDS.search(view.states.empty.text.text())


def test_a_refused_version_says_why(qtbot: QtBot, background: Background, korean: None) -> None:
    damaged = VersionFacts(
        "v2", NOW, "", 0, 0, 0, (), 0, problem=str(ALTERED), failure=Failure.of(ALTERED)
    )
    view = VersionsView(Kept(damaged), background)
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    qtbot.waitUntil(lambda: view.table.values == (damaged,))

    view.view.choose_row(0)

    assert "v2" in view.problem.text()
    assert not WORDS.search(view.problem.text())
    assert view.problem.toolTip().endswith(str(ALTERED))
