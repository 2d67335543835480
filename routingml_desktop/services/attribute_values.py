"""Which values the attributes of the plant's items have, so that a new item can be described."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    import polars as pl

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.services.plant_data import PlantData

MOST_VALUES = 200
"""Values offered for one attribute; rarer ones can be typed."""


class ValueKind(StrEnum):
    """What an attribute's values are."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class KnownAttribute:
    """An attribute with what the plant's items have in it."""

    attribute: Attribute
    kind: ValueKind
    values: tuple[str, ...] = ()
    """Texts in use, most frequent first; only of a text attribute."""
    lowest: float | None = None
    """Smallest number in use; None when there is none."""
    highest: float | None = None


class AttributeValues:
    """Looks the attributes up in the items, once per snapshot."""

    def __init__(self, plant: PlantData) -> None:
        self._plant = plant
        self._taken: datetime | None = None
        self._known: tuple[KnownAttribute, ...] = ()

    def known(self) -> tuple[KnownAttribute, ...]:
        """Every compared attribute in the ERP's column order; raise NoSnapshotError."""
        facts = self._plant.required_facts()
        if self._taken != facts.taken:
            items = self._plant.items()
            self._known = tuple(
                _known(attribute, items.get_column(attribute.name))
                for attribute in facts.attributes
                if attribute.compared and attribute.name in items.columns
            )
            self._taken = facts.taken
        return self._known


def _known(attribute: Attribute, values: pl.Series) -> KnownAttribute:
    import polars as pl  # noqa: PLC0415 (a panel needs ValueKind before polars may be loaded)

    if values.dtype == pl.Boolean:
        return KnownAttribute(attribute, ValueKind.YES_NO)
    if values.dtype.is_temporal():
        return KnownAttribute(attribute, ValueKind.DATE)
    if values.dtype.is_numeric():
        return KnownAttribute(
            attribute, ValueKind.NUMBER, lowest=_number(values.min()), highest=_number(values.max())
        )
    counted = (
        values.drop_nulls()
        .value_counts(name="count")
        .sort("count", values.name, descending=[True, False])
    )
    return KnownAttribute(
        attribute, ValueKind.TEXT, tuple(counted.get_column(values.name).head(MOST_VALUES))
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
