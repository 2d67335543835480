from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.erp.doctor import examine
from routingml_desktop.erp.drivers import installed_drivers
from routingml_desktop.erp.mapping import load_mapping
from tests.erp.builders import mapping, sqlite_with
from tests.postgres import DRIVER, load_adventureworks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from routingml_desktop.domain.plant import DoctorLine
    from tests.postgres import Postgres

ITEMS = (["code", "name"], [("A", "실링")])
STEPS = (["code", "seq", "job", "run"], [("A", 10, "T", 5.0)])


def about(lines: Iterable[DoctorLine], topic: str) -> DoctorLine:
    (line,) = [line for line in lines if line.topic.startswith(topic)]
    return line


def test_a_healthy_file_is_fine_table_by_table(tmp_path: Path) -> None:
    file = sqlite_with(tmp_path / "plant.sqlite", items=ITEMS, steps=STEPS)

    lines = examine(mapping(), str(file))

    assert [line.ok for line in lines] == [True] * 4
    assert "2 columns, first row" in about(lines, "items").message
    assert " ms)" in about(lines, "operations").message


def test_every_missing_column_is_named_at_once_with_the_closest(tmp_path: Path) -> None:
    steps = (["code", "sequence", "jobs"], [("A", 10, "T")])
    file = sqlite_with(tmp_path / "plant.sqlite", items=ITEMS, steps=steps)

    line = about(examine(mapping(), str(file)), "operations: steps")

    assert line.ok is False
    assert "seq" in line.message
    assert "job (did you mean jobs?)" in line.message
    assert "run" in line.message


def test_a_missing_table_is_named_and_the_others_are_still_looked_at(tmp_path: Path) -> None:
    file = sqlite_with(tmp_path / "plant.sqlite", step=STEPS, items=ITEMS)

    lines = examine(mapping(), str(file))

    assert about(lines, "items").ok is True
    assert about(lines, "operations").ok is False
    assert "There is: step" in about(lines, "operations").message


def test_a_table_without_rows_is_not_the_same_as_a_missing_one(tmp_path: Path) -> None:
    file = sqlite_with(tmp_path / "plant.sqlite", items=(["code", "name"], []), steps=STEPS)

    line = about(examine(mapping(), str(file)), "items")

    assert line.ok is False
    assert "no rows" in line.message


def test_a_place_that_is_not_there_is_said_and_not_raised(tmp_path: Path) -> None:
    line = about(examine(mapping(), str(tmp_path / "nowhere")), "source")

    assert line.ok is False
    assert "nowhere" in line.message


def test_without_the_driver_those_installed_are_listed(postgres: Postgres) -> None:
    lines = examine(load_mapping("ksm"), "Driver={No Such Driver};Server=erp")

    listed = [line.message for line in lines if line.topic == "driver"]
    assert any(DRIVER in message for message in listed)
    assert "No Such Driver is not installed" in about(lines, "source").message


def test_installed_drivers_tell_their_library(postgres: Postgres) -> None:
    (driver,) = [driver for driver in installed_drivers() if driver.name == DRIVER]

    assert driver.file.endswith(".so")


def test_a_database_is_looked_at_with_driver_version_and_timings(
    postgres: Postgres, adventureworks: Path
) -> None:
    location = load_adventureworks(postgres, adventureworks, "doctored")

    lines = examine(load_mapping("adventureworks"), location)

    assert all(line.ok is not False for line in lines)
    connection = about(lines, "connection").message
    assert "doctored @ 127.0.0.1" in connection
    assert "PostgreSQL 1" in connection
    assert "psqlodbc" in connection
    assert len([line for line in lines if "lookup" in line.topic]) == 5


def test_a_server_that_refuses_ends_the_examination_with_what_it_said(
    postgres: Postgres,
) -> None:
    location = f"Driver={{{DRIVER}}};Server=127.0.0.1;Port=1;Database=x;UID=y"

    lines = examine(load_mapping("ksm"), location)

    assert lines[-1].topic == "connection"
    assert lines[-1].ok is False
    assert "refused" in lines[-1].message
