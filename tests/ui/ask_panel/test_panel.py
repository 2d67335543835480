"""Planners ask with the keyboard, a paste or a drop, and see what became of each code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from routingml_desktop.domain.errors import NoModelError, UnknownItemError, UnreadableFileError
from routingml_desktop.ui.questions import AskedState
from routingml_desktop.ui.tables.asked_table import STATE_COLUMN
from routingml_desktop.ui.widgets.turning_splitter import TurningSplitter
from tests.ui.ask_panel.questions import ask, chosen, described, settled, states, texts

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.panels.ask_panel import AskPanel
    from tests.ui.predicting import Predicting


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
    assert panel.question.codes.box.codes() == ("H-1", "H-2")


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
    form = panel.question.options
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
    hidden = panel.question.options.isHidden()

    panel.question.options_button.click()

    assert hidden
    assert not panel.question.options.isHidden()


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
        panel.question.quantity_box.setValue(250)

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
    assert panel.question.codes.box.codes() == ("H-1", "H-2")
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

    panel.question.codes.clear_button.click()

    assert panel.asked == ()
    assert not panel.question.codes.ask_button.isEnabled()
    assert panel.answers.progress.text == "Nothing asked yet"


def test_a_column_pasted_from_excel_becomes_a_code_per_line(panel: AskPanel) -> None:
    pasted = QMimeData()
    pasted.setText("품목코드\t품목명\r\n0012\t실링, 대형\r\n0013\t슬리브\r\n0012\t실링\r\n")

    panel.question.codes.box.insertFromMimeData(pasted)

    assert panel.question.codes.box.toPlainText() == "0012\n0013"
    assert panel.question.codes.ask_button.text() == "Ask (2)"


def test_a_dropped_csv_is_read(panel: AskPanel, tmp_path: Path) -> None:
    file = tmp_path / "목록.csv"
    file.write_bytes("ITEM_CD,ITEM_NM\n0012,실링\n".encode("cp949"))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])

    assert panel.question.codes.box.canInsertFromMimeData(dropped)
    panel.question.codes.box.insertFromMimeData(dropped)

    assert panel.question.codes.box.codes() == ("0012",)


def test_a_dropped_file_that_is_no_list_is_told(
    qtbot: QtBot, panel: AskPanel, tmp_path: Path
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.csv"))])

    with qtbot.waitSignal(panel.failed) as told:
        panel.question.codes.box.insertFromMimeData(dropped)

    assert told.args is not None
    assert isinstance(told.args[0], UnreadableFileError)


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

    for part in (
        panel,
        panel.question.item,
        panel.question.codes,
        panel.question.options,
        panel.answers.progress,
    ):
        QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))

    assert texts(panel) == ["Proposed"]
