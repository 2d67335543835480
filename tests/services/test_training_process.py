"""A real training on the small demo plant, in its child process."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.columns import DROPPED, ITEM_CODE, RUN_MINUTES
from routingml_desktop.domain.errors import NoSnapshotError, WorkCancelledError
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.quality import HEADLINES, QualityReport
from routingml_desktop.domain.training import JobState, TrainingRequest, TrainingStage
from routingml_desktop.erp.checks import check_frames
from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.erp.sources import open_source
from routingml_desktop.ml.routing_model import RoutingModel
from routingml_desktop.paths import Home
from routingml_desktop.plant.demo import build_demo
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.golden import golden_difference
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_process import actuals_as_booked, training_frames
from routingml_desktop.settings import EvaluationSettings, Settings
from routingml_desktop.ui.log_lines import caught

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.ui.log_lines import LogLine

SETTINGS = Settings(evaluation=EvaluationSettings(max_items=20, bootstrap=100))


def quiet(progress: Progress) -> None:
    pass


def never() -> bool:
    return False


def service(home: Home) -> TrainingService:
    return TrainingService(home, SETTINGS, ModelRegistry(home.models))


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the demo plant's rows."""
    home = Home(tmp_path_factory.mktemp("공장"))
    build_demo(home.demo_database, size="small", seed=7)
    _keep_every_fourth_item(home.demo_database)
    source = open_source(load_mapping("demo"), str(home.demo_database))
    sync(source, SnapshotStore(home.plant), check_frames, quiet, never)
    source.close()
    return home


def _keep_every_fourth_item(database: Path) -> None:
    """Learning from fewer items shows the same and takes less long."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM BI_ITEM_INFO_VIEW WHERE rowid % 4")
        for table in ("BI_ROUTING_VIEW", "BI_WORK_ORDER_RESULTS"):
            connection.execute(
                f"DELETE FROM {table} WHERE ITEM_CD NOT IN (SELECT ITEM_CD FROM BI_ITEM_INFO_VIEW)"
            )
        connection.commit()


def test_as_booked_no_booking_is_left_out_and_no_minute_is_changed(plant: Home) -> None:
    snapshot = SnapshotStore(plant.plant).open()
    booked = snapshot.work_results().collect()

    raw = actuals_as_booked(snapshot)

    cleaned = training_frames(snapshot, quiet, never).actuals
    assert cleaned[DROPPED].count() > 0
    assert raw[DROPPED].count() == 0
    assert raw.height == booked.height
    assert raw[RUN_MINUTES].sum() == pytest.approx(booked[RUN_MINUTES].sum())


@pytest.fixture(scope="module")
def heard() -> list[Progress]:
    return []


@pytest.fixture(scope="module")
def screen() -> list[LogLine]:
    return []


@pytest.fixture(scope="module")
def job(plant: Home, heard: list[Progress], screen: list[LogLine]) -> TrainingJob:
    """A training with everything that belongs to it."""
    with caught(screen.append):
        return service(plant).run(TrainingRequest(version="first"), heard.append, never)


def test_a_training_ends_with_a_model_that_answers(plant: Home, job: TrainingJob) -> None:
    registry = ModelRegistry(plant.models)
    registry.verify("first")

    model = RoutingModel.load(registry.folder_of("first"), "first")
    codes = SnapshotStore(plant.plant).open().items().select(ITEM_CODE).head(5).collect()
    answers = model.predict_many([Item(code) for code in codes.to_series()], AskOptions())

    assert job.state is JobState.SUCCEEDED
    assert any(answer.candidates for answer in answers)
    assert model.source == "demo"


def test_the_version_carries_golden_questions_that_the_loaded_model_answers_alike(
    plant: Home, job: TrainingJob
) -> None:
    registry = ModelRegistry(plant.models)
    golden = registry.manifest("first").golden

    model = RoutingModel.load(registry.folder_of("first"), "first")

    assert len(golden) > 0
    assert golden_difference(model, golden) == ""


def test_the_manifest_says_from_what_and_how_it_learned(plant: Home, job: TrainingJob) -> None:
    manifest = ModelRegistry(plant.models).manifest("first")

    assert manifest.job == job.job_id
    assert manifest.items > 400
    assert manifest.routings > 200
    assert manifest.orders > 200
    assert manifest.dimension == SETTINGS.learning.dimension
    assert manifest.settings["evaluation"]["max_items"] == 20
    assert set(manifest.figures) == set(HEADLINES)
    assert manifest.created.utcoffset() is not None


def test_the_metrics_hold_what_was_learned_and_the_whole_report(
    plant: Home, job: TrainingJob
) -> None:
    metrics = ModelRegistry(plant.models).metrics("first")

    assert metrics["seconds"] > 0
    assert metrics["learned"]["items"] > 400
    report = QualityReport.from_dict(metrics["quality"])
    assert report.headline() == ModelRegistry(plant.models).manifest("first").figures


def test_the_report_is_kept_under_the_version_s_name(plant: Home, job: TrainingJob) -> None:
    (file,) = (plant.reports / "first").glob("*.json")

    kept = QualityReport.from_dict(json.loads(file.read_text(encoding="utf-8")))

    assert kept.version == "first"


def test_progress_goes_through_the_stages_and_never_back(
    job: TrainingJob, heard: list[Progress]
) -> None:
    fractions = [progress.fraction for progress in heard]
    stages = list(dict.fromkeys(progress.stage for progress in heard))

    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert fractions[-1] == pytest.approx(1.0)
    assert stages == [stage.value for stage in TrainingStage]


def test_the_figures_on_the_way_are_the_version_s_own(
    job: TrainingJob, heard: list[Progress]
) -> None:
    """Those of the shuffled control and of the part that was learned from are left out."""
    learned = [p for p in heard if p.figures and p.stage != TrainingStage.EVALUATE.value]
    measured = [p for p in heard if p.figures and p.stage == TrainingStage.EVALUATE.value]

    assert any("neighbors.recall" in progress.figures for progress in learned)
    assert not any("neighbors.recall" in progress.figures for progress in measured)


def test_the_curves_are_those_of_the_version_s_own_learning_and_stay_with_the_job(
    plant: Home, job: TrainingJob, heard: list[Progress]
) -> None:
    """Measuring learns three times more; what it learned is not what answers."""
    told = [point for progress in heard for point in progress.points]
    stages = {progress.stage for progress in heard if progress.points}

    rounds = [point.at for point in told if point.curve == "ways" and point.held_out]
    assert len(rounds) >= 20
    assert rounds == sorted(set(rounds))
    assert TrainingStage.EVALUATE.value not in stages
    record = service(plant).record(job.job_id)
    assert record is not None
    assert list(record.points) == told


def test_the_child_keeps_a_log_of_its_own(plant: Home, job: TrainingJob) -> None:
    log = (plant.logs / f"training-{job.job_id}.log").read_text(encoding="utf-8")

    assert log.count("version first learned from") == 1


def test_the_screen_the_saved_log_and_the_reopened_job_show_the_same_lines(
    plant: Home, job: TrainingJob, heard: list[Progress], screen: list[LogLine], tmp_path: Path
) -> None:
    training = service(plant)
    training.save_log(job.job_id, tmp_path / "whole.log")
    record = training.record(job.job_id)

    assert record is not None
    saved = (tmp_path / "whole.log").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line)["message"] for line in saved]
    assert told == [line.message for line in record.lines]
    assert told == [line.message for line in screen]
    assert told[0].startswith(f"training {job.job_id} by program ")
    said = {f"{step.stage}: {step.message}" for step in heard if step.message}
    assert said <= set(told)


def test_a_training_without_measuring_has_no_figures(plant: Home, job: TrainingJob) -> None:
    heard: list[Progress] = []
    request = TrainingRequest(version="quick", evaluate=False, activate=False)

    quick = service(plant).run(request, heard.append, never)

    assert quick.figures == {}
    assert ModelRegistry(plant.models).metrics("quick")["quality"] is None
    assert heard[-1].fraction == pytest.approx(1.0)
    assert TrainingStage.EVALUATE.value not in {progress.stage for progress in heard}


def test_a_training_stopped_while_it_learns_leaves_the_active_version_and_its_log(
    plant: Home, job: TrainingJob, tmp_path: Path
) -> None:
    heard: list[Progress] = []

    def learning() -> bool:
        return any(progress.stage == TrainingStage.ROUTINGS.value for progress in heard)

    training = service(plant)
    with pytest.raises(WorkCancelledError):
        training.run(TrainingRequest(version="stopped"), heard.append, learning)

    registry = ModelRegistry(plant.models)
    active = registry.active()
    assert active is not None
    assert active.name == "first"
    assert "stopped" not in {facts.name for facts in registry.versions()}
    training.save_log(training.jobs()[0].job_id, tmp_path / "stopped.log")
    assert "Reading the snapshot" in (tmp_path / "stopped.log").read_text(encoding="utf-8")


def test_without_plant_data_the_training_says_what_to_do_first(home: Home) -> None:
    training = service(home)

    with pytest.raises(NoSnapshotError, match="Run sync first"):
        training.run(TrainingRequest(), quiet, never)

    assert training.jobs()[0].state is JobState.FAILED
