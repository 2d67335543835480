"""Fifty answers are gone through lane by lane with the keyboard, the longest work first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from routingml_desktop.domain.candidate import Lane, Outcome, RoutingPrediction
from routingml_desktop.domain.errors import UnknownItemError
from routingml_desktop.ui.questions import Asked, AskedState
from routingml_desktop.ui.widgets.asked_list import AskedList
from tests.builders import candidate, prediction

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier


def answered(code: str, lane: Lane | None, *jobs: str) -> Asked:
    found = prediction(candidate(*(jobs or ("TURN",))))
    if lane is Lane.NO_PRECEDENT:
        found = replace(found, outcome=Outcome.BELOW_THRESHOLD, candidates=())
    return of(code, replace(found, lane=lane))


def of(code: str, found: RoutingPrediction) -> Asked:
    found = replace(found, item=replace(found.item, code=code))
    return Asked(code, state=AskedState.ANSWERED, prediction=found)


BATCH = (
    answered("R-1", Lane.READY),
    answered("C-1", Lane.CHECK),
    answered("R-2", Lane.READY, "TURN", "MILL", "LAP"),
    answered("N-1", Lane.NO_PRECEDENT),
    answered("R-3", Lane.READY, "TURN", "MILL"),
    Asked("zz", state=AskedState.UNKNOWN, error=UnknownItemError("zz")),
)


@pytest.fixture
def shown(qtbot: QtBot) -> AskedList:
    listed = AskedList(10)
    qtbot.addWidget(listed)
    listed.resize(420, 400)
    listed.show()
    listed.show_asked(BATCH)
    return listed


def codes(listed: AskedList) -> list[str]:
    table = listed.table
    return [table.text_at(row, 0) for row in range(table.rowCount())]


def next_lane(qtbot: QtBot, listed: AskedList) -> None:
    listed.view.setFocus()
    qtbot.keyClick(listed.view, Qt.Key.Key_Right, ALT)


def test_all_questions_stand_in_the_planners_order(shown: AskedList) -> None:
    assert shown.lane_texts == ("All 6", "Ready 3", "Check 1", "No precedent 1")
    assert codes(shown) == ["R-1", "C-1", "R-2", "N-1", "R-3", "zz"]


def test_one_key_goes_through_the_lanes_with_the_longest_work_first(
    qtbot: QtBot, shown: AskedList
) -> None:
    seen = []
    for _ in range(4):
        next_lane(qtbot, shown)
        seen.append(codes(shown))

    assert seen == [["R-2", "R-3", "R-1"], ["C-1"], ["N-1"], [asked.code for asked in BATCH]]


def test_going_to_a_lane_goes_to_its_first_item(qtbot: QtBot, shown: AskedList) -> None:
    shown.choose(3)

    with qtbot.waitSignal(shown.gone_to):
        next_lane(qtbot, shown)

    assert BATCH[shown.current].code == "R-2"


def test_an_item_that_is_in_the_lane_stays_the_current_one(qtbot: QtBot, shown: AskedList) -> None:
    shown.choose(4)

    next_lane(qtbot, shown)

    assert BATCH[shown.current].code == "R-3"


def test_an_empty_lane_says_so(qtbot: QtBot, shown: AskedList) -> None:
    shown.show_asked([*BATCH[:1], BATCH[2]])

    next_lane(qtbot, shown)
    next_lane(qtbot, shown)

    assert shown._states.empty.title.text() == "Nothing in this lane"


def test_answers_that_come_in_later_take_their_place(qtbot: QtBot, shown: AskedList) -> None:
    waiting = [Asked(asked.code) for asked in BATCH]
    shown.show_asked(waiting)
    next_lane(qtbot, shown)
    before = codes(shown)

    shown.show_changed((*BATCH[:3], *waiting[3:]), (0, 1, 2))

    assert before == []
    assert codes(shown) == ["R-2", "R-1"]
    assert shown.lane_texts[1] == "Ready 2"


def test_a_single_question_needs_no_lanes(shown: AskedList) -> None:
    shown.show_asked(BATCH[:1])

    assert shown.lane_texts == ()


def test_an_item_of_another_lane_is_found_among_all(qtbot: QtBot, shown: AskedList) -> None:
    next_lane(qtbot, shown)

    shown.choose(1)

    assert BATCH[shown.current].code == "C-1"
    assert len(codes(shown)) == len(BATCH)


def test_another_quantity_orders_the_lane_anew(qtbot: QtBot, shown: AskedList) -> None:
    slow = candidate("TURN")
    slow = replace(
        slow,
        operations=tuple(
            replace(step, run=replace(step.run, p50=50.0)) for step in slow.operations
        ),
    )
    shown.show_asked((*BATCH, of("R-4", replace(prediction(slow), lane=Lane.READY))))
    next_lane(qtbot, shown)
    few = codes(shown)

    shown.set_order_quantity(1)

    assert few[0] == "R-4"
    assert codes(shown)[0] == "R-2"


def test_the_table_keeps_qts_rules(qtmodeltester: ModelTester, shown: AskedList) -> None:
    qtmodeltester.check(shown.table)
