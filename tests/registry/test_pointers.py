from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.registry.pointers import Pointer, Pointers, Reason

if TYPE_CHECKING:
    from pathlib import Path


def pointer(version: str, *trail: str) -> Pointer:
    return Pointer(version, "0" * 64, Reason.ACTIVATED, trail)


def write(file: Path, line: str) -> None:
    """A pointer that fits its hash, whatever it says."""
    digest = hashlib.sha256(line.encode()).hexdigest()
    durable.write_text(file, f"{digest}\n{line}\n")


def test_nothing_is_active_at_first(tmp_path: Path) -> None:
    assert Pointers(tmp_path / "pointers").newest() is None


def test_the_pointer_with_the_highest_number_tells_what_is_active(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)

    pointers.append(lambda newest: pointer("v1"))
    pointers.append(lambda newest: pointer("v2", "v1"))

    assert pointers.newest() == pointer("v2", "v1")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["00000001.ptr", "00000002.ptr"]


def test_numbers_beyond_eight_digits_still_count(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)
    pointers.append(lambda newest: pointer("v1"))
    (tmp_path / "00000001.ptr").rename(tmp_path / "99999999.ptr")

    pointers.append(lambda newest: pointer("v2"))

    assert pointers.newest() == pointer("v2")


def test_a_pointer_cut_short_anywhere_is_passed_over(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)
    pointers.append(lambda newest: pointer("v1"))
    pointers.append(lambda newest: pointer("v2"))
    torn = tmp_path / "00000002.ptr"
    whole = torn.read_bytes()

    for length in range(len(whole) - 1):
        torn.write_bytes(whole[:length])
        assert pointers.newest() == pointer("v1")


def test_a_pointer_with_any_altered_byte_is_passed_over(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)
    pointers.append(lambda newest: pointer("v1"))
    pointers.append(lambda newest: pointer("v2"))
    altered = tmp_path / "00000002.ptr"
    whole = altered.read_bytes()

    for place in range(len(whole)):
        altered.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert pointers.newest() == pointer("v1")


WHOLE = {"version": "v2", "manifest": "0", "reason": "activated", "trail": ["v1"]}


@pytest.mark.parametrize(
    "line",
    [
        *("[]", "{}", "7", "not json", "[" * 100_000),
        json.dumps(WHOLE | {"version": 1}),
        json.dumps(WHOLE | {"version": "../../elsewhere"}),
        json.dumps(WHOLE | {"reason": "x"}),
        json.dumps(WHOLE | {"trail": 7}),
        json.dumps(WHOLE | {"trail": [7]}),
    ],
    ids=lambda line: line[:60],
)
def test_a_pointer_that_fits_its_hash_but_says_nothing_is_passed_over(
    tmp_path: Path, line: str
) -> None:
    pointers = Pointers(tmp_path)
    pointers.append(lambda newest: pointer("v1"))
    write(tmp_path / "00000002.ptr", line)

    assert pointers.newest() == pointer("v1")


def test_a_trail_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "00000001.ptr", json.dumps(WHOLE | {"trail": ["../x", "v1", "con"]}))

    newest = Pointers(tmp_path).newest()

    assert newest is not None
    assert newest.trail == ("v1",)


def test_a_pointer_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)
    pointers.append(lambda newest: pointer("v1"))
    (tmp_path / "00000002.ptr").mkdir()

    assert pointers.newest() == pointer("v1")


def test_a_number_that_was_used_is_never_used_again(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)
    pointers.append(lambda newest: pointer("v1"))
    (tmp_path / "00000002.ptr").write_bytes(b"torn")

    pointers.append(lambda newest: pointer("v2"))

    assert (tmp_path / "00000002.ptr").read_bytes() == b"torn"
    assert pointers.newest() == pointer("v2")


def test_other_files_in_the_folder_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "desktop.ini").write_text("x")
    (tmp_path / "1.ptr").write_text("x")
    pointers = Pointers(tmp_path)

    pointers.append(lambda newest: pointer("v1"))

    assert (tmp_path / "00000001.ptr").exists()


def test_the_slower_of_two_writers_sees_what_the_faster_one_wrote(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)
    asked: list[Pointer | None] = []

    def following(newest: Pointer | None) -> Pointer:
        asked.append(newest)
        if len(asked) == 1:
            pointers.append(lambda newest: pointer("faster"))
        return pointer("slower", *([newest.version] if newest else []))

    pointers.append(following)

    assert asked == [None, pointer("faster")]
    assert pointers.newest() == pointer("slower", "faster")


def test_nothing_is_written_when_nothing_follows(tmp_path: Path) -> None:
    Pointers(tmp_path).append(lambda newest: None)

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_active(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)
    pointers.append(lambda newest: pointer("v1"))

    def full(operation: str, path: Path) -> None:
        if operation == "write":
            raise OSError(28, "No space left on device")

    with durable.failing(full), pytest.raises(WriteError, match="the disk is full"):
        pointers.append(lambda newest: pointer("v2"))

    assert pointers.newest() == pointer("v1")


def test_the_trail_does_not_grow_without_end(tmp_path: Path) -> None:
    pointers = Pointers(tmp_path)

    pointers.append(lambda newest: pointer("v", *(f"v{number}" for number in range(1000))))

    newest = pointers.newest()
    assert newest is not None
    assert newest.trail == tuple(f"v{number}" for number in range(50))
