"""A table of values shows, sorts and keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from routingml_desktop.domain.candidate import Neighbor
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, TONE_ROLE, Column, ValuesTable
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

COLUMNS = (
    Column("Item", lambda neighbor: neighbor.item_code),
    Column(
        "Similarity",
        lambda neighbor: neighbor.similarity,
        RIGHT,
        text="{:.0%}".format,
        tone=lambda neighbor: Tone.GOOD if neighbor.similarity > 0.9 else None,
        tooltip=lambda neighbor: f"{neighbor.similarity}",
    ),
    Column("Routing", lambda neighbor: neighbor.routing_no or None),
)
ROWS = (Neighbor("B", 0.8, routing_no="R2"), Neighbor("A", 0.95), Neighbor("C", 0.5))


def shown(table: ValuesTable) -> list[str]:
    return [table.text_at(row, 0) for row in range(table.rowCount())]


def test_it_is_a_sound_table_for_qt(qtmodeltester: ModelTester) -> None:
    table = ValuesTable(COLUMNS)
    qtmodeltester.check(table)
    table.show_values(ROWS)
    table.sort(1)
    qtmodeltester.check(table)


def test_a_cell_without_a_value_reads_as_a_dash() -> None:
    table = ValuesTable(COLUMNS)
    table.show_values(ROWS)

    assert [table.text_at(row, 2) for row in range(3)] == ["R2", "–", "–"]


def test_sorting_orders_by_the_value_not_its_text_and_unknown_comes_last() -> None:
    table = ValuesTable(COLUMNS)
    table.show_values(ROWS)

    table.sort(1, Qt.SortOrder.DescendingOrder)
    by_similarity = shown(table)
    table.sort(2, Qt.SortOrder.DescendingOrder)

    assert by_similarity == ["A", "B", "C"]
    assert shown(table)[0] == "B"


def test_new_rows_come_in_the_order_asked_for_and_marks_follow_their_row() -> None:
    table = ValuesTable(COLUMNS)
    table.show_values(ROWS)
    mark = QPersistentModelIndex(table.index(0, 0))

    table.sort(0)
    followed = mark.data()
    table.show_values([*ROWS, Neighbor("0", 0.1)])

    assert followed == "B"
    assert shown(table) == ["0", "A", "B", "C"]


def test_a_cell_tells_its_tone_its_tip_and_its_row() -> None:
    table = ValuesTable(COLUMNS)
    table.show_values(ROWS)
    cell = table.index(1, 1)

    assert cell.data(TONE_ROLE) == Tone.GOOD
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "0.95"
    assert table.value_at(cell) is ROWS[1]
    assert table.value_at(QModelIndex()) is None


def test_ctrl_c_copies_the_chosen_rows_as_excel_takes_them(qtbot: QtBot) -> None:
    table = ValuesTable(COLUMNS)
    table.show_values(ROWS)
    view = TableView(table, "Similar items")
    qtbot.addWidget(view)
    view.hideColumn(2)
    view.selectAll()

    with qtbot.waitSignal(view.copied) as copied:
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert copied.args == [3]
    assert QGuiApplication.clipboard().text() == "Item\tSimilarity\nB\t80%\nA\t95%\nC\t50%\n"


def test_enter_and_a_double_click_open_a_row(qtbot: QtBot) -> None:
    table = ValuesTable(COLUMNS)
    table.show_values(ROWS)
    view = TableView(table, "Similar items")
    qtbot.addWidget(view)
    view.choose_row(1)

    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert table.value_at(opened.args[0]) is ROWS[1]


def test_an_arrangement_of_columns_can_be_given_back(qtbot: QtBot) -> None:
    table = ValuesTable(COLUMNS)
    view = TableView(table, "Similar items")
    qtbot.addWidget(view)
    view.horizontalHeader().moveSection(2, 0)
    view.hideColumn(1)
    kept = view.arrangement()

    other = TableView(ValuesTable(COLUMNS), "Similar items")
    qtbot.addWidget(other)
    fits = other.arrange(kept)

    assert fits
    assert other.shown_columns() == [2, 0]
    assert other.arrangement() == kept


def test_columns_fit_their_headers_again_when_these_change(qtbot: QtBot) -> None:
    table = ValuesTable(COLUMNS)
    view = TableView(table, "Neighbors")
    qtbot.addWidget(view)
    table.show_values(ROWS)
    view.show()
    view.fit_columns()
    before = view.columnWidth(0)

    longer = Column("The same in a language of long words", COLUMNS[0].value)
    table.show_columns((longer, *COLUMNS[1:]))

    qtbot.waitUntil(lambda: view.columnWidth(0) > before)
    assert view.columnWidth(0) >= view.horizontalHeader().sectionSizeHint(0)


def test_a_hidden_table_is_measured_when_it_is_shown(qtbot: QtBot) -> None:
    table = ValuesTable(COLUMNS)
    view, other = TableView(table, "Neighbors"), TableView(table, "Neighbors")
    for each in (view, other):
        qtbot.addWidget(each)
    table.show_values(ROWS)
    usual = view.columnWidth(0)
    other.show()
    other.fit_columns()

    view.fit_columns()
    assert view.columnWidth(0) == usual
    view.show()

    assert other.columnWidth(0) != usual
    assert view.columnWidth(0) == other.columnWidth(0)


def test_a_hidden_table_keeps_an_arrangement_that_came_after_it_was_to_be_fitted(
    qtbot: QtBot,
) -> None:
    table = ValuesTable(COLUMNS)
    view = TableView(table, "Neighbors")
    qtbot.addWidget(view)
    table.show_values(ROWS)
    view.setColumnWidth(0, 47)
    kept = view.arrangement()

    view.fit_columns()
    assert view.arrange(kept)
    view.show()

    assert view.columnWidth(0) == 47


def test_columns_that_were_never_fitted_stay_as_the_operator_left_them(qtbot: QtBot) -> None:
    table = ValuesTable(COLUMNS)
    view = TableView(table, "Neighbors")
    qtbot.addWidget(view)
    view.setColumnWidth(0, 47)

    table.show_columns((Column("A longer header than before", COLUMNS[0].value), *COLUMNS[1:]))
    qtbot.wait(50)

    assert view.columnWidth(0) == 47
