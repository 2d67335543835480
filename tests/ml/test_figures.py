from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.answered import (
    NOTHING_COMPARED,
    NOTHING_PROPOSED,
    answered_figure,
    unanswered_note,
)
from routingml_desktop.ml.held_out import ASKED, Asked
from routingml_desktop.ml.lot_minutes import LotMinutes
from routingml_desktop.ml.minutes_figures import (
    BookedLots,
    chance_of_a_band,
    minutes_figures,
    minutes_points,
    variation_figure,
    width_in_hindsight,
    work_center_scores,
)
from routingml_desktop.ml.replies import Proposal
from routingml_desktop.ml.routing_figures import Questions, routing_figures
from tests.ml.histories import actuals_frame, booking

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.measures import Steps

TURNED: Steps = (("TURN", "C1"), ("PACK", "P"))
MILLED: Steps = (("MILL", "M1"), ("PACK", "P"))


def questions(*actual: Steps | None) -> Questions:
    asked = [
        Asked(f"I{k}", Item(f"I{k}"), known=False, actual=steps) for k, steps in enumerate(actual)
    ]
    return Questions.of(asked, resamples=200, seed=1)


def figures(*pairs: tuple[Proposal, Steps | None]) -> dict[str, Figure]:
    return routing_figures(
        questions(*(actual for _, actual in pairs)),
        [proposal for proposal, _ in pairs],
        with_confidence=True,
    )


def booked(*rows: dict[str, object]) -> pl.DataFrame:
    asked = pl.Series(ASKED, np.arange(len(rows), dtype=np.uint32))
    return actuals_frame(rows).with_columns(asked)


def totals(*values: float, band: float = 10.0) -> LotMinutes:
    total = np.array(values)
    return LotMinutes(np.full(len(total), 20.0), total - 20.0, total, total - band, total + band)


def test_a_method_is_right_at_once_or_within_three() -> None:
    found = figures((Proposal((TURNED,)), TURNED), (Proposal((MILLED, TURNED)), TURNED))

    assert found["exact_at_1"].value == 0.5
    assert found["exact_at_3"].value == 1.0
    assert found["exact_at_1"].n == 2


def test_a_fourth_candidate_does_not_count_within_three() -> None:
    others = tuple(((code, ""),) for code in "ABC")

    found = figures((Proposal((*others, TURNED)), TURNED))

    assert found["exact_at_3"].value == 0.0
    assert found["exact_at_3_work_center"].value == 0.0


def test_another_work_center_is_right_on_codes_only() -> None:
    found = figures((Proposal(((("TURN", "C2"), ("PACK", "P")),)), TURNED))

    assert found["exact_at_1"].value == 1.0
    assert found["exact_at_1_work_center"].value == 0.0
    assert found["edits_to_go"].value == 1.0


def test_no_proposal_is_a_miss_and_not_left_out() -> None:
    found = figures((Proposal((), willing=False), TURNED), (Proposal((TURNED,)), TURNED))

    assert found["exact_at_1"].value == 0.5
    assert found["coverage"].value == 0.5
    assert found["edits_to_go"].value == 1.0
    assert found["operation_precision"].n == 1


def test_a_method_that_proposes_nothing_is_not_measured() -> None:
    found = figures(*[(Proposal((), willing=False, outcome=Outcome.NO_ATTRIBUTES), TURNED)] * 8)

    reasons = {figure.reason for name, figure in found.items() if name != "coverage"}
    assert reasons == {NOTHING_COMPARED}
    assert {figure.value for name, figure in found.items() if name != "coverage"} == {None}
    assert (found["coverage"].value, found["coverage"].n) == (0.0, 8)


def test_the_share_of_answers_counts_those_that_were_insisted_on() -> None:
    asked = questions(TURNED, TURNED, None)
    proposals = [Proposal((TURNED,), willing=False), Proposal(()), Proposal(())]

    found = answered_figure(asked, proposals)

    assert (found.value, found.n) == (0.5, 2)
    assert unanswered_note(proposals)[0].startswith("2 of 3 questions were not answered")
    assert unanswered_note(proposals[:1]) == ()
    assert unanswered_note(proposals[1:]) == (f"Routings are not measured: {NOTHING_PROPOSED}.",)


def test_process_match_is_the_share_of_all_actual_operations() -> None:
    long: Steps = (("TURN", ""), ("A", ""), ("B", ""), ("C", ""))
    found = figures((Proposal((TURNED,)), TURNED), (Proposal((TURNED,)), long))

    assert found["process_match"].value == 3 / 6
    assert found["operation_recall"].value == (1.0 + 0.25) / 2


def test_a_question_of_which_only_minutes_are_known_judges_no_routing() -> None:
    found = figures((Proposal((TURNED,)), TURNED), (Proposal((MILLED,)), None))

    assert found["exact_at_1"].n == 1


def test_without_questions_no_figure_is_zero() -> None:
    for name, figure in figures().items():
        assert figure.value is None, name
        assert figure.n == 0
        assert figure.reason


def test_the_surest_half_is_judged_apart() -> None:
    found = figures(
        (Proposal((TURNED,), confidence=0.9), TURNED),
        (Proposal((TURNED,), confidence=0.8), TURNED),
        (Proposal((MILLED,), confidence=0.3), TURNED),
        (Proposal((MILLED,), confidence=0.2), TURNED),
    )

    assert found["exact_at_1_surest_50"].value == 1.0
    assert found["exact_at_1"].value == 0.5


def test_confidence_above_what_holds_is_an_excess() -> None:
    found = figures(
        (Proposal((TURNED,), confidence=0.9), TURNED),
        (Proposal((MILLED,), confidence=0.9), TURNED),
        (Proposal((MILLED,)), TURNED),
    )

    assert found["confidence_excess"].value == pytest.approx(0.4)
    assert found["confidence_excess"].n == 2


def test_operations_stated_surer_than_they_were_needed_are_an_excess() -> None:
    half = tuple(0.5 for _ in TURNED)
    found = figures(
        (Proposal((TURNED,), operation_confidences=half), TURNED),
        (Proposal((TURNED,)), TURNED),
    )

    assert found["operation_confidence_excess"].value == pytest.approx(-0.5)
    assert found["operation_confidence_excess"].n == 1


def test_minutes_are_judged_on_the_whole_lot() -> None:
    lots = BookedLots.of(booked(booking("I0", "TURN"), booking("I1", "TURN", run_minutes=80.0)))

    found = minutes_figures(questions(TURNED, TURNED), lots, totals(75.0, 95.0), np.ones(2, bool))

    assert found["minutes_mae"].value == 5.0
    assert found["minutes_bias"].value == 0.0
    assert found["coverage_80"].value == 1.0
    assert found["width_80"].value == 20.0
    assert found["setup_mae"].value == 0.0
    assert found["run_mae"].value == 5.0


def test_bookings_without_a_prediction_are_missing_and_not_zero() -> None:
    lots = BookedLots.of(booked(booking("I0", "TURN"), booking("I1", "TURN")))

    found = minutes_figures(
        questions(TURNED, TURNED), lots, totals(80.0, float("nan")), np.ones(2, bool)
    )

    assert found["minutes_answered"].value == 0.5
    assert found["minutes_mae"].value == 10.0
    assert found["minutes_mae"].n == 1


def test_methods_are_compared_on_the_same_bookings() -> None:
    lots = BookedLots.of(booked(booking("I0", "TURN"), booking("I1", "TURN")))

    found = minutes_figures(
        questions(TURNED, TURNED), lots, totals(80.0, 900.0), np.array([True, False])
    )

    assert found["minutes_mae"].value == 10.0
    assert found["minutes_answered"].value == 1.0


def test_without_bookings_minutes_are_not_measured() -> None:
    lots = BookedLots.of(booked())

    found = minutes_figures(questions(TURNED), lots, totals(), np.ones(0, bool))

    assert all(figure.value is None and figure.reason for figure in found.values())
    assert variation_figure(questions(TURNED), lots).value is None


def test_variation_is_between_orders_of_one_operation() -> None:
    rows = [booking("I0", "TURN", run_minutes=80.0), booking("I0", "TURN", run_minutes=120.0)]
    frame = booked(*rows, booking("I1", "TURN", run_minutes=500.0))

    found = variation_figure(questions(TURNED, TURNED, TURNED), BookedLots.of(frame))

    assert found.n == 1
    assert found.value == pytest.approx(8**0.5 / 10, abs=1e-6)


def test_work_centers_are_judged_apart_the_busiest_first() -> None:
    frame = booked(booking("I0", "TURN@C1"), booking("I1", "TURN@C2"), booking("I2", "TURN@C2"))

    asked = questions(TURNED, TURNED, TURNED)

    first, second = work_center_scores(asked, frame, totals(75.0, 80.0, 60.0))

    assert (first.work_center, first.n, first.mae, first.bias) == ("C2", 2, 10.0, 0.0)
    assert (second.work_center, second.n, second.bias) == ("C1", 1, 5.0)
    assert (first.mae_low, first.bias_high) == (None, None)


def test_the_error_of_a_work_center_has_the_interval_of_its_items() -> None:
    frame = booked(*[booking(f"I{k}", "TURN@C1") for k in range(20)])
    off = [5.0 + k for k in range(20)]
    lots = totals(*[70.0 + minutes for minutes in off])

    (center,) = work_center_scores(questions(*[TURNED] * 20), frame, lots)

    whole = minutes_figures(
        questions(*[TURNED] * 20), BookedLots.of(frame), lots, np.ones(20, bool)
    )
    assert center.mae_low is not None
    assert center.mae_low < 14.5 < (center.mae_high or 0.0)
    for name, ends in (
        ("minutes_mae", (center.mae, center.mae_low, center.mae_high)),
        ("minutes_bias", (center.bias, center.bias_low, center.bias_high)),
        ("coverage_80", (center.coverage_80, center.coverage_low, center.coverage_high)),
    ):
        assert (whole[name].value, whole[name].low, whole[name].high) == ends


def test_points_are_a_sample_with_what_was_booked() -> None:
    frame = booked(*[booking(f"I{k}", "TURN") for k in range(5)])

    points = minutes_points(frame, totals(*[60.0] * 5), most=3, seed=1)

    assert len(points) == 3
    assert {(point.predicted, point.low, point.high, point.actual) for point in points} == {
        (60.0, 50.0, 70.0, 70.0)
    }


def test_chance_allows_a_band_of_80_percent_less_the_more_bookings_there_are() -> None:
    low, high = chance_of_a_band(200)

    assert (low, high) == pytest.approx((0.745, 0.855), abs=0.006)
    assert chance_of_a_band(0) == (None, None)
    assert chance_of_a_band(2000)[0] > low  # type: ignore[operator]


def test_a_baseline_gets_the_band_that_covers_as_much_as_the_models() -> None:
    """Of four lots the model holds three; the baseline is off by factors 1, 2, 4 and 8."""
    asked = questions(TURNED, TURNED, TURNED, TURNED)
    lots = BookedLots.of(booked(*(booking(f"I{k}", "TURN", run_minutes=80.0) for k in range(4))))
    model = totals(100.0, 100.0, 100.0, 500.0)
    baseline = totals(100.0, 50.0, 25.0, 12.5)

    found = width_in_hindsight(asked, lots, baseline, model)

    factor = 2.0 ** float(np.quantile([0, 1, 2, 3], 0.75))
    assert found.value == pytest.approx(37.5 * (factor - 1 / factor))
    assert found.n == 4
