from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import DamagedSnapshotError, WriteError
from routingml_desktop.plant.snapshot import CONTENTS, POINTER, SnapshotStore
from routingml_desktop.plant.sync import sync
from tests.plant.plants import FakeSource, items, never, no_faults, unheard

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    filled = SnapshotStore(tmp_path / "plant")
    sync(FakeSource(), filled, no_faults, unheard, never)
    return filled


def parts(store: SnapshotStore) -> list[Path]:
    snapshot = store.open()
    return [snapshot.folder / part.path for part in snapshot.parts]


def flip_a_bit(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0b100
    file.write_bytes(data)


@pytest.mark.parametrize("table", [0, 1, 2])
def test_a_part_cut_short_is_noticed_at_opening(store: SnapshotStore, table: int) -> None:
    file = parts(store)[table]
    file.write_bytes(file.read_bytes()[:-1])

    with pytest.raises(DamagedSnapshotError, match="bytes instead of"):
        store.open()


def test_a_missing_part_is_noticed_at_opening(store: SnapshotStore) -> None:
    parts(store)[0].unlink()

    with pytest.raises(DamagedSnapshotError, match="it is missing"):
        store.open()


@pytest.mark.parametrize("table", [0, 1, 2])
def test_one_changed_bit_in_a_part_is_noticed_when_asked_to_verify(
    store: SnapshotStore, table: int
) -> None:
    flip_a_bit(parts(store)[table])

    with pytest.raises(DamagedSnapshotError, match="it was altered"):
        store.open(verify=True)


def test_one_changed_bit_in_the_facts_is_noticed_at_once(store: SnapshotStore) -> None:
    flip_a_bit(store.open().folder / CONTENTS)

    with pytest.raises(DamagedSnapshotError, match="it was altered"):
        store.facts()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"generation": 3}', b"\xff\xfe"])
def test_a_pointer_that_is_no_pointer_is_noticed(store: SnapshotStore, content: bytes) -> None:
    (store.folder / POINTER).write_bytes(content)

    with pytest.raises(DamagedSnapshotError):
        store.facts()


def test_a_snapshot_of_another_format_is_refused(store: SnapshotStore) -> None:
    _rewrite(store, lambda contents: contents.update(format=99))

    with pytest.raises(DamagedSnapshotError, match="another version"):
        store.facts()


def test_the_next_sync_replaces_a_damaged_snapshot(store: SnapshotStore) -> None:
    (store.folder / POINTER).write_bytes(b"{")

    sync(FakeSource(item_batches=(items("N1"),)), store, no_faults, unheard, never)

    assert store.open(verify=True).items().collect()[c.ITEM_CODE].to_list() == ["N1"]


def test_a_disk_without_room_is_said_before_anything_is_read(store: SnapshotStore) -> None:
    huge = 100 * 1024**4 if sys.platform != "linux" else 12 * 1024**4
    part = parts(store)[0]
    _rewrite(store, lambda contents: contents["parts"][0].update(size=huge))
    try:
        with part.open("rb+") as file:
            file.truncate(huge)
    except OSError:
        pytest.skip("this file system has no sparse files of that size")

    class Unread(FakeSource):
        def items(self, stopping: object) -> object:  # type: ignore[override]
            raise AssertionError

    with pytest.raises(WriteError, match="MB free, the snapshot needs"):
        sync(Unread(), store, no_faults, unheard, never)  # type: ignore[arg-type]


def test_asking_for_the_facts_loads_no_polars(store: SnapshotStore) -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from routingml_desktop.plant.snapshot import SnapshotStore; "
        f"print(SnapshotStore(Path({str(store.folder)!r})).facts().items); "
        "sys.exit('polars' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)

    assert (done.returncode, done.stdout.strip()) == (0, b"2"), done.stderr.decode()


def test_the_paths_of_a_table_are_its_parquet_files(store: SnapshotStore) -> None:
    snapshot = store.open()

    assert [path.name for path in snapshot.paths("items")] == ["0000.parquet"]
    assert all(path.is_file() for path in snapshot.paths("work_results"))
    assert snapshot.size == sum(path.stat().st_size for path in parts(store))


def test_few_different_texts_take_little_room(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    many = items(*(f"G{place:06d}" for place in range(50_000)))

    sync(FakeSource(item_batches=(many,)), store, no_faults, unheard, never)

    whole = sum(path.stat().st_size for path in store.open().paths("items"))
    codes_and_sizes = many.select(c.ITEM_CODE, "OUTDIAMETER")
    codes_and_sizes.write_parquet(tmp_path / "alone.parquet", compression="zstd")
    assert whole < (tmp_path / "alone.parquet").stat().st_size * 1.1


def _rewrite(store: SnapshotStore, change: object) -> None:
    """Alter the contents and make the pointer agree, as no fault of a disk would."""
    file = store.open().folder / CONTENTS
    contents = json.loads(file.read_bytes())
    change(contents)  # type: ignore[operator]
    data = json.dumps(contents).encode()
    file.write_bytes(data)
    pointer = json.loads((store.folder / POINTER).read_bytes())
    pointer["sha256"] = sha256(data).hexdigest()
    (store.folder / POINTER).write_text(json.dumps(pointer))
