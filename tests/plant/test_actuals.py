from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.columns import RESULT_COLUMNS
from routingml_desktop.domain.work_result import DropReason
from routingml_desktop.plant.actuals import CleaningRules, clean
from routingml_desktop.plant.demo_tables import RESULTS, ROUTINGS
from routingml_desktop.plant.frames import as_operations, as_results
from tests.plant.plants import booking, bookings, day, operations
from tests.postgres import DATA

if TYPE_CHECKING:
    from tests.plant.conftest import BuiltDemo

NOW = datetime(2024, 6, 1)  # noqa: DTZ001 (the plant's local time)
PRODUCTION_LOG = DATA / "4tu-production" / "production_events.csv"


def cleaned(*rows: dict[str, object], standards: pl.DataFrame | None = None) -> pl.DataFrame:
    lazy = None if standards is None else standards.lazy()
    return clean(bookings(*rows).lazy(), now=NOW, operations=lazy)


def reason_of(**changes: object) -> str | None:
    dropped: str | None = cleaned(booking(**changes))[c.DROPPED].item()
    return dropped


def test_an_honest_booking_counts_as_it_is() -> None:
    rows = cleaned(booking())

    assert rows.columns == [*RESULT_COLUMNS, c.DROPPED]
    assert rows.drop(c.DROPPED).equals(bookings(booking()))
    assert rows[c.DROPPED].to_list() == [None]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quantity": 0.0}, "no_quantity"),
        ({"quantity": None}, "no_quantity"),
        ({"quantity": -3.0}, "no_quantity"),
        ({"setup_minutes": 0.0, "run_minutes": 0.0}, "no_minutes"),
        ({"setup_minutes": None, "run_minutes": None}, "no_minutes"),
        ({"run_minutes": 0.0}, "no_minutes"),
        ({"run_minutes": -5.0}, "negative_minutes"),
        ({"setup_minutes": -5.0}, "negative_minutes"),
        ({"run_minutes": 1e9}, "absurd_minutes"),
        ({"setup_minutes": 50_000.0}, "absurd_minutes"),
        ({"reported": datetime(2044, 3, 1)}, "future_date"),  # noqa: DTZ001
        ({"kind": "breakdown"}, "breakdown"),
        ({"kind": "rework"}, "rework"),
        ({"setup_minutes": 0.0}, None),
        ({"setup_minutes": None}, None),
        ({"reported": None}, None),
        ({"work_order": None}, None),
        ({"kind": None}, None),
    ],
)
def test_a_booking_is_left_out_for_what_is_wrong_with_it(
    changes: dict[str, object], reason: str | None
) -> None:
    assert reason_of(**changes) == reason


def test_a_set_up_booked_by_itself_needs_neither_pieces_nor_run_minutes() -> None:
    assert reason_of(run_minutes=None, quantity=0.0) is None


def test_parts_of_an_operation_are_added_up_and_dated_by_the_last() -> None:
    rows = cleaned(
        booking(quantity=4.0, run_minutes=20.0, setup_minutes=15.0, bad_quantity=1.0),
        booking(quantity=6.0, run_minutes=31.0, setup_minutes=None, reported=day(3)),
        booking(job_code="Q10-1", sequence=20),
    )

    assert len(rows) == 2
    first = rows.row(0, named=True)
    assert (first[c.QUANTITY], first[c.RUN_MINUTES], first[c.SETUP_MINUTES]) == (10.0, 51.0, 15.0)
    assert first[c.BAD_QUANTITY] == 1.0
    assert first[c.REPORTED] == day(3)


def test_parts_on_two_machines_stay_two_rows() -> None:
    rows = cleaned(booking(), booking(work_center="CNC-02"))

    assert rows[c.WORK_CENTER].to_list() == ["CNC-01", "CNC-02"]


def test_bookings_without_a_work_order_are_not_added_up() -> None:
    rows = cleaned(booking(work_order=None), booking(work_order=None, reported=day(2)))

    assert len(rows) == 2


def test_minutes_nobody_booked_stay_unknown_instead_of_zero() -> None:
    rows = cleaned(booking(setup_minutes=None), booking(setup_minutes=None, reported=day(2)))

    assert rows[c.SETUP_MINUTES].to_list() == [None]


def test_the_pieces_of_a_part_without_minutes_do_not_make_the_others_faster() -> None:
    rows = cleaned(
        booking(quantity=4.0, run_minutes=20.0),
        booking(quantity=6.0, run_minutes=0.0, setup_minutes=0.0, reported=day(2)),
    )

    counted = rows.filter(pl.col(c.DROPPED).is_null())
    assert (counted[c.QUANTITY].item(), counted[c.RUN_MINUTES].item()) == (4.0, 20.0)
    assert rows[c.DROPPED].to_list() == [None, "no_minutes"]


def test_a_line_that_stands_twice_counts_once() -> None:
    rows = cleaned(booking(), booking())

    assert rows[c.DROPPED].to_list() == [None, "repeated"]
    assert rows[c.RUN_MINUTES].to_list() == [50.0, 50.0]


def test_lines_without_a_time_are_not_called_repeated() -> None:
    rows = cleaned(booking(reported=None), booking(reported=None, setup_minutes=0.0))

    assert rows[c.RUN_MINUTES].to_list() == [100.0]


def test_a_set_up_posted_again_with_a_further_part_counts_once_and_is_shown() -> None:
    rows = cleaned(booking(quantity=4.0), booking(quantity=6.0, reported=day(2)))

    counted, again = rows.rows(named=True)
    assert (counted[c.SETUP_MINUTES], counted[c.RUN_MINUTES]) == (20.0, 100.0)
    assert (again[c.DROPPED], again[c.SETUP_MINUTES], again[c.RUN_MINUTES]) == (
        "setup_twice", 20.0, None,
    )  # fmt: skip


def test_two_different_set_ups_of_one_order_both_count() -> None:
    rows = cleaned(booking(), booking(setup_minutes=12.0, reported=day(2)))

    assert rows[c.SETUP_MINUTES].to_list() == [32.0]


def test_hours_among_minutes_are_suspect_by_the_items_own_history() -> None:
    usual = [booking(work_order=f"W{n}", run_minutes=50.0 + n) for n in range(5)]

    rows = cleaned(*usual, booking(work_order="W9", run_minutes=50.0 / 60))

    assert rows[c.DROPPED].to_list() == [None] * 5 + ["unit_suspect"]


def test_hours_among_minutes_are_suspect_by_the_standard_when_there_is_little_history() -> None:
    others = [booking(work_order=f"W{n}", item_code=f"G{n}", run_minutes=60.0) for n in range(2, 7)]
    standards = pl.concat(operations(f"G{n}", "A01-1") for n in range(1, 7))

    rows = cleaned(booking(run_minutes=1.0), *others, standards=standards)

    assert rows[c.DROPPED].to_list() == ["unit_suspect"] + [None] * 5


def test_without_history_and_standard_no_unit_is_doubted() -> None:
    rows = cleaned(booking(run_minutes=1.0), booking(work_order="W2"))

    assert rows[c.DROPPED].to_list() == [None, None]


def test_a_rule_that_is_switched_off_leaves_nothing_out() -> None:
    rules = CleaningRules(active=frozenset())
    wrong = (booking(quantity=0.0), booking(work_order="W2", run_minutes=-5.0, kind="rework"))

    rows = clean(bookings(*wrong).lazy(), now=NOW, rules=rules)

    assert rows[c.DROPPED].to_list() == [None, None]


@pytest.mark.parametrize("minutes", [1e17, 1e300, float("inf")])
def test_minutes_beyond_any_count_are_kept_where_the_rule_for_them_is_switched_off(
    minutes: float,
) -> None:
    rules = CleaningRules(active=frozenset())

    rows = clean(bookings(booking(run_minutes=minutes)).lazy(), now=NOW, rules=rules)

    assert rows.select(c.RUN_MINUTES, c.DROPPED).rows() == [(minutes, None)]


def test_no_bookings_give_no_rows_of_the_same_columns() -> None:
    rows = cleaned()

    assert rows.columns == [*RESULT_COLUMNS, c.DROPPED]
    assert rows.is_empty()


@pytest.fixture(scope="module")
def judged(demo: BuiltDemo) -> pl.DataFrame:
    """The demo plant's bookings as cleaning judges them, with what is true about them."""
    raw = demo.ask(
        f"SELECT rowid AS result_row, WO_NO AS work_order, ITEM_CD AS item_code, "
        f"ROUT_NO AS routing_no, PROC_SEQ AS sequence, JOB_CD AS job_code, RES_CD AS work_center, "
        f"REPORT_DT AS reported, ORDER_QTY AS quantity, BAD_QTY AS bad_quantity, "
        f"SETUP_HOURS AS setup_minutes, MACH_WORKED_HOURS AS run_minutes, "
        f"CASE JOB_CD WHEN 'X10-1' THEN 'breakdown' WHEN 'X20-1' THEN 'rework' "
        f"ELSE 'production' END AS kind FROM {RESULTS}"
    ).with_columns(pl.col("reported").str.to_datetime(time_unit="us"))
    standards = as_operations(
        demo.ask(
            f"SELECT ITEM_CD AS item_code, JOB_CD AS job_code, RUN_TIME AS run_minutes, "
            f"RUN_TIME_QTY AS base_quantity FROM {ROUTINGS}"
        )
    )
    now = datetime(2025, 10, 20)  # noqa: DTZ001 (the plant's local time)
    rows = clean(as_results(raw).lazy(), now=now, operations=standards.lazy())
    lot = [c.WORK_ORDER, c.ITEM_CODE, c.ROUTING_NO, c.SEQUENCE, c.JOB_CODE, c.WORK_CENTER]
    faults = demo.truly("SELECT * FROM fault")
    told = (
        raw.join(faults, on="result_row", how="left")
        .group_by(lot)
        .agg(pl.col("fault").drop_nulls().unique(), pl.len().alias("parts"))
    )
    return rows.join(told, on=lot, how="left")


@pytest.mark.parametrize(
    ("fault", "reasons"),
    [
        ("repeated", ["repeated"]),
        ("setup_twice", ["setup_twice"]),
        ("rework", ["rework"]),
        ("breakdown", ["breakdown"]),
        ("negative", ["negative_minutes"]),
        ("future_date", ["future_date"]),
        ("zero", ["no_minutes", "no_quantity"]),
        ("wrong_unit", ["unit_suspect"]),
    ],
)
def test_planted_faults_are_found_and_little_else(
    judged: pl.DataFrame, fault: str, reasons: list[str]
) -> None:
    # Where an order reported in parts, a fault of one part may hide in the sum.
    whole = judged.filter(
        (pl.col("parts") == 1) | pl.col(c.DROPPED).is_in(["repeated", "setup_twice"])
    )
    lots = judged if fault in {"repeated", "setup_twice"} else whole
    lot = [c.WORK_ORDER, c.ITEM_CODE, c.ROUTING_NO, c.SEQUENCE, c.JOB_CODE, c.WORK_CENTER]
    # A second fault on the same lot may shadow the first, such as a set-up twice but once in hours.
    planted = lots.filter(pl.col("fault") == [fault])
    found = lots.filter(pl.col(c.DROPPED).is_in(reasons))

    caught = planted.filter(pl.col(c.DROPPED).is_in(reasons)).select(lot).n_unique()
    recall = caught / planted.select(lot).n_unique()
    right = found.filter(pl.col("fault").list.len() > 0).height / len(found)

    assert recall >= 0.95, recall
    assert right >= 0.95, right


@pytest.mark.skipif(not PRODUCTION_LOG.exists(), reason="the public production log is not here")
def test_the_real_production_log_is_cleaned_of_its_known_faults() -> None:
    rows = clean(_production_log().lazy(), now=datetime(2012, 5, 1))  # noqa: DTZ001

    dropped = dict(rows[c.DROPPED].value_counts().rows())
    assert dropped[DropReason.NO_MINUTES] > 300
    assert dropped[DropReason.BREAKDOWN] > 30
    assert dropped[DropReason.REPEATED] >= 20
    counted = rows.filter(pl.col(c.DROPPED).is_null())
    assert (counted[c.RUN_MINUTES].drop_nulls() > 0).all()


def _production_log() -> pl.DataFrame:
    events = pl.read_csv(PRODUCTION_LOG, infer_schema_length=None)
    minutes = pl.col("span_min").cast(pl.Float64)
    setup = pl.col("report_type") == "S"
    return as_results(
        events.select(
            pl.col("case_id").alias(c.WORK_ORDER),
            pl.col("part").alias(c.ITEM_CODE),
            pl.col("operation").alias(c.JOB_CODE),
            pl.col("resource").alias(c.WORK_CENTER),
            pl.col("start_lo").str.to_datetime(time_unit="us").alias(c.REPORTED),
            pl.when(pl.col("report_type") == "B")
            .then(pl.lit("breakdown"))
            .otherwise(pl.lit("production"))
            .alias(c.KIND),
            pl.col("qty_completed").cast(pl.Float64).alias(c.QUANTITY),
            pl.when(setup).then(minutes).alias(c.SETUP_MINUTES),
            pl.when(~setup).then(minutes).alias(c.RUN_MINUTES),
        )
    )


def test_where_most_lots_of_an_item_are_in_hours_the_standard_tells_which_are_wrong() -> None:
    wrong = [booking(work_order=f"H{n}", run_minutes=(50.0 + n) / 60) for n in range(7)]
    right = [booking(work_order=f"W{n}", run_minutes=51.0 + n) for n in range(5)]
    others = [
        booking(work_order=f"X{n}", item_code=f"G{n}", run_minutes=52.0) for n in range(2, 30)
    ]
    standards = pl.concat(operations(f"G{n}", "A01-1") for n in range(1, 30))

    rows = cleaned(*wrong, *right, *others, standards=standards)

    assert rows[c.DROPPED].to_list() == ["unit_suspect"] * 7 + [None] * 33
