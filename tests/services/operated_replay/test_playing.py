"""Two months as operated; at the end of the first the ERP shows all run minutes tripled."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import InputError, WorkCancelledError
from routingml_desktop.domain.operated_replay import Policy
from routingml_desktop.domain.quality_cycle import CycleState
from routingml_desktop.domain.replay import Month, ReplayRequest
from routingml_desktop.domain.training import JobState
from routingml_desktop.paths import Home
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.models import load_version
from routingml_desktop.services.operated_replay.playing import NOTHING_ASKED, OperatedReplay
from routingml_desktop.settings import QualitySettings
from tests.ml.plants import make_plant, never, quiet
from tests.plant.plants import no_faults
from tests.services.operated_replay.plants import TOUCHY, snapshot_of, tripled

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.operated_replay import OperatedMonth, OperatedReport

pytestmark = pytest.mark.slow

PLANT = make_plant(90, orders=40).frames
FEW = make_plant(30, orders=2).frames
FIRST, NEW = "v20200101-000000", "v20200201-000000"


def spoilt(folder: Path) -> OperatedReport:
    snapshot = snapshot_of(PLANT, folder / "plant")
    replay = OperatedReplay(
        snapshot, TOUCHY, folder / "run", no_faults, view=tripled, planted="all minutes x 3"
    )
    return replay.play(request("2020-01", "2020-02"), quiet, never)


def request(first: str, last: str) -> ReplayRequest:
    return ReplayRequest(Month.of(first), Month.of(last))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("operated")


@pytest.fixture(scope="module")
def report(folder: Path) -> OperatedReport:
    return spoilt(folder)


@pytest.fixture(scope="module")
def january(report: OperatedReport) -> OperatedMonth:
    return report.months[0]


@pytest.fixture(scope="module")
def february(report: OperatedReport) -> OperatedMonth:
    return report.months[1]


def test_a_broken_threshold_leads_to_a_training_and_the_gate_decides(
    january: OperatedMonth,
) -> None:
    assert january.cycle.state is CycleState.MEASURED
    assert january.retraining is not None
    assert {one.measure for one in january.retraining.reasons} >= {"mae", "trimmed_mae"}
    assert january.retraining.state is JobState.SUCCEEDED
    assert january.retraining.outcome.startswith(f"Better than {FIRST}: the trimmed error fell by")
    assert january.retraining.verdict is not None
    assert january.retraining.verdict.promoted
    assert january.active == NEW


def test_the_first_version_answers_the_first_month_of_every_policy(january: OperatedMonth) -> None:
    assert january.answered_by == dict.fromkeys(Policy, FIRST)
    assert all(gain.figure.value in {0.0, None} for gain in january.gains)


def test_the_promoted_version_answers_from_the_next_month_on(february: OperatedMonth) -> None:
    assert february.answered_by == {
        Policy.OPERATED: NEW,
        Policy.NEVER: FIRST,
        Policy.MONTHLY: NEW,
    }


def test_a_promoted_version_that_is_worse_in_its_first_month_is_rolled_back(
    february: OperatedMonth,
) -> None:
    found = february.probation

    assert found is not None
    assert (found.version, found.previous, found.rolled_back) == (NEW, FIRST, True)
    (trimmed,) = [gain for gain in found.gains if gain.measure == "minutes_trimmed_mae"]
    assert trimmed.lost
    assert february.cycle.version == FIRST


def test_the_run_has_a_registry_of_its_own_with_versions_that_load(
    folder: Path, report: OperatedReport
) -> None:
    registry = ModelRegistry(Home(folder / "run").models)
    active = registry.active()

    assert active is not None
    assert active.name == report.months[-1].active
    assert {FIRST, NEW} <= {facts.name for facts in registry.versions()}
    assert load_version(registry, NEW).version == NEW


def test_what_never_was_retrained_is_better_where_bad_rows_were_learned(
    february: OperatedMonth,
) -> None:
    (gain,) = [
        gain
        for gain in february.gains
        if (gain.baseline, gain.measure)
        == (f"{Policy.OPERATED}:{Policy.NEVER}", "minutes_trimmed_mae")
    ]

    assert gain.lost
    assert gain.figure.n == february.bookings > 0


def test_a_replay_as_operated_repeats_byte_for_byte(report: OperatedReport, tmp_path: Path) -> None:
    again = spoilt(tmp_path)

    assert json.dumps(again.as_dict(), allow_nan=False) == json.dumps(
        report.as_dict(), allow_nan=False
    )


def test_where_no_threshold_is_broken_nothing_is_retrained(tmp_path: Path) -> None:
    content = QualitySettings(
        mae_max=10_000.0, trimmed_mae_max=10_000.0, process_match_min=0.0, cv_max=10.0
    )
    settings = replace(TOUCHY, quality=content)
    snapshot = snapshot_of(FEW, tmp_path / "plant")

    report = OperatedReplay(snapshot, settings, tmp_path / "run", no_faults).play(
        request("2031-01", "2031-01"), quiet, never
    )

    (month,) = report.months
    assert month.retraining is None
    assert month.active == report.first_version
    assert (month.questions, month.bookings, month.reason) == (0, 0, NOTHING_ASKED)
    assert report.scores == ()
    assert report.asked == 0


def test_before_the_first_routing_no_first_version_can_be_learned(tmp_path: Path) -> None:
    snapshot = snapshot_of(FEW, tmp_path / "plant")
    replay = OperatedReplay(snapshot, TOUCHY, tmp_path / "run", no_faults)

    with pytest.raises(InputError, match="Before 2010-01 no routing was known by its date"):
        replay.play(request("2010-01", "2010-02"), quiet, never)


def test_a_replay_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    snapshot = snapshot_of(FEW, tmp_path / "plant")
    replay = OperatedReplay(snapshot, TOUCHY, tmp_path / "run", no_faults)

    with pytest.raises(WorkCancelledError):
        replay.play(request("2020-01", "2020-02"), quiet, lambda: True)
