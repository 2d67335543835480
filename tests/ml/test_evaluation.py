from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.domain.quality import MODEL, Novelty, Protocol, QualityReport
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.domain.weights import ProfileKind, WeightProfile
from routingml_desktop.ml import splits
from routingml_desktop.ml.ablation import LAUNDRY, LOT_CENTERS, VOTES, Study
from routingml_desktop.ml.baselines import (
    MAJORITY_OF_PART,
    MEDOID_OF_PART,
    MOST_FREQUENT,
    MOST_FREQUENT_OF_FAMILY,
    NEAREST_BY_ATTRIBUTES,
    NEAREST_COPY,
)
from routingml_desktop.ml.evaluation import evaluate
from routingml_desktop.ml.idle_parts import NO_LOT_EFFECT, NOT_AS_BOOKED, NOTHING_CLEANED
from routingml_desktop.ml.left_out import LearnedPart
from routingml_desktop.ml.lot_minutes import MEDIAN, STANDARD
from routingml_desktop.ml.negative_control import METHOD as CONTROL
from routingml_desktop.ml.rounds import Round
from routingml_desktop.ml.vector_baselines import EXPERT_WEIGHTS, ONE_ATTRIBUTE, PLAIN_COSINE
from routingml_desktop.settings import EvaluationSettings, IndexSettings, LearningSettings
from tests.ml.histories import booking, day, history, routing_rows
from tests.ml.plants import make_plant, never, quiet

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.ml.training import TrainingFrames

PLANT = make_plant(160, orders=3).frames
SMALL = make_plant(60, orders=2).frames
WHEN = datetime(2026, 3, 1, tzinfo=UTC)


def measured(frames: TrainingFrames, protocol: Protocol, **settings: Any) -> QualityReport:
    evaluation = EvaluationSettings(**({"bootstrap": 200, "folds": 2} | settings))
    return evaluate(
        frames,
        protocol,
        LearningSettings(),
        IndexSettings(),
        evaluation,
        quiet,
        never,
        "v1",
        created=WHEN,
    )


@pytest.fixture(scope="module")
def report() -> QualityReport:
    return measured(PLANT, Protocol.GROUP, holdout=0.5)


def value(report: QualityReport, method: str, measure: str) -> float:
    score = report.score(method)
    assert score is not None
    figure = score.figures[measure].value
    assert figure is not None
    return figure


def test_baselines_and_control_stand_in_the_same_table(report: QualityReport) -> None:
    methods = {score.method for score in report.scores}

    assert methods >= {
        MODEL, MOST_FREQUENT, MOST_FREQUENT_OF_FAMILY, NEAREST_COPY, NEAREST_BY_ATTRIBUTES,
        MEDIAN, STANDARD, CONTROL,
    }  # fmt: skip


def test_a_plant_with_rules_is_learned_better_than_its_most_frequent_routing(
    report: QualityReport,
) -> None:
    for measure in ("exact_at_1", "exact_at_3", "similarity", "operation_f1", "process_match"):
        assert value(report, MODEL, measure) > value(report, MOST_FREQUENT, measure) + 0.1

    assert value(report, MODEL, "edits_to_go") < value(report, MOST_FREQUENT, "edits_to_go")


def test_shuffled_routings_show_no_gain(report: QualityReport) -> None:
    assert isinstance(gain := report.facts["negative_control_gain"], float)
    assert gain < 0.1
    assert value(report, CONTROL, "exact_at_1") < value(report, MODEL, "exact_at_1") - 0.1
    (note,) = [note for note in report.notes if "no gain" in note]
    assert "mean confidence 0." in note
    assert "abstained in" in note
    control = report.score(CONTROL)
    assert control is not None
    assert control.figures["confidence"].n > 0
    assert control.figures["questions_answered"].value is not None


def test_every_number_has_its_n_and_its_interval(report: QualityReport) -> None:
    for score in report.scores:
        for name, figure in score.figures.items():
            if figure.value is None:
                assert figure.reason, (score.method, name)
            else:
                assert figure.n > 0
                assert figure.low is not None, (score.method, name)
                assert figure.low <= figure.value <= (figure.high or 0.0), (score.method, name)


def test_where_no_known_item_is_asked_the_row_says_so(report: QualityReport) -> None:
    known = report.score(MODEL, Novelty.KNOWN)

    assert known is not None
    assert {figure.value for figure in known.figures.values()} == {None}
    assert {figure.n for figure in known.figures.values()} == {0}


def test_minutes_are_judged_by_method_work_center_and_point(report: QualityReport) -> None:
    assert value(report, MODEL, "minutes_mae") > 0
    assert 0 < value(report, MODEL, "coverage_80") <= 1
    assert value(report, MEDIAN, "minutes_answered") == 1.0
    assert sum(score.n for score in report.work_centers) == _n(report, "minutes_mae")
    assert all(
        score.mae is not None
        and score.mae_low is not None
        and score.mae_low <= score.mae <= (score.mae_high or 0.0)
        for score in report.work_centers
        if score.n >= 100
    )
    assert all(point.low <= point.predicted <= point.high for point in report.points)


def test_near_questions_are_judged_apart_from_far_ones(report: QualityReport) -> None:
    asked = [score.figures["exact_at_1"].n for score in report.distances]

    assert [score.distance for score in report.distances] == ["near", "middle", "far"]
    assert sum(asked) == _n(report, "exact_at_1")


def test_the_same_frames_and_seed_give_the_same_bytes(report: QualityReport) -> None:
    again = measured(PLANT, Protocol.GROUP, holdout=0.5)

    assert json.dumps(again.as_dict()) == json.dumps(report.as_dict())


def test_the_report_survives_json(report: QualityReport) -> None:
    written = json.dumps(report.as_dict(), allow_nan=False)

    assert QualityReport.from_dict(json.loads(written)) == report


def test_by_time_known_items_are_reported_apart_from_new_ones() -> None:
    report = measured(PLANT, Protocol.TIME)

    assert report.score(MAJORITY_OF_PART, Novelty.KNOWN) is not None

    known, new = report.score(MODEL, Novelty.KNOWN), report.score(MODEL, Novelty.NEW)
    assert known is not None
    assert new is not None
    assert known.figures["minutes_mae"].n > 0
    assert new.figures["exact_at_1"].n > 0
    assert new.figures["exact_at_1"].n + known.figures["exact_at_1"].n == _n(report, "exact_at_1")


def test_leave_one_out_asks_every_item_that_has_a_routing() -> None:
    routed = SMALL.operations[c.ITEM_CODE].n_unique()

    report = measured(SMALL, Protocol.LEAVE_ONE_OUT)

    assert report.facts["rounds"] == 2
    assert _n(report, "exact_at_1") == routed


def test_no_more_items_are_asked_than_allowed() -> None:
    report = measured(SMALL, Protocol.GROUP, max_items=8, holdout=0.5)

    assert report.facts["asked"] == 16
    assert report.facts["rounds"] == 2


def test_an_answer_that_leaks_would_be_seen() -> None:
    """With routings that no attribute tells, nobody can be right; 1.0 would be leakage."""
    codes = [f"I{k:03d}" for k in range(60)]
    frames = history(
        {code: {"X": str(k % 7)} for k, code in enumerate(codes)},
        [routing_rows(code, f"J{k}", f"K{k}", "PACK") for k, code in enumerate(codes)],
        [booking(code, f"J{k}") for k, code in enumerate(codes)],
    )

    report = measured(frames, Protocol.LEAVE_ONE_OUT)

    assert value(report, MODEL, "exact_at_1") == 0.0
    score = report.score(MODEL)
    assert score is not None
    assert score.figures["minutes_mae"].value is None


@pytest.fixture(scope="module")
def as_built() -> QualityReport:
    """Each part is always made its own way; every second order leaves an operation out."""
    parts = {f"P{k}": (f"A{k}", f"B{k}", f"C{k}", "PACK") for k in range(8)}
    orders = [(part, f"{part}-{n}", n) for part in parts for n in range(4)]
    frames = history(
        {part: {"NAME": f"part {part}"} for part in parts},
        [
            routing_rows(
                part,
                *(parts[part] if n % 2 else parts[part][1:]),
                routing_no=order,
                created=day(n),
                origin=RoutingOrigin.AS_BUILT,
                setup_minutes=None,
                run_minutes=None,
            )
            for part, order, n in orders
        ],
        [
            booking(part, job, work_order=order, routing_no=order, reported=day(n))
            for part, order, n in orders
            for job in parts[part]
        ],
    )
    return measured(frames, Protocol.LEAVE_ONE_OUT, folds=4)


def test_orders_as_built_are_judged_one_by_one(as_built: QualityReport) -> None:
    known = as_built.score(MODEL, Novelty.KNOWN)

    assert _n(as_built, "exact_at_1") == 32
    assert known is not None
    assert 24 <= known.figures["exact_at_1"].n <= 32
    assert value(as_built, MODEL, "similarity") > value(as_built, MOST_FREQUENT, "similarity")


def test_a_part_has_its_majority_and_its_medoid_as_baselines(as_built: QualityReport) -> None:
    assert value(as_built, MAJORITY_OF_PART, "similarity") > 0.7
    assert value(as_built, MEDOID_OF_PART, "similarity") > 0.7


def test_a_plant_as_built_keeps_no_standard(as_built: QualityReport) -> None:
    assert as_built.score(STANDARD) is None
    assert as_built.score(MEDIAN) is not None


def test_without_bookings_minutes_are_not_measured() -> None:
    report = measured(replace(SMALL, actuals=SMALL.actuals.head(0)), Protocol.GROUP, holdout=0.5)

    score = report.score(MODEL)
    assert score is not None
    for measure in ("minutes_mae", "coverage_80", "setup_mae", "minutes_cv"):
        assert score.figures[measure].value is None
        assert score.figures[measure].reason
    assert report.work_centers == ()
    assert report.points == ()
    assert report.headline()["minutes_mae"] is None


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_plant_without_routings_has_nothing_to_measure(protocol: Protocol) -> None:
    report = measured(replace(PLANT, operations=PLANT.operations.head(0)), protocol)

    score = report.score(MODEL)
    assert score is not None
    assert {figure.value for figure in score.figures.values()} == {None}
    assert report.notes


def test_routings_without_dates_cannot_be_split_by_time() -> None:
    undated = replace(
        PLANT,
        operations=PLANT.operations.with_columns(pl.lit(None, pl.Datetime("us")).alias(c.CREATED)),
        actuals=PLANT.actuals.head(0),
    )

    report = measured(undated, Protocol.TIME)

    score = report.score(MODEL)
    assert score is not None
    assert "dates" in score.figures["exact_at_1"].reason


def test_a_routing_master_without_dates_is_named_as_the_reason() -> None:
    undated = replace(
        SMALL,
        operations=SMALL.operations.with_columns(pl.lit(None, pl.Datetime("us")).alias(c.CREATED)),
    )

    report = measured(undated, Protocol.TIME)

    assert "no creation date" in report.notes[0]
    assert "--protocol group" in report.notes[0]
    assert not report.measured


def test_the_surest_are_judged_apart(report: QualityReport) -> None:
    asked = _n(report, "exact_at_1")

    assert report.risk_coverage[-1].right.n == asked
    assert report.risk_coverage[-1].right.value == value(report, MODEL, "exact_at_1")


def test_the_model_is_compared_with_every_baseline(report: QualityReport) -> None:
    rivals = {gain.baseline for gain in report.gains if gain.measure == "exact_at_1"}

    assert rivals >= {MOST_FREQUENT, NEAREST_COPY, PLAIN_COSINE, ONE_ATTRIBUTE}
    assert report.facts["one_attribute"] in {"KIND", "MATERIAL", "SPEC", "DIAMETER"}
    assert report.facts["expert_profile"] is None


def test_an_experts_weights_are_a_baseline_where_they_apply() -> None:
    experts = WeightProfile("planners", ProfileKind.SHIPPED, {"KIND": 3.0}, others=0.0)

    found = evaluate(
        SMALL,
        Protocol.GROUP,
        LearningSettings(),
        IndexSettings(),
        EvaluationSettings(bootstrap=100, holdout=0.5),
        quiet,
        never,
        created=WHEN,
        profiles=[experts],
    )

    assert found.facts["expert_profile"] == "planners"
    assert found.score(EXPERT_WEIGHTS) is not None


@pytest.fixture(scope="module")
def thorough() -> QualityReport:
    return evaluate(
        SMALL,
        Protocol.GROUP,
        LearningSettings(),
        IndexSettings(),
        EvaluationSettings(bootstrap=100, holdout=0.5),
        quiet,
        never,
        created=WHEN,
        thorough=True,
        as_booked=SMALL.actuals.with_columns(
            pl.when(pl.int_range(pl.len()) % 5 == 0)
            .then(600.0)
            .otherwise(c.RUN_MINUTES)
            .alias(c.RUN_MINUTES)
        ),
    )


def test_each_part_of_the_method_is_left_out_in_its_turn(thorough: QualityReport) -> None:
    parts = [score.part for score in thorough.ablation]

    assert parts == [VOTES, LAUNDRY, LOT_CENTERS, *LearnedPart]
    for score in thorough.ablation:
        if score.reason:
            assert (score.figures, score.lost) == ({}, {})
        else:
            assert score.figures["exact_at_1"].n == score.lost["exact_at_1"].n > 0


def test_a_part_that_finds_nothing_to_do_says_so_and_is_no_zero(thorough: QualityReport) -> None:
    reasons = {score.part: score.reason for score in thorough.ablation}

    assert reasons[LearnedPart.TOTALS].startswith("no operation was found whose booked totals")
    assert reasons[LOT_CENTERS] == NO_LOT_EFFECT
    assert not any(
        score.lost[measure].value == 0
        for score in thorough.ablation
        if score.reason
        for measure in score.lost
    )


def test_without_cleaning_minutes_are_learned_from_what_was_booked(thorough: QualityReport) -> None:
    laundry = next(score for score in thorough.ablation if score.part == LAUNDRY)

    assert laundry.lost["minutes_mae"].value != 0
    assert laundry.lost["minutes_mae"].n == laundry.figures["minutes_mae"].n > 0
    assert laundry.lost["exact_at_1"].value == 0


def test_rows_that_cleaning_did_not_change_or_that_are_not_there_are_told() -> None:
    held = next(splits.by_group(SMALL, (), 0.5, 100, 1))
    settings = EvaluationSettings(bootstrap=100)
    same, none = (
        Study(held, LearningSettings(), IndexSettings(), settings, never, as_booked=rows)
        for rows in (held.training.actuals, None)
    )
    nothing = Round(held.asked, held.bookings, {}, {})

    assert same.laundry(nothing, quiet).reason == NOTHING_CLEANED
    assert none.laundry(nothing, quiet).reason == NOT_AS_BOOKED


def test_the_learning_curve_ends_with_the_whole_history(thorough: QualityReport) -> None:
    shares = [point.share for point in thorough.learning_curve]
    items = [point.items for point in thorough.learning_curve]

    assert shares == [0.125, 0.25, 0.5, 1.0]
    assert items == sorted(items)
    assert {point.figures["exact_at_1"].n for point in thorough.learning_curve} == {
        thorough.ablation[0].figures["exact_at_1"].n
    }


def test_what_costs_trainings_is_measured_only_when_asked_for(report: QualityReport) -> None:
    assert report.ablation == ()
    assert report.learning_curve == ()


def test_progress_goes_forward_from_nothing_to_the_whole() -> None:
    seen: list[Progress] = []

    evaluate(
        SMALL,
        Protocol.LEAVE_ONE_OUT,
        LearningSettings(),
        IndexSettings(),
        EvaluationSettings(bootstrap=100, folds=2),
        seen.append,
        never,
        created=WHEN,
    )

    fractions = [progress.fraction for progress in seen]
    assert fractions == sorted(fractions)
    assert 0 <= fractions[0] < 0.1
    assert 0.9 < fractions[-1] <= 1.0


def test_an_evaluation_stops_when_asked() -> None:
    with pytest.raises(WorkCancelledError):
        evaluate(
            PLANT,
            Protocol.GROUP,
            LearningSettings(),
            IndexSettings(),
            EvaluationSettings(),
            quiet,
            lambda: True,
            created=WHEN,
        )


def _n(report: QualityReport, measure: str) -> int:
    score = report.score(MODEL)
    assert score is not None
    return score.figures[measure].n
