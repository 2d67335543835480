"""Numbers that texts hold, such as the sizes in a specification, as attributes of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.ml.attribute_kinds import AttributeKind, cleaned, inspect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.item import AttributeValue

MARK: Final = "#"
"""``SPEC#1`` is the first number in SPEC."""
_PLACES: Final = 3
"""A size is seldom more than outside, inside and length."""
_NUMBER: Final = r"[0-9]+(?:\.[0-9]+)?"
_DECIMAL_COMMA: Final = (
    r"(^|[^0-9.,])([0-9]+),([0-9]{1,2}|[0-9]{4,})($|[^0-9.,]|[.,](?:$|[^0-9]))",
    r"(^|[^0-9.,])(0|[0-9]{4,}),([0-9]+)($|[^0-9.,]|[.,](?:$|[^0-9]))",
)
"""One comma between digits. Three digits after it may be thousands, but not after 0 or after four
digits; a second comma makes a list."""
_OFTEN: Final = 0.1
"""Part of the items that must have a number there."""


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number of a text attribute, by its place."""

    source: str
    place: int
    """1 is the first number."""

    @property
    def name(self) -> str:
        """What its column is called."""
        return f"{self.source}{MARK}{self.place}"

    def of_column(self, texts: pl.Series) -> pl.Series:
        """The numbers of a column of texts; null where there is none."""
        plain = cleaned(texts).cast(pl.String)
        if plain.str.contains(",", literal=True).any():
            for pattern in _DECIMAL_COMMA * 2:
                plain = plain.str.replace_all(pattern, "${1}${2}.${3}${4}")
        found = plain.str.extract_all(_NUMBER)
        numbers = found.list.get(self.place - 1, null_on_oob=True)
        return numbers.cast(pl.Float64, strict=False).alias(self.name)

    def of_value(self, text: AttributeValue) -> float | None:
        """The number of one text; None where there is none."""
        plain = text if isinstance(text, str) else ""
        # A match takes the sign after it along, so every second one needs another look.
        for pattern in _DECIMAL_COMMA * 2:
            plain = re.sub(pattern, r"\1\2.\3\4", plain)
        found = re.findall(_NUMBER, plain)
        return float(found[self.place - 1]) if len(found) >= self.place else None


def numbers_in_texts(items: pl.DataFrame, names: Iterable[str]) -> list[NumberInText]:
    """The numbers worth comparing in those of the columns that hold texts."""
    found: list[NumberInText] = []
    for name in names:
        column = cleaned(items[name])
        if column.dtype != pl.String or inspect(column).kind is not AttributeKind.TEXT:
            continue
        for place in range(1, _PLACES + 1):
            number = NumberInText(name, place)
            values = number.of_column(column)
            enough = values.count() >= _OFTEN * max(len(values), 1)
            taken = number.name in items.columns
            if enough and not taken and inspect(values).kind is AttributeKind.NUMBER:
                found.append(number)
    return found
