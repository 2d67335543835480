"""An attribute of codes: two items have the same one or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from routingml_desktop.ml.attribute_kinds import AttributeKind
from routingml_desktop.ml.directions import directions
from routingml_desktop.ml.text_grams import normalized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.item import AttributeValue

UNKNOWN = -2
"""The asked code is one that no known item has."""


class CodeColumn:
    """The codes of one attribute, numbered; spellings that differ in case or blanks are one."""

    kind = AttributeKind.CODE

    def __init__(self, name: str, values: Sequence[AttributeValue]) -> None:
        self.name = self.source = name
        self._values = tuple(values)
        self._ids = {_key(value): place for place, value in enumerate(self._values)}

    @classmethod
    def fit(cls, name: str, column: pl.Series) -> CodeColumn:
        """Number the codes in order of their spelling."""
        first: dict[str, AttributeValue] = {}
        for value in column.drop_nulls().unique().sort().to_list():
            first.setdefault(_key(value), value)
        return cls(name, [first[key] for key in sorted(first)])

    def __len__(self) -> int:
        return len(self._values)

    def ids(self, column: pl.Series) -> NDArray[np.int32]:
        """The number of each row's code; -1 where there is none or it was not learned."""
        distinct = column.unique(maintain_order=True)
        found = [-1 if v is None else self._ids.get(_key(v), -1) for v in distinct.to_list()]
        return column.replace_strict(
            distinct, pl.Series(found, dtype=pl.Int32), return_dtype=pl.Int32
        ).to_numpy()

    def value(self, number: int) -> AttributeValue:
        """The code of this number as the ERP spells it."""
        return self._values[number]

    def asked(self, value: AttributeValue) -> int:
        """The number of an asked code, or UNKNOWN."""
        return self._ids.get(_key(value), UNKNOWN)

    def says_something(self, asked: int) -> bool:
        """Whether any known item has the asked code."""
        return asked != UNKNOWN

    def similarity(self, asked: int, ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """1 where the code is the asked one."""
        return np.asarray(ids == asked, np.float32)

    def similarity_of_pairs(
        self, left: NDArray[np.int32], right: NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """1 where both have the same code."""
        return np.asarray(left == right, np.float32)

    def vectors(self, salt: int, dimension: int) -> NDArray[np.float32]:
        """The unit vector of every code."""
        return directions(salt, np.arange(len(self._values)), dimension)

    def asked_vector(self, asked: int, salt: int, dimension: int) -> NDArray[np.float32]:
        """The vector of an asked code; zero for one that nobody has."""
        if asked == UNKNOWN:
            return np.zeros(dimension, np.float32)
        return np.asarray(directions(salt, np.array([asked]), dimension)[0])


def _key(value: AttributeValue) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normalized(str(value))
