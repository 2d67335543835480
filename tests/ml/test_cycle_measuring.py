"""Sampled items are asked without their own history and compared with what was booked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.cycle_measuring import measure_cycle
from routingml_desktop.ml.expected_errors import expected_error, expected_figure
from routingml_desktop.ml.held_out import (
    ASKED,
    CENTERS,
    JOBS,
    Asked,
    clean_bookings,
    items_by_code,
    steps_of,
    unit_table,
)
from tests.ml.plants import never, quiet

if TYPE_CHECKING:
    from routingml_desktop.ml.cycle_measuring import CycleMeasurement
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant


def questions(plant: Plant, count: int) -> tuple[tuple[Asked, ...], pl.DataFrame]:
    """Items with a routing, and their bookings."""
    units = unit_table(plant.frames.operations).head(count)
    items = items_by_code(plant.frames, units[c.ITEM_CODE])
    asked = tuple(
        Asked(row[c.ITEM_CODE], items[row[c.ITEM_CODE]], known=True,
              actual=steps_of(row[JOBS], row[CENTERS]))
        for row in units.iter_rows(named=True)
    )  # fmt: skip
    places = units.select(c.ITEM_CODE).with_row_index(ASKED)
    bookings = clean_bookings(plant.frames.actuals).join(places, on=c.ITEM_CODE)
    return asked, bookings


def measured(
    model: RoutingModel, asked: tuple[Asked, ...], bookings: pl.DataFrame
) -> CycleMeasurement:
    return measure_cycle(model, asked, bookings, AskOptions(), quiet, never, 42)


def test_figures_carry_n_and_the_same_sample_gives_the_same(
    plant: Plant, model: RoutingModel
) -> None:
    asked, bookings = questions(plant, 20)

    found, again = (measured(model, asked, bookings) for _ in range(2))

    assert found == again
    assert found.figures["mae"].n == len(found.operations) > 20
    assert found.figures["process_match"].n == 20
    assert found.figures["minutes_mae"].n <= len(bookings)
    assert found.figures["setup_mae"].value is not None
    assert found.figures["coverage_80"].value is not None
    assert 0 < (found.figures["expected_mae"].value or 0) < 100
    assert [item.item_code for item in found.items] == [one.unit for one in asked]
    assert found.failures == {}


def test_the_error_is_that_of_operations_against_their_mean_booking(
    plant: Plant, model: RoutingModel
) -> None:
    asked, bookings = questions(plant, 10)

    found = measured(model, asked, bookings)

    errors = [abs(o.predicted - o.actual) for o in found.operations if o.predicted is not None]
    assert found.figures["mae"].value == pytest.approx(float(np.mean(errors)), abs=1e-5)
    one = found.operations[0]
    rows = bookings.filter(
        pl.col(ASKED) == one.asked,
        pl.col(c.JOB_CODE) == one.job_code,
        pl.col(c.WORK_CENTER) == one.work_center,
        pl.col(c.RUN_MINUTES) > 0,
    )
    each = rows[c.RUN_MINUTES] / rows[c.QUANTITY]
    assert one.orders == len(rows)
    assert one.actual == pytest.approx(each.mean())


def test_an_item_does_not_answer_for_itself(plant: Plant, model: RoutingModel) -> None:
    asked, _ = questions(plant, 10)
    alone = AskOptions(ignore_own_history=True, threshold=0.0)

    for question in asked:
        prediction = model.predict(question.item, alone)
        for candidate in prediction.candidates:
            assert question.unit not in candidate.supporters
            assert candidate.reference_item != question.unit


def test_items_without_usable_attributes_are_failures_and_no_zeros(
    plant: Plant, model: RoutingModel
) -> None:
    asked, bookings = questions(plant, 6)
    blank = tuple(
        Asked(one.unit, Item(one.unit, dict.fromkeys(one.item.attributes)), known=True,
              actual=one.actual)
        for one in asked
    )  # fmt: skip

    found = measured(model, blank, bookings)

    assert found.failures == {"no_attributes": 6}
    for name in ("mae", "trimmed_mae", "rmse", "process_match", "exact_at_1", "minutes_mae"):
        assert found.figures[name].value is None, name
        assert found.figures[name].reason
    assert found.figures["coverage"].value == 0.0
    assert all(item.mae is None and item.process_match is None for item in found.items)


def test_items_without_bookings_have_routings_judged_but_no_minutes(
    plant: Plant, model: RoutingModel
) -> None:
    asked, bookings = questions(plant, 6)

    found = measured(model, asked, bookings.head(0))

    assert found.figures["process_match"].value is not None
    assert found.figures["mae"].value is None
    assert found.figures["mae"].reason == "no sampled item has bookings that count"
    assert found.figures["cv"].n == 0
    assert all(item.orders == 0 for item in found.items)


def test_it_stops_when_asked_to(plant: Plant, model: RoutingModel) -> None:
    asked, bookings = questions(plant, 6)

    with pytest.raises(WorkCancelledError):
        measure_cycle(model, asked, bookings, AskOptions(), quiet, lambda: True, 42)


def test_items_that_were_never_booked_have_an_error_to_expect(
    plant: Plant, model: RoutingModel
) -> None:
    asked, _ = questions(plant, 8)
    items = [one.item for one in asked]

    found, nothing = (expected_figure(model, some, AskOptions(), never, 42) for some in (items, []))

    assert found.n == 8
    assert found.value is not None
    assert found.value > 0
    assert (nothing.value, nothing.n) == (None, 0)


def test_a_wider_band_expects_a_larger_error(plant: Plant, model: RoutingModel) -> None:
    asked, _ = questions(plant, 8)
    options = AskOptions(ignore_own_history=True, threshold=0.0)

    errors = expected_error(model.predict_many([one.item for one in asked], options))

    assert len(errors) == 8
    assert np.nanmin(errors) > 0
    assert np.isnan(expected_error([model.predict(Item("X"), options)])).all()
