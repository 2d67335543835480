from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import InputError
from routingml_desktop.services.operated_replay.known_rows import History, KnownRows
from tests.ml.histories import booking, day, history, routing_rows
from tests.ml.plants import never
from tests.services.operated_replay.plants import history_of, snapshot_of

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.ml.training import TrainingFrames


@pytest.fixture
def frames() -> TrainingFrames:
    return history(
        {"A": {"X": "1"}, "B": {"X": "2"}, "C": {"X": "3"}},
        [routing_rows("A", "TURN", created=day(0)), routing_rows("B", "TURN", created=day(9))],
        [
            booking("A", "TURN", reported=day(1)),
            booking("A", "TURN", reported=day(9), work_order="WO-2"),
            booking("C", "TURN", reported=day(2)),
        ],
    )


def test_a_sync_of_the_past_brings_what_was_known_then(frames: TrainingFrames) -> None:
    rows = KnownRows(history_of(frames).before(day(5)))

    (items,), (operations,), (results,) = (
        list(batches(never)) for batches in (rows.items, rows.operations, rows.work_results)
    )

    assert sorted(items[c.ITEM_CODE]) == ["A", "C"]
    assert operations[c.ITEM_CODE].to_list() == ["A"]
    assert results[c.REPORTED].to_list() == [day(1), day(2)]
    assert results.columns == list(c.RESULT_COLUMNS)


def test_the_rows_of_a_snapshot_come_back_as_they_went_in(
    frames: TrainingFrames, tmp_path: Path
) -> None:
    found = History.of(snapshot_of(frames, tmp_path))

    assert found.frames.operations.equals(frames.operations)
    assert found.frames.actuals.equals(frames.actuals)


def test_an_attribute_is_left_out_and_an_unknown_one_refused(
    frames: TrainingFrames, tmp_path: Path
) -> None:
    snapshot = snapshot_of(frames, tmp_path)

    assert "X" not in History.of(snapshot, ["X"]).frames.items.columns
    with pytest.raises(InputError, match="no attribute COLOUR"):
        History.of(snapshot, ["COLOUR"])


def test_rows_are_not_given_to_who_stops(frames: TrainingFrames) -> None:
    assert list(KnownRows(history_of(frames)).items(lambda: True)) == []
