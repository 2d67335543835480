"""Quality reports for the tests of charts and panel."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from routingml_desktop.domain.quality import (
    Figure,
    MethodScore,
    MinutesPoint,
    Novelty,
    Protocol,
    QualityReport,
    WorkCenterScore,
)


def figure(value: float | None, n: int = 100, reason: str = "") -> Figure:
    """A figure with an interval of 0.02 to each side."""
    if value is None:
        return Figure(None, 0, reason=reason)
    return Figure(value, n, value - 0.02, value + 0.02)


def score(method: str, novelty: Novelty = Novelty.ALL, **values: float | None) -> MethodScore:
    """A row of the table."""
    return MethodScore(method, novelty, {name: figure(value) for name, value in values.items()})


def work_center(name: str, n: int = 50, **changes: Any) -> WorkCenterScore:
    """Minutes at one work center."""
    values = {"mae": 10.0, "bias": -2.0, "coverage_80": 0.8} | changes
    return WorkCenterScore(name, n, **values)


def point(predicted: float, actual: float) -> MinutesPoint:
    """A lot with a band of half to twice what was predicted."""
    return MinutesPoint(
        "H16805-GS", "A01-1", "CNC-01", predicted, predicted / 2, 2 * predicted, actual
    )


def report(*scores: MethodScore, **changes: Any) -> QualityReport:
    """A report on version v1."""
    values: dict[str, Any] = {
        "protocol": Protocol.TIME,
        "source": "demo",
        "created": datetime(2026, 11, 20, 9, 41, tzinfo=UTC),
        "version": "v1",
        "seed": 42,
        "scores": scores
        or (
            score("model", exact_at_1=0.61, minutes_trimmed_mae=3.4, coverage_80=0.79),
            score("most_frequent", exact_at_1=0.07),
            score("nearest_copy", exact_at_1=0.56),
            score("standard", minutes_trimmed_mae=9.5),
        ),
    }
    return QualityReport(**(values | changes))
