"""A mapping's conditions on frames, for sources that have no SQL."""

from __future__ import annotations

import operator
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from routingml_desktop.erp.statements import condition_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from routingml_desktop.erp.mapping_parts import Condition, FilterValue

_COMPARE: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def matching(raw: pl.DataFrame, conditions: Iterable[Condition]) -> pl.DataFrame:
    """The rows of ``raw`` that meet every condition; as in SQL, missing values meet none."""
    for condition in conditions:
        raw = raw.filter(_met(raw[condition.column], condition))
    return raw


def _met(values: pl.Series, condition: Condition) -> pl.Series:
    if values.dtype == pl.String:
        # A blank cell of a file is what NULL is in a database.
        values = values.set(values.str.strip_chars() == "", None)
    if condition.op == "is null":
        return values.is_null()
    if condition.op == "is not null":
        return values.is_not_null()
    wanted = condition_values(condition)
    if condition.op == "like":
        return values.cast(pl.String).str.contains(_pattern(str(wanted[0]))).fill_null(value=False)
    if condition.op in ("in", "not in"):
        hits = [_compared(values, value, operator.eq) for value in wanted]
        found = hits[0]
        for hit in hits[1:]:
            found = found | hit
        met = found if condition.op == "in" else ~found
    else:
        met = _compared(values, wanted[0], _COMPARE[condition.op])
    return met.fill_null(value=False)


def _compared(
    values: pl.Series, wanted: FilterValue, compare: Callable[[Any, Any], Any]
) -> pl.Series:
    """Compare as what the wanted value is: number, date or text."""
    if isinstance(wanted, bool):
        met = compare(values.cast(pl.String).str.to_lowercase(), str(wanted).lower())
    elif isinstance(wanted, int | float):
        met = compare(values.cast(pl.Float64, strict=False), float(wanted))
    elif isinstance(wanted, datetime | date):
        # ISO texts sort as the moments they name.
        texts = values.cast(pl.String).str.replace("T", " ", literal=True)
        met = compare(texts, wanted.isoformat(" ") if isinstance(wanted, datetime) else str(wanted))
    else:
        met = compare(values.cast(pl.String), wanted)
    return pl.Series(values=met, dtype=pl.Boolean)


def _pattern(like: str) -> str:
    """SQL's LIKE as a regular expression: % is anything, _ one sign."""
    parts = [".*" if sign == "%" else "." if sign == "_" else re.escape(sign) for sign in like]
    return f"(?s)^{''.join(parts)}$"
