"""What the checks of the plant's rows found, in the operator's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.words import table_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.plant import Finding


def check_word(check: str) -> str:
    """What a check is called; its identifier when it has no word."""
    text = _CHECKS.get(check, "")
    return QCoreApplication.translate("findings", text) if text else check


def finding_sentence(finding: Finding, column: str) -> str:
    """The check's own English sentence, with the words for table and column.

    ``column`` is what the operator calls the finding's column. Counts have their thousands
    separated; other numbers may be codes or years and stay as they are.
    """
    identifier = f"{finding.table}.{finding.column}" if finding.column else finding.table
    words = " · ".join(part for part in (table_word(finding.table), column) if part)
    told = re.sub(rf"^{re.escape(identifier)}: ", f"{words}: ", finding.message)
    for number in {finding.count, finding.rows}:
        told = re.sub(rf"(?<![\w.,-]){number}(?![\w-]|[.,]\d)", count(number), told)
    return told


_CHECKS: Final[Mapping[str, str]] = {
    "absurd_minutes": QT_TRANSLATE_NOOP("findings", "Minutes beyond belief"),
    "bad_base_quantity": QT_TRANSLATE_NOOP("findings", "Base quantity not above zero"),
    "bad_sequences": QT_TRANSLATE_NOOP("findings", "Operation without a sequence number"),
    "blank_codes": QT_TRANSLATE_NOOP("findings", "Rows without a code, left out"),
    "breakdowns": QT_TRANSLATE_NOOP("findings", "Breakdowns among the work results"),
    "duplicate_items": QT_TRANSLATE_NOOP("findings", "Item code given twice"),
    "duplicate_sequences": QT_TRANSLATE_NOOP("findings", "Sequence number given twice"),
    "expired_operations": QT_TRANSLATE_NOOP("findings", "Operation no longer valid"),
    "future_dates": QT_TRANSLATE_NOOP("findings", "Date in the future"),
    "items_without_code": QT_TRANSLATE_NOOP("findings", "Item without a code, left out"),
    "items_without_routing": QT_TRANSLATE_NOOP("findings", "Item without a routing"),
    "late_attribute": QT_TRANSLATE_NOOP(
        "findings", "Attribute that looks written with the routing"
    ),
    "minute_spikes": QT_TRANSLATE_NOOP("findings", "Same minutes booked suspiciously often"),
    "missing_attributes": QT_TRANSLATE_NOOP("findings", "Attribute without a value"),
    "missing_dates": QT_TRANSLATE_NOOP("findings", "Work result without a date"),
    "negative_minutes": QT_TRANSLATE_NOOP("findings", "Negative minutes"),
    "negative_quantity": QT_TRANSLATE_NOOP("findings", "Negative quantity"),
    "no_standard_minutes": QT_TRANSLATE_NOOP("findings", "In-house operation without any minutes"),
    "odd_codes": QT_TRANSLATE_NOOP("findings", "Item code that looks like a formula"),
    "open_end_dates": QT_TRANSLATE_NOOP("findings", "End date that means no end"),
    "orders_cut_off": QT_TRANSLATE_NOOP("findings", "Work order that is not seen whole"),
    "orphan_operations": QT_TRANSLATE_NOOP("findings", "Routing of an item that does not exist"),
    "orphan_results": QT_TRANSLATE_NOOP("findings", "Work result of an item that does not exist"),
    "outside_routings": QT_TRANSLATE_NOOP("findings", "Routing done by subcontractors only"),
    "partial_reports": QT_TRANSLATE_NOOP("findings", "Operation reported in several parts"),
    "rejects": QT_TRANSLATE_NOOP("findings", "Rejects among the work results"),
    "repeated_rows": QT_TRANSLATE_NOOP("findings", "Row that repeats another one"),
    "reversed_validity": QT_TRANSLATE_NOOP("findings", "Validity ends before it begins"),
    "rework": QT_TRANSLATE_NOOP("findings", "Rework among the work results"),
    "sentinel_values": QT_TRANSLATE_NOOP("findings", "Number that stands for missing"),
    "several_names": QT_TRANSLATE_NOOP("findings", "Code with several names"),
    "similar_codes": QT_TRANSLATE_NOOP("findings", "Item codes that differ only in signs"),
    "span_disagrees": QT_TRANSLATE_NOOP("findings", "Minutes disagree with start and end"),
    "span_placeholders": QT_TRANSLATE_NOOP("findings", "Minutes that are placeholders"),
    "span_spelling": QT_TRANSLATE_NOOP("findings", "Minutes written in unlike ways"),
    "spelling_variants": QT_TRANSLATE_NOOP("findings", "Same value spelled in unlike ways"),
    "unit_suspect": QT_TRANSLATE_NOOP("findings", "Minutes that may be in another unit"),
    "unknown_kind": QT_TRANSLATE_NOOP("findings", "Work result of unknown kind"),
    "unknown_operation_type": QT_TRANSLATE_NOOP("findings", "Neither in-house nor subcontract"),
    "unknown_units": QT_TRANSLATE_NOOP("findings", "Unit the mapping does not know"),
    "unknown_values": QT_TRANSLATE_NOOP("findings", "Value the mapping does not know"),
    "unplaced_bookings": QT_TRANSLATE_NOOP("findings", "Booking that belongs to no routing"),
    "unreadable_values": QT_TRANSLATE_NOOP("findings", "Value that cannot be read"),
    "unsorted_sequences": QT_TRANSLATE_NOOP("findings", "Operations not in sequence"),
    "vanished_results": QT_TRANSLATE_NOOP("findings", "Work result that vanished from the ERP"),
    "zero_minutes": QT_TRANSLATE_NOOP("findings", "Work result without minutes"),
    "zero_quantity": QT_TRANSLATE_NOOP("findings", "Work result without quantity"),
}
