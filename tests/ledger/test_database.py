from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import DamagedLedgerError, NotLocalError, WriteError
from routingml_desktop.ledger.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

NOTES = (("CREATE TABLE notes (text TEXT NOT NULL) STRICT",),)
NOTES_WITH_TIME = (*NOTES, ("ALTER TABLE notes ADD COLUMN at TEXT NOT NULL DEFAULT ''",))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "원장" / "notes.sqlite"


def note(database: Database, text: str) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO notes (text) VALUES (?)", (text,))


def notes(database: Database) -> list[str]:
    return [row["text"] for row in database.rows("SELECT text FROM notes ORDER BY rowid")]


def pragma(file: Path, name: str) -> object:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_what_was_recorded_is_there_after_a_restart(file: Path) -> None:
    note(Database(file, NOTES), "first")

    assert notes(Database(file, NOTES)) == ["first"]


def test_the_first_start_has_nothing_to_put_right(file: Path) -> None:
    database = Database(file, NOTES)

    assert database.recovery is None
    assert notes(database) == []


def test_a_database_writes_through_a_log_and_waits_for_the_disk(file: Path) -> None:
    database = Database(file, NOTES)

    with database.transaction() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_transaction_that_fails_leaves_nothing(file: Path) -> None:
    database = Database(file, NOTES)
    note(database, "kept")

    def failing() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO notes (text) VALUES ('lost')")
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert notes(database) == ["kept"]


def test_a_wrong_statement_is_a_bug_and_shows_itself(file: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        Database(file, NOTES).rows("SELECT * FROM elsewhere")


def test_any_thread_may_use_it(file: Path) -> None:
    database = Database(file, NOTES)
    threads = [threading.Thread(target=note, args=(database, f"{number}")) for number in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(notes(database)) == [f"{number}" for number in range(8)]


def test_two_programs_may_use_it(file: Path) -> None:
    first, second = Database(file, NOTES), Database(file, NOTES)

    note(first, "a")
    note(second, "b")

    assert notes(first) == notes(second) == ["a", "b"]


def test_an_older_database_is_brought_up_to_date_with_its_rows(file: Path) -> None:
    note(Database(file, NOTES), "old")

    newer = Database(file, NOTES_WITH_TIME)

    assert [tuple(row) for row in newer.rows("SELECT text, at FROM notes")] == [("old", "")]
    assert pragma(file, "user_version") == 2


def test_a_step_that_fails_leaves_the_older_database_whole(file: Path) -> None:
    note(Database(file, NOTES), "old")
    broken = (*NOTES_WITH_TIME, ("CREATE TABLE a (x TEXT)", "CREATE TABLE notes (x TEXT)"))

    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Database(file, broken).rows("SELECT 1")

    assert pragma(file, "user_version") == 1
    assert notes(Database(file, NOTES)) == ["old"]


def test_a_database_of_a_newer_program_is_refused_and_stays(file: Path) -> None:
    note(Database(file, NOTES_WITH_TIME), "new")

    with pytest.raises(DamagedLedgerError, match="update this program") as refused:
        Database(file, NOTES).rows("SELECT 1")
    assert refused.value.file == str(file)

    assert notes(Database(file, NOTES_WITH_TIME)) == ["new"]


def test_a_share_is_refused_before_anything_is_written() -> None:
    with pytest.raises(NotLocalError):
        Database(Path("//server/share/notes.sqlite"), NOTES).rows("SELECT 1")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"this is no database at all, but long enough to be one" * 40,
        lambda content: content[:100] + b"\xff" * (len(content) - 100),
        lambda content: content[: len(content) // 2],
        lambda content: b"",
    ],
    ids=["something else", "overwritten", "cut short", "empty"],
)
def test_a_damaged_database_is_kept_aside_and_the_last_backup_takes_its_place(
    file: Path, damage: Callable[[bytes], bytes]
) -> None:
    database = Database(file, NOTES)
    note(database, "backed up")
    database.back_up()
    note(database, "later")
    file.write_bytes(damage(file.read_bytes()))

    repaired = Database(file, NOTES)

    assert notes(repaired) == ["backed up"]
    recovery = repaired.recovery
    assert recovery is not None
    assert recovery.restored
    assert recovery.problem
    assert recovery.quarantined == file.with_name("notes.sqlite.damaged-1")
    assert recovery.quarantined.exists()
    assert Database(file, NOTES).recovery is None


def test_a_damaged_database_without_a_backup_starts_empty_and_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"scrambled eggs " * 1000)

    database = Database(file, NOTES)

    assert notes(database) == []
    recovery = database.recovery
    assert recovery is not None
    assert not recovery.restored
    assert recovery.quarantined is not None
    assert recovery.quarantined.read_bytes().startswith(b"scrambled")


def test_each_damaged_database_is_kept_under_a_name_of_its_own(file: Path) -> None:
    kept = []
    for _ in range(2):
        note(Database(file, NOTES), "x")
        file.write_bytes(b"scrambled eggs " * 1000)
        recovery = Database(file, NOTES).recovery
        assert recovery is not None
        kept.append(recovery.quarantined)

    assert [path.name for path in kept if path] == [
        "notes.sqlite.damaged-1",
        "notes.sqlite.damaged-2",
    ]


def test_a_vanished_database_comes_back_from_the_backup(file: Path) -> None:
    database = Database(file, NOTES)
    note(database, "x")
    database.back_up()
    file.unlink()

    again = Database(file, NOTES)

    assert notes(again) == ["x"]
    assert again.recovery is not None
    assert again.recovery.quarantined is None


def test_the_log_of_a_damaged_database_is_not_played_into_the_restored_one(file: Path) -> None:
    database = Database(file, NOTES)
    note(database, "backed up")
    database.back_up()
    with closing(sqlite3.connect(file)) as still_open:
        still_open.execute("INSERT INTO notes VALUES ('in the log')")
        still_open.commit()
        log = file.with_name("notes.sqlite-wal").read_bytes()
    file.write_bytes(b"scrambled eggs " * 1000)
    file.with_name("notes.sqlite-wal").write_bytes(log)

    assert notes(Database(file, NOTES)) == ["backed up"]
    assert file.with_name("notes.sqlite.damaged-1-wal").read_bytes() == log


def test_a_damaged_backup_is_not_restored(file: Path) -> None:
    note(Database(file, NOTES), "x")
    file.write_bytes(b"scrambled eggs " * 1000)
    file.with_name("notes.sqlite.backup").write_bytes(b"scrambled eggs " * 1000)

    database = Database(file, NOTES)

    assert notes(database) == []
    assert database.recovery is not None
    assert not database.recovery.restored


def test_damage_met_while_working_is_told_and_repaired_with_the_next_use(file: Path) -> None:
    database = Database(file, NOTES)
    note(database, "x")
    database.back_up()
    file.write_bytes(b"scrambled eggs " * 1000)

    with pytest.raises(DamagedLedgerError, match="not a database"):
        note(database, "y")

    note(database, "z")
    assert notes(database) == ["x", "z"]
    assert database.recovery is not None


def test_a_full_disk_keeps_what_was_recorded_and_nothing_of_the_rest(file: Path) -> None:
    database = Database(file, NOTES)
    note(database, "kept")

    def too_much() -> None:
        with database.transaction() as connection:
            connection.execute("PRAGMA max_page_count = 3")
            connection.execute("INSERT INTO notes VALUES (?)", ("x" * 100_000,))

    with pytest.raises(WriteError, match="the disk is full"):
        too_much()
    assert notes(database) == ["kept"]


def test_a_full_disk_while_backing_up_keeps_the_former_backup(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(file, NOTES)
    note(database, "old")
    database.back_up()
    note(database, "new")

    def full(operation: str, path: Path) -> None:
        raise OSError(28, "No space left on device")

    with durable.failing(full):
        database.back_up()

    assert "former backup stays" in caplog.text
    file.write_bytes(b"")
    assert notes(Database(file, NOTES)) == ["old"]


def test_a_program_that_keeps_writing_is_waited_for_and_then_named(file: Path) -> None:
    note(Database(file, NOTES), "x")
    impatient = Database(file, NOTES, patience=0.05)
    assert notes(impatient) == ["x"]

    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WriteError, match="another program holds it"):
            note(impatient, "y")

    assert notes(impatient) == ["x"]


def test_a_program_that_repairs_is_waited_for_and_then_named(file: Path) -> None:
    file.parent.mkdir()
    other = claim(file.with_name("notes.sqlite.lock"))
    assert other is not None

    with other, pytest.raises(WriteError, match="another program holds it"):
        Database(file, NOTES, patience=0.1).rows("SELECT 1")

    assert Database(file, NOTES, patience=0.1).rows("SELECT 1")


def test_something_else_of_that_name_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    (file / "x").write_text("x")

    with pytest.raises(WriteError):
        Database(file, NOTES).rows("SELECT 1")


def test_a_damaged_database_that_another_program_holds_is_left_for_the_next_start(
    file: Path,
) -> None:
    database = Database(file, NOTES)
    note(database, "x")
    database.back_up()
    file.write_bytes(b"scrambled eggs " * 1000)

    def held(operation: str, path: Path) -> None:
        if operation == "move":
            raise OSError(13, "Permission denied")

    with durable.failing(held), pytest.raises(WriteError, match="may not be written to"):
        Database(file, NOTES).rows("SELECT 1")

    assert notes(Database(file, NOTES)) == ["x"]


def test_a_repair_cut_short_is_finished_by_the_next_start(file: Path) -> None:
    database = Database(file, NOTES)
    note(database, "x")
    database.back_up()
    file.write_bytes(b"scrambled eggs " * 1000)

    def full(operation: str, path: Path) -> None:
        if operation == "replace":
            raise OSError(28, "No space left on device")

    with durable.failing(full), pytest.raises(WriteError, match="the disk is full"):
        Database(file, NOTES).rows("SELECT 1")

    assert not file.exists()
    assert notes(Database(file, NOTES)) == ["x"]


def test_a_failure_names_the_record_it_is_about(file: Path) -> None:
    database = Database(file, NOTES, patience=0.05)
    note(database, "x")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WriteError) as busy:
            note(database, "y")
    file.write_bytes(b"scrambled eggs " * 1000)
    with pytest.raises(DamagedLedgerError) as damaged:
        note(database, "z")

    assert busy.value.file == damaged.value.file == str(file)


def test_a_wrong_question_is_a_bug_and_stays_what_it_is(file: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError, match="binding"):
        Database(file, NOTES).rows("SELECT ?, ?", ("one",))


def test_damage_that_sqlite_finds_without_failing_is_repaired_too(file: Path) -> None:
    """A page that belongs to nothing: SQLite opens the file and only its check tells."""
    database = Database(file, NOTES)
    note(database, "backed up")
    database.back_up()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(file.read_bytes())
    pages = int.from_bytes(content[28:32], "big") + 1
    content[28:32] = pages.to_bytes(4, "big")
    size = int.from_bytes(content[16:18], "big")
    file.write_bytes(bytes(content) + bytes(size))

    repaired = Database(file, NOTES)

    assert notes(repaired) == ["backed up"]
    assert repaired.recovery is not None
    assert f"{pages}" in repaired.recovery.problem
    assert "never used" in repaired.recovery.problem
