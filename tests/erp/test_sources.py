from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.errors import (
    MissingColumnError,
    MissingTableError,
    SettingError,
    UnreadableFileError,
    WorkCancelledError,
)
from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.erp.sources import open_source
from routingml_desktop.erp.sqlite_file import SqliteFile
from tests.erp.builders import mapping, never, sqlite_with, together

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from routingml_desktop.services.ports import PlantSource

ITEM_COLUMNS = ["code", "name", "material", "diameter", "unit"]
ITEM_ROWS = [
    ("00123", "실링", "316L", "2", "INCH"),
    ("abc", "글랜드", "-", "55", "MM"),
    ("=cmd", "", "SIC", "9999", "D"),
]
STEP_COLUMNS = ["code", "seq", "job", "run"]
STEP_ROWS = [("00123", "20", "Q30-1", "15"), ("00123", "10", "F61-1", "38")]
ITEMS = {
    "table": "items",
    "columns": {"item_code": "code", "item_name": "name"},
    "missing": [9999],
    "attributes": {
        "diameter": {
            "type": "number",
            "unit_column": "unit",
            "units": "length",
            "ko": "외경",
            "en": "Outer diameter",
        }
    },
}
UNITS = {"length": {"to": "mm", "factors": {"MM": 1, "INCH": 25.4}}}


def sqlite_place(tmp_path: Path) -> Path:
    return sqlite_with(
        tmp_path / "plant.sqlite", items=(ITEM_COLUMNS, ITEM_ROWS), steps=(STEP_COLUMNS, STEP_ROWS)
    )


def csv_place(tmp_path: Path) -> Path:
    folder = tmp_path / "plant"
    folder.mkdir()
    for name, columns, rows in (
        ("items", ITEM_COLUMNS, ITEM_ROWS),
        ("steps", STEP_COLUMNS, STEP_ROWS),
    ):
        pl.DataFrame(rows, schema=columns, orient="row").write_csv(folder / f"{name}.csv")
    return folder


def parquet_place(tmp_path: Path) -> Path:
    folder = tmp_path / "plant"
    folder.mkdir()
    pl.DataFrame(ITEM_ROWS, schema=ITEM_COLUMNS, orient="row").write_parquet(
        folder / "items.parquet"
    )
    pl.DataFrame(STEP_ROWS, schema=STEP_COLUMNS, orient="row").cast(
        {"seq": pl.Int64}
    ).write_parquet(folder / "steps.parquet")
    return folder


def excel_place(tmp_path: Path) -> Path:
    folder = tmp_path / "plant"
    folder.mkdir()
    for name, columns, rows in (
        ("items", ITEM_COLUMNS, ITEM_ROWS),
        ("steps", STEP_COLUMNS, STEP_ROWS),
    ):
        pl.DataFrame(rows, schema=columns, orient="row").write_excel(folder / f"{name}.xlsx")
    return folder


PLACES = [sqlite_place, csv_place, parquet_place, excel_place]


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_source_gives_the_same_rows(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    source = open_source(mapping(items=ITEMS, units=UNITS), str(place(tmp_path)))

    items = together(source.items(never))
    operations = together(source.operations(never))

    assert items.columns == ["item_code", "item_name", "diameter", "material"]
    assert items.rows() == [
        ("00123", "실링", 50.8, "316L"),
        ("abc", "글랜드", 55.0, None),
        ("=cmd", None, None, "SIC"),
    ]
    assert operations.schema == pl.Schema(
        {
            name: pl.Datetime("us") if kind == "Datetime" else getattr(pl, kind)
            for name, kind in our.OPERATION_COLUMNS.items()
        }
    )
    assert operations["sequence"].to_list() == [20, 10]
    assert operations["run_minutes"].to_list() == [15.0, 38.0]
    assert operations["routing_no"].to_list() == ["1", "1"]
    assert operations["operation_type"].to_list() == ["unknown", "unknown"]
    source.close()


def test_a_source_is_what_the_services_expect(tmp_path: Path) -> None:
    source: PlantSource = open_source(
        mapping(items=ITEMS, units=UNITS), str(sqlite_place(tmp_path))
    )

    assert (source.facts.name, source.facts.kind) == ("test", "sqlite")
    assert source.facts.title == "plant.sqlite"
    assert source.has_routing_master is True


def test_attributes_are_those_described_then_all_others(tmp_path: Path) -> None:
    source = open_source(mapping(items=ITEMS, units=UNITS), str(sqlite_place(tmp_path)))

    diameter, material = source.attributes()

    assert (diameter.name, diameter.unit, diameter.label("ko")) == ("diameter", "mm", "외경")
    assert (material.name, material.compared) == ("material", True)


def test_columns_not_named_can_be_shown_only_or_skipped(tmp_path: Path) -> None:
    file = str(sqlite_place(tmp_path))

    shown = open_source(mapping(items=ITEMS | {"others": "show"}, units=UNITS), file)
    skipped = open_source(mapping(items=ITEMS | {"others": "skip"}, units=UNITS), file)

    assert [a.compared for a in shown.attributes()] == [True, False]
    assert [a.name for a in skipped.attributes()] == ["diameter"]


def test_what_could_not_be_settled_is_found_with_examples(tmp_path: Path) -> None:
    source = open_source(mapping(items=ITEMS, units=UNITS), str(sqlite_place(tmp_path)))
    list(source.items(never))

    (sentinel,) = source.findings()

    assert (sentinel.check, sentinel.table, sentinel.column) == (
        "sentinel_values",
        "items",
        "diameter",
    )
    assert (sentinel.count, sentinel.rows, sentinel.examples) == (1, 3, ("9999",))


def test_reading_twice_does_not_count_twice(tmp_path: Path) -> None:
    source = open_source(mapping(items=ITEMS, units=UNITS), str(sqlite_place(tmp_path)))
    list(source.items(never))

    list(source.items(never))

    assert [finding.count for finding in source.findings()] == [1]


@pytest.mark.parametrize("place", PLACES)
def test_a_missing_table_is_named_with_those_that_are_there(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    source = open_source(
        mapping(items={**ITEMS, "table": "itmes"}, units=UNITS), str(place(tmp_path))
    )

    with pytest.raises(MissingTableError, match=r"itmes .* There is: items"):
        list(source.items(never))


@pytest.mark.parametrize("place", PLACES)
def test_a_missing_column_is_named_with_the_closest(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    wrong = mapping(items={"table": "items", "columns": {"item_code": "CODE"}})
    source = open_source(wrong, str(place(tmp_path)))

    with pytest.raises(MissingColumnError, match=r"no column CODE.*mean code\?"):
        list(source.items(never))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ({"op": "=", "value": "abc"}, ["abc"]),
        ({"op": "<>", "value": "abc"}, ["00123", "=cmd"]),
        ({"op": "in", "value": ["abc", "=cmd"]}, ["abc", "=cmd"]),
        ({"op": "not in", "value": ["abc"]}, ["00123", "=cmd"]),
        ({"op": "like", "value": "00%"}, ["00123"]),
        ({"op": "is not null"}, ["00123", "abc", "=cmd"]),
        ({"op": "=", "value": "' OR 1=1 --"}, []),
    ],
)
def test_a_filter_means_the_same_everywhere(
    tmp_path: Path,
    place: Callable[[Path], Path],
    condition: Mapping[str, object],
    codes: list[str],
) -> None:
    filtered = ITEMS | {"where": [{"column": "code", **condition}]}
    source = open_source(mapping(items=filtered, units=UNITS), str(place(tmp_path)))

    found = [code for batch in source.items(never) for code in batch["item_code"]]

    assert found == codes


def test_numbers_and_dates_of_a_csv_are_filtered_as_such(tmp_path: Path) -> None:
    (tmp_path / "items.csv").write_text(
        "code,size,seen\nA,9,2024-01-05\nB,10,2023-12-31\nC,,2024-02-01\n", encoding="utf-8"
    )
    where = [
        {"column": "size", "op": ">=", "value": 9},
        {"column": "seen", "op": ">=", "value": datetime(2024, 1, 1)},  # noqa: DTZ001 (ERP times are local)
    ]
    items = {"table": "items", "columns": {"item_code": "code"}, "where": where}

    source = open_source(mapping(items=items), str(tmp_path))

    assert together(source.items(never))["item_code"].to_list() == ["A"]


def test_rows_without_a_code_are_left_out_and_counted(tmp_path: Path) -> None:
    (tmp_path / "items.csv").write_text("code,name\nA,a\n ,b\n-,c\n", encoding="utf-8")

    source = open_source(mapping(), str(tmp_path))

    assert together(source.items(never))["item_code"].to_list() == ["A"]
    (blank,) = source.findings()
    assert (blank.check, blank.count, blank.rows) == ("blank_codes", 2, 3)


def test_items_can_be_the_distinct_codes_of_the_bookings(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("part,job\nA,1\nB,1\nA,2\nA,1\n", encoding="utf-8")
    items = {
        "table": "log",
        "distinct": True,
        "columns": {"item_code": "part"},
        "attributes": {"part": {}},
        "others": "skip",
    }
    small = {"kind": "folder", "batch_rows": 2}

    source = open_source(mapping(items=items, connection=small), str(tmp_path))

    assert together(source.items(never))["item_code"].to_list() == ["A", "B"]


def test_a_lookup_brings_columns_in_and_repeats_rows_with_several_matches(tmp_path: Path) -> None:
    (tmp_path / "steps.csv").write_text("model,seq,job\nM1,10,T\nM2,10,X\n", encoding="utf-8")
    (tmp_path / "items.csv").write_text("code,model\nA,M1\nB,M1\n", encoding="utf-8")
    operations = {
        "table": "steps",
        "columns": {
            "item_code": "item",
            "routing_no": "model",
            "sequence": "seq",
            "job_code": "job",
        },
        "lookups": [
            {
                "table": "items",
                "on": {"model": "model"},
                "columns": {"item": "code"},
                "required": True,
            }
        ],
    }

    source = open_source(mapping(operations=operations), str(tmp_path))

    found = together(source.operations(never)).select("item_code", "routing_no", "job_code")
    assert found.rows() == [("A", "M1", "T"), ("B", "M1", "T")]
    assert source.findings() == ()


@pytest.mark.parametrize("kind", ["folder", "sqlite"])
def test_a_lookup_filters_lines_by_their_heads(tmp_path: Path, kind: str) -> None:
    lines, heads = [("P1", "10", "T"), ("P2", "10", "X")], [("P1", "A", "ok"), ("P2", "A", "old")]
    if kind == "sqlite":
        location = sqlite_with(
            tmp_path / "plant.db",
            items=(["code", "name"], [("A", "a")]),
            steps=(["plan", "seq", "job"], lines),
            heads=(["plan", "item", "state"], heads),
        )
    else:
        location = tmp_path
        for name, rows in (("plan,seq,job", lines), ("plan,item,state", heads)):
            file = "steps.csv" if rows is lines else "heads.csv"
            text = "\n".join([name, *map(",".join, rows)])
            (tmp_path / file).write_text(text, encoding="utf-8")
    operations = {
        "table": "steps",
        "columns": {"item_code": "item", "sequence": "seq", "job_code": "job"},
        "lookups": [
            {
                "table": "heads",
                "on": {"plan": "plan"},
                "columns": {"item": "item"},
                "where": [{"column": "state", "op": "<>", "value": "old"}],
                "required": True,
            }
        ],
    }

    found = together(open_source(mapping(operations=operations), str(location)).operations(never))

    assert found["job_code"].to_list() == ["T"]


@pytest.mark.parametrize("name", ["rows.csv", "rows.XLSX", "rows.parquet"])
def test_a_file_of_rows_as_location_is_told_to_name_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("code\n", "utf-8")

    with pytest.raises(SettingError, match=r"no SQLite file; name the folder it is in"):
        open_source(mapping(), str(tmp_path / name))


def test_without_a_location_the_mapping_says_where(tmp_path: Path) -> None:
    place = {"kind": "folder", "path": str(csv_place(tmp_path))}

    source = open_source(mapping(items=ITEMS, units=UNITS, connection=place))

    assert source.facts.kind == "folder"
    assert together(source.items(never)).height == 3


@pytest.mark.parametrize("location", ["", "nowhere.sqlite", "/no/such/folder"])
def test_a_place_that_is_not_there_is_named(location: str) -> None:
    with pytest.raises(SettingError, match=r"source\.location"):
        open_source(mapping(), location)


def test_stopping_between_batches_ends_the_reading(tmp_path: Path) -> None:
    small = {"kind": "sqlite", "batch_rows": 1}
    source = open_source(
        mapping(items=ITEMS, units=UNITS, connection=small), str(sqlite_place(tmp_path))
    )
    asked = iter([False, False, False, True, True])

    with pytest.raises(WorkCancelledError):
        list(source.items(lambda: next(asked)))


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plant.sqlite"
    file.write_bytes(b"this is a letter, not a database" * 100)

    with pytest.raises(UnreadableFileError, match="not a database"):
        list(open_source(mapping(), str(file)).items(never))


def test_a_source_cannot_write_to_the_database(tmp_path: Path) -> None:
    reader = SqliteFile(sqlite_place(tmp_path), 10)

    with pytest.raises(UnreadableFileError, match="readonly"):
        reader._run("DELETE FROM items")

    reader.close()


def test_the_erp_mapping_reads_views_without_their_schema_from_a_copy(tmp_path: Path) -> None:
    ksm = load_mapping("ksm")
    assert ksm.work_results is not None
    columns = list(ksm.work_results.source_columns())
    row = ["I1", "C1", "10", "A01-1", "황삭", "CNC-01", "CNC 1호기", "2024-05-01", 5, 0, 20.0, 38.5]
    file = sqlite_with(tmp_path / "copy.sqlite", BI_WORK_ORDER_RESULTS=(columns, [row]))

    found = together(open_source(ksm, str(file)).work_results(never))

    assert found.select("item_code", "job_name", "setup_minutes", "run_minutes").row(0) == (
        "I1",
        "황삭",
        20.0,
        38.5,
    )


def test_spellings_of_an_attribute_are_joined(tmp_path: Path) -> None:
    (tmp_path / "items.csv").write_text("code,name,m\nA,a,316 L\nB,b,304\n", encoding="utf-8")
    joined = {"attributes": {"m": {"values": {"316 L": "316L"}}}}

    source = open_source(mapping(items=ITEMS | joined), str(tmp_path))

    assert together(source.items(never))["m"].to_list() == ["316L", "304"]


@pytest.mark.parametrize(
    ("named", "made"),
    [({}, "2020-01-01"), ({"created": "made"}, "2019-05-01")],
)
def test_a_routing_without_a_date_of_its_making_was_made_when_it_became_valid(
    tmp_path: Path, named: dict[str, str], made: str
) -> None:
    (tmp_path / "steps.csv").write_text(
        "code,seq,job,from,made\nA,10,T,2020-01-01,2019-05-01\n", encoding="utf-8"
    )
    columns = {"item_code": "code", "sequence": "seq", "job_code": "job", "valid_from": "from"}
    operations = {"table": "steps", "columns": columns | named}

    found = together(open_source(mapping(operations=operations), str(tmp_path)).operations(never))

    assert found["created"].dt.strftime("%Y-%m-%d").to_list() == [made]
