"""A quality report in which everything was measured, as few words as possible."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from routingml_desktop.domain.quality import (
    CoveragePoint,
    DistanceScore,
    Figure,
    Gain,
    LearningPoint,
    MethodScore,
    Novelty,
    PartScore,
    Protocol,
    QualityReport,
    ReliabilityBin,
    WorkCenterScore,
)


def figure(value: float, n: int = 200, half: float = 0.02) -> Figure:
    """A figure with an interval of ``half`` to each side."""
    return Figure(value, n, round(value - half, 6), round(value + half, 6))


def gain(value: float, baseline: str = "nearest_copy", measure: str = "exact_at_1") -> Gain:
    """A gain whose interval is 0.02 to each side."""
    return Gain(measure, baseline, figure(value))


MODEL_FIGURES = {
    "exact_at_1": figure(0.6),
    "exact_at_3": figure(0.8),
    "exact_at_1_surest_50": figure(0.9, 100),
    "confidence": figure(0.58),
    "edits_to_go": figure(1.5),
    "minutes_mae": figure(12.0),
    "coverage_80": figure(0.8, 3000, 0.01),
}
CONTROL_FIGURES = {
    "exact_at_1": figure(0.05),
    "confidence": figure(0.12, 180),
    "coverage": figure(0.7),
    "questions_answered": figure(0.9),
}


def quality_report(**changes: Any) -> QualityReport:
    """Everything measured; ``changes`` replace fields."""
    values: dict[str, Any] = {
        "protocol": Protocol.GROUP,
        "source": "demo <plant>",
        "created": datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
        "version": "v1",
        "seed": 7,
        "scores": (
            MethodScore("model", Novelty.ALL, MODEL_FIGURES),
            MethodScore("nearest_copy", Novelty.ALL, {"exact_at_1": figure(0.5)}),
            MethodScore("model_on_shuffled_routings", Novelty.ALL, CONTROL_FIGURES),
            MethodScore(
                "model", Novelty.KNOWN, {"exact_at_1": Figure(None, 0, reason="no such item")}
            ),
        ),
        "work_centers": (
            WorkCenterScore(
                *("CNC|01 <x>", 400, 3.5, -0.5, 0.81, 400, 0.76, 0.84),
                3.1,
                4.0,
                -1.25,
                0.2,
                0.77,
                0.85,
            ),
            WorkCenterScore("MCT-02", 300, 9.5, 4.5, 0.60, 300, 0.75, 0.85),
        ),
        "notes": ("a note with *stars*",),
        "facts": {
            "asked": 200,
            "bookings": 3000,
            "negative_control_gain": -0.01,
            "negative_control_gain_low": -0.03,
            "negative_control_gain_high": 0.01,
            "negative_control_gain_n": 200,
            "one_attribute": "ITEM_TYPE",
            "expert_profile": None,
        },
        "distances": (
            DistanceScore("near", 0.9, {"exact_at_1": figure(0.8)}),
            DistanceScore("middle", 0.75, {"exact_at_1": figure(0.6)}),
            DistanceScore("far", 0.0, {"exact_at_1": figure(0.3)}),
        ),
        "gains": (gain(0.1), gain(2.0, "standard", "minutes_mae")),
        "reliability": tuple(
            ReliabilityBin(k / 10, (k + 1) / 10, k / 10 + 0.05, figure(k / 10 + 0.06))
            for k in range(10)
        ),
        "risk_coverage": tuple(
            CoveragePoint(k / 20, 1 - k / 20, figure(1 - k / 50)) for k in range(1, 21)
        ),
        "learning_curve": tuple(
            LearningPoint(share, round(800 * share), {"exact_at_1": figure(0.3 + share / 4)})
            for share in (0.125, 0.25, 0.5, 1.0)
        ),
        "ablation": (PartScore("votes", {"exact_at_1": figure(0.5)}, {"exact_at_1": figure(0.1)}),),
    }
    return QualityReport(**(values | changes))
