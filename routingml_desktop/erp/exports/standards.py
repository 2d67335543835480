"""Approved standards as a table to hand to the ERP, in Korean, English or its own column names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from routingml_desktop.domain.export import ExportForm
from routingml_desktop.erp.exports import csv_text
from routingml_desktop.erp.exports.columns import Kind
from routingml_desktop.erp.exports.tables import Table, first_difference
from routingml_desktop.erp.exports.words import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routingml_desktop.domain.standard import DecisionRecord
    from routingml_desktop.erp.exports.columns import Cell

_SHEET: Final = {Wording.KOREAN: "표준시간", Wording.ENGLISH: "Standards"}

_COLUMNS: Final[tuple[tuple[str, str, str, Kind, Callable[[DecisionRecord], Cell]], ...]] = (
    ("품목코드", "Item code", "ITEM_CD", Kind.TEXT, lambda one: one.key.item_code),
    ("라우팅", "Routing", "ROUT_NO", Kind.TEXT, lambda one: one.key.routing_no or None),
    ("공정순서", "Sequence", "PROC_SEQ", Kind.WHOLE, lambda one: float(one.key.sequence)),
    ("공정코드", "Operation code", "JOB_CD", Kind.TEXT, lambda one: one.key.job_code),
    ("자원", "Resource", "RES_CD", Kind.TEXT, lambda one: one.key.work_center or None),
    ("현재 셋업(분)", "Setup now (min)", "SETUP_TIME_OLD", Kind.MINUTES, lambda one: one.setup_now),
    ("현재 작업(분)", "Run now (min)", "RUN_TIME_OLD", Kind.MINUTES, lambda one: one.run_now),
    ("셋업시간(분)", "Setup (min)", "SETUP_TIME", Kind.MINUTES, lambda one: one.setup_proposed),
    ("작업시간(분)", "Run (min)", "RUN_TIME", Kind.MINUTES, lambda one: one.run_proposed),
    ("오더 수", "Orders", "ORDERS", Kind.WHOLE, lambda one: float(one.orders)),
    ("실적/표준", "Booked by standard", "RATIO", Kind.NUMBER, lambda one: one.ratio),
    ("연간 시간", "Hours a year", "HOURS_YEAR", Kind.NUMBER, lambda one: one.hours_a_year),
    ("사유", "Reason", "REASON", Kind.TEXT, lambda one: one.reason or None),
    ("승인자", "Approved by", "APPROVED_BY", Kind.TEXT, lambda one: one.who or None),
    ("승인일시", "Approved at", "APPROVED_AT", Kind.TEXT, lambda one: one.time.isoformat()),
)  # fmt: skip


class StandardForms:
    """Approved standards to the bytes of a file and back; touches no file itself."""

    def encode(self, records: Sequence[DecisionRecord], form: ExportForm, language: str) -> bytes:
        """The content of the file; raises ExportLimitError when it does not fit the form."""
        wording = Wording.of(language)
        match form:
            case ExportForm.EXCEL:
                from routingml_desktop.erp.exports import excel  # noqa: PLC0415 (not before paint)

                return excel.workbook({_SHEET[wording]: _table(records, wording)})
            case ExportForm.CSV_FOR_EXCEL:
                return csv_text.csv_for_excel(_table(records, wording))
            case ExportForm.CSV_FOR_MACHINES:
                return csv_text.csv_for_machines(_table(records, Wording.ERP))
            case _:
                assert_never(form)

    def difference(
        self, data: bytes, records: Sequence[DecisionRecord], form: ExportForm, language: str
    ) -> str:
        """Where ``data`` says something else than ``records``; empty when it says the same."""
        wording = Wording.of(language)
        try:
            match form:
                case ExportForm.EXCEL:
                    from routingml_desktop.erp.exports import excel  # noqa: PLC0415 (as above)

                    table = _table(records, wording)
                    found = excel.tables_in(data, {_SHEET[wording]: table})[_SHEET[wording]]
                case ExportForm.CSV_FOR_EXCEL:
                    table = _table(records, wording)
                    found = csv_text.table_in_excel_csv(data, table)
                case ExportForm.CSV_FOR_MACHINES:
                    table = _table(records, Wording.ERP)
                    found = csv_text.table_in_machine_csv(data, table)
                case _:
                    assert_never(form)
        except ValueError as error:
            return f"it cannot be read: {error}"
        return first_difference(table, found)


def _table(records: Sequence[DecisionRecord], wording: Wording) -> Table:
    place = {Wording.KOREAN: 0, Wording.ENGLISH: 1, Wording.ERP: 2}[wording]
    return Table(
        headers=tuple(str(column[place]) for column in _COLUMNS),
        kinds=tuple(column[3] for column in _COLUMNS),
        rows=tuple(tuple(column[4](record) for column in _COLUMNS) for record in records),
    )
