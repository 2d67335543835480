"""What IT and scripts see: answers, files, sentences and exit codes."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from routingml_desktop.paths import bundled
from tests.whole.conftest import Ended, routingml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Ended]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def proposed_code(trained_home: Path) -> str:
    """An item without a routing that gets a proposal."""
    with sqlite3.connect(trained_home / "demo" / "KsmErpDemo.sqlite") as erp:
        rows = erp.execute(
            "SELECT ITEM_CD FROM BI_ITEM_INFO_VIEW WHERE ITEM_CD NOT IN "
            "(SELECT ITEM_CD FROM BI_ROUTING_VIEW) AND ITEM_CD GLOB '[A-Z]*' "
            "ORDER BY ITEM_CD LIMIT 40"
        ).fetchall()
    answers = routingml(trained_home, "predict", "--json", *[code for (code,) in rows]).json
    return str(next(a["code"] for a in answers["answers"] if a.get("outcome") == "proposed"))


def test_predict_shows_each_operation_with_its_band_and_n(run: Run, proposed_code: str) -> None:
    shown = run("predict", proposed_code, "--quantity", "25")

    assert shown.code == 0
    assert "Candidate 1 (proposed)" in shown.out
    assert "for 25 pieces" in shown.out


def test_predict_as_json_holds_null_where_nothing_is_known(run: Run, proposed_code: str) -> None:
    (answer,) = run("predict", proposed_code, "--json").json["answers"]

    for candidate in answer["candidates"]:
        for proposed in candidate["operations"]:
            if proposed["run"]["origin"] == "nothing":
                assert proposed["run"]["p50"] is None
    assert answer["version"] == "first"


def test_an_unknown_code_fails_alone_and_names_the_closest(run: Run, proposed_code: str) -> None:
    ended = run("predict", proposed_code, proposed_code.swapcase(), "--json")

    good, bad = ended.json["answers"]
    assert good["outcome"] == "proposed"
    assert (bad["error"], bad["closest"]) == ("UnknownItem", proposed_code)
    assert f"Did you mean {proposed_code}?" in ended.err
    assert ended.code == 3


def test_leading_zeros_belong_to_the_code(run: Run, trained_home: Path) -> None:
    with sqlite3.connect(trained_home / "demo" / "KsmErpDemo.sqlite") as erp:
        (code,) = erp.execute(
            "SELECT ITEM_CD FROM BI_ITEM_INFO_VIEW WHERE ITEM_CD GLOB '0*' LIMIT 1"
        ).fetchone()

    with_zeros, without = run("predict", code, code.lstrip("0"), "--json").json["answers"]

    assert with_zeros["code"] == code
    assert without["error"] == "UnknownItem"


@pytest.mark.parametrize(
    "code", ["=cmd|' /C calc'!A0", "'; DROP TABLE x; --", "0" * 4000, "가나다"]
)
def test_a_hostile_code_is_only_an_unknown_item(run: Run, code: str) -> None:
    ended = run("predict", "--json", "--file", "-", stdin=code)

    assert ended.code == 3
    assert "is not in the plant's data" in ended.err
    assert len(ended.err) < 400


def test_codes_come_from_standard_input_one_per_line(run: Run, proposed_code: str) -> None:
    ended = run("predict", "--file", "-", "--json", stdin=f"{proposed_code}\n{proposed_code}\n")

    assert [answer["code"] for answer in ended.json["answers"]] == [proposed_code]


def test_a_what_if_changes_one_attribute_of_an_existing_item(run: Run, proposed_code: str) -> None:
    ended = run(
        "predict", "--like", proposed_code, "--attribute", "OUTDIAMETER=410", "--json"
    )  # fmt: skip

    (answer,) = ended.json["answers"]
    (effect,) = ended.json["what_if"]["effects"]
    assert answer["item"]["attributes"]["OUTDIAMETER"] == 410.0
    assert (effect["attribute"], effect["after"]) == ("OUTDIAMETER", 410.0)
    assert effect["minutes_moved"] == ended.json["what_if"]["minutes_moved"]


def test_a_what_if_with_an_unknown_attribute_names_the_known_ones(run: Run) -> None:
    ended = run("predict", "--attribute", "COLOUR=red")

    assert ended.code == 3
    assert "no attribute COLOUR" in ended.err
    assert "ITEM_MATERIAL" in ended.err


def test_a_threshold_out_of_bounds_is_refused_with_what_is_allowed(run: Run) -> None:
    ended = run("predict", "X", "--threshold", "1.5")

    assert ended.code == 3
    assert "asking.threshold" in ended.err
    assert "less than or equal to 1" in ended.err


def test_export_to_excel_keeps_codes_as_text_and_is_not_overwritten(
    run: Run, proposed_code: str, tmp_path: Path
) -> None:
    file = tmp_path / "라우팅.xlsx"

    first = run("export", proposed_code, "--file", str(file), "--all-candidates")
    second = run("export", proposed_code, "--file", str(file))

    assert first.code == 0, first.err
    cells = openpyxl.load_workbook(file).worksheets[0]
    assert any(cell.value == proposed_code for row in cells.iter_rows() for cell in row)
    assert second.code == 7
    assert "it exists already" in second.err
    assert run("export", proposed_code, "--file", str(file), "--overwrite").code == 0


def test_export_for_machines_has_the_erps_column_names(
    run: Run, proposed_code: str, tmp_path: Path
) -> None:
    file = tmp_path / "routing.csv"

    ended = run("export", proposed_code, "--file", str(file), "--form", "csv", "--json")

    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert ended.json["rows"] == len(rows) > 0
    assert {"ITEM_CD", "PROC_SEQ", "JOB_CD", "SETUP_TIME", "RUN_TIME"} <= set(rows[0])
    assert [row["PROC_SEQ"] for row in rows] == [str(10 * n) for n in range(1, len(rows) + 1)]


def test_versions_are_activated_rolled_back_verified_and_removed(
    trained_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(trained_home, home)
    assert routingml(home, "train", "--name", "second", "--no-evaluate").code == 0

    listed = {row["name"]: row["active"] for row in routingml(home, "models", "--json").json}
    rolled = routingml(home, "models", "rollback")
    in_use = routingml(home, "models", "remove", "first")

    assert listed == {"second": True, "first": False}
    assert "Version first is active" in rolled.out
    assert in_use.code == 3
    assert routingml(home, "models", "verify", "second").code == 0
    assert routingml(home, "models", "show", "second", "--json").json["facts"]["name"] == "second"


def test_an_altered_part_of_the_model_is_refused_with_a_sentence(
    trained_home: Path, proposed_code: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(trained_home, home)
    part = max((home / "models" / "versions" / "first").glob("*.*"), key=lambda f: f.stat().st_size)
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write_bytes(content)

    ended = routingml(home, "predict", proposed_code)

    assert ended.code == 6
    assert "Model version first is refused" in ended.err
    assert "Traceback" not in ended.err


def test_nothing_synced_and_nothing_trained_are_two_clear_answers(tmp_path: Path) -> None:
    home = tmp_path / "home"

    unsynced = routingml(home, "predict", "X")
    synced = routingml(home, "sync", "--json")
    untrained = routingml(home, "predict", "X")

    assert (unsynced.code, "Run sync first" in unsynced.err) == (5, True)
    assert synced.json["items"] == 2000
    assert {finding["check"] for finding in synced.json["findings"]} >= {"unknown_units"}
    assert (untrained.code, "Run train first" in untrained.err) == (5, True)


def test_a_mapping_that_names_a_missing_column_says_which_and_what_is_there(
    trained_home: Path, tmp_path: Path
) -> None:
    mapping = trained_home.parent / "x.toml"
    text = (_shipped("demo")).replace('"ITEM_CD"', '"ITEM_CODE"', 1)
    mapping.write_text(text, encoding="utf-8")
    place = trained_home / "demo" / "KsmErpDemo.sqlite"

    ended = routingml(tmp_path / "h", "sync", "--source", str(mapping), "--location", str(place))

    assert ended.code == 4
    assert "ITEM_CODE" in ended.err
    assert "ITEM_CD" in ended.err


def test_doctor_names_what_is_missing_and_ends_with_its_code(tmp_path: Path) -> None:
    ended = routingml(tmp_path / "home", "doctor", "--source", "ksm", "--json")

    assert ended.code == 4
    assert ended.json["sound"] is False
    assert any("driver" in line["topic"].lower() for line in ended.json["lines"])


def test_a_wrong_word_on_the_command_line_is_wrong_usage(tmp_path: Path) -> None:
    assert routingml(tmp_path, "prophesy").code == 2


def _shipped(name: str) -> str:
    return bundled("config", "erp", f"{name}.toml").read_text(encoding="utf-8")


def test_weights_of_a_profile_change_what_counts_as_similar(
    trained_home: Path, tmp_path: Path, proposed_code: str
) -> None:
    home = tmp_path / "own"
    shutil.copytree(trained_home, home)
    weights = {"format": 1, "active": "재질만", "profiles": {"재질만": {"ITEM_MATERIAL": 4.0}}}
    metrics = routingml(home, "models", "show", "first").json["metrics"]
    for attribute in metrics["learned"]["attributes"]:
        weights["profiles"]["재질만"].setdefault(attribute, 0.0)  # type: ignore[index]
    (home / "weights.json").write_text(json.dumps(weights), encoding="utf-8")

    def nearest(*options: str) -> list[dict[str, Any]]:
        asked = routingml(home, "predict", proposed_code, "--json", *options)
        (answer,) = asked.json["answers"]
        neighbors: list[dict[str, Any]] = answer["neighbors"]
        return neighbors

    own, learned, expert = (
        nearest(),
        nearest("--weights", "learned"),
        nearest("--weights", "expert"),
    )

    compared = {match["name"] for each in own for match in each["matches"]}
    assert compared == {"ITEM_MATERIAL"}
    seen = [[(each["item_code"], each["similarity"]) for each in n] for n in (own, learned, expert)]
    assert seen[0] != seen[1] != seen[2] != seen[0]


def test_an_unknown_weight_profile_names_those_there_are(run: Run, proposed_code: str) -> None:
    ended = run("predict", proposed_code, "--weights", "exprt")

    assert ended.code == 3
    assert "Known: learned, expert." in ended.err
