from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from routingml_desktop.domain.quality import (
    CoveragePoint,
    DistanceScore,
    Figure,
    Gain,
    LearningPoint,
    MethodScore,
    MinutesPoint,
    Novelty,
    PartScore,
    Protocol,
    QualityReport,
    ReliabilityBin,
    WorkCenterScore,
)


def report() -> QualityReport:
    return QualityReport(
        protocol=Protocol.LEAVE_ONE_OUT,
        source="demo",
        created=datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
        version="v1",
        seed=7,
        scores=(
            MethodScore("most_frequent", Novelty.ALL, {"exact_at_1": Figure(0.2, 40, 0.1, 0.3)}),
            MethodScore("model", Novelty.NEW, {"exact_at_1": Figure(0.4, 20, 0.2, 0.6)}),
            MethodScore(
                "model",
                Novelty.ALL,
                {
                    "exact_at_1": Figure(0.5, 40, 0.4, 0.6),
                    "minutes_mae": Figure(None, 0, reason="no bookings"),
                },
            ),
        ),
        work_centers=(WorkCenterScore("CNC-01", 12, 3.5, -0.5, None),),
        points=(MinutesPoint("A", "TURN", "CNC-01", 30.0, 20.0, 45.0, 33.0),),
        notes=("no bookings",),
        facts={"folds": 10, "group_attribute": None},
        distances=(DistanceScore("near", 0.9, {"exact_at_1": Figure(0.6, 10)}),),
        gains=(Gain("exact_at_1", "nearest_copy", Figure(0.1, 40, 0.02, 0.2), Novelty.NEW),),
        reliability=(ReliabilityBin(0.9, 1.0, 0.93, Figure(0.9, 10, 0.7, 1.0)),),
        risk_coverage=(CoveragePoint(0.5, 0.7, Figure(0.8, 20, 0.6, 0.9)),),
        learning_curve=(LearningPoint(0.25, 10, {"exact_at_1": Figure(0.3, 40)}),),
        ablation=(
            PartScore(
                "job_profile", {"exact_at_1": Figure(0.4, 40)}, {"exact_at_1": Figure(0.1, 40)}
            ),
        ),
    )


def test_a_report_comes_back_from_json_as_it_was() -> None:
    written = json.dumps(report().as_dict(), allow_nan=False)

    assert QualityReport.from_dict(json.loads(written)) == report()


def test_what_was_not_measured_is_null_in_json() -> None:
    written = json.dumps(report().as_dict())

    figure = json.loads(written)["scores"][2]["figures"]["minutes_mae"]
    assert figure == {"value": None, "n": 0, "low": None, "high": None, "reason": "no bookings"}


def test_equal_reports_give_equal_bytes() -> None:
    assert json.dumps(report().as_dict()) == json.dumps(report().as_dict())


def test_the_headline_is_the_models_over_all_items() -> None:
    headline = report().headline()

    assert headline["exact_at_1"] == 0.5
    assert headline["minutes_mae"] is None
    assert headline["similarity"] is None


def test_a_method_that_was_not_measured_has_no_score() -> None:
    assert report().score("nearest_copy") is None


def test_something_else_is_no_report() -> None:
    with pytest.raises(KeyError):
        QualityReport.from_dict({"protocol": "time"})


def test_a_report_of_an_older_program_is_still_read() -> None:
    values = report().as_dict()
    for later in ("gains", "reliability", "risk_coverage", "learning_curve", "ablation"):
        del values[later]

    assert QualityReport.from_dict(values).scores == report().scores


def test_a_gain_is_won_only_with_its_whole_interval() -> None:
    def gain(low: float, high: float) -> Gain:
        return Gain("exact_at_1", "nearest_copy", Figure(0.05, 40, low, high))

    assert (gain(0.01, 0.1).won, gain(-0.01, 0.1).won, gain(-0.2, -0.1).won) == (True, False, False)
    assert (gain(0.01, 0.1).lost, gain(-0.2, 0.01).lost, gain(-0.2, -0.1).lost) == (
        False, False, True,
    )  # fmt: skip


def test_a_band_holds_where_its_coverage_is_within_chance() -> None:
    centers = [
        WorkCenterScore("CNC-01", 200, 3.0, 0.0, coverage, 200, 0.745, 0.855)
        for coverage in (0.70, 0.80, 0.90)
    ]

    assert [center.holds for center in centers] == [False, True, False]
    assert WorkCenterScore("CNC-02", 0, None, None, None).holds is None


@pytest.mark.parametrize(
    ("wider", "expected"),
    [(1.0, 0.95), (2.0, 0.673), (4.0, 0.376)],
)
def test_a_true_band_is_within_chance_the_seldomer_the_more_alike_an_items_orders_err(
    wider: float, expected: float
) -> None:
    ends = (0.8 - 0.055 * wider, 0.8 + 0.055 * wider)
    center = WorkCenterScore(
        *("CNC-01", 200, 3.0, 0.0, 0.8, 200, 0.745, 0.855),
        coverage_low=ends[0],
        coverage_high=ends[1],
    )

    assert center.chance_of_holding == pytest.approx(expected, abs=0.001)


def test_the_interval_of_its_items_tells_whether_a_center_may_hold_what_is_promised() -> None:
    def center(low: float | None, high: float | None) -> WorkCenterScore:
        return WorkCenterScore(
            *("CNC-01", 200, 3.0, 0.0, 0.73, 200, 0.745, 0.855),
            coverage_low=low,
            coverage_high=high,
        )

    assert [center(0.65, end).promise_in_interval for end in (0.79, 0.81)] == [False, True]
    assert center(None, None).promise_in_interval is None
    assert center(None, None).chance_of_holding is None
