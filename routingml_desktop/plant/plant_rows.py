"""What a sync needs of a source of rows, as a protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.plant import AsBuiltRule, Finding, RoutingRules, SourceFacts
    from routingml_desktop.domain.progress import Stopping


class PlantRows(Protocol):
    """Rows in batches with the columns of ``domain/columns.py``; reading raises a SourceError."""

    @property
    def facts(self) -> SourceFacts:
        """Name, title and kind."""
        ...

    @property
    def has_routing_master(self) -> bool:
        """Whether operations come from a table of their own."""
        ...

    @property
    def as_built_rule(self) -> AsBuiltRule:
        """When an order's bookings count as a whole routing."""
        ...

    @property
    def routing_rules(self) -> RoutingRules:
        """What is known of how the plant's routings look; empty when nothing is."""
        ...

    def attributes(self) -> tuple[Attribute, ...]:
        """The item attributes in order."""
        ...

    def items(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Item rows in batches."""
        ...

    def operations(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Routing operation rows in batches."""
        ...

    def work_results(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Work result rows in batches; nothing when there are none."""
        ...

    def findings(self) -> tuple[Finding, ...]:
        """What settling the rows read so far came across."""
        ...
