"""What the services need from outside, as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl

    from routingml_desktop.domain.export import ClipboardTexts, ExportForm, RoutingSheet
    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.plant import AsBuiltRule, Finding, SourceFacts
    from routingml_desktop.domain.progress import Stopping


class PlantSource(Protocol):
    """An ERP, read-only: rows in batches with the columns of ``domain/columns.py``.

    Reading raises a ``SourceError``; batches keep memory independent of the number of rows.
    """

    @property
    def facts(self) -> SourceFacts:
        """Name, title and kind; never a password."""
        ...

    @property
    def has_routing_master(self) -> bool:
        """Whether the mapping names a table of routing operations."""
        ...

    @property
    def has_work_results(self) -> bool:
        """Whether the mapping names a table of work results."""
        ...

    @property
    def as_built_rule(self) -> AsBuiltRule:
        """When an order's bookings count as a whole routing."""
        ...

    def attributes(self) -> tuple[Attribute, ...]:
        """The item attributes, in the item master's column order."""
        ...

    def items(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Item rows."""
        ...

    def operations(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Routing operation rows; nothing without a routing master."""
        ...

    def work_results(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Work result rows; nothing when the mapping names none."""
        ...

    def findings(self) -> tuple[Finding, ...]:
        """What settling units, types and texts of the rows read so far came across."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class ExportForms(Protocol):
    """Routings to the bytes of a file and back; touches no file itself."""

    def encode(self, sheets: Sequence[RoutingSheet], form: ExportForm, language: str) -> bytes:
        """The content of the file; raises ExportLimitError when it does not fit the form."""
        ...

    def difference(
        self, data: bytes, sheets: Sequence[RoutingSheet], form: ExportForm, language: str
    ) -> str:
        """Where ``data`` says something else than ``sheets``; empty when it says the same."""
        ...

    def clipboard(self, sheets: Sequence[RoutingSheet], language: str) -> ClipboardTexts:
        """The operations, for pasting."""
        ...
