"""The items the model knows: their codes and names."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain.columns import ITEM_CODE, ITEM_NAME

if TYPE_CHECKING:
    from routingml_desktop.ml.parts import PartsReader, PartsWriter


class KnownItems:
    """Items in the order of their codes; an item's place is its number everywhere in the model."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.codes: pl.Series = frame[ITEM_CODE]
        self._names: pl.Series = frame[ITEM_NAME]

    def __len__(self) -> int:
        return len(self.codes)

    def number_of(self, code: str) -> int | None:
        """The number of the item with exactly this code; None when it is not known."""
        # A query through polars takes a hundred times as long as eighteen looks at the column.
        place = bisect_left(self.codes, code)
        return place if place < len(self.codes) and self.codes[place] == code else None

    def code(self, number: int) -> str:
        """The code of an item."""
        return str(self.codes[number])

    def name(self, number: int) -> str:
        """The name of an item; empty when it has none."""
        return self._names[number] or ""

    def save(self, writer: PartsWriter) -> None:
        """Write the part ``items``."""
        writer.frame("items", pl.DataFrame({ITEM_CODE: self.codes, ITEM_NAME: self._names}))

    @classmethod
    def load(cls, reader: PartsReader) -> KnownItems:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        frame = reader.frame("items")
        if frame.columns != [ITEM_CODE, ITEM_NAME]:
            raise reader.damaged("items.parquet has other columns")
        return cls(frame)
