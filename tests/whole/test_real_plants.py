"""Two plants nobody here made, read over a real ODBC driver from a real database."""

from __future__ import annotations

import json
import sqlite3
from csv import reader
from typing import TYPE_CHECKING

import pytest

from tests.postgres import Postgres, load_adventureworks, load_production_events
from tests.whole.conftest import routingml

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

KNOWN_FAULTS = {
    "span 0 with a made-up completion": 662,
    "span and timestamps disagree": 42,
    "rows with rejects": 231,
    "rows with rework": 32,
}
"""What the data's own description lists."""


@pytest.fixture(scope="module")
def shop(
    postgres: Postgres, production_events: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The machine shop synced over psqlODBC and trained."""
    location = load_production_events(postgres, production_events, "whole_shop")
    home = tmp_path_factory.mktemp("shop") / "home"
    synced = routingml(home, "sync", "--source", "production-log", "--location", location, "--json")
    assert synced.code == 0, synced.err
    assert synced.json["source"]["kind"] == "odbc"
    assert synced.json["as_built"] is True
    trained = routingml(home, "train", "--no-evaluate")
    assert trained.code == 0, trained.err
    return home


def test_the_known_faults_of_the_event_log_are_named(shop: Path) -> None:
    found = routingml(shop, "sync", "--json").json["findings"]

    counts = [finding["count"] for finding in found]
    assert set(KNOWN_FAULTS.values()) <= set(counts), found
    assert any("spelt differently" in finding["message"] for finding in found)
    assert any("odd form" in finding["message"] for finding in found)


def test_an_order_of_a_known_part_gets_its_as_built_routing(shop: Path) -> None:
    (answer,) = routingml(shop, "predict", "Ballnut", "--json").json["answers"]

    first = answer["candidates"][0]
    assert answer["outcome"] == "existing"
    assert first["origin"] == "as_built"
    assert first["operations"][0]["operation"]["job_code"] == "Turning & Milling"
    assert first["operations"][0]["run"]["n"] > 0


def test_the_evaluation_stands_beside_its_baselines_and_claims_no_more(
    shop: Path, tmp_path: Path
) -> None:
    file = tmp_path / "quality.json"

    ended = routingml(shop, "evaluate", "--protocol", "leave-one-out", "--json", str(file))

    assert ended.code == 0, ended.err
    report = json.loads(file.read_text(encoding="utf-8"))
    scores = {(row["method"], row["novelty"]): row["figures"] for row in report["scores"]}
    model = scores["model", "all"]["exact_at_1"]
    medoid = scores["medoid_of_part", "all"]["exact_at_1"]
    assert model["n"] == medoid["n"] == 124
    # The plant is nearly unpredictable: more than this would mean that answers leaked.
    assert model["value"] < 0.4
    assert model["low"] <= model["value"] <= model["high"]
    assert scores["model", "new"]["exact_at_1"]["n"] < 20
    shuffled = scores["model_on_shuffled_routings", "all"]["exact_at_1"]["value"]
    assert shuffled < medoid["value"]


def test_adventureworks_over_odbc_proposes_one_of_its_nine_routings(
    postgres: Postgres, adventureworks: Path, tmp_path: Path
) -> None:
    location = load_adventureworks(postgres, adventureworks, "whole_adventureworks")
    home = tmp_path / "home"

    assert _learned(home, location) == 504
    _proposes_a_frame(home)


def test_adventureworks_from_a_sqlite_file_gives_the_same(
    adventureworks: Path, tmp_path: Path
) -> None:
    file = tmp_path / "자전거.sqlite"
    with sqlite3.connect(file) as database:
        for table in sorted(adventureworks.glob("*.csv")):
            _load(database, table)
    database.close()
    home = tmp_path / "home"

    assert _learned(home, str(file)) == 504
    _proposes_a_frame(home)


def _learned(home: Path, location: str) -> int:
    synced = routingml(home, "sync", "--source", "adventureworks", "--location", location, "--json")
    assert synced.code == 0, synced.err
    trained = routingml(home, "train", "--no-evaluate")
    assert trained.code == 0, trained.err
    return int(synced.json["items"])


def _proposes_a_frame(home: Path) -> None:
    """A touring frame that asks as if it had no routing gets one of another frame."""
    ended = routingml(
        home, "predict", "FR-T98U-60", "--ignore-own-history", "--threshold", "0.5", "--json"
    )
    (answer,) = ended.json["answers"]
    assert answer["outcome"] == "proposed", ended.err
    jobs = [step["operation"]["job_code"] for step in answer["candidates"][0]["operations"]]
    assert jobs[0] == "10"


def _load(database: sqlite3.Connection, file: Path) -> None:
    rows = list(reader(file.read_text(encoding="utf-8").splitlines()))
    columns = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    database.execute(f'CREATE TABLE "{file.stem}" ({columns})')
    database.executemany(f'INSERT INTO "{file.stem}" VALUES ({marks})', rows[1:])
