"""What is said when something is wrong, to whom, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.cli import main
from tests.cli.conftest import no_window
from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.assembly import Program
    from routingml_desktop.paths import Home

    Run = Callable[..., int]


def broken_window(*_: object) -> int:
    raise ZeroDivisionError("of all things")


def test_a_bug_is_one_sentence_and_the_log_holds_the_traceback(
    home: Home, routingml: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["--home", str(home.folder), "window"], broken_window)

    (log,) = home.logs.glob("cli-*.log")
    said = capsys.readouterr().err
    assert status == 1
    assert "of all things" in said
    assert str(log) in said
    assert "Traceback" not in said
    assert "broken_window" in log.read_text(encoding="utf-8")


def test_the_window_opens_wherever_its_name_stands(home: Home, routingml: Run) -> None:
    opened: list[tuple[str, ...]] = []

    def window(program: Program, codes: tuple[str, ...], picture: Path | None) -> int:
        opened.append(codes)
        return 0

    status = main(["--home", str(home.folder), "window", "A"], window)

    assert (status, opened) == (0, [("A",)])


def test_a_reader_that_has_enough_is_no_failure(home: Home) -> None:
    command = [sys.executable, "-m", "routingml_desktop", "--home", str(home.folder), "models"]
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "w") as unheard:
        ended = subprocess.run(
            command, check=False, stdout=unheard, stderr=subprocess.PIPE, text=True
        )

    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_home_that_cannot_be_made_is_told_as_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    status = main(["--home", str(tmp_path / "file" / "home"), "models", "--json"], no_window)

    said = capsys.readouterr()
    assert status == 7
    assert json.loads(said.out)["error"] == "Write"
    assert "could not be written" in said.err


def test_a_later_sync_finds_the_plant_from_any_folder(
    routingml: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapping = box_maker(tmp_path / "karton")
    monkeypatch.chdir(tmp_path)

    first = routingml("sync", "--source", mapping.name, "--location", "karton")
    monkeypatch.chdir("/")
    second = routingml("sync")

    assert (first, second) == (0, 0)


def test_doctor_calls_a_demo_plant_not_missing_that_sync_builds(
    routingml: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    status = routingml("doctor")

    assert status == 0
    assert "the first sync builds" in capsys.readouterr().out


def test_a_home_without_a_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--home", "", "models"], no_window)

    assert ended.value.code == 2
    assert "the name of the folder is empty" in capsys.readouterr().err
