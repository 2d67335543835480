"""The data panel says where rows come from, how old and how faulty they are, and syncs."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.domain.errors import (
    ErpConnectionError,
    MappingError,
    RoutingMLError,
    WorkCancelledError,
)
from routingml_desktop.domain.plant import DoctorLine, Severity
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.services.cleaning import CleaningService, look_through
from routingml_desktop.services.plant_data import PlantData
from routingml_desktop.services.sync import SyncService
from routingml_desktop.settings import CleaningSettings, SourceSettings
from routingml_desktop.ui.panels.data_panel import DataPanel
from routingml_desktop.ui.sync_run import SyncRun
from tests.items import few_items, keep_snapshot
from tests.plant.plants import (
    FakeSource,
    booking,
    bookings,
    day,
    never,
    no_faults,
    operations,
    unheard,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

LINES = (
    DoctorLine("driver", ok=True, message="ODBC Driver 18 for SQL Server"),
    DoctorLine("items: dbo.BI_ITEM_INFO_VIEW", ok=False, message="no column ITEM_SPEC"),
    DoctorLine("server", ok=None, message="SQL Server 2019"),
)


def cleaning_of(home: Home, settings: CleaningSettings | None = None) -> CleaningService:
    """The service over a home, its work done in this process."""
    store = SnapshotStore(home.plant)
    switches = settings or CleaningSettings()
    look = partial(look_through, home.cleaning_report, store, switches)
    return CleaningService(home.cleaning_report, store, lambda: switches, look)


class Erp:
    """Stands for the ERP behind the sync service: brings six items, waits, or fails."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.failure: RoutingMLError | None = None
        self.go_on = threading.Event()
        self.go_on.set()

    def sync(self, report: Report, stopping: Stopping) -> SnapshotFacts:
        report(Progress("items", 0.3, "2 of 6 items"))
        while not self.go_on.wait(0.005):
            stop_if(stopping)
        if self.failure is not None:
            raise self.failure
        plant = keep_snapshot(self.home, few_items(), taken=datetime.now(UTC))
        return plant.required_facts()

    def examine(self) -> tuple[DoctorLine, ...]:
        if self.failure is not None:
            raise self.failure
        return LINES


Made = tuple[DataPanel, SyncRun, Erp]


@pytest.fixture
def make(home: Home, background: Background, qtbot: QtBot) -> Callable[[], Made]:
    def made() -> Made:
        erp = Erp(home)
        service = SyncService(erp.sync, erp.examine)
        run = SyncRun(service, background)
        panel = DataPanel(
            PlantData(SnapshotStore(home.plant)),
            service,
            run,
            lambda: SourceSettings("ksm", "Server=erp;Database=KsmErp"),
            background,
            cleaning_of(home),
        )
        qtbot.addWidget(panel)
        panel.resize(900, 700)
        panel.show()
        panel.reload()
        return panel, run, erp

    return made


def words(panel: DataPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_source_age_counts_mapping_and_location_are_said(
    home: Home, make: Callable[[], Made]
) -> None:
    keep_snapshot(home, few_items(), taken=datetime.now(UTC) - timedelta(hours=3))

    panel, _, _ = make()

    said = words(panel)
    assert "Demo plant" in said
    assert "(3 h ago)" in said
    assert "Mapping: ksm · Location: Server=erp;Database=KsmErp" in said
    assert [tile.figure for tile in panel.tiles] == ["6", "2", "0", "5"]


def test_without_data_the_next_step_brings_it_in(make: Callable[[], Made], qtbot: QtBot) -> None:
    panel, run, _ = make()
    title = panel.states.empty.title.text()

    with qtbot.waitSignal(run.synced):
        panel.states.empty.button.click()

    assert title == "Bring the plant's data in"
    qtbot.waitUntil(lambda: panel.states.shows_content)
    assert panel.tiles[0].figure == "6"


def test_a_running_sync_shows_its_stage_and_can_be_cancelled(
    make: Callable[[], Made], qtbot: QtBot
) -> None:
    panel, run, erp = make()
    erp.go_on.clear()
    qtbot.mouseClick(panel.sync_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.work.said.startswith("Sync · Items 30 %"))
    hidden = panel.sync_button.isHidden()

    with qtbot.waitSignal(run.cancelled, timeout=1000):
        panel.work.cancel_button.click()

    assert hidden
    assert not panel.sync_button.isHidden()
    assert panel.work.isHidden()
    assert not run.running


def test_a_failed_sync_is_told_and_leaves_the_old_data(
    home: Home, make: Callable[[], Made], qtbot: QtBot
) -> None:
    keep_snapshot(home, few_items())
    panel, run, erp = make()
    erp.failure = ErpConnectionError("KsmErp @ erp", "refused")

    with qtbot.waitSignal(run.failed) as failed:
        panel.sync_button.click()

    assert failed.args == [erp.failure]
    assert panel.tiles[0].figure == "6"


def test_a_second_start_leaves_the_first_sync_alone(make: Callable[[], Made], qtbot: QtBot) -> None:
    _, run, erp = make()
    started: list[bool] = []
    run.started.connect(lambda: started.append(True))
    erp.go_on.clear()

    run.start()
    run.start()
    with qtbot.waitSignal(run.ended):
        erp.go_on.set()

    assert started == [True]


def test_cancelling_is_an_outcome_not_a_failure(make: Callable[[], Made], qtbot: QtBot) -> None:
    _, run, erp = make()
    failures: list[object] = []
    run.failed.connect(failures.append)
    erp.failure = WorkCancelledError()

    with qtbot.waitSignal(run.cancelled):
        run.start()

    assert failures == []


def test_the_doctor_says_what_is_missing(make: Callable[[], Made], qtbot: QtBot) -> None:
    panel, _, _ = make()

    panel.doctor_button.click()
    qtbot.waitUntil(lambda: "no column ITEM_SPEC" in words(panel))

    assert "Connection: missing 1" in words(panel)
    assert panel.doctor_button.isEnabled()


def test_a_doctor_who_cannot_look_is_told_as_a_failure(
    make: Callable[[], Made], qtbot: QtBot
) -> None:
    panel, _, erp = make()
    erp.failure = MappingError("ksm", "no table")

    with qtbot.waitSignal(panel.failed) as failed:
        panel.doctor_button.click()

    assert failed.args == [erp.failure]
    assert panel.doctor_button.isEnabled()


def test_findings_stand_gravest_first_and_the_chosen_one_is_told_in_full(
    home: Home, make: Callable[[], Made], qtmodeltester: ModelTester
) -> None:
    keep_snapshot(home, few_items())

    panel, _, _ = make()
    view = panel.findings

    checks = [finding.check for finding in view.table.values]
    assert checks == ["negative_minutes", "missing_attributes", "items_without_routing"]
    said = words(panel)
    assert "Work results: 24 of 17,913 rows have negative minutes." in said
    assert "WO1: set-up 3, run -45\nWO2: run -6" in said
    assert view.table.text_at(1, 2) == "Material"
    qtmodeltester.check(view.table)


def test_findings_are_limited_by_severity_and_words(
    home: Home, make: Callable[[], Made], qtbot: QtBot
) -> None:
    keep_snapshot(home, few_items())
    panel, _, _ = make()
    view = panel.findings

    view.severities[Severity.WARNING].click()
    warnings = [finding.check for finding in view.table.values]
    view.severities[Severity.WARNING].click()
    qtbot.keyClicks(view.search_box, "wo2")
    qtbot.waitUntil(lambda: len(view.table.values) == 1)
    found = [finding.check for finding in view.table.values]
    view.search_box.setText("nowhere")
    qtbot.waitUntil(lambda: len(view.table.values) == 0)

    assert warnings == ["missing_attributes"]
    assert found == ["negative_minutes"]
    assert view.severities[Severity.CRITICAL].text() == "Critical  1"


def test_a_sound_plant_says_so(home: Home, make: Callable[[], Made]) -> None:
    keep_snapshot(home, few_items(), findings=())

    panel, _, _ = make()

    assert "The checks found no fault in the rows." in words(panel)


def test_cleaning_tells_each_fault_with_its_examples_and_how_much_counts(
    home: Home, make: Callable[[], Made], qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    keep_bookings(home)
    panel, _, _ = make()
    panel.pages.setCurrentWidget(panel.cleaning)
    qtbot.waitUntil(lambda: "Nobody looked through the bookings yet" in words(panel))

    panel.cleaning.states.empty.button.click()

    table = panel.cleaning.table
    qtbot.waitUntil(lambda: len(table.values) == len(Detector))
    row = [table.text_at(0, place) for place in range(5)]
    assert row == ["Booked twice", "Left out", "1", "5.00 %", "1.2"]
    said = words(panel)
    assert "19 of 20 operations of orders count as evidence" in said
    assert "WO0 / G1 / A01-1" in said
    needs = next(one for one in table.values if one.detector is Detector.OVERLAPPING)
    panel.cleaning.view.choose_row(table.values.index(needs))
    assert "no booking tells when work began" in words(panel)
    qtmodeltester.check(table)


def test_a_switch_that_changed_asks_to_look_again(
    home: Home, make: Callable[[], Made], qtbot: QtBot
) -> None:
    keep_bookings(home)
    cleaning_of(home, CleaningSettings(rework=False)).examine(unheard, never)

    panel, _, _ = make()
    panel.pages.setCurrentWidget(panel.cleaning)

    qtbot.waitUntil(lambda: "Data or switches changed since: look again." in words(panel))
    off = [one.detector for one in panel.cleaning.table.values if not one.active]
    assert off == [Detector.REWORK]


def test_units_show_how_each_operation_was_read(
    home: Home, make: Callable[[], Made], qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    keep_bookings(home, factor=1 / 60)
    cleaning_of(home).examine(unheard, never)

    panel, _, _ = make()
    panel.pages.setCurrentWidget(panel.units)

    table = panel.units.table
    qtbot.waitUntil(lambda: len(table.values) == 1)
    row = [table.text_at(0, place) for place in range(len(table.columns))]
    assert row[:4] == ["A01-1", "20", "0.0167", "In hours"]
    assert (row[5], row[8]) == ("1", "yes")
    assert "Converted: 1." in words(panel)
    qtmodeltester.check(table)


def keep_bookings(home: Home, factor: float = 1.0) -> None:
    """A snapshot with twenty orders of one operation, booked as planned, the first one twice."""
    rows = [
        booking(
            work_order=f"WO{number}",
            quantity=10.0 + number,
            run_minutes=5.0 * (10 + number) * factor,
            reported=day(1 + number),
        )
        for number in range(20)
    ]
    rows = rows if factor != 1.0 else [rows[0], *rows[:19]]
    source = FakeSource(
        operation_batches=(operations("G1", "A01-1"),), result_batches=(bookings(*rows),)
    )
    sync(source, SnapshotStore(home.plant), no_faults, unheard, never)
