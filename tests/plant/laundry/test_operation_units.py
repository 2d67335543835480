"""Operations that book set-up and run in one sum are not mistaken for booking by the piece."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import BookedBasis, BookedUnit, Detector
from routingml_desktop.plant.laundry.operation_units import in_minutes_of_the_order
from routingml_desktop.plant.laundry.tally import Tally

ORDERS = 400
SETUP, EACH = 45.0, 1.5


def booked(minutes: pl.Expr) -> pl.DataFrame:
    rng = np.random.default_rng(3)
    noise = np.exp(rng.normal(0.0, 0.2, ORDERS))
    return pl.DataFrame(
        {
            c.WORK_ORDER: [str(number) for number in range(ORDERS)],
            c.ITEM_CODE: [f"P{number % 40}" for number in range(ORDERS)],
            c.JOB_CODE: ["SAW"] * ORDERS,
            c.QUANTITY: rng.choice([1.0, 2.0, 5.0, 10.0, 25.0, 100.0], ORDERS),
            c.SETUP_MINUTES: [None] * ORDERS,
            c.DROPPED: [None] * ORDERS,
            "noise": noise,
        },
        schema_overrides={c.SETUP_MINUTES: pl.Float64, c.DROPPED: pl.String},
    ).with_columns((minutes * pl.col("noise")).alias(c.RUN_MINUTES))


def standards(setup: float | None) -> pl.DataFrame:
    return pl.DataFrame(
        {
            c.ITEM_CODE: [f"P{number}" for number in range(40)],
            c.JOB_CODE: ["SAW"] * 40,
            "standard": [EACH] * 40,
            "standard_setup": [setup] * 40,
        },
        schema_overrides={"standard_setup": pl.Float64},
    )


@pytest.mark.parametrize("setup", [SETUP, None], ids=["standard set-up", "no standard set-up"])
@pytest.mark.parametrize("each", [EACH, 0.2], ids=["as planned", "faster than planned"])
def test_minutes_that_hold_the_set_up_are_not_multiplied_by_the_quantity(
    setup: float | None, each: float
) -> None:
    rows = booked(SETUP + each * pl.col(c.QUANTITY))
    tally = Tally(frozenset(Detector))

    read, (line,) = in_minutes_of_the_order(rows, standards(setup), tally)

    assert line.basis is not BookedBasis.PIECE
    assert read[c.RUN_MINUTES].to_list() == rows[c.RUN_MINUTES].to_list()


def test_with_both_standards_together_the_unit_is_told() -> None:
    rows = booked((SETUP + EACH * pl.col(c.QUANTITY)) / 60)

    read, (line,) = in_minutes_of_the_order(rows, standards(SETUP), Tally(frozenset(Detector)))

    assert (line.unit, line.basis) == (BookedUnit.HOURS, BookedBasis.ORDER)
    assert read[c.RUN_MINUTES].sum() == pytest.approx(60 * rows[c.RUN_MINUTES].sum())


def test_minutes_of_one_piece_are_still_multiplied() -> None:
    rows = booked(pl.lit(EACH))

    read, (line,) = in_minutes_of_the_order(rows, standards(SETUP), Tally(frozenset(Detector)))

    assert (line.unit, line.basis) == (BookedUnit.MINUTES, BookedBasis.PIECE)
    expected = (rows[c.RUN_MINUTES] * rows[c.QUANTITY]).sum()
    assert read[c.RUN_MINUTES].sum() == pytest.approx(expected)
