"""Subcontracted work is done in-house only where the planner's table says how, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.conversion import (
    NO_CONVERSIONS,
    Conversion,
    Conversions,
    InHousePlace,
    OutsideOperation,
)
from routingml_desktop.domain.errors import InputError, UnreadableFileError, WriteError
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.durable import failing, write_json
from routingml_desktop.services.in_house import InHouseTable, checked
from routingml_desktop.services.oversight import Oversight
from tests.builders import operation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.paths import Home

COATING = Conversion("Z20-1", "J10-1", "COT-01")
AT_KIM = Conversion("Z20-1", "J10-1", "COT-02", partner="KIM")


@pytest.fixture
def table(home: Home) -> InHouseTable:
    return InHouseTable(home.in_house_file)


def coated(code: str = "Z20-1", partner: str = "") -> Operation:
    return operation(code, operation_type=OperationType.OUTSIDE, partner=partner)


def test_at_first_nothing_is_done_in_house_and_nothing_written(
    table: InHouseTable, home: Home
) -> None:
    assert table.conversions() == NO_CONVERSIONS
    assert not home.in_house_file.exists()


def test_a_row_is_kept_for_the_next_start(table: InHouseTable, home: Home) -> None:
    table.keep(Conversion(" Z20-1 ", "J10-1", "COT-01 "))
    table.keep(Conversion("외주도장", "사내도장", "도장실"))

    kept = InHouseTable(home.in_house_file).conversions()

    assert kept.rows == (COATING, Conversion("외주도장", "사내도장", "도장실"))


def test_an_operation_has_one_row_for_each_subcontractor(table: InHouseTable) -> None:
    table.keep(COATING)
    table.keep(AT_KIM)
    moved = Conversion("Z20-1", "J10-2", "COT-03")

    assert table.keep(moved).rows == (moved, AT_KIM)
    assert table.remove("Z20-1").rows == (AT_KIM,)


def test_only_the_same_code_and_subcontractor_match() -> None:
    table = Conversions((COATING, AT_KIM))

    assert table.of(coated()) == COATING
    assert table.of(coated(partner="LEE")) == COATING
    assert table.of(coated(partner="KIM")) == AT_KIM
    assert table.of(coated("Z20-10")) is None
    assert table.of(coated("z20-1")) is None
    assert table.of(operation("Z20-1")) is None
    assert Conversions((AT_KIM,)).of(coated(partner="LEE")) is None


def test_what_the_table_does_not_cover_stays_outside() -> None:
    table = Conversions((COATING,))

    assert not table.leave_outside([coated(), operation()])
    assert table.leave_outside([coated(), coated("Z30-1")])


@pytest.mark.parametrize(
    "row",
    [
        Conversion("", "J10-1", "COT-01"),
        Conversion("Z20-1", "  ", "COT-01"),
        Conversion("Z20-1", "J10-1", ""),
        Conversion("Z20-1", "J10\n1", "COT-01"),
        Conversion("Z" * 61, "J10-1", "COT-01"),
    ],
)
def test_what_is_no_code_is_refused_with_a_sentence(
    table: InHouseTable, home: Home, row: Conversion
) -> None:
    with pytest.raises(InputError, match=r"code.*\.$"):
        table.keep(row)

    assert not home.in_house_file.exists()


def test_a_row_that_is_not_there_cannot_be_removed(table: InHouseTable) -> None:
    table.keep(COATING)

    with pytest.raises(InputError, match="no row for Z20-1 by KIM"):
        table.remove("Z20-1", "KIM")


def test_codes_that_no_routing_has_are_named() -> None:
    outside = [OutsideOperation("Z20-1")]
    places = [InHousePlace("J10-1", "", "COT-01", "", 3), InHousePlace("K10-1", "", "MRK", "", 1)]

    assert checked(COATING, outside, places) == COATING
    assert checked(Conversion("Z20-1", "J10-1", "MRK"), outside, places).work_center == "MRK"
    for row, named in (
        (Conversion("Z2", "J10-1", "COT-01"), "Z2"),
        (AT_KIM, "Z20-1 by KIM"),
        (Conversion("Z20-1", "J1", "COT-01"), "J1"),
        (Conversion("Z20-1", "J10-1", "COT-9"), "COT-9"),
    ):
        with pytest.raises(InputError, match=named):
            checked(row, outside, places)


def test_each_change_is_in_the_record_once(home: Home) -> None:
    noted: list[tuple[Deed, str, Mapping[str, str]]] = []
    oversight = Oversight(write=lambda deed, what, _v, facts: noted.append((deed, what, facts)))
    table = InHouseTable(home.in_house_file, oversight)

    table.keep(AT_KIM)
    table.keep(AT_KIM)
    table.remove("Z20-1", "KIM")

    assert noted == [
        (Deed.IN_HOUSE_DECIDED, "Z20-1 by KIM", {"from": "outside", "to": "J10-1 at COT-02"}),
        (Deed.IN_HOUSE_DECIDED, "Z20-1 by KIM", {"from": "J10-1 at COT-02", "to": "outside"}),
    ]


GOOD = {"job_code": "Z", "partner": "", "in_house_job": "J", "work_center": "C"}


@pytest.mark.parametrize(
    "kept",
    [
        [],
        {"format": 2, "rows": []},
        {"format": 1},
        {"format": 1, "rows": [{"job_code": "Z"}]},
        {"format": 1, "rows": [GOOD | {"partner": 1}]},
        {"format": 1, "rows": [GOOD | {"work_center": ""}]},
        {"format": 1, "rows": [GOOD, GOOD]},
    ],
)
def test_a_file_that_was_spoilt_is_told_and_stays(
    table: InHouseTable, home: Home, kept: Any
) -> None:
    write_json(home.in_house_file, kept)
    before = home.in_house_file.read_bytes()

    with pytest.raises(UnreadableFileError):
        table.keep(COATING)

    assert home.in_house_file.read_bytes() == before


def test_a_full_disk_keeps_the_rows_that_were(table: InHouseTable) -> None:
    table.keep(COATING)

    def full(deed: str, path: Path) -> None:
        if deed == "flush":
            raise OSError(28, "No space left on device", str(path))

    with failing(full), pytest.raises(WriteError):
        table.remove("Z20-1")

    assert table.conversions().rows == (COATING,)
