"""Items are found with the keyboard and handed on to be asked about."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu

from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.services.catalog import ItemCatalog, ItemList, ItemQuery
from routingml_desktop.services.plant_data import PlantData
from routingml_desktop.settings import Language
from routingml_desktop.ui.panels.items_panel import ItemsPanel
from routingml_desktop.ui.tables.items_view import WIDEST
from routingml_desktop.ui.theme import Tone
from tests.items import TAKEN, few_items, keep_snapshot

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.language import Translation

KEYS = Qt.Key


def shown(panel: ItemsPanel) -> list[str]:
    items = panel.view.items
    return [] if items is None else list(items.codes(range(len(items))))


class HeldCatalog(ItemCatalog):
    """Answers one of its questions only when it is let go."""

    held = "실링"

    def __init__(self, plant: PlantData) -> None:
        super().__init__(plant)
        self.let_go = threading.Event()

    def find(self, query: ItemQuery) -> ItemList:
        if query.text == self.held:
            self.let_go.wait(10)
        return super().find(query)


@pytest.fixture
def panel(home: Home, background: Background, qtbot: QtBot) -> ItemsPanel:
    made = ItemsPanel(ItemCatalog(keep_snapshot(home, few_items())), background)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.reload()
    qtbot.waitUntil(lambda: len(shown(made)) == 6)
    return made


def wait_for(qtbot: QtBot, panel: ItemsPanel, codes: list[str]) -> None:
    qtbot.waitUntil(lambda: shown(panel) == codes)


def test_typing_finds_items_and_the_line_below_counts_them(
    panel: ItemsPanel, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    qtbot.keyClicks(panel.search_box, "gland")

    wait_for(qtbot, panel, ["00123", "g-77"])
    assert panel.count_label.text() == "2 of 6 items"
    qtmodeltester.check(panel.view.model())


def test_a_korean_syllable_counts_while_it_is_composed(panel: ItemsPanel, qtbot: QtBot) -> None:
    QApplication.sendEvent(panel.search_box, QInputMethodEvent("슬", []))

    wait_for(qtbot, panel, ["G-78"])


def test_only_the_answer_to_the_newest_question_is_shown(
    home: Home, background: Background, qtbot: QtBot
) -> None:
    catalog = HeldCatalog(keep_snapshot(home, few_items()))
    panel = ItemsPanel(catalog, background)
    qtbot.addWidget(panel)
    panel.reload()
    qtbot.waitUntil(lambda: len(shown(panel)) == 6)
    answers: list[int] = []
    panel.view.model().modelReset.connect(lambda: answers.append(len(shown(panel))))

    panel.search_box.typed.emit(catalog.held)
    panel.search_box.typed.emit("gland")
    wait_for(qtbot, panel, ["00123", "g-77"])
    catalog.let_go.set()
    qtbot.waitUntil(lambda: background.idle)

    assert answers == [2]
    assert shown(panel) == ["00123", "g-77"]


def test_enter_asks_for_the_chosen_items(panel: ItemsPanel, qtbot: QtBot) -> None:
    panel.search_box.setText("실링")
    wait_for(qtbot, panel, ["S-001", "S-002"])
    qtbot.keyClick(panel.search_box, KEYS.Key_Down)
    qtbot.keyClick(panel.view, KEYS.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(panel.view, KEYS.Key_Return)

    assert asked.args == [("S-001", "S-002")]


def test_a_double_click_asks_for_one(panel: ItemsPanel, qtbot: QtBot) -> None:
    place = panel.view.visualRect(panel.view.model().index(3, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked.args == [("g-77",)]


def test_the_predict_button_waits_for_a_choice(panel: ItemsPanel, qtbot: QtBot) -> None:
    before = panel.predict_button.isEnabled()
    panel.view.choose_row(2)
    chosen = panel.predict_button.isEnabled()

    with qtbot.waitSignal(panel.asked) as asked:
        panel.predict_button.click()
    panel.search_box.setText("실링")
    wait_for(qtbot, panel, ["S-001", "S-002"])

    assert (before, chosen) == (False, True)
    assert asked.args == [("00123",)]
    assert not panel.predict_button.isEnabled()


def test_boxes_below_the_titles_filter_by_column(panel: ItemsPanel, qtbot: QtBot) -> None:
    names = [column.name for column in panel.view.columns]
    box = panel.view.filter_header.box(names.index("OUTDIAMETER"))

    qtbot.keyClicks(box, ">60")

    wait_for(qtbot, panel, ["S-002", "g-77"])


def test_a_list_from_excel_filters_by_all_its_codes(panel: ItemsPanel, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("S-002\r\n00123\r\n\r\nnobody\r\n")

    qtbot.keyClick(panel.view.filter_header.box(0), KEYS.Key_V, Qt.KeyboardModifier.ControlModifier)

    wait_for(qtbot, panel, ["S-002", "00123"])
    assert panel.view.filter_header.box(0).text() == "S-002;00123;nobody"


def test_a_filter_that_is_not_understood_is_marked_and_said(
    panel: ItemsPanel, qtbot: QtBot
) -> None:
    names = [column.name for column in panel.view.columns]
    box = panel.view.filter_header.box(names.index("OUTDIAMETER"))

    qtbot.keyClicks(box, ">wide")
    qtbot.waitUntil(lambda: box.property("tone") == Tone.BAD)
    said = panel.count_label.text()
    qtbot.keyClick(box, KEYS.Key_Escape)
    wait_for(qtbot, panel, shown(panel))
    qtbot.waitUntil(lambda: box.property("tone") == Tone.NEUTRAL)

    assert said == "This filter is not understood: wide"


def test_nothing_found_offers_the_way_back(panel: ItemsPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search_box, "zzz")
    wait_for(qtbot, panel, [])
    said = panel.view.nothing.title.text()
    visible = panel.view.nothing.isVisible()

    panel.view.nothing.button.click()

    wait_for(qtbot, panel, ["S-001", "S-002", "00123", "g-77", "G-78", "=cmd"])
    assert said == "No item matches"
    assert visible
    assert panel.search_box.text() == ""


def test_without_routing_shows_the_work_still_to_be_done(panel: ItemsPanel, qtbot: QtBot) -> None:
    panel.without_routing.click()

    wait_for(qtbot, panel, ["S-002", "g-77", "G-78", "=cmd"])


def test_a_click_on_a_title_sorts_and_a_third_brings_the_erp_order_back(
    panel: ItemsPanel, qtbot: QtBot
) -> None:
    header = panel.view.filter_header
    place = QPoint(header.sectionViewportPosition(0) + 10, 10)
    orders = []
    for _click in range(3):
        with qtbot.waitSignal(panel.view.model().modelReset):
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        orders.append(shown(panel))

    assert orders[0] == sorted(orders[0])
    assert orders[1] == sorted(orders[0], reverse=True)
    assert orders[2] == ["S-001", "S-002", "00123", "g-77", "G-78", "=cmd"]


def test_ctrl_c_copies_shown_columns_of_chosen_rows(panel: ItemsPanel, qtbot: QtBot) -> None:
    for column in range(2, len(panel.view.columns)):
        panel.view.hideColumn(column)
    panel.view.selectAll()

    with qtbot.waitSignal(panel.told) as told:
        qtbot.keyClick(panel.view, KEYS.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["Item code\tItem name", "S-001\t실링 A"]
    assert len(lines) == 7
    assert told.args == ["Copied rows: 6"]


def test_columns_no_item_has_a_value_in_are_hidden_at_first(panel: ItemsPanel) -> None:
    shown_names = [panel.view.columns[column].name for column in panel.view.shown_columns()]

    assert "DRAW_USE" not in shown_names
    assert "OUTDIAMETER" in shown_names
    assert panel.view.model().headerData(5, Qt.Orientation.Horizontal) == "Outer diameter (mm)"


def test_the_layout_of_columns_comes_back(
    panel: ItemsPanel, home: Home, background: Background, qtbot: QtBot
) -> None:
    panel.view.hideColumn(1)
    panel.view.horizontalHeader().moveSection(4, 0)
    kept = panel.view.layout_text()
    other = ItemsPanel(ItemCatalog(PlantData(SnapshotStore(home.plant))), background)
    qtbot.addWidget(other)
    other.view.use_layout(kept)

    other.reload()
    qtbot.waitUntil(lambda: len(shown(other)) == 6)

    assert other.view.shown_columns() == panel.view.shown_columns()
    assert other.view.layout_text() == kept


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"columns": ["x"], "header": ""}', "[1]"])
def test_a_layout_that_does_not_fit_is_ignored(panel: ItemsPanel, text: str) -> None:
    panel.view.use_layout(text)

    assert 0 in panel.view.shown_columns()


def test_without_data_the_next_step_is_a_button(
    home: Home, background: Background, qtbot: QtBot
) -> None:
    panel = ItemsPanel(ItemCatalog(PlantData(SnapshotStore(home.plant))), background)
    qtbot.addWidget(panel)
    panel.show()

    panel.reload()
    qtbot.waitUntil(panel.states.empty.isVisible)

    assert panel.states.empty.title.text() == "No plant data yet"
    with qtbot.waitSignal(panel.sync_wanted):
        panel.states.empty.button.click()


def test_after_a_sync_the_search_holds_and_the_rows_are_new(
    panel: ItemsPanel, home: Home, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.search_box, "gland")
    wait_for(qtbot, panel, ["00123", "g-77"])
    keep_snapshot(home, few_items().head(3), taken=TAKEN + timedelta(hours=1))

    panel.reload()

    wait_for(qtbot, panel, ["00123"])
    assert panel.count_label.text() == "1 of 3 items"


def test_the_values_of_a_column_are_offered_with_their_counts(
    panel: ItemsPanel, qtbot: QtBot
) -> None:
    names = [column.name for column in panel.view.columns]
    material = names.index("ITEM_MATERIAL")

    qtbot.keyClick(panel.view.filter_header.box(material), KEYS.Key_Down)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions()]
    qtbot.keyClick(menu, KEYS.Key_Down)
    qtbot.keyClick(menu, KEYS.Key_Down)
    qtbot.keyClick(menu, KEYS.Key_Return)

    wait_for(qtbot, panel, ["S-001", "g-77"])
    assert offered == ["(empty)\t2", "316L\t2", "304\t1", "SIC\t1"]


def test_columns_are_chosen_from_a_menu(panel: ItemsPanel, qtbot: QtBot) -> None:
    panel.columns_button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    drawing = next(action for action in menu.actions() if action.text() == "DRAW_USE")
    before = drawing.isChecked()

    drawing.trigger()
    menu.close()

    shown_names = [panel.view.columns[column].name for column in panel.view.shown_columns()]
    assert not before
    assert "DRAW_USE" in shown_names


def titles_of(panel: ItemsPanel) -> list[str]:
    """What stands above the columns now."""
    model, side = panel.view.model(), Qt.Orientation.Horizontal
    return [model.headerData(column, side) for column in panel.view.shown_columns()]


def titles_fit(panel: ItemsPanel) -> bool:
    """Whether every shown column is as wide as its title."""
    view, header = panel.view, panel.view.filter_header
    return all(
        view.columnWidth(column) >= min(WIDEST, header.title_width(column))
        for column in view.shown_columns()
    )


def test_titles_are_not_cut_off_in_the_other_language(
    home: Home, background: Background, qtbot: QtBot, korean: None, translation: Translation
) -> None:
    panel = ItemsPanel(ItemCatalog(keep_snapshot(home, few_items())), background)
    qtbot.addWidget(panel)
    panel.show()
    panel.reload()
    qtbot.waitUntil(lambda: len(shown(panel)) == 6)
    titles = titles_of(panel)
    assert titles_fit(panel)

    translation.use(Language.ENGLISH)
    qtbot.waitUntil(lambda: titles_of(panel) != titles)

    assert titles_fit(panel)


def test_the_other_language_leaves_what_the_operator_made_wider(
    home: Home, background: Background, qtbot: QtBot, korean: None, translation: Translation
) -> None:
    panel = ItemsPanel(ItemCatalog(keep_snapshot(home, few_items())), background)
    qtbot.addWidget(panel)
    panel.show()
    panel.reload()
    qtbot.waitUntil(lambda: len(shown(panel)) == 6)
    titles = titles_of(panel)
    korean_widths = [panel.view.columnWidth(column) for column in panel.view.shown_columns()]
    first, *others = panel.view.shown_columns()
    panel.view.setColumnWidth(first, 300)

    translation.use(Language.ENGLISH)
    qtbot.waitUntil(lambda: titles_of(panel) != titles)
    assert panel.view.columnWidth(first) == 300
    translation.use(Language.KOREAN)
    qtbot.waitUntil(lambda: titles_of(panel) == titles)

    assert panel.view.shown_columns() == [first, *others]
    assert panel.view.columnWidth(first) == 300
    assert [panel.view.columnWidth(column) for column in others] == korean_widths[1:]
