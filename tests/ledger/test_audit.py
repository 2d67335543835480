"""Every change of the record is seen and named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.audit import AuditEntry, AuditFilter, Deed, Tampering
from routingml_desktop.ledger.audit import AuditLedger, faults_of

if TYPE_CHECKING:
    from pathlib import Path

BEGIN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


class Clock:
    """A day passes between two questions for the time."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> datetime:
        self.now += timedelta(days=1)
        return self.now


@pytest.fixture
def ledger(tmp_path: Path) -> AuditLedger:
    return AuditLedger(tmp_path, Clock())


def five(ledger: AuditLedger) -> None:
    for number in range(5):
        ledger.append("PLANT\\김", "PC-7", Deed.ASKED, f"A-{number}", "v1", {"n": str(number)})


def change(folder: Path, *statements: str) -> None:
    """What somebody with a SQLite tool would do."""
    with closing(sqlite3.connect(folder / "audit.sqlite")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


FREE = ("DROP TRIGGER entries_stay", "DROP TRIGGER entries_unchanged")


def test_lines_come_back_as_they_were_written(ledger: AuditLedger) -> None:
    five(ledger)

    newest = ledger.entries()[0]

    assert (newest.number, newest.who, newest.computer) == (5, "PLANT\\김", "PC-7")
    assert (newest.deed, newest.subject, newest.version) == (Deed.ASKED, "A-4", "v1")
    assert dict(newest.facts) == {"n": "4"}
    assert newest.time == BEGIN + timedelta(days=5)
    assert ledger.tampering() == ()


def test_an_empty_record_is_sound(ledger: AuditLedger) -> None:
    assert ledger.tampering() == ()
    assert ledger.entries() == ()


def test_the_record_refuses_to_be_changed(ledger: AuditLedger, tmp_path: Path) -> None:
    five(ledger)

    for statement in ("UPDATE entries SET who = 'x'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            change(tmp_path, statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE entries SET who = 'x' WHERE number = 2", [Tampering(2, "altered")]),
        ("UPDATE entries SET time = '2025-01-01T00:00:00+00:00' WHERE number = 5",
         [Tampering(5, "altered")]),
        ("DELETE FROM entries WHERE number = 3", [Tampering(3, "missing")]),
        ("DELETE FROM entries WHERE number = 1", [Tampering(1, "missing")]),
        ("DELETE FROM entries WHERE number >= 4",
         [Tampering(4, "cut_off"), Tampering(5, "cut_off")]),
        ("UPDATE entries SET previous = 'x' WHERE number = 4", [Tampering(4, "altered")]),
    ],
)  # fmt: skip
def test_tampering_is_named_by_line(
    ledger: AuditLedger, tmp_path: Path, statement: str, found: list[Tampering]
) -> None:
    five(ledger)

    change(tmp_path, *FREE, statement)

    assert list(ledger.tampering()) == found


def test_a_line_written_anew_with_its_hash_does_not_fit_the_next(
    ledger: AuditLedger, tmp_path: Path
) -> None:
    five(ledger)
    other = AuditLedger(tmp_path / "other", Clock())
    for number in range(3):
        other.append("PLANT\\김", "PC-7", Deed.ASKED, f"B-{number}", "v1", {"n": str(number)})
    forged = other.entries()[0]

    change(
        tmp_path,
        *FREE,
        f"UPDATE entries SET subject = '{forged.subject}', previous = '{forged.previous}', "
        f"hash = '{forged.hash}' WHERE number = 3",
    )

    assert [fault.number for fault in ledger.tampering()] == [3, 4]
    assert {fault.problem for fault in ledger.tampering()} == {"unlinked"}


def test_numbers_go_on_after_the_end_was_cut_off(ledger: AuditLedger, tmp_path: Path) -> None:
    five(ledger)
    change(tmp_path, *FREE, "DELETE FROM entries WHERE number = 5")

    ledger.append("lee", "PC-7", Deed.EXPORTED, "A-9")

    assert ledger.entries()[0].number == 6
    assert Tampering(5, "missing") in ledger.tampering()


@given(
    place=st.integers(0, 4),
    field=st.sampled_from(["who", "computer", "subject", "version"]),
    value=st.text(max_size=20),
)
def test_any_other_word_in_any_line_is_seen(place: int, field: str, value: str) -> None:
    lines = _chain()
    altered = replace(lines[place], **{field: value})  # type: ignore[arg-type]
    if altered == lines[place]:
        return

    lines[place] = altered

    assert Tampering(place + 1, "altered") in faults_of(lines, 5)


def _chain() -> list[AuditEntry]:
    from routingml_desktop.ledger.audit import _hashed  # noqa: PLC0415

    lines: list[AuditEntry] = []
    for number in range(1, 6):
        before = lines[-1].hash if lines else ""
        entry = AuditEntry(number, BEGIN, "kim", "PC", Deed.ASKED, "A", "v", {}, before)
        lines.append(_hashed(entry))
    return lines


def test_filters_go_together(ledger: AuditLedger) -> None:
    five(ledger)
    ledger.append("PLANT\\lee", "PC-7", Deed.ACTIVATED, "v2", "v2", {"before": "v1"})

    def subjects(**wanted: object) -> list[str]:
        return [entry.subject for entry in ledger.entries(AuditFilter(**wanted))]  # type: ignore[arg-type]

    assert subjects(deeds=(Deed.ACTIVATED,)) == ["v2"]
    assert subjects(who="LEE") == ["v2"]
    assert subjects(text="a-1") == ["A-1"]
    assert subjects(text="v1 before") == ["v2"]
    assert subjects(text="LEE") == subjects(text="lee v2") == ["v2"]
    assert subjects(since=BEGIN + timedelta(days=4)) == ["v2", "A-4", "A-3"]
    assert subjects(until=BEGIN + timedelta(days=2)) == ["A-0"]
    assert len(ledger.entries(limit=2)) == 2


def test_two_programs_write_one_chain(tmp_path: Path) -> None:
    first, second = AuditLedger(tmp_path), AuditLedger(tmp_path)

    for number in range(20):
        (first, second)[number % 2].append("kim", "PC", Deed.ASKED, str(number))

    assert first.tampering() == ()
    assert len(second.entries()) == 20


def test_a_damaged_record_is_kept_aside_and_the_backup_goes_on(tmp_path: Path) -> None:
    ledger = AuditLedger(tmp_path)
    five(ledger)
    AuditLedger(tmp_path).entries()  # A new start backs up.
    (tmp_path / "audit.sqlite").write_bytes(b"no database" * 1000)

    again = AuditLedger(tmp_path)

    assert again.recovery is not None
    assert again.recovery.restored
    assert len(again.entries()) == 5


def test_a_record_of_an_earlier_program_stays_valid() -> None:
    """How a line is hashed may never change, or every kept record would look tampered with."""
    facts = {"역할": "감독", "after": "v2"}
    first = AuditEntry(1, BEGIN, "PLANT\\김", "PC-7", Deed.ASKED, "A-1", "v1", facts, "", FIRST)
    second = AuditEntry(2, BEGIN, "lee", "PC-8", Deed.EXPORTED, "B \ud800", "", {}, FIRST, SECOND)

    assert faults_of([first, second], 2) == ()


FIRST = "d4bbd2a700dfc6ef9d2f030d8e76dddaf7982df66ecadd11d63e8928e832ab00"
SECOND = "12249c3da3c1912855e05917d60b42de6dc90efb34e4ddb6080bc6fc95d8daff"


def test_a_line_without_subject_and_version_has_none(ledger: AuditLedger) -> None:
    entry = ledger.append("kim", "PC-7", Deed.SYNCED)

    assert (entry.subject, entry.version, dict(entry.facts)) == ("", "", {})
    assert ledger.entries() == (entry,)


def test_lines_are_dated_in_utc_by_the_clock_of_the_pc(tmp_path: Path) -> None:
    entry = AuditLedger(tmp_path).append("kim", "PC-7", Deed.SYNCED)

    assert entry.time.utcoffset() == timedelta(0)
    assert abs(entry.time - datetime.now(UTC)) < timedelta(minutes=1)


def test_several_deeds_may_be_wanted(ledger: AuditLedger) -> None:
    for deed in (Deed.ASKED, Deed.EXPORTED, Deed.ACTIVATED):
        ledger.append("kim", "PC-7", deed)

    found = ledger.entries(AuditFilter(deeds=(Deed.ASKED, Deed.ACTIVATED), who="kim"))

    assert [entry.deed for entry in found] == [Deed.ACTIVATED, Deed.ASKED]


def test_a_record_cut_off_as_a_whole_is_seen() -> None:
    assert faults_of([]) == ()
    assert faults_of([], 2) == (Tampering(1, "cut_off"), Tampering(2, "cut_off"))


def test_a_moment_of_another_zone_is_compared_as_the_moment_it_is(
    ledger: AuditLedger, in_korea: None
) -> None:
    five(ledger)
    third = (BEGIN + timedelta(days=3)).astimezone(timezone(timedelta(hours=9)))

    found = ledger.entries(AuditFilter(since=third))

    assert [entry.number for entry in found] == [5, 4, 3]
