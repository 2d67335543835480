"""Planners see what is subcontracted and say what the plant does itself in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from routingml_desktop.domain.candidate import Badge
from routingml_desktop.domain.conversion import Conversion
from routingml_desktop.domain.errors import NoModelError
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.durable import write_text
from routingml_desktop.paths import bundled
from routingml_desktop.services.in_house import InHouseTable
from routingml_desktop.services.planning import draft_of
from routingml_desktop.services.weights import WeightProfiles
from routingml_desktop.settings import AskingSettings
from routingml_desktop.ui.dialogs.in_house_dialog import InHouseDialog
from routingml_desktop.ui.evidence_words import operation_tip
from routingml_desktop.ui.in_house_choice import InHouseChoice
from routingml_desktop.ui.panels.ask_panel import AskPanel
from routingml_desktop.ui.tables.routing_table import COLUMNS, RoutingTable
from routingml_desktop.ui.tables.values_table import ICON_ROLE
from tests.builders import candidate, operation
from tests.ui.predicting import Predicting

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

COATING = Conversion("Z20-1", "J10-1", "COT-02")


@pytest.fixture
def plant() -> Predicting:
    return Predicting("H-1")


@pytest.fixture
def table(home: Home) -> InHouseTable:
    return InHouseTable(home.in_house_file)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def choice(
    background: Background, plant: Predicting, table: InHouseTable, over: QWidget
) -> InHouseChoice:
    return InHouseChoice(plant, table, background, over)


def opened(qtbot: QtBot, choice: InHouseChoice, background: Background) -> InHouseDialog:
    over = choice.parent()
    assert isinstance(over, QWidget)
    choice.open_dialog(over)
    (dialog,) = over.findChildren(InHouseDialog)
    qtbot.waitUntil(lambda: background.idle)
    QApplication.processEvents()
    return dialog


def lines(dialog: InHouseDialog) -> list[list[str]]:
    return [
        [dialog.table.text_at(row, column) for column in range(5)]
        for row in range(dialog.table.rowCount())
    ]


def pick(dialog: InHouseDialog, job: str, center: str) -> None:
    dialog.jobs.setCurrentIndex(dialog.jobs.findData(job))
    dialog.jobs.activated.emit(dialog.jobs.currentIndex())
    dialog.centers.setCurrentIndex(dialog.centers.findData(center))
    dialog.centers.activated.emit(dialog.centers.currentIndex())


def test_what_is_subcontracted_is_listed_with_its_routings(
    qtbot: QtBot, choice: InHouseChoice, background: Background, qtmodeltester: ModelTester
) -> None:
    dialog = opened(qtbot, choice, background)

    assert lines(dialog) == [
        ["Z10-1", "외주 열처리", "All", "41", "Outside"],
        ["Z20-1", "외주 코팅", "All", "30", "Outside"],
        ["Z20-1", "외주 코팅", "V03 한빛코팅", "12", "Outside"],
    ]
    assert (dialog.jobs.currentIndex(), dialog.keep.isEnabled()) == (-1, False)
    qtmodeltester.check(dialog.table)
    dialog.close()


def test_an_operation_is_put_in_house_and_taken_out_with_the_keyboard(
    qtbot: QtBot, choice: InHouseChoice, background: Background, table: InHouseTable
) -> None:
    dialog = opened(qtbot, choice, background)
    dialog.view.choose_row(1)
    pick(dialog, "J10-1", "COT-02")
    with qtbot.waitSignal(choice.changed):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    kept = table.conversions().rows
    said = lines(dialog)[1][4]

    dialog.activateWindow()
    dialog.view.setFocus()
    qtbot.waitUntil(dialog.view.hasFocus)
    with qtbot.waitSignal(choice.changed):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Delete)

    assert kept == (COATING,)
    assert said == "J10-1 · COT-02"
    assert table.conversions().rows == ()
    assert lines(dialog)[1][4] == "Outside"
    dialog.close()


def test_work_centers_that_did_the_operation_come_first(
    qtbot: QtBot, choice: InHouseChoice, background: Background
) -> None:
    dialog = opened(qtbot, choice, background)

    pick(dialog, "J10-1", "FUR-01")

    offered = [dialog.centers.itemData(place) for place in range(dialog.centers.count())]
    assert [code for code in offered if code] == ["COT-02", "COT-01", "FUR-01"]
    assert "may stay empty" in dialog._unknown.text()
    assert dialog.keep.isEnabled()
    dialog.close()


def test_a_row_that_no_routing_needs_any_more_can_still_be_removed(
    qtbot: QtBot, choice: InHouseChoice, background: Background, table: InHouseTable
) -> None:
    table.keep(Conversion("Z99-1", "GONE", "NOWHERE"))
    dialog = opened(qtbot, choice, background)
    dialog.view.choose_row(3)

    chosen = dialog.jobs.currentText(), dialog.centers.currentText()
    with qtbot.waitSignal(choice.changed):
        qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)

    assert chosen == ("GONE", "NOWHERE")
    assert table.conversions().rows == ()
    dialog.close()


def test_the_list_is_searched_by_code_name_and_subcontractor(
    qtbot: QtBot, choice: InHouseChoice, background: Background
) -> None:
    dialog = opened(qtbot, choice, background)

    qtbot.keyClicks(dialog._filter, "v03")
    found = [line[2] for line in lines(dialog)]
    dialog._filter.setText("nothing like it")

    assert found == ["V03 한빛코팅"]
    assert dialog._states.empty.title.text() == "No subcontracted operation reads so"
    dialog.close()


def test_a_table_that_cannot_be_read_is_told_in_the_dialog_too(
    qtbot: QtBot, choice: InHouseChoice, background: Background, home: Home
) -> None:
    write_text(home.in_house_file, "{")

    with qtbot.waitSignal(choice.failed):
        dialog = opened(qtbot, choice, background)

    assert "in_house.json" in dialog._states.empty.title.text()
    assert not dialog.keep.isEnabled()
    dialog.close()


def test_without_a_model_nothing_is_listed_and_nothing_fails(
    qtbot: QtBot, choice: InHouseChoice, background: Background, plant: Predicting
) -> None:
    plant.failure = NoModelError()

    dialog = opened(qtbot, choice, background)

    assert dialog._states.empty.title.text() == "Nothing is subcontracted"
    dialog.close()


def test_a_changed_table_asks_again_only_where_it_counts(
    qtbot: QtBot, background: Background, plant: Predicting, table: InHouseTable, home: Home
) -> None:
    profiles = WeightProfiles(bundled("config", "profiles"), home.weights_file)
    panel = AskPanel(plant, plant, background, AskingSettings(), profiles, table)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.prediction_chosen):
        panel.ask_code("H-1")
    qtbot.waitUntil(lambda: background.idle)
    calls = plant.calls

    with qtbot.waitSignal(panel._in_house.changed):
        panel._in_house.keep(COATING)
    qtbot.waitUntil(lambda: background.idle)
    before = plant.calls
    with qtbot.waitSignal(panel.prediction_chosen):
        panel._options._in_house.click()
    with qtbot.waitSignal(panel.prediction_chosen):
        panel._in_house.keep(replace(COATING, work_center="COT-01"))

    assert before == calls
    assert plant.asked[-1][1].outside_in_house
    assert "Subcontracted operations in-house" in panel._options.summary


def test_the_original_stays_in_sight_in_tool_tip_and_grid(qtbot: QtBot) -> None:
    sent = operation("Z20-1", operation_type=OperationType.OUTSIDE, partner_name="한빛코팅")
    made = candidate("J10-1")
    moved = replace(made.operations[0], outside=sent, badges=(Badge.CONVERTED_IN_HOUSE,))
    table = RoutingTable()
    table.show_draft(draft_of("NEW-1", replace(made, operations=(moved,))))
    cell = table.index(0, COLUMNS.index("operation_type"))

    said = "In place of subcontracted Z20-1 Z20-1 작업 · 한빛코팅"
    assert said in operation_tip(moved).splitlines()
    assert "Converted to in-house" in operation_tip(moved)
    assert table.data(cell, Qt.ItemDataRole.ToolTipRole) == said
    assert table.data(cell, ICON_ROLE) == "plant"
