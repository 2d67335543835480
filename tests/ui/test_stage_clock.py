"""Stages, their times, and an honest guess at what is left."""

from __future__ import annotations

from routingml_desktop.domain.progress import Progress
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ui.stage_clock import StageClock, StageRow, StageState


def rows_of(clock: StageClock, elapsed: float) -> dict[TrainingStage, StageRow]:
    return {row.stage: row for row in clock.rows(elapsed)}


def test_before_the_first_report_every_stage_waits() -> None:
    clock = StageClock(measures=True)

    assert {row.state for row in clock.rows(0)} == {StageState.WAITING}
    assert clock.remaining(0) is None


def test_a_stage_ends_when_the_next_one_begins() -> None:
    clock = StageClock(measures=True)

    clock.move(Progress("read", 0.05), 1.0)
    clock.move(Progress("clean", 0.2), 5.0)

    rows = rows_of(clock, 7.0)
    assert rows[TrainingStage.READ] == StageRow(TrainingStage.READ, StageState.DONE, 4.0, 0.05)
    assert rows[TrainingStage.CLEAN] == StageRow(TrainingStage.CLEAN, StageState.RUNNING, 2.0, 0.2)
    assert rows[TrainingStage.INDEX].state is StageState.WAITING


def test_a_stage_nothing_told_of_is_done_once_a_later_one_runs() -> None:
    clock = StageClock(measures=True)

    clock.move(Progress("times", 0.3), 5.0)

    row = rows_of(clock, 6.0)[TrainingStage.INDEX]
    assert (row.state, row.seconds) == (StageState.DONE, None)


def test_what_is_left_is_guessed_only_when_something_is_known() -> None:
    clock = StageClock(measures=True)

    clock.move(Progress("read", 0.04), 10.0)
    unsure = clock.remaining(10.0)
    clock.move(Progress("index", 0.25), 10.0)

    assert unsure is None
    assert clock.remaining(10.0) == 30.0
    assert clock.remaining(1.0) is None


def test_learning_again_while_measuring_is_measuring() -> None:
    clock = StageClock(measures=True)
    for stage in ("vectorize", "times", "calibrate", "vectorize", "index", "calibrate"):
        clock.move(Progress(stage, 0.5), 1.0)

    rows = rows_of(clock, 2.0)

    assert rows[TrainingStage.CALIBRATE].state is StageState.DONE
    assert rows[TrainingStage.EVALUATE].state is StageState.RUNNING


def test_measuring_that_was_not_asked_for_is_said_so() -> None:
    clock = StageClock(measures=False)

    assert rows_of(clock, 0)[TrainingStage.EVALUATE].state is StageState.LEFT_OUT


def test_an_end_stops_the_clock() -> None:
    clock = StageClock(measures=True)
    clock.move(Progress("read", 0.1), 0.0)

    clock.end(3.0, well=False)

    stopped = rows_of(clock, 99.0)[TrainingStage.READ]
    assert (stopped.state, stopped.seconds) == (StageState.STOPPED, 3.0)
    assert clock.remaining(99.0) is None


def test_a_good_end_is_the_whole() -> None:
    clock = StageClock(measures=True)
    clock.move(Progress("publish", 0.97), 0.0)

    clock.end(3.0, well=True)

    assert clock.fraction == 1.0
    assert rows_of(clock, 3.0)[TrainingStage.PUBLISH].state is StageState.DONE


def test_progress_never_falls_and_an_unknown_stage_is_no_harm() -> None:
    clock = StageClock(measures=True)

    clock.move(Progress("read", 0.5), 0.0)
    clock.move(Progress("something new", 0.3), 0.0)

    assert clock.fraction == 0.5


def test_what_is_left_follows_the_pace_of_the_last_training() -> None:
    """The last one spent 80 of 100 seconds on its last tenth; fractions alone would not know."""
    clock = StageClock(measures=True, pace=((0.5, 10.0), (0.9, 20.0), (1.0, 100.0)))

    clock.move(Progress("index", 0.5), 10.0)
    halfway = clock.remaining(10.0)
    clock.move(Progress("evaluate", 0.9), 20.0)

    assert halfway == 90.0
    assert clock.remaining(20.0) == 80.0
    assert clock.remaining(30.0) == 70.0


def test_a_slower_training_than_the_last_one_is_expected_to_stay_slower() -> None:
    clock = StageClock(measures=True, pace=((0.5, 10.0), (1.0, 20.0)))

    clock.move(Progress("index", 0.5), 30.0)

    left = clock.remaining(30.0)
    assert left is not None
    assert 10.0 < left < 30.0


def test_between_two_reports_what_is_left_runs_down_but_never_below_nothing() -> None:
    clock = StageClock(measures=True, pace=((0.5, 10.0), (1.0, 20.0)))
    clock.move(Progress("index", 0.5), 10.0)

    assert clock.remaining(14.0) == 6.0
    assert clock.remaining(99.0) == 0.0
