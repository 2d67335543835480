"""What cleaning found, and the standards court, from the command line on a foreign plant."""

from __future__ import annotations

import csv
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.assembly import Program
from routingml_desktop.domain.standard import Decision
from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.paths import Home

    Run = Callable[..., int]

BOOKED = """
[work_results]
table = "Rueckmeldung"

[work_results.columns]
work_order = "Auftrag"
item_code = "Artikel"
routing_no = "Plan"
sequence = "Nr"
job_code = "Arbeit"
reported = "Ende"
started = "Beginn"
worker = "Personal"
quantity = "Menge"
setup_minutes = "Ruesten"
run_minutes = "Fertigen"
"""


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    """The carton maker with thirty orders of item 00000 whose cutting takes half as long again."""
    file = box_maker(tmp_path / "karton", items=4)
    rows = []
    for number in range(30):
        began = datetime(2024, 1, 8, 7) + timedelta(days=7 * number)  # noqa: DTZ001
        for place, job in enumerate(("Zuschnitt", "Druck", "Kleben"), 1):
            factor = 1.5 if job == "Zuschnitt" else 1.0
            run = round(1000 * 0.04 * factor * (1 + (number % 5 - 2) / 50), 2)
            ended = began + timedelta(minutes=12.5 * factor + run)
            rows.append(
                [f"A{number}", "00000", "1", str(10 * place), job, f"P-{place % 2}9999",
                 began.isoformat(), ended.isoformat(), "1000",
                 str(12.5 * factor).replace(".", ","), str(run).replace(".", ",")]
            )  # fmt: skip
            began = ended + timedelta(minutes=5)
    rows.append([*rows[-1]])
    header = [
        "Auftrag", "Artikel", "Plan", "Nr", "Arbeit", "Personal", "Beginn", "Ende", "Menge",
        "Ruesten", "Fertigen",
    ]  # fmt: skip
    with (tmp_path / "karton" / "Rueckmeldung.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerows([header, *rows])
    file.write_text(file.read_text(encoding="utf-8") + BOOKED, encoding="utf-8")
    return file


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_sync_tells_what_cleaning_found(
    routingml: Run, mapping: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = routingml("sync", "--source", str(mapping), "--json")

    cleaning = said(capsys)["cleaning"]
    found = {one["detector"]: one for one in cleaning["findings"]}
    assert status == 0
    assert (cleaning["bookings"], cleaning["counted"]) == (91, 90)
    assert (found["repeated"]["count"], found["repeated"]["active"]) == (1, True)
    assert found["overlapping"]["needs"] == ""
    assert [line["job_code"] for line in cleaning["calibration"]] == [
        "Druck", "Kleben", "Zuschnitt",
    ]  # fmt: skip


def test_workers_come_in_as_numbers_only(
    routingml: Run, mapping: Path, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    routingml("sync", "--source", str(mapping))

    rows = Program(home).snapshots.open().work_results().collect()

    assert set(rows["worker"]) == {"1", "2"}
    assert rows["started"].null_count() == 0
    assert "9999" not in capsys.readouterr().out


def test_a_detector_that_is_switched_off_is_told_so(
    routingml: Run, mapping: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    routingml("sync", "--source", str(mapping), "--set", "cleaning.repeated=false")

    table = capsys.readouterr().out
    assert "switched off" in next(line for line in table.splitlines() if "repeated " in line)


def test_contradicted_standards_are_listed_and_the_approved_exported(
    routingml: Run,
    mapping: Path,
    home: Home,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    routingml("sync", "--source", str(mapping))
    capsys.readouterr()

    status = routingml("standards", "--json")

    answer = said(capsys)
    (row,) = answer["rows"]
    assert (status, row["state"]) == (0, "open")
    assert row["case"]["key"]["job_code"] == "Zuschnitt"
    assert row["case"]["ratio"] == pytest.approx(1.5, abs=0.02)

    service = Program(home).standards
    docket = service.docket()
    assert docket is not None
    service.decide(docket.rows[0].case, Decision.APPROVED, "blade")
    file = tmp_path / "out.csv"
    assert routingml("standards", "--export", str(file), "--form", "csv") == 0
    exported = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert [line["JOB_CD"] for line in exported] == ["Zuschnitt"]
    assert routingml("standards", "--export", str(file)) == 3
    assert "no approved standard" in capsys.readouterr().err


def test_without_plant_data_the_court_says_what_to_do(
    routingml: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routingml("standards") == 5
    assert "Run sync first." in capsys.readouterr().err


@pytest.mark.slow
def test_a_plant_without_dates_hears_what_standards_are_judged_by(
    routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routingml("sync", "--source", str(box_maker(tmp_path / "karton"))) == 0
    capsys.readouterr()

    assert routingml("standards") == 0

    said = capsys.readouterr().out
    assert "No standard has enough dated orders to be judged" in said
    assert "standards.least_orders" in said
