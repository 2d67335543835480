"""Rounded minutes are found by worker and by work center, on the steps that people round to."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.laundry.single_rows import ROW
from routingml_desktop.plant.laundry.tally import Tally
from routingml_desktop.plant.laundry.whole_hours import without_whole_hours
from tests.plant.laundry.clean_shop import Shop, clean_shop
from tests.plant.laundry.planting import LOT, PLANTS, Lot, lots

STEPS = (5, 10, 15, 30, 60)
RUN = pl.col(c.RUN_MINUTES)
WHOLE = RUN.round(0).clip(lower_bound=1)


@pytest.fixture(scope="module")
def shop() -> Shop:
    return clean_shop()


def found(bookings: pl.DataFrame) -> frozenset[Lot]:
    rows = bookings.with_row_index(ROW).with_columns(pl.lit(None, pl.String).alias(c.DROPPED))
    judged = without_whole_hours(rows, Tally(frozenset(Detector)))
    return frozenset(judged.filter(pl.col(c.DROPPED).is_not_null()).select(LOT).rows())


def rounded_by(worker: str, bookings: pl.DataFrame, step: int) -> pl.DataFrame:
    steps = (RUN / step).round().clip(lower_bound=1) * step
    return bookings.with_columns(
        pl.when(pl.col(c.WORKER) == worker).then(steps).otherwise(RUN).alias(c.RUN_MINUTES)
    )


def shared(bookings: pl.DataFrame) -> pl.DataFrame:
    """Four workers take turns at every work center."""
    rng = np.random.default_rng(4)
    return bookings.with_columns(
        pl.Series(c.WORKER, rng.choice(["A", "B", "C", "D"], len(bookings)))
    )


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("whole", [False, True], ids=["hundredths", "whole minutes"])
def test_a_worker_alone_at_his_work_center_who_rounds_is_found(
    shop: Shop, step: int, *, whole: bool
) -> None:
    clean = shop.bookings.with_columns(WHOLE) if whole else shop.bookings
    his = lots(clean.filter(pl.col(c.WORKER) == "3"))

    told = found(rounded_by("3", clean, step))

    assert len(told & his) >= 0.95 * len(his)
    assert len(told - his) <= 0.01 * len(told)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("whole", [False, True], ids=["hundredths", "whole minutes"])
def test_a_worker_who_rounds_beside_others_is_found(shop: Shop, step: int, *, whole: bool) -> None:
    clean = shared(shop.bookings.with_columns(WHOLE) if whole else shop.bookings)
    his = lots(clean.filter(pl.col(c.WORKER) == "B"))

    told = found(rounded_by("B", clean, step))

    assert len(told & his) >= 0.95 * len(his)
    assert len(told - his) <= 0.05 * len(told)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("grain", [0.01, 0.1, 0.5, 1.0, 5.0, 15.0])
def test_minutes_of_whatever_grain_that_nobody_rounds_further_are_left_alone(
    seed: int, grain: float
) -> None:
    clean = clean_shop(seed).bookings.with_columns(
        ((RUN / grain).round().clip(lower_bound=1) * grain).round(2).alias(c.RUN_MINUTES)
    )

    assert found(clean) == frozenset()
    assert found(shared(clean)) == frozenset()


def test_an_oven_that_takes_half_an_hour_does_not_round(shop: Shop) -> None:
    oven = pl.when(pl.col(c.JOB_CODE) == "J03").then(30.0).otherwise(RUN)

    assert found(shop.bookings.with_columns(oven.alias(c.RUN_MINUTES))) == frozenset()


def test_minutes_reckoned_from_the_pieces_are_not_rounded(shop: Shop) -> None:
    reckoned = pl.when(pl.col(c.JOB_CODE) == "J03").then(pl.col(c.QUANTITY) * 5).otherwise(RUN)

    assert found(shop.bookings.with_columns(reckoned.alias(c.RUN_MINUTES))) == frozenset()


def test_what_everybody_at_a_work_center_books_in_is_its_own_way(shop: Shop) -> None:
    quarters = (RUN / 15).round().clip(lower_bound=1) * 15
    here = shared(shop.bookings).with_columns(
        pl.when(pl.col(c.WORK_CENTER) == "M03").then(quarters).otherwise(RUN).alias(c.RUN_MINUTES)
    )

    assert found(here) == frozenset()


def test_steps_far_below_the_minutes_do_no_harm(shop: Shop) -> None:
    long = shop.bookings.with_columns((RUN * 20).round(2))

    assert found(rounded_by("3", long, 5)) == frozenset()


def test_bookings_without_worker_are_judged_by_work_center_as_before(shop: Shop) -> None:
    unsigned = shop.bookings.with_columns(pl.lit(None, pl.String).alias(c.WORKER))
    fault = PLANTS[Detector.WHOLE_HOURS](unsigned, 0.05, np.random.default_rng(5))

    told = found(fault.bookings)

    assert len(told & fault.wrong) >= 0.95 * len(fault.wrong)
    assert len(told & fault.wrong) >= 0.95 * len(told)
