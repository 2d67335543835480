"""What an operation's minutes rest on when no similar item was booked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant


def test_the_orders_of_an_operation_are_its_latest_on_any_item(
    plant: Plant, model: RoutingModel
) -> None:
    actuals = plant.frames.actuals
    job, place = actuals.select("job_code", "work_center").row(0)
    there = actuals.filter(job_code=job, work_center=place)

    found = model.operation_orders(job, place, most=20)

    shown = [*found.used, *found.dropped]
    assert len(shown) == min(20, there.height)
    assert {(order.job_code, order.work_center) for order in shown} == {(job, place)}
    assert {order.item_code for order in shown} <= set(there["item_code"])
    dates = [order.reported for order in found.used if order.reported is not None]
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == there["reported"].max()


def test_without_a_work_center_the_orders_are_those_of_all(
    plant: Plant, model: RoutingModel
) -> None:
    job = plant.frames.actuals["job_code"][0]
    every = plant.frames.actuals.filter(job_code=job)

    found = model.operation_orders(job, most=10_000)

    assert len(found.used) + len(found.dropped) == every.height


def test_an_operation_nobody_booked_has_no_orders(model: RoutingModel) -> None:
    found = model.operation_orders("NO JOB", "NOWHERE")

    assert (found.used, found.dropped) == ((), ())
