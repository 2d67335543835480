"""Item attributes to item vectors (fit, transform)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import polars as pl

from routingml_desktop.domain.columns import ITEM_NAME
from routingml_desktop.ml.attribute_kinds import AttributeKind, cleaned, inspect
from routingml_desktop.ml.code_column import CodeColumn
from routingml_desktop.ml.code_parts import CodePart, parts_of_codes
from routingml_desktop.ml.number_column import NumberColumn
from routingml_desktop.ml.text_column import TextColumn
from routingml_desktop.ml.text_numbers import NumberInText, numbers_in_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from numpy.typing import NDArray

    from routingml_desktop.domain.item import Attribute, AttributeValue, Item

Column: TypeAlias = CodeColumn | NumberColumn | TextColumn

LEAST_WEIGHT: Final = 0.02
"""Part of the largest weight that every attribute has in the vectors, so that a planner who gives
it weight while asking still finds items by it."""


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A question's item as the vectorizer sees it, one entry per column."""

    values: tuple[AttributeValue, ...]
    encoded: tuple[Any, ...]
    """What the column's ``similarity`` takes; None where the attribute is missing."""
    known: NDArray[np.bool_]
    unused: tuple[str, ...]
    """Given attributes that say nothing to the model."""


class ItemVectorizer:
    """Learns how each attribute is compared; turns items into numbers and numbers into vectors.

    Attributes learned by ``fit``: ``columns_``, one per attribute that can tell items apart and one
    per number in its texts (``numbers_``) or part of its codes (``parts_``); ``dropped_``, the
    other attributes with the reason; ``missing_``, the share of items without a value. Missing
    values stay missing: they add nothing to a vector. Weights act after scaling.

    With ``whole`` texts and codes are not taken apart.
    """

    def __init__(self, dimension: int = 128, *, whole: bool = False) -> None:
        self.dimension = dimension
        self.whole = whole
        self.columns_: tuple[Column, ...]
        self.numbers_: tuple[NumberInText, ...]
        self.parts_: tuple[CodePart, ...]
        self.dropped_: dict[str, str]
        self.missing_: dict[str, float]

    def fit(self, items: pl.DataFrame, attributes: Sequence[Attribute]) -> Self:
        """Learn the columns of ``items``; nothing usable leaves ``columns_`` empty."""
        columns: list[Column] = []
        self.dropped_ = {}
        self.missing_ = {}
        names = _names(items, attributes)
        for name in names:
            if name not in items.columns:
                self.dropped_[name] = "not among the item columns"
                continue
            values = cleaned(items[name])
            self.missing_[name] = 1.0 - values.count() / max(len(values), 1)
            inspection = inspect(values)
            if inspection.kind is None:
                self.dropped_[name] = inspection.reason
            else:
                columns.append(_fitted(name, inspection.kind, values))
        self.numbers_ = (
            ()
            if self.whole
            else tuple(numbers_in_texts(items, [name for name in names if name in items.columns]))
        )
        for number in self.numbers_:
            values = number.of_column(items[number.source])
            column = NumberColumn.fit(number.name, AttributeKind.NUMBER, values)
            column.source = number.source
            columns.append(column)
        names = [] if self.whole else [column.name for column in columns_of(columns)]
        self.parts_ = tuple(parts_of_codes(items, names))
        columns += [_fitted_part(part, items[part.source]) for part in self.parts_]
        self.columns_ = tuple(columns)
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The attributes that are compared."""
        return tuple(column.name for column in self.columns_)

    def _derived(self) -> tuple[NumberInText | CodePart, ...]:
        return (*self.numbers_, *self.parts_)

    def table(self, items: pl.DataFrame) -> NDArray[np.int32]:
        """Each item's value in each column as a number; -1 where it is missing."""
        items = items.with_columns(
            derived.of_column(items[derived.source])
            for derived in self._derived()
            if derived.source in items.columns
        )
        table = np.full((len(items), len(self.columns_)), -1, np.int32)
        for place, column in enumerate(self.columns_):
            if column.name in items.columns:
                table[:, place] = column.ids(cleaned(items[column.name]))
        return table

    def transform(
        self, table: NDArray[np.int32], weights: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Unit vectors of the rows of ``table``; a row without any value stays zero."""
        vectors = np.zeros((len(table), self.dimension), np.float32)
        for place, column in enumerate(self.columns_):
            ids = table[:, place]
            rows = np.flatnonzero(ids >= 0)
            values = column.vectors(_salt(column.name), self.dimension)
            values *= np.sqrt(in_vectors(weights)[place])
            for part in np.array_split(rows, max(1, len(rows) // 50_000)):
                vectors[part] += values[ids[part]]
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(lengths, np.float32(1e-12))
        return vectors

    def asked(self, item: Item) -> AskedItem:
        """The question's attributes, cleaned the same way as the learned ones."""
        given = _given(item)
        derived: dict[str, AttributeValue] = {
            one.name: one.of_value(given.get(one.source)) for one in self._derived()
        }
        values, encoded, known = [], [], []
        unused = [name for name in given if name not in self.names and name != ITEM_NAME]
        for column in self.columns_:
            value = given.get(column.name, derived.get(column.name))
            code = None if value is None else column.asked(value)
            silent = value is not None and (code is None or not column.says_something(code))  # type: ignore[arg-type]
            if silent and column.name not in derived:
                unused.append(column.name)
            values.append(value)
            encoded.append(code)
            known.append(code is not None)
        return AskedItem(tuple(values), tuple(encoded), np.array(known, bool), tuple(unused))

    def nameless(self, asked: AskedItem) -> bool:
        """Whether the question lacks a name, while the names of known items are compared."""
        return any(
            column.name == ITEM_NAME and value is None
            for column, value in zip(self.columns_, asked.values, strict=True)
        )

    def described(self, ids: NDArray[np.int32]) -> dict[str, AttributeValue]:
        """The attributes behind a row of a table."""
        return {
            column.name: column.value(int(number))
            for column, number in zip(self.columns_, ids, strict=True)
            if number >= 0 and column.name == column.source
        }

    def asked_vector(
        self,
        asked: AskedItem,
        weights: NDArray[np.float32],
        learned: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        """The unit vector to search with when the planner weighs attributes by ``weights``.

        The known items' vectors carry the ``learned`` weights; the question makes up for it.
        """
        vector = np.zeros(self.dimension, np.float32)
        scales = weights / np.sqrt(in_vectors(learned))
        for place, column in enumerate(self.columns_):
            if asked.known[place] and scales[place] > 0:
                code = asked.encoded[place]
                part = column.asked_vector(code, _salt(column.name), self.dimension)
                vector += scales[place] * part
        length = float(np.linalg.norm(vector))
        return vector / np.float32(length) if length > 0 else vector


def in_vectors(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """The weights as the vectors carry them: none is below LEAST_WEIGHT of the largest."""
    if not len(weights):
        return weights
    least = np.float32(LEAST_WEIGHT) * max(weights.max(), np.float32(1e-6))
    return np.asarray(np.maximum(weights, least))


def _names(items: pl.DataFrame, attributes: Sequence[Attribute]) -> list[str]:
    """The compared attributes and, unless one of them repeats it, the item's name."""
    names = [attribute.name for attribute in attributes if attribute.compared]
    repeated = any(
        name in items.columns and items[name].dtype == pl.String and _same(items, name)
        for name in (attribute.name for attribute in attributes)
    )
    if ITEM_NAME in items.columns and ITEM_NAME not in names and not repeated:
        names.append(ITEM_NAME)
    return names


def _same(items: pl.DataFrame, name: str) -> bool:
    return (
        bool(items[name].eq_missing(items[ITEM_NAME]).all())
        if ITEM_NAME in items.columns
        else False
    )


def columns_of(columns: Sequence[Column]) -> list[Column]:
    """The columns that are attributes themselves, not taken out of one."""
    return [column for column in columns if column.name == column.source]


def _fitted_part(part: CodePart, codes: pl.Series) -> Column:
    values = part.of_column(codes)
    column: Column
    if part.number:
        column = NumberColumn.fit(part.name, AttributeKind.NUMBER, values)
    else:
        column = CodeColumn.fit(part.name, values)
    column.source = part.source
    return column


def _fitted(name: str, kind: AttributeKind, values: pl.Series) -> Column:
    if kind is AttributeKind.CODE:
        return CodeColumn.fit(name, values)
    if kind is AttributeKind.TEXT:
        return TextColumn.fit(name, values)
    return NumberColumn.fit(name, kind, values)


def _given(item: Item) -> Mapping[str, AttributeValue]:
    """The attributes that have a value; blank texts and not-a-number have none."""
    given: dict[str, AttributeValue] = {ITEM_NAME: item.name, **item.attributes}
    settled: dict[str, AttributeValue] = {}
    for name, value in given.items():
        plain = value.strip() if isinstance(value, str) else value
        if plain is None or plain == "" or (isinstance(plain, float) and not np.isfinite(plain)):
            continue
        settled[name] = plain
    return settled


def _salt(name: str) -> int:
    return zlib.crc32(name.encode())
