"""The planner makes the routing with the keyboard, and everything can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from routingml_desktop.domain.candidate import NextOperation, Outcome, RoutingPrediction
from routingml_desktop.domain.errors import NoModelError
from routingml_desktop.domain.export import ExportForm
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.plant import RoutingRules
from routingml_desktop.domain.precedence import PrecedencePair
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.ui.dialogs.order_dialog import OrderDialog
from routingml_desktop.ui.panels.routing_panel import RoutingPanel
from routingml_desktop.ui.tables.routing_table import COLUMNS
from tests.builders import candidate, operation, prediction
from tests.ui.predicting import Knowing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background


@pytest.fixture
def plant() -> Knowing:
    return Knowing()


@pytest.fixture
def panel(qtbot: QtBot, background: Background, plant: Knowing) -> RoutingPanel:
    shown = RoutingPanel(10.0, plant, plant, background)
    qtbot.addWidget(shown)
    shown.resize(1200, 400)
    shown.show()
    shown.show_prediction(asked("NEW-1"))
    return shown


def asked(code: str) -> RoutingPrediction:
    """Two ways to make it."""
    first = candidate("A01-1", "C10-1", "Q30-1")
    second = candidate("A01-1", "B20-1", "Q30-1", rank=2)
    return replace(prediction(first, second), item=Item(code, {}, "실링"))


def codes(panel: RoutingPanel) -> list[str]:
    draft = panel.draft
    assert draft is not None
    return [step.operation.job_code for step in draft.operations]


def export_with_all_candidates(panel: RoutingPanel) -> None:
    panel._bar._exports.actions()[1].trigger()


def press(qtbot: QtBot, panel: RoutingPanel, key: Qt.Key, *, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(panel._view, key, modifier)


def press_control(qtbot: QtBot, panel: RoutingPanel, key: Qt.Key) -> None:
    qtbot.keyClick(panel._view, key, Qt.KeyboardModifier.ControlModifier)


def type_into(qtbot: QtBot, panel: RoutingPanel, row: int, name: str, text: str) -> QLineEdit:
    """Open the cell's editor with F2 and type, without leaving it."""
    panel._view.go_to(row, COLUMNS.index(name))
    panel._view.setFocus()
    press(qtbot, panel, Qt.Key.Key_F2)
    editor = panel._view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def test_before_the_first_answer_it_says_what_to_do(qtbot: QtBot, background: Background) -> None:
    panel = RoutingPanel(10.0, Knowing(), Knowing(), background)
    qtbot.addWidget(panel)

    assert not panel._states.shows_content
    assert "Ask for an item" in panel._states.empty.text.text()
    assert panel.sheets() == ()


def test_the_best_candidate_is_there_to_be_edited(panel: RoutingPanel) -> None:
    assert codes(panel) == ["A01-1", "C10-1", "Q30-1"]
    assert "candidate 1" in panel._head._source.text()
    assert "Total for 10 pcs: 210 min" in panel._totals._entered.text()


def test_alt_and_arrows_reorder_and_ctrl_z_takes_it_back(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.go_to(0, 2)

    press(qtbot, panel, Qt.Key.Key_Down, alt=True)
    moved = codes(panel)
    current = panel._view.currentIndex().row()
    press_control(qtbot, panel, Qt.Key.Key_Z)

    assert moved == ["C10-1", "A01-1", "Q30-1"]
    assert current == 1
    assert codes(panel) == ["A01-1", "C10-1", "Q30-1"]
    assert panel._bar.redo.text() == "Redo: move A01-1"


def test_the_ends_are_not_passed(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.go_to(0, 2)

    press(qtbot, panel, Qt.Key.Key_Up, alt=True)

    assert codes(panel) == ["A01-1", "C10-1", "Q30-1"]
    assert not panel._bar.up.isEnabled()


def test_insert_adds_below_and_waits_for_the_code(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.go_to(0, 2)
    panel._view.setFocus()

    press(qtbot, panel, Qt.Key.Key_Insert)
    editor = panel._view.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "X99-1")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: codes(panel) == ["A01-1", "X99-1", "C10-1", "Q30-1"])


def test_delete_takes_the_chosen_rows_out(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.selectAll()

    press(qtbot, panel, Qt.Key.Key_Delete)
    gone = codes(panel)
    said = [panel._broken.item(row).text() for row in range(panel._broken.count())]
    press_control(qtbot, panel, Qt.Key.Key_Z)

    assert gone == []
    assert said == ["The routing has no operation."]
    assert codes(panel) == ["A01-1", "C10-1", "Q30-1"]


def test_a_time_typed_in_changes_the_total_at_once(qtbot: QtBot, panel: RoutingPanel) -> None:
    editor = type_into(qtbot, panel, 0, "setup_minutes", "120")

    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "310 min" in panel._totals._entered.text())
    assert panel._bar.undo.text() == "Undo: Setup time of A01-1"


def test_a_refused_time_says_why_while_typing_and_stays_open(
    qtbot: QtBot, panel: RoutingPanel
) -> None:
    editor = type_into(qtbot, panel, 0, "setup_minutes", "99999")

    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert editor.isVisible()
    assert panel._refusal.text() == "A time must be at most 10,000."
    assert not panel._refusal.isHidden()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert panel._refusal.isHidden()
    assert panel._head._edited.isHidden()


def test_edits_of_an_item_are_found_again(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.go_to(0, 2)
    press(qtbot, panel, Qt.Key.Key_Delete)

    panel.show_prediction(asked("NEW-2"))
    other = codes(panel)
    panel.show_prediction(asked("NEW-1"))

    assert other == ["A01-1", "C10-1", "Q30-1"]
    assert codes(panel) == ["C10-1", "Q30-1"]
    press_control(qtbot, panel, Qt.Key.Key_Z)
    assert codes(panel) == ["A01-1", "C10-1", "Q30-1"]


def test_taking_another_candidate_can_be_undone(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.go_to(0, 2)
    press(qtbot, panel, Qt.Key.Key_Delete)

    panel.take_candidate(asked("NEW-1").candidates[1])
    taken = codes(panel)
    press_control(qtbot, panel, Qt.Key.Key_Z)

    assert taken == ["A01-1", "B20-1", "Q30-1"]
    assert codes(panel) == ["C10-1", "Q30-1"]


def test_reset_gives_the_proposal_back_and_is_itself_undone(
    qtbot: QtBot, panel: RoutingPanel
) -> None:
    panel._view.go_to(1, 2)
    press(qtbot, panel, Qt.Key.Key_Delete)

    panel._bar.reset.trigger()

    assert codes(panel) == ["A01-1", "C10-1", "Q30-1"]
    assert not panel._bar.reset.isEnabled()
    press_control(qtbot, panel, Qt.Key.Key_Z)
    assert codes(panel) == ["A01-1", "Q30-1"]


def test_nothing_proposed_can_be_made_by_hand(qtbot: QtBot, panel: RoutingPanel) -> None:
    nothing = replace(asked("NEW-9"), outcome=Outcome.BELOW_THRESHOLD, candidates=())

    panel.show_prediction(nothing)
    panel._bar.add_chosen.emit(candidate("A01-1").operations[0])

    assert codes(panel) == ["A01-1"]
    assert "Made by hand" in panel._head._source.text()


def test_the_current_operation_is_told(qtbot: QtBot, panel: RoutingPanel) -> None:
    with qtbot.waitSignal(panel.operation_chosen) as told:
        panel._view.choose_row(2)

    assert told.args is not None
    assert told.args[0].rank == 1
    assert told.args[1].operation.job_code == "Q30-1"


def test_a_sentence_of_a_broken_rule_goes_to_its_operation(
    qtbot: QtBot, panel: RoutingPanel
) -> None:
    panel.keep_rules(RoutingRules(inspections=("Q",), marks_inspections=True))
    assert panel._broken.count() == 1

    panel._broken.itemActivated.emit(panel._broken.item(0))

    assert panel._view.currentIndex().row() == 2


def test_the_export_carries_what_is_shown(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.go_to(0, 2)
    press(qtbot, panel, Qt.Key.Key_Delete)

    with qtbot.waitSignal(panel.export_requested) as told:
        export_with_all_candidates(panel)

    assert told.args is not None
    sheets, form = told.args
    assert form is ExportForm.EXCEL
    assert [sheet.origin for sheet in sheets] == [RoutingOrigin.EDITED, RoutingOrigin.PROPOSED]
    assert [len(sheet.operations) for sheet in sheets] == [2, 3]
    assert sheets[0].quantity == 10.0


def test_the_whole_routing_is_copied_with_one_key(qtbot: QtBot, panel: RoutingPanel) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    with qtbot.waitSignal(panel.copy_requested) as told:
        qtbot.keyClick(panel._view, Qt.Key.Key_C, modifiers)

    assert told.args is not None
    assert len(told.args[0]) == 1


def test_chosen_rows_are_copied_in_the_erp_s_columns(qtbot: QtBot, panel: RoutingPanel) -> None:
    panel._view.choose_row(0)

    press_control(qtbot, panel, Qt.Key.Key_C)

    header, row = QApplication.clipboard().text().splitlines()
    assert header.split("\t")[:3] == ["Seq.", "Operation type", "Operation code"]
    assert row.split("\t")[:3] == ["10", "In-house", "A01-1"]


def test_another_order_quantity_changes_the_totals(panel: RoutingPanel) -> None:
    panel.set_order_quantity(100.0)

    assert "Total for 100 pcs: 1,560 min" in panel._totals._entered.text()


def test_a_change_of_language_is_taken_while_running(qtbot: QtBot, panel: RoutingPanel) -> None:
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))

    assert panel._states.shows_content


MILL_FIRST = PrecedencePair("C10-1", "A01-1", 1204, 1209)


def by_hand(code: str = "NEW-9") -> RoutingPrediction:
    """Nothing was similar enough to propose from."""
    return replace(
        prediction(), item=Item(code), outcome=Outcome.BELOW_THRESHOLD, candidates=(), version="v9"
    )


def follows(code: str, chance: float) -> NextOperation:
    return NextOperation(operation(code), chance, 12)


def settled(qtbot: QtBot, panel: RoutingPanel, background: Background) -> None:
    qtbot.waitUntil(lambda: background.idle)


def offered(panel: RoutingPanel) -> list[str]:
    return [action.text() for action in panel._next.actions_offered if action.isEnabled()]


def test_an_order_against_history_is_marked_with_its_counts(
    qtbot: QtBot, panel: RoutingPanel, plant: Knowing, background: Background
) -> None:
    plant.pairs = (MILL_FIRST,)

    panel.show_prediction(replace(asked("NEW-2"), version="v2"))
    settled(qtbot, panel, background)

    said = [panel._broken.item(row).text() for row in range(panel._broken.count())]
    assert "10 · A01-1: It comes after C10-1 in 1,204 of 1,209 routings." in said


def test_a_vetoed_order_is_marked_no_more_and_is_asked_with(
    qtbot: QtBot, panel: RoutingPanel, plant: Knowing, background: Background
) -> None:
    plant.pairs = (MILL_FIRST,)
    panel.show_prediction(replace(asked("NEW-2"), version="v2"))
    settled(qtbot, panel, background)
    panel._show_order()
    (dialog,) = panel.window().findChildren(OrderDialog)
    here = dialog.table.text_at(0, 4)

    dialog.activateWindow()
    dialog.view.setFocus()
    qtbot.waitUntil(dialog.view.hasFocus)
    with qtbot.waitSignal(panel.order_decided):
        qtbot.keyClick(dialog.view, Qt.Key.Key_V)

    assert here == "Broken here"
    assert plant.kept.vetoed == {MILL_FIRST.pair}
    assert dialog.table.text_at(0, 3) == "Vetoed"
    assert not any(found.pair for found in panel._table.violations)
    dialog.close()


def test_without_a_model_no_order_is_kept_and_nothing_is_told(
    qtbot: QtBot, panel: RoutingPanel, plant: Knowing, background: Background
) -> None:
    told: list[object] = []
    panel.failed.connect(told.append)
    plant.failure = NoModelError()

    panel.show_prediction(replace(asked("NEW-2"), version="v2"))
    settled(qtbot, panel, background)

    assert told == []
    assert panel._order.pairs == ()


def test_by_hand_the_likeliest_next_operations_are_offered_and_one_key_inserts_one(
    qtbot: QtBot, panel: RoutingPanel, plant: Knowing, background: Background
) -> None:
    plant.following = {
        (): (follows("A00-1", 0.7), follows("A01-1", 0.2)),
        ("A00-1",): (follows("C10-1", 0.55), follows("Z90-1", 0.001)),
    }
    panel.show_prediction(by_hand())
    settled(qtbot, panel, background)
    first = offered(panel)

    panel._next.actions_offered[0].trigger()
    settled(qtbot, panel, background)

    assert first == ["A00-1 A00-1 작업 · 70 %", "A01-1 A01-1 작업 · 20 %"]
    assert codes(panel) == ["A00-1"]
    assert offered(panel) == ["C10-1 C10-1 작업 · 55 %"]


def test_a_long_name_of_an_operation_does_not_widen_the_panel(
    qtbot: QtBot, panel: RoutingPanel, plant: Knowing, background: Background
) -> None:
    long = operation("A00-1", job_name="래핑 & 폴리싱 " * 10)
    plant.following = {(): (NextOperation(long, 0.7, 12),)}
    panel.show_prediction(by_hand())
    settled(qtbot, panel, background)

    said = panel._next._buttons[0].text()

    assert said == "A00-1 래핑 && 폴리싱 래핑 && 폴리싱 래핑 && 폴리… · 70 %"
    assert long.job_name in panel._next.actions_offered[0].toolTip()


def test_an_inserted_operation_brings_the_times_of_its_reference(
    qtbot: QtBot, panel: RoutingPanel, plant: Knowing, background: Background
) -> None:
    plant.following = {(): (follows("A00-1", 0.7),)}
    panel.show_prediction(by_hand())
    settled(qtbot, panel, background)

    panel._next.actions_offered[0].trigger()

    draft = panel.draft
    assert draft is not None
    assert draft.operations[0].operation.setup_minutes == 20.0


def test_where_history_is_silent_it_says_so(
    qtbot: QtBot, panel: RoutingPanel, background: Background
) -> None:
    panel.show_prediction(by_hand())
    settled(qtbot, panel, background)

    assert panel._next._says.text() == (
        "History knows no next operation: the routing may be complete."
    )


def test_a_proposal_needs_no_suggestions(panel: RoutingPanel) -> None:
    assert panel._next.isHidden()


def test_the_receipt_of_the_current_minutes_is_one_key_away(
    qtbot: QtBot, panel: RoutingPanel
) -> None:
    panel._view.go_to(0, COLUMNS.index("setup_minutes"))

    with qtbot.waitSignal(panel.receipt_wanted) as wanted:
        panel._bar.receipt.trigger()

    assert wanted.args == ["setup"]
