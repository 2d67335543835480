"""Columns brought in from other tables: read once, joined to every batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.erp.settling import as_text
from routingml_desktop.erp.statements import TableQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.erp.mapping_parts import Lookup
    from routingml_desktop.erp.readers import TableReader


class LookedUp:
    """The lookups of one table, in their order; a later one may use a column of an earlier one."""

    def __init__(self, lookups: Sequence[Lookup], reader: TableReader, stopping: Stopping) -> None:
        self._lookups = lookups
        self._frames = [_read(lookup, reader, stopping) for lookup in lookups]

    def joined(self, raw: pl.DataFrame) -> pl.DataFrame:
        """``raw`` with the looked-up columns; a row with several matches is repeated."""
        for lookup, frame in zip(self._lookups, self._frames, strict=True):
            keys = [_key(number) for number in range(len(lookup.on))]
            mine = [
                as_text(raw[column]).str.strip_chars().alias(key)
                for key, column in zip(keys, lookup.on, strict=True)
            ]
            raw = (
                raw.with_columns(mine)
                .join(
                    frame,
                    on=keys,
                    how="inner" if lookup.required else "left",
                    maintain_order="left_right",
                )
                .drop(keys)
            )
        return raw


def columns_brought(lookups: Sequence[Lookup]) -> set[str]:
    """The new columns of all lookups."""
    return {column for lookup in lookups for column in lookup.columns}


def columns_needed(lookups: Sequence[Lookup]) -> list[str]:
    """Columns of the table itself that its lookups join on."""
    brought = columns_brought(lookups)
    return [column for lookup in lookups for column in lookup.on if column not in brought]


def lookup_query(lookup: Lookup) -> TableQuery:
    """What a lookup reads."""
    columns = dict.fromkeys((*lookup.on.values(), *lookup.columns.values()))
    return TableQuery(table_parts(lookup.table), tuple(columns), lookup.where)


def table_parts(table: str | tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a table's name, given as ``schema.table`` or part by part."""
    return tuple(table.split(".")) if isinstance(table, str) else table


def _read(lookup: Lookup, reader: TableReader, stopping: Stopping) -> pl.DataFrame:
    query = lookup_query(lookup)
    empty = pl.DataFrame(schema=dict.fromkeys(query.columns, pl.String))
    # As texts, because batches of one driver may type a column differently.
    batches = [
        batch.select(as_text(batch[column]).str.strip_chars() for column in batch.columns)
        for batch in reader.batches(query, stopping)
    ]
    frame = pl.concat([empty, *batches])
    keys = [pl.col(theirs).alias(_key(number)) for number, theirs in enumerate(lookup.on.values())]
    brought = [pl.col(theirs).alias(new) for new, theirs in lookup.columns.items()]
    return frame.select(*keys, *brought)


def _key(number: int) -> str:
    return f"\0key{number}"
