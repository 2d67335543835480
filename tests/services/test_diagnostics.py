"""What this PC needs is measured, and a support file tells nothing of the plant."""

from __future__ import annotations

import json
import logging
import zipfile
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.assembly import Program
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.errors import (
    FileExistsAlreadyError,
    NoModelError,
    RoutingMLError,
    UnknownItemError,
    WriteError,
)
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.logs import log_of, start_logging
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.diagnostics import profile_lines, sound
from routingml_desktop.services.process_memory import process_bytes
from routingml_desktop.services.support_logs import told_places
from tests.cli.plants import box_maker
from tests.items import few_items, keep_snapshot
from tests.registry.parts import published

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.paths import Home

CANARIES = (
    "S-002",
    "S-999-CANARY",
    "canary-server",
    "canary-password",
    "canary_mapping",
    "CanaryView",
    "canary-user",
    "카나리아",
)


def quiet(_progress: Progress) -> None:
    return None


def never() -> bool:
    return False


@pytest.fixture
def logged(home: Home) -> None:
    start_logging(home.logs, "window")


def contents(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def plant_canaries(home: Home) -> None:
    """Secrets and plant data wherever an operator or the program puts them."""
    keep_snapshot(home, few_items())
    mapping = home.folder / "canary_mapping.toml"
    mapping.write_text('[items]\ntable = "CanaryView"\n', encoding="utf-8")
    home.settings_file.write_text(
        f"[source]\nmapping = '{mapping}'\n"
        'location = "Server=canary-server;UID=canary-user;PWD=canary-password"\n'
        '[asking]\nneighbors = "카나리아"\n',
        encoding="utf-8",
    )
    logger = logging.getLogger("routingml_desktop.services.sync")
    logger.info("Exported %d operations to %s", 12, "C:/카나리아/S-999-CANARY.xlsx")
    logger.warning("Server=canary-server;PWD=canary-password")
    try:
        raise UnknownItemError("S-999-CANARY", "S-002")
    except RoutingMLError:
        logger.exception("Somebody asked for %s", "S-999-CANARY")
    crash = home.logs / "training-7.crash"
    crash.write_text(
        "Fatal Python error: Segmentation fault canary-user\n\n"
        "Current thread 0x1 (most recent call first):\n"
        '  File "C:\\Users\\canary-user\\routingml_desktop\\ml\\training.py", '
        "line 7 in fit\n",
        encoding="utf-8",
    )


def test_nothing_planted_is_in_a_support_file(home: Home, logged: None, tmp_path: Path) -> None:
    home.folder.mkdir(parents=True, exist_ok=True)
    plant_canaries(home)
    program = Program(home)
    with pytest.raises(NoModelError):
        program.prediction.ask("S-002", AskOptions())

    names = program.diagnostics.write_support_file(tmp_path / "support.zip")

    parts = contents(tmp_path / "support.zip")
    assert set(names) == set(parts)
    for canary in CANARIES:
        assert [name for name, text in parts.items() if canary in text or canary in name] == []


def test_the_log_of_a_training_goes_into_a_support_file_under_its_role(
    home: Home, logged: None, tmp_path: Path
) -> None:
    log = log_of(home.logs, "training", "000007-1a2b3c4d")
    told = {"time": "2026-11-20T09:00:00Z", "template": "%s: %s", "message": "read: 카나리아"}
    log.write_text(json.dumps(told) + "\n", encoding="utf-8")

    Program(home).diagnostics.write_support_file(tmp_path / "support.zip")

    parts = contents(tmp_path / "support.zip")
    (name,) = [name for name in parts if name.endswith("-training.jsonl")]
    assert '"template": "%s: %s"' in parts[name]
    assert "카나리아" not in parts[name]


def test_a_support_file_still_tells_when_where_and_what_kind_of_failure(
    home: Home, logged: None, tmp_path: Path
) -> None:
    home.folder.mkdir(parents=True, exist_ok=True)
    plant_canaries(home)

    Program(home).diagnostics.write_support_file(tmp_path / "support.zip")

    parts = contents(tmp_path / "support.zip")
    (log,) = [text for name, text in parts.items() if name.endswith("-window.jsonl")]
    lines = [json.loads(line) for line in log.splitlines()]
    (crash,) = [text for name, text in parts.items() if name.startswith("crashes/")]
    settings = {one["key"]: one for one in json.loads(parts["settings.json"])}
    assert "Exported %d operations to %s" in [line.get("template") for line in lines]
    failed = next(line for line in lines if line.get("places"))
    assert failed["places"][-1].endswith("UnknownItemError")
    assert any("plant_canaries" in place for place in failed["places"])
    assert crash == "routingml_desktop/ml/training.py:7 fit\n"
    assert settings["source.location"]["value"] is True
    assert settings["asking.neighbors"]["wrong_in_line"] == 5
    assert settings["learning.trim"]["value"] == 0.1
    assert json.loads(parts["snapshot.json"])["items"] == 6


def test_a_support_file_is_not_written_over_another_file(home: Home, tmp_path: Path) -> None:
    home.folder.mkdir(parents=True)
    program = Program(home)
    file = tmp_path / "support.zip"
    program.diagnostics.write_support_file(file)

    with pytest.raises(FileExistsAlreadyError):
        program.diagnostics.write_support_file(file)
    with pytest.raises(WriteError, match=r"ends in \.zip"):
        program.diagnostics.write_support_file(tmp_path / "support.txt")


def test_a_support_file_tells_which_versions_are_sound_and_which_one_answers(
    home: Home, tmp_path: Path
) -> None:
    registry = ModelRegistry(home.models)
    published(registry, "canary-v1")
    published(registry, "v2", activate=False)
    part = registry.folder_of("v2") / "vectors.bin"
    part.write_bytes(part.read_bytes()[:-1])

    Program(home).diagnostics.write_support_file(tmp_path / "support.zip")

    text = contents(tmp_path / "support.zip")["versions.json"]
    told = [(one["number"], one["active"], one["sound"]) for one in json.loads(text)]
    assert told == [(1, False, False), (2, True, True)]
    assert "canary-v1" not in text


def test_only_places_and_classes_are_taken_from_a_traceback() -> None:
    text = (
        "Traceback (most recent call last):\n"
        '  File "/home/kim/secret/routingml_desktop/erp/rows.py", line 12, in read\n'
        "    raise KeyError(item)\n"
        "KeyError: 'S-002'\n"
        "\nDuring handling of the above exception, another exception occurred:\n"
        "S-002: was no error\n"
        "routingml_desktop.domain.errors.WriteError: C:/kim/x could not be written\n"
    )

    assert told_places(text) == [
        "routingml_desktop/erp/rows.py:12 read",
        "KeyError",
        "routingml_desktop.domain.errors.WriteError",
    ]


def test_without_a_model_the_profile_says_what_is_missing(home: Home) -> None:
    keep_snapshot(home, few_items())

    profile = Program(home).diagnostics.profile(quiet, never)

    assert isinstance(profile.error, NoModelError)
    assert profile.snapshot_seconds is not None
    assert profile.model_bytes is None
    assert profile.warm_median is None
    said = {line.topic: line.message for line in profile_lines(profile)}
    assert set(said) == {"snapshot", "process", "profile"}
    assert sound(profile_lines(profile))


@pytest.mark.slow
def test_a_model_is_measured_from_a_cold_start_to_warm_answers(home: Home, tmp_path: Path) -> None:
    home.folder.mkdir(parents=True)
    mapping = box_maker(tmp_path / "karton")
    place = {"source.mapping": str(mapping), "source.location": str(tmp_path / "karton")}
    program = Program(home, place)
    program.sync.run(quiet, never)
    program.training.run(TrainingRequest(evaluate=False), quiet, never)

    profile = program.diagnostics.profile(quiet, never)

    assert profile.error is None
    assert profile.index_exact
    assert profile.index_bytes
    assert profile.model_seconds
    assert profile.first_answer
    assert profile.warm_median
    assert profile.cold_start
    assert profile.cold_start > profile.model_seconds + profile.first_answer
    assert profile.asked == 11
    assert profile.process_bytes


def test_the_memory_of_this_process_is_known() -> None:
    held = process_bytes()

    assert held is None or 10_000_000 < held < 100_000_000_000
