"""A work center that became slower is found by its orders, not by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import polars as pl
import pytest

from routingml_desktop.ml.bookings import Bookings, bookings
from routingml_desktop.ml.time_levels import Part, TimeLevels
from routingml_desktop.ml.work_center_shifts import found_shifts, shift_of_rows
from routingml_desktop.settings import LearningSettings
from tests.ml.plants import DAY_ONE, actuals_frame

ITEMS = pl.Series([f"I{n:02d}" for n in range(30)])


def shop(factor: float, *, noise: float = 0.15, drifting_mix: bool = False) -> Bookings:
    """Two work centers, 30 items of 10 orders; from day 500 on the first takes ``factor`` times."""
    rng = np.random.default_rng(5)
    rows = []
    for number, item in enumerate(ITEMS):
        for order in range(10):
            day = int(rng.integers(0, 1000))
            if drifting_mix and (day >= 500) != (number >= 15):
                continue
            slow = factor if day >= 500 else 1.0
            for center, by in (("SLOWED", slow), ("STEADY", 1.0)):
                rows.append(
                    {
                        "work_order": f"{item}-{order}-{center}",
                        "item_code": item,
                        "job_code": "TURN",
                        "work_center": center,
                        "quantity": 10.0,
                        "setup_minutes": 20.0 * by * float(rng.lognormal(0, noise)),
                        "run_minutes": 10.0 * (number + 2) * by * float(rng.lognormal(0, noise)),
                        "reported": DAY_ONE + timedelta(days=day),
                    }
                )
    return bookings(actuals_frame(rows), ITEMS)


def test_a_lasting_change_is_found_with_its_day_and_size_in_both_parts() -> None:
    booked = shop(1.2)

    shifts = found_shifts(booked)

    assert {(s.part, booked.work_centers[s.work_center]) for s in shifts} == {
        (Part.SETUP, "SLOWED"),
        (Part.RUN, "SLOWED"),
    }
    for shift in shifts:
        day = (shift.minute - (DAY_ONE - DAY_ONE.replace(year=1970)).total_seconds() / 60) / 1440
        assert np.exp(shift.log) == pytest.approx(1.2, abs=0.06)
        assert day == pytest.approx(500, abs=40)


def test_a_steady_shop_and_one_that_makes_other_items_have_no_shift() -> None:
    assert found_shifts(shop(1.0)) == ()
    assert found_shifts(shop(1.0, drifting_mix=True)) == ()


def test_earlier_orders_are_told_at_today_s_pace() -> None:
    booked = shop(1.5, noise=0.05)
    shifts = found_shifts(booked)
    shifted = replace(booked, run_shift=shift_of_rows(booked, shifts, Part.RUN).astype(np.float32))
    center = booked.work_center_number("SLOWED")

    plain, told = (
        TimeLevels.fit(Part.RUN, one, np.arange(len(one)), LearningSettings()).at(0, center)
        for one in (booked, shifted)
    )

    assert plain is not None
    assert told is not None
    assert told.within < plain.within
    assert told.middle > plain.middle


def test_undated_and_empty_histories_have_no_shift() -> None:
    undated = [
        {
            "work_order": f"W{n}",
            "item_code": "I00",
            "job_code": "TURN",
            "work_center": "A",
            "quantity": 1.0,
            "run_minutes": 5.0,
        }
        for n in range(200)
    ]

    assert found_shifts(bookings(actuals_frame(undated), ITEMS)) == ()
    assert found_shifts(bookings(actuals_frame([]), ITEMS)) == ()
