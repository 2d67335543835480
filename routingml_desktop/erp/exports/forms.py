"""Every form routings can leave in: encoded, and checked against what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from routingml_desktop.domain.errors import ExportLimitError
from routingml_desktop.domain.export import ClipboardTexts, ExportForm
from routingml_desktop.erp.exports import clipboard, csv_text
from routingml_desktop.erp.exports.tables import (
    Table,
    first_difference,
    operations_table,
    sheets_table,
)
from routingml_desktop.erp.exports.words import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.export import RoutingSheet

_SHEET_NAMES = {
    Wording.KOREAN: ("라우팅", "후보"),
    Wording.ENGLISH: ("Routing", "Candidates"),
}


class RoutingForms:
    """Routings to the bytes of a file and to the clipboard; touches no file itself."""

    def encode(self, sheets: Sequence[RoutingSheet], form: ExportForm, language: str) -> bytes:
        """The content of the file; raises ExportLimitError when it does not fit the form.

        ``language`` (``ko`` or ``en``) is that of headers and settled words; the form for machines
        always has the ERP's.
        """
        try:
            return _encoded(sheets, form, Wording.of(language))
        except UnicodeEncodeError as error:
            raise ExportLimitError(
                f"a text holds half a character (U+{ord(error.object[error.start]):04X})"
            ) from error

    def difference(
        self, data: bytes, sheets: Sequence[RoutingSheet], form: ExportForm, language: str
    ) -> str:
        """Where ``data`` says something else than ``sheets``; empty when it says the same."""
        try:
            return _difference(data, sheets, form, Wording.of(language))
        except ValueError as error:
            return f"it cannot be read: {error}"

    def clipboard(self, sheets: Sequence[RoutingSheet], language: str) -> ClipboardTexts:
        """The operations, for pasting."""
        table = operations_table(sheets, Wording.of(language))
        return ClipboardTexts(clipboard.tab_separated(table), clipboard.html(table))


def _encoded(sheets: Sequence[RoutingSheet], form: ExportForm, wording: Wording) -> bytes:
    match form:
        case ExportForm.EXCEL:
            from routingml_desktop.erp.exports import excel  # noqa: PLC0415 (not before paint)

            return excel.workbook(_workbook_tables(sheets, wording))
        case ExportForm.CSV_FOR_EXCEL:
            return csv_text.csv_for_excel(operations_table(sheets, wording))
        case ExportForm.CSV_FOR_MACHINES:
            return csv_text.csv_for_machines(operations_table(sheets, Wording.ERP))
        case _:
            assert_never(form)


def _difference(
    data: bytes, sheets: Sequence[RoutingSheet], form: ExportForm, wording: Wording
) -> str:
    match form:
        case ExportForm.EXCEL:
            from routingml_desktop.erp.exports import excel  # noqa: PLC0415 (not before paint)

            expected = _workbook_tables(sheets, wording)
            found = excel.tables_in(data, expected)
            return next(
                filter(None, (first_difference(expected[n], found[n]) for n in expected)), ""
            )
        case ExportForm.CSV_FOR_EXCEL:
            table = operations_table(sheets, wording)
            return first_difference(table, csv_text.table_in_excel_csv(data, table))
        case ExportForm.CSV_FOR_MACHINES:
            table = operations_table(sheets, Wording.ERP)
            return first_difference(table, csv_text.table_in_machine_csv(data, table))
        case _:
            assert_never(form)


def _workbook_tables(sheets: Sequence[RoutingSheet], wording: Wording) -> dict[str, Table]:
    operations, candidates = _SHEET_NAMES[wording]
    return {
        operations: operations_table(sheets, wording),
        candidates: sheets_table(sheets, wording),
    }
