"""The in-house table from the command line, on a plant that has its boxes printed outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.errors import InputError
from tests.cli.plants import outside_printer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.paths import Home

    Run = Callable[..., int]

ASK = ("00000", "--ignore-own-history", "--outside-in-house")


@pytest.fixture
def learned(routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Has synced and trained."""
    mapping = outside_printer(tmp_path / "plant")
    assert routingml("sync", "--source", str(mapping)) == 0
    assert routingml("train", "--no-evaluate") == 0
    capsys.readouterr()
    return routingml


def first(said: str) -> dict[str, Any]:
    """The first candidate of the first answer."""
    found: dict[str, Any] = json.loads(said)["answers"][0]["candidates"][0]
    return found


def codes(candidate: dict[str, Any]) -> list[str]:
    return [step["operation"]["job_code"] for step in candidate["operations"]]


@pytest.mark.slow
def test_a_row_is_kept_asked_with_exported_recorded_and_removed(
    learned: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def said(*typed: str) -> str:
        assert learned(*typed) == 0
        return capsys.readouterr().out

    file = tmp_path / "out.csv"
    before = said("outside")
    without = first(said("predict", *ASK, "--json"))
    kept = said("outside", "keep", "DRUCK FREMD", "DRUCK", "P1")
    listed = json.loads(said("outside", "list", "--json"))
    plain = first(said("predict", *ASK[:2], "--json"))
    moved = first(said("predict", *ASK, "--json"))
    text = said("predict", *ASK)
    said("export", *ASK, "--file", str(file), "--form", "csv")
    record = said("audit", "--json")
    removed = said("outside", "remove", "DRUCK FREMD")
    after = first(said("predict", *ASK, "--json"))

    assert "DRUCK FREMD" in before
    assert before.rstrip().endswith("outside")
    assert kept == "DRUCK FREMD is done as DRUCK at P1 when asked for.\n"
    assert listed["outside"][0]["routings"] == 8
    assert listed["rows"][0]["in_house_job"] == "DRUCK"
    for untouched in (without, plain, after):
        assert codes(untouched) == ["STANZEN", "DRUCK FREMD"]
    assert codes(moved) == ["STANZEN", "DRUCK"]
    step = moved["operations"][1]
    assert (step["operation"]["work_center"], step["outside"]["job_code"]) == ("P1", "DRUCK FREMD")
    assert "converted_in_house" in step["badges"]
    assert "20: in-house in place of DRUCK FREMD" in text
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    column = header.split(",").index("OUTSIDE_JOB")
    assert [row.split(",")[column] for row in rows] == ["", "DRUCK FREMD"]
    assert "in_house_decided" in record
    assert removed == "DRUCK FREMD stays outside.\n"


@pytest.mark.slow
def test_what_the_plant_does_not_have_is_refused_with_its_name(
    learned: Run, capsys: pytest.CaptureFixture[str], home: Home
) -> None:
    for typed, named in (
        (("keep", "DRUCK", "STANZEN", "P1"), "No routing of the plant has DRUCK done outside."),
        (("keep", "DRUCK FREMD", "FALTEN", "P1"), "no operation FALTEN"),
        (("keep", "DRUCK FREMD", "DRUCK", "P9"), "no work center P9"),
        (("remove", "DRUCK FREMD"), "no row for DRUCK FREMD"),
    ):
        assert learned("outside", *typed) == InputError.exit_code
        assert named in capsys.readouterr().err

    assert not home.in_house_file.exists()
