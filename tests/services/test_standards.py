from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import fastexcel
import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    FileExistsAlreadyError,
    NoSnapshotError,
    NotAllowedError,
    NothingApprovedError,
    ReasonMissingError,
    WorkCancelledError,
)
from routingml_desktop.domain.export import ExportForm
from routingml_desktop.domain.roles import Permissions, PlantRole
from routingml_desktop.domain.standard import CaseState, Decision
from routingml_desktop.erp.exports.standards import StandardForms
from routingml_desktop.ledger.standards import StandardLedger
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.standards import Docket, StandardsService, judge_standards
from routingml_desktop.settings import CleaningSettings, StandardsSettings
from tests.plant.plants import FakeSource, booking, bookings, day, never, no_faults, unheard
from tests.plant.test_standards import routing
from tests.standards import case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TOO_LONG = 1.4


class Court:
    """The service over a folder, its work done in this process."""

    def __init__(self, folder: Path, permissions: Permissions | None = None) -> None:
        self.store = SnapshotStore(folder / "plant")
        self.settings = (StandardsSettings(), CleaningSettings())
        self.deeds: list[tuple[Deed, str]] = []
        self.file = folder / "reports" / "standards.json"
        self.ledger = StandardLedger(folder / "ledger")
        self.service = StandardsService(
            self.file,
            self.store,
            self.ledger,
            lambda: self.settings,
            lambda report, stopping: judge_standards(
                self.file, self.store, self.settings, report, stopping
            ),
            StandardForms(),
            Oversight(permissions, self._write),
        )

    def _write(self, deed: Deed, subject: str, version: str, facts: Mapping[str, str]) -> None:
        self.deeds.append((deed, subject))

    def bring_in(self, weeks: int = 20, run: float = 5.0) -> None:
        """A plant with one standard, booked once a week at 1.4 times."""
        rows = [
            booking(
                work_order=f"W{week}",
                run_minutes=50 * TOO_LONG + week % 3,
                setup_minutes=20 * TOO_LONG,
                reported=day(1) + timedelta(weeks=week),
            )
            for week in range(weeks)
        ]
        source = FakeSource(
            operation_batches=(routing(run_minutes=run),), result_batches=(bookings(*rows),)
        )
        sync(source, self.store, no_faults, unheard, never)

    def judged(self) -> Docket:
        return self.service.judge(unheard, never)


@pytest.fixture
def court(tmp_path: Path) -> Court:
    return Court(tmp_path)


def test_what_was_judged_is_kept_and_current_until_data_or_settings_change(court: Court) -> None:
    court.bring_in()
    judged = court.judged()

    kept = court.service.docket()
    court.settings = (replace(court.settings[0], least_orders=5), court.settings[1])
    other_settings = court.service.docket()
    court.settings = (StandardsSettings(reason_needed=False), CleaningSettings())
    same_judgement = court.service.docket()
    court.bring_in(weeks=21)
    other_data = court.service.docket()

    assert kept == judged
    assert [row.case.key.item_code for row in judged.rows] == ["G1"]
    flags = [one and one.current for one in (kept, other_settings, same_judgement, other_data)]
    assert flags == [True, False, True, False]


def test_before_anything_was_judged_there_is_no_docket(court: Court) -> None:
    assert court.service.docket() is None
    with pytest.raises(NoSnapshotError):
        court.judged()


def test_judging_can_be_stopped(court: Court) -> None:
    court.bring_in()

    with pytest.raises(WorkCancelledError):
        court.service.judge(unheard, lambda: True)

    assert court.service.docket() is None


def test_a_decision_moves_the_case_and_is_audited(court: Court) -> None:
    court.bring_in()
    row = court.judged().rows[0]

    court.service.decide(row.case, Decision.APPROVED, " measured ")

    docket = court.service.docket()
    assert docket is not None
    assert docket.rows[0].state is CaseState.APPROVED
    assert court.service.history()[0].reason == "measured"
    assert court.deeds == [(Deed.STANDARD_DECIDED, "G1")]


def test_a_reason_is_needed_unless_the_setting_waives_it_or_one_waits(court: Court) -> None:
    with pytest.raises(ReasonMissingError):
        court.service.decide(case(), Decision.APPROVED, "  ")
    court.service.decide(case("G2"), Decision.LATER)
    court.settings = (StandardsSettings(reason_needed=False), CleaningSettings())
    court.service.decide(case(), Decision.REJECTED)

    assert [one.key.item_code for one in court.service.history()] == ["G1", "G2"]


def test_a_planner_sees_the_list_and_may_not_decide(tmp_path: Path) -> None:
    planner = Permissions("PLANT\\lee", PlantRole.PLANNER, frozenset())
    court = Court(tmp_path, planner)
    court.bring_in()

    assert len(court.judged().rows) == 1
    assert not court.service.may_decide
    with pytest.raises(NotAllowedError):
        court.service.decide(case(), Decision.APPROVED, "please")
    assert court.service.history() == ()
    assert court.deeds == [(Deed.REFUSED, "G1")]


def test_a_rejected_standard_comes_back_with_more_evidence(court: Court) -> None:
    court.bring_in()
    court.service.decide(court.judged().rows[0].case, Decision.REJECTED, "a bad batch")
    court.bring_in(weeks=23)
    soon = court.judged().rows[0].state

    court.bring_in(weeks=24)

    row = court.judged().rows[0]
    assert (soon, row.state) == (CaseState.REJECTED, CaseState.OPEN)
    assert row.last is not None


def test_another_standard_in_the_erp_opens_the_case_again(court: Court) -> None:
    court.bring_in()
    court.service.decide(court.judged().rows[0].case, Decision.APPROVED, "ok")

    court.bring_in(run=4.5)

    assert court.judged().rows[0].state is CaseState.OPEN


@pytest.mark.parametrize("form", list(ExportForm))
def test_approved_standards_leave_once_in_every_form(
    court: Court, tmp_path: Path, form: ExportForm
) -> None:
    court.service.decide(case("00123"), Decision.APPROVED, "=1+1")
    court.service.decide(case("G2"), Decision.REJECTED, "no")
    file = tmp_path / f"standards{form.suffix}"

    receipt = court.service.export(file, form, language="ko")

    assert receipt.rows == 1
    assert read(file, form) == "00123"
    assert court.service.approved() == ()
    with pytest.raises(NothingApprovedError):
        court.service.export(tmp_path / f"b{form.suffix}", form)
    again = court.service.export(tmp_path / f"c{form.suffix}", form, again=True, language="en")
    assert again.rows == 1


def test_an_existing_file_is_not_overwritten_unasked(court: Court, tmp_path: Path) -> None:
    court.service.decide(case(), Decision.APPROVED, "ok")
    file = tmp_path / "standards.csv"
    file.write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsAlreadyError):
        court.service.export(file, ExportForm.CSV_FOR_EXCEL)

    assert file.read_text(encoding="utf-8") == "mine"
    assert len(court.service.approved()) == 1
    assert court.service.export(file, ExportForm.CSV_FOR_EXCEL, overwrite=True).rows == 1


def test_a_report_file_that_was_altered_counts_as_not_judged(court: Court) -> None:
    court.bring_in()
    court.judged()
    court.file.write_text("{", encoding="utf-8")

    assert court.service.docket() is None


def read(file: Path, form: ExportForm) -> str:
    """The first item code of an export."""
    if form is ExportForm.EXCEL:
        sheet = fastexcel.read_excel(file.read_bytes()).load_sheet(0, dtypes={0: "string"})
        return str(sheet.to_polars().to_series(0)[0])
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))[1][0]
