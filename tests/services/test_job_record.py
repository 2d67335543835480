from __future__ import annotations

import logging

from routingml_desktop.domain.progress import LearningPoint, Progress
from routingml_desktop.services.job_record import MOST_LINES, MOST_STEPS, JobRecorder


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
