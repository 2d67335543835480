"""The plant's items, held in memory and renewed when a sync brought newer ones."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from routingml_desktop.domain.columns import ITEM_CODE, ITEM_NAME
from routingml_desktop.domain.errors import InputError, NoSnapshotError, UnknownItemError
from routingml_desktop.domain.item import Attribute, AttributeValue, Item
from routingml_desktop.services.typed_values import typed_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import polars as pl

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.plant.snapshot import SnapshotStore

CLOSE_ENOUGH = 70.0
"""Below this likeness (0 to 100) no other code is suggested for an unknown one."""


class PlantData:
    """What the snapshot says of the items."""

    def __init__(self, snapshots: SnapshotStore) -> None:
        self._snapshots = snapshots
        self._lock = threading.Lock()
        self._taken: datetime | None = None
        self._items: pl.DataFrame | None = None
        self._with_routing: pl.Series | None = None

    def facts(self) -> SnapshotFacts | None:
        """What the snapshot holds and how old it is; None before the first sync."""
        return self._snapshots.facts()

    def required_facts(self) -> SnapshotFacts:
        """The same; raise NoSnapshotError before the first sync."""
        facts = self._snapshots.facts()
        if facts is None:
            raise NoSnapshotError
        return facts

    def items(self) -> pl.DataFrame:
        """All items: code, name and one column per attribute.

        Raises NoSnapshotError and DamagedSnapshotError.
        """
        return self._loaded()[0]

    def with_routing(self) -> pl.Series:
        """The codes of the items that have a routing, sorted, each once."""
        return self._loaded()[1]

    def attributes(self) -> tuple[Attribute, ...]:
        """The item attributes in the ERP's column order; raise NoSnapshotError."""
        return self.required_facts().attributes

    def item(self, code: str) -> Item:
        """The item with exactly this code; raise UnknownItemError with the closest one."""
        frame = self.items()
        place = frame.get_column(ITEM_CODE).index_of(code)
        if place is None:
            raise UnknownItemError(code, self._closest(code))
        row = frame.row(place, named=True)
        names = [attribute.name for attribute in self.attributes()]
        return Item(code, {name: row.get(name) for name in names}, row[ITEM_NAME] or "")

    def typed(self, values: Mapping[str, AttributeValue]) -> dict[str, AttributeValue]:
        """The values as the items frame types them, such as ``"55"`` to 55.0 for a diameter.

        Raises InputError naming an attribute that is not known or that takes other values.
        """
        schema = self.items().schema
        known = [attribute.name for attribute in self.attributes()]
        for name in values:
            if name not in known:
                raise InputError(f"There is no attribute {name}. Known: {', '.join(known)}.")
        return {name: typed_value(name, value, schema[name]) for name, value in values.items()}

    def _closest(self, code: str) -> str | None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 (only when a code is unknown)

        codes = self.items().get_column(ITEM_CODE)
        same_letters = codes.filter(codes.str.to_lowercase() == code.strip().lower())
        if len(same_letters):
            return str(same_letters[0])
        best = process.extractOne(
            code[:100], codes.to_list(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH
        )
        return None if best is None else str(best[0])

    def _loaded(self) -> tuple[pl.DataFrame, pl.Series]:
        facts = self.required_facts()
        with self._lock:
            if self._items is None or self._with_routing is None or self._taken != facts.taken:
                # With their hashes: an altered file may still be read, and then answers wrongly.
                snapshot = self._snapshots.open(verify=True)
                self._items = snapshot.items().collect()
                codes = snapshot.operations().select(ITEM_CODE).unique().sort(ITEM_CODE)
                self._with_routing = codes.collect().get_column(ITEM_CODE)
                self._taken = facts.taken
            return self._items, self._with_routing
