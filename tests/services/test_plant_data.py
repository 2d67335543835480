"""The plant's items as they lie on this PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import DamagedSnapshotError, InputError
from routingml_desktop.plant.snapshot import ITEMS, OPERATIONS, SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.services.plant_data import PlantData
from tests.plant.plants import FakeSource, never, no_faults, unheard

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    made = SnapshotStore(tmp_path / "plant")
    sync(FakeSource(), made, no_faults, unheard, never)
    return made


@pytest.mark.parametrize("table", [ITEMS, OPERATIONS])
def test_a_snapshot_with_one_altered_bit_is_refused(store: SnapshotStore, table: str) -> None:
    (file,) = store.open().paths(table)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    with pytest.raises(DamagedSnapshotError, match="it was altered"):
        PlantData(store).items()


@pytest.mark.parametrize(("typed", "value"), [("12.5", 12.5), ("1,234.5", 1234.5), (" -3 ", -3.0)])
def test_a_number_is_read_as_it_is_typed(store: SnapshotStore, typed: str, value: float) -> None:
    assert PlantData(store).typed({"OUTDIAMETER": typed}) == {"OUTDIAMETER": value}


@pytest.mark.parametrize("typed", ["12,5", "abc", "1e400", "nan", "-inf", "1,23"])
def test_what_is_no_clear_number_is_refused(store: SnapshotStore, typed: str) -> None:
    with pytest.raises(InputError, match=r"OUTDIAMETER takes a .*number"):
        PlantData(store).typed({"OUTDIAMETER": typed})
