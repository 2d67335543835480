"""What a planner types above a column, as a condition on its values.

``>5`` ``>=5`` ``<5`` ``<=5`` ``5..10`` compare, ``a*`` and ``?`` stand for any letters, ``=x`` is
exactly x, ``=`` alone means empty, ``!x`` is anything but x, several values separated by ``;``,
tabs or line ends mean any of them, and a plain text is looked for inside. Letters match in either
case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from routingml_desktop.domain.errors import FilterNotUnderstoodError

if TYPE_CHECKING:
    from collections.abc import Callable

_SEVERAL: Final = re.compile(r"[;\t\r\n]+")
_RANGE: Final = re.compile(r"^\s*(-?[\d.,]+)\s*\.\.\s*(-?[\d.,]+)\s*$")
_COMPARISONS: Final[dict[str, Callable[[pl.Expr, Any], pl.Expr]]] = {
    ">=": pl.Expr.ge,
    "<=": pl.Expr.le,
    ">": pl.Expr.gt,
    "<": pl.Expr.lt,
}
_YES: Final = frozenset({"y", "yes", "true", "1", "예"})
_NO: Final = frozenset({"n", "no", "false", "0", "아니오"})


def condition(column: str, dtype: pl.DataType, typed: str) -> pl.Expr | None:
    """The condition on ``column`` that was typed; None when nothing was.

    Raises FilterNotUnderstoodError, for example when a number column is compared with a word.
    """
    text = typed.strip()
    if not text:
        return None
    several = [part.strip() for part in _SEVERAL.split(text) if part.strip()]
    if len(several) > 1:
        return _any_of(column, dtype, several)
    if text.startswith(("!", "<>")):
        rest = text[1:] if text.startswith("!") else text[2:]
        return _empty(column, dtype).not_() if not rest else ~_one(column, dtype, rest)
    return _one(column, dtype, text)


def _one(column: str, dtype: pl.DataType, text: str) -> pl.Expr:
    """The condition of a single value; rows where the column is empty do not meet it."""
    if text in ("=", '=""'):
        return _empty(column, dtype)
    met = _compared(column, dtype, text)
    if met is None:
        met = _exactly(column, dtype, text[1:]) if text[0] == "=" else _like(column, dtype, text)
    return met.fill_null(value=False)


def _compared(column: str, dtype: pl.DataType, text: str) -> pl.Expr | None:
    between = _RANGE.match(text)
    if between and dtype.is_numeric():
        low, high = (_number(column, part) for part in between.groups())
        return pl.col(column).is_between(low, high)
    for sign, compare in _COMPARISONS.items():
        if text.startswith(sign):
            return compare(pl.col(column), _value(column, dtype, text[len(sign) :].strip()))
    return None


def _exactly(column: str, dtype: pl.DataType, text: str) -> pl.Expr:
    wanted = text.strip().strip('"')
    if dtype == pl.String:
        return pl.col(column).str.to_lowercase() == wanted.lower()
    return pl.col(column).eq(_value(column, dtype, wanted))


def _like(column: str, dtype: pl.DataType, text: str) -> pl.Expr:
    if dtype != pl.String:
        return pl.col(column).eq(_value(column, dtype, text))
    if "*" in text or "?" in text:
        return pl.col(column).str.contains(f"(?is)^{_pattern(text)}$")
    return pl.col(column).str.to_lowercase().str.contains(text.lower(), literal=True)


def _any_of(column: str, dtype: pl.DataType, several: list[str]) -> pl.Expr:
    if dtype != pl.String:
        return pl.col(column).is_in([_value(column, dtype, part) for part in several])
    with_signs = [part for part in several if "*" in part or "?" in part]
    whole = [part.lower() for part in several if part not in with_signs]
    met = pl.col(column).str.to_lowercase().is_in(whole)
    for part in with_signs:
        met |= pl.col(column).str.contains(f"(?is)^{_pattern(part)}$")
    return met.fill_null(value=False)


def _empty(column: str, dtype: pl.DataType) -> pl.Expr:
    missing = pl.col(column).is_null()
    return missing | (pl.col(column) == "") if dtype == pl.String else missing


def _value(column: str, dtype: pl.DataType, text: str) -> object:
    if dtype.is_numeric():
        return _number(column, text)
    if dtype == pl.Boolean:
        if text.lower() in _YES | _NO:
            return text.lower() in _YES
        raise FilterNotUnderstoodError(column, text, "yes or no")
    if dtype.is_temporal():
        moment = pl.Series([text]).str.to_datetime("%Y-%m-%d", strict=False, time_unit="us")[0]
        if moment is None:
            raise FilterNotUnderstoodError(column, text, "a date such as 2025-10-13")
        return moment
    return text


def _number(column: str, text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError as error:
        raise FilterNotUnderstoodError(column, text, "a number") from error


def _pattern(text: str) -> str:
    return "".join({"*": ".*", "?": "."}.get(sign) or re.escape(sign) for sign in text)
