"""Where an operation is done follows the item, the size of the lot, and what is still in use."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.domain.work_center import ANY_LOT, LotRange
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.left_out import LearnedPart
from routingml_desktop.ml.routing_model import RoutingModel
from routingml_desktop.ml.training import TrainingFrames, train
from routingml_desktop.ml.work_center_choices import given_up
from routingml_desktop.settings import IndexSettings, LearningSettings
from tests.ml.plants import (
    DAY_ONE,
    actuals_frame,
    items_frame,
    never,
    operations_frame,
    quiet,
    trained,
)

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.candidate import ProposedOperation

DAY = 24 * 3600 * 1_000_000
YEAR = timedelta(days=365)
COUNT = 160
ATTRIBUTES = (Attribute("WIDTH"), Attribute("KIND"))


def days(*numbers: int) -> Any:
    return np.array(numbers, np.int64) * DAY


def box_plant(*, retired: bool = False, by_lot: bool = False) -> TrainingFrames:
    """Boxes wider than 50 are cut at BIG, others at SMALL.

    ``retired``: in the first half of the years the small ones were cut at OLD. ``by_lot``: what is
    booked in lots of 100 and more was cut at FAST.
    """
    rng = np.random.default_rng(3)
    width = rng.uniform(10, 90, COUNT).round(1)
    operations, results = [], []
    for number in range(COUNT):
        item, day = f"I{number:04d}", 10 * number
        small = "OLD" if retired and number < COUNT // 2 else "SMALL"
        planned = "BIG" if width[number] > 50 else small
        created = DAY_ONE + timedelta(days=day)
        for sequence, job, center in ((10, "CUT", planned), (20, "PACK", "BENCH")):
            operations.append(
                {
                    "item_code": item,
                    "sequence": sequence,
                    "job_code": job,
                    "work_center": center,
                    "work_center_name": f"{center} machine",
                    "created": created,
                }
            )
        for order, pieces in enumerate((5.0, 20.0, 200.0, 500.0)):
            center = "FAST" if by_lot and pieces >= 100 else planned
            results.append(
                {
                    "work_order": f"{item}-{order}",
                    "item_code": item,
                    "job_code": "CUT",
                    "work_center": center,
                    "quantity": pieces,
                    "run_minutes": pieces * float(rng.lognormal(0, 0.1)),
                    "reported": created + timedelta(days=order + 1),
                }
            )
    if by_lot:
        # One routing names the machine, so that there is a real row to take over.
        operations[0] |= {"work_center": "FAST", "work_center_name": "FAST machine"}
    items = items_frame(WIDTH=width.tolist(), KIND=["box"] * COUNT)
    return TrainingFrames(
        items, operations_frame(operations), actuals_frame(results), ATTRIBUTES, "boxes"
    )


def cutting(model: RoutingModel, width: float, quantity: float | None = None) -> ProposedOperation:
    """The proposed cutting of a new box."""
    options = AskOptions(threshold=0.0, order_quantity=quantity)
    found = model.predict(Item("NEW", {"WIDTH": width, "KIND": "box"}), options)
    return found.candidates[0].operations[0]


@pytest.fixture(scope="module")
def boxes() -> RoutingModel:
    return trained(box_plant())


@pytest.fixture(scope="module")
def boxes_by_lot() -> RoutingModel:
    return trained(box_plant(by_lot=True))


def test_the_work_center_follows_what_the_item_shows(boxes: RoutingModel) -> None:
    wide, narrow = cutting(boxes, 85.0), cutting(boxes, 15.0)

    assert wide.operation.work_center == "BIG"
    assert narrow.operation.work_center == "SMALL"
    assert [share.work_center for share in narrow.work_centers] == ["SMALL", "BIG"]
    assert sum(share.share for share in narrow.work_centers) == pytest.approx(1.0)


def test_the_whole_row_is_taken_over_from_one_real_routing(boxes: RoutingModel) -> None:
    step = cutting(boxes, 85.0)

    assert step.operation.work_center_name == "BIG machine"
    assert step.operation.sequence == 10


def test_a_work_center_that_is_given_up_is_never_proposed() -> None:
    model = trained(box_plant(retired=True))

    step = cutting(model, 15.0)

    assert step.operation.work_center == "SMALL"
    assert "OLD" not in {share.work_center for share in step.work_centers}


def test_where_lots_decide_the_work_center_follows_the_order_quantity(
    boxes_by_lot: RoutingModel,
) -> None:
    few, many = cutting(boxes_by_lot, 15.0, quantity=5), cutting(boxes_by_lot, 15.0, quantity=400)

    assert few.operation.work_center == "SMALL"
    assert many.operation.work_center == "FAST"
    ranges = {share.work_center: share.likeliest for share in few.work_centers}
    assert [lots.below for lots in ranges["SMALL"]] == [lots.least for lots in ranges["FAST"]]
    assert ranges["FAST"][-1].below is None


def test_where_lots_decide_nothing_one_work_center_suits_all_of_them(boxes: RoutingModel) -> None:
    best, other = cutting(boxes, 15.0, quantity=400).work_centers

    assert best.likeliest == (ANY_LOT,)
    assert other.likeliest == ()


def test_a_share_tells_its_items_orders_and_the_lots_that_were_booked(boxes: RoutingModel) -> None:
    big = next(s for s in cutting(boxes, 85.0).work_centers if s.work_center == "BIG")

    assert big.orders == 4 * big.items
    assert big.booked == LotRange(5.0, 500.0)


def test_what_is_done_outside_or_nowhere_stays_as_it_was_voted() -> None:
    frames = box_plant()
    outside = frames.operations.with_columns(operation_type=pl.lit("outside"))
    model = trained(replace(frames, operations=outside))

    step = cutting(model, 85.0)

    assert step.operation.work_center in {"BIG", "SMALL"}
    assert step.work_centers == ()


def test_without_the_part_operations_stay_where_most_supporters_do_them() -> None:
    frames = box_plant()
    left_out = frozenset({LearnedPart.WORK_CENTERS})
    model = train(frames, LearningSettings(), IndexSettings(), quiet, never, left_out=left_out)

    assert cutting(model, 85.0).work_centers == ()


def test_a_saved_model_chooses_the_same_work_centers(
    boxes_by_lot: RoutingModel, tmp_path: Path
) -> None:
    boxes_by_lot.save(tmp_path)

    loaded = RoutingModel.load(tmp_path, "v1")

    for quantity in (None, 5.0, 400.0):
        assert cutting(loaded, 15.0, quantity) == cutting(boxes_by_lot, 15.0, quantity)


def test_a_version_from_before_work_centers_were_learned_is_still_read(
    boxes: RoutingModel, tmp_path: Path
) -> None:
    boxes.save(tmp_path)
    for file in tmp_path.glob("work_centers.*"):
        file.unlink()
    facts = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    del facts["work_centers"]
    (tmp_path / "model.json").write_text(json.dumps(facts), encoding="utf-8")

    loaded = RoutingModel.load(tmp_path, "v1")

    assert cutting(loaded, 85.0).work_centers == ()


def test_a_work_center_that_only_a_superseded_routing_names_is_no_choice() -> None:
    frames = box_plant()
    old = frames.operations.head(1).with_columns(
        routing_no=pl.lit("R0"), work_center=pl.lit("GONE"), created=pl.lit(DAY_ONE - YEAR)
    )
    model = trained(replace(frames, operations=pl.concat([old, frames.operations])))

    assert {s.work_center for s in cutting(model, 15.0).work_centers} == {"SMALL", "BIG"}


def test_half_a_year_of_silence_while_the_job_goes_on_is_giving_up() -> None:
    there = days(*range(0, 500, 10))

    assert given_up(there, days(*range(0, 1000, 10)), now=1000 * DAY)
    assert not given_up(there, days(*range(0, 500, 10)), now=1000 * DAY), "the job stopped too"
    assert not given_up(there, days(*range(0, 620, 5)), now=620 * DAY), "a repair takes months"


def test_a_work_center_that_was_always_used_seldom_is_not_given_up_for_being_silent() -> None:
    there = days(0, 300, 600, 900, 1200)

    assert not given_up(there, days(*range(0, 1500, 2)), now=1500 * DAY)


def test_a_stray_late_booking_does_not_bring_a_work_center_back() -> None:
    there = np.concatenate((np.repeat(days(*range(0, 500, 10)), 4), days(999)))

    assert given_up(there, days(*range(0, 1000, 3)), now=1000 * DAY)


def test_without_dates_nothing_is_given_up() -> None:
    undated = np.full(50, NO_DATE, np.int64)

    assert not given_up(undated, undated, now=0)
