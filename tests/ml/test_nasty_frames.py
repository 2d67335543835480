"""Frames as no plant should have them: an honest answer, never a crash, never a zero."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from routingml_desktop.domain.candidate import AskOptions, Outcome
from routingml_desktop.domain.columns import DROPPED, ITEM_CODE
from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ml.training import TrainingFrames
from tests.ml.plants import actuals_frame, items_frame, make_plant, operations_frame, trained

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import RoutingPrediction
    from routingml_desktop.ml.routing_model import RoutingModel

SMALL = make_plant(60).frames
FAR = datetime(2999, 12, 31)  # noqa: DTZ001


def answers(model: RoutingModel, frames: TrainingFrames) -> list[RoutingPrediction]:
    """Every item asked in every manner, and what does not exist."""
    asked = [
        Item(row[ITEM_CODE], {name: value for name, value in row.items() if name != ITEM_CODE})
        for row in frames.items.head(25).iter_rows(named=True)
    ]
    asked += [Item("ghost"), Item("=cmd|' /C calc'!A0", {"KIND": "x" * 4000})]
    found: list[RoutingPrediction] = []
    for options in (
        AskOptions(),
        AskOptions(threshold=0.0, ignore_own_history=True, exclude_outside=True),
        AskOptions(threshold=1.0, neighbors=50),
    ):
        found += model.predict_many(asked, options)
    for prediction in found:
        for candidate in prediction.candidates:
            for step in candidate.operations:
                for estimate in (step.setup, step.run):
                    known = [m for m in (estimate.p10, estimate.p50, estimate.p90) if m is not None]
                    assert known == sorted(known)
                    assert (estimate.origin is TimeOrigin.NOTHING) == (estimate.p50 is None)
    return found


def outcomes(found: list[RoutingPrediction]) -> Counter[Outcome]:
    return Counter(answer.outcome for answer in found)


def run_origins(found: list[RoutingPrediction]) -> set[TimeOrigin]:
    return {step.run.origin for a in found for c in a.candidates for step in c.operations}


def is_answered_as_usual(found: list[RoutingPrediction]) -> bool:
    """Own routings come first where they are asked for; only the item without values has none."""
    routed = SMALL.items[ITEM_CODE].head(25).is_in(SMALL.operations[ITEM_CODE].implode()).sum()
    counts = outcomes(found)
    proposed = [answer for answer in found if answer.outcome is Outcome.PROPOSED]
    return (
        counts[Outcome.EXISTING] == 2 * routed
        and counts[Outcome.NO_ATTRIBUTES] == len(found) / 27
        and bool(proposed)
        and all(answer.candidates and answer.neighbors for answer in proposed)
    )


def with_results(frames: TrainingFrames, *columns: pl.Expr) -> TrainingFrames:
    return replace(frames, actuals=frames.actuals.with_columns(*columns))


def test_one_item_with_one_routing() -> None:
    frames = TrainingFrames(
        items_frame(KIND=["G"]),
        operations_frame([{"item_code": "I0000", "sequence": 10, "job_code": "A"}]),
        actuals_frame([]),
        (Attribute("KIND"),),
        "tiny",
    )

    model = trained(frames)

    assert model.statistics()["dropped_attributes"]["KIND"] == "one value only"
    outcomes = [answer.outcome for answer in answers(model, frames)]
    assert Outcome.EXISTING in outcomes
    assert model.predict(Item("new", {"KIND": "G"}), AskOptions()).outcome is Outcome.NO_ATTRIBUTES


def test_many_items_of_which_one_has_a_routing() -> None:
    one = SMALL.operations[ITEM_CODE][0]
    frames = replace(SMALL, operations=SMALL.operations.filter(pl.col(ITEM_CODE) == one))

    model = trained(frames)

    assert model.statistics()["routings"] == 1
    confidences = {c.confidence for answer in answers(model, frames) for c in answer.candidates}
    assert confidences <= {None}


def test_no_attributes_at_all() -> None:
    frames = replace(SMALL, attributes=())

    model = trained(frames)

    assert model.statistics()["attributes"] == []
    assert {a.outcome for a in answers(model, frames)} <= {Outcome.EXISTING, Outcome.NO_ATTRIBUTES}


@pytest.mark.parametrize(
    "column",
    [
        pl.lit(None, pl.String),
        pl.lit(""),
        pl.lit(float("nan")),
        pl.lit("same"),
        pl.lit(7),
        pl.lit(value=True),
    ],
)
def test_attributes_that_are_all_missing_or_all_the_same(column: pl.Expr) -> None:
    names = [attribute.name for attribute in SMALL.attributes]
    frames = replace(SMALL, items=SMALL.items.with_columns(column.alias(name) for name in names))

    model = trained(frames)

    assert model.statistics()["attributes"] == []
    assert {a.outcome for a in answers(model, frames)} <= {Outcome.EXISTING, Outcome.NO_ATTRIBUTES}


def test_a_single_column_of_distinct_values() -> None:
    count = len(SMALL.items)
    items = SMALL.items.select(ITEM_CODE, "item_name").with_columns(
        ID=pl.Series([f"{n * 7919 % 10007:05d}" for n in range(count)])
    )
    frames = replace(SMALL, items=items, attributes=(Attribute("ID"),))

    model = trained(frames)

    found = answers(model, frames)
    counts = outcomes(found)
    routed = items[ITEM_CODE].head(25).is_in(SMALL.operations[ITEM_CODE].implode()).sum()
    assert model.statistics()["kinds"] == {"ID": "text"}
    assert counts[Outcome.EXISTING] == 2 * routed
    assert counts[Outcome.NO_ATTRIBUTES] == 6
    assert all(a.neighbors for a in found if a.outcome is Outcome.BELOW_THRESHOLD)
    assert all(a.candidates for a in found if a.outcome is Outcome.PROPOSED)


def test_no_work_results_at_all() -> None:
    frames = replace(SMALL, actuals=SMALL.actuals.head(0))

    found = answers(trained(frames), frames)

    origins = {step.run.origin for a in found for c in a.candidates for step in c.operations}
    assert origins == {TimeOrigin.STANDARD}


def test_all_bookings_faulty() -> None:
    frames = with_results(SMALL, pl.lit("negative_minutes").alias(DROPPED))

    found = answers(trained(frames), frames)

    assert {s.run.origin for a in found for c in a.candidates for s in c.operations} == {
        TimeOrigin.STANDARD
    }


def test_neither_results_nor_standards() -> None:
    bare = SMALL.operations.with_columns(
        pl.lit(None, pl.Float64).alias("setup_minutes"),
        pl.lit(None, pl.Float64).alias("run_minutes"),
    )
    frames = replace(SMALL, operations=bare, actuals=SMALL.actuals.head(0))

    found = answers(trained(frames), frames)

    assert {s.run.origin for a in found for c in a.candidates for s in c.operations} == {
        TimeOrigin.NOTHING
    }


@pytest.mark.parametrize(
    ("columns", "counted"),
    [
        ([pl.lit(1e9).alias("run_minutes"), pl.lit(1e9).alias("setup_minutes")], True),
        ([pl.lit(0.0).alias("run_minutes"), pl.lit(0.0).alias("setup_minutes")], False),
        ([pl.lit(0.0).alias("quantity")], False),
        ([pl.lit(FAR).alias("reported")], True),
        ([pl.lit(None, pl.Datetime("us")).alias("reported")], True),
        ([pl.lit(None, pl.String).alias(name) for name in ("work_center", "job_name")], True),
        ([pl.lit(None, pl.String).alias(name) for name in ("work_order", "routing_no")], True),
    ],
)
def test_work_results_as_no_shop_floor_reports_them(
    columns: list[pl.Expr], *, counted: bool
) -> None:
    frames = with_results(SMALL, *columns)

    found = answers(trained(frames), frames)

    assert is_answered_as_usual(found)
    if counted:
        assert run_origins(found) >= {TimeOrigin.OWN_BOOKINGS, TimeOrigin.SIMILAR_ITEMS}
    else:
        assert run_origins(found) == {TimeOrigin.STANDARD}


@pytest.mark.parametrize(
    "columns",
    [
        [pl.lit(FAR).alias("created")],
        [pl.lit(None, pl.Datetime("us")).alias("created")],
        [pl.lit(None, pl.String).alias("job_name"), pl.lit(None, pl.String).alias("work_center")],
        [pl.lit(None, pl.Int64).alias("sequence")],
        [pl.lit(None, pl.String).alias("operation_type"), pl.lit(None, pl.String).alias("origin")],
        [pl.lit("outside").alias("operation_type"), pl.lit("외주").alias("routing_no")],
        [pl.lit("as_built").alias("origin")],
        [pl.lit(0.0).alias("base_quantity")],
    ],
)
def test_routings_as_no_engineer_writes_them(columns: list[pl.Expr]) -> None:
    frames = replace(SMALL, operations=SMALL.operations.with_columns(*columns))

    found = answers(trained(frames), frames)

    assert is_answered_as_usual(found)
    assert run_origins(found) >= {TimeOrigin.OWN_BOOKINGS, TimeOrigin.SIMILAR_ITEMS}


def test_a_date_typed_wrong_does_not_age_all_the_others() -> None:
    first = pl.int_range(pl.len()) == 0
    rows = SMALL.operations.with_columns(
        pl.when(first).then(pl.lit(FAR)).otherwise(pl.col("created")).alias("created")
    )

    found = answers(trained(replace(SMALL, operations=rows)), SMALL)

    assert is_answered_as_usual(found)


def test_a_routing_of_five_thousand_operations() -> None:
    long: list[dict[str, Any]] = [
        {"item_code": "I0000", "routing_no": "LONG", "sequence": n, "job_code": f"J{n % 700}"}
        for n in range(5000)
    ]
    rows = pl.concat([SMALL.operations, operations_frame(long)])

    found = answers(trained(replace(SMALL, operations=rows)), SMALL)

    assert is_answered_as_usual(found)
    lengths = {len(c.operations) for a in found for c in a.candidates if a.item.code == "I0000"}
    assert 5000 in lengths


@pytest.mark.slow
def test_an_attribute_of_three_hundred_thousand_distinct_values() -> None:
    count = 300_000
    items = items_frame(ID=[f"{n * 2654435761 % 2**32:010d}" for n in range(count)])
    rows = [
        {"item_code": f"I{n:04d}", "sequence": 10, "job_code": "AB"[n % 2]}
        for n in range(0, count, 1000)
    ]
    frames = TrainingFrames(
        items, operations_frame(rows), actuals_frame([]), (Attribute("ID"),), "many"
    )

    model = trained(frames)

    assert model.statistics()["signatures"] == count
    assert model.predict(Item("new", {"ID": "0000000001"}), AskOptions(threshold=0.0)).candidates
