"""What the services need from outside, as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from routingml_desktop.plant.plant_rows import PlantRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.export import ClipboardTexts, ExportForm, RoutingSheet


class PlantSource(PlantRows, Protocol):
    """An ERP, read-only: rows in batches with the columns of ``domain/columns.py``.

    Reading raises a ``SourceError``; batches keep memory independent of the number of rows.
    """

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
