from __future__ import annotations

import pytest

from routingml_desktop.domain.candidate import Lane
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.confidence_figures import care_figures, reliability, risk_coverage
from routingml_desktop.ml.held_out import Asked
from routingml_desktop.ml.replies import Proposal
from routingml_desktop.ml.routing_figures import Questions

RIGHT = (("TURN", ""), ("PACK", ""))
WRONG = (("MILL", ""),)


def questions(count: int) -> Questions:
    asked = [Asked(f"I{k}", Item(f"I{k}"), known=False, actual=RIGHT) for k in range(count)]
    return Questions.of(asked, resamples=100, seed=1)


def test_of_proposals_that_state_about_the_same_confidence_the_right_ones_are_counted() -> None:
    sure = [Proposal((RIGHT if k < 8 else WRONG,), 0.95) for k in range(10)]
    unsure = [Proposal((RIGHT if k < 2 else WRONG,), 0.15) for k in range(10)]

    bins = reliability(questions(20), sure + unsure)

    assert len(bins) == 10
    assert (bins[9].stated, bins[9].right.value, bins[9].right.n) == (0.95, 0.8, 10)
    assert (bins[1].stated, bins[1].right.value, bins[1].right.n) == (0.15, 0.2, 10)
    assert (bins[5].stated, bins[5].right.value, bins[5].right.n) == (None, None, 0)


def test_full_confidence_is_in_the_last_tenth() -> None:
    assert reliability(questions(5), [Proposal((RIGHT,), 1.0)] * 5)[9].right.n == 5


def test_without_stated_confidence_there_is_no_reliability() -> None:
    assert reliability(questions(3), [Proposal((RIGHT,))] * 3) == ()


def test_the_surest_are_right_more_often_than_all() -> None:
    proposals = [Proposal((RIGHT if k < 10 else WRONG,), 1.0 - k / 20) for k in range(20)]

    points = risk_coverage(questions(20), proposals)

    assert [point.coverage for point in points] == pytest.approx([k / 20 for k in range(1, 21)])
    assert points[9].right.value == 1.0
    assert points[9].confidence == pytest.approx(0.55)
    assert points[19].right.value == 0.5


def test_the_curve_ends_where_nothing_more_is_proposed() -> None:
    proposals = [Proposal((RIGHT,), 0.9)] * 10 + [Proposal((), willing=False)] * 10

    assert risk_coverage(questions(20), proposals)[-1].coverage == 0.5
    assert risk_coverage(questions(2), [Proposal(())] * 2) == ()


def test_each_lane_is_judged_apart() -> None:
    ready = [Proposal((RIGHT,), 0.9, lane=Lane.READY)] * 6
    check = [Proposal((WRONG,), 0.4, lane=Lane.CHECK)] * 3
    none = [Proposal((), willing=False, lane=Lane.NO_PRECEDENT)]

    found = care_figures(questions(10), ready + check + none)

    assert found["lane_ready_share"].value == 0.6
    assert (found["lane_ready_right"].value, found["lane_ready_right"].n) == (1.0, 6)
    assert found["lane_check_right"].value == 0.0
    assert found["lane_no_precedent_share"].value == 0.1


def test_without_lanes_nothing_is_said_of_them() -> None:
    found = care_figures(questions(5), [Proposal((RIGHT,))] * 5)

    assert {figure.value for figure in found.values()} == {None}
    assert all(figure.reason for figure in found.values())


def test_expected_edits_are_compared_as_they_are_shown_with_what_was_changed() -> None:
    """From MILL to TURN, PACK one operation is exchanged and one inserted."""
    proposals = [Proposal((WRONG,), expected_edits=1.3), Proposal((RIGHT,), expected_edits=0.4)] * 4

    found = care_figures(questions(8), proposals)["expected_edits_mae"]

    assert (found.value, found.n) == (0.5, 8)


def test_suggested_next_operations_are_counted_by_operation() -> None:
    proposals = [Proposal((RIGHT,), next_hits=(2, 2)), Proposal((RIGHT,), next_hits=(3, 6))] * 3

    found = care_figures(questions(6), proposals)["next_hit_at_3"]

    assert (found.value, found.n) == (0.625, 6)
