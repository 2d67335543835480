"""A planner can see why a routing was proposed and what its minutes rest on."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from routingml_desktop.domain.candidate import (
    AttributeMatch,
    Neighbor,
    OperationEvidence,
    RoutingPrediction,
)
from routingml_desktop.domain.errors import NoModelError, RoutingMLError
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.receipt import Receipt, ReceiptOrder, ReceiptStep
from routingml_desktop.domain.time_estimate import NO_TIME, TimeOrigin
from routingml_desktop.domain.work_center import ANY_LOT, LotRange, WorkCenterShare
from routingml_desktop.domain.work_result import DropReason, WorkResult
from routingml_desktop.ui.panels.evidence_panel import EvidencePanel
from routingml_desktop.ui.widgets.match_bars import SHOWN, compared
from routingml_desktop.ui.words import word
from tests.builders import candidate, estimate, prediction

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from routingml_desktop.domain.candidate import ProposedOperation, RoutingCandidate
    from routingml_desktop.ui.background import Background


SETUP = Receipt("setup", NO_TIME, reason="No booking and no standard.")

ORDERS = 1
"""The page of operation times."""


def run_receipt(orders: tuple[WorkResult, ...], dropped: tuple[WorkResult, ...]) -> Receipt:
    """4 minutes by the operation, half of it replaced by 9 of the item's own orders, times 1.1."""
    share = 1 / len(orders)
    own = ReceiptStep(
        TimeOrigin.OWN_BOOKINGS,
        9.0,
        0.5,
        len(orders),
        1,
        tuple(ReceiptOrder(result, 9.0, 1.0, share) for result in orders),
        dropped,
    )
    wide = ReceiptStep(TimeOrigin.OPERATION, 4.0, 1.0, 200, 80)
    return Receipt("run", estimate(6.6), (wide, own), model="boosting", model_factor=1.1)


class Knowing:
    """Stands in for the prediction service: orders for every operation."""

    def __init__(self) -> None:
        self.failure: RoutingMLError | None = None
        self.orders: tuple[WorkResult, ...] = tuple(order(5.0 + place) for place in range(5))
        self.left_out: tuple[WorkResult, ...] = (order(900.0, DropReason.OUTLIER),)
        self.slow: dict[str, threading.Event] = {}
        self.reckoned = 0

    def attributes(self) -> tuple[Attribute, ...]:
        return (Attribute("ITEM_MATERIAL", "Material", "재질"),)

    def evidence(
        self, prediction: RoutingPrediction, proposed: ProposedOperation
    ) -> OperationEvidence:
        if self.failure is not None:
            raise self.failure
        operation = proposed.operation
        if operation.job_code in self.slow:
            assert self.slow[operation.job_code].wait(5)
        return OperationEvidence(
            operation.job_code, operation.work_center, self.orders, self.left_out
        )

    def receipts(
        self, prediction: RoutingPrediction, proposed: ProposedOperation
    ) -> tuple[Receipt, Receipt]:
        self.reckoned += 1
        if self.failure is not None:
            raise self.failure
        return SETUP, run_receipt(self.orders, self.left_out)


def order(each: float | None, dropped: DropReason | None = None) -> WorkResult:
    """Ten pieces, 20 minutes set-up."""
    run = None if each is None else 10 * each
    made = datetime(2026, 3, 4)  # noqa: DTZ001 (the ERP's own clock)
    return WorkResult("KNOWN-1", "A01-1", "CNC-01", 10.0, 20.0, run, made, "WO-1", "R1", dropped)


def matched(*shares: float) -> RoutingPrediction:
    """Two similar items; the first matches in so many attributes."""
    matches = tuple(
        AttributeMatch("ITEM_MATERIAL" if not place else f"A{place}", "316L", "316L", 1.0, share)
        for place, share in enumerate(shares)
    )
    known = Neighbor("KNOWN-1", 0.93, "실링 A", "R1", 2, 7, matches)
    return replace(prediction(), neighbors=(known, Neighbor("KNOWN-2", 0.55)))


@pytest.fixture
def source() -> Knowing:
    return Knowing()


@pytest.fixture
def panel(qtbot: QtBot, background: Background, source: Knowing) -> EvidencePanel:
    shown = EvidencePanel(source, background)
    qtbot.addWidget(shown)
    shown.resize(480, 700)
    shown.show()
    return shown


def choose(qtbot: QtBot, panel: EvidencePanel) -> None:
    """Choose the first operation of the best candidate and wait for its orders."""
    best = candidate("A01-1", "Q30-1")
    panel.show_prediction(prediction(best))
    panel.show_operation(best, best.operations[0])
    panel._tabs.setCurrentIndex(ORDERS)
    qtbot.waitUntil(lambda: panel._minutes.shows_content)


def test_before_the_first_answer_it_says_what_to_do(panel: EvidencePanel) -> None:
    assert panel._items.empty.title.text() == "No question yet"
    assert panel._minutes.empty.title.text() == "No operation chosen"


def test_similar_items_are_listed_closest_first_where_no_pairs_were_learned(
    panel: EvidencePanel,
) -> None:
    panel.show_prediction(matched(0.4))

    rows = [[panel._neighbors.text_at(row, column) for column in range(7)] for row in range(2)]
    assert rows[0] == ["KNOWN-1", "실링 A", "–", "93 % · Very high", "R1", "2", "7"]
    assert rows[1] == ["KNOWN-2", "–", "–", "55 % · Low · below threshold", "none", "–", "0"]


def test_the_item_whose_routing_will_be_most_alike_is_listed_and_chosen_first(
    panel: EvidencePanel,
) -> None:
    close, farther = Neighbor("A", 0.95, likeness=0.41), Neighbor("B", 0.90, likeness=0.87)

    panel.show_prediction(replace(prediction(), neighbors=(close, farther)))

    shown = [[panel._neighbors.text_at(row, column) for column in (0, 2)] for row in range(2)]
    assert shown == [["B", "87 %"], ["A", "41 %"]]
    assert panel._neighbor_view.currentIndex().row() == 0


def test_the_strongest_five_attributes_are_shown_by_their_own_names(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    panel.show_prediction(matched(0.4, 0.2, 0.1, 0.1, 0.1, 0.1))

    qtbot.waitUntil(lambda: panel._bars.lines[0].startswith("Material"))
    assert panel._bars.lines[0] == "Material 40 %: 316L = 316L"
    assert len(panel._bars.lines) == SHOWN
    assert panel._together.text().startswith("Together 90 % of the similarity")
    assert not panel._bars.grab().isNull()


@pytest.mark.parametrize(
    ("similarity", "said"), [(1.0, "155 = 152.4"), (0.9, "155 ≈ 152.4"), (0.2, "155 ≠ 152.4")]
)
def test_values_that_agree_nearly_or_not_have_their_signs(similarity: float, said: str) -> None:
    assert compared(AttributeMatch("OUTDIAMETER", 155.0, 152.4, similarity, 0.1)) == said


def test_a_missing_value_is_a_dash() -> None:
    match = AttributeMatch("STANDARD", asked=None, found=True, similarity=0.0, share=0.0)

    assert compared(match) == "– ≠ Yes"


def test_enter_or_a_double_click_asks_for_the_similar_item(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    panel.show_prediction(matched(0.4))
    qtbot.keyClick(panel._neighbor_view, Qt.Key.Key_Down)

    with qtbot.waitSignal(panel.item_wanted) as entered:
        qtbot.keyClick(panel._neighbor_view, Qt.Key.Key_Return)

    assert entered.args == ["KNOWN-2"]
    assert "not known: KNOWN-2" in panel._why.text()


def test_an_item_nothing_is_similar_to_says_so(panel: EvidencePanel) -> None:
    panel.show_prediction(replace(prediction(), neighbors=()))

    assert panel._items.empty.title.text() == "No similar item"


def test_the_orders_behind_a_time_and_those_left_out_are_listed(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    choose(qtbot, panel)

    last = panel._times.orders.rowCount() - 1
    assert panel._times.count.text() == "Orders: 5 counted, 1 left out"
    assert [panel._times.orders.text_at(0, column) for column in (4, 3, 2, 1)] == [
        "2026-03-04", "10", "5", "Counted",
    ]  # fmt: skip
    assert panel._times.orders.text_at(last, 1) == "Outlier"


def test_the_figures_say_what_the_minutes_rest_on(qtbot: QtBot, panel: EvidencePanel) -> None:
    choose(qtbot, panel)

    shown = [panel._times.figures.text(row, run=True) for row in range(9)]

    assert shown == [
        "Run per piece", "5", "4 – 6", "Own work results", "12 (items: 1)", "5", "7", "0.8",
        "16 % · Normal",
    ]  # fmt: skip


def test_every_order_is_drawn_and_the_far_ones_are_counted(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    choose(qtbot, panel)

    chart = panel._times.chart
    assert chart is not None
    assert len(chart.counted.data) == 5
    assert len(chart.left_out.data) == 0
    assert "Too far to the right to draw: 1" in chart.chart.note.text()


def test_without_any_order_it_says_so(qtbot: QtBot, panel: EvidencePanel, source: Knowing) -> None:
    source.orders, source.left_out = (), ()
    bare = candidate("A01-1")
    step = replace(bare.operations[0], setup=NO_TIME, run=NO_TIME)

    panel.show_prediction(prediction(bare))
    panel.show_operation(bare, step)
    qtbot.waitUntil(lambda: panel._minutes.shows_content)

    assert panel._times.figures.text(3, run=True) == "No time known"
    assert panel._times.figures.text(1, run=True) == "–"
    assert panel._times.chart is not None
    assert "No order" in panel._times.chart.chart.nothing.text()


def test_an_order_without_minutes_is_no_mark(
    qtbot: QtBot, panel: EvidencePanel, source: Knowing
) -> None:
    source.orders = (order(None), order(5.0))

    choose(qtbot, panel)

    assert panel._times.chart is not None
    assert len(panel._times.chart.counted.data) == 1


def test_an_operation_added_by_hand_has_no_evidence(panel: EvidencePanel) -> None:
    panel.show_prediction(prediction())

    panel.show_operation(None, candidate("X99-1").operations[0])

    assert "added by hand" in panel._minutes.empty.text.text()


def test_orders_that_cannot_be_looked_up_say_why(
    qtbot: QtBot, panel: EvidencePanel, source: Knowing
) -> None:
    source.failure = NoModelError()
    best = candidate("A01-1")

    panel.show_prediction(prediction(best))
    panel.show_operation(best, best.operations[0])

    qtbot.waitUntil(lambda: panel._minutes.empty.title.text() == "No model is trained yet.")


def test_orders_of_an_operation_chosen_before_are_not_shown(
    qtbot: QtBot, panel: EvidencePanel, source: Knowing, background: Background
) -> None:
    best = candidate("A01-1", "Q30-1")
    late = source.slow["A01-1"] = threading.Event()
    panel.show_prediction(prediction(best))
    panel.show_operation(best, best.operations[0])

    panel.show_operation(best, best.operations[1])
    qtbot.waitUntil(lambda: panel._minutes.shows_content)
    late.set()
    qtbot.waitUntil(lambda: background.idle)

    assert panel._evidence is not None
    assert panel._evidence.job_code == "Q30-1"


def test_a_question_without_an_answer_leaves_nothing_of_the_one_before(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    choose(qtbot, panel)
    assert panel._asked.text() == "Similar to NEW-1 실링"

    panel.forget()

    assert panel._items.empty.title.text() == "No question yet"
    assert panel._minutes.empty.title.text() == "No operation chosen"


def test_another_answer_forgets_the_operation(qtbot: QtBot, panel: EvidencePanel) -> None:
    choose(qtbot, panel)

    panel.show_prediction(matched(0.4))

    assert panel._minutes.empty.title.text() == "No operation chosen"


def test_the_tables_keep_qt_s_contract(
    qtbot: QtBot, panel: EvidencePanel, qtmodeltester: ModelTester
) -> None:
    choose(qtbot, panel)

    qtmodeltester.check(panel._neighbors)
    qtmodeltester.check(panel._times.orders)


def test_a_change_of_language_is_taken_while_running(qtbot: QtBot, panel: EvidencePanel) -> None:
    choose(qtbot, panel)

    assert panel._times.chart is not None
    for part in (panel, panel._times.figures, panel._times.chart):
        QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))

    assert panel._times.count.text().startswith("Orders: 5")


def receipt_lines(panel: EvidencePanel) -> list[list[str]]:
    table = panel._receipt._account
    return [
        [table.text_at(row, column) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def with_receipt(qtbot: QtBot, panel: EvidencePanel, part: str = "run") -> None:
    asked = prediction()
    panel.show_prediction(asked)
    panel.show_operation(asked.candidates[0], asked.candidates[0].operations[0])
    panel.go_to_receipt(part)
    qtbot.waitUntil(lambda: panel._background.idle)


def test_a_receipt_is_an_account_that_ends_in_the_minutes_shown(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    with_receipt(qtbot, panel)

    assert receipt_lines(panel) == [
        [word(TimeOrigin.OPERATION), "200 (80)", "4", "100 %", "4"],
        [word(TimeOrigin.OWN_BOOKINGS), "5 (1)", "9", "50 %", "6"],
        ["Learned model (boosting): × 1.100", "–", "–", "–", "6.6"],
        ["Shown: standard time (P50)", "–", "–", "–", "6.6"],
    ]
    assert panel._receipt._sum.text() == "Reckoned again it gives the minutes shown."


def test_a_line_lists_its_orders_and_what_was_left_out_with_the_reason(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    with_receipt(qtbot, panel)

    orders = panel._receipt._orders
    assert panel._receipt._listed.text() == "Orders: 5 counted, 1 left out"
    assert [orders.text_at(row, 1) for row in range(6)] == [*["Counted"] * 5, "Outlier"]
    assert orders.text_at(0, 4) == "20 %"


def test_a_line_of_very_many_orders_says_that_they_are_not_listed(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    with_receipt(qtbot, panel)

    panel._receipt._account_view.choose_row(0)

    assert panel._receipt._listed.text() == "200 orders of 80 items: too many to list"


def test_without_minutes_the_receipt_says_so(qtbot: QtBot, panel: EvidencePanel) -> None:
    with_receipt(qtbot, panel, "setup")

    assert panel._receipt._sum.text().startswith("There are no minutes")


def test_a_receipt_is_reckoned_when_it_is_looked_at(
    qtbot: QtBot, panel: EvidencePanel, source: Knowing
) -> None:
    asked = prediction()
    panel.show_prediction(asked)
    panel.show_operation(asked.candidates[0], asked.candidates[0].operations[0])
    qtbot.waitUntil(lambda: panel._background.idle)
    before = source.reckoned

    panel.activateWindow()
    panel._neighbor_view.setFocus()
    qtbot.waitUntil(panel._neighbor_view.hasFocus)
    qtbot.keyClick(panel._neighbor_view, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: source.reckoned == 1)

    assert before == 0


def test_a_receipt_that_cannot_be_reckoned_says_what_to_do(
    qtbot: QtBot, panel: EvidencePanel, source: Knowing
) -> None:
    source.failure = NoModelError()

    with_receipt(qtbot, panel)

    assert panel._receipt._states.empty.title.text() == "No model is trained yet."


def placed(*shares: WorkCenterShare) -> tuple[RoutingCandidate, ProposedOperation]:
    best = candidate("A01-1", "Q30-1")
    return best, replace(best.operations[0], work_centers=shares)


def test_the_work_centers_of_an_operation_are_listed_with_their_lots(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    few = WorkCenterShare("CNC-01", "선반 1", 0.7, 40, 120, LotRange(5, 40), (LotRange(None, 100),))
    many = WorkCenterShare("CNC-02", "선반 2", 0.3, 12, 30, LotRange(80, 500), (LotRange(100),))
    best, step = placed(few, many)
    panel.show_prediction(prediction(best))
    panel.show_operation(best, step)
    panel._tabs.setCurrentIndex(ORDERS)

    qtbot.waitUntil(panel._times.work_centers.isVisible)
    table = panel._times.work_centers.table
    rows = [[table.text_at(row, column) for column in range(6)] for row in range(2)]
    assert rows[0] == ["CNC-01", "70 %", "120", "40", "5–40", "below 100 pcs"]
    assert rows[1] == ["CNC-02", "30 %", "30", "12", "80–500", "from 100 pcs"]
    assert "small and large lots differ" in panel._times.work_centers.heading.text()


def test_a_planned_work_center_without_bookings_shows_dashes(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    best, step = placed(WorkCenterShare("CNC-01", "", 1.0, 3, 0, None, (ANY_LOT,)))
    panel.show_prediction(prediction(best))
    panel.show_operation(best, step)
    panel._tabs.setCurrentIndex(ORDERS)

    qtbot.waitUntil(panel._times.work_centers.isVisible)
    table = panel._times.work_centers.table
    assert [table.text_at(0, column) for column in range(6)] == [
        "CNC-01", "100 %", "0", "3", "–", "any lot",
    ]  # fmt: skip


def test_without_a_choice_of_work_center_there_is_no_list(
    qtbot: QtBot, panel: EvidencePanel
) -> None:
    choose(qtbot, panel)

    assert not panel._times.work_centers.isVisible()
