"""Rows of a driver as a raw frame: each column keeps what was observed, mixed ones become texts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN: dict[type, pl.DataType] = {
    str: pl.String(),
    bool: pl.Boolean(),
    float: pl.Float64(),
    datetime: pl.Datetime("us"),
    date: pl.Date(),
}
_INT64 = 2**63
_EXACT = 1e15


def frame_of(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    """A frame with a column per name, in the order of the rows."""
    if not rows:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    return pl.DataFrame(
        [_series(name, column) for name, column in zip(names, zip(*rows, strict=True), strict=True)]
    )


def _series(name: str, values: Sequence[Any]) -> pl.Series:
    kinds = set(map(type, values)) - {type(None)}
    if not kinds:
        return pl.Series(name, values, dtype=pl.String)
    if len(kinds) == 1:
        kind = next(iter(kinds))
        if kind in _PLAIN:
            return pl.Series(name, values, dtype=_PLAIN[kind])
        if kind is int and all(v is None or -_INT64 <= v < _INT64 for v in values):
            return pl.Series(name, values, dtype=pl.Int64)
    if kinds <= {int, float, Decimal}:
        numbers = [None if v is None else float(v) for v in values]
        # Beyond this a double would change the digits of a code.
        if all(v is None or abs(v) < _EXACT for v in numbers):
            return pl.Series(name, numbers, dtype=pl.Float64)
    return pl.Series(name, [None if v is None else _text(v) for v in values], dtype=pl.String)


def _text(value: Any) -> str:
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return format(value.quantize(Decimal(1)), "f")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
