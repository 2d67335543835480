"""Operation rows become routings that can be looked up by item."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from routingml_desktop.domain.candidate import RoutingChoice
from routingml_desktop.domain.errors import DamagedVersionError, WorkCancelledError
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.ml.known_routings import KnownRoutings
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.routing_rows import known_routings, medoid
from tests.ml.plants import actuals_frame, never, operations_frame

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = pl.Series(["A", "B", "C"])


def rows(item: str, way: str, routing_no: str = "R1", **changes: Any) -> list[dict[str, Any]]:
    """Operation rows of one routing, jobs named by single letters."""
    return [
        {"item_code": item, "routing_no": routing_no, "sequence": 10 * n, "job_code": job} | changes
        for n, job in enumerate(way, start=1)
    ]


def learned(
    operations: list[dict[str, Any]], results: list[dict[str, Any]] | None = None
) -> KnownRoutings:
    return known_routings(operations_frame(operations), actuals_frame(results or []), ITEMS, never)


def ways_of(known: KnownRoutings, item: int) -> list[str]:
    return ["".join(op.job_code for op in known.operations(row)) for row in known.of_item(item)]


def order(item: str, work_order: str, routing_no: str | None = "R1") -> dict[str, Any]:
    return {"item_code": item, "work_order": work_order, "routing_no": routing_no, "job_code": "X"}


def on(year: int) -> datetime:
    return datetime(year, 1, 1)  # noqa: DTZ001


def test_operations_are_ordered_by_their_sequence_whatever_the_order_of_the_rows() -> None:
    known = learned(rows("A", "XYZ")[::-1] + rows("C", "Y"))

    assert ways_of(known, 0) == ["XYZ"]
    assert ways_of(known, 1) == []
    assert ways_of(known, 2) == ["Y"]
    assert known.latest.tolist() == [0, -1, 1]


def test_rows_of_unknown_items_and_without_job_are_left_out() -> None:
    known = learned(
        rows("GHOST", "XY")
        + rows("A", "XY")
        + [{"item_code": "A", "sequence": 99, "job_code": None}]
        + [{"item_code": "A", "sequence": 98, "job_code": ""}]
    )

    assert len(known) == 1
    assert ways_of(known, 0) == ["XY"]


def test_every_field_of_an_operation_comes_back() -> None:
    row: dict[str, Any] = {
        "job_name": "선반",
        "work_center": "CNC-01",
        "work_center_name": "1호기",
        "operation_type": "outside",
        "setup_minutes": 12.3,
        "run_minutes": 0.7,
        "base_quantity": 100.0,
        "base_unit": "EA",
        "queue_minutes": 1.0,
        "wait_minutes": 2.0,
        "move_minutes": 3.0,
        "actual_setup_minutes": 11.0,
        "actual_run_minutes": 0.6,
        "lead_time_days": 5.0,
        "batch": "B",
        "partner": "P1",
        "partner_name": "협력사",
        "inspection": True,
        "created": on(2020),
    }

    routing = learned(rows("A", "X", **row)).routing(0, "A")

    (operation,) = routing.operations
    assert (routing.routing_no, routing.created) == ("R1", on(2020))
    assert routing.origin is RoutingOrigin.MASTER
    assert operation.sequence == 10
    assert operation.operation_type is OperationType.OUTSIDE
    for name, value in row.items():
        if name not in ("operation_type", "created"):
            assert getattr(operation, name) == value


def test_what_the_erp_does_not_tell_stays_unknown() -> None:
    (operation,) = learned(rows("A", "X", operation_type=None)).operations(0)

    assert operation.operation_type is OperationType.UNKNOWN
    assert operation.setup_minutes is None
    assert operation.run_minutes is None
    assert operation.base_quantity == 1.0
    assert learned(rows("A", "X")).created_on(0) is None


def test_the_latest_routing_is_the_one_created_last() -> None:
    known = learned(
        rows("A", "XY", "R1", created=on(2022))
        + rows("A", "XZ", "R2", created=on(2021))
        + rows("A", "X", "R0", created=None)
    )

    assert known.routing_nos[int(known.chosen(RoutingChoice.LATEST)[0])] == "R1"


def test_a_routing_no_longer_valid_yields_to_one_that_is() -> None:
    known = learned(
        rows("A", "XY", "OLD", created=on(2022), valid_to=on(2010))
        + rows("A", "XZ", "NEW", created=on(2021), valid_to=on(2999))
    )

    assert known.routing_nos[int(known.latest[0])] == "NEW"


def test_a_routing_not_yet_valid_yields_to_one_that_is() -> None:
    known = learned(
        rows("A", "XY", "NEXT", created=on(2022), valid_from=on(2030))
        + rows("A", "XZ", "NOW", created=on(2021), valid_from=on(2021))
    )

    assert known.routing_nos[int(known.latest[0])] == "NOW"


def test_operations_that_a_change_replaced_are_no_part_of_the_routing_any_more() -> None:
    former = rows("A", "XYZ", "R1", created=on(2020), valid_to=on(2999))
    former[1]["valid_to"] = on(2021)
    now = rows("A", "W", "R1", created=on(2022), valid_from=on(2021))
    next_year = rows("A", "V", "R1", created=on(2022), valid_from=on(2030))

    known = learned([*former, *now, *next_year])

    assert sorted(step.job_code for step in known.operations(0)) == ["W", "X", "Z"]


def test_a_routing_all_of_whose_operations_have_ended_is_kept_whole() -> None:
    known = learned(
        rows("A", "XY", "R1", created=on(2020), valid_to=on(2021))
        + rows("B", "X", created=on(2022))
    )

    assert [step.job_code for step in known.operations(0)] == ["X", "Y"]


def test_the_most_used_routing_is_the_one_with_most_work_orders() -> None:
    operations = rows("A", "XY", "R1", created=on(2020)) + rows("A", "XYZ", "R2", created=on(2022))
    results = [order("A", f"W{n}", "R1") for n in (1, 2, 3, 3)] + [order("A", "W9", "R2")]

    known = learned(operations, results)

    assert known.routing_nos[int(known.most_used[0])] == "R1"
    assert known.routing_nos[int(known.latest[0])] == "R2"
    assert known.orders.tolist() == [3, 1]


def test_results_that_name_no_routing_count_for_the_items_only_one() -> None:
    operations = rows("A", "XY", "R1") + rows("B", "X", "R1") + rows("B", "Y", "R2")
    results = [order("A", "W1", None), order("A", "W2", None), order("B", "W3", None)]

    assert learned(operations, results).orders.tolist() == [2, 0, 0]


def test_an_item_as_built_has_the_routing_nearest_to_those_of_its_orders() -> None:
    operations = [
        row
        for n, way in enumerate(["ABCD", "ABC", "XYZ", "ABCE", "ABC"])
        for row in rows("A", way, f"W{n}", origin="as_built", created=on(2010 + n))
    ]

    known = learned(operations)

    row = int(known.latest[0])
    assert "".join(op.job_code for op in known.operations(row)) == "ABC"
    assert known.routing_nos[row] == "W4"
    assert known.most_used[0] == row
    assert known.orders.tolist() == [1] * 5
    assert known.routing(row, "A").origin is RoutingOrigin.AS_BUILT


def test_of_an_item_as_built_every_way_votes_by_its_orders() -> None:
    operations = [
        row
        for n, way in enumerate(["AB", "AB", "AC", "AB"])
        for row in rows("A", way, f"W{n}", origin="as_built")
    ]
    known = learned(operations + rows("B", "X"))

    voting = known.voting(0, RoutingChoice.LATEST)

    assert {known.routing_nos[row]: (part, n) for row, part, n in voting} == {
        "W3": (0.75, 3),
        "W2": (0.25, 1),
    }
    assert known.voting(1, RoutingChoice.LATEST) == [(4, 1.0, 0)]
    assert known.voting(2, RoutingChoice.LATEST) == []


def test_whole_and_partial_outside_routings_are_told_apart() -> None:
    known = learned(
        rows("A", "XY", "외주", operation_type="outside")
        + rows("B", "X")
        + rows("C", "X")
        + rows("C", "Y", operation_type="outside", sequence=20)
    )

    assert known.outside.tolist() == [2, 0, 1]


def test_the_medoid_of_ways_is_the_one_most_alike_to_all() -> None:
    assert medoid([[1, 2, 3], [1, 2], [9], [1, 2, 3]]) == 0
    assert medoid([[9], [1, 2], [1, 2, 3], [1, 2, 4]]) == 1


def test_looking_for_medoids_stops_when_asked() -> None:
    operations = rows("A", "X", "W1", origin="as_built") + rows("A", "Y", "W2", origin="as_built")

    with pytest.raises(WorkCancelledError):
        known_routings(operations_frame(operations), actuals_frame([]), ITEMS, lambda: True)


def test_no_operations_give_no_routings() -> None:
    known = learned([])

    assert len(known) == 0
    assert known.latest.tolist() == [-1, -1, -1]
    assert list(known.of_item(1)) == []


def test_a_routing_of_five_thousand_operations_is_one_like_any_other() -> None:
    jobs = [
        {"item_code": "A", "routing_no": "R1", "sequence": n, "job_code": f"J{n % 40}"}
        for n in range(5000)
    ]

    known = learned(jobs)

    assert len(known.operations(0)) == 5000


def test_stored_routings_come_back(tmp_path: Path) -> None:
    known = learned(rows("A", "XY", created=on(2020), setup_minutes=12.3) + rows("C", "Z"))

    known.save(PartsWriter(tmp_path))
    loaded = KnownRoutings.load(PartsReader(tmp_path, "v1"))

    assert loaded.routing(0, "A") == known.routing(0, "A")
    assert loaded.routing(1, "C") == known.routing(1, "C")


def test_stored_routings_that_lack_an_array_are_refused(tmp_path: Path) -> None:
    learned(rows("A", "XY")).save(PartsWriter(tmp_path))
    reader = PartsReader(tmp_path, "v1")
    arrays = reader.arrays("routings")
    del arrays["way"]
    PartsWriter(tmp_path).arrays("routings", arrays)

    with pytest.raises(DamagedVersionError, match="way"):
        KnownRoutings.load(reader)
