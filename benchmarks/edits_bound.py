"""How well anybody could foretell the edits a proposal needs on the demo plant.

Edits count work centers too, and the plant draws the machine of each operation by chance. Whoever
knows all of its rules, proposes the likeliest machine everywhere and says the median of what then
happens is still off by so much; where also the way of making may be another one, by more.
"""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.harness import Row, Scale
from routingml_desktop.plant.demo import build_demo
from routingml_desktop.plant.demo_catalog import ENGINEERS
from routingml_desktop.plant.demo_operations import center_chances
from routingml_desktop.plant.demo_shop import JOBS, WORK_CENTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ITEMS: Final = 2_000
SINCE: Final = 2023
"""Items of these years, which a split by time would hold out."""
WANTED: Final = 1.0
_GROUPS: Final = frozenset(center.group for center in WORK_CENTERS)
_GROUP_OF: Final = {job.code: job.group for job in JOBS}
_ENGINEER: Final = {code: place for place, (code, _) in enumerate(ENGINEERS)}


@dataclass(frozen=True, slots=True)
class Made:
    """An item of the truth and how it is made."""

    year: int
    outer: float
    engineer: int
    visible_ceiling: float
    """Chance of the likeliest way for somebody who sees the item's columns."""
    jobs: Sequence[str]


def measure(scale: Scale) -> list[Row]:
    """One row: the least mean error of foretold edits, with and without doubt about the way."""
    size = scale.of("medium", "small")
    with tempfile.TemporaryDirectory() as folder:
        truth = Path(folder) / "truth.sqlite"
        build_demo(Path(folder) / "erp.sqlite", size=size, truth=truth)
        made = later_items(truth)
    machines = [edits_of_machines(one) for one in made]
    # Another way than the likeliest is at least one edit away.
    ways = [
        np.convolve(chances, [one.visible_ceiling, 1 - one.visible_ceiling])
        for one, chances in zip(made, machines, strict=True)
    ]
    known, doubted = (
        float(np.mean([least_error(chances) for chances in each])) for each in (machines, ways)
    )
    right = float(np.mean([chances[0] for chances in machines]))
    return [
        Row(
            "edits",
            f"least mean error of foretold edits, {size} demo plant, all of its rules known",
            f"{len(made):,} items since {SINCE}",
            f"{doubted:.2f}; {known:.2f} where also the way is known",
            f"every machine is the likeliest one for {right:.0%} of the items",
            "",
            f"<= {WANTED} is wanted",
            doubted <= WANTED,
        )
    ]


def later_items(truth: Path) -> list[Made]:
    """Some items with a routing in the master, drawn by seed."""
    with sqlite3.connect(truth) as database:
        rows = database.execute(
            "SELECT item_code, routing_no, year, outer_mm, engineer, visible_ceiling FROM item"
            " WHERE routed = 1 AND year >= ? ORDER BY item_code",
            (SINCE,),
        ).fetchall()
        drawn = np.random.default_rng(1).permutation(len(rows))[:ITEMS]
        chosen = [rows[place] for place in drawn.tolist()]
        return [
            Made(year, outer, _ENGINEER[engineer], ceiling, _jobs(database, code, number))
            for code, number, year, outer, engineer, ceiling in chosen
        ]


def edits_of_machines(made: Made) -> NDArray[np.float64]:
    """Chances of 0, 1, 2, ... operations on another machine than the likeliest one."""
    chances = np.ones(1)
    for job in made.jobs:
        group = _GROUP_OF[job]
        if group in _GROUPS:
            year, outer, engineer = (
                np.array([value]) for value in (made.year, made.outer, made.engineer)
            )
            best = float(center_chances(group, year, outer, engineer).max())
            chances = np.convolve(chances, [best, 1 - best])
    return chances


def least_error(chances: NDArray[np.float64]) -> float:
    """The mean absolute error of the best number to say, which is the median."""
    numbers = np.arange(len(chances))
    median = int(np.searchsorted(chances.cumsum(), 0.5))
    return float(chances @ np.abs(numbers - median))


def _jobs(database: sqlite3.Connection, code: str, number: str) -> list[str]:
    rows = database.execute(
        "SELECT job_code FROM operation WHERE item_code = ? AND routing_no = ?", (code, number)
    )
    return [job for (job,) in rows]
