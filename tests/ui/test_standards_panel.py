"""The standards panel lists what bookings contradict and takes decisions on it."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from routingml_desktop.domain.errors import DamagedSnapshotError, NoSnapshotError, RoutingMLError
from routingml_desktop.domain.export import ExportReceipt
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.domain.standard import (
    CaseState,
    Decision,
    DecisionRecord,
    StandardRow,
    StandardsReport,
)
from routingml_desktop.services.standards import Docket
from routingml_desktop.ui.panels.standards_panel import StandardsPanel
from tests.standards import case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.export import ExportForm
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.standard import StandardCase
    from routingml_desktop.ui.background import Background

TAKEN = datetime(2025, 10, 20, tzinfo=UTC)


class Office:
    """Stands for the service: three cases, or none, or a failure."""

    may_decide = True
    reason_needed = True

    def __init__(self, *cases: StandardCase, judged: bool = True) -> None:
        self.cases = cases
        self.judged = judged
        self.failure: RoutingMLError | None = None
        self.waits = False
        self.decisions: list[tuple[str, Decision, str]] = []
        self.current = True

    def docket(self) -> Docket | None:
        if not self.judged:
            return None
        decided = {item: (decision, reason) for item, decision, reason in self.decisions}
        rows = []
        for one in self.cases:
            decision, reason = decided.get(one.key.item_code, (None, ""))
            if decision is None:
                rows.append(StandardRow(one, CaseState.OPEN))
                continue
            last = DecisionRecord(
                1, one.key, decision, reason, "PLANT\\kim", TAKEN, one.setup_now, one.run_now,
                one.setup_proposed, one.run_proposed, one.orders, one.ratio, one.hours_a_year,
            )  # fmt: skip
            rows.append(StandardRow(one, CaseState(decision.value), last))
        report = StandardsReport(self.cases, 500, 900, 4000, 60.0, 3.1, TAKEN)
        return Docket(report, tuple(rows), TAKEN, self.current)

    def judge(self, report: Report, stopping: Stopping) -> Docket:
        report(Progress("standards", 0.5))
        while self.waits:
            stop_if(stopping)
        if self.failure is not None:
            raise self.failure
        self.judged = True
        docket = self.docket()
        assert docket is not None
        return docket

    def decide(self, case: StandardCase, decision: Decision, reason: str = "") -> None:
        self.decisions.append((case.key.item_code, decision, reason))

    def export(
        self,
        file: Path,
        form: ExportForm,
        *,
        overwrite: bool = False,
        again: bool = False,
        language: str = "ko",
    ) -> ExportReceipt:
        if self.failure is not None:
            raise self.failure
        return ExportReceipt(file, 1, "0" * 64)


class LateOffice(Office):
    """Its docket is read only when the test says so."""

    def __init__(self, *cases: StandardCase, judged: bool = True) -> None:
        super().__init__(*cases, judged=judged)
        self.may_read = Event()

    def docket(self) -> Docket | None:
        self.may_read.wait(10)
        return super().docket()


@pytest.fixture
def make(background: Background, qtbot: QtBot) -> Callable[[Office], StandardsPanel]:
    def made(office: Office) -> StandardsPanel:
        panel = StandardsPanel(office, background)
        qtbot.addWidget(panel)
        panel.resize(1100, 700)
        panel.show()
        return panel

    return made


@pytest.fixture
def office() -> Office:
    return Office(case("G1"), case("G2", hours=-4.0, run=4.0), case("G3", hours=3.0))


def listed(panel: StandardsPanel) -> list[str]:
    return [row.case.key.item_code for row in panel.cases.table.values]


def words(panel: StandardsPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_cases_stand_with_hours_proposal_and_evidence(
    make: Callable[[Office], StandardsPanel],
    office: Office,
    qtbot: QtBot,
    qtmodeltester: ModelTester,
) -> None:
    panel = make(office)

    qtbot.waitUntil(lambda: len(listed(panel)) == 3)

    table = panel.cases.table
    row = [table.text_at(0, place) for place in range(len(table.columns))]
    assert row[1:6] == ["+12.5", "G1", "R1", "10", "A01-1"]
    assert row[8:14] == ["26", "5", "6.5", "1.30", "20", "10 %"]
    said = words(panel)
    assert "Contradicted: 3" in said
    assert "Set-up: 20 → 26 min · Run: 5 → 6.5 min" in said
    assert "Effect: +12.5 h a year" in said
    qtmodeltester.check(table)


def test_approving_needs_a_reason_and_moves_the_case_out_of_the_open_ones(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot
) -> None:
    panel = make(office)
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)
    before = panel.case.approve.isEnabled()

    qtbot.keyClicks(panel.case.reason, "measured twice")
    with qtbot.waitSignal(panel.told) as told:
        panel.case.approve.click()

    qtbot.waitUntil(lambda: listed(panel) == ["G2", "G3"])
    assert not before
    assert office.decisions == [("G1", Decision.APPROVED, "measured twice")]
    assert told.args == ["Approved: G1 · A01-1"]
    assert panel.case.reason.text() == ""
    panel.cases.filters[CaseState.OPEN].click()
    panel.cases.filters[CaseState.APPROVED].click()
    assert listed(panel) == ["G1"]
    assert "Approved · 2025-10-20" in words(panel)


def test_later_needs_no_reason(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot
) -> None:
    panel = make(office)
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)

    panel.case.later.click()

    qtbot.waitUntil(lambda: listed(panel) == ["G2", "G3"])
    assert office.decisions == [("G1", Decision.LATER, "")]


def test_who_may_not_decide_sees_the_list_without_buttons(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot
) -> None:
    office.may_decide = False
    panel = make(office)
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)

    assert panel.case.approve.isHidden()
    assert "A supervisor decides; the policy does not let you." in words(panel)


def test_nothing_judged_yet_says_so_and_judges(
    make: Callable[[Office], StandardsPanel], qtbot: QtBot
) -> None:
    panel = make(Office(case("G1"), judged=False))
    qtbot.waitUntil(lambda: "Nothing was judged yet" in words(panel))
    assert panel.judge_button.text() == "Judge standards"

    panel.states.empty.button.click()

    qtbot.waitUntil(lambda: listed(panel) == ["G1"])
    assert panel.judge_button.text() == "Judge again"
    assert panel.work.isHidden()


def test_without_plant_data_the_next_step_is_a_sync(
    make: Callable[[Office], StandardsPanel], qtbot: QtBot
) -> None:
    office = Office(judged=False)
    office.failure = NoSnapshotError()
    panel = make(office)
    qtbot.waitUntil(lambda: "Nothing was judged yet" in words(panel))
    with qtbot.waitSignal(panel.failed):
        panel.judge()

    with qtbot.waitSignal(panel.sync_wanted):
        panel.states.empty.button.click()


def test_why_nothing_could_be_judged_is_told_with_what_to_do(
    make: Callable[[Office], StandardsPanel], qtbot: QtBot, korean: None
) -> None:
    office = Office(judged=False)
    office.failure = DamagedSnapshotError("items.parquet", "it is cut short")
    panel = make(office)
    with qtbot.waitSignal(panel.failed):
        panel.judge()

    assert "items.parquet" in panel.states.empty.text.text()
    assert "cut short" not in panel.states.empty.text.text()
    assert "Run sync" not in panel.states.empty.text.text()


def test_a_read_that_comes_late_does_not_wipe_away_why_nothing_could_be_judged(
    make: Callable[[Office], StandardsPanel], qtbot: QtBot, background: Background
) -> None:
    office = LateOffice(judged=False)
    office.failure = DamagedSnapshotError("items.parquet", "it is cut short")
    panel = make(office)
    with qtbot.waitSignal(panel.failed):
        panel.judge()

    office.may_read.set()

    qtbot.waitUntil(lambda: background.idle)
    assert "items.parquet" in panel.states.empty.text.text()


def test_no_contradiction_is_told_as_good_news(
    make: Callable[[Office], StandardsPanel], qtbot: QtBot
) -> None:
    panel = make(Office())

    qtbot.waitUntil(lambda: "No standard is contradicted" in words(panel))


def test_judging_can_be_cancelled_and_leaves_the_list(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot
) -> None:
    panel = make(office)
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)
    office.waits = True
    panel.judge_button.click()
    qtbot.waitUntil(lambda: not panel.work.isHidden())

    panel.work.cancel_button.click()

    qtbot.waitUntil(panel.work.isHidden)
    assert len(listed(panel)) == 3


def test_a_list_of_older_data_says_so(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot
) -> None:
    office.current = False
    panel = make(office)

    qtbot.waitUntil(lambda: "Data or settings changed since: judge again." in words(panel))


def test_words_find_a_standard(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot
) -> None:
    panel = make(office)
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)

    qtbot.keyClicks(panel.cases.search_box, "g2")
    qtbot.waitUntil(lambda: listed(panel) == ["G2"])
    panel.cases.search_box.setText("nowhere")

    qtbot.waitUntil(lambda: "No standard matches" in words(panel))


def test_an_export_is_told_with_its_file(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = make(office)
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)

    with qtbot.waitSignal(panel.told) as told:
        panel.export(str(tmp_path / "standards.xlsx"))

    assert told.args[0].startswith("Exported and checked, standards: 1.")


def test_a_double_click_asks_for_the_item(
    make: Callable[[Office], StandardsPanel], office: Office, qtbot: QtBot
) -> None:
    panel = make(office)
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)

    with qtbot.waitSignal(panel.item_wanted) as wanted:
        panel.cases.view.doubleClicked.emit(panel.cases.table.index(1, 0))

    assert wanted.args == ["G2"]
