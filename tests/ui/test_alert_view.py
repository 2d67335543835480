"""A supervisor reads each alert whole, with what to do about it, and how many items there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality_cycle import AlertKind, CycleState
from routingml_desktop.ui.panels.quality_panel.alert_view import AlertView
from routingml_desktop.ui.panels.quality_panel.cycle_card import ALERTS, CycleCard
from tests.cycles import alert, cycle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VARIED = alert(
    AlertKind.HIGH_CV, value=0.9, threshold=0.5, low=0.62, n=12, severity=Severity.WARNING,
    item_code="B", job_code="A01-1", work_center="CNC-05",
)  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot) -> AlertView:
    made = AlertView()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


def test_the_first_alert_is_told_whole_with_what_to_do_about_it(view: AlertView) -> None:
    view.show_cycle(cycle(alerts=(alert(), VARIED)))

    assert view.view.chosen_rows() == [0]
    assert view.detail.title.text() == "High MAE – ITEM-1 실링"
    assert view.detail.message.text() == "Mean error of 12 min a piece, limit 5 min (n 7)."
    assert view.detail.note.text().startswith("Compare the booked with the proposed minutes")
    assert view.detail.accessibleName() == view.detail.title.text()
    assert view.detail.accessibleDescription() == view.detail.message.text()


def test_the_chosen_alert_names_operation_and_work_center(view: AlertView) -> None:
    view.show_cycle(cycle(alerts=(alert(), VARIED)))

    view.view.choose_row(1)

    assert view.detail.title.text() == "High CV – B · A01-1 · CNC-05"
    assert "above 0.62 with 95 % confidence" in view.detail.message.text()


def test_values_and_limits_stand_in_the_unit_of_their_kind(view: AlertView) -> None:
    match = alert(AlertKind.LOW_PROCESS_MATCH, value=0.5, threshold=0.8)
    view.show_cycle(cycle(alerts=(alert(), match, VARIED)))

    shown = [[view.table.text_at(row, column) for column in (5, 6)] for row in range(3)]

    assert shown == [["12 min", "5 min"], ["50.0 %", "80.0 %"], ["0.90", "0.50"]]


def test_enter_on_the_chosen_alert_leads_to_its_item(qtbot: QtBot, view: AlertView) -> None:
    view.show_cycle(cycle(alerts=(alert(),)))

    with qtbot.waitSignal(view.item_wanted) as wanted:
        qtbot.keyClick(view.view, Qt.Key.Key_Return)

    assert wanted.args == ["ITEM-1"]


def test_a_search_chooses_the_first_it_finds_or_says_that_nothing_matches(
    qtbot: QtBot, view: AlertView
) -> None:
    view.show_cycle(cycle(alerts=(alert(), VARIED)))

    view.search_box.setText("cnc")
    qtbot.waitUntil(lambda: view.detail.title.text().endswith("CNC-05"))
    view.search_box.setText("nowhere")
    qtbot.waitUntil(lambda: view.states.empty.title.text() == "No alert matches")

    assert not view.states.shows_content


def test_no_alerts_is_good_news_only_of_a_cycle_that_measured(view: AlertView) -> None:
    empty = view.states.empty
    view.show_cycle(cycle(alerts=()))
    assert empty.title.text() == "No alerts"

    reason = "no item has both a routing and bookings, so there is nothing to compare with"
    view.show_cycle(cycle(alerts=(), state=CycleState.NOT_MEASURED, figures={}, reason=reason))

    assert (empty.title.text(), empty.text.text()) == ("Not measured", reason)


def test_alerts_are_counted_with_the_items_they_are_about(qtbot: QtBot) -> None:
    card = CycleCard(ALERTS)
    qtbot.addWidget(card)
    match = alert(AlertKind.LOW_PROCESS_MATCH)
    alerts = (alert(item_code=""), alert(), match, alert(item_code="B"))

    card.show_cycle(cycle(alerts=alerts, alert_count=4), ())

    assert (card.value.text(), card.note.text()) == ("4", "items: 2")


@pytest.mark.parametrize(("severity", "warned"), [(Severity.WARNING, True), (Severity.INFO, False)])
def test_many_alerts_warn_but_notes_do_not(
    qtbot: QtBot, severity: Severity, *, warned: bool
) -> None:
    card = CycleCard(ALERTS)
    qtbot.addWidget(card)
    card.show()
    alerts = tuple(alert(item_code=str(number), severity=severity) for number in range(6))

    card.show_cycle(cycle(alerts=alerts, alert_count=6), ())

    assert card.icon.isVisible() is warned
