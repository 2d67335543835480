"""Item rows with our names: code, name, and one settled column per attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.item import Attribute
from routingml_desktop.erp.mapping_parts import AttributeMapping
from routingml_desktop.erp.settled_rows import combined_text, with_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.erp.mapping import SourceMapping
    from routingml_desktop.erp.readers import ColumnType
    from routingml_desktop.erp.settling import Settling
    from routingml_desktop.erp.tally import Tally


def attributes_of(
    mapping: SourceMapping, columns: Mapping[str, ColumnType]
) -> dict[str, AttributeMapping]:
    """The attributes by column: those the mapping describes, then the others of the table.

    A column that only tells the unit of another one is no attribute unless the mapping says so.
    """
    items = mapping.items
    described = dict(items.attributes)
    if items.others == "skip":
        return described
    units = {attribute.unit_column for attribute in described.values()}
    taken = {*described, *units, *items.source_columns(), our.ITEM_CODE, our.ITEM_NAME}
    return described | {
        column: AttributeMapping(
            type=kind.value, compared=None if items.others == "compare" else False
        )
        for column, kind in columns.items()
        if column not in taken
    }


def attribute_facts(
    mapping: SourceMapping, attributes: Mapping[str, AttributeMapping]
) -> tuple[Attribute, ...]:
    """The attributes as the rest of the program knows them."""
    return tuple(
        Attribute(
            name=column,
            label_en=described.en,
            label_ko=described.ko,
            compared=described.compared is not False,
            insisted=described.compared is True,
            unit=mapping.units[described.units].to if described.units else described.unit,
        )
        for column, described in attributes.items()
    )


def settled_items(
    raw: pl.DataFrame,
    mapping: SourceMapping,
    attributes: Mapping[str, AttributeMapping],
    settling: Settling,
    tally: Tally,
) -> pl.DataFrame:
    """The item rows of one raw batch; rows without a code are left out and counted."""
    items = mapping.items
    settled = [
        combined_text(raw, items, our.ITEM_CODE, settling),
        combined_text(raw, items, our.ITEM_NAME, settling),
    ]
    for column, described in attributes.items():
        settled.append(_attribute(raw, column, described, mapping, settling).alias(column))
    return with_code("items", pl.DataFrame(settled), (our.ITEM_CODE,), tally)


def _attribute(
    raw: pl.DataFrame,
    column: str,
    described: AttributeMapping,
    mapping: SourceMapping,
    settling: Settling,
) -> pl.Series:
    values = raw[column]
    if described.type == "text":
        return settling.text(values).replace(described.values)
    if described.type == "yes_no":
        return settling.yes_no(values, described.values)
    if described.type == "date":
        return settling.date(values)
    missing = (*mapping.items.missing, *described.missing)
    if described.unit_column is not None:
        told = raw[described.unit_column]
    else:
        values, told = _unit_behind(values, described, settling)
    numbers = settling.number(values, missing)
    if not described.units:
        return numbers
    factors = mapping.units[described.units].factors
    return settling.in_unit(numbers, told, factors, described.default_unit)


def _unit_behind(
    values: pl.Series, described: AttributeMapping, settling: Settling
) -> tuple[pl.Series, pl.Series]:
    """Numbers without the unit written behind them, where the mapping names it; and the unit."""
    if not described.unit and not described.units:
        return values, values.clear(len(values)).cast(pl.String)
    return settling.unit_behind(values, "" if described.units else described.unit)
