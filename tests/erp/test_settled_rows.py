"""Times of every kind become minutes, in the unit and for the pieces the mapping says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.erp.sources import open_source
from tests.erp.builders import mapping, never, together

if TYPE_CHECKING:
    from pathlib import Path


def test_times_become_minutes_by_the_unit_of_each_row(tmp_path: Path) -> None:
    rows = [
        ("A", "10", "T", "38", "분(Min.)"),
        ("A", "20", "T", "2", "H"),
        ("A", "30", "T", "90", "second"),
        ("A", "40", "T", "3", ""),
        ("A", "50", "T", "3", "lot"),
    ]
    frame = pl.DataFrame(rows, schema=["code", "seq", "job", "run", "unit"], orient="row")
    frame.write_csv(tmp_path / "steps.csv")
    operations = {
        "table": "steps",
        "time_unit": "hour",
        "columns": {
            "item_code": "code",
            "sequence": "seq",
            "job_code": "job",
            "run_minutes": "run",
            "time_unit": "unit",
        },
        "values": {"time_unit": {"분(Min.)": "minute", "H": "hour"}},
    }

    source = open_source(mapping(operations=operations), str(tmp_path))

    found = together(source.operations(never))
    assert found["run_minutes"].to_list() == [38.0, 120.0, 1.5, 180.0, None]
    assert [(each.check, each.examples) for each in source.findings()] == [
        ("unknown_units", ("lot",))
    ]


def results_of(tmp_path: Path, header: str, *lines: str, **changes: object) -> pl.DataFrame:
    (tmp_path / "log.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    names = {"item_code": "part", "job_code": "job", "quantity": "qty"}
    columns = names | dict(changes.pop("columns", {}))  # type: ignore[call-overload]
    results = {"table": "log", "columns": columns, **changes}
    return together(open_source(mapping(work_results=results), str(tmp_path)).work_results(never))


def test_an_event_log_splits_its_minutes_by_the_kind_of_report(tmp_path: Path) -> None:
    found = results_of(
        tmp_path,
        "part,job,qty,kind,minutes,again",
        *("A,T,0,S,30,", "A,T,5,D,50,", "A,T,0,B,20,", "A,T,2,D,10,Y", "A,T,1,?,10,"),
        columns={"kind": "kind", "minutes": "minutes", "rework": "again"},
        values={"kind": {"S": "setup", "D": "run", "B": "breakdown"}},
    )

    assert found.select("kind", "setup_minutes", "run_minutes").rows() == [
        ("production", 30.0, None),
        ("production", None, 50.0),
        ("breakdown", None, 20.0),
        ("rework", None, 10.0),
        (None, None, 10.0),
    ]


def test_minutes_of_one_piece_are_multiplied_by_the_pieces(tmp_path: Path) -> None:
    found = results_of(
        tmp_path,
        "part,job,qty,setup,run",
        "A,T,4,30,2",
        columns={"setup_minutes": "setup", "run_minutes": "run"},
        basis="piece",
    )

    assert found.select("setup_minutes", "run_minutes").row(0) == (30.0, 8.0)


def test_each_time_may_have_a_unit_of_its_own(tmp_path: Path) -> None:
    found = results_of(
        tmp_path,
        "part,job,qty,setup,run",
        "A,T,4,30,2",
        columns={"setup_minutes": "setup", "run_minutes": "run"},
        time_unit={"run_minutes": "hour"},
    )

    assert found.select("setup_minutes", "run_minutes").row(0) == (30.0, 120.0)


def test_a_work_order_may_be_told_by_two_columns_and_a_constant_by_none(tmp_path: Path) -> None:
    found = results_of(
        tmp_path,
        "part,job,qty,run,order,line",
        "A,T,4,1,4711,10",
        "A,T,4,1,4711,",
        columns={"run_minutes": "run", "work_order": ["order", "line"]},
        constants={"work_center": "SAW"},
    )

    assert found["work_order"].to_list() == ["4711/10", "4711"]
    assert found["work_center"].to_list() == ["SAW", "SAW"]


def test_start_completion_and_span_are_compared_while_reading(tmp_path: Path) -> None:
    lines = (
        "A,T,1,0,2012-01-01 08:00:00,2012-01-01 09:15:00,000:00",
        "A,T,1,30,2012-01-01 08:00:00,2012-01-01 08:30:00,000:30",
        "A,T,1,30,2012-01-01 08:00:00,2012-01-01 09:30:00,1899/12/31 00:30:00",
        "A,T,1,30,,,000:30",
    )
    header = "part,job,qty,span,start,complete,written"
    (tmp_path / "log.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    results = {
        "table": "log",
        "columns": {"item_code": "part", "job_code": "job", "run_minutes": "span"},
        "span": {"start": "start", "complete": "complete", "span": "span", "text": "written"},
    }
    source = open_source(mapping(work_results=results), str(tmp_path))
    list(source.work_results(never))

    assert [(each.check, each.count, each.examples) for each in source.findings()] == [
        ("span_placeholders", 1, ("start + 75.0 min",)),
        ("span_disagrees", 1, ("30.0 min, but 90.0 min between the times",)),
        ("span_spelling", 1, ("1899/12/31 00:30:00",)),
    ]


def test_minutes_are_the_time_from_start_to_completion_where_no_duration_is_booked(
    tmp_path: Path,
) -> None:
    lines = (
        "A,T,1,2025-01-01 08:00:00,2025-01-01 09:15:30,setup",
        "A,T,1,2025-01-01 08:00:00,2025-01-01 08:30:00,run",
        "A,T,1,2025-01-01 08:00:00,2025-01-01 07:30:00,run",
        "A,T,1,2025-01-01 08:00:00,soon,run",
    )
    (tmp_path / "log.csv").write_text("\n".join(["part,job,qty,from,to,kind", *lines]), "utf-8")
    columns = {"item_code": "part", "job_code": "job", "kind": "kind", "started": "from"}
    results = {
        "table": "log",
        "columns": columns,
        "values": {"kind": {"setup": "setup", "run": "run"}},
        "span": {"start": "from", "complete": "to"},
    }
    source = open_source(mapping(work_results=results), str(tmp_path))

    found = together(source.work_results(never))

    assert found["setup_minutes"].to_list() == [75.5, None, None, None]
    assert found["run_minutes"].to_list() == [None, 30.0, None, None]
    assert [(each.check, each.count, each.examples) for each in source.findings()] == [
        ("unreadable_values", 1, ("soon",)),
        ("span_disagrees", 1, ("-30.0",)),
    ]
