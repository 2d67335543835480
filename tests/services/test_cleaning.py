from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.cleaning import CleaningReport, Detector
from routingml_desktop.domain.errors import NoSnapshotError, WorkCancelledError
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.services.cleaning import CleaningService, look_through
from routingml_desktop.settings import CleaningSettings
from tests.plant.plants import FakeSource, booking, bookings, never, no_faults, unheard

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.cleaning import DetectorFinding


class Laundry:
    """The service over a folder, its work done in this process."""

    def __init__(self, folder: Path) -> None:
        self.store = SnapshotStore(folder / "plant")
        self.file = folder / "reports" / "cleaning.json"
        self.switches = CleaningSettings()
        self.service = CleaningService(
            self.file,
            self.store,
            lambda: self.switches,
            lambda report, stopping: look_through(
                self.file, self.store, self.switches, report, stopping
            ),
        )

    def bring_in(self) -> None:
        rows = (booking(), booking(work_order="W2", quantity=0.0), booking(work_order="W2"))
        sync(FakeSource(result_batches=(bookings(*rows),)), self.store, no_faults, unheard, never)

    def found(self, detector: Detector) -> DetectorFinding:
        report = self.service.examine(unheard, never)
        return next(one for one in report.findings if one.detector is detector)


@pytest.fixture
def laundry(tmp_path: Path) -> Laundry:
    return Laundry(tmp_path)


def test_what_was_found_is_kept_until_switches_or_data_change(laundry: Laundry) -> None:
    laundry.bring_in()
    report = laundry.service.examine(unheard, never)

    kept = laundry.service.kept()
    laundry.switches = replace(laundry.switches, rework=False)
    switched = laundry.service.kept()

    assert kept is not None
    assert (kept.report, kept.current) == (report, True)
    assert switched is not None
    assert not switched.current


def test_each_detector_has_a_line_with_its_switch(laundry: Laundry) -> None:
    laundry.bring_in()
    laundry.switches = replace(laundry.switches, rework=False)

    report = laundry.service.examine(unheard, never)

    assert [one.detector for one in report.findings] == list(Detector)
    assert [one.detector for one in report.findings if not one.active] == [Detector.REWORK]


def test_a_detector_that_is_switched_off_counts_and_leaves_the_booking(laundry: Laundry) -> None:
    laundry.bring_in()
    on = laundry.found(Detector.NO_QUANTITY)
    laundry.switches = replace(laundry.switches, no_quantity=False, parts=False)

    off = laundry.found(Detector.NO_QUANTITY)

    assert on.count == 0  # Its part with pieces saves it.
    assert (off.count, off.active) == (1, False)


def test_what_cannot_be_looked_for_says_what_it_needs(laundry: Laundry) -> None:
    laundry.bring_in()

    overlapping = laundry.found(Detector.OVERLAPPING)

    assert (overlapping.needs, overlapping.share) == ("started", None)


def test_before_the_first_look_there_is_nothing(laundry: Laundry) -> None:
    assert laundry.service.kept() is None
    with pytest.raises(NoSnapshotError):
        laundry.service.examine(unheard, never)


def test_looking_can_be_stopped_and_keeps_nothing(laundry: Laundry) -> None:
    laundry.bring_in()

    with pytest.raises(WorkCancelledError):
        laundry.service.examine(unheard, lambda: True)

    assert laundry.service.kept() is None


def test_a_report_travels_as_json(laundry: Laundry) -> None:
    laundry.bring_in()
    report = laundry.service.examine(unheard, never)

    assert CleaningReport.from_dict(report.as_dict()) == report
