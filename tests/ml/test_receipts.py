"""Every minute has a receipt that adds up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ml.receipts import NEVER_BOOKED
from tests.ml.plants import Plant, make_plant, trained

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import RoutingPrediction
    from routingml_desktop.ml.routing_model import RoutingModel

TOLERANCE = 0.1


@pytest.fixture(scope="module")
def plant() -> Plant:
    return make_plant(260)


@pytest.fixture(scope="module")
def model(plant: Plant) -> RoutingModel:
    return trained(plant.frames)


def predictions(plant: Plant, model: RoutingModel) -> list[RoutingPrediction]:
    items = [Item(code) for code in plant.frames.items["item_code"].to_list()[::26]]
    options = AskOptions(threshold=0.0)
    from_similar = AskOptions(threshold=0.0, ignore_own_history=True)
    return [*model.predict_many(items, options), *model.predict_many(items, from_similar)]


def test_every_minute_of_many_predictions_is_added_up_again(
    plant: Plant, model: RoutingModel
) -> None:
    added = 0

    for prediction in predictions(plant, model):
        for candidate in prediction.candidates:
            for proposed in candidate.operations:
                receipts = model.receipts(prediction, proposed)
                for receipt, told in zip(receipts, (proposed.setup, proposed.run), strict=True):
                    assert receipt.estimate == told
                    if told.p50 is None:
                        assert receipt.recomputed is None
                        assert receipt.reason
                    else:
                        assert receipt.recomputed == pytest.approx(told.p50, abs=TOLERANCE)
                        added += 1

    assert added > 150


def test_the_receipt_lists_the_orders_with_their_weights_and_those_left_out(
    plant: Plant, model: RoutingModel
) -> None:
    code = plant.frames.operations["item_code"][0]
    prediction = model.predict(Item(code), AskOptions())

    receipt = model.receipts(prediction, prediction.candidates[0].operations[0])[1]

    own = receipt.steps[-1]
    listed = [order.result.work_order for order in (*own.orders,)]
    booked = plant.frames.actuals.filter(item_code=code, job_code="SAW")["work_order"].to_list()
    assert own.origin is TimeOrigin.OWN_BOOKINGS
    assert sorted([*listed, *(left.work_order for left in own.dropped)]) == sorted(booked)
    assert all(left.dropped is not None for left in own.dropped)
    assert sum(order.weight for order in own.orders) == pytest.approx(1.0)
    assert 0 < own.weight <= 1
    assert receipt.steps[0].origin is TimeOrigin.OPERATION
    assert receipt.band is not None
    assert receipt.band.low <= 1 <= receipt.band.high


def test_the_item_s_standard_is_on_its_receipt_with_the_factor_it_is_corrected_by(
    plant: Plant, model: RoutingModel
) -> None:
    code = plant.frames.operations["item_code"][0]
    prediction = model.predict(Item(code), AskOptions())
    proposed = prediction.candidates[0].operations[0]

    steps = model.receipts(prediction, proposed)[1].steps

    (standard,) = next(
        step for step in steps if step.origin is TimeOrigin.CORRECTED_STANDARD
    ).standards
    assert standard.item_code == code
    assert standard.minutes == proposed.operation.run_minutes
    assert standard.factor == pytest.approx(1.0, abs=0.15)


def test_what_nobody_knows_says_why(plant: Plant, model: RoutingModel) -> None:
    coated = next(code for code, way in plant.ways.items() if "COAT" in way)
    prediction = model.predict(Item(coated), AskOptions(threshold=0.0))
    steps = [step for c in prediction.candidates for step in c.operations]
    outside = next(step for step in steps if step.operation.job_code == "COAT")

    receipt = model.receipts(prediction, outside)[1]

    assert receipt.steps == ()
    assert receipt.recomputed == outside.run.p50
    assert receipt.reason in {"", NEVER_BOOKED}
