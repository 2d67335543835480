"""An item and its attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

AttributeValue: TypeAlias = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column of the item master that describes items."""

    name: str
    """The column's name in the ERP, which is also its name in our frames."""
    label_en: str = ""
    label_ko: str = ""
    compared: bool = True
    """Whether the attribute takes part in similarity."""
    unit: str = ""
    """Unit of the values after the mapping settled it, such as ``mm``; empty when there is none."""
    insisted: bool = False
    """Whether the mapping says that it is compared, whatever its values look like."""

    def label(self, language: str) -> str:
        """The words planners use for it in ``language`` (``ko`` or ``en``), or its name."""
        wanted = self.label_ko if language == "ko" else self.label_en
        return wanted or self.name


@dataclass(frozen=True, slots=True)
class Item:
    """Something the plant makes or wants to make."""

    code: str
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    name: str = ""
