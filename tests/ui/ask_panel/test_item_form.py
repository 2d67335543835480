"""Planners ask for an item that does not exist yet by its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from routingml_desktop.ui.tables.asked_table import NAME_COLUMN
from routingml_desktop.ui.tables.attribute_table import NOW
from tests.ui.ask_panel.questions import ask, chosen, describe_from, described, settled
from tests.ui.predicting import KNOWN, Predicting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.panels.ask_panel import AskPanel


def test_a_new_item_starts_from_a_known_one_and_is_asked_for(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    table = described(qtbot, panel)
    table.setData(table.index(0, NOW), "SIC")
    table.setData(table.index(1, NOW), "1,180.5")

    with qtbot.waitSignal(panel.prediction_chosen) as told:
        panel.question.item._ask.click()

    item = chosen(told.args).item
    assert item.code == "H-1-NEW"
    assert dict(item.attributes) == {
        "ITEM_MATERIAL": "SIC", "OUTDIAMETER": 1180.5, "STANDARD": True,
    }  # fmt: skip
    assert panel.answers.table.text_at(0, NAME_COLUMN) == "Described by attributes"


def test_described_again_it_replaces_its_question(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    table = described(qtbot, panel)
    panel.question.item._ask.click()
    table.setData(table.index(0, NOW), "304")
    panel.question.item._ask.click()
    settled(qtbot, panel)

    assert [asked.code for asked in panel.asked] == ["H-1-NEW"]
    assert plant.described[-1].attributes["ITEM_MATERIAL"] == "304"


def test_described_items_stay_when_codes_are_asked_for(qtbot: QtBot, panel: AskPanel) -> None:
    described(qtbot, panel)
    panel.question.item._ask.click()

    ask(qtbot, panel, "H-2")
    settled(qtbot, panel)

    assert [asked.code for asked in panel.asked] == ["H-2", "H-1-NEW"]


def test_what_differs_from_the_known_item_stands_out_and_can_be_reset(
    qtbot: QtBot, panel: AskPanel
) -> None:
    table = described(qtbot, panel)
    table.setData(table.index(0, NOW), "SIC")

    font = table.index(0, NOW).data(Qt.ItemDataRole.FontRole)
    panel.question.item._reset.click()

    assert font.bold()
    assert table.index(0, NOW).data() == "316L"
    assert table.index(0, NOW).data(Qt.ItemDataRole.FontRole) is None


@pytest.mark.parametrize(
    ("row", "typed", "said"),
    [(1, "large", "Enter a number"), (1, "inf", "Enter a number"), (3, "soon", "Enter a date")],
)
def test_a_value_that_does_not_fit_its_attribute_is_refused(
    qtbot: QtBot, panel: AskPanel, row: int, typed: str, said: str
) -> None:
    table = described(qtbot, panel)
    before = table.index(row, NOW).data()

    assert not table.setData(table.index(row, NOW), typed)

    assert panel.question.item._notice.text().startswith(said)
    assert table.index(row, NOW).data() == before


@pytest.mark.parametrize(
    ("row", "typed", "shown"),
    [(0, "", "–"), (1, "", "–"), (2, "no", "No"), (2, "", "–"), (3, "2026-11-20", "2026-11-20")],
)
def test_values_of_every_kind_can_be_set_or_left_unknown(
    qtbot: QtBot, panel: AskPanel, row: int, typed: str, shown: str
) -> None:
    table = described(qtbot, panel)

    assert table.setData(table.index(row, NOW), typed)

    assert str(table.index(row, NOW).data()).startswith(shown)


@pytest.mark.parametrize(("row", "editor"), [(0, QComboBox), (1, QLineEdit), (2, QComboBox)])
def test_f2_opens_the_editor_of_the_attribute_s_kind(
    qtbot: QtBot, panel: AskPanel, row: int, editor: type[QComboBox | QLineEdit]
) -> None:
    table = described(qtbot, panel)
    view = panel.question.item._view
    view.choose_row(row)
    view.selectionModel().setCurrentIndex(
        table.index(row, NOW), view.selectionModel().SelectionFlag.NoUpdate
    )

    qtbot.keyClick(view, Qt.Key.Key_F2)

    opened = view.viewport().findChild(editor)
    assert opened is not None
    if isinstance(opened, QComboBox) and row == 0:
        assert [opened.itemText(place) for place in range(4)] == ["", "304", "316L", "SIC"]


def test_an_unknown_item_to_start_from_offers_the_closest(qtbot: QtBot, panel: AskPanel) -> None:
    describe_from(panel, "h-1")

    qtbot.waitUntil(lambda: "Did you mean H-1?" in panel.question.item._notice.text())
    assert panel.question.item._start.text() == "H-1"


def test_an_item_can_be_described_from_nothing(qtbot: QtBot, panel: AskPanel) -> None:
    describe_from(panel, "")
    table = panel.question.item._table
    qtbot.waitUntil(lambda: table.rowCount() > 0)

    assert [table.index(row, NOW).data() for row in range(table.rowCount())] == ["–"] * len(KNOWN)


def test_attributes_are_found_by_their_name(qtbot: QtBot, panel: AskPanel) -> None:
    described(qtbot, panel)

    panel.question.item._filter.setText("diam")

    hidden = [panel.question.item._view.isRowHidden(row) for row in range(len(KNOWN))]
    assert hidden == [True, False, True, True]
