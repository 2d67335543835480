"""Plants nobody here knows: another language, another trade, a mapping file and nothing else."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest

from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.erp.sources import open_source
from tests.erp.builders import MINIMAL, mapping, never, together

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = """
title = "Zerspanung"
decimal = ","
dates = ["%d.%m.%Y"]

[connection]
kind = "folder"

[units."maß"]
to = "mm"
factors = { mm = 1, cm = 10, Zoll = 25.4 }

[items]
table = "Teile"
columns = { item_code = "Sachnummer", item_name = "Benennung" }

[items.attributes]
"Länge" = { type = "number", unit_column = "Einheit", units = "maß", en = "Length" }
Serie = { type = "yes_no", values = { ja = "yes", nein = "no" } }

[operations]
table = "Arbeitspläne"
time_unit = { setup_minutes = "hour", run_minutes = "second" }
where = [{ column = "Status", op = "in", value = ["frei", "neu"] }]

[operations.columns]
item_code = "Sachnummer"
routing_no = ["Plan", "Variante"]
sequence = "AVO"
job_code = "Verfahren"
operation_type = "Fertigung"
setup_minutes = "tr"
run_minutes = "te"
created = "angelegt"

[operations.values.operation_type]
eigen = "in_house"
fremd = "outside"

[work_results]
table = "Rückmeldungen"
basis = "piece"
time_unit = "hour"

[work_results.columns]
item_code = "Sachnummer"
job_code = "Verfahren"
work_order = "Auftrag"
reported = "Datum"
quantity = "Gut"
run_minutes = "Stunden je Stück"
"""

CARTONS = """
[connection]
kind = "folder"

[items]
table = "cartons.xlsx"
sheet = "제품"
columns = { item_code = "제품번호" }

[work_results]
table = "cartons.xlsx"
sheet = "실적"

[work_results.columns]
item_code = "제품번호"
job_code = "공정"
work_order = "작업지시"
quantity = "수량"
run_minutes = "분"
reported = "일시"
"""


@pytest.fixture
def machining(tmp_path: Path) -> Path:
    """CSV exports as a German spreadsheet writes them."""
    files = {
        "Teile.csv": (
            "Sachnummer;Benennung;Länge;Einheit;Serie\n"
            "007;Welle;1.250,5;mm;ja\n"
            "008;Rad;2;Zoll;nein\n"
        ),
        "Arbeitspläne.csv": (
            "Sachnummer;Plan;Variante;AVO;Verfahren;Fertigung;tr;te;angelegt;Status\n"
            "007;1;A;10;Drehen;eigen;0,5;90;31.12.2024;frei\n"
            "007;1;A;20;Härten;fremd;;;01.02.2025;neu\n"
            "007;1;A;30;Fräsen;eigen;1;60;01.02.2025;gesperrt\n"
        ),
        "Rückmeldungen.csv": (
            "Sachnummer;Verfahren;Auftrag;Datum;Gut;Stunden je Stück\n"
            "007;Drehen;4711;24.03.2025;10;0,05\n"
        ),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_german_machine_shop_needs_only_a_mapping_file(machining: Path) -> None:
    file = machining / "zerspanung.toml"
    file.write_text(GERMAN, encoding="utf-8")
    source = open_source(load_mapping(file), str(machining))

    items = together(source.items(never))
    operations = together(source.operations(never))
    (booking,) = together(source.work_results(never)).to_dicts()

    assert items.rows() == [("007", "Welle", 1250.5, True), ("008", "Rad", 50.8, False)]
    turning, hardening = operations.to_dicts()
    assert (turning["routing_no"], turning["sequence"]) == ("1/A", 10)
    assert (turning["setup_minutes"], turning["run_minutes"]) == (30.0, 1.5)
    assert str(turning["created"]) == "2024-12-31 00:00:00"
    assert (hardening["operation_type"], hardening["setup_minutes"]) == ("outside", None)
    assert booking["run_minutes"] == pytest.approx(30.0)
    assert source.findings() == ()


def test_a_carton_plant_in_one_korean_workbook_needs_only_a_mapping_file(tmp_path: Path) -> None:
    (tmp_path / "cartons.toml").write_text(CARTONS, encoding="utf-8")
    book = openpyxl.Workbook()
    products = book.active
    products.title = "제품"
    for row in (
        ("제품번호", "재질", "가로"),
        ("00017", "골판지", "320"),
        ("00018", "백판지", None),
    ):
        products.append(row)
    bookings = book.create_sheet("실적")
    for booking in (
        ("작업지시", "제품번호", "공정", "수량", "분", "일시"),
        ("W1", "00017", "인쇄", 500, 42.5, "2025-03-01 08:00"),
        ("W1", "00017", "톰슨", 500, 30, "2025-03-01 10:00"),
    ):
        bookings.append(booking)
    book.save(tmp_path / "cartons.xlsx")
    source = open_source(load_mapping(tmp_path / "cartons.toml"), str(tmp_path))

    items = together(source.items(never))
    results = together(source.work_results(never))

    assert [attribute.name for attribute in source.attributes()] == ["재질", "가로"]
    assert items["item_code"].to_list() == ["00017", "00018"]
    assert results.select("job_code", "quantity", "run_minutes").rows() == [
        ("인쇄", 500.0, 42.5),
        ("톰슨", 500.0, 30.0),
    ]
    assert not source.has_routing_master
    assert list(source.operations(never)) == []


JOB_SHOP = """
[connection]
kind = "folder"

[units.mass]
to = "kg"
factors = { kg = 1, g = 0.001 }

[items]
table = "parts"
columns = { item_code = "part" }
attributes.thickness = { type = "number", unit = "mm" }
attributes.weight = { type = "number", units = "mass", default_unit = "kg" }

[operations]
table = "router"
time_unit = { setup_minutes = "h:mm" }
columns = { item_code = "part", sequence = "no", job_code = "op", setup_minutes = "setup" }

[work_results]
table = "tickets"
columns = { item_code = "part", job_code = "op", quantity = "good" }
span = { start = "in", complete = "out" }
"""


def test_units_behind_numbers_hours_with_a_colon_and_a_change_of_clocks(tmp_path: Path) -> None:
    (tmp_path / "job-shop.toml").write_text(JOB_SHOP, encoding="utf-8")
    (tmp_path / "parts.csv").write_text(
        "part,thickness,weight\nA,1.5 mm,250 g\nB,2,3\nC,0.5 m,1 lb\n", encoding="utf-8"
    )
    (tmp_path / "router.csv").write_text(
        "part,no,op,setup\nA,10,TURN,0:20\nB,10,TURN,1:05\n", encoding="utf-8"
    )
    (tmp_path / "tickets.csv").write_text(
        "part,op,good,in,out\n"
        "A,TURN,5,2024-10-27T01:30:00+02:00,2024-10-27T02:30:00+01:00\n"
        "B,TURN,5,2024-10-28T08:00:00Z,2024-10-28T10:30:00+01:00\n",
        encoding="utf-8",
    )
    source = open_source(load_mapping(tmp_path / "job-shop.toml"), str(tmp_path))

    items = together(source.items(never))
    planned = together(source.operations(never))
    booked = together(source.work_results(never))

    assert items["thickness"].to_list() == [1.5, 2.0, None]
    assert items["weight"].to_list() == [0.25, 3.0, None]
    assert planned["setup_minutes"].to_list() == [20.0, 65.0]
    assert booked["run_minutes"].to_list() == [120.0, 90.0]
    assert [(found.check, found.count) for found in source.findings()] == [
        ("unreadable_values", 1),
        ("unknown_units", 1),
    ]


@pytest.mark.parametrize(
    ("case", "codes"), [("", ["AB-1x", "ab-1X"]), ('code_case = "upper"', ["AB-1X", "AB-1X"])]
)
def test_codes_typed_in_another_case_are_the_same_where_the_mapping_says_so(
    tmp_path: Path, case: str, codes: list[str]
) -> None:
    (tmp_path / "plant.toml").write_text(f"{case}\n{MINIMAL}", encoding="utf-8")
    (tmp_path / "items.csv").write_text("code,name\nAB-1x,a\n", encoding="utf-8")
    (tmp_path / "steps.csv").write_text("code,seq,job,run\nab-1X,10,T,1\n", encoding="utf-8")
    source = open_source(load_mapping(tmp_path / "plant.toml"), str(tmp_path))

    items, steps = together(source.items(never)), together(source.operations(never))

    assert [*items["item_code"], *steps["item_code"]] == codes


@pytest.mark.parametrize("unit", ["minute", "h:mm"])
def test_time_cells_of_a_workbook_are_durations(tmp_path: Path, unit: str) -> None:
    (tmp_path / "items.csv").write_text("code,name\nA,a\n", encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["code", "seq", "job", "run"])
    for sequence, run in ((10, time(1, 30)), (20, timedelta(hours=30, minutes=15))):
        sheet.append(["A", sequence, "T", run])
    sheet["D3"].number_format = "[h]:mm"
    book.save(tmp_path / "steps.xlsx")
    columns = {"item_code": "code", "sequence": "seq", "job_code": "job", "run_minutes": "run"}
    operations = {"table": "steps", "columns": columns, "time_unit": unit}

    source = open_source(mapping(operations=operations), str(tmp_path))

    assert together(source.operations(never))["run_minutes"].to_list() == [90.0, 1815.0]
    assert source.findings() == ()
