"""A new item is described with the attributes and values the plant's items have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import polars as pl

from routingml_desktop.domain.columns import ITEM_CODE, ITEM_NAME
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.plant import SnapshotFacts, SourceFacts
from routingml_desktop.services.attribute_values import (
    MOST_VALUES,
    AttributeValues,
    KnownAttribute,
    ValueKind,
)

if TYPE_CHECKING:
    from routingml_desktop.services.plant_data import PlantData


class Items:
    """Stands for the plant on this PC: an items frame and when it was taken."""

    def __init__(self, items: pl.DataFrame, *hidden: str) -> None:
        self.frame = items
        self.taken = datetime(2026, 11, 20, tzinfo=UTC)
        self._attributes = tuple(
            Attribute(name, compared=name not in hidden)
            for name in items.columns
            if name not in {ITEM_CODE, ITEM_NAME}
        )

    def items(self) -> pl.DataFrame:
        return self.frame

    def required_facts(self) -> SnapshotFacts:
        source = SourceFacts("demo", "Demo plant", "sqlite")
        return SnapshotFacts(source, self.taken, len(self.frame), 0, 0, self._attributes)


def known_of(items: Items) -> tuple[KnownAttribute, ...]:
    return AttributeValues(cast("PlantData", items)).known()


def plant(**columns: object) -> Items:
    rows = max(len(cast("list[object]", values)) for values in columns.values())
    codes = [f"I{row}" for row in range(rows)]
    return Items(pl.DataFrame({ITEM_CODE: codes, ITEM_NAME: codes, **columns}))


def test_texts_come_most_frequent_first_and_ties_in_order() -> None:
    items = plant(MATERIAL=["304", "SIC", "304", None, "316L", "SIC", "304"])

    (material,) = known_of(items)

    assert material.kind is ValueKind.TEXT
    assert material.values == ("304", "SIC", "316L")


def test_numbers_have_bounds_and_no_list() -> None:
    (diameter,) = known_of(plant(OUTDIAMETER=[55.0, None, 12.5]))

    assert diameter == KnownAttribute(
        Attribute("OUTDIAMETER"), ValueKind.NUMBER, lowest=12.5, highest=55.0
    )


def test_a_column_of_nothing_has_no_bounds_and_no_values() -> None:
    empty = pl.Series([None, None], dtype=pl.Float64)
    blank = pl.Series([None, None], dtype=pl.String)

    number, text = known_of(plant(SIZE=empty, SPEC=blank))

    assert (number.lowest, number.highest, text.values) == (None, None, ())


def test_yes_no_and_dates_are_told_apart() -> None:
    flag, date = known_of(plant(FLAG=[True], MADE=[datetime(2026, 1, 1)]))  # noqa: DTZ001

    assert (flag.kind, date.kind) == (ValueKind.YES_NO, ValueKind.DATE)


def test_no_more_texts_than_can_be_looked_through() -> None:
    (spec,) = known_of(plant(SPEC=[f"S{place}" for place in range(MOST_VALUES + 50)]))

    assert len(spec.values) == MOST_VALUES


def test_attributes_that_are_not_compared_are_left_out() -> None:
    items = Items(pl.DataFrame({ITEM_CODE: ["I"], ITEM_NAME: ["I"], "A": ["1"], "B": ["2"]}), "B")

    assert [known.attribute.name for known in known_of(items)] == ["A"]


def test_a_newer_snapshot_is_looked_through_anew() -> None:
    items = plant(MATERIAL=["304"])
    values = AttributeValues(cast("PlantData", items))
    before = values.known()

    items.frame = plant(MATERIAL=["SIC"]).frame
    same = values.known()
    items.taken = datetime(2026, 11, 21, tzinfo=UTC)
    after = values.known()

    assert before is same
    assert after[0].values == ("SIC",)
