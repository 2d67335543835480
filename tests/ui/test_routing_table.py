"""The grid reads like the ERP's routing screen and passes every edit on as the next draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont

from routingml_desktop.domain.plant import ClosingStage, RoutingRules
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.domain.time_estimate import NO_TIME
from routingml_desktop.services.planning import RoutingDraft, draft_of
from routingml_desktop.ui.tables.routing_cells import exact
from routingml_desktop.ui.tables.routing_table import BAND_ROLE, COLUMNS, RoutingTable
from routingml_desktop.ui.tables.values_table import ICON_ROLE, TONE_ROLE
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.widgets.time_band import Band
from tests.builders import candidate

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

Role = Qt.ItemDataRole


@pytest.fixture
def table(qapp: object) -> RoutingTable:
    shown = RoutingTable()
    shown.show_draft(draft_of("NEW-1", candidate("A01-1", "C10-1", "Q30-1")))
    shown.edited.connect(lambda draft, _said: shown.show_draft(draft))
    return shown


def cell(table: RoutingTable, row: int, name: str, role: int = Role.DisplayRole) -> object:
    return table.index(row, COLUMNS.index(name)).data(role)


def enter(table: RoutingTable, row: int, name: str, typed: object) -> bool:
    return table.setData(table.index(row, COLUMNS.index(name)), typed)


def codes(table: RoutingTable) -> list[str]:
    return [step.operation.job_code for step in table.draft.operations]


def test_the_table_keeps_qt_s_contract(table: RoutingTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)
    table.show_draft(table.draft.add(1))
    table.show_draft(RoutingDraft("NEW-1"))
    qtmodeltester.check(table)


def test_columns_stand_in_the_erp_s_order(table: RoutingTable) -> None:
    headers = [
        table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())
    ]

    assert headers == [
        "Seq.", "Operation type", "Operation code", "Operation name", "Resource", "Resource name",
        "Time unit", "Subcontract L/T", "Queue time", "Setup time", "Run time", "A setup time",
        "A run time", "Wait time", "Move time", "Base quantity", "Base unit", "Batch operation",
        "Subcontractor", "Subcontractor name",
    ]  # fmt: skip


def test_what_the_mapping_says_of_routings_is_marked_in_the_row(table: RoutingTable) -> None:
    stages = (ClosingStage(("Q",), "inspection", "검사"), ClosingStage(("C",), "coating", "코팅"))

    assert not table.violations
    table.keep_rules(RoutingRules(stages))

    assert "The order is inspection, coating." in str(
        table.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    )


def test_what_nobody_knows_reads_as_a_dash_never_as_zero(table: RoutingTable) -> None:
    assert cell(table, 0, "queue_minutes") == "–"
    assert cell(table, 0, "partner") == "–"
    assert enter(table, 0, "queue_minutes", "0")
    assert cell(table, 0, "queue_minutes") == "0"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0.0, "0"), (12.5, "12.5"), (1200.0, "1,200"), (0.0079, "0.0079")],
)
def test_numbers_are_shown_as_they_will_be_released(value: float | None, text: str) -> None:
    assert exact(value) == text


def test_a_time_typed_in_is_the_planner_s_and_stands_out(table: RoutingTable) -> None:
    assert enter(table, 1, "run_minutes", "7.25")

    assert cell(table, 1, "run_minutes") == "7.25"
    font = cell(table, 1, "run_minutes", Role.FontRole)
    assert isinstance(font, QFont)
    assert font.bold()
    assert "entered by the planner" in str(cell(table, 1, "run_minutes", Role.ToolTipRole))


@pytest.mark.parametrize("typed", ["12분", "-1", "10001"])
def test_a_refused_time_changes_nothing_and_says_why(
    table: RoutingTable, qtbot: QtBot, typed: str
) -> None:
    before = table.draft

    with qtbot.waitSignal(table.refused):
        assert not enter(table, 0, "setup_minutes", typed)

    assert table.draft == before


def test_a_base_quantity_of_nothing_is_refused(table: RoutingTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.refused):
        assert not enter(table, 0, "base_quantity", "0")


def test_typing_what_is_there_already_is_no_edit(table: RoutingTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.edited):
        enter(table, 0, "setup_minutes", "20")
        enter(table, 0, "job_code", "A01-1")


def test_sequence_and_unit_cannot_be_typed(table: RoutingTable) -> None:
    for name in ("sequence", "time_unit"):
        flags = table.flags(table.index(0, COLUMNS.index(name)))
        assert not flags & Qt.ItemFlag.ItemIsEditable


def test_subcontracted_shows_a_word_an_icon_and_asks_for_the_subcontractor(
    table: RoutingTable,
) -> None:
    enter(table, 0, "operation_type", OperationType.OUTSIDE.value)

    assert cell(table, 0, "operation_type") == "Subcontract"
    assert cell(table, 0, "operation_type", ICON_ROLE) == "outside"
    assert cell(table, 0, "sequence", ICON_ROLE) == "warning"
    assert cell(table, 0, "sequence", TONE_ROLE) == Tone.WARNING
    assert "no subcontractor" in str(cell(table, 0, "sequence", Role.ToolTipRole))


def test_a_known_code_in_an_empty_row_brings_the_whole_operation(table: RoutingTable) -> None:
    known = candidate("B20-1").operations[0]
    table.offer([known])
    table.show_draft(table.draft.add(1))

    enter(table, 1, "job_code", "B20-1")

    assert codes(table) == ["A01-1", "B20-1", "C10-1", "Q30-1"]
    assert cell(table, 1, "work_center") == "CNC-01"


def test_times_carry_their_band_and_others_do_not(table: RoutingTable) -> None:
    band = cell(table, 0, "run_minutes", BAND_ROLE)

    assert band == Band(4.0, 5.0, 6.0, entered=5.0)
    assert cell(table, 0, "move_minutes", BAND_ROLE) is None


def test_without_evidence_there_is_no_band(qapp: object) -> None:
    bare = candidate("A01-1")
    step = replace(bare.operations[0], run=NO_TIME)
    table = RoutingTable()
    table.show_draft(draft_of("NEW-1", replace(bare, operations=(step,))))

    assert cell(table, 0, "run_minutes", BAND_ROLE) is None
    assert "No time known" in str(cell(table, 0, "run_minutes", Role.ToolTipRole))


@pytest.mark.parametrize(
    ("dragged", "onto", "expected"),
    [
        (0, 2, ["C10-1", "A01-1", "Q30-1"]),
        (0, 3, ["C10-1", "Q30-1", "A01-1"]),
        (2, 0, ["Q30-1", "A01-1", "C10-1"]),
        (1, 1, ["A01-1", "C10-1", "Q30-1"]),
        (0, -1, ["C10-1", "Q30-1", "A01-1"]),
    ],
)
def test_a_dragged_operation_goes_where_the_line_showed(
    table: RoutingTable, dragged: int, onto: int, expected: list[str]
) -> None:
    carried = table.mimeData([table.index(dragged, 3)])

    taken_out = table.dropMimeData(carried, Qt.DropAction.MoveAction, onto, 0, QModelIndex())

    assert not taken_out
    assert codes(table) == expected
    assert [step.operation.sequence for step in table.draft.operations] == [10, 20, 30]
