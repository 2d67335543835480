"""Bookings that the ERP lost between two syncs are told with their number, hours and examples."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.plant import Severity
from routingml_desktop.plant.laundry.tally import booked_minutes
from routingml_desktop.plant.laundry.vanished_rows import vanished_results
from tests.plant.laundry.clean_shop import Shop, clean_shop

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import Finding


@pytest.fixture(scope="module")
def shop() -> Shop:
    return clean_shop()


@pytest.fixture
def former(shop: Shop) -> pl.DataFrame:
    return shop.bookings.sort(c.REPORTED)


def found(former: pl.DataFrame, fresh: pl.DataFrame) -> tuple[Finding, ...]:
    return vanished_results(former.lazy(), fresh.lazy())


def minutes(rows: pl.DataFrame) -> float:
    return float(rows.select(booked_minutes().sum()).item())


@pytest.mark.parametrize(
    ("gone", "severity"),
    [(1, Severity.WARNING), (7, Severity.WARNING), (400, Severity.CRITICAL)],
)
def test_lost_bookings_are_told_with_their_hours(
    former: pl.DataFrame, gone: int, severity: Severity
) -> None:
    lost = former[1:].sample(gone, seed=3)

    (told,) = found(former, former.join(lost, on=[c.WORK_ORDER, c.JOB_CODE], how="anti"))

    assert (told.check, told.severity, told.count) == ("vanished_results", severity, gone)
    assert told.rows == len(former)
    assert told.hours == pytest.approx(minutes(lost) / 60, abs=0.01)
    assert len(told.examples) == min(gone, 5)
    first = lost.sort(c.WORK_ORDER, c.ITEM_CODE, c.JOB_CODE).row(0, named=True)
    assert told.examples[0] == " / ".join(first[n] for n in (c.WORK_ORDER, c.ITEM_CODE, c.JOB_CODE))
    assert f"{told.hours:,.1f} h" in told.message


def test_new_bookings_of_the_same_days_do_not_hide_lost_ones(former: pl.DataFrame) -> None:
    lost = former[500:503]
    new = former[400:700].with_columns(("NEW-" + pl.col(c.WORK_ORDER)).alias(c.WORK_ORDER))
    more_often = former.join(lost, on=[c.WORK_ORDER, c.JOB_CODE], how="anti")

    (told,) = found(former, pl.concat([more_often, new]))

    assert told.count == 3


def test_one_of_two_equal_bookings_that_vanished_counts_once(former: pl.DataFrame) -> None:
    twice = pl.concat([former, former[9:10]])

    (told,) = found(twice, former)

    assert told.count == 1
    assert told.hours == pytest.approx(minutes(former[9:10]) / 60, abs=0.01)


@pytest.mark.parametrize(
    "kept",
    [
        pl.lit(value=True),
        pl.col(c.REPORTED) > pl.col(c.REPORTED).min() + timedelta(days=200),
        pl.lit(value=False),
    ],
    ids=["everything", "the years that the view still shows", "nothing"],
)
def test_what_is_no_loss_is_not_told(former: pl.DataFrame, kept: pl.Expr) -> None:
    assert found(former, former.filter(kept)) == ()


def test_a_booking_with_another_date_did_not_vanish(former: pl.DataFrame) -> None:
    moved = pl.when(pl.int_range(pl.len()) == 50).then(timedelta(days=40)).otherwise(timedelta())

    assert found(former, former.with_columns(pl.col(c.REPORTED) + moved)) == ()


def test_bookings_without_order_are_followed_by_their_date(former: pl.DataFrame) -> None:
    unnumbered = former.with_columns(pl.lit(None, pl.String).alias(c.WORK_ORDER))
    new = unnumbered.with_columns(pl.col(c.REPORTED) + timedelta(days=2000))

    (told,) = found(unnumbered, pl.concat([unnumbered[:90], unnumbered[94:], new]))

    assert told.count == 4
    assert told.examples[0].startswith("- / ")
