"""Where a routing goes out of the window: to a file the operator names, or to the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from routingml_desktop.domain.errors import NothingToExportError, RoutingMLError
from routingml_desktop.domain.export import ExportForm
from routingml_desktop.ui.language import language
from routingml_desktop.ui.numbers import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.export import ClipboardTexts, ExportReceipt, RoutingSheet
    from routingml_desktop.ui.background import Background


class Exporter(Protocol):
    """Who writes; ``services/export.py`` says what each call means."""

    def export(
        self,
        sheets: Sequence[RoutingSheet],
        file: Path,
        form: ExportForm,
        *,
        overwrite: bool = False,
        language: str = "ko",
    ) -> ExportReceipt:
        """Write the sheets and check the file."""
        ...

    def clipboard(self, sheets: Sequence[RoutingSheet], *, language: str = "ko") -> ClipboardTexts:
        """The sheets for pasting."""
        ...


class Exporting(QObject):
    """Asks for a name, has the file written, tells what became of it.

    Signals:
        told: It worked; carries a sentence.
        failed: It did not; carries the error.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, exporter: Exporter, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._exporter = exporter
        self._background = background
        self._window = window
        self._folder = Path.home()

    @Slot(object, object)
    def ask_and_write(self, sheets: Sequence[RoutingSheet], form: ExportForm) -> None:
        """Let the operator name the file; an existing one is replaced only if he says so."""
        if not sheets:
            self.failed.emit(NothingToExportError())
            return
        codes = [sheet.item_code for sheet in sheets]
        suggested = self._folder / f"{file_name(codes)}{form.suffix}"
        kinds = (
            self.tr("Excel workbook (*.xlsx)")
            if form is ExportForm.EXCEL
            else self.tr("CSV file (*.csv)")
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export routing"), str(suggested), kinds
        )
        if name:
            self.write(sheets, Path(name).with_suffix(form.suffix), form)

    def write(self, sheets: Sequence[RoutingSheet], file: Path, form: ExportForm) -> None:
        """Write to a file the operator named; the file dialog has asked about replacing it."""
        self._folder = file.parent
        self._background.run(
            partial(self._exporter.export, sheets, file, form, overwrite=True, language=language()),
            done=self._tell_written,
            failed=self.failed.emit,
        )

    @Slot(object)
    def copy(self, sheets: Sequence[RoutingSheet]) -> None:
        """Put the routings on the clipboard, for Excel and as plain text."""
        try:
            texts = self._exporter.clipboard(sheets, language=language())
        except RoutingMLError as error:
            self.failed.emit(error)
            return
        carried = QMimeData()
        carried.setText(texts.tsv)
        carried.setHtml(texts.html)
        QGuiApplication.clipboard().setMimeData(carried)
        rows = sum(len(sheet.operations) for sheet in sheets)
        self.told.emit(self.tr("Copied operations: {number}").format(number=count(rows)))

    def _tell_written(self, receipt: ExportReceipt) -> None:
        text = self.tr("Exported and checked, operations: {number}. File: {file}")
        self.told.emit(text.format(number=count(receipt.rows), file=receipt.file))


def file_name(codes: Sequence[str]) -> str:
    """A file name from the first item code, without signs a file name cannot have."""
    first = codes[0] if codes else "routing"
    return "".join(sign if sign.isalnum() or sign in "-_ " else "-" for sign in first)[:60].strip()
