"""What a report says when it is read."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.quality import Figure, Novelty
from routingml_desktop.ui.quality_reading import (
    best_baseline,
    best_method,
    control_gain,
    figure_of,
    gains,
    rows_of,
)
from routingml_desktop.ui.quality_words import measure, measure_with_unit, reason_text
from tests.ui.reports import report, score


def test_the_best_baseline_is_the_highest_share_and_the_lowest_error() -> None:
    read = report(
        score("model", exact_at_1=0.9, minutes_mae=1.0),
        score("most_frequent", exact_at_1=0.07),
        score("nearest_copy", exact_at_1=0.56, minutes_mae=9.0),
        score("standard", exact_at_1=None, minutes_mae=4.0),
    )

    exact, error = best_baseline(read, "exact_at_1"), best_baseline(read, "minutes_mae")

    assert exact is not None
    assert exact.method == "nearest_copy"
    assert error is not None
    assert error.method == "standard"


def test_neither_the_control_nor_other_items_nor_the_model_are_a_baseline() -> None:
    read = report(
        score("model", exact_at_1=0.9),
        score("model_above_threshold", exact_at_1=0.95),
        score("model_on_shuffled_routings", exact_at_1=0.1),
        score("nearest_copy", Novelty.NEW, exact_at_1=0.5),
    )

    assert best_baseline(read, "exact_at_1") is None
    assert best_baseline(read, "exact_at_1", Novelty.NEW) is not None


def test_rows_run_from_the_model_over_the_best_baselines_to_the_control() -> None:
    read = report(
        score("model_on_shuffled_routings", exact_at_1=0.99),
        score("most_frequent", exact_at_1=0.07),
        score("nearest_copy", exact_at_1=0.56),
        score("model_above_threshold", exact_at_1=0.7),
        score("model", exact_at_1=0.6),
        score("standard", minutes_mae=4.0),
    )

    assert [row.method for row in rows_of(read, Novelty.ALL, ("exact_at_1",))] == [
        "model",
        "model_above_threshold",
        "nearest_copy",
        "most_frequent",
        "model_on_shuffled_routings",
    ]


def test_errors_are_ordered_from_small_to_large() -> None:
    read = report(score("standard", minutes_mae=9.0), score("median", minutes_mae=4.0))

    rows = rows_of(read, Novelty.ALL, ("minutes_mae",))

    assert [row.method for row in rows] == ["median", "standard"]


def test_rows_that_answer_other_questions_are_never_the_best() -> None:
    rows = (
        score("model", exact_at_1=0.6),
        score("model_above_threshold", exact_at_1=0.7),
        score("model_on_shuffled_routings", exact_at_1=0.9),
    )

    assert best_method(rows, "exact_at_1") == "model"
    assert best_method(rows, "minutes_mae") == ""


def test_coverage_is_best_where_it_is_closest_to_the_promise() -> None:
    rows = (score("model", coverage_80=0.82), score("median", coverage_80=0.97))

    assert best_method(rows, "coverage_80") == "model"


def test_a_gain_is_sure_when_its_whole_interval_is() -> None:
    facts = {
        "gain_exact_at_1_over_nearest_copy": 0.05,
        "gain_exact_at_1_over_nearest_copy_low": 0.02,
        "gain_exact_at_1_over_nearest_copy_high": 0.08,
        "gain_exact_at_1_over_nearest_copy_n": 812,
        "gain_minutes_mae_over_standard": 2.0,
        "gain_minutes_mae_over_standard_low": -0.5,
        "gain_minutes_mae_over_standard_high": 4.5,
        "gain_minutes_mae_over_standard_n": 90,
    }

    exact, minutes = gains(report(facts=facts))

    assert (exact.against, exact.value, exact.n, exact.sure) == ("nearest_copy", 0.05, 812, True)
    assert (minutes.against, minutes.sure) == ("standard", False)


def test_a_control_that_was_not_measured_says_nothing() -> None:
    assert control_gain(report(facts={"negative_control_gain": None})) is None


def test_a_missing_figure_is_not_measured() -> None:
    assert figure_of(None, "exact_at_1").value is None
    assert figure_of(score("model"), "exact_at_1").reason == "not measured"


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("exact_at_1", 0.6134, "61.3 %"),
        ("minutes_mae", 4.5, "4.5 min"),
        ("edits_to_go", 1.234, "1.23"),
        ("exact_at_1", None, "–"),
        ("a new measure", 2.0, "2.00"),
    ],
)
def test_figures_carry_their_unit(name: str, value: float | None, text: str) -> None:
    assert measure(name).text(value) == text


def test_an_interval_is_written_without_its_unit() -> None:
    assert measure("exact_at_1").interval(Figure(0.6, 9, 0.581, 0.65)) == "58.1–65.0"
    assert measure("minutes_mae").interval(Figure(4.5, 9, 4.0, 5.25)) == "4.00–5.25"
    assert measure("exact_at_1").interval(Figure(0.6, 1)) == ""


def test_axes_name_the_unit() -> None:
    assert measure_with_unit("minutes_mae") == "MAE (min)"
    assert measure_with_unit("exact_at_1") == "Exact, first proposal (%)"
    assert measure_with_unit("edits_to_go") == "Edits to go"


def test_an_unknown_reason_stays_as_it_is() -> None:
    assert reason_text("the moon was full") == "the moon was full"
