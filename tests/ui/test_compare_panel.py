"""Candidates are compared operation by operation, differences first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.time_estimate import NO_TIME
from routingml_desktop.services.comparison import Aspect
from routingml_desktop.ui.panels.compare_panel import ComparePanel
from routingml_desktop.ui.tables.comparison_table import CELL_ROLE, ComparedCell
from routingml_desktop.ui.tables.values_table import ICON_ROLE
from tests.builders import candidate, estimate

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.candidate import RoutingCandidate


@pytest.fixture
def panel(qtbot: QtBot) -> ComparePanel:
    shown = ComparePanel(10.0)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show()
    return shown


def three() -> tuple[RoutingCandidate, ...]:
    """They share the first and the last operation."""
    return (
        candidate("A01-1", "C10-1", "Q30-1"),
        candidate("A01-1", "C10-2", "Q30-1", rank=2),
        candidate("A01-1", "C10-1", "B20-1", "Q30-1", rank=3),
    )


def verdicts(panel: ComparePanel) -> list[str]:
    return [panel._table.index(row, 0).data() for row in range(panel._table.rowCount())]


def cell(panel: ComparePanel, row: int, column: int) -> ComparedCell:
    found = panel._table.index(row, column).data(CELL_ROLE)
    assert isinstance(found, ComparedCell)
    return found


def test_with_nothing_marked_it_says_what_to_do(panel: ComparePanel) -> None:
    panel.show_candidates(())

    assert panel._states.empty.title.text() == "Nothing to compare"


def test_each_place_says_in_words_and_with_an_icon_how_they_agree(panel: ComparePanel) -> None:
    panel.show_candidates(three())

    icons = [panel._table.index(row, 0).data(ICON_ROLE) for row in range(4)]
    assert verdicts(panel) == ["Same", "Changed", "Only in 3", "Same"]
    assert icons == ["check", "edit", "add", "check"]
    assert panel._count.text() == "2 of 4 operations differ"


def test_it_starts_at_the_first_difference_and_f8_goes_on(
    qtbot: QtBot, panel: ComparePanel
) -> None:
    panel.show_candidates(three())
    panel._view.setFocus()
    start = panel._view.currentIndex().row()

    qtbot.keyClick(panel._view, Qt.Key.Key_F8)
    following = panel._view.currentIndex().row()
    qtbot.keyClick(panel._view, Qt.Key.Key_F8)
    around = panel._view.currentIndex().row()
    qtbot.keyClick(panel._view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)

    assert (start, following, around) == (1, 2, 1)
    assert panel._view.currentIndex().row() == 2


def test_only_differences_can_be_shown(qtbot: QtBot, panel: ComparePanel) -> None:
    panel.show_candidates(three())

    qtbot.keyClick(panel._only, Qt.Key.Key_Space)

    assert verdicts(panel) == ["Changed", "Only in 3"]


def test_candidates_that_do_not_differ_say_so(panel: ComparePanel) -> None:
    panel.show_candidates((candidate("A01-1"), candidate("A01-1", rank=2)))

    assert panel._count.text() == "The candidates do not differ"
    assert not panel._next.isEnabled()


def test_headers_carry_confidence_and_totals_at_the_order_quantity(panel: ComparePanel) -> None:
    own = replace(candidate("A01-1", rank=2), origin=RoutingOrigin.MASTER)
    panel.show_candidates((candidate("A01-1"), own))

    panel.set_order_quantity(100.0)

    titles = [
        panel._table.headerData(column, Qt.Orientation.Horizontal).splitlines() for column in (1, 2)
    ]
    assert [title[0] for title in titles] == ["1 · Confidence 70 %", "2 · Existing routing R1"]
    assert titles[0][1].startswith("520 min (")
    assert titles[0][1].endswith("for 100 pcs")


def test_a_cell_says_code_place_and_minutes(panel: ComparePanel) -> None:
    panel.show_candidates(three())

    shown = cell(panel, 0, 1)

    assert shown.operation == "A01-1  A01-1 작업"
    assert shown.place == "CNC-01 CNC 1호기"
    assert shown.time == "20 + 5 each = 70 min"
    assert cell(panel, 2, 1).text == "Not here"
    assert cell(panel, 1, 1).changed == {Aspect.JOB_CODE}


def test_a_subcontractor_and_an_unknown_time_are_said(panel: ComparePanel) -> None:
    left = candidate("D20-1")
    step = left.operations[0]
    outside = replace(
        step,
        operation=replace(
            step.operation, operation_type=OperationType.OUTSIDE, partner_name="대한열처리"
        ),
        setup=NO_TIME,
        run=NO_TIME,
    )

    panel.show_candidates((left, replace(left, rank=2, operations=(outside,))))

    assert cell(panel, 0, 2).place == "Subcontract 대한열처리"
    assert cell(panel, 0, 2).time == "no time known"


def test_the_current_operation_is_told_and_can_be_added_to_the_routing(
    qtbot: QtBot, panel: ComparePanel
) -> None:
    panel.show_candidates(three())

    with qtbot.waitSignal(panel.operation_chosen) as chosen:
        panel._go_to(2, 3)
    with qtbot.waitSignal(panel.operation_wanted) as wanted:
        qtbot.keyClick(panel._view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert chosen.args is not None
    assert wanted.args is not None
    assert chosen.args[0].rank == 3
    assert wanted.args[0].operation.job_code == "B20-1"


def test_where_it_starts_is_nobody_s_choice(qtbot: QtBot, panel: ComparePanel) -> None:
    with qtbot.assertNotEmitted(panel.operation_chosen):
        panel.show_candidates(three())


def test_where_a_candidate_has_nothing_nothing_can_be_added(
    qtbot: QtBot, panel: ComparePanel
) -> None:
    panel.show_candidates(three())
    panel._go_to(2, 1)

    assert not panel._take.isEnabled()
    with qtbot.assertNotEmitted(panel.operation_wanted):
        qtbot.keyClick(panel._view, Qt.Key.Key_Return)


def test_the_table_keeps_qt_s_contract(panel: ComparePanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel._table)
    panel.show_candidates(three())
    qtmodeltester.check(panel._table)


def test_it_can_be_drawn_in_any_width(panel: ComparePanel) -> None:
    panel.show_candidates(three())

    for width in (260, 600, 1400):
        panel.resize(width, 400)
        assert not panel.grab().isNull()


def test_a_change_of_language_is_taken_while_running(panel: ComparePanel) -> None:
    panel.show_candidates(three())

    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))

    assert verdicts(panel)[0] == "Same"


def crossing() -> tuple[RoutingCandidate, ...]:
    """The second takes longer to set up and is quicker for each piece: equal at 30."""
    quick_run = candidate("MILL", rank=2)
    (step,) = quick_run.operations
    step = replace(step, setup=estimate(110.0), run=estimate(2.0))
    return candidate("TURN"), replace(quick_run, operations=(step,))


def test_the_break_even_and_the_best_lot_sizes_are_told(panel: ComparePanel) -> None:
    panel.show_candidates(crossing())

    assert panel._hint.text() == (
        "Break-even: 30 pcs · up to 30 pcs: candidate 1 · from 31 pcs: candidate 2"
    )


def test_a_candidate_that_is_always_ahead_is_named(panel: ComparePanel) -> None:
    panel.show_candidates((candidate("TURN", "MILL"), candidate("TURN", rank=2)))

    assert panel._hint.text() == "Candidate 2 takes the least time at every quantity."


def test_without_all_times_nothing_is_compared_by_quantity(panel: ComparePanel) -> None:
    first, second = crossing()
    (step,) = second.operations
    timeless = replace(second, operations=(replace(step, setup=NO_TIME, run=NO_TIME),))

    panel.show_candidates((first, timeless))

    assert panel._hint.text().startswith("An operation without time")


def test_one_key_draws_minutes_over_the_quantity_with_a_dot_at_the_break_even(
    qtbot: QtBot, panel: ComparePanel
) -> None:
    panel.show_candidates(crossing())
    before = panel._drawn.isHidden()

    panel.activateWindow()
    panel._view.setFocus()
    qtbot.waitUntil(panel._view.hasFocus)
    qtbot.keyClick(panel._view, Qt.Key.Key_F9)

    chart = panel._chart
    assert before
    assert chart is not None
    assert [tuple(dot) for dot in zip(*chart.crossings.getData(), strict=True)] == [(30.0, 170.0)]
    assert [drawn.getData()[1][0] for drawn in chart.lines] == [20.0, 110.0]


def test_the_chart_follows_the_order_quantity(qtbot: QtBot, panel: ComparePanel) -> None:
    panel.show_candidates(crossing())
    panel._draw.trigger()

    panel.set_order_quantity(400)

    chart = panel._chart
    assert chart is not None
    assert chart.ordered.value() == 400
    assert chart.lines[0].getData()[0][-1] == 800


def test_where_there_is_room_the_chart_is_drawn_at_once(qtbot: QtBot) -> None:
    wide = ComparePanel(10.0)
    qtbot.addWidget(wide)
    wide.resize(1280, 560)
    wide.show_candidates(crossing())

    wide.show()

    qtbot.waitUntil(lambda: wide._chart is not None)
    assert wide._draw.isChecked()
