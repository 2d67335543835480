"""Parts of codes, such as 2 in ``0-2-17`` and SUS in ``SUS304``, as attributes of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.ml.attribute_kinds import AttributeKind, cleaned, inspect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.item import AttributeValue

MARK: Final = "~"
"""``GROUP~2`` is the second part of GROUP, ``GROUP~0`` the letters that it begins with."""
_LETTERS: Final = 0
"""The place of the letters before the first digit."""
_BEGINNING: Final = r"^\s*([^\W\d_]+)[0-9]"
_PLACES: Final = 4
_SEPARATED: Final = r"[-_/.#|:+]+"
_MOSTLY: Final = 0.5
"""Part of the values that must be composite."""
_PHRASES: Final = 0.1
"""With more blanks than this it is a text, not a code."""
_OFTEN: Final = 0.1
"""Part of the items that must have this part of the code."""
_CODES: Final = 50
"""All-digit parts with more different values are compared as numbers."""
_MANY: Final = 200
"""A part with more different values is a running number."""
_DIGITS: Final = r"^[0-9]{1,9}$"


@dataclass(frozen=True, slots=True)
class CodePart:
    """One part of a composite code, by its place."""

    source: str
    place: int
    """1 is the first part; 0 stands for the letters that the code begins with."""
    number: bool
    """Whether it is compared as a number, not as a code."""

    @property
    def name(self) -> str:
        """What its column is called."""
        return f"{self.source}{MARK}{self.place}"

    def of_column(self, codes: pl.Series) -> pl.Series:
        """This part of a column of codes; null where there is none."""
        if self.place == _LETTERS:
            return cleaned(codes).cast(pl.String).str.extract(_BEGINNING).alias(self.name)
        parts = _split(codes).list.get(self.place - 1, null_on_oob=True).alias(self.name)
        return parts.cast(pl.Float64, strict=False) if self.number else cleaned(parts)

    def of_value(self, code: AttributeValue) -> AttributeValue:
        """This part of one code; None where there is none."""
        if self.place == _LETTERS:
            letters = re.match(_BEGINNING, code) if isinstance(code, str) else None
            return letters[1] if letters else None
        parts = re.split(_SEPARATED, code.strip()) if isinstance(code, str) else []
        part = parts[self.place - 1].strip() if len(parts) >= self.place else ""
        if not self.number:
            return part or None
        return float(part) if re.match(_DIGITS, part) else None


def parts_of_codes(items: pl.DataFrame, names: Iterable[str]) -> list[CodePart]:
    """The parts worth comparing in those of the columns that hold codes with parts."""
    found: list[CodePart] = []
    for name in names:
        column = cleaned(items[name])
        kind = inspect(column).kind
        if column.dtype != pl.String or kind not in (AttributeKind.CODE, AttributeKind.TEXT):
            continue
        known = column.drop_nulls()
        if known.str.contains(" ", literal=True).mean() > _PHRASES:  # type: ignore[operator]
            continue
        found += _letters_worth_comparing(name, column, items)
        composite = known.str.contains(f"[^-_/.#|:+]{_SEPARATED}[^-_/.#|:+]").mean()
        if composite >= _MOSTLY:  # type: ignore[operator]
            found += _worth_comparing(name, column, items)
    return found


def _letters_worth_comparing(name: str, column: pl.Series, items: pl.DataFrame) -> list[CodePart]:
    """The letters that most codes begin with, where they tell items apart."""
    part = CodePart(name, _LETTERS, number=False)
    known = column.drop_nulls()
    letters = part.of_column(known)
    often = letters.count() >= max(_OFTEN * len(column), _MOSTLY * len(known))
    # Codes that begin otherwise are one kind more.
    tell = 1 < letters.n_unique() <= _MANY and letters.n_unique() < known.n_unique()
    return [part] if often and tell and part.name not in items.columns else []


def _worth_comparing(name: str, column: pl.Series, items: pl.DataFrame) -> list[CodePart]:
    found = []
    for place in range(1, _PLACES + 1):
        values = CodePart(name, place, number=False).of_column(column).drop_nulls()
        distinct = values.n_unique()
        if len(values) < _OFTEN * len(column) or not 1 < distinct <= _MANY:
            continue
        digits = bool(values.str.contains(_DIGITS).all())
        part = CodePart(name, place, number=digits and distinct > _CODES)
        if part.name not in items.columns and distinct < column.n_unique() - 1:
            found.append(part)
    return found


def _split(codes: pl.Series) -> pl.Series:
    marked = cleaned(codes).cast(pl.String).str.replace_all(_SEPARATED, "\x1f")
    return marked.str.split("\x1f").list.eval(pl.element().str.strip_chars())
