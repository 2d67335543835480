"""Writes routings to a file or the clipboard; success is said after reading the file back."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    NothingToExportError,
    WriteError,
)
from routingml_desktop.domain.export import ExportReceipt, RoutingSheet
from routingml_desktop.services.checked_file import write_checked
from routingml_desktop.services.oversight import Oversight, named
from routingml_desktop.services.planning import draft_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from routingml_desktop.domain.candidate import RoutingCandidate
    from routingml_desktop.domain.export import ClipboardTexts, ExportForm
    from routingml_desktop.domain.item import Item
    from routingml_desktop.services.planning import RoutingDraft
    from routingml_desktop.services.ports import ExportForms

_log = logging.getLogger(__name__)


class ExportService:
    """Exports routings; a file appears whole and checked, or not at all."""

    def __init__(self, forms: ExportForms, oversight: Oversight | None = None) -> None:
        self._forms = forms
        self._oversight = oversight or Oversight()

    def export(
        self,
        sheets: Sequence[RoutingSheet],
        file: Path,
        form: ExportForm,
        *,
        overwrite: bool = False,
        language: str = "ko",
    ) -> ExportReceipt:
        """Write ``sheets`` to ``file``, read it back and compare, then say so.

        Raises NothingToExportError, ExportLimitError, FileExistsAlreadyError unless ``overwrite``,
        WriteError and ExportMismatchError. Whatever is raised, ``file`` is as it was.
        """
        _check(sheets)
        if file.suffix.lower() != form.suffix:
            raise WriteError(file, f"the name of such a file ends in {form.suffix}")
        data = self._forms.encode(sheets, form, language)
        written = write_checked(
            file,
            data,
            lambda found: self._forms.difference(found, sheets, form, language),
            overwrite=overwrite,
        )
        rows = sum(len(sheet.operations) for sheet in sheets)
        _log.info("Exported %d operations of %d routings to %s", rows, len(sheets), file)
        codes = tuple(dict.fromkeys(sheet.item_code for sheet in sheets))
        subject, facts = named(codes)
        facts |= {"file": str(file), "form": form.value, "rows": str(rows)}
        self._oversight.note(Deed.EXPORTED, subject, facts=facts)
        return ExportReceipt(file, rows, hashlib.sha256(written).hexdigest())

    def clipboard(self, sheets: Sequence[RoutingSheet], *, language: str = "ko") -> ClipboardTexts:
        """The operations of ``sheets`` for pasting; raises NothingToExportError."""
        _check(sheets)
        texts = self._forms.clipboard(sheets, language)
        subject, facts = named(tuple(dict.fromkeys(sheet.item_code for sheet in sheets)))
        self._oversight.note(Deed.EXPORTED, subject, facts=facts | {"form": "clipboard"})
        return texts


def sheet_of(item: Item, candidate: RoutingCandidate, quantity: float) -> RoutingSheet:
    """The candidate with the times the planner would start from."""
    return draft_sheet(item, draft_of(item.code, candidate), quantity)


def draft_sheet(item: Item, draft: RoutingDraft, quantity: float) -> RoutingSheet:
    """The draft: its operations as they will be released, beside their evidence."""
    routing, source = draft.routing(), draft.candidate
    return RoutingSheet(
        item_code=item.code,
        item_name=item.name,
        routing_no=routing.routing_no,
        candidate_rank=source.rank if source else 0,
        operations=tuple(step.proposed for step in draft.operations),
        # It is the chance of being released unchanged, so it says nothing about an edited one.
        confidence=source.confidence if source and not draft.edited else None,
        similarity=source.similarity if source else None,
        origin=routing.origin,
        quantity=quantity,
        orders=source.orders if source else 0,
        reference_item=source.reference_item if source else "",
        minutes=draft.history_minutes(quantity),
    )


def _check(sheets: Sequence[RoutingSheet]) -> None:
    """An empty export is no success."""
    if not any(sheet.operations for sheet in sheets):
        raise NothingToExportError
