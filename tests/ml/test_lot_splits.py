"""Where only totals are booked, lots of different sizes tell set-up from run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest

from routingml_desktop.ml.bookings import Bookings, bookings
from routingml_desktop.ml.lot_splits import setup_shares
from routingml_desktop.ml.time_levels import Part, minutes_of
from tests.ml.plants import actuals_frame

ITEMS = pl.Series([f"I{n:02d}" for n in range(20)])


def totals(
    setup: float,
    *,
    lots: tuple[float, ...] = (2, 5, 10, 40, 100),
    odd: bool = False,
    **changes: Any,
) -> Bookings:
    """Every item in lots of these sizes; only the total of set-up and run is booked, as run."""
    rng = np.random.default_rng(3)
    rows = []
    for number, item in enumerate(ITEMS):
        for place, pieces in enumerate(lots):
            total = (setup + (1 + number / 5) * pieces) * float(rng.lognormal(0, 0.1))
            if odd and place == 0 and number % 4 == 0:
                total *= 20
            rows.append(
                {
                    "work_order": f"{item}-{place}",
                    "item_code": item,
                    "job_code": "TURN",
                    "work_center": "A",
                    "quantity": float(pieces),
                    "run_minutes": total,
                    **changes,
                }
            )
    return bookings(actuals_frame(rows), ITEMS)


def split(booked: Bookings) -> tuple[np.ndarray, np.ndarray]:
    rows = np.arange(len(booked))
    told = replace(booked, setup_share=setup_shares(booked))
    return minutes_of(Part.SETUP, told, rows), minutes_of(Part.RUN, told, rows)


@pytest.mark.parametrize("odd", [False, True])
def test_the_set_up_is_what_small_lots_take_too_much(odd: bool) -> None:  # noqa: FBT001
    booked = totals(30.0, odd=odd)

    setup, run = split(booked)

    assert np.median(setup) == pytest.approx(30.0, rel=0.15)
    first = slice(booked.offsets[0], booked.offsets[1])
    assert np.median(run[first]) == pytest.approx(1.0, rel=0.15)


def test_both_parts_add_up_to_the_total_again() -> None:
    booked = totals(30.0)

    setup, run = split(booked)

    assert setup + run * booked.quantity == pytest.approx(booked.run, rel=1e-5)


@pytest.mark.parametrize(
    "booked",
    [
        totals(0.0),
        totals(30.0, lots=(10, 10, 11, 12)),
        totals(30.0, lots=(10, 100)),
        totals(30.0, setup_minutes=5.0),
        totals(30.0, dropped="unit_suspect"),
    ],
    ids=["no set-up", "equal lots", "few lots", "booked apart", "all left out"],
)
def test_what_cannot_or_need_not_be_told_apart_stays_whole(booked: Bookings) -> None:
    assert np.isnan(setup_shares(booked)).all()


def test_an_empty_history_is_no_trouble() -> None:
    assert len(setup_shares(bookings(actuals_frame([]), ITEMS))) == 0
