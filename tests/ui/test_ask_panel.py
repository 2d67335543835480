"""Planners ask with the keyboard, a paste or a drop, and see what became of each code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from routingml_desktop.domain.candidate import RoutingPrediction
from routingml_desktop.domain.errors import NoModelError, UnknownItemError, UnreadableFileError
from routingml_desktop.paths import bundled
from routingml_desktop.services.in_house import InHouseTable
from routingml_desktop.services.weights import WeightProfiles
from routingml_desktop.settings import AskingSettings
from routingml_desktop.ui.panels.ask_panel import AskPanel
from routingml_desktop.ui.questions import AskedState
from routingml_desktop.ui.tables.asked_table import NAME_COLUMN, STATE_COLUMN, state_text
from routingml_desktop.ui.tables.attribute_table import NOW, AttributeTable
from routingml_desktop.ui.widgets.turning_splitter import TurningSplitter
from tests.ui.predicting import KNOWN, Predicting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

PLANT = ("H-1", "H-2", "H-FAR", *(f"N-{place}" for place in range(40)))


@pytest.fixture
def plant() -> Iterator[Predicting]:
    stands_in = Predicting(*PLANT)
    yield stands_in
    stands_in.hold.set()


@pytest.fixture
def panel(qtbot: QtBot, background: Background, plant: Predicting, home: Home) -> AskPanel:
    weights = WeightProfiles(bundled("config", "profiles"), home.weights_file)
    in_house = InHouseTable(home.in_house_file)
    shown = AskPanel(plant, plant, background, AskingSettings(), weights, in_house)
    qtbot.addWidget(shown)
    shown.resize(360, 700)
    shown.show()
    return shown


def settled(qtbot: QtBot, panel: AskPanel) -> None:
    qtbot.waitUntil(lambda: not panel._questions.busy)


def ask(qtbot: QtBot, panel: AskPanel, text: str) -> None:
    """Type and ask, all with the keyboard."""
    panel._codes.box.setFocus()
    panel._codes.box.setPlainText(text)
    qtbot.keyClick(panel._codes.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def states(panel: AskPanel) -> dict[str, AskedState]:
    return {asked.code: asked.state for asked in panel.asked}


def texts(panel: AskPanel) -> list[str]:
    return [state_text(asked) for asked in panel.asked]


def chosen(told: list[object] | None) -> RoutingPrediction:
    assert told is not None
    assert isinstance(told[0], RoutingPrediction)
    return told[0]


def test_ctrl_enter_asks_and_the_first_answer_is_told(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    with qtbot.waitSignal(panel.prediction_chosen) as told:
        ask(qtbot, panel, "H-1\nH-2")
    settled(qtbot, panel)

    assert chosen(told.args).item.code == "H-1"
    assert [code for code, _ in plant.asked] == ["H-1", "H-2"]
    assert texts(panel) == ["Proposed", "Proposed"]


def test_every_question_says_what_became_of_it(qtbot: QtBot, panel: AskPanel) -> None:
    ask(qtbot, panel, "H-1\nH-FAR\nh-2\nzz-9")
    settled(qtbot, panel)

    assert texts(panel) == [
        "Proposed",
        "Nothing similar enough",
        "Unknown: take H-2",
        "Unknown item",
    ]


def test_the_code_meant_is_taken_with_one_click(qtbot: QtBot, panel: AskPanel) -> None:
    ask(qtbot, panel, "H-1\nh-2")
    settled(qtbot, panel)

    cell = panel.answers.view.visualRect(panel.answers.table.index(1, STATE_COLUMN))
    qtbot.mouseClick(panel.answers.view.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    settled(qtbot, panel)

    assert states(panel) == {"H-1": AskedState.ANSWERED, "H-2": AskedState.ANSWERED}
    assert panel._codes.box.codes() == ("H-1", "H-2")


def test_the_code_meant_is_taken_with_enter_too(qtbot: QtBot, panel: AskPanel) -> None:
    ask(qtbot, panel, "h-2")
    settled(qtbot, panel)

    with qtbot.waitSignal(panel.prediction_chosen) as told:
        qtbot.keyClick(panel.answers.view, Qt.Key.Key_Return)

    assert chosen(told.args).item.code == "H-2"


def test_arrows_through_the_list_tell_each_answer(qtbot: QtBot, panel: AskPanel) -> None:
    ask(qtbot, panel, "H-1\nH-2\nzz-9")
    settled(qtbot, panel)

    with qtbot.waitSignal(panel.prediction_chosen) as told:
        qtbot.keyClick(panel.answers.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.failure_chosen) as failed:
        qtbot.keyClick(panel.answers.view, Qt.Key.Key_Down)

    assert chosen(told.args).item.code == "H-2"
    assert failed.args is not None
    assert isinstance(failed.args[0], UnknownItemError)


def test_a_question_under_way_is_told_as_waiting(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    plant.hold.clear()

    with qtbot.waitSignal(panel.waiting_started):
        ask(qtbot, panel, "H-1")

    assert texts(panel) == ["Waiting…"]


def test_stop_keeps_what_is_answered(qtbot: QtBot, panel: AskPanel, plant: Predicting) -> None:
    ask(qtbot, panel, "H-1")
    settled(qtbot, panel)
    plant.hold.clear()
    panel.ask_codes(["N-1", "N-2"])

    panel.answers.progress._stop.click()
    plant.hold.set()

    assert texts(panel) == ["Proposed", "Stopped", "Stopped"]
    assert "Asked items: 3" in panel.answers.progress.text


def test_a_newer_question_makes_older_answers_void(
    qtbot: QtBot, panel: AskPanel, plant: Predicting, background: Background
) -> None:
    told: list[str] = []
    panel.prediction_chosen.connect(lambda prediction: told.append(prediction.item.code))
    plant.hold.clear()
    ask(qtbot, panel, "H-1")
    qtbot.waitUntil(lambda: plant.calls == 1)

    ask(qtbot, panel, "H-2")
    plant.hold.set()
    qtbot.waitUntil(lambda: background.idle)

    assert told == ["H-2"]
    assert states(panel) == {"H-2": AskedState.ANSWERED}


def test_an_option_changed_is_asked_with_at_once(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    ask(qtbot, panel, "H-1")
    settled(qtbot, panel)

    with qtbot.waitSignal(panel.prediction_chosen) as told:
        panel.set_threshold(0.45)

    assert chosen(told.args).options.threshold == 0.45
    assert panel.answers.progress.explanation.startswith("≥ 45 %")


def test_every_option_reaches_the_question(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    form = panel._options
    form._neighbors.setValue(25)
    form._choice.setCurrentIndex(1)
    form._ignore_own.click()
    form._exclude_outside.click()
    form._in_house.click()
    ask(qtbot, panel, "H-1")
    settled(qtbot, panel)
    usual = plant.asked[-1][1].least_confidence
    with qtbot.waitSignal(panel.prediction_chosen):
        panel.propose_improbable()

    options = plant.asked[-1][1]
    assert (usual, options.least_confidence) == (0.1, 0.0)
    assert (options.neighbors, options.routing_choice.value) == (25, "most_used")
    assert options.ignore_own_history
    assert options.exclude_outside
    assert options.outside_in_house


def test_options_are_out_of_the_way_until_wanted(qtbot: QtBot, panel: AskPanel) -> None:
    hidden = panel._options.isHidden()

    panel._options_button.click()

    assert hidden
    assert not panel._options.isHidden()


@pytest.mark.parametrize(
    ("width", "height", "orientation"),
    [
        (360, 700, Qt.Orientation.Vertical),
        (700, 420, Qt.Orientation.Horizontal),
        (700, 900, Qt.Orientation.Vertical),
    ],
)
def test_it_fits_narrow_and_low_docks(
    panel: AskPanel, width: int, height: int, orientation: Qt.Orientation
) -> None:
    panel.resize(width, height)

    splitter = panel.findChild(TurningSplitter)
    assert splitter is not None
    assert splitter.orientation() is orientation
    assert panel.minimumSizeHint().height() < 300


def test_another_order_quantity_is_told_without_asking_again(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    with qtbot.waitSignal(panel.quantity_changed) as told:
        panel._quantity.setValue(250)

    assert told.args == [250.0]
    assert panel.quantity == 250.0
    assert plant.asked == []


def test_without_a_model_every_question_says_so(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    plant.failure = NoModelError()

    with qtbot.waitSignal(panel.failure_chosen) as told:
        ask(qtbot, panel, "H-1\nH-2")

    assert told.args is not None
    assert isinstance(told.args[0], NoModelError)
    assert texts(panel) == ["No model is trained yet.", "No model is trained yet."]


def test_after_a_training_all_is_asked_again(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    plant.failure = NoModelError()
    ask(qtbot, panel, "H-1")
    settled(qtbot, panel)
    plant.failure = None

    with qtbot.waitSignal(panel.prediction_chosen):
        panel.ask_again()


def test_items_chosen_elsewhere_join_the_list(qtbot: QtBot, panel: AskPanel) -> None:
    ask(qtbot, panel, "H-1")
    settled(qtbot, panel)

    with qtbot.waitSignal(panel.prediction_chosen) as told:
        panel.ask_code("H-2")
    panel.ask_codes(("H-1", "H-2"))
    settled(qtbot, panel)

    assert chosen(told.args).item.code == "H-2"
    assert panel._codes.box.codes() == ("H-1", "H-2")
    assert [asked.code for asked in panel.asked] == ["H-1", "H-2"]
    assert panel.answers.view.currentIndex().row() == 0


def test_fifty_items_are_all_answered(qtbot: QtBot, panel: AskPanel, plant: Predicting) -> None:
    codes = [f"N-{place}" for place in range(40)]

    ask(qtbot, panel, "\n".join(codes))
    settled(qtbot, panel)

    assert [code for code, _ in plant.asked] == codes
    assert set(states(panel).values()) == {AskedState.ANSWERED}


def test_clearing_asks_for_nothing_any_more(qtbot: QtBot, panel: AskPanel) -> None:
    ask(qtbot, panel, "H-1")
    settled(qtbot, panel)

    panel._codes.clear_button.click()

    assert panel.asked == ()
    assert not panel._codes.ask_button.isEnabled()
    assert panel.answers.progress.text == "Nothing asked yet"


def test_a_column_pasted_from_excel_becomes_a_code_per_line(panel: AskPanel) -> None:
    pasted = QMimeData()
    pasted.setText("품목코드\t품목명\r\n0012\t실링, 대형\r\n0013\t슬리브\r\n0012\t실링\r\n")

    panel._codes.box.insertFromMimeData(pasted)

    assert panel._codes.box.toPlainText() == "0012\n0013"
    assert panel._codes.ask_button.text() == "Ask (2)"


def test_a_dropped_csv_is_read(panel: AskPanel, tmp_path: Path) -> None:
    file = tmp_path / "목록.csv"
    file.write_bytes("ITEM_CD,ITEM_NM\n0012,실링\n".encode("cp949"))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])

    assert panel._codes.box.canInsertFromMimeData(dropped)
    panel._codes.box.insertFromMimeData(dropped)

    assert panel._codes.box.codes() == ("0012",)


def test_a_dropped_file_that_is_no_list_is_told(
    qtbot: QtBot, panel: AskPanel, tmp_path: Path
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.csv"))])

    with qtbot.waitSignal(panel.failed) as told:
        panel._codes.box.insertFromMimeData(dropped)

    assert told.args is not None
    assert isinstance(told.args[0], UnreadableFileError)


def described(qtbot: QtBot, panel: AskPanel) -> AttributeTable:
    """The table of a new item that starts from H-1."""
    panel.describe_from("H-1")
    table = panel._form._table
    qtbot.waitUntil(lambda: table.rowCount() > 0)
    return table


def test_a_new_item_starts_from_a_known_one_and_is_asked_for(
    qtbot: QtBot, panel: AskPanel, plant: Predicting
) -> None:
    table = described(qtbot, panel)
    table.setData(table.index(0, NOW), "SIC")
    table.setData(table.index(1, NOW), "1,180.5")

    with qtbot.waitSignal(panel.prediction_chosen) as told:
        panel._form._ask.click()

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
    panel._form._ask.click()
    table.setData(table.index(0, NOW), "304")
    panel._form._ask.click()
    settled(qtbot, panel)

    assert [asked.code for asked in panel.asked] == ["H-1-NEW"]
    assert plant.described[-1].attributes["ITEM_MATERIAL"] == "304"


def test_described_items_stay_when_codes_are_asked_for(qtbot: QtBot, panel: AskPanel) -> None:
    described(qtbot, panel)
    panel._form._ask.click()

    ask(qtbot, panel, "H-2")
    settled(qtbot, panel)

    assert [asked.code for asked in panel.asked] == ["H-2", "H-1-NEW"]


def test_what_differs_from_the_known_item_stands_out_and_can_be_reset(
    qtbot: QtBot, panel: AskPanel
) -> None:
    table = described(qtbot, panel)
    table.setData(table.index(0, NOW), "SIC")

    font = table.index(0, NOW).data(Qt.ItemDataRole.FontRole)
    panel._form._reset.click()

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

    assert panel._form._notice.text().startswith(said)
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
    view = panel._form._view
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
    panel.describe_from("h-1")

    qtbot.waitUntil(lambda: "Did you mean H-1?" in panel._form._notice.text())
    assert panel._form._start.text() == "H-1"


def test_an_item_can_be_described_from_nothing(qtbot: QtBot, panel: AskPanel) -> None:
    panel.describe_from("")
    table = panel._form._table
    qtbot.waitUntil(lambda: table.rowCount() > 0)

    assert [table.index(row, NOW).data() for row in range(table.rowCount())] == ["–"] * len(KNOWN)


def test_attributes_are_found_by_their_name(qtbot: QtBot, panel: AskPanel) -> None:
    described(qtbot, panel)

    panel._form._filter.setText("diam")

    hidden = [panel._form._view.isRowHidden(row) for row in range(len(KNOWN))]
    assert hidden == [True, False, True, True]


def test_the_tables_keep_qt_s_contract(
    qtbot: QtBot, panel: AskPanel, qtmodeltester: ModelTester
) -> None:
    ask(qtbot, panel, "H-1\nzz-9")
    settled(qtbot, panel)

    qtmodeltester.check(panel.answers.table)
    qtmodeltester.check(described(qtbot, panel))


def test_a_change_of_language_is_taken_while_running(qtbot: QtBot, panel: AskPanel) -> None:
    ask(qtbot, panel, "H-1")
    settled(qtbot, panel)

    for part in (panel, panel._form, panel._codes, panel._options, panel.answers.progress):
        QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))

    assert texts(panel) == ["Proposed"]
