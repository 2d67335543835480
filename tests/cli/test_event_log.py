"""A plant that has nothing but its bookings: no routing master, no item master."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Final

import pytest

from routingml_desktop.domain.quality import Novelty, QualityReport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., int]
    Say = pytest.CaptureFixture[str]

HEADER: Final = ("order", "part", "family", "coated", "step", "place", "machine", "minutes", "qty")
MAPPING: Final = """
title = "Event log"

[connection]
kind = "folder"
path = "{folder}"

[items]
table = "log"
distinct = true
columns = {{ item_code = "part" }}
others = "skip"
attributes = {{ family = {{ en = "Family" }}, coated = {{ en = "Coated" }} }}

[work_results]
table = "log"

[work_results.columns]
work_order = "order"
item_code = "part"
job_code = "step"
work_center = "machine"
quantity = "qty"
run_minutes = "minutes"
{place}
"""
DATED: Final = 'reported = "day"'
NUMBERED: Final = 'sequence = "place"'


def event_log(folder: Path, place: str, *, parts: int = 40, orders: int = 3) -> Path:
    """Shafts are ground and rings are milled, every second part is coated; one order skips it.

    ``place`` is what the mapping knows of when a step was done.
    """
    rows = []
    for number in range(parts):
        ring, coated = number % 2 == 0, number % 4 < 2
        steps = ["SAW", "MILL" if ring else "GRIND", *(["COAT"] if coated else []), "PACK"]
        for order in range(orders):
            done = [step for step in steps if order or number % 8 or step != "COAT"]
            rows += [
                [f"W{number}-{order}", f"P{number:02d}", "RING" if ring else "SHAFT", coated, step,
                 10 * at, f"{step}-1", 20 + 3 * at + number % 5, 10,
                 f"202{4 + order % 2}-0{1 + number % 9}-1{at}"]
                for at, step in enumerate(done, 1)
            ]  # fmt: skip
    folder.mkdir(parents=True)
    with (folder / "log.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([(*HEADER, "day"), *rows])
    mapping = folder.with_suffix(".toml")
    mapping.write_text(MAPPING.format(folder=folder.as_posix(), place=place), encoding="utf-8")
    return mapping


def measured(routingml: Run, tmp_path: Path, protocol: str) -> QualityReport:
    file = tmp_path / f"{protocol}.json"

    asked = ("--protocol", protocol, "--set", "evaluation.holdout=0.4", "--json", str(file))
    assert routingml("evaluate", *asked) == 0

    return QualityReport.from_dict(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.slow
def test_an_event_log_is_measured_by_time_and_by_group_and_in_a_quality_cycle(
    routingml: Run, tmp_path: Path, capsys: Say
) -> None:
    assert routingml("sync", "--source", str(event_log(tmp_path / "works", DATED))) == 0
    assert routingml("train", "--no-evaluate") == 0

    by_group, by_time = (measured(routingml, tmp_path, name) for name in ("group", "time"))

    exact = {
        row.method: row.figures["exact_at_1"]
        for row in by_group.scores
        if row.novelty is Novelty.ALL and "exact_at_1" in row.figures
    }
    assert exact["model"].n == by_group.facts["asked"] == 40
    assert (exact["model"].value or 0) > (exact["most_frequent"].value or 0)
    assert "majority_of_part" not in exact
    assert "true is the routing most alike to all of its own orders" in " ".join(by_group.notes)
    assert "every order is asked by itself" in " ".join(by_time.notes)
    assert by_time.headline()["minutes_mae"] is not None
    capsys.readouterr()
    assert routingml("quality", "run") == 0
    assert "40 of 40 items compared" in capsys.readouterr().out


@pytest.mark.slow
def test_a_log_without_dates_is_learned_by_its_operation_numbers_and_says_what_it_cannot(
    routingml: Run, tmp_path: Path, capsys: Say
) -> None:
    assert routingml("sync", "--source", str(event_log(tmp_path / "works", NUMBERED))) == 0
    assert routingml("train", "--no-evaluate") == 0

    by_group = measured(routingml, tmp_path, "group")
    capsys.readouterr()
    by_time = routingml("evaluate", "--protocol", "time")
    told = capsys.readouterr().err
    replayed = routingml("replay", "--from", "2024-01", "--to", "2024-02")

    assert by_group.headline()["exact_at_1"] is not None
    assert (by_time, replayed) == (3, 3)
    assert "in a log work_results.columns.reported" in told
    assert "there is no past to replay" in capsys.readouterr().err


def test_a_log_that_tells_no_order_of_its_steps_says_so_and_what_is_missing(
    routingml: Run, tmp_path: Path, capsys: Say
) -> None:
    assert routingml("sync", "--source", str(event_log(tmp_path / "works", "", parts=4))) == 0
    synced = capsys.readouterr().out
    status = routingml("train")

    assert "neither date nor operation number, so no routing can be taken from them" in synced
    assert status == 5
    assert "the findings of the sync tell why" in capsys.readouterr().err
