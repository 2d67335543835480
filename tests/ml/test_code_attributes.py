from __future__ import annotations

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Attribute
from routingml_desktop.ml.code_attributes import (
    family_attribute,
    sibling_attributes,
    sibling_groups,
)


def items(**columns: list[str | None]) -> pl.DataFrame:
    count = len(next(iter(columns.values())))
    codes = [f"ITEM-{k:03d}" for k in range(count)]
    return pl.DataFrame({c.ITEM_CODE: codes, **columns})


def attributes(*names: str) -> tuple[Attribute, ...]:
    return tuple(Attribute(name) for name in names)


DRAWINGS: list[str | None] = [f"D-{k // 2:04d}" for k in range(60)]
CLASSES: list[str | None] = [f"C{k % 3}" for k in range(60)]


def test_a_code_with_few_items_each_makes_siblings() -> None:
    frame = items(x=CLASSES, y=DRAWINGS)

    assert sibling_attributes(frame, attributes("x", "y")) == ("y",)


def test_a_class_of_many_items_makes_no_siblings() -> None:
    assert sibling_attributes(items(x=CLASSES), attributes("x")) == ()


def test_a_text_with_blanks_is_no_code() -> None:
    frame = items(x=[f"sleeve no {k // 2}" for k in range(60)])

    assert sibling_attributes(frame, attributes("x")) == ()


def test_an_own_number_per_item_makes_no_siblings() -> None:
    assert sibling_attributes(items(x=[f"N{k}" for k in range(60)]), attributes("x")) == ()


def test_a_code_with_one_value_for_half_the_plant_is_a_placeholder() -> None:
    placeholder: list[str | None] = ["D-0000"] * 40
    frame = items(x=[*placeholder, *[f"D-{k:04d}" for k in range(40)]])

    assert sibling_attributes(frame, attributes("x")) == ()


def test_items_without_the_number_stand_alone() -> None:
    frame = items(x=["D1", "D1", None, None])

    groups = sibling_groups(frame, ["x"])["group"].to_list()

    assert groups[0] == groups[1]
    assert len(set(groups)) == 3


def test_items_that_share_any_of_two_codes_are_siblings_in_a_chain() -> None:
    frame = items(drawing=["D1", "D1", "D2", None, "D9"], root=["R1", "R2", "R2", "R2", None])

    groups = sibling_groups(frame, ["drawing", "root"])["group"].to_list()

    assert len(set(groups[:4])) == 1
    assert groups[4] != groups[0]


def test_a_code_that_would_join_all_families_to_one_is_left_out() -> None:
    chain = [f"C-{(k + 1) // 2:04d}" for k in range(60)]
    frame = items(drawing=DRAWINGS, chain=[*chain])

    assert sibling_attributes(frame, attributes("drawing", "chain")) == ("drawing", "chain")
    assert sibling_groups(frame, ["drawing", "chain"])["group"].n_unique() == 30


def test_without_a_number_every_item_stands_alone() -> None:
    assert sibling_groups(items(x=["D1", "D1"]), [])["group"].n_unique() == 2


def test_the_family_is_what_predicts_the_routing_best() -> None:
    shape = ["round" if k % 2 else "flat" for k in range(60)]
    frame = items(shape=[*shape], colour=[f"C{k % 5}" for k in range(60)])
    ways = pl.DataFrame({c.ITEM_CODE: frame[c.ITEM_CODE], "way": shape})
    names = attributes("colour", "shape")

    assert family_attribute(frame, ways, names, sibling_groups(frame, [])) == "shape"


def test_naming_siblings_does_not_make_a_family() -> None:
    ways = pl.DataFrame({"way": [f"way {k // 2}" for k in range(60)]})
    frame = items(drawing=DRAWINGS)
    ways = ways.with_columns(frame[c.ITEM_CODE])

    together = sibling_groups(frame, ["drawing"])

    assert family_attribute(frame, ways, attributes("drawing"), together) is None
