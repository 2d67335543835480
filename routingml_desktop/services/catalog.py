"""The item master to look through: searched, filtered and sorted, all rows of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.columns import ITEM_CODE, ITEM_NAME
from routingml_desktop.services.item_filters import condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.services.plant_data import PlantData

HAS_ROUTING: Final = "has_routing"
"""A column of our own: whether the item has a routing."""

_ROW: Final = "row"
_BETWEEN: Final = "\x1f"
"""Between the texts of a row, so that no match runs across two of them."""


@dataclass(frozen=True, slots=True)
class ItemQuery:
    """What the planner looks for."""

    text: str = ""
    """Words that all stand somewhere in the code, the name or a text attribute."""
    filters: tuple[tuple[str, str], ...] = ()
    """Column and what was typed above it."""
    without_routing: bool = False
    """Only items that have no routing."""
    sort_column: str = ""
    """Empty keeps the ERP's order."""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class CatalogColumn:
    """A column of the item master."""

    name: str
    attribute: Attribute | None
    """None for code, name and whether there is a routing."""
    numeric: bool
    empty: bool
    """Whether no item has a value here."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a column and how many of the items found have it."""

    value: object
    count: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items found, in order; rows are read as they are looked at."""

    frame: pl.DataFrame
    order: pl.Series
    """Places in the frame."""
    query: ItemQuery = field(default_factory=ItemQuery)

    def __len__(self) -> int:
        return len(self.order)

    @property
    def total(self) -> int:
        """Items of the plant."""
        return self.frame.height

    def page(self, start: int, stop: int) -> list[tuple[object, ...]]:
        """The rows from ``start`` to before ``stop``, with the values of all columns."""
        return self.frame[self.order[start:stop]].rows()

    def codes(self, rows: Sequence[int]) -> tuple[str, ...]:
        """The item codes of rows."""
        places = self.order.gather(list(rows))
        return tuple(self.frame.get_column(ITEM_CODE).gather(places).to_list())

    def tab_separated(
        self, rows: Sequence[int], columns: Sequence[str], headers: Sequence[str]
    ) -> str:
        """Rows with their headers as Excel takes them from the clipboard."""
        everything = len(rows) == len(self.order)
        places = self.order if everything else self.order.gather(list(rows))
        chosen = self.frame.select(columns)[places]
        clean = chosen.with_columns(
            pl.col(pl.String).str.replace_all(r"\s+", " ").fill_null(""),
        )
        text: str = clean.write_csv(
            separator="\t", include_header=False, quote_style="never", float_precision=None
        )
        return "\t".join(headers) + "\n" + text


class ItemCatalog:
    """Finds items of the plant; what it builds for that is kept until a sync brings other rows."""

    def __init__(self, plant: PlantData) -> None:
        self._plant = plant
        self._lock = threading.Lock()
        self._prepared: _Prepared | None = None

    def columns(self) -> tuple[CatalogColumn, ...]:
        """Code, name, whether there is a routing, then the attributes; raise NoSnapshotError."""
        frame = self._ready().frame
        attributes = {attribute.name: attribute for attribute in self._plant.attributes()}
        return tuple(
            CatalogColumn(
                name,
                attributes.get(name),
                numeric=dtype.is_numeric(),
                empty=frame.get_column(name).null_count() == frame.height,
            )
            for name, dtype in frame.schema.items()
        )

    def find(self, query: ItemQuery) -> ItemList:
        """The items that meet the query.

        Raises NoSnapshotError, and FilterNotUnderstoodError for what was typed above a column.
        """
        prepared = self._ready()
        found = prepared.meeting(query)
        order = prepared.order(query.sort_column, descending=query.descending)
        if found is not None:
            order = order.filter(found.gather(order))
        return ItemList(prepared.frame, order, query)

    def facet(self, query: ItemQuery, column: str, most: int = 200) -> tuple[FacetValue, ...]:
        """The commonest values of a column among the items found, the column's own filter aside."""
        others = tuple(pair for pair in query.filters if pair[0] != column)
        asked = ItemQuery(query.text, others, query.without_routing)
        prepared = self._ready()
        found = prepared.meeting(asked)
        values = prepared.frame.select(pl.col(column).alias("value"))
        if found is not None:
            values = values.filter(found)
        counted = values.group_by("value").len("count")
        ranked = counted.sort("count", "value", descending=[True, False]).head(most)
        return tuple(FacetValue(value, count) for value, count in ranked.iter_rows())

    def _ready(self) -> _Prepared:
        with self._lock:
            items = self._plant.items()
            if self._prepared is None or self._prepared.source is not items:
                self._prepared = _Prepared(items, self._plant.with_routing())
            return self._prepared


class _Prepared:
    """The items with what makes looking through them quick."""

    def __init__(self, items: pl.DataFrame, with_routing: pl.Series) -> None:
        self.source = items
        routed = pl.col(ITEM_CODE).is_in(with_routing.implode()).alias(HAS_ROUTING)
        self.frame = items.select(
            ITEM_CODE, ITEM_NAME, routed, pl.all().exclude(ITEM_CODE, ITEM_NAME)
        )
        texts = pl.concat_str(pl.col(pl.String), separator=_BETWEEN, ignore_nulls=True)
        self._searched = items.select(texts.str.to_lowercase()).to_series()
        self._orders: dict[tuple[str, bool], pl.Series] = {}
        self._lock = threading.Lock()

    def meeting(self, query: ItemQuery) -> pl.Series | None:
        """True for the items that meet the query, in the frame's order; None when all do."""
        conditions: list[pl.Expr] = []
        for column, typed in query.filters:
            dtype = self.frame.schema.get(column)
            met = None if dtype is None else condition(column, dtype, typed)
            if met is not None:
                conditions.append(met)
        if query.without_routing:
            conditions.append(~pl.col(HAS_ROUTING))
        words = query.text.lower().split()
        if not conditions and not words:
            return None
        met_all = [self._searched.str.contains(word, literal=True) for word in words]
        if conditions:
            met_all.append(self.frame.select(pl.all_horizontal(conditions)).to_series())
        found = met_all[0]
        for more in met_all[1:]:
            found &= more
        return found

    def order(self, column: str, *, descending: bool) -> pl.Series:
        """The places of all items in the order of a column; equal ones in the ERP's order."""
        if column not in self.frame.columns:
            column, descending = "", False
        with self._lock:
            known = self._orders.get((column, descending))
            if known is None:
                known = self._sorted(column, descending=descending)
                self._orders[(column, descending)] = known
            return known

    def _sorted(self, column: str, *, descending: bool) -> pl.Series:
        places = pl.int_range(self.frame.height, dtype=pl.UInt32, eager=True).alias(_ROW)
        if not column:
            return places
        ordered = self.frame.select(
            pl.arg_sort_by(column, descending=descending, nulls_last=True, maintain_order=True)
        )
        return ordered.to_series().alias(_ROW)
