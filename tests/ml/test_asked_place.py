"""Minutes are asked for where the next order will really be made."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import polars as pl

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.asked_place import place_now
from routingml_desktop.ml.bookings import Bookings, bookings
from routingml_desktop.ml.minutes_held_back import HeldBack
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.training import TrainingFrames
from tests.ml.plants import DAY_ONE, actuals_frame, items_frame, never, operations_frame, trained

ONE = pl.Series(["A"])


def made_at(*centers: str, dropped: str | None = None) -> Bookings:
    """Orders of one item, one a day, at these work centers."""
    return bookings(
        actuals_frame(
            [
                {
                    "work_order": f"W{day}",
                    "item_code": "A",
                    "job_code": "TURN",
                    "work_center": center,
                    "quantity": 1.0,
                    "run_minutes": 5.0,
                    "reported": DAY_ONE + timedelta(days=day),
                    "dropped": dropped,
                }
                for day, center in enumerate(centers)
            ]
        ),
        ONE,
    )


def now(booked: Bookings, planned: str, job: str = "TURN") -> str:
    rows = np.arange(len(booked))
    found = place_now(booked, rows, booked.job_number(job), booked.work_center_number(planned))
    return booked.work_centers[found] if found >= 0 else ""


def test_what_was_planned_holds_while_any_of_the_last_three_orders_was_made_there() -> None:
    assert now(made_at("OLD", "NEW", "NEW"), "OLD") == "OLD"
    assert now(made_at("NEW", "OLD", "NEW", "NEW"), "OLD") == "OLD"


def test_when_none_of_the_last_three_was_made_there_the_last_one_tells() -> None:
    assert now(made_at("OLD", "OLD", "NEW", "NEW", "NEW"), "OLD") == "NEW"
    assert now(made_at("ELSEWHERE", "NEW"), "OLD") == "NEW"


def test_without_orders_that_count_the_plan_holds() -> None:
    assert now(made_at("NEW", dropped="no_quantity"), "NEW") == "NEW"
    assert now(made_at("NEW", "OLD"), "NEW", job="MILL") == "NEW"


def moved_plant() -> TrainingFrames:
    """Forty items planned at SLOW, where a piece took 10 minutes; lately made at FAST, in 4."""
    rng = np.random.default_rng(2)
    codes = [f"I{n:04d}" for n in range(40)]
    results = [
        {
            "work_order": f"{code}-{order}",
            "item_code": code,
            "job_code": "TURN",
            "work_center": "SLOW" if order < 4 else "FAST",
            "quantity": 10.0,
            "run_minutes": (100.0 if order < 4 else 40.0) * float(rng.lognormal(0, 0.05)),
            "reported": DAY_ONE + timedelta(days=100 * order + n),
        }
        for n, code in enumerate(codes)
        for order in range(8)
    ]
    steps = [
        {
            "item_code": code,
            "sequence": 10,
            "job_code": "TURN",
            "work_center": "SLOW",
            "created": DAY_ONE + timedelta(days=n),
        }
        for n, code in enumerate(codes)
    ]
    items = items_frame(KIND=["box", "lid"] * 20)
    return TrainingFrames(
        items, operations_frame(steps), actuals_frame(results), (Attribute("KIND"),), "moved"
    )


def test_an_existing_routing_is_told_the_minutes_of_where_its_orders_are_made() -> None:
    model = trained(moved_plant())

    prediction = model.predict(Item("I0000"), AskOptions())
    step = prediction.candidates[0].operations[0]
    evidence = model.evidence("I0000", ("I0000",), "TURN", "SLOW")

    assert step.operation.work_center == "SLOW"
    assert step.run.p50 is not None
    assert 3.5 < step.run.p50 < 4.5
    assert {result.work_center for result in evidence.used} == {"FAST"}
    assert len(evidence.used) == step.run.n == 4


def test_the_items_with_the_youngest_routings_are_asked_as_new() -> None:
    frames = moved_plant()
    codes = frames.items["item_code"].sort()
    booked = bookings(frames.actuals, codes)
    routings = known_routings(frames.operations, frames.actuals, codes, never)

    held = HeldBack.of(booked, routings, seed=1)

    assert len(held.items) == 40
    assert len(held.new) == 20
    assert min(held.new) >= 15


def test_an_item_teaches_in_all_parts_of_history_or_judges_in_all() -> None:
    frames = moved_plant()
    codes = frames.items["item_code"].sort()
    booked = bookings(frames.actuals, codes)
    routings = known_routings(frames.operations, frames.actuals, codes, never)

    latest, before = (HeldBack.of(booked, routings, 1, window) for window in (0, 1))

    both = set(latest.items.tolist()) & set(before.items.tolist())
    assert both
    assert latest.teaching & both == before.teaching & both
    assert not (latest.late & before.late).any()
