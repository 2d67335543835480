"""Writes cycles to a file the operator names; success is said after reading the file back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import (
    InputError,
    NothingToExportError,
)
from routingml_desktop.services.checked_file import write_checked
from routingml_desktop.services.cycle_reports.csv_text import MARK, summary_csv
from routingml_desktop.services.cycle_reports.excel import sheets_of, workbook, workbook_problem
from routingml_desktop.services.cycle_reports.html import html
from routingml_desktop.services.cycle_reports.markdown import markdown
from routingml_desktop.services.cycle_reports.report_files import report_values
from routingml_desktop.services.oversight import Oversight

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from routingml_desktop.domain.quality_cycle import QualityCycle
    from routingml_desktop.services.checked_file import Problem


class CycleForm(StrEnum):
    """The forms of an export, each by the ending of its file."""

    JSON = ".json"
    """Every cycle, and one whole."""
    CSV = ".csv"
    """One line per cycle."""
    EXCEL = ".xlsx"
    MARKDOWN = ".md"
    HTML = ".html"

    @classmethod
    def of(cls, file: Path) -> CycleForm:
        """The form by a file's ending; raise InputError."""
        known = {form.value: form for form in cls}
        if file.suffix.lower() not in known:
            raise InputError(f"A quality export ends in {', '.join(known)}: {file.name}")
        return known[file.suffix.lower()]


@dataclass(frozen=True, slots=True)
class _Content:
    data: bytes
    problem: Problem


def export_cycles(
    cycles: Sequence[QualityCycle], cycle: QualityCycle, file: Path, *, overwrite: bool = False
) -> int:
    """Write all ``cycles`` as a summary and one ``cycle`` whole, by the file's ending; the bytes.

    Raises NothingToExportError, InputError, FileExistsAlreadyError unless ``overwrite``, WriteError
    and ExportMismatchError. Whatever is raised, ``file`` is as it was.
    """
    if not cycles:
        raise NothingToExportError
    content = _content(CycleForm.of(file), cycles, cycle)
    return len(write_checked(file, content.data, content.problem, overwrite=overwrite))


class CycleExport:
    """Writes cycles to files and keeps that it did."""

    def __init__(self, oversight: Oversight | None = None) -> None:
        """Without ``oversight`` nothing is kept."""
        self._oversight = oversight or Oversight()

    def write(
        self,
        cycles: Sequence[QualityCycle],
        cycle: QualityCycle,
        file: Path,
        *,
        overwrite: bool = False,
    ) -> int:
        """Write as ``export_cycles`` does, and raise as it does; the bytes."""
        size = export_cycles(cycles, cycle, file, overwrite=overwrite)
        self._note(cycle, file)
        return size

    def write_picture(
        self, cycle: QualityCycle, file: Path, data: bytes, problem: Problem
    ) -> bytes:
        """Write the dashboard as a picture or a PDF, over what is there; what was read back.

        Raises WriteError and ExportMismatchError.
        """
        written = write_checked(file, data, problem, overwrite=True)
        self._note(cycle, file)
        return written

    def _note(self, cycle: QualityCycle, file: Path) -> None:
        self._oversight.exported(f"quality cycle {cycle.cycle_id}", file, cycle.version)


def _content(form: CycleForm, cycles: Sequence[QualityCycle], cycle: QualityCycle) -> _Content:
    if form is CycleForm.EXCEL:
        sheets = sheets_of(cycles, cycle)
        return _Content(workbook(sheets), lambda data: workbook_problem(data, sheets))
    if form is CycleForm.CSV:
        return _Content(summary_csv(cycles).encode(), lambda data: _csv_problem(data, len(cycles)))
    if form is CycleForm.JSON:
        values = {
            "cycle": report_values(cycle),
            "cycles": [report_values(one) for one in cycles],
        }
        text = json.dumps(values, ensure_ascii=False, indent=1, allow_nan=False)
        # Through text: tuples become lists on the way.
        wanted = json.loads(text)
        return _Content(
            text.encode(),
            lambda data: "" if json.loads(data) == wanted else "it holds other values",
        )
    text = markdown(cycle) if form is CycleForm.MARKDOWN else html(cycle)
    return _Content(
        text.encode(), lambda data: "" if data.decode() == text else "it holds another text"
    )


def _csv_problem(data: bytes, cycles: int) -> str:
    rows = list(csv.reader(io.StringIO(data.decode().removeprefix(MARK))))
    return "" if len(rows) == cycles + 1 else f"it has {len(rows)} rows instead of {cycles + 1}"
