from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import MappingError
from routingml_desktop.erp.mapping import load_mapping, shipped_mappings
from tests.erp.builders import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "plant.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", shipped_mappings())
def test_every_shipped_mapping_loads_under_its_own_name(name: str) -> None:
    assert load_mapping(name).name == name


def test_the_four_promised_mappings_are_shipped() -> None:
    assert set(shipped_mappings()) >= {"ksm", "demo", "adventureworks", "production-log"}


def test_a_mapping_file_of_another_plant_loads_and_is_named_after_its_file(tmp_path: Path) -> None:
    loaded = load_mapping(written(tmp_path, MINIMAL))

    assert loaded.name == "plant"
    assert loaded.operations is not None
    assert loaded.operations.source_columns() == ("code", "seq", "job", "run")


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("one_item.toml", "one_item"),
        ("My plant (2).toml", "my-plant-2"),
        ("공장.toml", "공장"),
        ("\u1100\u1169\u11bc\u110c\u1161\u11bc.toml", "공장"),
        ("Werk Süd.v2.toml", "werk-süd-v2"),
        ("---.toml", "plant"),
    ],
)
def test_whatever_a_mapping_file_is_called_it_gets_a_name(
    tmp_path: Path, file_name: str, name: str
) -> None:
    file = tmp_path / file_name
    file.write_text(MINIMAL, encoding="utf-8")

    assert load_mapping(file).name == name


@pytest.mark.parametrize("name", ["Werk_2", "우리 공장", "plant.3"])
def test_a_name_written_into_the_mapping_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    assert load_mapping(written(tmp_path, f'name = "{name}"\n{MINIMAL}')).name == name


def test_an_empty_name_is_the_file_s(tmp_path: Path) -> None:
    assert load_mapping(written(tmp_path, f'name = ""\n{MINIMAL}')).name == "plant"


def test_a_name_that_is_no_text_or_holds_a_line_break_is_refused(tmp_path: Path) -> None:
    for name in ("7", '"a\\nb"'):
        with pytest.raises(MappingError, match="name"):
            load_mapping(written(tmp_path, f"name = {name}\n{MINIMAL}"))


def test_a_mapping_saved_with_a_byte_order_mark_loads(tmp_path: Path) -> None:
    file = tmp_path / "plant.toml"
    file.write_text(MINIMAL, encoding="utf-8-sig")

    assert load_mapping(file).name == "plant"


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (("[items]\n", "[itmes]\n"), ["items", "required"]),
        (("job_code", "job_cod"), ["job_cod", "allowed", "job_code"]),
        (('job_code = "job", ', ""), ["operations", "columns.job_code is required"]),
        (('kind = "folder"', 'kind = "folder"\nencoding = "klingon"'), ["no such encoding"]),
        (('kind = "folder"', 'kind = "oracle"'), ["connection.kind", "odbc", "sqlite", "folder"]),
        (("[items]\n", "[rules]\ninspections = ['Q(']\n[items]\n"), ["rules", "no regular"]),
        (("[items]\n", "[rules]\ninspections = ['']\n[items]\n"), ["rules", "every job code"]),
        (
            ("[operations]", "colour = 1\n[operations]"),
            ["items.colour", "no such key", "allowed: table, sheet"],
        ),
        (('table = "items"', 'table = ""'), ["items.table", "empty"]),
        (('table = "items"', 'table = "it\\u0000ems"'), ["items.table", "control character"]),
        (
            ("[operations]", "[items.attributes]\nd = { units = 'mm' }\n[operations]"),
            ["items.attributes.d", "units and missing need"],
        ),
        (
            (
                "[operations]",
                (
                    "[items.attributes]\nd = { type = 'number', unit_column = 'u', units = 'x' }\n"
                    "[operations]"
                ),
            ),
            ["items.attributes.d.units", "known: none"],
        ),
        (
            ("[operations]\n", "[operations]\ntime_unit = 'week'\n"),
            ["operations.time_unit", "minute", "hour"],
        ),
        (
            ("[operations]\n", "[operations]\nvalues = { operation_type = { A = 'ours' } }\n"),
            ["operation_type.A", "in_house", "outside"],
        ),
        (
            ("[operations]\n", "[operations]\nwhere = [{ column = 'a', op = '~', value = 1 }]\n"),
            ["operations.where.0.op", "like"],
        ),
        (
            (
                "[operations]\n",
                (
                    "[operations]\nwhere = [{ column = 's', op = '=', value = 1 }]\nlookups = "
                    "[{ table = 'h', on = { a = 'b' }, columns = { s = 'state' } }]\n"
                ),
            ),
            ["operations: where: s comes from a lookup", "required = true"],
        ),
        (
            ("[operations]\n", "[operations]\nwhere = [{ column = 'a', op = 'in', value = [] }]\n"),
            ["operations.where.0", "empty"],
        ),
        (
            (
                "[operations]",
                "[items.attributes]\nd.values = { A = 'B' }\nd.type = 'date'\n[operations]",
            ),
            ["items.attributes.d", "yes_no"],
        ),
        (
            ("[operations]\n", "[operations]\ntimeunit = 'hour'\n"),
            ["operations.timeunit", "did you mean time_unit?", "allowed: table", "given: 'hour'"],
        ),
        (
            ("[operations]\n", "[operations]\ntime_unit = 'Std'\n"),
            [
                "operations.time_unit: allowed: 'second', 'minute', 'hour', 'day'",
                "'h:mm' or 'm:ss' (given: 'Std')",
            ],
        ),
        (
            (
                "[connection]",
                (
                    "[work_results]\ntable = 'w'\ncolumns = { item_code = 'a', job_code = 'b', "
                    "setup_minutes = 'c', minutes = 'd' }\n[connection]"
                ),
            ),
            ["work_results: columns.setup_minutes", "name run_minutes where both are booked"],
        ),
        (("[connection]", "decimal = ';'\n[connection]"), ["decimal: allowed: '.' or ','"]),
        (("[connection]", "dates = '%d.%m.%Y'\n[connection]"), ["dates", "list in brackets"]),
        (
            ("[connection]", "dates = ['dd.mm.yyyy']\n[connection]"),
            ["dates.0", "%d is the day", "24.03.2025 is %d.%m.%Y"],
        ),
        (("[connection]", "dates = ['%d.%m.%Q']\n[connection]"), ["dates.0", "no spelling"]),
        (('run_minutes = "run"', "run_minutes = 8"), ["run_minutes: needs a text in quotes"]),
        (("[operations]", "attributes = { d = 'x' }\n[operations]"), ["needs a table in braces"]),
        (
            ("[operations]\n", "[operations]\nlookups = [{ tabel = 't' }]\n"),
            ["operations.lookups.0.tabel", "did you mean table?"],
        ),
        (("[items]", "[items"), ["line"]),
        (("[items]", "[품목]"), ["line", "in quotes"]),
    ],
)
def test_every_fault_is_named_with_file_key_and_what_is_allowed(
    tmp_path: Path, spoilt: tuple[str, str], said: list[str]
) -> None:
    file = written(tmp_path, MINIMAL.replace(*spoilt))

    with pytest.raises(MappingError) as caught:
        load_mapping(file)

    for word in ("literal[", "function-after", "valid tuple", "instance of"):
        assert word not in str(caught.value)

    assert "plant.toml" in str(caught.value)
    for word in said:
        assert word in str(caught.value)


def test_an_unknown_name_lists_the_shipped_mappings() -> None:
    with pytest.raises(MappingError, match=r"ksm"):
        load_mapping("kms")


@pytest.mark.parametrize("keyword", ["PWD", "pwd", "Password"])
def test_a_password_in_a_mapping_is_refused_and_not_repeated(tmp_path: Path, keyword: str) -> None:
    secret = f'kind = "odbc"\noptions = {{ {keyword} = "hunter2" }}'
    file = written(tmp_path, MINIMAL.replace('kind = "folder"', secret))

    with pytest.raises(MappingError) as caught:
        load_mapping(file)

    assert "ROUTINGML_ERP_PASSWORD" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_plant_without_operations_and_results_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, MINIMAL.partition("[operations]")[0])

    with pytest.raises(MappingError, match="nothing is learned"):
        load_mapping(file)


def test_an_event_log_needs_minutes_or_run_minutes(tmp_path: Path) -> None:
    log = '[work_results]\ntable = "log"\ncolumns = { item_code = "i", job_code = "j" }\n'

    with pytest.raises(MappingError, match="run_minutes, or minutes"):
        load_mapping(written(tmp_path, MINIMAL + log))


def test_the_erp_mapping_names_only_columns_verified_in_the_views() -> None:
    ksm = load_mapping("ksm")

    assert ksm.operations is not None
    assert ksm.work_results is not None
    invented = {
        "ITEM_GRP2",
        "INSRT_USER",
        "UNIT",
        "DRAW_MP",
        "WC_CD",
        "CREATE_DATE",
        "OPERATION_CD",
    }
    named = {
        *ksm.items.attributes,
        *ksm.operations.source_columns(),
        *ksm.work_results.source_columns(),
    }
    assert not named & invented
    assert len(ksm.items.attributes) == 32
    assert set(ksm.work_results.source_columns()) == {
        *("ITEM_CD", "PROC_SEQ", "RES_CD", "RES_DIS", "JOB_CD", "CD_NM", "REPORT_DT"),
        *("MACH_WORKED_HOURS", "SETUP_HOURS", "ORDER_QTY", "BAD_QTY", "ROUT_NO"),
    }


def test_the_demo_plant_has_the_erp_columns_and_a_work_order_number() -> None:
    ksm, demo = load_mapping("ksm"), load_mapping("demo")

    assert ksm.work_results is not None
    assert demo.work_results is not None
    assert ksm.operations is not None
    assert demo.operations is not None
    assert demo.items.attributes == ksm.items.attributes
    assert demo.operations.columns == ksm.operations.columns
    # What the plant's own rework and breakdown codes are is not known; the demo plant's are.
    demo_alone = {"work_order": "WO_NO", "kind": "JOB_CD"}
    assert demo.work_results.columns == ksm.work_results.columns | demo_alone


@pytest.mark.parametrize("spelling", ["%d.%m.%Y", "%d/%m/%y %H:%M", "%Y%m%dT%H%M%S%.f", "%F %T"])
def test_every_usual_spelling_of_a_date_is_taken(tmp_path: Path, spelling: str) -> None:
    loaded = load_mapping(written(tmp_path, f"dates = ['{spelling}']\n{MINIMAL}"))

    assert loaded.dates == (spelling,)


def test_a_constant_may_be_written_as_a_number(tmp_path: Path) -> None:
    text = MINIMAL + "constants = { base_quantity = 100 }\n"

    operations = load_mapping(written(tmp_path, text)).operations

    assert operations is not None
    assert operations.constants == {"base_quantity": "100"}


TIMED = """
[work_results]
table = "log"
{more}
span = {{ start = "from", complete = "to" }}
columns = {{ item_code = "code", job_code = "job"{column} }}
"""


@pytest.mark.parametrize(
    ("more", "column", "said"),
    [
        ("", ', run_minutes = "run"', "span.span"),
        ('basis = "piece"', "", "whole order"),
    ],
)
def test_times_make_the_minutes_only_where_nothing_else_does(
    tmp_path: Path, more: str, column: str, said: str
) -> None:
    with pytest.raises(MappingError, match=said):
        load_mapping(written(tmp_path, MINIMAL + TIMED.format(more=more, column=column)))
