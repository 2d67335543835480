from __future__ import annotations

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.plant import AsBuiltRule
from routingml_desktop.plant.as_built import as_built_operations
from routingml_desktop.plant.frames import OPERATIONS_SCHEMA, as_results
from tests.plant.plants import booking, bookings, day
from tests.postgres import DATA

PRODUCTION_LOG = DATA / "4tu-production" / "production_events.csv"
ANY = AsBuiltRule()
TURNED_THEN_PACKED = AsBuiltRule(frozenset({"Turning"}), frozenset({"Packing"}))


def built(*rows: dict[str, object], rule: AsBuiltRule = ANY) -> pl.DataFrame:
    return as_built_operations(bookings(*rows).lazy(), rule)


def test_operations_come_in_the_order_of_their_first_booking() -> None:
    rows = built(
        booking(job_code="Packing", reported=day(4)),
        booking(job_code="Turning", reported=day(1)),
        booking(job_code="Lapping", reported=day(2)),
    )

    assert rows.schema == OPERATIONS_SCHEMA
    assert rows[c.JOB_CODE].to_list() == ["Turning", "Lapping", "Packing"]
    assert rows[c.SEQUENCE].to_list() == [10, 20, 30]
    assert set(rows[c.CREATED]) == {day(1)}
    assert set(rows[c.ROUTING_NO]) == {"WO1"}
    assert set(rows[c.ORIGIN]) == {"as_built"}
    assert rows[c.RUN_MINUTES].null_count() == 3


def test_an_operation_booked_again_and_again_is_one_operation_at_its_first_machine() -> None:
    rows = built(
        booking(job_code="Turning", work_center="T1", reported=day(1)),
        booking(job_code="Lapping", reported=day(2)),
        booking(job_code="Turning", work_center="T2", reported=day(3)),
    )

    assert rows[c.JOB_CODE].to_list() == ["Turning", "Lapping"]
    assert rows[c.WORK_CENTER][0] == "T1"


def test_an_order_cut_off_at_either_end_is_no_routing() -> None:
    rows = built(
        booking(work_order="whole", job_code="Turning", reported=day(1)),
        booking(work_order="whole", job_code="Packing", reported=day(2)),
        booking(work_order="begun", job_code="Turning", reported=day(1)),
        booking(work_order="begun", job_code="Lapping", reported=day(2)),
        booking(work_order="ended", job_code="Packing", reported=day(1)),
        rule=TURNED_THEN_PACKED,
    )

    assert set(rows[c.ROUTING_NO]) == {"whole"}


def test_rework_and_breakdowns_are_no_operations() -> None:
    rows = built(
        booking(job_code="Turning"),
        booking(job_code="Repair", kind="rework", reported=day(2)),
        booking(job_code="Lapping", kind="breakdown", reported=day(3)),
    )

    assert rows[c.JOB_CODE].to_list() == ["Turning"]


@pytest.mark.parametrize("unknown", ["work_order", "item_code", "job_code", "reported"])
def test_bookings_that_cannot_be_placed_are_left_out(unknown: str) -> None:
    rows = built(booking(job_code="Turning"), booking(**{"job_code": "Lapping", unknown: None}))

    assert rows[c.JOB_CODE].to_list() == ["Turning"]


def test_an_order_without_any_date_goes_by_its_operation_numbers() -> None:
    rows = built(
        booking(job_code="Packing", reported=None, sequence=30),
        booking(job_code="Turning", reported=None, sequence=10),
        booking(job_code="Lapping", reported=None, sequence=None),
        booking(work_order="WO2", job_code="Turning", reported=day(2), sequence=90),
        booking(work_order="WO2", job_code="Packing", reported=day(3), sequence=10),
    )

    ways = rows.group_by(c.ROUTING_NO, maintain_order=True).agg(c.JOB_CODE, c.CREATED)
    assert ways.rows() == [
        ("WO1", ["Turning", "Packing"], [None, None]),
        ("WO2", ["Turning", "Packing"], [day(2), day(2)]),
    ]


def test_bookings_without_dates_and_numbers_give_no_routing() -> None:
    assert built(booking(reported=None, sequence=None)).is_empty()


def test_no_bookings_give_no_operations() -> None:
    assert built().schema == OPERATIONS_SCHEMA


@pytest.mark.skipif(not PRODUCTION_LOG.exists(), reason="the public production log is not here")
def test_the_real_production_log_has_124_whole_orders() -> None:
    events = pl.read_csv(PRODUCTION_LOG, infer_schema_length=None).select(
        pl.col("case_id").alias(c.WORK_ORDER),
        pl.col("part").alias(c.ITEM_CODE),
        pl.col("operation").alias(c.JOB_CODE),
        pl.col("resource").alias(c.WORK_CENTER),
        pl.col("start_lo").str.to_datetime(time_unit="us").alias(c.REPORTED),
    )
    rule = AsBuiltRule(
        frozenset(
            {
                "Turning & Milling",
                "Turning",
                "Milling",
                "Wire Cut",
                "Turn & Mill. & Screw Assem",
                "SETUP     Turning & Milling",
            }
        ),
        frozenset({"Packing", "Final Inspection Q.C."}),
    )

    rows = as_built_operations(as_results(events).lazy(), rule)

    assert rows[c.ROUTING_NO].n_unique() == 124
    assert rows.select(c.ROUTING_NO, c.JOB_CODE).is_duplicated().sum() == 0
