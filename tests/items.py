"""A small plant on this PC: a real snapshot in a home folder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain.columns import (
    CREATED,
    ITEM_CODE,
    ITEM_NAME,
    JOB_CODE,
    ROUTING_NO,
    SEQUENCE,
)
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.plant import Finding, Severity, SnapshotFacts, SourceFacts
from routingml_desktop.plant.frames import as_operations, no_operations, no_results
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.snapshot_writing import SnapshotWriting
from routingml_desktop.services.plant_data import PlantData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.paths import Home

TAKEN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
FINDINGS = (
    Finding(
        "missing_attributes",
        "items",
        Severity.WARNING,
        3,
        6,
        column="ITEM_MATERIAL",
        message="items.ITEM_MATERIAL: 50.0% of 6 items have no value.",
    ),
    Finding(
        "negative_minutes",
        "work_results",
        Severity.CRITICAL,
        24,
        17_913,
        ("WO1: set-up 3, run -45", "WO2: run -6"),
        message="work_results: 24 of 17913 rows have negative minutes.",
    ),
    Finding("items_without_routing", "items", Severity.INFO, 2, 6, message="2 of 6 items."),
)


def few_items() -> pl.DataFrame:
    """Six items: texts, numbers, blanks, Korean, codes that need care."""
    return pl.DataFrame(
        {
            ITEM_CODE: ["S-001", "S-002", "00123", "g-77", "G-78", "=cmd"],
            ITEM_NAME: ["실링 A", "실링 B", "GLAND", "GLAND 90", "슬리브", None],
            "ITEM_SPEC": ["Φ55*40L", None, "Φ90", "Φ90", "M20", ""],
            "ITEM_MATERIAL": ["316L", "304", None, "316L", "SIC", None],
            "OUTDIAMETER": [55.0, 90.5, None, 90.5, 20.0, None],
            "STANDARD": [True, False, None, True, False, None],
            "DRAW_USE": pl.Series([None] * 6, dtype=pl.String),
        }
    )


def keep_snapshot(
    home: Home,
    items: pl.DataFrame,
    routed: Sequence[str] = ("S-001", "00123"),
    findings: tuple[Finding, ...] = FINDINGS,
    taken: datetime = TAKEN,
) -> PlantData:
    """Write the items as this PC's snapshot; ``routed`` have a routing."""
    names = [name for name in items.columns if name not in (ITEM_CODE, ITEM_NAME)]
    attributes = tuple(
        Attribute(
            name,
            label_en=_LABELS.get(name, ("", ""))[0],
            label_ko=_LABELS.get(name, ("", ""))[1],
            compared=name != "DRAW_USE",
            unit="mm" if name == "OUTDIAMETER" else "",
        )
        for name in names
    )
    store = SnapshotStore(home.plant)
    writing = SnapshotWriting(store)
    writing.add("items", items)
    writing.add("operations", _operations(routed))
    writing.add("work_results", no_results())
    for table in ("items", "operations", "work_results"):
        writing.finish(table)
    source = SourceFacts("demo", "Demo plant", "sqlite")
    writing.publish(
        SnapshotFacts(source, taken, items.height, len(routed), 0, attributes, findings)
    )
    return PlantData(store)


def _operations(routed: Sequence[str]) -> pl.DataFrame:
    if not routed:
        return no_operations()
    return as_operations(
        pl.DataFrame(
            {
                ITEM_CODE: list(routed),
                ROUTING_NO: "R1",
                SEQUENCE: 10,
                JOB_CODE: "A01-1",
                CREATED: datetime(2025, 1, 1),  # noqa: DTZ001 (as the ERP says it)
            }
        )
    )


_LABELS = {
    "ITEM_SPEC": ("Specification", "사양"),
    "ITEM_MATERIAL": ("Material", "재질"),
    "OUTDIAMETER": ("Outer diameter", "외경"),
}
