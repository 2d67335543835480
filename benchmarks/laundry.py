"""Planted faults found, and what dirty bookings cost the learned minutes."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import synced_home
from routingml_desktop.assembly import Program
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.ml.training import TrainingFrames, train
from routingml_desktop.plant.actuals import CleaningRules, clean
from routingml_desktop.plant.demo import build_demo
from tests.plant.laundry.clean_shop import clean_shop
from tests.plant.laundry.planting import PLANTS
from tests.plant.laundry.test_planted_faults import SHARES, found_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from routingml_desktop.domain.candidate import ProposedOperation
    from routingml_desktop.domain.item import Item
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.plant.snapshot import Snapshot

LEAST: Final = 0.95
WITHIN: Final = 0.05
ITEMS: Final = 600
PIECES: Final = 10.0
"""Of the lot whose minutes are compared."""
MORE_FAULTS: Final = (
    Detector.WHOLE_HOURS,
    Detector.SEVERAL_OPERATIONS,
    Detector.FULL_TIME_ON_PART,
    Detector.OPERATION_UNIT,
)
"""Planted at MORE_SHARE beside what the demo plant plants itself."""
MORE_SHARE: Final = 0.05


def measure(scale: Scale) -> list[Row]:
    """The detectors on planted faults, then the model on dirty bookings against clean ones."""
    return [*_planted(seeds=scale.of(5, 1)), _learned(scale)]


def _planted(seeds: int) -> Iterator[Row]:
    """The lowest recall and precision of every fault at 1, 5 and 20 %, over several shops."""
    for share in SHARES:
        recalls: dict[Detector, float] = {}
        precisions: dict[Detector, float] = {}
        planted = 0
        for seed in range(seeds):
            shop = clean_shop(seed + 11)
            for detector, plant in PLANTS.items():
                fault = plant(shop.bookings, share, np.random.default_rng([seed, planted]))
                found = found_by(detector, fault.bookings, shop)
                certain = fault.wrong if fault.certain is None else fault.certain
                planted += len(certain)
                recall = len(found & certain) / len(certain) if certain else 1.0
                precision = len(found & fault.wrong) / len(found) if found else 1.0
                recalls[detector] = min(recall, recalls.get(detector, 1.0))
                precisions[detector] = min(precision, precisions.get(detector, 1.0))
        worst, least = min(recalls, key=recalls.__getitem__), min(recalls.values())
        vague, lowest = min(precisions, key=precisions.__getitem__), min(precisions.values())
        yield Row(
            "laundry",
            f"every fault planted into {share:.0%} of clean bookings: lowest recall and precision",
            f"{len(recalls)} faults, {seeds} shops, {planted:,} planted lots",
            f"recall {least:.1%} ({worst}), precision {lowest:.1%} ({vague})",
            "",
            "",
            f"both >= {LEAST:.0%} where the rows betray the fault",
            least >= LEAST and lowest >= LEAST,
        )


def _learned(scale: Scale) -> Row:
    """MAE against true minutes, learned from honest, dirty and laundered bookings."""
    size = scale.of("medium", "small")
    program = Program(synced_home(size))
    snapshot = program.snapshots.open()
    truth, faulty = _truth(size)
    rows = snapshot.work_results().collect()
    honest = rows.filter(~pl.int_range(len(rows)).is_in((faulty - 1).implode()))
    dirty = rows
    for number, detector in enumerate(MORE_FAULTS):
        rng = np.random.default_rng([7, number])
        dirty = PLANTS[detector](dirty, MORE_SHARE, rng).bookings
    asked = [program.plant.item(code) for code in _sample(snapshot, truth)]
    errors = {
        name: _error(partial(_model, program, snapshot, bookings, rules), asked, truth)
        for name, bookings, rules in (
            ("honest", honest, CleaningRules()),
            ("laundered", dirty, CleaningRules()),
            ("dirty", dirty, CleaningRules(active=frozenset())),
        )
    }
    ratio = errors["laundered"] / errors["honest"]
    return Row(
        "laundry",
        f"error of a lot's minutes ({PIECES:g} pieces) against the truth: learned from bookings "
        "with every planted fault, laundered, by learned from those without",
        f"{size} plant, {len(dirty):,} bookings, {len(asked)} items",
        f"MAE {errors['laundered']:.2f} min",
        f"honest {errors['honest']:.2f}; not laundered {errors['dirty']:.2f}",
        f"{ratio:.3f}",
        f"<= {1 + WITHIN:g}",
        scale.met(held=ratio <= 1 + WITHIN),
    )


def _truth(size: str) -> tuple[pl.DataFrame, pl.Series]:
    """True minutes of every operation of the demo plant, and its faulty bookings' row numbers."""
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "truth.sqlite"
        build_demo(Path(folder) / "erp.sqlite", size=size, truth=known)
        with closing(sqlite3.connect(known)) as connection:
            minutes = pl.read_database(
                "SELECT item_code, routing_no, sequence, job_code, setup_minutes, run_minutes"
                " FROM operation",
                connection,
                infer_schema_length=None,
            )
            faulty = pl.read_database("SELECT result_row FROM fault", connection)["result_row"]
    return minutes, faulty


def _sample(snapshot: Snapshot, truth: pl.DataFrame) -> list[str]:
    """Items with bookings, of known minutes."""
    booked = snapshot.work_results().select(pl.col(c.ITEM_CODE).unique()).collect().to_series()
    known = truth["item_code"].unique()
    codes = booked.filter(booked.is_in(known.implode())).sort()
    chosen = np.random.default_rng(5).permutation(len(codes))[:ITEMS]
    return [str(code) for code in codes.gather(chosen)]


def _model(
    program: Program, snapshot: Snapshot, bookings: pl.DataFrame, rules: CleaningRules
) -> RoutingModel:
    operations = snapshot.operations().collect()
    actuals = clean(
        bookings.lazy(), now=snapshot.facts.taken, operations=operations.lazy(), rules=rules
    )
    frames = TrainingFrames(
        items=snapshot.items().collect(),
        operations=operations,
        actuals=actuals,
        attributes=snapshot.facts.attributes,
        source="demo",
    )
    settings = program.settings
    return train(frames, settings.learning, settings.index, lambda _progress: None, lambda: False)


def _error(make: Callable[[], RoutingModel], items: list[Item], truth: pl.DataFrame) -> float:
    """Mean absolute error of the lots' minutes over operations the item really has."""
    model = make()
    true: dict[tuple[str, str, str], float] = {
        (item, routing, job): setup + PIECES * run
        for item, routing, _, job, setup, run in truth.filter(
            pl.col("item_code").is_in(pl.Series([item.code for item in items]).implode())
        ).iter_rows()
    }
    errors = []
    for answer in model.predict_many(items, AskOptions()):
        code = answer.item.code
        for candidate in answer.candidates:
            if not candidate.existing or candidate.reference_item != code:
                continue
            for proposed in candidate.operations:
                key = (code, candidate.reference_routing_no, proposed.operation.job_code)
                told = _lot(proposed)
                if told is not None and key in true:
                    errors.append(abs(told - true[key]))
    return float(np.mean(errors))


def _lot(proposed: ProposedOperation) -> float | None:
    total = proposed.minutes_for(PIECES)
    return None if total is None else total[1]
