"""Quality cycles from a terminal; what cannot be measured says why and is never a zero."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.assembly import Program
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.paths import Home
from tests.cli.booked_plants import carton_maker, describe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(routingml: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> Run:
    """A command's exit code and what it printed."""

    def command(*arguments: str) -> tuple[int, str]:
        code = routingml(*arguments)
        return code, capsys.readouterr().out

    return command


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a plant that was synced and learned from, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    mapping = carton_maker(folder / "cartons")
    program = Program(Home(folder / "home"), {"source.mapping": str(mapping)})
    program.sync_here(lambda _: None, lambda: False)
    program.training.run(TrainingRequest(evaluate=False), lambda _: None, lambda: False)
    return folder / "home"


@pytest.fixture
def trained(prepared: Path, home: Home) -> None:
    """A home of its own with that plant."""
    shutil.copytree(prepared, home.folder, dirs_exist_ok=True)


def cycle(run: Run, *arguments: str) -> tuple[int, dict[str, Any]]:
    code, out = run("quality", "run", "--json", *arguments)
    values: dict[str, Any] = json.loads(out)
    return code, values


def test_a_cycle_is_run_listed_shown_and_exported(run: Run, trained: None, tmp_path: Path) -> None:
    code, made = cycle(run, "--sample-size", "6", "--strategy", "random", "--seed", "3")
    assert code == 0
    assert made["items"] == made["evaluated"] == 6
    assert made["figures"]["mae"]["n"] >= 6

    _, listed = run("quality", "list")
    _, shown = run("quality", "show", made["cycle_id"])
    file = tmp_path / "cycles.xlsx"
    written, _ = run("quality", "export", "--file", str(file))
    refused, _ = run("quality", "export", "--file", str(file))

    assert made["cycle_id"] in listed
    assert "MAE, run minutes of a piece" in shown
    assert (written, refused) == (0, 7)
    assert file.stat().st_size > 1000


def test_a_cycle_counts_the_bookings_that_training_would_count(run: Run, trained: None) -> None:
    asked = ("quality", "run", "--json", "--sample-size", "18", "--strategy", "random")
    _, usual = run(*asked)
    _, strict = run("--set", "cleaning.most_minutes=60", *asked)

    # Every run of the carton maker takes 50 to 63 minutes.
    counted = [json.loads(out)["figures"]["coverage_80"]["n"] for out in (usual, strict)]
    assert 0 < counted[1] < counted[0]


def test_the_same_seed_asks_the_same_items(run: Run, trained: None) -> None:
    one, same, other = (cycle(run, "--sample-size", "5", "--seed", seed)[1] for seed in "889")

    codes = [[item["item_code"] for item in made["asked"]] for made in (one, same, other)]
    assert codes[0] == codes[1] != codes[2]
    assert one["figures"] == same["figures"]


def test_no_samples_available_is_told_as_such(run: Run, tmp_path: Path) -> None:
    source = ("--source", str(carton_maker(tmp_path / "quiet", booked=False)))
    run("sync", *source)
    run("train", "--no-evaluate")

    code, made = cycle(run, "--sample-size", "20")
    _, text = run("quality", "show")

    assert code == 5
    assert (made["state"], made["items"], made["population"]) == ("not_measured", 0, 0)
    assert made["figures"] == {}
    assert "no item has both a routing and bookings" in text


def test_when_every_prediction_fails_nothing_reads_as_perfect(
    run: Run, trained: None, tmp_path: Path
) -> None:
    mapping = carton_maker(tmp_path / "cartons")
    describe(tmp_path / "cartons", blank=True)
    assert run("sync", "--source", str(mapping))[0] == 0

    code, made = cycle(run, "--sample-size", "20")
    _, text = run("quality", "show")

    assert code == 5
    assert made["state"] == "not_measured"
    assert (made["items"], made["evaluated"], made["failed"]) == (18, 0, 18)
    assert made["figures"]["mae"]["value"] is None
    assert made["figures"]["process_match"]["value"] is None
    gravest = made["alerts"][0]
    assert (gravest["kind"], gravest["severity"]) == ("prediction_failed", "critical")
    assert "no_attributes: 18" in text


def test_before_anything_is_there_the_next_step_is_told(run: Run) -> None:
    assert run("quality", "list")[1] == "No quality cycle was run yet.\n"
    assert run("quality", "show")[0] == 5
    assert run("quality", "run")[0] == 5
    assert run("quality", "show", "000009-x")[0] == 3


def test_without_a_schedule_no_cycle_is_due(run: Run) -> None:
    code, out = run("quality", "run", "--if-due")

    assert (code, out) == (0, "No cycle is due.\n")


def test_an_attribute_for_families_that_is_not_there_is_named(run: Run, trained: None) -> None:
    code, _ = run(
        "--set", "quality.strata_attribute=COLOUR", "quality", "run", "--sample-size", "3"
    )

    assert code == 3


def test_a_sync_is_followed_by_a_cycle_when_the_setting_asks_for_one(
    run: Run, trained: None, tmp_path: Path
) -> None:
    source = ("--source", str(carton_maker(tmp_path / "cartons")))

    quietly, plain = run("sync", *source)
    code, text = run("sync", *source, "--set", "quality.after_sync=true")
    asked, out = run("sync", *source, "--set", "quality.after_sync=true", "--json")
    _, listed = run("quality", "list", "--json")

    assert (quietly, code, asked) == (0, 0, 0)
    assert "Cycle" not in plain
    assert "measured, version" in text
    assert json.loads(out)["cycle"]["state"] == "measured"
    assert [each["request"]["trigger"] for each in json.loads(listed)] == ["after_sync"] * 2


def test_a_cycle_that_cannot_be_measured_leaves_the_sync_as_it_ended(
    run: Run, home: Home, tmp_path: Path
) -> None:
    source = ("--source", str(carton_maker(tmp_path / "quiet", booked=False)))
    after = ("--set", "quality.after_sync=true")
    run("sync", *source)
    run("train", "--no-evaluate")

    code, text = run("sync", *source, *after)
    version = next((home.models / "versions").iterdir())
    max(version.glob("*.*"), key=lambda file: file.stat().st_size).write_bytes(b"broken")
    damaged, out = run("sync", *source, *after, "--json")

    assert (code, damaged) == (0, 0)
    assert "Not measured: no item has both a routing and bookings" in text
    assert json.loads(out)["cycle"]["error"] == "DamagedVersion"


def test_without_a_model_a_sync_runs_no_cycle(run: Run, tmp_path: Path) -> None:
    source = ("--source", str(carton_maker(tmp_path / "cartons")))

    code, out = run("sync", *source, "--set", "quality.after_sync=true", "--json")

    assert code == 0
    assert "cycle" not in json.loads(out)


def test_what_a_command_writes_to_a_file_stands_in_the_record(
    run: Run, trained: None, tmp_path: Path
) -> None:
    cycle(run, "--sample-size", "5")
    files = [tmp_path / f"cycle{ending}" for ending in (".json", ".csv", ".xlsx", ".md", ".html")]
    for file in files:
        assert run("quality", "export", "--file", str(file))[0] == 0
    pages = [tmp_path / name for name in ("e.json", "e.md", "e.html")]
    run(
        "evaluate", "--protocol", "group", "--set", "evaluation.bootstrap=100",
        "--json", str(pages[0]), "--markdown", str(pages[1]), "--html", str(pages[2]),
    )  # fmt: skip
    support = tmp_path / "support.zip"
    run("doctor", "--support", str(support))
    run("audit", "--file", str(tmp_path / "audit.csv"))

    lines = json.loads(run("audit", "--deed", "exported", "--json")[1])

    noted = [line["facts"]["file"] for line in lines[::-1]]
    assert noted == [str(file) for file in (*files, *pages, support, tmp_path / "audit.csv")]
    subjects = {line["subject"].partition(" ")[0] for line in lines}
    assert subjects == {"quality", "evaluation", "support", "audit"}


@pytest.mark.parametrize("command", [("quality", "list"), ("models",), ("audit",)])
def test_a_damaged_audit_record_is_told_and_leaves_a_line(
    routingml: Callable[..., int],
    home: Home,
    trained: None,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
) -> None:
    assert routingml("audit") == 0
    (home.ledger / "audit.sqlite").write_bytes(b"scrambled eggs " * 1000)
    capsys.readouterr()

    assert routingml(*command) == 0

    told = capsys.readouterr().err
    assert "The record of who did what was damaged" in told
    assert "was restored from its last backup. The damaged one is kept: " in told
    routingml("audit", "--deed", "record_recovered", "--json")
    (line,) = json.loads(capsys.readouterr().out)
    assert line["facts"]["from"] == "backup"


def test_an_audit_record_that_cannot_be_opened_keeps_no_command_from_its_answer(
    run: Run, home: Home, trained: None
) -> None:
    (home.ledger / "audit.sqlite").unlink(missing_ok=True)
    (home.ledger / "audit.sqlite").mkdir()

    assert run("models")[0] == 0


def test_a_folder_of_the_versions_that_is_away_is_told_with_what_to_do(
    routingml: Callable[..., int],
    trained: None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    away = ("--set", f"storage.models_folder={tmp_path / 'away'}")

    codes = [
        routingml(*command, *away)
        for command in (("models",), ("train",), ("predict", "K-001"), ("doctor",))
    ]

    told = capsys.readouterr()
    assert codes == [5, 5, 5, 5]
    assert told.err.count("Setting storage.models_folder names") == 3
    assert "Connect the share or make the folder" in told.out
    assert routingml("quality", "list", *away) == 0


def test_a_planner_who_may_train_lets_nothing_answer_unmeasured(
    routingml: Callable[..., int],
    home: Home,
    trained: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "machine"))
    policy = tmp_path / "machine" / "RoutingML" / "policy.toml"
    policy.parent.mkdir(parents=True)
    policy.write_text('[roles]\nplanners_may = ["train", "audit"]\n', encoding="utf-8")

    refused = routingml("train", "--no-evaluate")
    said = capsys.readouterr().err
    routingml("audit", "--deed", "refused", "--json")
    (line,) = json.loads(capsys.readouterr().out)

    assert refused == 10
    assert "may not deploy, which a version that answers without being measured needs" in said
    assert line["facts"] == {"right": "deploy"}
