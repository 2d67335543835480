from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.plant import AsBuiltRule, Finding, Severity
from routingml_desktop.erp.checks import CHECKS, check_frames
from routingml_desktop.erp.spellings import variants_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NOW = datetime(2026, 11, 20, 12)  # noqa: DTZ001 (ERP times are local)
ATTRIBUTES = (Attribute("MATERIAL"), Attribute("DIAMETER"))


def typed(columns: Mapping[str, str]) -> dict[str, pl.DataType]:
    return {
        name: pl.Datetime("us") if kind == "Datetime" else getattr(pl, kind)()
        for name, kind in columns.items()
    }


def items(*codes: str, **columns: Sequence[object]) -> pl.LazyFrame:
    values: dict[str, Sequence[object]] = {
        our.ITEM_CODE: codes,
        our.ITEM_NAME: ["실링"] * len(codes),
        "MATERIAL": ["316L"] * len(codes),
        "DIAMETER": [55.0] * len(codes),
    }
    schema = {
        our.ITEM_CODE: pl.String,
        our.ITEM_NAME: pl.String,
        "MATERIAL": pl.String,
        "DIAMETER": pl.Float64,
    }
    return pl.LazyFrame(values | columns, schema=schema)


def operations(*rows: Mapping[str, object]) -> pl.LazyFrame:
    usual = {
        our.ITEM_CODE: "A",
        our.ROUTING_NO: "R1",
        our.JOB_CODE: "A01-1",
        our.OPERATION_TYPE: "in_house",
        our.SETUP_MINUTES: 20.0,
        our.RUN_MINUTES: 5.0,
        our.BASE_QUANTITY: 1.0,
    }
    numbered = [
        usual | {our.SEQUENCE: 10 * place, our.WORK_CENTER: f"M{place}"} | dict(row)
        for place, row in enumerate(rows, start=1)
    ]
    return pl.LazyFrame(numbered, schema=typed(our.OPERATION_COLUMNS))


def results(*rows: Mapping[str, object]) -> pl.LazyFrame:
    usual = {
        our.ITEM_CODE: "A",
        our.JOB_CODE: "A01-1",
        our.KIND: "production",
        our.QUANTITY: 10.0,
        our.BAD_QUANTITY: 0.0,
        our.SETUP_MINUTES: 20.0,
    }
    told = [
        usual
        | {
            our.WORK_ORDER: f"W{place}",
            our.REPORTED: datetime(2026, 1, 1 + place % 28),  # noqa: DTZ001 (ERP times are local)
            our.RUN_MINUTES: 51.0 + place,
        }
        | dict(row)
        for place, row in enumerate(rows, start=1)
    ]
    return pl.LazyFrame(told, schema=typed(our.RESULT_COLUMNS))


def found(
    check: str,
    *,
    item_rows: pl.LazyFrame | None = None,
    operation_rows: pl.LazyFrame | None = None,
    result_rows: pl.LazyFrame | None = None,
    as_built: AsBuiltRule | None = None,
) -> list[Finding]:
    findings = check_frames(
        items("A") if item_rows is None else item_rows,
        operations({}) if operation_rows is None else operation_rows,
        results({}) if result_rows is None else result_rows,
        ATTRIBUTES,
        as_built=as_built,
        now=NOW,
    )
    return [finding for finding in findings if finding.check == check]


def test_a_clean_plant_has_no_findings() -> None:
    assert check_frames(items("A"), operations({}), results({}), ATTRIBUTES, now=NOW) == ()


def test_empty_frames_have_no_findings() -> None:
    assert check_frames(items(), operations(), results(), ATTRIBUTES, now=NOW) == ()


def test_missing_attributes_are_told_per_column_with_their_rate() -> None:
    rows = items("A", "B", "C", MATERIAL=[None, None, None], DIAMETER=[None, 1.0, 2.0])

    material, diameter = found("missing_attributes", item_rows=rows)

    assert (material.column, material.count, material.severity) == (
        "MATERIAL",
        3,
        Severity.WARNING,
    )
    assert (diameter.column, diameter.count, diameter.severity) == ("DIAMETER", 1, Severity.INFO)
    assert "33.3% of 3 items" in diameter.message


def test_two_items_with_one_code_are_critical() -> None:
    (finding,) = found("duplicate_items", item_rows=items("A", "B", "A", "A"))

    assert (finding.severity, finding.count, finding.rows) == (Severity.CRITICAL, 2, 4)
    assert finding.examples == ("A",)


def test_codes_that_differ_only_in_case_or_signs_are_shown_together() -> None:
    (finding,) = found("similar_codes", item_rows=items("ab-1", "AB1", "B"))

    assert finding.examples == ("AB1", "ab-1")


def test_odd_codes_are_shown_and_shortened() -> None:
    rows = items("A", "=cmd", "a'b", "x" * 4000, "-A1", "A-1", "a  b")

    (finding,) = found("odd_codes", item_rows=rows)

    assert finding.count == 5
    assert max(map(len, finding.examples)) <= 80


def test_items_without_a_routing_are_the_work_list() -> None:
    (finding,) = found("items_without_routing", item_rows=items("A", "B", "C"))

    assert (finding.severity, finding.count, finding.examples) == (Severity.INFO, 2, ("B", "C"))


def test_a_plant_without_a_single_routing_is_a_grave_finding() -> None:
    (finding,) = found("items_without_routing", item_rows=items("B", "C"))

    assert (finding.severity, finding.count) == (Severity.CRITICAL, 2)


def test_operations_and_results_of_unknown_items_are_orphans() -> None:
    (operation,) = found("orphan_operations", operation_rows=operations({}, {our.ITEM_CODE: "X"}))
    (result,) = found("orphan_results", result_rows=results({}, {our.ITEM_CODE: "Y"}))

    assert (operation.count, operation.rows, operation.examples) == (1, 2, ("X",))
    assert (result.count, result.rows, result.examples) == (1, 2, ("Y",))


def test_an_orphan_whose_code_is_known_in_another_case_is_told_as_such() -> None:
    rows = operations({}, {our.ITEM_CODE: "ab-1"}, {our.ITEM_CODE: "X"})

    (finding,) = found("orphan_operations", item_rows=items("AB-1"), operation_rows=rows)

    assert "1 of these codes are there in another case of letters (key: code_case)" in (
        finding.message
    )


def test_sequences_given_twice_unsorted_or_not_above_zero_are_told() -> None:
    rows = operations(
        {our.SEQUENCE: 20},
        {our.SEQUENCE: 10},
        {our.SEQUENCE: 10},
        {our.SEQUENCE: 0},
        {our.SEQUENCE: None},
    )

    (twice,) = found("duplicate_sequences", operation_rows=rows)
    (mixed,) = found("unsorted_sequences", operation_rows=rows)
    (bad,) = found("bad_sequences", operation_rows=rows)

    assert (twice.count, twice.examples) == (1, ("A R1",))
    assert mixed.count == 1
    assert bad.count == 2


def test_negative_and_absurd_minutes_are_told_with_their_place() -> None:
    rows = operations(
        {our.RUN_MINUTES: -1.0},
        {our.SETUP_MINUTES: 999_999.0},
    )
    booked = results({our.RUN_MINUTES: -5.0}, {our.RUN_MINUTES: 1e7})

    (negative, below) = found("negative_minutes", operation_rows=rows, result_rows=booked)
    absurd = found("absurd_minutes", operation_rows=rows, result_rows=booked)

    assert (negative.severity, negative.examples) == (
        Severity.CRITICAL,
        ("A R1 10 A01-1: set-up 20.0, run -1.0",),
    )
    assert below.table == "work_results"
    assert [finding.count for finding in absurd] == [1, 1]


def test_validity_that_ended_is_reversed_or_has_no_end_is_told() -> None:
    day = {"past": datetime(2020, 1, 1), "open": datetime(2999, 12, 31)}  # noqa: DTZ001 (ERP times are local)
    rows = operations(
        {our.VALID_FROM: datetime(2001, 1, 1), our.VALID_TO: day["open"]},  # noqa: DTZ001 (ERP times are local)
        {our.VALID_FROM: day["open"], our.VALID_TO: day["past"]},
    )

    (expired,) = found("expired_operations", operation_rows=rows)
    (reversed_,) = found("reversed_validity", operation_rows=rows)
    (endless,) = found("open_end_dates", operation_rows=rows)

    assert (expired.count, reversed_.count, endless.count) == (1, 1, 1)
    assert endless.examples == ("2999-12-31",)


def test_routings_done_outside_from_end_to_end_are_told() -> None:
    outside = {our.OPERATION_TYPE: "outside", our.ROUTING_NO: "외주"}

    (finding,) = found("outside_routings", operation_rows=operations(outside, {}, outside))

    assert (finding.count, finding.rows, finding.examples) == (1, 2, ("A 외주",))


def test_operations_without_time_type_or_base_quantity_are_told() -> None:
    rows = operations(
        {our.SETUP_MINUTES: 0.0, our.RUN_MINUTES: None},
        {our.OPERATION_TYPE: "unknown"},
        {our.BASE_QUANTITY: 0.0},
    )

    for check in ("no_standard_minutes", "unknown_operation_type", "bad_base_quantity"):
        assert [finding.count for finding in found(check, operation_rows=rows)] == [1]


def test_routings_taken_from_bookings_are_not_blamed_for_what_bookings_lack() -> None:
    as_built = {our.ORIGIN: "as_built", our.OPERATION_TYPE: "unknown", our.RUN_MINUTES: None}

    rows = operations(as_built | {our.SETUP_MINUTES: None})

    assert found("unknown_operation_type", operation_rows=rows) == []
    assert found("no_standard_minutes", operation_rows=rows) == []
    assert found("items_without_routing", operation_rows=rows) == []


def test_one_job_code_with_several_names_is_told() -> None:
    rows = operations({our.JOB_NAME: "황삭"}, {our.JOB_NAME: "정삭"})

    (finding,) = found("several_names", operation_rows=rows)

    assert finding.examples == ("A01-1: 정삭, 황삭",)


def test_rows_that_repeat_another_one_are_counted_once_less() -> None:
    twin = {our.WORK_ORDER: "W", our.RUN_MINUTES: 3.0, our.REPORTED: NOW}

    (finding,) = found("repeated_rows", result_rows=results(twin, {}, twin, twin))

    assert (finding.table, finding.count) == ("work_results", 2)


def test_quantities_dates_and_kinds_that_are_no_evidence_are_told() -> None:
    rows = results(
        {our.QUANTITY: 0.0},
        {our.QUANTITY: None},
        {our.QUANTITY: -3.0},
        {our.REPORTED: None},
        {our.REPORTED: datetime(2999, 12, 31)},  # noqa: DTZ001 (ERP times are local)
        {our.KIND: None},
        {our.KIND: "breakdown"},
        {our.KIND: "rework"},
        {our.BAD_QUANTITY: 2.0},
        {our.SETUP_MINUTES: 0.0, our.RUN_MINUTES: 0.0},
    )
    expected = {
        "zero_quantity": 2,
        "negative_quantity": 1,
        "missing_dates": 1,
        "future_dates": 1,
        "unknown_kind": 1,
        "breakdowns": 1,
        "rework": 1,
        "rejects": 1,
        "zero_minutes": 1,
    }

    counts = {check: found(check, result_rows=rows)[0].count for check in expected}

    assert counts == expected


def test_round_minutes_booked_far_too_often_are_placeholders() -> None:
    spread = [{our.RUN_MINUTES: float(minutes)} for minutes in range(1, 200)]
    rows = results(*spread, *[{our.RUN_MINUTES: 75.0}] * 30)

    (finding,) = found("minute_spikes", result_rows=rows)

    assert finding.examples == ("75 min: 31 bookings",)


def test_an_order_told_in_many_reports_is_shown_with_the_most() -> None:
    rows = results(*[{our.WORK_ORDER: "W"}] * 12, {})

    (finding,) = found("partial_reports", result_rows=rows)

    assert (finding.count, finding.rows, finding.examples) == (1, 2, ("W A01-1: 12",))


def test_orders_that_do_not_begin_and_end_as_a_routing_are_cut_off() -> None:
    def booked(order: str, *jobs: str) -> list[dict[str, object]]:
        return [
            {our.WORK_ORDER: order, our.JOB_CODE: job, our.REPORTED: datetime(2026, 1, day)}  # noqa: DTZ001 (ERP times are local)
            for day, job in enumerate(jobs, start=1)
        ]

    rows = results(*booked("W1", "TURN", "PACK"), *booked("W2", "TURN"), *booked("W3", "PACK"))
    rule = AsBuiltRule(frozenset({"TURN"}), frozenset({"PACK"}))

    (finding,) = found("orders_cut_off", result_rows=rows, as_built=rule)

    assert (finding.count, finding.rows) == (2, 3)
    assert found("orders_cut_off", result_rows=rows) == []


def test_bookings_of_a_log_without_dates_and_operation_numbers_belong_to_no_routing() -> None:
    undated: dict[str, object] = {our.REPORTED: None, our.SEQUENCE: None}
    log = results({}, {our.WORK_ORDER: "W2", **undated, our.JOB_CODE: "PACK"}, {our.REPORTED: None})

    (some,) = found("unplaced_bookings", operation_rows=operations(), result_rows=log)
    (every,) = found(
        "unplaced_bookings", operation_rows=operations(), result_rows=results(undated, undated)
    )

    assert (some.count, some.rows, some.severity) == (2, 3, Severity.WARNING)
    assert (every.count, every.severity) == (2, Severity.CRITICAL)
    assert "work_order, reported and sequence" in every.message
    assert found("unplaced_bookings", result_rows=log) == []


def test_bookings_of_a_log_are_placed_by_date_or_by_operation_number() -> None:
    log = results(
        {our.SEQUENCE: None}, {our.WORK_ORDER: "W2", our.REPORTED: None, our.SEQUENCE: 10}
    )

    assert found("unplaced_bookings", operation_rows=operations(), result_rows=log) == []


def test_hours_booked_as_minutes_are_suspected_and_critical_when_they_are_most() -> None:
    right, wrong = {our.RUN_MINUTES: 50.0}, {our.RUN_MINUTES: 50.0 / 60}

    (few,) = found("unit_suspect", result_rows=results(right, right, wrong))
    (most,) = found("unit_suspect", result_rows=results(right, wrong, wrong))

    assert (few.count, few.severity) == (1, Severity.WARNING)
    assert (most.count, most.severity) == (2, Severity.CRITICAL)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"Lapping": 9, "LAPPING": 1}, ["'LAPPING' (1) like 'Lapping' (9)"]),
        ({"Wire Cut": 9, "wire-cut.": 2}, ["'wire-cut.' (2) like 'Wire Cut' (9)"]),
        (
            {"Milling Rework": 3, "Rework Milling": 2},
            ["'Rework Milling' (2) like 'Milling Rework' (3)"],
        ),
        (
            {"Round Grinding - Q.C.": 59, "Round  Q.C.": 2, "Packing": 80},
            ["'Round  Q.C.' (2) like 'Round Grinding - Q.C.' (59)"],
        ),
        ({"완제품 포장": 5, "완제품포장": 1}, ["'완제품포장' (1) like '완제품 포장' (5)"]),
        ({"A01-1": 5, "A01-2": 4, "A0-11": 1}, ["'A0-11' (1) like 'A01-1' (5)"]),
        ({"Turning": 5, "Milling": 4, "C10-1": 1, "C10-2": 1, "+": 1, "-": 1}, []),
    ],
)
def test_spellings_of_one_name_are_found(names: dict[str, int], said: list[str]) -> None:
    assert [str(variant) for variant in variants_of(names)] == said


def test_spelling_variants_are_found_in_operations_and_bookings() -> None:
    rows = [{our.JOB_CODE: "LAP"}, {our.JOB_CODE: "LAP"}, {our.JOB_CODE: "lap"}]

    findings = found(
        "spelling_variants", operation_rows=operations(*rows), result_rows=results(*rows)
    )

    assert [(finding.table, finding.count) for finding in findings] == [
        ("operations", 1),
        ("work_results", 1),
    ]


def test_the_gravest_come_first_and_every_check_is_listed() -> None:
    findings = check_frames(
        items("A", "A", "B"),
        operations({our.ITEM_CODE: "X", our.RUN_MINUTES: -1.0}, {}),
        results({our.QUANTITY: 0.0}, {our.KIND: "rework"}),
        ATTRIBUTES,
        now=NOW,
    )

    order = [list(Severity).index(finding.severity) for finding in findings]
    assert order == sorted(order)
    assert {finding.check for finding in findings} <= set(CHECKS)
    for finding in findings:
        assert finding.message.endswith(".")
        assert finding.message.startswith(finding.table)


def test_parquet_files_are_checked_without_being_loaded_whole(tmp_path: Path) -> None:
    frames = {"items": items("A", "A"), "operations": operations({}), "results": results({})}
    for name, frame in frames.items():
        frame.collect().write_parquet(tmp_path / f"{name}.parquet")

    scanned = [pl.scan_parquet(tmp_path / f"{name}.parquet") for name in frames]
    findings = check_frames(scanned[0], scanned[1], scanned[2], ATTRIBUTES, now=NOW)

    assert [finding.check for finding in findings] == ["duplicate_items"]
