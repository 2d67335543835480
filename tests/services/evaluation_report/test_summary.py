from __future__ import annotations

from routingml_desktop.domain.quality import (
    DistanceScore,
    Figure,
    MethodScore,
    Novelty,
    ReliabilityBin,
)
from routingml_desktop.services.evaluation_report.summary import summary
from tests.services.evaluation_report.reports import MODEL_FIGURES, figure, gain, quality_report


def good(text: str) -> str:
    return text.partition("Good: ")[2].partition(". Not ")[0]


def poor(text: str) -> str:
    return text.partition("Not good: ")[2].partition(". Not proven")[0]


def unproven(text: str) -> str:
    return text.partition("Not proven or not measured: ")[2]


def test_what_beats_every_baseline_is_good() -> None:
    text = summary(quality_report(gains=(gain(0.3, "most_frequent"), gain(0.1))), "en")

    assert text.startswith("The first proposal is exactly what was released in 60.0 %")
    assert "closest: copy of the nearest item, +10.0 % (+8.0 – +12.0, n 200)" in good(text)


def test_a_plant_without_a_routing_master_is_told_what_was_made() -> None:
    text = summary(quality_report(facts={"as_built": 1}), "en")

    assert text.startswith("The first proposal is exactly what was made in 60.0 %")


def test_a_gain_whose_interval_reaches_nothing_is_not_proven() -> None:
    text = summary(quality_report(gains=(gain(0.3, "most_frequent"), gain(0.01))), "en")

    assert "routings" not in good(text)
    assert "routings against copy of the nearest item" in unproven(text)
    assert "most frequent" not in unproven(text)


def test_a_baseline_that_is_better_is_named() -> None:
    text = summary(quality_report(gains=(gain(-0.1), gain(-3.0, "standard", "minutes_mae"))), "en")

    assert "less often than by a simple method (copy of the nearest item" in poor(text)
    assert "farther from what was booked than the item's ERP standard" in poor(text)


def test_far_items_are_weak_only_where_the_intervals_part() -> None:
    apart = summary(quality_report(), "en")
    together = quality_report(
        distances=(
            DistanceScore("near", 0.9, {"exact_at_1": figure(0.6, half=0.2)}),
            DistanceScore("far", 0.0, {"exact_at_1": figure(0.5, half=0.2)}),
        )
    )
    few = quality_report(
        distances=(
            DistanceScore("near", 0.9, {"exact_at_1": figure(0.9, 190)}),
            DistanceScore("far", 0.0, {"exact_at_1": Figure(0.1, 10)}),
        )
    )

    assert "far from everything known are answered worse" in poor(apart)
    assert "no difference between near and far" in unproven(summary(together, "en"))
    assert "cannot be compared here (n 190 and 10)" in unproven(summary(few, "en"))


def test_confidence_is_true_only_in_tenths_with_a_hundred_questions() -> None:
    off = ReliabilityBin(0.8, 0.9, 0.85, figure(0.6, 150))
    few = ReliabilityBin(0.8, 0.9, 0.85, figure(0.2, 99))

    assert "within 5 points" in good(summary(quality_report(), "en"))
    assert "off by 25 points where 85 %" in poor(summary(quality_report(reliability=(off,)), "en"))
    assert "no tenth has 100" in unproven(summary(quality_report(reliability=(few,)), "en"))


def test_bands_hold_are_narrow_wide_or_too_coarsely_measured() -> None:
    def bands(low: float, high: float) -> str:
        figures = MODEL_FIGURES | {"coverage_80": Figure((low + high) / 2, 3000, low, high)}
        return summary(quality_report(scores=(MethodScore("model", Novelty.ALL, figures),)), "en")

    assert "80 % bands hold" in good(bands(0.785, 0.805))
    assert "too narrow" in poor(bands(0.70, 0.75))
    assert "too wide" in poor(bands(0.85, 0.90))
    assert "too coarsely" in unproven(bands(0.70, 0.90))


def test_being_sure_is_good_or_poor_only_where_it_is_proven() -> None:
    def surest(half: Figure, whole: Figure) -> str:
        figures = MODEL_FIGURES | {"exact_at_1": whole, "exact_at_1_surest_50": half}
        return summary(quality_report(scores=(MethodScore("model", Novelty.ALL, figures),)), "en")

    always = surest(Figure(1.0, 50, 1.0, 1.0), Figure(1.0, 100, 1.0, 1.0))
    few = surest(Figure(1.0, 2), Figure(0.5, 4))

    assert "the surest half is right in 90.0 %" in good(surest(figure(0.9, 100), figure(0.6)))
    assert "being sure does not mean" in poor(surest(figure(0.5, 100), figure(0.6)))
    assert "sure" not in good(always) + poor(always)
    assert "the surest half 100.0 % (100.0 – 100.0, n 50), all 100.0 %" in unproven(always)
    assert "the surest half 100.0 % (n 2), all 50.0 % (n 4)" in unproven(few)


def test_a_gain_on_shuffled_routings_warns() -> None:
    facts = {"negative_control_gain": 0.2, "negative_control_gain_low": 0.1}

    assert summary(quality_report(facts=facts), "en").endswith("do not trust these figures.")
    assert "do not trust" not in summary(quality_report(), "en")


def test_nothing_measured_says_why() -> None:
    nothing = Figure(None, 0, reason="The routings carry no creation date.")
    text = summary(
        quality_report(
            scores=(MethodScore("model", Novelty.ALL, {"exact_at_1": nothing}),),
            gains=(), reliability=(), risk_coverage=(), distances=(),
        ),
        "en",
    )  # fmt: skip

    assert text.startswith("Routings could not be measured: The routings carry no creation date.")
    assert "0.0 %" not in text
