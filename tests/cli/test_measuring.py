from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.booked_plants import carton_maker
from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def boxes(routingml: Callable[..., int], tmp_path: Path) -> Callable[..., int]:
    """The command line over a trained carton maker, whose routings carry no dates."""
    mapping = box_maker(tmp_path / "boxes", items=40)
    assert routingml("sync", "--source", str(mapping)) == 0
    assert routingml("train", "--name", "v1", "--no-evaluate") == 0
    return routingml


def test_an_evaluation_is_written_in_every_form(
    boxes: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {form: tmp_path / f"r.{form}" for form in ("json", "markdown", "html")}
    asked = [part for form, file in files.items() for part in (f"--{form}", str(file))]

    status = boxes("evaluate", "--protocol", "group", "--language", "ko", *asked)

    assert status == 0
    assert "most_frequent" in capsys.readouterr().out
    assert json.loads(files["json"].read_text(encoding="utf-8"))["protocol"] == "group"
    assert files["markdown"].read_text(encoding="utf-8").startswith("# 제안 품질 보고서")
    assert files["html"].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_routings_without_dates_cannot_be_measured_by_time_and_say_what_to_do(
    boxes: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "r.md"

    status = boxes("evaluate", "--protocol", "time", "--markdown", str(page), "--language", "en")

    assert status == 3
    assert "measure with --protocol group" in capsys.readouterr().err.splitlines()[-1]
    assert "Routings could not be measured" in page.read_text(encoding="utf-8")


def test_a_replay_where_nothing_carries_dates_says_why_and_ends_with_3(
    routingml: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routingml("sync", "--source", str(box_maker(tmp_path / "boxes"))) == 0
    capsys.readouterr()

    status = routingml("replay", "--from", "2024-01", "--to", "2024-02", "--language", "en")

    assert status == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "carry no creation date, so there is no past to replay" in said.err
    assert "operations.columns.created" in said.err
    assert "evaluate --protocol group" in said.err


def test_a_replay_of_months_before_all_routings_names_those_that_there_are(
    routingml: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = carton_maker(tmp_path / "cartons", dated=True)
    assert routingml("sync", "--source", str(mapping)) == 0

    status = routingml("replay", "--from", "2019-01", "--to", "2019-02", "--language", "en")

    assert status == 3
    said = capsys.readouterr()
    assert "nothing was known before" in said.out
    assert "Routings were created from 2025-" in said.err
    assert "to 2026-02; choose other months" in said.err


@pytest.mark.parametrize(
    ("months", "problem"),
    [
        (("2024-13", "2024-14"), "write it like 2024-03"),
        (("2024-03", "2024-01"), "before it begins"),
    ],
)
def test_months_that_cannot_be_replayed_are_refused(
    routingml: Callable[..., int],
    months: tuple[str, str],
    problem: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = routingml("replay", "--from", months[0], "--to", months[1])

    assert status == 3
    assert problem in capsys.readouterr().err
