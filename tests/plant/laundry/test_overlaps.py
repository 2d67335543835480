"""Work side by side at several stations is no fault; what a worker or one machine does twice is."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.actuals import launder
from routingml_desktop.plant.frames import as_results

START = datetime(2021, 1, 4, 6)  # noqa: DTZ001 (the plant's local time)
NOW = datetime(2025, 1, 1)  # noqa: DTZ001 (the plant's local time)
ORDERS = 600


def shop(stations: int, load: float, *, named: bool = True, seed: int = 5) -> pl.DataFrame:
    """Bookings of one work center, each station with a worker of its own, never two at once.

    Work comes by chance and waits for a free station; each is busy the share ``load`` of the time.
    """
    rng = np.random.default_rng(seed)
    minutes = rng.lognormal(np.log(80), 0.5, ORDERS).round(1)
    comes = np.cumsum(rng.exponential(minutes.mean() / (stations * load), ORDERS))
    free = np.zeros(stations)
    rows = []
    for number, (arrives, each) in enumerate(zip(comes.tolist(), minutes.tolist(), strict=True)):
        station = int(free.argmin())
        begins = max(arrives, free[station]) + float(rng.uniform(1, 15))
        free[station] = begins + each
        started = START + timedelta(minutes=begins)
        rows.append(
            {
                c.WORK_ORDER: f"W{number:04}",
                c.ITEM_CODE: f"I{number % 40:02}",
                c.SEQUENCE: 10,
                c.JOB_CODE: "TURN",
                c.WORK_CENTER: "CNC",
                c.WORKER: f"P{station}" if named else None,
                c.KIND: "production",
                c.STARTED: started,
                c.REPORTED: started + timedelta(minutes=each),
                c.QUANTITY: 10.0,
                c.BAD_QUANTITY: 0.0,
                c.SETUP_MINUTES: 0.0,
                c.RUN_MINUTES: each,
            }
        )
    return as_results(pl.DataFrame(rows))


def twice_at_once(
    bookings: pl.DataFrame, share: float, *, among: int = 1
) -> tuple[pl.DataFrame, set[str]]:
    """Some of the stations' bookings begin with the one before them there, and their orders."""
    starts = dict(zip(bookings[c.WORK_ORDER], bookings[c.STARTED], strict=True))
    wrong: set[str] = set()
    rng = np.random.default_rng(8)
    for station in range(among):
        mine = bookings if among == 1 else bookings.filter(pl.col(c.WORKER) == f"P{station}")
        orders = mine.sort(c.STARTED)[c.WORK_ORDER].to_list()
        places = 2 * np.flatnonzero(rng.random(len(orders) // 2) < share)
        for place in places.tolist():
            one, other = orders[place : place + 2]
            starts[other] = starts[one]
            wrong |= {one, other}
    moved = bookings.with_columns(
        pl.col(c.WORK_ORDER).replace_strict(starts, return_dtype=pl.Datetime("us")).alias(c.STARTED)
    )
    return moved, wrong


def told(bookings: pl.DataFrame) -> set[str]:
    """The orders left out since they were booked at the same time as another."""
    washed = launder(bookings.lazy(), now=NOW).actuals
    return set(washed.filter(pl.col(c.DROPPED) == str(Detector.OVERLAPPING))[c.WORK_ORDER])


@pytest.mark.parametrize("named", [True, False], ids=["workers known", "no worker booked"])
@pytest.mark.parametrize("load", [0.1, 0.2, 0.5, 0.9])
@pytest.mark.parametrize("stations", [2, 3, 6])
def test_work_side_by_side_at_several_stations_is_no_overlap(
    stations: int, load: float, *, named: bool
) -> None:
    assert told(shop(stations, load, named=named)) == set()


@pytest.mark.parametrize("named", [True, False], ids=["workers known", "no worker booked"])
@pytest.mark.parametrize("load", [0.3, 0.6, 0.9])
def test_an_overlap_in_every_twentieth_booking_of_one_machine_is_found(
    load: float, *, named: bool
) -> None:
    bookings, wrong = twice_at_once(shop(1, load, named=named), 0.05)

    found = told(bookings)

    assert len(wrong) >= 20
    assert len(found & wrong) >= 0.95 * len(wrong)
    assert len(found & wrong) >= 0.95 * len(found)


@pytest.mark.parametrize("load", [0.3, 0.6])
def test_at_several_stations_a_worker_at_two_jobs_at_once_is_found_and_nobody_else(
    load: float,
) -> None:
    bookings, wrong = twice_at_once(shop(3, load), 0.05, among=3)

    found = told(bookings)

    assert len(wrong) >= 20
    assert len(found & wrong) >= 0.95 * len(wrong)
    assert len(found & wrong) >= 0.95 * len(found)


def test_two_workers_booked_at_one_machine_at_once_are_found() -> None:
    bookings, wrong = twice_at_once(shop(1, 0.5), 0.05)
    by_turns = bookings.sort(c.WORK_ORDER).with_columns(
        pl.Series(c.WORKER, ["early", "late"] * (len(bookings) // 2))
    )

    found = told(by_turns)

    assert len(found & wrong) >= 0.95 * len(wrong)
    assert len(found & wrong) >= 0.95 * len(found)
