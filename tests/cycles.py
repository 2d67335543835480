"""Quality cycles with sensible defaults."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality import Figure, MinutesPoint, WorkCenterScore
from routingml_desktop.domain.quality_cycle import (
    AlertKind,
    CycleItem,
    CycleRequest,
    CycleState,
    QualityAlert,
    QualityCycle,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def alert(kind: AlertKind = AlertKind.HIGH_MAE, **changes: Any) -> QualityAlert:
    """An error of 12 minutes at one item where 5 are allowed."""
    values: dict[str, Any] = {
        "kind": kind,
        "severity": Severity.CRITICAL,
        "value": 12.0,
        "threshold": 5.0,
        "n": 7,
        "item_code": "ITEM-1",
    }
    return QualityAlert(**(values | changes))


def item(code: str = "ITEM-1", **changes: Any) -> CycleItem:
    """An item of seven orders, one edit from its routing."""
    values: dict[str, Any] = {
        "item_code": code,
        "item_name": "실링",
        "orders": 7,
        "mae": 2.5,
        "process_match": 0.9,
        "edits_to_go": 1,
        "similarity": 0.93,
        "confidence": 0.7,
    }
    return CycleItem(**(values | changes))


def figures(mae: float | None = 2.5, n: int = 40) -> dict[str, Figure]:
    """The plant's six measures."""
    values = {
        "mae": mae, "trimmed_mae": 2.0, "rmse": 4.0, "process_match": 0.9, "cv": 0.3,
        "sample_count": 6.0,
    }  # fmt: skip
    return {
        name: Figure(value, n) if value is not None else Figure(None, 0, reason="nothing booked")
        for name, value in values.items()
    }


def cycle(number: int = 1, **changes: Any) -> QualityCycle:
    """A measured cycle of two items with one alert."""
    values: dict[str, Any] = {
        "cycle_id": f"{number:06}-abcd",
        "request": CycleRequest(10),
        "state": CycleState.MEASURED,
        "started": NOON,
        "ended": NOON,
        "version": "v1",
        "source": "demo",
        "items": 2,
        "evaluated": 2,
        "population": 40,
        "figures": figures(),
        "drift": (DriftFigure(DriftSubject.MINUTES, "CNC-05", 0.9, 0.02, 0.2, 90, 900, 1.19),),
        "alert_count": 1,
        "alerts": (alert(),),
        "work_centers": (WorkCenterScore("CNC-01", 40, 10.0, -2.0, 0.8),),
        "points": (MinutesPoint("ITEM-1", "A01-1", "CNC-01", 10.0, 5.0, 20.0, 12.0),),
        "asked": (item(), item("=ITEM-2", mae=9.0)),
    }
    return QualityCycle(**(values | changes))
