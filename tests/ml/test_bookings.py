"""Bookings are found by item without a scan, and come back as values."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.errors import DamagedVersionError
from routingml_desktop.domain.work_result import DropReason, WorkResult
from routingml_desktop.ml.bookings import Bookings, bookings
from routingml_desktop.ml.minutes_held_back import windows
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from tests.ml.plants import actuals_frame

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = pl.Series(["A", "B"])
NOON = datetime(2024, 5, 1, 12, 30)  # noqa: DTZ001


def row(item: str = "A", order: str = "W1", **changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "work_order": order,
        "item_code": item,
        "routing_no": "R1",
        "job_code": "TURN",
        "work_center": "CNC-1",
        "reported": NOON,
        "quantity": 8.0,
        "setup_minutes": 12.3,
        "run_minutes": 40.0,
    }
    return values | changes


def held(*rows: dict[str, Any]) -> Bookings:
    return bookings(actuals_frame(list(rows)), ITEMS)


def test_rows_of_an_item_are_a_slice() -> None:
    found = held(row("B", "W2"), row("A", "W1"), row("GHOST", "W9"), row("B", "W1"))

    assert found.rows_of([0]).tolist() == [0]
    assert found.rows_of([1, 0]).tolist() == [1, 2, 0]
    assert found.rows_of([]).tolist() == []
    assert len(found) == 4


def test_a_booking_comes_back_as_it_was() -> None:
    assert held(row()).result(0, "A") == WorkResult(
        item_code="A",
        job_code="TURN",
        work_center="CNC-1",
        quantity=8.0,
        setup_minutes=12.3,
        run_minutes=40.0,
        reported=NOON,
        work_order="W1",
        routing_no="R1",
    )


def test_what_was_not_booked_stays_unknown() -> None:
    blank: dict[str, Any] = dict.fromkeys(
        ("work_order", "routing_no", "job_code", "work_center", "reported", "quantity",
         "setup_minutes", "run_minutes")
    )  # fmt: skip

    found = held(row(**blank), row())

    place = int(np.flatnonzero(found.job < 0)[0])
    assert found.result(place, "A") == WorkResult("A", "", "", None, None, None)


def test_a_dropped_booking_carries_its_reason() -> None:
    found = held(row(dropped="rework"), row(order="W2"))

    reasons = {
        found.result(place, "A").work_order: found.result(place, "A").dropped for place in (0, 1)
    }
    assert reasons == {"W1": DropReason.REWORK, "W2": None}
    assert found.counted.sum() == 1
    assert found.result(0, "A", DropReason.OUTLIER).dropped is not None


def test_run_minutes_are_per_piece_and_unknown_without_pieces() -> None:
    found = held(row(order="W1"), row(order="W2", quantity=0.0), row(order="W3", run_minutes=None))

    each = found.run_each(np.arange(3))

    assert each[0] == 5.0
    assert np.isnan(each[1:]).all()


def test_unknown_jobs_and_work_centers_have_no_number() -> None:
    found = held(row())

    assert (found.job_number("TURN"), found.job_number("GRIND")) == (0, -1)
    assert (found.work_center_number("CNC-1"), found.work_center_number("")) == (0, -1)


def test_no_bookings_are_no_trouble() -> None:
    found = held()

    assert len(found) == 0
    assert found.rows_of([0, 1]).tolist() == []


def test_stored_bookings_come_back(tmp_path: Path) -> None:
    found = held(row(), row("B", "W2", dropped="repeated"))

    found.save(PartsWriter(tmp_path))
    loaded = Bookings.load(PartsReader(tmp_path, "v1"))

    for place, code in enumerate(["A", "B"]):
        assert loaded.result(place, code) == found.result(place, code)


def test_stored_bookings_that_lack_an_array_are_refused(tmp_path: Path) -> None:
    held(row()).save(PartsWriter(tmp_path))
    reader = PartsReader(tmp_path, "v1")
    arrays = reader.arrays("bookings")
    del arrays["minute"]
    PartsWriter(tmp_path).arrays("bookings", arrays)

    with pytest.raises(DamagedVersionError, match="minute"):
        Bookings.load(reader)


def test_the_latest_fifth_of_the_orders_is_held_back() -> None:
    rows = [row(order=f"W{n}", reported=datetime(2020, 1, 1 + n)) for n in range(20)]  # noqa: DTZ001

    early, late = windows(held(*rows), seed=1, window=0)

    assert early.sum() == 16
    assert early[:16].all()
    assert (early ^ late).all()


def test_without_dates_whole_orders_are_held_back_at_random() -> None:
    rows = [row(order=f"W{n // 2}", reported=None, job_code=f"J{n % 2}") for n in range(400)]
    found = held(*rows)

    early, late = windows(found, seed=1, window=0)

    assert 0.7 < early.mean() < 0.9
    assert (early ^ late).all()
    for number in range(200):
        assert len(set(early[found.order == number])) == 1
    assert windows(held(), seed=1, window=0)[0].tolist() == []


def test_the_fifth_before_the_latest_is_asked_from_what_was_known_before_it() -> None:
    rows = [row(order=f"W{n}", reported=datetime(2020, 1, 1 + n)) for n in range(20)]  # noqa: DTZ001

    early, late = windows(held(*rows), seed=1, window=1)

    assert early.nonzero()[0].tolist() == list(range(12))
    assert late.nonzero()[0].tolist() == [12, 13, 14, 15]
