"""Doctor, audit and policy on the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.paths import Home

    Run = Callable[..., int]
    Say = pytest.CaptureFixture[str]


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Writes the machine policy of a PC of its own."""
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "machine"))

    def write(text: str) -> Path:
        file = tmp_path / "machine" / "RoutingML" / "policy.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


def wrong(home: Home) -> str:
    home.folder.mkdir(parents=True)
    text = "[asking]\nneighbors = 99\nthreshold = 7\n"
    home.settings_file.write_text(text, encoding="utf-8")
    return str(home.settings_file)


def test_invalid_configuration_stops_a_command_that_nobody_watches(
    home: Home, routingml: Run, capsys: Say
) -> None:
    file = wrong(home)

    status = routingml("models", "--json")

    said = capsys.readouterr()
    assert status == 3
    assert f"Setting asking.neighbors ({file}, line 2)" in said.err
    assert "(given: 99); allowed: 1 … 50" in said.err
    assert f"Setting asking.threshold ({file}, line 3)" in said.err
    assert json.loads(said.out)["error"] == "Setting"


def test_doctor_starts_with_invalid_configuration_and_tells_it(
    home: Home, routingml: Run, capsys: Say
) -> None:
    file = wrong(home)

    status = routingml("doctor", "--json")

    lines = json.loads(capsys.readouterr().out)["lines"]
    told = [line["message"] for line in lines if line["topic"] == "settings"]
    assert status == 3
    assert [f"({file}, line {number})" in text for number, text in zip((2, 3), told, strict=True)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("[items]", "[itmes]", 3),
        ('kind = "folder"', 'kind = "folder', 3),
        ('item_code = "', 'item_kode = "', 3),
        ('item_code = "', 'item_code = "Nirgends', 4),
        ('table = "Artikel', 'table = "Nirgends', 4),
    ],
)
def test_doctor_and_sync_end_alike_on_a_fault_of_the_mapping(
    routingml: Run, tmp_path: Path, before: str, after: str, expected: int
) -> None:
    mapping = box_maker(tmp_path / "karton")
    text = mapping.read_text(encoding="utf-8")
    assert before in text
    mapping.write_text(text.replace(before, after, 1), encoding="utf-8")
    place = ("--source", str(mapping), "--location", str(tmp_path / "karton"))

    ended = [routingml(command, *place) for command in ("doctor", "sync")]

    assert ended == [expected, expected]


def test_the_window_starts_with_invalid_configuration(home: Home) -> None:
    from routingml_desktop.cli import main  # noqa: PLC0415 (as the other tests call it)

    wrong(home)
    seen: list[int] = []

    def window(program: object, *_: object) -> int:
        seen.append(program.settings.asking.neighbors)  # type: ignore[attr-defined]
        return 0

    assert main(["--home", str(home.folder), "window"], window) == 0
    assert seen == [10]


def test_a_locked_setting_is_refused_on_the_command_line(
    routingml: Run, policy: Callable[[str], Path], capsys: Say
) -> None:
    policy('[policy]\nlocked = ["asking"]\n')

    status = routingml("models", "--set", "asking.neighbors=3")

    assert status == 3
    assert "Setting asking.neighbors is locked by the machine policy" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [("train",), ("models", "rollback"), ("models", "activate", "v1"), ("audit",)],
)
def test_planners_may_not_train_deploy_or_read_the_record(
    routingml: Run, policy: Callable[[str], Path], capsys: Say, command: tuple[str, ...]
) -> None:
    policy('[roles]\nadmin = ["somebody-else"]\n')

    status = routingml(*command)

    assert status == 10
    assert "is planner here and may not" in capsys.readouterr().err


def test_what_was_done_is_listed_filtered_exported_and_checked(
    home: Home, routingml: Run, tmp_path: Path, capsys: Say
) -> None:
    mapping = box_maker(tmp_path / "karton")
    routingml("sync", "--source", str(mapping), "--location", str(tmp_path / "karton"))
    capsys.readouterr()

    listed = routingml("audit", "--deed", "synced", "--json")
    (line,) = json.loads(capsys.readouterr().out)
    exported = routingml("audit", "--file", str(tmp_path / "audit.csv"))
    again = routingml("audit", "--file", str(tmp_path / "audit.csv"))
    capsys.readouterr()
    sound = routingml("audit", "--check")
    said = capsys.readouterr().out

    assert (listed, exported, again, sound) == (0, 0, 7, 0)
    assert line["deed"] == "synced"
    assert line["facts"]["items"] == "12"
    assert line["who"]
    assert (tmp_path / "audit.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,")
    assert "Nothing in the record was altered." in said

    with closing(sqlite3.connect(home.ledger / "audit.sqlite")) as connection:
        connection.execute("DROP TRIGGER entries_unchanged")
        connection.execute("UPDATE entries SET who = 'x'")
        connection.commit()

    assert routingml("audit", "--check") == 6
    assert "Line 1: altered." in capsys.readouterr().out


def test_a_day_that_is_none_is_wrong_usage(routingml: Run, capsys: Say) -> None:
    with pytest.raises(SystemExit) as ended:
        routingml("audit", "--since", "yesterday")

    assert ended.value.code == 2
    assert "is not YYYY-MM-DD" in capsys.readouterr().err


def test_a_support_file_lists_what_it_holds(routingml: Run, tmp_path: Path, capsys: Say) -> None:
    status = routingml("doctor", "--support", str(tmp_path / "support.zip"))

    assert status == 0
    assert "support.zip holds: program.json, settings.json" in capsys.readouterr().out
