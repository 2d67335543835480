from __future__ import annotations

from datetime import timedelta

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.standard import StandardCase, StandardsReport
from routingml_desktop.plant.actuals import clean
from routingml_desktop.plant.frames import as_operations, no_operations
from routingml_desktop.plant.standards import contradicted_standards
from routingml_desktop.settings import StandardsSettings
from tests.plant.plants import booking, bookings, day

PLAIN = StandardsSettings(smoothing=1.0)
NOW = day(28) + timedelta(days=3000)


def routing(**changes: object) -> pl.DataFrame:
    """Item G1 with one operation: 20 minutes of set-up, 5 a piece."""
    return as_operations(
        pl.DataFrame(
            {
                c.ITEM_CODE: "G1",
                c.ROUTING_NO: "R1",
                c.SEQUENCE: 10,
                c.JOB_CODE: "A01-1",
                c.JOB_NAME: "황삭",
                c.WORK_CENTER: "CNC-01",
                c.OPERATION_TYPE: "in_house",
                c.SETUP_MINUTES: 20.0,
                c.RUN_MINUTES: 5.0,
                c.BASE_QUANTITY: 1.0,
            }
            | changes
        )
    )


def booked(count: int, factor: float = 1.0, *, first: int = 0, **changes: object) -> pl.DataFrame:
    """One order a week of ten pieces, around ``factor`` times the standard."""
    rng = np.random.default_rng(count + first)
    rows = [
        booking(
            work_order=f"W{number}",
            run_minutes=round(50 * factor * float(rng.lognormal(0, 0.1)), 2),
            setup_minutes=round(20 * factor * float(rng.lognormal(0, 0.1)), 2),
            reported=day(1) + timedelta(weeks=number),
            **changes,
        )
        for number in range(first, first + count)
    ]
    return clean(bookings(*rows).lazy(), now=NOW)


def report(
    actuals: pl.DataFrame,
    settings: StandardsSettings = PLAIN,
    operations: pl.DataFrame | None = None,
) -> StandardsReport:
    master = routing() if operations is None else operations
    return contradicted_standards(master.lazy(), actuals, settings)


def only_case(found: StandardsReport) -> StandardCase:
    (case,) = found.cases
    return case


def test_a_standard_that_orders_exceed_is_listed_with_what_they_took() -> None:
    case = only_case(report(booked(20, 1.3)))

    assert (case.key.item_code, case.key.work_center, case.job_name) == ("G1", "CNC-01", "황삭")
    assert case.run_proposed == pytest.approx(6.5, rel=0.05)
    assert case.setup_proposed == pytest.approx(26.0, rel=0.05)
    assert case.ratio_low < 1.3 < case.ratio_high
    assert case.orders == 20
    assert case.cv == pytest.approx(0.1, abs=0.04)


def test_a_standard_that_holds_is_not_listed_and_counted_as_judged() -> None:
    found = report(booked(30))

    assert found.cases == ()
    assert (found.standards, found.with_orders, found.judged) == (1, 1, 1)


def test_the_effect_is_told_in_hours_a_year() -> None:
    case = only_case(report(booked(104, 1.3)))

    each = case.run_proposed * 10 + (case.setup_proposed or 0) - 70
    assert case.orders_a_year == pytest.approx(52, abs=1)
    assert case.hours_a_year == pytest.approx(each * case.orders_a_year / 60, abs=0.01)


def test_it_says_since_when_and_proposes_from_the_orders_since_then() -> None:
    rows = pl.concat([booked(20), booked(20, 1.4, first=20)])

    case = only_case(report(rows))

    assert abs((case.since - (day(1) + timedelta(weeks=20))).days) <= 14
    assert case.run_proposed == pytest.approx(7.0, rel=0.06)
    assert case.since <= case.listed <= day(1) + timedelta(weeks=30)


def test_too_few_orders_never_contradict() -> None:
    found = report(booked(7, 3.0))

    assert found.cases == ()
    assert found.judged == 0


def test_bookings_at_another_work_center_say_nothing_about_the_standard() -> None:
    found = report(booked(20, 1.5, work_center="CNC-02"))

    assert (found.cases, found.with_orders) == ((), 0)


def test_a_standard_without_a_work_center_is_judged_by_all() -> None:
    anywhere = routing(**{c.WORK_CENTER: None})

    case = only_case(report(booked(20, 1.5, work_center="CNC-02"), operations=anywhere))

    assert case.key.work_center == ""


@pytest.mark.parametrize("unnamed", ["", c.ROUTING_NO, c.SEQUENCE])
def test_bookings_that_name_no_routing_are_of_the_only_standard_in_force(unnamed: str) -> None:
    former = routing(routing_no="R0").with_columns(pl.lit(day(1)).alias(c.VALID_TO))
    master = pl.concat([routing(), former])

    actuals = booked(20, 1.3)
    if unnamed:
        actuals = actuals.with_columns(pl.lit(None).cast(actuals.schema[unnamed]).alias(unnamed))

    found = report(actuals, operations=master)

    assert found.with_orders == 1
    assert only_case(found).key.routing_no == "R1"


def test_bookings_that_could_be_of_two_standards_are_of_none() -> None:
    master = pl.concat([routing(), routing(routing_no="R2")])

    assert report(booked(20, 1.3, routing_no=None), operations=master).with_orders == 0


@pytest.mark.parametrize(("factor", "listed"), [(1.0, 0), (1.3, 1)])
def test_minutes_that_hold_the_set_up_are_compared_with_both_standards(
    factor: float, listed: int
) -> None:
    rng = np.random.default_rng(5)
    rows = [
        booking(
            work_order=f"W{number}",
            quantity=pieces,
            setup_minutes=None,
            run_minutes=(20 + 5 * pieces) * factor * float(rng.lognormal(0, 0.1)),
            reported=day(1) + timedelta(weeks=number),
        )
        for number, pieces in enumerate(rng.choice([1.0, 2.0, 5.0, 20.0], 30).tolist())
    ]

    found = report(clean(bookings(*rows).lazy(), now=NOW))

    assert (found.judged, len(found.cases)) == (1, listed)


def test_the_proposal_goes_part_of_the_way_and_never_beyond_the_limit() -> None:
    half = only_case(report(booked(20, 1.4), StandardsSettings(smoothing=0.5)))
    cut = only_case(report(booked(20, 3.0), StandardsSettings(smoothing=1.0, largest_change=0.5)))

    assert half.run_proposed == pytest.approx(6.0, rel=0.05)
    assert not half.limited
    assert (cut.run_proposed, cut.setup_proposed, cut.limited) == (7.5, 30.0, True)


def test_one_absurd_order_does_not_move_the_proposal() -> None:
    rows = booked(20, 1.3).with_columns(
        pl.when(pl.col(c.WORK_ORDER) == "W5")
        .then(pl.col(c.RUN_MINUTES) * 20)
        .otherwise(c.RUN_MINUTES)
        .alias(c.RUN_MINUTES)
    )

    assert only_case(report(rows)).run_proposed == pytest.approx(6.5, rel=0.1)


def test_subcontract_and_as_built_operations_have_no_standard_to_judge() -> None:
    outside = routing(**{c.OPERATION_TYPE: "outside"})
    built = routing().with_columns(pl.lit("as_built").alias(c.ORIGIN))

    assert [report(booked(20, 2.0), operations=one).standards for one in (outside, built)] == [0, 0]


def test_without_routings_or_bookings_the_report_is_empty() -> None:
    assert report(booked(20), operations=no_operations()).with_orders == 0
    assert report(clean(bookings().lazy(), now=NOW)).cases == ()


def test_a_report_travels_as_json() -> None:
    found = report(booked(20, 1.3))

    assert StandardsReport.from_dict(found.as_dict()) == found
