"""The record leaves the program whole, and tells when it was damaged."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import AuditEntry, AuditFilter, Deed
from routingml_desktop.domain.errors import DamagedLedgerError, FileExistsAlreadyError, WriteError
from routingml_desktop.ledger.audit import AuditLedger, faults_of
from routingml_desktop.services.audit import AuditService
from routingml_desktop.services.oversight import Oversight

if TYPE_CHECKING:
    from pathlib import Path


def service(folder: Path) -> AuditService:
    return AuditService(AuditLedger(folder), "PLANT\\kim", "PC-7", lambda: "v3")


@pytest.fixture
def record(tmp_path: Path) -> AuditService:
    made = service(tmp_path / "ledger")
    made.write(Deed.ASKED, "=HYPERLINK(1)", "", {"outcome": "proposed"})
    made.write(Deed.ACTIVATED, "v4", "v4", {"before": "v3"})
    return made


def test_a_line_names_who_where_and_the_version_that_answered(record: AuditService) -> None:
    activated, asked = record.entries()

    assert (asked.who, asked.computer, asked.version) == ("PLANT\\kim", "PC-7", "v3")
    assert activated.version == "v4"


def test_an_exported_record_can_be_checked_elsewhere(record: AuditService, tmp_path: Path) -> None:
    number = record.export(tmp_path / "record.json")

    lines = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    entries = [
        AuditEntry(
            **{**line, "time": datetime.fromisoformat(line["time"]), "deed": Deed(line["deed"])}
        )
        for line in lines
    ]
    assert number == 2
    assert faults_of(entries) == ()
    assert [entry.number for entry in entries] == [1, 2]


def test_a_spreadsheet_runs_nothing_of_an_exported_record(
    record: AuditService, tmp_path: Path
) -> None:
    record.export(tmp_path / "record.csv", AuditFilter(deeds=(Deed.ASKED,)))

    with (tmp_path / "record.csv").open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert line["subject"] == "'=HYPERLINK(1)"
    assert line["facts"] == "outcome=proposed"


def test_an_export_replaces_nothing_unasked(record: AuditService, tmp_path: Path) -> None:
    record.export(tmp_path / "record.csv")

    with pytest.raises(FileExistsAlreadyError):
        record.export(tmp_path / "record.csv")
    with pytest.raises(WriteError, match=r"\.csv or \.json"):
        record.export(tmp_path / "record.xlsx")
    assert record.export(tmp_path / "record.csv", overwrite=True) == 2


def test_a_damaged_record_says_so_in_its_next_line(record: AuditService, tmp_path: Path) -> None:
    service(tmp_path / "ledger").entries()  # A further start keeps a backup.
    (tmp_path / "ledger" / "audit.sqlite").write_bytes(b"no database" * 1000)

    again = service(tmp_path / "ledger")
    again.write(Deed.ASKED, "A-1", "", {})

    asked, recovered = again.entries(limit=2)
    assert (recovered.deed, recovered.facts["from"]) == (Deed.RECORD_RECOVERED, "backup")
    assert asked.subject == "A-1"
    assert again.tampering() == ()


def test_who_only_reads_a_damaged_record_leaves_the_line_too(
    record: AuditService, tmp_path: Path
) -> None:
    folder = tmp_path / "ledger"
    service(folder).entries()  # A further start keeps a backup.
    record.write(Deed.ASKED, "lost", "", {})
    (folder / "audit.sqlite").write_bytes(b"no database" * 1000)

    found = service(folder).recovery
    again = service(folder)

    assert found is not None
    assert found.restored
    recovered, *_ = again.entries()
    assert recovered.deed is Deed.RECORD_RECOVERED
    assert recovered.facts["file"].endswith("audit.sqlite.damaged-1")
    assert "lost" not in [entry.subject for entry in again.entries()]
    assert again.recovery is None


def test_a_record_damaged_while_the_program_runs_leaves_one_line_each_time(
    record: AuditService, tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / "ledger" / "audit.sqlite").write_bytes(b"no database" * 1000)
        with pytest.raises(DamagedLedgerError):
            record.write(Deed.ASKED, "lost", "", {})
        record.write(Deed.ASKED, "kept", "", {})

        lines = record.entries(AuditFilter(deeds=(Deed.RECORD_RECOVERED,)))
        assert len(lines) == number


def test_that_the_record_left_the_program_is_in_the_record(
    record: AuditService, tmp_path: Path
) -> None:
    record.oversee(Oversight(write=record.write))

    record.export(tmp_path / "record.csv")

    (line, *_) = record.entries()
    assert (line.deed, line.subject) == (Deed.EXPORTED, "audit record")
    assert dict(line.facts) == {
        "file": str(tmp_path / "record.csv"),
        "form": "csv",
        "rows": "2",
    }
