from __future__ import annotations

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Attribute
from routingml_desktop.ml.training import TrainingFrames
from routingml_desktop.services.dataset_facts import dataset_facts


def frames(items: pl.DataFrame) -> TrainingFrames:
    return TrainingFrames(
        items=items,
        operations=pl.DataFrame({c.ITEM_CODE: ["A", "A"], c.JOB_CODE: ["TURN", "MILL"]}),
        actuals=pl.DataFrame({c.ITEM_CODE: ["A", "A", "B"], c.DROPPED: [None, "rework", "rework"]}),
        attributes=(Attribute("COLOUR"), Attribute("WIDTH")),
        source="demo",
    )


def test_rows_are_counted_with_what_was_left_out_and_what_is_missing() -> None:
    items = pl.DataFrame(
        {c.ITEM_CODE: ["A", "B", "C"], "COLOUR": ["red", None, None], "WIDTH": [1.0, 2.0, 3.0]}
    )

    assert dataset_facts(frames(items)) == {
        "items": 3,
        "items_with_routing": 1,
        "items_with_bookings": 2,
        "operations": 2,
        "job_codes": 2,
        "bookings": 3,
        "bookings_left_out": {"rework": 2},
        "missing": {"COLOUR": 0.6667, "WIDTH": 0.0},
    }


def test_without_items_nothing_is_known_to_be_missing() -> None:
    items = pl.DataFrame(schema={c.ITEM_CODE: pl.String, "COLOUR": pl.String, "WIDTH": pl.Float64})

    assert dataset_facts(frames(items))["missing"] == {"COLOUR": None, "WIDTH": None}
