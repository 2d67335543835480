"""The table by work center says what is in the report: intervals, n, whether the band holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from routingml_desktop.domain.quality import WorkCenterScore
from routingml_desktop.ui.panels.quality_panel.work_center_table import WorkCenterTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def table(qtbot: QtBot) -> WorkCenterTable:
    shown = WorkCenterTable()
    qtbot.addWidget(shown)
    shown.show_scores(
        (
            WorkCenterScore(
                "CNC-05", 1240, 10.0, -2.0, 0.7, banded=1200, chance_low=0.75, chance_high=0.85,
                mae_low=8.0, mae_high=12.0,
            ),
            WorkCenterScore("CNC-06", 40, 3.0, 1.0, 0.8, 40, 0.675, 0.925),
            WorkCenterScore("CNC-07", 2, 3.0, 1.0, None),
        )
    )  # fmt: skip
    return shown


def cells(table: WorkCenterTable, row: int) -> list[str]:
    model = table.table
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_each_work_center_has_intervals_n_and_a_verdict(table: WorkCenterTable) -> None:
    assert cells(table, 0) == [
        "CNC-05", "1,240", "10  (8 … 12)", "-2", "70.0 %", "75 % – 85 %", "too narrow",
    ]  # fmt: skip
    assert cells(table, 1)[-2:] == ["68 % – 92 %", "holds"]
    assert table.title.text() == "By work center: 80 % bands hold at 1 of 2"


def test_without_banded_bookings_there_is_a_dash_and_the_reason(table: WorkCenterTable) -> None:
    assert cells(table, 2)[-3:] == ["–", "–", "–"]
    last = table.table.index(2, table.table.columnCount() - 1)
    assert last.data(Qt.ItemDataRole.ToolTipRole) == "No booking here has a band."


def test_the_tool_tip_says_of_how_many_bookings(table: WorkCenterTable) -> None:
    share = table.table.index(0, 4)

    assert share.data(Qt.ItemDataRole.ToolTipRole) == (
        "70.0 % of 1,200 bookings; chance allows 75 % – 85 % of a band of 80 %"
    )
