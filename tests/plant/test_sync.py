from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from routingml_desktop import durable
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    ErpConnectionError,
    NoRowsError,
    NoSnapshotError,
    WorkCancelledError,
    WriteError,
)
from routingml_desktop.domain.plant import (
    AsBuiltRule,
    ClosingStage,
    Finding,
    RoutingRules,
    Severity,
)
from routingml_desktop.plant.frames import OPERATIONS_SCHEMA, RESULTS_SCHEMA
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.snapshot_facts import facts_of, plain_facts
from routingml_desktop.plant.snapshot_writing import STAGING
from routingml_desktop.plant.sync import sync
from tests.memory import UNTOLD
from tests.plant import plants
from tests.plant.plants import FakeSource, booking, bookings, items, never, no_faults, unheard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Progress, Stopping
    from routingml_desktop.plant.plant_rows import PlantRows

KILLED_IN_SYNC = """
import os, signal, sys
from pathlib import Path
from routingml_desktop import durable
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from tests.plant.plants import FakeSource, items, never, no_faults, unheard

left = int(sys.argv[2])

def kill(operation, path):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

with durable.failing(kill):
    new = FakeSource(item_batches=(items("N1", "N2", "N3"),))
    sync(new, SnapshotStore(Path(sys.argv[1])), no_faults, unheard, never)
"""


def synced(store: SnapshotStore, source: PlantRows | None = None) -> SnapshotFacts:
    return sync(source or FakeSource(), store, no_faults, unheard, never)


def codes(store: SnapshotStore) -> list[str]:
    return store.open(verify=True).items().collect()[c.ITEM_CODE].to_list()


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "공장 자료")


def test_the_rows_come_back_as_the_source_gave_them(store: SnapshotStore) -> None:
    source = FakeSource(item_batches=(items("G1"), items("G2", "G3")))

    facts = synced(store, source)

    snapshot = store.open(verify=True)
    assert (facts.items, facts.operations, facts.work_results) == (3, 2, 1)
    assert_frame_equal(snapshot.items().collect(), pl.concat([items("G1"), items("G2", "G3")]))
    assert_frame_equal(snapshot.operations().collect(), source.operation_batches[0])
    assert_frame_equal(snapshot.work_results().collect(), source.result_batches[0])


def test_the_facts_are_kept_with_the_rows(store: SnapshotStore) -> None:
    own = Finding("unknown_units", "items", Severity.WARNING, 3, 20, ("52",), "OUTDIAMETER")
    checked = Finding("orphan_operations", "operations", Severity.CRITICAL, 1, 2)
    stage = ClosingStage(("F6",), "assembly", "조립")
    rules = RoutingRules((stage,), ("Q",), marks_inspections=True)
    source = FakeSource(found=(own,), routing_rules=rules)

    facts = sync(source, store, lambda *_: (checked,), unheard, never, extras={"mapping": "demo"})

    assert store.facts() == facts
    assert facts.findings == (own, checked)
    assert facts.source == source.facts
    assert facts.attributes == source.attributes()
    assert facts.extras == {"mapping": "demo"}
    assert facts.rules == rules
    assert facts.taken.tzinfo is not None


def test_facts_of_a_version_that_knew_no_routing_rules_are_read(store: SnapshotStore) -> None:
    plain = plain_facts(synced(store))
    del plain["rules"]

    assert facts_of(plain).rules == RoutingRules()


def test_rows_of_the_past_carry_their_own_moment(store: SnapshotStore) -> None:
    then = datetime(2024, 3, 1, tzinfo=UTC)

    facts = sync(FakeSource(), store, no_faults, unheard, never, taken=then)

    assert facts.taken == then
    assert store.facts() == facts


def test_before_the_first_sync_there_are_no_facts_and_nothing_to_open(
    store: SnapshotStore,
) -> None:
    assert store.facts() is None
    with pytest.raises(NoSnapshotError):
        store.open()


def test_a_plant_without_bookings_has_an_empty_frame_of_the_right_columns(
    store: SnapshotStore,
) -> None:
    synced(store, FakeSource(operation_batches=(), result_batches=()))

    snapshot = store.open()
    assert snapshot.work_results().collect_schema() == RESULTS_SCHEMA
    assert snapshot.operations().collect_schema() == OPERATIONS_SCHEMA
    assert snapshot.work_results().collect().is_empty()


def test_of_two_rows_with_one_code_the_first_is_kept_and_the_other_told(
    store: SnapshotStore,
) -> None:
    twice = items("G1", "G2", "G1")
    source = FakeSource(item_batches=(twice, items("G2", None)))

    facts = synced(store, source)

    kept = store.open().items().collect()
    assert kept[c.ITEM_CODE].to_list() == ["G1", "G2"]
    assert kept["OUTDIAMETER"].to_list() == [0.0, 1.0]
    told = {finding.check: finding for finding in facts.findings}
    assert told["duplicate_items"].count == 2
    assert told["duplicate_items"].rows == 5
    assert told["duplicate_items"].examples == ("G1", "G2")
    assert told["items_without_code"].count == 1


def test_a_source_that_gives_nothing_at_all_has_no_rows(store: SnapshotStore) -> None:
    with pytest.raises(NoRowsError):
        synced(store, FakeSource(item_batches=()))


def test_an_item_master_without_rows_is_said_and_the_old_snapshot_stays(
    store: SnapshotStore,
) -> None:
    synced(store)

    with pytest.raises(NoRowsError):
        synced(store, FakeSource(item_batches=(items(),)))

    assert codes(store) == ["G1", "G2"]


def test_only_the_snapshot_and_the_one_before_it_stay_on_the_disk(store: SnapshotStore) -> None:
    for _ in range(4):
        synced(store)

    kept = sorted(path.name for path in store.folder.iterdir() if path.is_dir())
    assert kept == ["000003", "000004"]


def test_a_reader_of_the_former_snapshot_goes_on_reading(store: SnapshotStore) -> None:
    synced(store)
    former = store.open().items()

    synced(store, FakeSource(item_batches=(items("N1"),)))

    assert former.collect()[c.ITEM_CODE].to_list() == ["G1", "G2"]
    assert codes(store) == ["N1"]


def test_progress_goes_up_to_one_and_names_the_rows_read(store: SnapshotStore) -> None:
    heard: list[Progress] = []

    sync(FakeSource(), store, no_faults, heard.append, never)

    fractions = [progress.fraction for progress in heard]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert [p.stage for p in heard if not p.figures] == [
        "items", "work_results", "operations", "check", "publish", "publish",
    ]  # fmt: skip
    assert heard[1].figures == {"items.rows": 2.0}


def test_stopping_between_batches_leaves_the_old_snapshot(store: SnapshotStore) -> None:
    synced(store)
    read: list[str] = []

    @dataclass
    class Long(FakeSource):
        def items(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
            for code in ("N1", "N2", "N3"):
                read.append(code)
                yield items(code)

    with pytest.raises(WorkCancelledError):
        sync(Long(), store, no_faults, unheard, lambda: len(read) > 1)

    assert read == ["N1", "N2"]
    assert codes(store) == ["G1", "G2"]
    assert not (store.folder / STAGING).exists()


def test_a_connection_that_breaks_mid_fetch_leaves_the_old_snapshot(store: SnapshotStore) -> None:
    @dataclass
    class Breaking(FakeSource):
        def work_results(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
            yield bookings(booking())
            raise ErpConnectionError("server", "it closed the connection")

    synced(store)

    with pytest.raises(ErpConnectionError):
        synced(store, Breaking(item_batches=(items("N1"),)))

    assert codes(store) == ["G1", "G2"]
    assert not (store.folder / STAGING).exists()


def test_a_second_sync_at_the_same_time_is_refused(store: SnapshotStore) -> None:
    refused: list[type[Exception]] = []

    @dataclass
    class Meanwhile(FakeSource):
        def operations(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
            with pytest.raises(AlreadyRunningError) as error:
                synced(store)
            refused.append(error.type)
            return super().operations(stopping)

    synced(store, Meanwhile())

    assert refused == [AlreadyRunningError]
    synced(store)


def test_whichever_file_operation_finds_the_disk_full_the_old_snapshot_opens(
    store: SnapshotStore,
) -> None:
    failed = 0
    fault = FullDiskAt(0)
    while fault.reached >= fault.place:
        synced(store)
        fault = FullDiskAt(fault.place + 1)
        new = FakeSource(item_batches=(items("N1"),))

        with durable.failing(fault):
            error = _failure_of_sync(store, new)

        failed += error is not None
        assert error is None or "the disk is full" in str(error)
        assert codes(store) == (["N1"] if error is None else ["G1", "G2"])

    assert failed >= 10


class FullDiskAt:
    """Lets file operations pass until one of them, counted from 1, finds the disk full."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.reached = 0

    def __call__(self, operation: str, path: Path) -> None:
        self.reached += 1
        if self.reached == self.place:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _failure_of_sync(store: SnapshotStore, source: PlantRows) -> WriteError | None:
    try:
        synced(store, source)
    except WriteError as error:
        return error
    return None


@pytest.mark.skipif(sys.platform == "win32", reason="kills itself by a POSIX signal")
@pytest.mark.parametrize("place", [1, 2, 4, 9, 14, 17, 19])
def test_a_killed_sync_leaves_a_snapshot_that_opens_and_the_next_sync_works(
    store: SnapshotStore, place: int
) -> None:
    synced(store)

    child = subprocess.run(
        [sys.executable, "-c", KILLED_IN_SYNC, str(store.folder), str(place)],
        check=False,
        capture_output=True,
    )

    assert child.returncode == -9, child.stderr.decode()
    assert codes(store) == ["G1", "G2"]
    synced(store, FakeSource(item_batches=(items("N9"),)))
    assert codes(store) == ["N9"]
    assert not (store.folder / STAGING).exists()


def test_without_a_routing_master_every_whole_order_is_a_routing(store: SnapshotStore) -> None:
    made = (
        booking(job_code="Turning", work_order="W1"),
        booking(job_code="Packing", work_order="W1", reported=plants.day(2)),
        booking(job_code="Packing", work_order="W2"),
    )
    source = FakeSource(
        result_batches=(bookings(*made),),
        has_routing_master=False,
        as_built_rule=AsBuiltRule(frozenset({"Turning"}), frozenset({"Packing"})),
    )

    facts = synced(store, source)

    assert facts.as_built
    rows = store.open().operations().collect()
    assert rows[c.ROUTING_NO].to_list() == ["W1", "W1"]
    assert rows[c.JOB_CODE].to_list() == ["Turning", "Packing"]
    assert set(rows[c.ORIGIN]) == {"as_built"}


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    few, many = (_peak_of_sync(tmp_path / str(count), count) for count in (8, 40))

    assert many < few + 100


def _peak_of_sync(folder: Path, batches: int) -> float:
    """Peak memory in MB of a process that brings in so many batches of 50,000 bookings."""
    if UNTOLD:
        pytest.skip("the system does not tell the peak memory of a process")
    program = f"""
from pathlib import Path
import polars as pl
from tests.memory import peak_megabytes
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from tests.plant.plants import FakeSource, booking, bookings, never, no_faults, unheard

class Long(FakeSource):
    def work_results(self, stopping):
        many = bookings(booking()).select(pl.all().gather([0] * 50_000))
        for batch in range({batches}):
            yield many.with_columns(
                work_order=pl.format("WORK ORDER {{}}", pl.int_range(50_000) + 50_000 * batch),
                run_minutes=pl.int_range(50_000).cast(pl.Float64),
            )

sync(Long(), SnapshotStore(Path({str(folder)!r})), no_faults, unheard, never)
print(peak_megabytes())
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return float(done.stdout)
