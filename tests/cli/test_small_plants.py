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
    assert "carry dates that could be split; name them in the mapping" in said
    assert "or measure with --protocol group." in said


def test_a_question_is_about_codes_or_about_a_new_item(
    routingml: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    status = routingml("predict", "A", "--like", "B")

    assert status == 3
    assert "do not go with --like" in capsys.readouterr().err


@pytest.mark.slow
def test_a_new_item_may_be_given_the_name_that_known_items_have(
    routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = box_maker(tmp_path / "karton", items=40)
    assert routingml("sync", "--source", str(mapping)) == 0
    assert routingml("train", "--no-evaluate") == 0
    capsys.readouterr()

    assert routingml("predict", "--like", "00001", "--name", "Karton 99") == 0
    named = capsys.readouterr().out
    assert routingml("predict", "--like", "00001") == 0
    nameless = capsys.readouterr().out

    assert "(new)  Karton 99:" in named
    assert "No name was given." not in named
    assert "No name was given." in nameless


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


def _rows_of(code: str, number: int) -> list[list[str]]:
    """Three orders of an item with its two operations; ``number`` tells the day."""
    return [
        [f"{code}-{order}", code, job, "W1", "10", "12,5", "20", f"20{10 + number}-0{order}-11"]
        for order in (1, 2, 3)
        for job in ("Zuschnitt", "Kleben")
    ]


SPOILT = {
    "negative": (lambda row: [*row[:4], "0", "-3", "-5", row[7]]),
    "enormous": (lambda row: [*row[:6], "1000000000", row[7]]),
    "in the future": (lambda row: [*row[:7], row[7].replace("20", "29", 1)]),
}


@pytest.mark.slow
@pytest.mark.parametrize("how", list(SPOILT))
def test_a_plant_whose_bookings_are_all_spoilt_says_that_minutes_are_not_measured(
    how: str, routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row for n in range(12) for row in _rows_of(f"{n:05d}", n)]
    mapping = box_maker(tmp_path / "karton", booked=[SPOILT[how](row) for row in rows])
    assert routingml("sync", "--source", str(mapping)) == 0
    assert routingml("train", "--no-evaluate") == 0
    capsys.readouterr()

    status = routingml("evaluate", "--protocol", "group", "--json", "-")

    measured = json.loads(capsys.readouterr().out)
    score = next(s for s in measured["scores"] if (s["method"], s["novelty"]) == ("model", "all"))
    figures = score["figures"]
    assert status == 0
    assert figures["exact_at_1"]["n"] == 12
    minutes = {n: f for n, f in figures.items() if n.startswith(("minutes", "setup", "run"))}
    assert len(minutes) > 10
    assert {figure["value"] for figure in minutes.values()} == {None}
    assert {figure["n"] for figure in minutes.values()} == {0}
    assert all(figure["reason"] for figure in minutes.values())
    assert (figures["coverage_80"]["value"], measured["work_centers"]) == (None, [])
    assert [gain for gain in measured["gains"] if gain["measure"] == "minutes_mae"] == []
    assert (
        "Minutes are not measured: no booking that counts as evidence was held out."
        in (measured["notes"])
    )
