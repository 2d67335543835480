from __future__ import annotations

import errno
import json
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import FileExistsAlreadyError, WriteError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def failing_at(wanted: str, code: int = errno.ENOSPC) -> Callable[[str, Path], None]:
    def fault(operation: str, path: Path) -> None:
        if operation == wanted:
            raise OSError(code, os.strerror(code))

    return fault


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- one file


def test_what_was_written_is_there(tmp_path: Path) -> None:
    durable.write_text(tmp_path / "새 폴더" / "a.txt", "한글")

    assert (tmp_path / "새 폴더" / "a.txt").read_text(encoding="utf-8") == "한글"


def test_json_is_written_for_people_and_the_same_each_time(tmp_path: Path) -> None:
    durable.write_json(tmp_path / "a.json", {"나": 1, "a": None})
    durable.write_json(tmp_path / "b.json", {"a": None, "나": 1})

    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert '"나": 1' in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "a.json").read_bytes()) == {"나": 1, "a": None}


def test_a_number_that_is_none_is_not_written_as_json(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        durable.write_json(tmp_path / "a.json", {"mae": float("inf")})

    assert names(tmp_path) == []


def test_one_former_generation_is_kept_when_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for text in ("one", "two", "three"):
        durable.write_text(file, text, keep_previous=True)

    assert file.read_text() == "three"
    assert durable.previous(file).read_text() == "two"
    assert names(tmp_path) == ["a.txt", "a.txt.previous"]


@pytest.mark.parametrize("operation", ["write", "flush", "replace"])
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "may not be written to"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_write_that_fails_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, operation: str, code: int, said: str
) -> None:
    file = tmp_path / "a.txt"
    durable.write_text(file, "old")

    with (
        durable.failing(failing_at(operation, code)),
        pytest.raises(WriteError, match=said) as failed,
    ):
        durable.write_text(file, "new", keep_previous=True)

    assert failed.value.file == str(file)
    assert file.read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


def test_a_library_that_fails_half_way_leaves_the_old_content(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    durable.write_text(file, "old")

    def library() -> None:
        with durable.replacing(file) as fresh:
            fresh.write_text("half")
            raise KeyError("a bug of the library")

    with pytest.raises(KeyError):
        library()

    assert file.read_text() == "old"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_library_sees_the_suffix_it_knows(tmp_path: Path) -> None:
    with durable.replacing(tmp_path / "a.xlsx") as fresh:
        assert fresh.suffix == ".xlsx"
        assert fresh.parent == tmp_path
        fresh.write_text("x")


def test_a_library_that_writes_nothing_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(WriteError), durable.replacing(tmp_path / "a.xlsx"):
        pass

    assert names(tmp_path) == []


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(WriteError):
        durable.write_text(tmp_path / "file" / "a.txt", "x")


def test_writers_at_once_leave_one_whole_content(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    contents = [str(number) * 20_000 for number in range(6)]
    threads = [threading.Thread(target=durable.write_text, args=(file, text)) for text in contents]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert file.read_text() in contents
    assert names(tmp_path) == ["a.txt"]


# --- a file that a virus scanner holds


class Held:
    """Refuses the first tries of an operation as Windows does while another program looks."""

    def __init__(self, operation: str, tries: int, winerror: int) -> None:
        self.operation = operation
        self.left = tries
        self.winerror = winerror

    def __call__(self, operation: str, path: Path) -> None:
        if operation == self.operation and self.left > 0:
            self.left -= 1
            error = PermissionError(errno.EACCES, "held")
            error.winerror = self.winerror  # type: ignore[attr-defined,unused-ignore]
            raise error


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, winerror: int) -> None:
    with durable.failing(Held("replace", 2, winerror)):
        durable.write_text(tmp_path / "a.txt", "x")

    assert (tmp_path / "a.txt").read_text() == "x"


def test_a_file_held_for_ever_is_told_after_a_few_seconds(tmp_path: Path) -> None:
    held = Held("replace", 1000, 32)
    start = time.monotonic()

    with durable.failing(held), pytest.raises(WriteError, match="may not be written to"):
        durable.write_text(tmp_path / "a.txt", "x")

    assert time.monotonic() - start == pytest.approx(sum(durable.RETRY_WAITS), abs=1.0)
    assert 1000 - held.left == len(durable.RETRY_WAITS) + 1


def test_any_other_failure_is_not_tried_again(tmp_path: Path) -> None:
    held = Held("replace", 2, winerror=3)

    with durable.failing(held), pytest.raises(WriteError):
        durable.write_text(tmp_path / "a.txt", "x")

    assert held.left == 1


# --- exclusive create


def test_a_name_is_created_once(tmp_path: Path) -> None:
    durable.create(tmp_path / "p" / "1.ptr", b"first")

    with pytest.raises(FileExistsAlreadyError):
        durable.create(tmp_path / "p" / "1.ptr", b"second")

    assert (tmp_path / "p" / "1.ptr").read_bytes() == b"first"


def test_of_many_who_create_a_name_one_succeeds(tmp_path: Path) -> None:
    outcomes: list[str] = []

    def create(number: int) -> None:
        try:
            durable.create(tmp_path / "1.ptr", str(number).encode())
        except FileExistsAlreadyError:
            outcomes.append("late")
        else:
            outcomes.append(str(number))

    threads = [threading.Thread(target=create, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    winners = [outcome for outcome in outcomes if outcome != "late"]
    assert winners == [(tmp_path / "1.ptr").read_text()]


@pytest.mark.parametrize("operation", ["create", "write", "flush"])
def test_a_create_that_fails_leaves_nothing(tmp_path: Path, operation: str) -> None:
    with durable.failing(failing_at(operation)), pytest.raises(WriteError, match="disk is full"):
        durable.create(tmp_path / "1.ptr", b"x")

    assert names(tmp_path) == []


# --- folders


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    folder = tmp_path / "staging" / "x"
    durable.write_text(folder / "sub" / "a.txt", "a")
    return folder


def test_a_folder_is_published_whole(tmp_path: Path, staged: Path) -> None:
    durable.publish_folder(staged, tmp_path / "versions" / "v1")

    assert (tmp_path / "versions" / "v1" / "sub" / "a.txt").read_text() == "a"
    assert not staged.exists()


def test_a_folder_that_exists_is_not_published_over(tmp_path: Path, staged: Path) -> None:
    (tmp_path / "v1").mkdir()

    with pytest.raises(FileExistsAlreadyError):
        durable.publish_folder(staged, tmp_path / "v1")

    assert staged.exists()


def test_a_folder_that_appears_in_the_last_moment_is_not_published_over(
    tmp_path: Path, staged: Path
) -> None:
    def somebody_is_faster(operation: str, path: Path) -> None:
        if operation == "move":
            path.mkdir()
            (path / "other").write_text("x")

    with durable.failing(somebody_is_faster), pytest.raises(FileExistsAlreadyError):
        durable.publish_folder(staged, tmp_path / "v1")

    assert names(tmp_path / "v1") == ["other"]
    assert staged.exists()


@pytest.mark.parametrize("operation", ["flush", "move"])
def test_a_folder_that_cannot_be_published_stays_where_it_is(
    tmp_path: Path, staged: Path, operation: str
) -> None:
    with durable.failing(failing_at(operation)), pytest.raises(WriteError, match="disk is full"):
        durable.publish_folder(staged, tmp_path / "v1")

    assert staged.exists()
    assert not (tmp_path / "v1").exists()


def test_a_file_is_moved_but_over_no_other(tmp_path: Path) -> None:
    durable.write_text(tmp_path / "a", "a")
    durable.move(tmp_path / "a", tmp_path / "sub" / "b")
    durable.write_text(tmp_path / "a", "other")

    with pytest.raises(FileExistsAlreadyError):
        durable.move(tmp_path / "a", tmp_path / "sub" / "b")

    assert (tmp_path / "sub" / "b").read_text() == "a"


def test_a_folder_is_made_with_its_parents_once_or_twice(tmp_path: Path) -> None:
    durable.make_folder(tmp_path / "a" / "b")
    durable.make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError):
        durable.make_folder(tmp_path / "file" / "b")


# --- removing


def test_a_file_a_folder_and_nothing_can_be_removed(tmp_path: Path) -> None:
    durable.write_text(tmp_path / "folder" / "sub" / "a.txt", "x")
    durable.write_text(tmp_path / "b.txt", "x")

    for name in ("folder", "b.txt", "nothing"):
        durable.remove(tmp_path / name)

    assert names(tmp_path) == []


def test_removing_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    durable.write_text(tmp_path / "kept" / "a.txt", "x")
    (tmp_path / "link").symlink_to(tmp_path / "kept", target_is_directory=True)

    durable.remove(tmp_path / "link")

    assert names(tmp_path) == ["kept"]
    assert (tmp_path / "kept" / "a.txt").exists()


def test_what_cannot_be_removed_is_told(tmp_path: Path) -> None:
    durable.write_text(tmp_path / "a.txt", "x")

    with (
        durable.failing(failing_at("remove", errno.EACCES)),
        pytest.raises(WriteError, match="may not be written to"),
    ):
        durable.remove(tmp_path / "a.txt")


def test_what_vanishes_while_it_is_removed_is_removed(tmp_path: Path) -> None:
    durable.write_text(tmp_path / "a.txt", "x")

    with durable.failing(failing_at("remove", errno.ENOENT)):
        durable.remove(tmp_path / "a.txt")


# --- room


def test_the_room_on_the_disk_of_a_folder_that_is_not_there_yet_is_known(tmp_path: Path) -> None:
    assert durable.free_bytes(tmp_path / "not" / "yet") > 0
    assert durable.free_bytes(tmp_path) > 0


def test_faults_end_with_their_block(tmp_path: Path) -> None:
    with durable.failing(failing_at("write")), durable.failing(failing_at("nothing")):
        durable.write_text(tmp_path / "a.txt", "x")

    durable.write_text(tmp_path / "b.txt", "x")

    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_a_folder_is_tried_without_leaving_anything(tmp_path: Path) -> None:
    durable.try_writing(tmp_path)

    def refuse(operation: str, path: Path) -> None:
        raise OSError(13, "Permission denied")

    with durable.failing(refuse), pytest.raises(WriteError, match="may not be written to"):
        durable.try_writing(tmp_path)

    assert list(tmp_path.iterdir()) == []
