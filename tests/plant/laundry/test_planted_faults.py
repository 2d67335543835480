"""Every fault, planted into bookings that are right, is found, and little else is."""

from __future__ import annotations

import zlib

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.actuals import ALL_DETECTORS, CleaningRules, launder
from tests.plant.laundry.clean_shop import NOW, Shop, clean_shop
from tests.plant.laundry.planting import LOT, PLANTS, Lot, Planted

SHARES = (0.01, 0.05, 0.20)


@pytest.fixture(scope="module")
def shop() -> Shop:
    return clean_shop()


def laundered(bookings: pl.DataFrame, shop: Shop, active: frozenset[Detector]) -> pl.DataFrame:
    washed = launder(
        bookings.lazy(), now=NOW, operations=shop.operations.lazy(), rules=CleaningRules(active)
    )
    return washed.actuals


def found_by(detector: Detector, bookings: pl.DataFrame, shop: Shop) -> frozenset[Lot]:
    """The lots that come out otherwise with the detector than without it."""
    keys = [*LOT, c.REPORTED, c.QUANTITY, c.SETUP_MINUTES, c.RUN_MINUTES, c.DROPPED]
    on = laundered(bookings, shop, ALL_DETECTORS).select(keys)
    off = laundered(bookings, shop, ALL_DETECTORS - {detector}).select(keys)
    differing = pl.concat(
        [
            on.join(off, on=keys, how="anti", nulls_equal=True),
            off.join(on, on=keys, how="anti", nulls_equal=True),
        ]
    )
    return frozenset(differing.select(LOT).unique().rows())


def planted(detector: Detector, share: float, shop: Shop) -> Planted:
    seed = zlib.crc32(f"{detector}{share}".encode())
    return PLANTS[detector](shop.bookings, share, np.random.default_rng(seed))


def test_every_detector_has_a_fault_to_find() -> None:
    assert set(PLANTS) == set(Detector)


def test_in_bookings_that_are_right_nothing_is_found(shop: Shop) -> None:
    washed = launder(shop.bookings.lazy(), now=NOW, operations=shop.operations.lazy())

    counts = {one.detector: one.count for one in washed.report.findings if one.count}
    assert sum(counts.values()) <= 0.0005 * len(shop.bookings), counts
    assert not [one for one in washed.report.findings if one.needs]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("detector", list(Detector))
def test_planted_faults_are_found_and_little_else(
    detector: Detector, share: float, shop: Shop
) -> None:
    fault = planted(detector, share, shop)

    found = found_by(detector, fault.bookings, shop)

    certain = fault.wrong if fault.certain is None else fault.certain
    recall = len(found & certain) / len(certain)
    precision = len(found & fault.wrong) / max(len(found), 1)
    assert recall >= 0.95, (recall, len(certain))
    assert precision >= 0.95, (precision, len(found))


def test_whole_minutes_hide_a_rare_rounding_and_nothing_is_left_out(shop: Shop) -> None:
    whole = shop.bookings.with_columns(pl.col(c.RUN_MINUTES).round(0).clip(lower_bound=1))
    fault = PLANTS[Detector.WHOLE_HOURS](whole, 0.01, np.random.default_rng(5))

    assert found_by(Detector.WHOLE_HOURS, fault.bookings, shop) == frozenset()


def test_a_shop_that_books_in_half_hours_is_not_called_rounding(shop: Shop) -> None:
    half = shop.bookings.with_columns(
        (pl.col(c.RUN_MINUTES) / 30).ceil() * 30, pl.col(c.SETUP_MINUTES)
    )

    assert found_by(Detector.WHOLE_HOURS, half, shop) == frozenset()


def test_work_done_side_by_side_by_nature_is_no_overlap(shop: Shop) -> None:
    first = shop.bookings[c.STARTED].min()
    together = shop.bookings.with_columns(
        pl.when(pl.col(c.JOB_CODE) == "J01")
        .then(pl.lit(first))
        .otherwise(c.STARTED)
        .alias(c.STARTED)
    )

    assert found_by(Detector.OVERLAPPING, together, shop) == frozenset()
