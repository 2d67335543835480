"""Plants unlike the demo one, through a mapping file only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., int]


@pytest.mark.slow
def test_a_plant_without_dates_says_why_nothing_was_measured(
    routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = box_maker(tmp_path / "karton")

    assert routingml("sync", "--source", str(mapping)) == 0
    assert routingml("train") == 0

    said = capsys.readouterr().out
    assert "Nothing was measured." in said
    assert "carry dates that could be split; measure with --protocol group." in said


def test_a_question_is_about_codes_or_about_a_new_item(
    routingml: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    status = routingml("predict", "A", "--like", "B")

    assert status == 3
    assert "do not go with --like" in capsys.readouterr().err


def test_an_item_file_with_a_header_and_no_rows_is_told(
    routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = box_maker(tmp_path / "karton", items=0)

    status = routingml("sync", "--source", str(mapping))

    assert status == 4
    assert "has no rows" in capsys.readouterr().err


def test_a_column_like_none_of_the_file_is_told_with_those_that_are_there(
    routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = box_maker(tmp_path / "karton")
    text = mapping.read_text(encoding="utf-8").replace("Nº", "Folge")
    mapping.write_text(text, encoding="utf-8")

    status = routingml("sync", "--source", str(mapping), "--json")

    said = capsys.readouterr()
    assert status == 4
    assert "Arbeitsplan has no column Folge" in said.err
    assert "There is: Artikel, Nº, Operación, Rüstzeit, Stückzeit." in said.err
    assert json.loads(said.out)["error"] == "MissingColumn"


@pytest.mark.slow
def test_a_version_that_waits_to_be_activated_is_not_called_missing(
    routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = box_maker(tmp_path / "karton")
    assert routingml("sync", "--source", str(mapping)) == 0
    assert routingml("train", "--name", "v1", "--no-activate", "--no-evaluate") == 0

    status = routingml("predict", "00001")

    assert status == 5
    assert "No model version is active. Activate one or train: v1." in capsys.readouterr().err
