"""The line of trainings from a terminal: dry run, later, full, cancelled, worked off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.assembly import Program
from routingml_desktop.claims import claim
from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.paths import Home

    Routingml = Callable[..., int]


@pytest.fixture
def plant(routingml: Routingml, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Routingml:
    """The command line over a home with a small plant's rows."""
    assert routingml("sync", "--source", str(box_maker(tmp_path / "box"))) == 0
    capsys.readouterr()
    return routingml


def test_a_dry_run_says_what_it_would_learn_from_and_writes_nothing(
    plant: Routingml, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plant("train", "--dry-run", "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["items"], told["operations"], told["seconds"]) == (12, 30, None)
    assert plant("models", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert plant("jobs", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_dry_run_without_data_says_what_must_be_done_first(routingml: Routingml) -> None:
    assert routingml("train", "--dry-run") == 5


def test_a_full_line_refuses_with_its_own_exit_code_and_notes_the_job_as_deferred(
    routingml: Routingml, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        assert routingml("train", "--later") == 0
    capsys.readouterr()

    assert routingml("train", "--later", "--json") == 5

    answer = capsys.readouterr()
    assert json.loads(answer.out)["error"] == "QueueFull"
    assert "The training queue is full (3 waiting)" in answer.err
    assert routingml("jobs", "--json") == 0
    states = [job["state"] for job in json.loads(capsys.readouterr().out)]
    assert states == ["deferred", "pending", "pending", "pending"]


def test_an_invalid_queue_setting_names_the_key_and_what_is_allowed(
    routingml: Routingml, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routingml("--set", "training.queue_size=99", "train", "--later") == 3

    told = capsys.readouterr().err
    assert "training.queue_size" in told
    assert "10" in told


def test_the_line_is_worked_off_higher_priority_first(
    plant: Routingml, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, priority in (("normal", "0"), ("urgent", "5")):
        plant("train", "--later", "--no-evaluate", "--name", name, "--priority", priority)
    capsys.readouterr()

    assert plant("jobs", "run", "--json") == 0

    ended = json.loads(capsys.readouterr().out)
    assert [(job["version"], job["state"]) for job in ended] == [
        ("urgent", "succeeded"),
        ("normal", "succeeded"),
    ]
    assert plant("jobs", "run") == 0
    assert capsys.readouterr().out == "Nobody waits in line.\n"


def test_a_job_is_shown_cancelled_and_asked_for_again(
    routingml: Routingml, capsys: pytest.CaptureFixture[str]
) -> None:
    routingml("train", "--later", "--note", "after the move", "--json")
    job = json.loads(capsys.readouterr().out)["job_id"]

    assert routingml("jobs", "cancel", job) == 0
    assert routingml("jobs", "cancel", job) == 3
    assert routingml("jobs", "retry", job) == 0
    capsys.readouterr()
    routingml("jobs", "show", job)
    shown = json.loads(capsys.readouterr().out)
    assert shown["job"]["state"] == "cancelled"
    assert shown["job"]["request"]["note"] == "after the move"
    assert routingml("jobs", "list", "--state", "pending") == 0
    assert "after the move" in capsys.readouterr().out


def test_an_unknown_job_is_told(routingml: Routingml) -> None:
    assert routingml("jobs", "show", "000001-nothing") == 3


def test_a_line_that_fails_ends_with_the_worst_exit_code(routingml: Routingml) -> None:
    """There is no plant data, so the training cannot learn."""
    routingml("train", "--later")

    assert routingml("jobs", "run") == 5


def test_while_another_program_trains_the_line_is_left_alone(
    routingml: Routingml, home: Home
) -> None:
    routingml("train", "--later")
    other = claim(home.ledger / "training.lock")
    assert other is not None

    with other:
        assert routingml("jobs", "run") == 9

    assert len(Program(home).training.waiting()) == 1


def test_the_service_of_the_window_sees_what_was_asked_for_at_the_terminal(
    routingml: Routingml, home: Home
) -> None:
    routingml("train", "--later", "--note", "nightly")

    assert [job.request.note for job in Program(home).training.waiting()] == ["nightly"]


@pytest.mark.slow
def test_a_second_version_that_learned_nothing_new_is_skipped_and_the_first_one_answers(
    routingml: Routingml, tmp_path: Path, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    routingml("sync", "--source", str(box_maker(tmp_path / "box", items=60)))
    assert routingml("train", "--name", "first") == 0
    capsys.readouterr()

    assert routingml("train", "--name", "second", "--json") == 0

    job = json.loads(capsys.readouterr().out)
    assert job["state"] == "skipped"
    assert job["outcome"].startswith("Not better than first: ")
    versions = {facts.name: facts.active for facts in Program(home).registry.versions()}
    assert versions == {"first": True, "second": False}
    assert routingml("predict", "--attribute", "Druck=ja", "--name", "Karton 7") == 0
    capsys.readouterr()
    assert routingml("models", "compare", "first", "second", "--questions", "12", "--json") == 0
    compared = json.loads(capsys.readouterr().out)
    assert len(compared["answers"]) == 12
    assert all(row["first_jobs"] == row["second_jobs"] for row in compared["answers"])
    new = compared["answers"][0]
    assert (new["item_code"], new["asked_before"], new["described"]) == ("(new)", True, True)
    assert new["first_jobs"] == ["Zuschnitt", "Druck", "Kleben"]
    assert not any(row["described"] for row in compared["answers"][1:])


@pytest.mark.slow
def test_a_version_that_is_not_better_is_not_kept_when_the_setting_says_so(
    routingml: Routingml, tmp_path: Path, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    routingml("sync", "--source", str(box_maker(tmp_path / "box", items=60)))
    routingml("train", "--name", "first")

    assert routingml("--set", "promotion.keep_candidates=false", "train", "--name", "second") == 0

    assert "does not answer: Not better than first" in capsys.readouterr().out
    assert [facts.name for facts in Program(home).registry.versions()] == ["first"]


@pytest.mark.parametrize(
    ("record", "command"),
    [("jobs", ("jobs",)), ("quality", ("quality", "list")), ("standards", ("standards",))],
)
def test_a_damaged_record_is_put_right_and_told_beside_the_answer(
    plant: Routingml,
    home: Home,
    capsys: pytest.CaptureFixture[str],
    record: str,
    command: tuple[str, ...],
) -> None:
    assert plant(*command) == 0
    sound = capsys.readouterr()
    (home.ledger / f"{record}.sqlite").write_bytes(b"scrambled eggs " * 1000)

    assert plant(*command) == 0

    told = capsys.readouterr()
    assert "was damaged" not in sound.err
    assert told.out == sound.out
    assert "was restored from its last backup. The damaged one is kept: " in told.err
    assert f"{record}.sqlite.damaged-1" in told.err
