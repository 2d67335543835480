"""A table over pages shows hundreds of thousands of rows and reads only what is looked at."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from routingml_desktop.ui.tables.frame_table import (
    KEPT_PAGES,
    PAGE,
    FrameColumn,
    FrameTable,
    written,
)
from routingml_desktop.ui.tables.table_view import TableView

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.tables.values_table import Index

COLUMNS = (FrameColumn("Code"), FrameColumn("Size", numeric=True), FrameColumn("Made", yes="Yes"))


class Rows:
    """Counted rows: code, number, whether even."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.read: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return self.number

    def page(self, start: int, stop: int) -> list[tuple[object, ...]]:
        self.read.append((start, stop))
        return [(f"C{row}", row / 2, row % 2 == 0) for row in range(start, stop)]


def table(rows: Rows) -> FrameTable:
    shown = FrameTable()
    shown.show_columns(COLUMNS, dragged=0)
    shown.show_rows(rows)
    return shown


@pytest.mark.parametrize("number", [0, 1, 3])
def test_it_is_a_sound_table_for_qt(qtmodeltester: ModelTester, number: int) -> None:
    qtmodeltester.check(table(Rows(number)))


def test_only_the_pages_that_are_looked_at_are_read() -> None:
    rows = Rows(325_000)
    shown = table(rows)

    texts = [shown.text_at(row, 0) for row in (0, 5, 255, 160_000)]

    assert texts == ["C0", "C5", "C255", "C160000"]
    assert rows.read == [(0, PAGE), (160_000 // PAGE * PAGE, (160_000 // PAGE + 1) * PAGE)]


def test_the_last_page_ends_with_the_rows() -> None:
    rows = Rows(PAGE + 3)

    assert table(rows).text_at(PAGE + 2, 0) == f"C{PAGE + 2}"
    assert rows.read == [(PAGE, PAGE + 3)]


def test_few_pages_are_kept() -> None:
    rows = Rows(PAGE * (KEPT_PAGES + 5))
    shown = table(rows)
    for page in range(KEPT_PAGES + 5):
        shown.text_at(page * PAGE, 0)
    read = len(rows.read)

    shown.text_at((KEPT_PAGES + 4) * PAGE, 0)
    shown.text_at(0, 0)

    assert len(rows.read) == read + 1


def test_a_first_page_that_was_read_already_is_not_read_again() -> None:
    rows = Rows(1000)
    shown = FrameTable()
    shown.show_columns(COLUMNS)
    shown.show_rows(rows, rows.page(0, PAGE))
    rows.read.clear()

    assert shown.text_at(PAGE - 1, 0) == f"C{PAGE - 1}"
    assert rows.read == []


def test_a_click_on_a_title_asks_for_an_order_and_changes_nothing_by_itself() -> None:
    shown = table(Rows(10))
    asked: list[tuple[int, Qt.SortOrder]] = []
    shown.order_wanted.connect(lambda column, order: asked.append((column, order)))

    shown.sort(1, Qt.SortOrder.DescendingOrder)

    assert asked == [(1, Qt.SortOrder.DescendingOrder)]
    assert shown.text_at(0, 0) == "C0"


def test_dragged_rows_carry_their_codes_once_each_from_the_top() -> None:
    shown = table(Rows(10))
    cells = [shown.index(row, column) for row in (4, 2) for column in (0, 1)]

    assert shown.mimeData(cells).text() == "C2\nC4"
    assert shown.flags(cells[0]) & Qt.ItemFlag.ItemIsDragEnabled


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, ""),
        (True, "True"),
        (55.0, "55"),
        (0.1 + 0.2, "0.3"),
        (7, "7"),
        ("00123", "00123"),
        (date(2999, 12, 31), "2999-12-31"),
        (datetime(2025, 10, 13, tzinfo=UTC), "2025-10-13"),
        (datetime(2025, 10, 13, 9, 41, tzinfo=UTC), "2025-10-13 09:41"),
    ],
)
def test_values_are_written_as_planners_read_them(value: object, text: str) -> None:
    assert written(value) == text


def test_choosing_all_of_very_many_rows_asks_only_about_what_is_seen(qtbot: QtBot) -> None:
    asked: list[int] = []

    class Watched(FrameTable):
        def flags(self, index: Index) -> Qt.ItemFlag:
            asked.append(index.row())
            return super().flags(index)

    shown = Watched()
    shown.show_columns(COLUMNS)
    shown.show_rows(Rows(325_000))
    view = TableView(shown, "Rows")
    qtbot.addWidget(view)
    view.show()

    view.selectAll()
    qtbot.wait(50)

    assert len(view.chosen_rows()) == 325_000
    assert len(asked) < 5000
