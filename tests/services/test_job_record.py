"""Records and logs of trainings are kept, and found again."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    UnknownJobError,
    WorkCancelledError,
)
from routingml_desktop.domain.progress import LearningPoint, Progress
from routingml_desktop.domain.training import (
    RecordedLine,
    TrainingRecord,
    TrainingRequest,
)
from routingml_desktop.ledger.jobs import JobLedger
from routingml_desktop.services.job_record import MOST_LINES, MOST_STEPS, JobRecorder
from routingml_desktop.services.oversight import Oversight
from tests.services import training_works as works
from tests.services.trainings import run_next, service

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.paths import Home
    from routingml_desktop.services.training_runs import Work


def test_a_long_training_is_thinned_out_but_keeps_figures_and_stages() -> None:
    recorder = JobRecorder()
    for step in range(3 * MOST_STEPS):
        figures = {"mae": 1.0} if step % 1000 == 0 else {}
        stage = "read" if step < 10 else "index"
        recorder.report(Progress(stage, step / (3 * MOST_STEPS), figures=figures))

    record = recorder.record()

    assert len(record.steps) <= MOST_STEPS + 1
    assert sum(bool(step.figures) for step in record.steps) == 3 * MOST_STEPS // 1000
    assert [step.fraction for step in record.steps] == sorted(s.fraction for s in record.steps)
    assert record.steps[0].stage == "read"
    assert record.steps[-1].fraction > 0.99


def test_of_very_many_lines_the_newest_are_kept_as_on_the_screen() -> None:
    recorder = JobRecorder()
    for number in range(MOST_LINES + 5):
        recorder.log(logging.makeLogRecord({"name": "ml", "levelno": 20, "msg": f"{number}"}))

    lines = recorder.record().lines
    assert len(lines) == MOST_LINES
    assert (lines[0].message, lines[-1].message) == ("5", str(MOST_LINES + 4))


def test_a_long_training_keeps_every_point_of_its_learning_curves() -> None:
    recorder = JobRecorder()
    points = [
        LearningPoint("ways", held_out=number % 2 == 0, at=number, value=1 / (number + 1))
        for number in range(3 * MOST_STEPS)
    ]
    for point in points:
        recorder.report(Progress("routings", 0.5, points=(point,)))

    assert list(recorder.record().points) == points


def test_how_a_training_went_is_kept_with_its_pace(home: Home) -> None:
    training = service(home)
    training.ask(TrainingRequest(version="new"))
    job = run_next(training)

    record = training.record(job.job_id)

    assert record is not None
    # A child that is kept waiting tells its step again, so that it is not taken for dead.
    assert {(step.stage, step.fraction, step.message) for step in record.steps} == {
        ("publish", 0.5, "half way")
    }
    assert record.steps[0].figures == {"exact_at_1": 0.5}
    pace = training.pace(evaluate=True)
    assert pace[0][0] == 0.5
    assert [fraction for fraction, _ in pace[len(record.steps) :]] == [1.0]
    assert training.pace(evaluate=False) == ()


def test_the_whole_log_is_saved_with_the_parts_that_were_rotated(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    training = service(home)
    training.ask(TrainingRequest(version="new"))
    job = run_next(training)
    home.logs.mkdir(parents=True, exist_ok=True)
    log = home.logs / "training-77.log"
    for name, text in ((".2", "first\n"), (".1", "second\n"), ("", "third\n")):
        log.with_name(log.name + name).write_text(text, encoding="utf-8")
    record = training.record(job.job_id)
    assert record is not None
    JobLedger(home.ledger).keep_record(job.job_id, record, str(log))

    noted: list[tuple[Deed, str]] = []
    record_of = Oversight(write=lambda deed, on, _version, _facts: noted.append((deed, on)))
    monkeypatch.setattr(training, "_oversight", record_of)
    training.save_log(job.job_id, tmp_path / "whole.log")

    assert noted == [(Deed.EXPORTED, f"training log {job.job_id}")]
    assert (tmp_path / "whole.log").read_text(encoding="utf-8") == "first\nsecond\nthird\n"


@pytest.mark.parametrize("work", [works.waits, works.logs_and_waits])
def test_the_log_of_a_training_is_saved_while_it_runs_and_after_it_was_stopped(
    home: Home, tmp_path: Path, work: Work
) -> None:
    training = service(home, work)
    job = training.ask(TrainingRequest())

    def saving(_progress: Progress) -> None:
        training.save_log(job.job_id, tmp_path / "running.log")

    with pytest.raises(WorkCancelledError):
        training.run_job(job.job_id, saving, (tmp_path / "running.log").exists)
    training.save_log(job.job_id, tmp_path / "stopped.log")

    own = home.logs / f"training-{job.job_id}.log"
    said = ["learning"] if work is works.logs_and_waits else []
    assert own.exists() == bool(said)
    for name in ("running.log", "stopped.log"):
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["message"] for line in lines] == said


def test_where_the_log_is_not_kept_any_more_the_lines_of_the_record_are_saved(
    home: Home, tmp_path: Path
) -> None:
    training = service(home)
    job = training.ask(TrainingRequest())
    started = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    line = RecordedLine(2.0, logging.INFO, "ml", "학습")
    record = TrainingRecord(started, lines=(line,))
    JobLedger(home.ledger).keep_record(job.job_id, record, str(home.logs / "training-77.log"))

    training.save_log(job.job_id, tmp_path / "whole.log")

    assert json.loads((tmp_path / "whole.log").read_text(encoding="utf-8")) == {
        "time": "2026-11-20T09:00:02.000+00:00",
        "level": "INFO",
        "logger": "ml",
        "message": "학습",
    }


def test_a_log_that_is_not_kept_any_more_is_told(home: Home, tmp_path: Path) -> None:
    training = service(home)
    job = training.ask(TrainingRequest())

    with pytest.raises(UnknownJobError, match="not kept any more"):
        training.save_log(job.job_id, tmp_path / "whole.log")
    with pytest.raises(UnknownJobError):
        training.save_log("000009-nothing", tmp_path / "whole.log")
