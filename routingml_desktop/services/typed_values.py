"""Attribute values as they are typed, in the type their column has."""

from __future__ import annotations

import re
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from routingml_desktop.domain.item import AttributeValue

YES: Final = frozenset({"yes", "y", "true", "1", "예"})
NO: Final = frozenset({"no", "n", "false", "0", "아니요"})
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
"""A comma may only group thousands: taken for granted elsewhere, 12,5 would become 125."""


def typed_value(name: str, value: AttributeValue, dtype: pl.DataType) -> AttributeValue:
    """The value as a column of this type holds it; texts are read, other values stay.

    Raises InputError naming the attribute and what it takes.
    """
    if not isinstance(value, str):
        return value
    if dtype.is_numeric():
        return _number(name, value)
    if str(dtype) == "Boolean":
        return _yes_no(name, value)
    return _date(name, value) if dtype.is_temporal() else value


def typed_number(text: str) -> float:
    """The finite number a text spells, commas only between thousands; ValueError when none."""
    plain = text.replace(",", "") if _GROUPED.fullmatch(text.strip()) else text
    number = float(plain)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _number(name: str, text: str) -> float:
    try:
        return typed_number(text)
    except ValueError as error:
        raise InputError(f"Attribute {name} takes a number such as 12.5, not {text}.") from error


def _yes_no(name: str, text: str) -> bool:
    folded = text.strip().lower()
    if folded not in YES | NO:
        raise InputError(f"Attribute {name} takes yes or no, not {text}.")
    return folded in YES


def _date(name: str, text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError as error:
        raise InputError(
            f"Attribute {name} takes a date such as 2026-11-20, not {text}."
        ) from error
