"""How wrong the remaining time of a training is, by its fractions and by the last one's pace."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import synced_home
from routingml_desktop.assembly import Program
from routingml_desktop.domain.progress import Progress
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.paths import Home
from routingml_desktop.ui.stage_clock import StageClock

if TYPE_CHECKING:
    from routingml_desktop.domain.training import TrainingJob

    Pace = tuple[tuple[float, float], ...]

PLACES: Final = tuple(tenth / 10 for tenth in range(1, 10))
"""Shares of the whole time at which the estimate is looked at."""
MEDIAN_ERROR: Final = 0.10
WORST_ERROR: Final = 0.25


def measure(scale: Scale) -> list[Row]:
    """One row for a first training, one for the next."""
    size = scale.of("medium", "small")
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        shutil.copytree(synced_home(size).plant, home.plant)
        program = Program(home)
        trained = [program.training.run(TrainingRequest(), _silent, _never) for _ in range(2)]
        first, second = (_steps(program, job) for job in trained)
    return [
        _row(f"first training, {size} plant", second, ()),
        _row(f"training after another one, {size} plant", second, first),
    ]


def _row(what: str, run: Pace, pace: Pace) -> Row:
    errors = _errors(run, pace)
    told = ", ".join(f"{place:.0%} {error:+.0%}" for place, error in errors)
    sizes = [abs(error) for _, error in errors]
    middle, worst = median(sizes), max(sizes)
    return Row(
        "remaining",
        f"error of the remaining time as share of the whole: {what}",
        f"{run[-1][1]:.0f} s, {len(errors)} looks",
        f"median {middle:.0%}, worst {worst:.0%} ({told})",
        "",
        "",
        f"median <= {MEDIAN_ERROR:.0%}, worst <= {WORST_ERROR:.0%}",
        middle <= MEDIAN_ERROR and worst <= WORST_ERROR,
    )


def _errors(run: Pace, pace: Pace) -> list[tuple[float, float]]:
    """At each place: estimate minus truth, as share of the whole time."""
    whole = run[-1][1]
    found = []
    for place in PLACES:
        now = place * whole
        clock = StageClock(measures=True, pace=pace)
        for fraction, seconds in run:
            if seconds <= now:
                clock.move(Progress("evaluate", fraction), seconds)
        left = clock.remaining(now)
        if left is not None:
            found.append((place, (left - (whole - now)) / whole))
    return found


def _steps(program: Program, job: TrainingJob) -> Pace:
    record = program.training.record(job.job_id)
    if record is None or job.started is None or job.ended is None:
        raise RuntimeError("the training left no record")
    whole = (job.ended - job.started).total_seconds()
    return (*((step.fraction, step.seconds) for step in record.steps), (1.0, whole))


def _silent(_progress: Progress) -> None:
    """Nobody listens."""


def _never() -> bool:
    return False
