"""Routings leave the window for files and the clipboard, and the operator is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from routingml_desktop.domain.errors import NothingToExportError, WriteError
from routingml_desktop.domain.export import ExportForm
from routingml_desktop.durable import failing
from routingml_desktop.erp.exports.forms import RoutingForms
from routingml_desktop.services.export import ExportService
from routingml_desktop.ui.exporting import Exporting, file_name
from tests.builders import sheet

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def exporting(background: Background, window: QWidget) -> Exporting:
    return Exporting(ExportService(RoutingForms()), background, window)


@pytest.mark.parametrize("form", list(ExportForm))
def test_a_written_file_is_told_with_its_operations(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path, form: ExportForm
) -> None:
    file = tmp_path / f"라우팅{form.suffix}"

    with qtbot.waitSignal(exporting.told) as told:
        exporting.write([sheet("A01-1", "Q30-1")], file, form)

    assert file.stat().st_size > 100
    assert told.args == [f"Exported and checked, operations: 2. File: {file}"]


def test_an_existing_file_that_may_not_be_written_is_told_and_stays(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "routing.csv"
    file.write_text("old", encoding="utf-8")

    def full(operation: str, path: Path) -> None:
        raise OSError(28, "No space left on device")

    with failing(full), qtbot.waitSignal(exporting.failed) as failed:
        exporting.write([sheet("A01-1")], file, ExportForm.CSV_FOR_EXCEL)

    assert isinstance(failed.args[0], WriteError)
    assert file.read_text(encoding="utf-8") == "old"


def test_nothing_to_export_is_told_before_a_name_is_asked_for(
    exporting: Exporting, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(exporting.failed) as failed:
        exporting.ask_and_write([], ExportForm.EXCEL)

    assert isinstance(failed.args[0], NothingToExportError)


def test_the_clipboard_carries_text_and_a_table(exporting: Exporting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(exporting.told) as told:
        exporting.copy([sheet("A01-1", "Q30-1")])

    carried = QGuiApplication.clipboard().mimeData()
    assert carried.text().count("\n") >= 2
    assert "<table" in carried.html()
    assert told.args == ["Copied operations: 2"]


def test_nothing_to_copy_is_told(exporting: Exporting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(exporting.failed) as failed:
        exporting.copy([])

    assert isinstance(failed.args[0], NothingToExportError)


@pytest.mark.parametrize(
    ("code", "name"),
    [("S-001", "S-001"), ("a/b\\c:d", "a-b-c-d"), ("=cmd|x", "-cmd-x"), ("", "routing")],
)
def test_a_file_is_named_after_its_item_without_signs_that_names_cannot_have(
    code: str, name: str
) -> None:
    assert file_name([code] if code else []) == name
