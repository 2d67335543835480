"""Candidates stand on cards, best first; no candidate is a sentence with a next step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from routingml_desktop.domain.candidate import Badge, Lane, Neighbor, Outcome, RoutingPrediction
from routingml_desktop.domain.errors import (
    DamagedVersionError,
    NoModelError,
    NoSnapshotError,
    UnknownItemError,
)
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.time_estimate import TimeEstimate, TimeOrigin
from routingml_desktop.services.planning import draft_of
from routingml_desktop.ui.panels.candidates_panel import CandidatesPanel
from routingml_desktop.ui.widgets.chip import Chip
from routingml_desktop.ui.widgets.operation_chain import OperationChain
from tests.builders import candidate, prediction

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(qtbot: QtBot) -> CandidatesPanel:
    shown = CandidatesPanel(10.0)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    return shown


def four() -> RoutingPrediction:
    return prediction(
        candidate("A01-1", "Q30-1", rank=1),
        candidate("A01-1", "B20-1", rank=2, confidence=0.4),
        candidate("C10-1", "Q30-1", rank=3),
        candidate("C10-1", rank=4),
    )


def none(outcome: Outcome, *neighbors: Neighbor) -> RoutingPrediction:
    return replace(prediction(), outcome=outcome, candidates=(), neighbors=neighbors)


def title(panel: CandidatesPanel) -> str:
    assert not panel._states.shows_content
    return panel._states.empty.title.text()


def test_before_the_first_question_it_says_what_to_do(panel: CandidatesPanel) -> None:
    assert title(panel) == "No question yet"
    assert panel._states.empty.button.isHidden()


def test_each_candidate_has_a_card_with_its_figures(panel: CandidatesPanel) -> None:
    panel.show_prediction(four())

    first = panel.cards[0]
    assert [card.candidate.rank for card in panel.cards] == [1, 2, 3, 4]
    assert first._sure.text() == "Confidence 70 %"
    assert first._alike.text() == "Similarity 93 % · Very high"
    assert "140 min for 10 pcs" in first._minutes.text()
    assert "Similar items: 2 · orders: 12" in first._rests_on.text()


def test_confidence_that_was_never_calibrated_is_a_dash_with_the_reason(
    panel: CandidatesPanel,
) -> None:
    panel.show_prediction(prediction(replace(candidate("A01-1"), confidence=None)))

    assert panel.cards[0]._sure.text() == "Confidence –"
    assert "Too little history" in panel.cards[0]._sure.toolTip()


@pytest.mark.parametrize(
    ("edits", "said"), [(0.2, "No edit expected"), (1.4, "Expected edits: 1"), (None, "")]
)
def test_a_card_says_how_many_edits_to_expect(
    panel: CandidatesPanel, edits: float | None, said: str
) -> None:
    panel.show_prediction(prediction(replace(candidate("A01-1"), edits_to_go=edits)))

    assert panel.cards[0]._edits.text() == said
    assert panel.cards[0]._edits.isHidden() is (edits is None)


def test_a_total_without_a_band_shows_none_and_says_why(panel: CandidatesPanel) -> None:
    made = candidate("A01-1")
    (step,) = made.operations
    standard = replace(step, run=TimeEstimate(TimeOrigin.STANDARD, p50=5.0))

    panel.show_prediction(prediction(replace(made, operations=(standard,))))

    assert "P10" not in panel.cards[0]._minutes.text()
    assert "standard time only" in panel.cards[0]._minutes.toolTip()


def test_the_lane_stands_beside_the_outcome(panel: CandidatesPanel) -> None:
    panel.show_prediction(replace(prediction(), lane=Lane.CHECK))

    assert panel._outcome.text() == "Proposed · Check"
    assert "should look at it" in panel._outcome.toolTip()


def test_a_routing_of_its_own_is_marked_as_existing(panel: CandidatesPanel) -> None:
    own = replace(candidate("A01-1"), origin=RoutingOrigin.MASTER, reference_routing_no="C1M3")

    panel.show_prediction(replace(prediction(own), outcome=Outcome.EXISTING))

    assert panel.cards[0]._title.text() == "1 · Existing routing C1M3"
    assert panel.cards[0]._rests_on.text() == "Made with it so far: 12 orders"


def test_badges_have_words(panel: CandidatesPanel) -> None:
    marked = replace(candidate("A01-1"), badges=tuple(Badge))

    panel.show_prediction(prediction(marked))

    words = {chip.text() for chip in panel.cards[0].findChildren(Chip)}
    assert {"Low samples", "High confidence", "No work results"} <= words


def test_operations_without_any_time_leave_no_total(panel: CandidatesPanel) -> None:
    panel.show_prediction(prediction(candidate()))

    assert panel.cards[0]._minutes.text() == "No time known for any operation"


def test_enter_takes_a_card_and_arrows_go_on(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.show_prediction(four())
    panel.cards[0].setFocus()

    qtbot.keyClick(panel.cards[0], Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.candidate_taken) as told:
        qtbot.keyClick(panel.cards[1], Qt.Key.Key_Return)

    assert panel.cards[1].hasFocus()
    assert told.args is not None
    assert told.args[0].rank == 2
    assert [card.is_taken for card in panel.cards] == [False, True, False, False]


def test_a_digit_takes_the_card_of_that_rank(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.show_prediction(four())

    with qtbot.waitSignal(panel.candidate_taken) as told:
        qtbot.keyClick(panel, Qt.Key.Key_3)

    assert told.args is not None
    assert told.args[0].rank == 3


def test_a_click_on_a_block_takes_the_card_and_tells_the_operation(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    panel.show_prediction(four())
    chain = panel.cards[1].findChild(OperationChain)
    assert chain is not None

    with qtbot.waitSignals([panel.candidate_taken, panel.operation_chosen]):
        qtbot.mouseClick(chain, Qt.MouseButton.LeftButton, pos=chain.block(1).center())


def test_three_are_marked_for_comparison_and_no_fourth_can_be(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    with qtbot.waitSignal(panel.comparison_chosen) as told:
        panel.show_prediction(four())

    assert told.args is not None
    assert [chosen.rank for chosen in told.args[0]] == [1, 2, 3]
    assert not panel.cards[3].compare.isEnabled()


def test_space_changes_the_mark_for_comparison(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.show_prediction(four())

    with qtbot.waitSignal(panel.comparison_chosen) as told:
        qtbot.keyClick(panel.cards[0], Qt.Key.Key_Space)

    assert told.args is not None
    assert [chosen.rank for chosen in told.args[0]] == [2, 3]
    assert panel.cards[3].compare.isEnabled()


def test_one_alone_is_nothing_to_compare(qtbot: QtBot, panel: CandidatesPanel) -> None:
    with qtbot.waitSignal(panel.comparison_chosen) as told:
        panel.show_prediction(prediction())

    assert told.args == [()]


def test_the_card_the_routing_started_from_is_marked(panel: CandidatesPanel) -> None:
    answer = four()
    panel.show_prediction(answer)

    panel.show_draft(draft_of("NEW-1", answer.candidates[2]))

    assert [card.is_taken for card in panel.cards] == [False, False, True, False]


def test_another_order_quantity_changes_every_total(panel: CandidatesPanel) -> None:
    panel.show_prediction(four())

    panel.set_order_quantity(100.0)

    assert "1,040 min for 100 pcs" in panel.cards[0]._minutes.text()


def test_below_the_threshold_the_nearest_is_named_and_a_lower_one_offered(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    panel.show_prediction(none(Outcome.BELOW_THRESHOLD, Neighbor("NEAR-1", 0.7188)))

    assert "Nothing similar enough" in title(panel)
    assert "NEAR-1 reaches 72 %" in panel._states.empty.text.text()
    with qtbot.waitSignal(panel.threshold_wanted) as told:
        panel._states.empty.button.click()
    assert told.args == [0.71]


def test_what_is_too_improbable_is_offered_all_the_same(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    panel.show_prediction(replace(none(Outcome.IMPROBABLE), improbable=0.04))

    assert "Nothing probable enough" in title(panel)
    assert "right in about 4 % of such cases" in panel._states.empty.text.text()
    with qtbot.waitSignal(panel.improbable_wanted):
        panel._states.empty.button.click()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_without_candidates_says_why(
    panel: CandidatesPanel, outcome: Outcome
) -> None:
    panel.show_prediction(none(outcome))

    assert title(panel).startswith("NEW-1: ")
    assert panel._states.empty.text.text()


def test_without_a_model_the_next_step_is_training(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.show_failure(NoModelError())

    with qtbot.waitSignal(panel.training_wanted):
        panel._states.empty.button.click()


def test_without_data_the_next_step_is_a_sync(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.show_failure(NoSnapshotError())

    with qtbot.waitSignal(panel.sync_wanted):
        panel._states.empty.button.click()


def test_an_unknown_code_offers_the_closest(qtbot: QtBot, panel: CandidatesPanel) -> None:
    panel.show_failure(UnknownItemError("new1", "NEW-1"))

    with qtbot.waitSignal(panel.item_wanted) as told:
        panel._states.empty.button.click()
    assert told.args == ["NEW-1"]


def test_any_other_failure_is_told_in_a_sentence(panel: CandidatesPanel) -> None:
    panel.show_failure(DamagedVersionError("v1", "a part does not match its hash"))

    assert "v1" in title(panel)
    assert panel._states.empty.button.isHidden()


def test_an_answer_replaces_the_failure_before(panel: CandidatesPanel) -> None:
    panel.show_failure(NoModelError())
    panel.show_waiting()

    panel.show_prediction(four())

    assert panel._states.shows_content
    assert len(panel.cards) == 4


def test_a_change_of_language_is_taken_while_running(panel: CandidatesPanel) -> None:
    panel.show_prediction(four())

    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))

    assert panel.cards[0]._sure.text() == "Confidence 70 %"


def test_a_long_chain_wraps_instead_of_being_cut(qtbot: QtBot) -> None:
    chain = OperationChain()
    qtbot.addWidget(chain)
    steps = candidate(*(f"A{place:02}-1" for place in range(12))).operations
    outside = replace(steps[0].operation, operation_type=OperationType.OUTSIDE)
    chain.show_operations((replace(steps[0], operation=outside, share=0.5), *steps[1:]))

    chain.resize(300, chain.heightForWidth(300))
    chain.grab()

    assert all(chain.rect().contains(chain.block(place)) for place in range(12))
    assert chain.heightForWidth(300) > chain.heightForWidth(3000)
    assert chain._at(chain.block(11).center()) == 11
    assert chain._at(QPoint(299, 0)) is None


def test_what_a_card_rests_on_goes_below_where_it_has_no_room(
    qtbot: QtBot, panel: CandidatesPanel
) -> None:
    panel.show_prediction(prediction(candidate("TURN", "MILL")))
    panel.show()
    (card,) = panel.cards
    tops = []
    for width in (1200, 420):
        panel.resize(width, 500)
        QApplication.sendPostedEvents()
        tops.append(card._rests_on.y() - card._minutes.y())
        shown = card._rests_on
        assert shown.width() >= min(shown.sizeHint().width(), card.width() - 40)
        assert shown.geometry().right() < card.width()

    assert abs(tops[0]) < card._minutes.height() <= tops[1]


def test_versions_that_wait_are_offered_instead_of_a_training(panel: CandidatesPanel) -> None:
    panel.show_failure(NoModelError(["v1"]))

    assert title(panel) == "No model version is active."
    assert panel._states.empty.button.text() == "Show the versions"


def test_waiting_stays_waiting_when_the_language_changes(panel: CandidatesPanel) -> None:
    panel.show_waiting()

    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))

    assert not panel._states.shows_content
    assert panel._states.empty.isHidden()


def test_a_card_that_hardly_differs_from_a_better_one_says_in_what(panel: CandidatesPanel) -> None:
    panel.show_prediction(
        prediction(
            candidate("A01-1", "Q30-1", rank=1),
            candidate("A01-1", "B20-1", "Q30-1", rank=2),
            candidate("A01-1", "C10-1", rank=3),
            candidate("X10-1", "Y10-1", "Z10-1", rank=4),
        )
    )

    said = [
        [label.text() for label in card.findChildren(QLabel) if label.text().startswith("As ")]
        for card in panel.cards
    ]
    assert said[:3] == [[], ["As 1, and B20-1"], ["As 1, with C10-1 instead of Q30-1"]]
    assert said[3] == []
