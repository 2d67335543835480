"""A supervisor sees how good the version is over time, runs a cycle, follows an alert, exports."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.errors import NoModelError, RoutingMLError
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.progress import Progress, Report, Stopping, stop_if
from routingml_desktop.domain.quality import Figure
from routingml_desktop.domain.quality_cycle import (
    AlertKind,
    CycleRequest,
    CycleState,
    CycleTrigger,
    QualityCycle,
    SamplingStrategy,
    Schedule,
)
from routingml_desktop.services.cycle_export import CycleExport
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.settings import Language, QualitySettings
from routingml_desktop.ui.cycle_run import CycleRun
from routingml_desktop.ui.language import Translation
from routingml_desktop.ui.panels.quality_panel import CyclePanel
from routingml_desktop.ui.panels.quality_panel.cycle_saving import (
    pdf_problem,
    picture_problem,
    picture_size,
)
from tests.cycles import NOON, alert, cycle, figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background


class FakeCycles:
    """Cycles in memory; one takes as long as the test lets it."""

    def __init__(self) -> None:
        self.kept: list[QualityCycle] = []
        self.settings = QualitySettings()
        self.release = threading.Event()
        self.error: RoutingMLError | None = None
        self.next = cycle(99)
        self.due_now: CycleRequest | None = None
        self.asked: list[CycleRequest] = []

    def request(
        self,
        trigger: CycleTrigger = CycleTrigger.ON_DEMAND,
        *,
        sample_size: int | None = None,
        due: datetime | None = None,
    ) -> CycleRequest:
        return CycleRequest(sample_size or 500, trigger=trigger, due=due)

    def run(self, request: CycleRequest, report: Report, stopping: Stopping) -> QualityCycle:
        self.asked.append(request)
        report(Progress("ask", 0.25))
        while not self.release.wait(0.01):
            stop_if(stopping)
        if self.error is not None:
            raise self.error
        self.kept.insert(0, self.next)
        return self.next

    def due(self, now: datetime) -> CycleRequest | None:
        return self.due_now

    def cycles(self, *, limit: int = 500) -> tuple[QualityCycle, ...]:
        return tuple(self.kept[:limit])

    def latest(self) -> QualityCycle | None:
        return next((one for one in self.kept if one.state is not CycleState.FAILED), None)


@pytest.fixture
def cycles() -> Iterator[FakeCycles]:
    fake = FakeCycles()
    yield fake
    fake.release.set()


@pytest.fixture
def run(cycles: FakeCycles, background: Background) -> CycleRun:
    return CycleRun(cycles, background)


@pytest.fixture
def panel(qtbot: QtBot, cycles: FakeCycles, run: CycleRun, background: Background) -> CyclePanel:
    made = CyclePanel(cycles, run, background)
    qtbot.addWidget(made)
    made.resize(900, 700)
    return made


def show(qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles, *kept: QualityCycle) -> None:
    cycles.kept = list(kept)
    panel.show()
    qtbot.waitUntil(lambda: panel.last is not None)


def values(panel: CyclePanel) -> list[str]:
    return [card.value.text() for card in panel.view.cards]


def test_before_the_first_cycle_a_dash_says_why_with_the_button_that_measures(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    panel.show()
    qtbot.waitUntil(panel.states.empty.isVisible)
    assert panel.states.empty.title.text().startswith("–")
    assert not panel.bar.export.isEnabled()
    cycles.release.set()

    with qtbot.waitSignal(panel.told) as told:
        qtbot.mouseClick(panel.states.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.states.shows_content)

    assert told.args == ["Quality cycle measured, items compared: 2"]
    assert panel.bar.export.isEnabled()


def test_six_figures_stand_with_their_n_and_their_trend(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    before = [cycle(number, figures=figures(2.0)) for number in (2, 1)]

    show(qtbot, panel, cycles, cycle(3, figures=figures(3.0)), *before)

    assert values(panel) == ["3 min", "2 min", "4 min", "90.0 %", "6.00", "1"]
    mae = panel.view.cards[0]
    assert mae.note.text() == "n 40"
    assert mae.trend.text() == "+1.00 (median of 2)"


def test_what_was_not_measured_is_a_dash_with_the_reason_and_no_zero(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    reason = "no item has both a routing and bookings, so there is nothing to compare with"
    nothing = cycle(
        1, state=CycleState.NOT_MEASURED, reason=reason, figures={}, alerts=(), alert_count=0,
        asked=(), points=(), work_centers=(), drift=(), items=0, evaluated=0,
    )  # fmt: skip

    show(qtbot, panel, cycles, nothing)

    assert values(panel) == ["–"] * 6
    assert reason in panel.view.facts.text()
    assert panel.view.cards[0].note.text() == reason


def test_when_every_prediction_failed_the_window_says_so(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    reason = "nothing could be proposed for any of the 2 sampled items (no_attributes: 2)"
    failed = alert(AlertKind.PREDICTION_FAILED, item_code="", value=1.0, threshold=0.0, n=2)
    cycles.next = cycle(
        1, state=CycleState.NOT_MEASURED, reason=reason, figures=figures(None), alerts=(failed,),
        evaluated=0, failed=2, asked=(), points=(), work_centers=(),
    )  # fmt: skip
    cycles.release.set()

    with qtbot.waitSignal(panel.told) as told:
        panel.start(2, SamplingStrategy.RANDOM)
    qtbot.waitUntil(lambda: panel.last is not None)

    assert told.args == [f"Quality cycle: nothing measured. {reason}"]
    assert panel.view.alerts.table.text_at(0, 1) == "Prediction failed"
    assert panel.view.cards[0].value.text() == "–"


def test_a_cycle_is_followed_and_cancelled_and_what_was_shown_stays(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles, run: CycleRun
) -> None:
    show(qtbot, panel, cycles, cycle(1))
    panel.bar.choose(20, SamplingStrategy.RECENT)

    with qtbot.waitSignal(run.progressed):
        qtbot.mouseClick(panel.bar.run, Qt.MouseButton.LeftButton)
    assert panel.bar.line.isVisible()
    assert not panel.bar.run.isEnabled()
    with qtbot.waitSignal(panel.told) as told:
        qtbot.mouseClick(panel.bar.line.cancel, Qt.MouseButton.LeftButton)

    assert told.args == ["The quality cycle was cancelled."]
    assert panel.bar.run.isEnabled()
    assert panel.last == cycle(1)
    (asked,) = cycles.asked
    assert (asked.sample_size, asked.strategy) == (20, SamplingStrategy.RECENT)


def test_the_first_cycle_is_not_offered_again_while_it_runs(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles, run: CycleRun
) -> None:
    panel.show()
    qtbot.waitUntil(lambda: panel.states.empty.button.text() == "Run a cycle")

    with qtbot.waitSignal(run.progressed):
        qtbot.mouseClick(panel.states.empty.button, Qt.MouseButton.LeftButton)
    offered = panel.states.empty.button.isVisible()
    with qtbot.waitSignal(panel.told):
        panel.cancel()

    assert not offered
    qtbot.waitUntil(panel.states.empty.button.isVisible)


def test_a_failure_is_told_and_the_next_cycle_may_run(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles, run: CycleRun
) -> None:
    cycles.error = NoModelError()
    cycles.release.set()

    with qtbot.waitSignal(run.failed) as failed:
        panel.start(5, SamplingStrategy.RANDOM)

    assert isinstance(failed.args[0], NoModelError)
    assert not run.running
    assert panel.bar.run.isEnabled()


def test_the_period_chooses_cycles_and_days(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    kept = [cycle(60 - day, started=NOON - timedelta(days=day)) for day in range(40)]
    show(qtbot, panel, cycles, *kept)
    assert len(panel.view.lines.shown) == 10

    panel.bar.period.setCurrentIndex(1)
    assert len(panel.view.lines.shown) == 30
    panel.bar.period.setCurrentIndex(3)
    assert len(panel.view.lines.shown) == 40
    panel.bar.period.setCurrentIndex(4)
    panel.bar.first.setDate(QDate(2026, 2, 1))
    panel.bar.last.setDate(QDate(2026, 2, 10))

    shown = panel.view.lines.shown
    assert panel.bar.first.isVisible()
    assert len(shown) == 10
    assert shown[0].started < shown[-1].started


def test_cycles_without_an_error_say_so_instead_of_a_line(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    empty = {name: replace(one, value=None, n=0) for name, one in figures().items()}

    show(qtbot, panel, cycles, cycle(1, figures=empty))

    assert panel.view.lines.chart.nothing.text().startswith("Not measured")


def test_alerts_are_filtered_and_lead_to_their_item(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    warning = alert(AlertKind.HIGH_CV, severity=Severity.WARNING, item_code="B", job_code="A01-1")
    whole = alert(AlertKind.LOW_PROCESS_MATCH, item_code="")
    show(qtbot, panel, cycles, cycle(1, alerts=(alert(), whole, warning), alert_count=3))
    view = panel.view.alerts
    assert view.title.text() == "Alerts: 3 of 3"

    view.severities[Severity.WARNING].click()
    assert [one.item_code for one in view.table.values] == ["B"]
    view.severities[Severity.WARNING].click()
    view.kind.setCurrentIndex(view.kind.findData(AlertKind.HIGH_MAE))
    assert [one.item_code for one in view.table.values] == ["ITEM-1"]
    view.kind.setCurrentIndex(0)
    view.search_box.setText("a01-1")
    qtbot.waitUntil(lambda: len(view.table.values) == 1)

    with qtbot.waitSignal(panel.item_wanted) as wanted:
        view.view.opened.emit(view.table.index(0, 0))
    assert wanted.args == ["B"]


def test_the_worst_item_comes_first_and_drift_is_named(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    show(qtbot, panel, cycles, cycle(1))

    assert [one.item_code for one in panel.view.worst.table.values] == ["=ITEM-2", "ITEM-1"]
    assert panel.view.drift.title.text() == "Drift since the version learned: 1 of 1 compared"
    assert panel.view.drift.table.text_at(0, 0) == "minutes at work center CNC-05"


def test_drift_that_nothing_could_be_told_of_is_no_drift_of_none(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    unknown = DriftFigure(DriftSubject.SIMILARITY, "", None, None, None, 3, 0, reason="too few")

    show(qtbot, panel, cycles, cycle(1, drift=(unknown,)))

    assert panel.view.drift.title.text() == (
        "Drift since the version learned: not measured (too few)"
    )
    with qtbot.waitSignal(panel.item_wanted) as wanted:
        panel.view.worst.view.opened.emit(panel.view.worst.table.index(1, 0))
    assert wanted.args == ["ITEM-1"]


def test_every_figure_stands_in_the_table_with_its_n_or_the_reason(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles
) -> None:
    measured = cycle(1)
    expected = Figure(12.5, 40, 10.0, 15.5)
    nothing = Figure(None, 0, reason="no item was booked")
    figures = {**measured.figures, "expected_mae": expected, "setup_mae": nothing}
    show(qtbot, panel, cycles, replace(measured, figures=figures))

    table = panel.view.figures.table
    shown = {table.text_at(row, 0): row for row in range(table.rowCount())}
    row = shown["Error expected before booking"]
    assert [table.text_at(row, column) for column in (1, 2, 3)] == ["12.5 min", "10.0 – 15.5", "40"]
    assert table.text_at(shown["Set-up MAE"], 1) == "–"
    assert "no item was booked" in table.text_at(shown["Set-up MAE"], 4)
    assert len(shown) == len(figures)


@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx", ".md", ".html", ".png", ".pdf"])
def test_every_export_is_written_and_read_back(
    qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles, tmp_path: Path, ending: str
) -> None:
    show(qtbot, panel, cycles, cycle(2), cycle(1))
    file = tmp_path / f"품질{ending}"

    with qtbot.waitSignal(panel.told) as told:
        panel.save(str(file))

    data = file.read_bytes()
    assert told.args == [f"Exported and checked: {file}"]
    assert len(data) > 200
    if ending == ".png":
        # Also what is scrolled out of sight.
        assert QImage.fromData(data).height() > panel.view.viewport().height()
    if ending == ".pdf":
        assert pdf_problem(data) == ""
        assert b"/FontFile" in data


@pytest.mark.parametrize("ending", [".json", ".xlsx", ".png", ".pdf"])
def test_every_export_stands_in_the_record(
    qtbot: QtBot,
    background: Background,
    run: CycleRun,
    cycles: FakeCycles,
    tmp_path: Path,
    ending: str,
) -> None:
    lines: list[tuple[Deed, str, Mapping[str, str]]] = []
    record = Oversight(write=lambda deed, on, _version, facts: lines.append((deed, on, facts)))
    panel = CyclePanel(cycles, run, background, CycleExport(record))
    qtbot.addWidget(panel)
    show(qtbot, panel, cycles, cycle(1))
    file = tmp_path / f"quality{ending}"

    with qtbot.waitSignal(panel.told):
        panel.save(str(file))

    assert panel.last is not None
    subject = f"quality cycle {panel.last.cycle_id}"
    assert lines == [(Deed.EXPORTED, subject, {"file": str(file), "form": ending[1:]})]


def test_a_damaged_picture_or_paper_is_no_success(panel: CyclePanel) -> None:
    assert picture_problem(b"no picture", (1, 1)) == "it is no picture"
    assert pdf_problem(b"%PDF-1.4 cut short") == "it is no whole PDF"
    assert picture_size(b"") == (0, 0)


def test_the_operator_names_the_file(qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles) -> None:
    show(qtbot, panel, cycles, cycle(1))

    panel.bar.exports[".xlsx"].trigger()
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "xlsx"
    dialog.reject()


def test_a_sync_starts_a_cycle_only_when_the_settings_say_so(
    qtbot: QtBot, cycles: FakeCycles, run: CycleRun
) -> None:
    cycles.release.set()
    run.after_sync()
    assert not run.running
    cycles.settings = QualitySettings(after_sync=True)

    with qtbot.waitSignal(run.measured):
        run.after_sync()

    assert [one.trigger for one in cycles.asked] == [CycleTrigger.AFTER_SYNC]


def test_a_due_cycle_runs_when_the_clock_is_looked_at(
    qtbot: QtBot, cycles: FakeCycles, run: CycleRun
) -> None:
    cycles.release.set()
    cycles.due_now = CycleRequest(500, trigger=CycleTrigger.SCHEDULE, due=NOON)
    run.look_at_clock()
    assert cycles.asked == []
    cycles.settings = QualitySettings(schedule=Schedule.DAILY)

    with qtbot.waitSignal(run.measured):
        run.begin()

    assert cycles.asked == [cycles.due_now]


def test_the_dashboard_speaks_korean(qtbot: QtBot, panel: CyclePanel, cycles: FakeCycles) -> None:
    show(qtbot, panel, cycles, cycle(1))
    translation = Translation(panel)

    translation.use(Language.KOREAN)
    qtbot.waitUntil(lambda: panel.bar.run.text() == "사이클 실행")
    card = panel.view.cards[0]
    korean = (card.title.text(), card.value.text(), panel.view.alerts.table.text_at(0, 8))
    translation.use(Language.ENGLISH)

    assert korean == ("MAE (개당 가공 시간)", "2.5분", "개당 평균 오차 12분, 한도 5분 (n 7).")
