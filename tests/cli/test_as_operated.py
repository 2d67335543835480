"""replay --as-operated on a carton maker whose routings are dated."""

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
def cartons(routingml: Callable[..., int], tmp_path: Path) -> Callable[..., int]:
    """The command line over a carton maker's rows, brought in but not learned from."""
    mapping = carton_maker(tmp_path / "cartons", items=36, dated=True)
    assert routingml("sync", "--source", str(mapping)) == 0
    return routingml


def test_a_month_as_operated_is_written_in_every_form_and_its_versions_are_kept(
    cartons: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {form: tmp_path / f"r.{form}" for form in ("json", "markdown", "html")}
    asked = [part for form, file in files.items() for part in (f"--{form}", str(file))]
    kept = tmp_path / "kept"

    status = cartons(
        *("replay", "--from", "2026-02", "--to", "2026-02", "--as-operated"),
        *("--keep", str(kept), "--language", "ko", *asked),
    )

    assert status == 0
    said = capsys.readouterr()
    assert "rolled back: 0." in said.out
    assert "First version: v20260201-000000" in said.out
    found = json.loads(files["json"].read_text(encoding="utf-8"))
    (month,) = found["months"]
    assert (month["month"], month["questions"]) == ("2026-02", 6)
    assert month["bookings"] > 0
    assert [score["method"] for score in found["scores"]] == [
        "operated", "never_retrained", "retrained_monthly",
    ]  # fmt: skip
    assert files["markdown"].read_text(encoding="utf-8").startswith("# 운영 재현: 2026-02")
    assert files["html"].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (kept / "models" / "versions" / "v20260201-000000").is_dir()
    assert cartons("models") == 0
    assert "v20260201" not in capsys.readouterr().out


def test_a_month_that_asked_and_booked_nothing_says_so_and_ends_with_3(
    cartons: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    status = cartons("replay", "--from", "2031-01", "--to", "2031-01", "--as-operated")

    assert status == 3
    said = capsys.readouterr()
    assert "no routing was created and nothing was booked" in said.err
    assert "promoted: 0;" in said.out


def test_a_plant_without_dates_cannot_be_operated_in_the_past(
    routingml: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routingml("sync", "--source", str(box_maker(tmp_path / "boxes"))) == 0

    status = routingml("replay", "--from", "2024-01", "--to", "2024-02", "--as-operated")

    assert status == 3
    assert "carry no creation date, so there is no past to replay" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (("--from", "2024-03", "--to", "2024-01", "--as-operated"), "before it begins"),
        (("--from", "2024-01", "--to", "2024-03", "--as-operated", "--every", "2"), "--every"),
        (("--from", "2024-01", "--to", "2024-03", "--keep", "here"), "--as-operated"),
    ],
)
def test_what_does_not_go_together_is_refused(
    routingml: Callable[..., int],
    typed: tuple[str, ...],
    problem: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert routingml("replay", *typed) == 3
    assert problem in capsys.readouterr().err


def test_a_folder_that_holds_something_is_not_written_into(
    routingml: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("x", encoding="utf-8")

    status = routingml(
        *("replay", "--from", "2024-01", "--to", "2024-02", "--as-operated", "--keep", str(full))
    )

    assert status == 3
    assert "is not an empty folder" in capsys.readouterr().err
    assert [file.name for file in full.iterdir()] == ["mine.txt"]
