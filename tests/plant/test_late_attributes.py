"""What is written only with the routing is told by its values and not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Attribute
from routingml_desktop.plant.late_attributes import late_attributes
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from tests.plant.plants import FakeSource, never, no_faults, operations, unheard

if TYPE_CHECKING:
    from pathlib import Path

WAYS = (("SAW", "TURN"), ("SAW", "MILL", "GRIND"), ("TURN",))
MADE, UNMADE = 90, 30


def plant(*, bought: int = 0) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Items by their number in turns made in one of three ways, others not yet; and bought ones."""
    count = MADE + UNMADE + bought
    rows = []
    for number in range(count):
        made, described = number < MADE, number < MADE + UNMADE
        way = WAYS[number % 3]
        rows.append(
            {
                c.ITEM_CODE: f"P{number:03d}",
                c.ITEM_NAME: None,
                "steps": str(len(way)) if made else None,
                "key": "-".join(way) if made else None,
                "drawing": f"D{number}" if made else None,
                "family": str(number % 3) if described else None,
                "size": float(number % 7) if described else None,
            }
        )
    routings = [operations(f"P{number:03d}", *WAYS[number % 3]) for number in range(MADE)]
    return pl.DataFrame(rows, schema_overrides={c.ITEM_NAME: pl.String}), pl.concat(routings)


def attributes(*, insisted: tuple[str, ...] = ()) -> tuple[Attribute, ...]:
    names = ("steps", "key", "drawing", "family", "size")
    return tuple(Attribute(name, insisted=name in insisted) for name in names)


def late(
    items: pl.DataFrame, routings: pl.DataFrame, known: tuple[Attribute, ...] | None = None
) -> list[str]:
    found = late_attributes(items.lazy(), routings.lazy(), known or attributes())
    return [finding.column for finding in found]


def test_a_routing_key_and_a_number_of_operations_are_told() -> None:
    items, routings = plant()

    assert late(items, routings) == ["steps", "key"]


def test_a_number_of_its_own_for_each_item_is_not_told_by_how_it_is_made() -> None:
    assert "drawing" not in late(*plant())


def test_what_bought_parts_lack_altogether_is_no_reason_for_doubt() -> None:
    items, routings = plant(bought=2000)
    of_those_made = items.with_columns(
        pl.when(pl.col("family").is_not_null()).then(pl.lit("x")).alias("steps"), key=None
    ).cast({"key": pl.String})

    assert late(of_those_made, routings) == []


def test_what_the_mapping_insists_on_is_not_doubted() -> None:
    items, routings = plant()

    assert late(items, routings, attributes(insisted=("key",))) == ["steps"]


@pytest.mark.parametrize("rows", [0, 1, 100, 110])
def test_few_items_without_a_routing_tell_nothing(rows: int) -> None:
    items, routings = plant()

    assert late(items.head(rows), routings) == ([] if rows < MADE + 20 else ["steps", "key"])


def test_a_sync_tells_it_and_compares_the_others(tmp_path: Path) -> None:
    items, routings = plant()

    class Plant(FakeSource):
        def attributes(self) -> tuple[Attribute, ...]:
            return attributes()

    source = Plant(item_batches=(items,), operation_batches=(routings,))

    facts = sync(source, SnapshotStore(tmp_path), no_faults, unheard, never)

    assert [one.name for one in facts.attributes if one.compared] == ["drawing", "family", "size"]
    told = [finding for finding in facts.findings if finding.check == "late_attribute"]
    assert [finding.column for finding in told] == ["steps", "key"]
    assert "90 of 90 items with a routing" in told[0].message
    assert "but 30 of 30 without one" in told[0].message
