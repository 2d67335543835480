from __future__ import annotations

import pytest

from routingml_desktop.ml.measures import (
    edits_to_go,
    exact_within,
    job_codes,
    operation_f1,
    operation_precision,
    operation_recall,
    order_accuracy,
    similarity,
)

TURN, MILL, INSPECT, PACK = "TURN", "MILL", "INSPECT", "PACK"


def test_a_routing_matches_only_operation_by_operation() -> None:
    assert exact_within([(TURN, PACK)], (TURN, PACK))
    assert not exact_within([(PACK, TURN)], (TURN, PACK))
    assert not exact_within([(TURN,)], (TURN, PACK))


def test_the_right_routing_may_be_any_of_the_proposals() -> None:
    assert exact_within([(MILL, PACK), (TURN, PACK)], (TURN, PACK))
    assert not exact_within([], (TURN, PACK))


def test_similarity_is_one_minus_the_edits_by_the_longer_length() -> None:
    assert similarity((TURN, MILL, PACK), (TURN, MILL, PACK)) == 1.0
    assert similarity((TURN, PACK), (TURN, MILL, INSPECT, PACK)) == 0.5
    assert similarity((TURN,), (MILL,)) == 0.0


def test_nothing_proposed_has_nothing_in_common_with_a_routing() -> None:
    assert similarity((), (TURN, PACK)) == 0.0
    assert operation_recall((), (TURN, PACK)) == 0.0
    assert operation_f1((), (TURN, PACK)) == 0.0


def test_precision_is_not_measured_when_nothing_is_proposed() -> None:
    assert operation_precision((), (TURN, PACK)) is None


def test_recall_is_not_measured_when_there_is_nothing_to_find() -> None:
    assert operation_recall((TURN,), ()) is None
    assert operation_f1((), ()) is None


def test_an_operation_counts_as_often_as_both_routings_have_it() -> None:
    proposed, actual = (TURN, TURN, TURN, PACK), (TURN, TURN, MILL)

    assert operation_precision(proposed, actual) == 2 / 4
    assert operation_recall(proposed, actual) == 2 / 3
    assert operation_f1(proposed, actual) == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))


def test_order_is_judged_on_the_operations_both_have() -> None:
    assert order_accuracy((TURN, MILL, PACK), (TURN, INSPECT, MILL, PACK)) == 1.0
    assert order_accuracy((PACK, MILL, TURN), (TURN, MILL, PACK)) == 0.0
    assert order_accuracy((TURN, PACK, MILL), (TURN, MILL, PACK)) == pytest.approx(2 / 3)


def test_repeated_operations_keep_their_order() -> None:
    assert order_accuracy((TURN, MILL, TURN), (TURN, MILL, TURN)) == 1.0


def test_a_single_common_operation_has_no_order() -> None:
    assert order_accuracy((TURN, MILL), (TURN, PACK)) is None


def test_edits_to_go_count_what_the_planner_does() -> None:
    actual = ((TURN, "CNC-1"), (MILL, "MCT-1"), (PACK, "P"))

    assert edits_to_go(actual, actual) == 0
    assert edits_to_go(((TURN, "CNC-2"), (MILL, "MCT-1"), (PACK, "P")), actual) == 1
    assert edits_to_go(((TURN, "CNC-1"), (PACK, "P"), (MILL, "MCT-1")), actual) == 1
    assert edits_to_go(((TURN, "CNC-1"), (PACK, "P")), actual) == 1
    assert edits_to_go((), actual) == 3


def test_codes_are_the_steps_without_their_work_centers() -> None:
    assert job_codes(((TURN, "CNC-1"), (PACK, ""))) == (TURN, PACK)


def test_the_order_of_thousands_of_operations_is_judged_at_once() -> None:
    jobs = [f"J{number}" for number in range(20_000)]
    swapped = [jobs[1], jobs[0], *jobs[2:]]

    accuracy = order_accuracy(swapped, jobs)

    pairs = 20_000 * 19_999 / 2
    assert accuracy == pytest.approx(1 - 1 / pairs, abs=1e-12)
