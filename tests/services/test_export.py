"""An exported file is whole, checked, and never in the way of another one."""

from __future__ import annotations

import errno
import hashlib
from typing import TYPE_CHECKING

import fastexcel
import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    ExportMismatchError,
    FileExistsAlreadyError,
    NothingToExportError,
    WriteError,
)
from routingml_desktop.domain.export import ExportForm, RoutingSheet
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.erp.exports.forms import RoutingForms
from routingml_desktop.services.export import ExportService, draft_sheet, sheet_of
from routingml_desktop.services.planning import TimeField, draft_of
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SERVICE = ExportService(RoutingForms())
EVERY_FORM = pytest.mark.parametrize("form", list(ExportForm))


class Garbling(RoutingForms):
    """Forms whose files lose a digit, as a full disk or a faulty library would have it."""

    def encode(self, sheets: Sequence[RoutingSheet], form: ExportForm, language: str) -> bytes:
        return super().encode(sheets, form, language).replace(b"00123", b"0123")


@EVERY_FORM
def test_the_receipt_says_what_was_written(tmp_path: Path, form: ExportForm) -> None:
    file = tmp_path / f"라우팅 A{form.suffix}"

    receipt = SERVICE.export([builders.sheet("A", "B"), builders.sheet("C")], file, form)

    assert receipt.file == file
    assert receipt.rows == 3
    assert receipt.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert list(tmp_path.iterdir()) == [file]


@EVERY_FORM
def test_an_existing_file_is_not_overwritten_silently(tmp_path: Path, form: ExportForm) -> None:
    file = tmp_path / f"mine{form.suffix}"
    file.write_text("mine")

    with pytest.raises(FileExistsAlreadyError):
        SERVICE.export([builders.sheet()], file, form)

    assert file.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [file]


def test_it_is_overwritten_when_that_is_meant(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("mine")

    SERVICE.export([builders.sheet()], file, ExportForm.CSV_FOR_MACHINES, overwrite=True)

    assert file.read_text(encoding="utf-8").startswith("ITEM_CD")


def test_a_file_made_by_somebody_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"

    def somebody(operation: str, path: Path) -> None:
        if operation == "write":
            file.write_text("theirs")

    with durable.failing(somebody), pytest.raises(FileExistsAlreadyError):
        SERVICE.export([builders.sheet()], file, ExportForm.CSV_FOR_MACHINES)

    assert file.read_text() == "theirs"


@EVERY_FORM
@pytest.mark.parametrize("existing", [None, "mine"])
@pytest.mark.parametrize("step", ["write", "flush", "replace"])
def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, form: ExportForm, existing: str | None, step: str
) -> None:
    file = tmp_path / f"mine{form.suffix}"
    if existing:
        file.write_text(existing)

    def full(operation: str, path: Path) -> None:
        if operation == step:
            raise OSError(errno.ENOSPC, "No space left on device")

    with durable.failing(full), pytest.raises(WriteError, match="the disk is full"):
        SERVICE.export([builders.sheet()], file, form, overwrite=True)

    assert [(each, each.read_text()) for each in tmp_path.iterdir()] == (
        [(file, existing)] if existing else []
    )


def test_a_file_that_reads_back_differently_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "routing.csv"

    with pytest.raises(ExportMismatchError, match="'0123' instead of '00123'"):
        ExportService(Garbling()).export(
            [builders.sheet(item_code="00123")], file, ExportForm.CSV_FOR_EXCEL
        )

    assert list(tmp_path.iterdir()) == []


def test_an_empty_export_is_no_success(tmp_path: Path) -> None:
    empty = builders.sheet(operations=())

    with pytest.raises(NothingToExportError):
        SERVICE.export([empty], tmp_path / "a.xlsx", ExportForm.EXCEL)
    with pytest.raises(NothingToExportError):
        SERVICE.clipboard([])

    assert list(tmp_path.iterdir()) == []


def test_a_name_that_belies_the_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"ends in \.xlsx"):
        SERVICE.export([builders.sheet()], tmp_path / "routing.csv", ExportForm.EXCEL)


def test_a_folder_that_is_a_file_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("no folder")

    with pytest.raises(WriteError):
        SERVICE.export(
            [builders.sheet()], tmp_path / "notes" / "a.csv", ExportForm.CSV_FOR_MACHINES
        )


def test_headers_speak_the_language_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"

    SERVICE.export([builders.sheet()], file, ExportForm.EXCEL, language="en")

    assert fastexcel.read_excel(file).sheet_names == ["Routing", "Candidates"]


def test_a_candidate_is_exported_with_the_minutes_the_grid_shows() -> None:
    candidate = builders.candidate("A01-1", rank=2)

    sheet = sheet_of(Item("NEW-1", name="실링"), candidate, 10)

    assert (sheet.item_code, sheet.item_name, sheet.routing_no) == ("NEW-1", "실링", "")
    assert (sheet.candidate_rank, sheet.origin) == (2, RoutingOrigin.PROPOSED)
    assert sheet.confidence == candidate.confidence
    assert sheet.total_minutes == 20 + 5 * 10
    assert sheet.minutes == candidate.minutes_for(10)


def test_an_edited_routing_is_exported_as_edited() -> None:
    draft = draft_of("NEW-1", builders.candidate("A01-1", "Q30-1"))
    edited = draft.set_time(1, TimeField.RUN, 7.5)

    sheet = draft_sheet(Item("NEW-1"), edited, 10)

    assert sheet.origin is RoutingOrigin.EDITED
    assert sheet.confidence is None
    assert sheet.total_minutes == 20 + 7.5 * 10 + 20 + 5 * 10


def test_a_routing_made_by_hand_is_exported_without_a_candidate() -> None:
    draft = draft_of("NEW-1", None).add(0)

    sheet = draft_sheet(Item("NEW-1"), draft, 10)

    assert (sheet.candidate_rank, sheet.similarity, sheet.total_minutes) == (0, None, None)
    assert sheet.operations_without_minutes == 1
