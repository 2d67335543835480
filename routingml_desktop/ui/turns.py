"""Work that is done in parts, one in each turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

Made = TypeVar("Made")


def at_once(parts: Generator[None, None, Made]) -> Made:
    """Do all parts now; what they made."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            made: Made = end.value
            return made
