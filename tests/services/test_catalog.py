"""The item master is searched, filtered and sorted, all rows of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain.errors import FilterNotUnderstoodError, NoSnapshotError
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.services.catalog import HAS_ROUTING, FacetValue, ItemCatalog, ItemQuery
from routingml_desktop.services.plant_data import PlantData
from tests.items import TAKEN, few_items, keep_snapshot

if TYPE_CHECKING:
    from routingml_desktop.paths import Home


@pytest.fixture
def catalog(home: Home) -> ItemCatalog:
    return ItemCatalog(keep_snapshot(home, few_items()))


def codes(catalog: ItemCatalog, query: ItemQuery) -> list[str]:
    found = catalog.find(query)
    return list(found.codes(range(len(found))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["S-001", "S-002", "00123", "g-77", "G-78", "=cmd"]),
        ("gland", ["00123", "g-77"]),
        ("GLAND 316", ["g-77"]),
        ("실링", ["S-001", "S-002"]),
        ("슬", ["G-78"]),
        ("Φ90", ["00123", "g-77"]),
        ("G-7", ["g-77", "G-78"]),
        ("[x", []),
    ],
)
def test_every_word_is_looked_for_in_code_name_and_text_attributes(
    catalog: ItemCatalog, text: str, expected: list[str]
) -> None:
    assert codes(catalog, ItemQuery(text)) == expected


def test_a_match_never_runs_across_two_texts(catalog: ItemCatalog) -> None:
    assert codes(catalog, ItemQuery("s-001실링")) == []


def test_search_filters_and_without_routing_are_all_to_be_met(catalog: ItemCatalog) -> None:
    query = ItemQuery("90", filters=(("OUTDIAMETER", ">60"), ("ITEM_MATERIAL", "316*")))

    assert codes(catalog, query) == ["g-77"]
    assert codes(catalog, ItemQuery(without_routing=True)) == ["S-002", "g-77", "G-78", "=cmd"]
    assert codes(catalog, ItemQuery(filters=((HAS_ROUTING, "yes"),))) == ["S-001", "00123"]


def test_a_filter_on_a_column_that_is_gone_is_ignored(catalog: ItemCatalog) -> None:
    assert len(codes(catalog, ItemQuery(filters=(("OLD", "=x"),)))) == 6


def test_sorting_puts_missing_last_and_keeps_the_erp_order_among_equals(
    catalog: ItemCatalog,
) -> None:
    up = codes(catalog, ItemQuery(sort_column="OUTDIAMETER"))
    down = codes(catalog, ItemQuery(sort_column="OUTDIAMETER", descending=True))

    assert up == ["G-78", "S-001", "S-002", "g-77", "00123", "=cmd"]
    assert down == ["S-002", "g-77", "S-001", "G-78", "00123", "=cmd"]


@pytest.mark.parametrize("descending", [False, True])
def test_thousands_of_equals_keep_the_erp_order_too(home: Home, *, descending: bool) -> None:
    rows = 20_000
    names = [f"I{row:05d}" for row in range(rows)]
    items = (
        few_items()
        .head(0)
        .vstack(
            pl.DataFrame(
                {name: [None] * rows for name in few_items().columns}, schema=few_items().schema
            ).with_columns(
                pl.Series("item_code", names),
                pl.Series("ITEM_MATERIAL", [("304", "SIC")[row % 2] for row in range(rows)]),
            )
        )
    )
    catalog = ItemCatalog(keep_snapshot(home, items, routed=()))

    found = codes(catalog, ItemQuery(sort_column="ITEM_MATERIAL", descending=descending))

    first, second = found[: rows // 2], found[rows // 2 :]
    assert first == sorted(first)
    assert second == sorted(second)


def test_sorting_applies_to_what_was_found(catalog: ItemCatalog) -> None:
    assert codes(catalog, ItemQuery("gland", sort_column="item_code")) == ["00123", "g-77"]


def test_pages_are_read_in_the_order_found(catalog: ItemCatalog) -> None:
    found = catalog.find(ItemQuery(sort_column="item_code"))

    assert [row[0] for row in found.page(1, 4)] == ["=cmd", "G-78", "S-001"]
    assert found.total == 6


def test_columns_say_what_they_are_and_whether_any_item_has_a_value(catalog: ItemCatalog) -> None:
    columns = {column.name: column for column in catalog.columns()}

    assert list(columns)[:3] == ["item_code", "item_name", HAS_ROUTING]
    assert columns["OUTDIAMETER"].numeric
    assert columns["DRAW_USE"].empty
    assert not columns["ITEM_SPEC"].empty
    attribute = columns["ITEM_MATERIAL"].attribute
    assert attribute is not None
    assert attribute.label("ko") == "재질"


def test_the_values_of_a_column_are_counted_among_the_items_found(catalog: ItemCatalog) -> None:
    query = ItemQuery("gland", filters=(("ITEM_MATERIAL", "=304"),))

    assert catalog.facet(ItemQuery(), "ITEM_MATERIAL")[:2] == (
        FacetValue(None, 2),
        FacetValue("316L", 2),
    )
    # The column's own filter is left out: one looks for another value to choose.
    assert catalog.facet(query, "ITEM_MATERIAL") == (FacetValue(None, 1), FacetValue("316L", 1))


def test_copied_rows_are_what_excel_takes(catalog: ItemCatalog) -> None:
    found = catalog.find(ItemQuery())

    text = found.tab_separated([0, 2], ["item_code", "OUTDIAMETER"], ["품목코드", "외경"])

    assert text == "품목코드\t외경\nS-001\t55.0\n00123\t\n"


def test_a_filter_that_is_not_understood_names_its_column(catalog: ItemCatalog) -> None:
    with pytest.raises(FilterNotUnderstoodError) as refused:
        catalog.find(ItemQuery(filters=(("OUTDIAMETER", ">wide"),)))

    assert refused.value.column == "OUTDIAMETER"


def test_without_a_snapshot_it_says_so(home: Home) -> None:
    with pytest.raises(NoSnapshotError):
        ItemCatalog(PlantData(SnapshotStore(home.plant))).find(ItemQuery())


def test_a_newer_snapshot_is_seen_at_once(home: Home) -> None:
    plant = keep_snapshot(home, few_items())
    catalog = ItemCatalog(plant)
    before = len(catalog.find(ItemQuery()))

    keep_snapshot(home, few_items().head(2), taken=TAKEN + timedelta(hours=1))

    assert before == 6
    assert len(catalog.find(ItemQuery())) == 2


def test_an_empty_item_master_is_an_empty_list(home: Home) -> None:
    catalog = ItemCatalog(keep_snapshot(home, few_items().clear(), routed=()))

    assert len(catalog.find(ItemQuery("x", sort_column="item_code"))) == 0
    assert catalog.find(ItemQuery()).page(0, 256) == []
    assert catalog.facet(ItemQuery(), "ITEM_SPEC") == ()


def test_many_threads_may_ask_at_once(catalog: ItemCatalog) -> None:
    answers: list[int] = []
    queries = [ItemQuery("gland", sort_column=name) for name in ("item_code", "OUTDIAMETER")]
    threads = [
        threading.Thread(target=lambda q=query: answers.append(len(catalog.find(q))))
        for query in queries * 4
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [2] * 8


def test_a_query_is_a_value() -> None:
    assert replace(ItemQuery("a"), text="") == ItemQuery()
