"""The baselines on a real machine shop, against the figures its data set is known for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.quality import Protocol
from routingml_desktop.erp.checks import check_frames
from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.erp.sources import open_source
from routingml_desktop.ml.baselines import (
    MAJORITY_OF_PART,
    MEDOID_OF_PART,
    majority_of_part,
    medoid_of_part,
    most_frequent,
)
from routingml_desktop.ml.evaluation import evaluate
from routingml_desktop.ml.held_out import unit_table
from routingml_desktop.ml.measures import job_codes, operation_f1, similarity
from routingml_desktop.ml.splits import by_group, hold_out, one_at_a_time
from routingml_desktop.ml.training import TrainingFrames
from routingml_desktop.plant.actuals import clean
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.settings import EvaluationSettings, IndexSettings, LearningSettings
from tests.ml.plants import never, quiet
from tests.postgres import production_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from routingml_desktop.ml.baselines import Propose
    from routingml_desktop.ml.held_out import HoldOut

__all__ = ["production_events"]


@pytest.fixture(scope="module")
def shop(production_events: Path, tmp_path_factory: pytest.TempPathFactory) -> TrainingFrames:
    source = open_source(load_mapping("production-log"), str(production_events.parent))
    store = SnapshotStore(tmp_path_factory.mktemp("shop"))
    facts = sync(source, store, check_frames, quiet, never)
    snapshot = store.open()
    return TrainingFrames(
        items=snapshot.items().collect(),
        operations=snapshot.operations().collect(),
        actuals=clean(snapshot.work_results(), now=datetime(2012, 5, 1)),  # noqa: DTZ001
        attributes=facts.attributes,
        source=facts.source.name,
    )


def figures(
    held: Iterable[HoldOut], baseline: Callable[[pl.DataFrame], Propose]
) -> tuple[int, list[float]]:
    """How many orders were asked; exact, similarity and F1 of the baseline's first routing."""
    rows = []
    for part in held:
        propose = baseline(unit_table(part.training.operations))
        for asked in part.asked:
            proposed, actual = job_codes(propose(asked.item)[0]), job_codes(asked.actual or ())
            exact = float(proposed == actual)
            rows.append((exact, similarity(proposed, actual), operation_f1(proposed, actual)))
    return len(rows), np.mean(np.array(rows, dtype=float), axis=0).tolist()


def order_by_order(frames: TrainingFrames, part: HoldOut) -> HoldOut:
    """The same parts held out, judged by each of their orders as the known figures are."""
    codes = [asked.item.code for asked in part.asked]
    orders = unit_table(frames.operations).filter(pl.col(c.ITEM_CODE).is_in(codes))
    return hold_out(frames, part.training, orders, frames.actuals.head(0), set(), [])


def test_the_majority_of_a_part_reaches_what_the_data_set_is_known_for(
    shop: TrainingFrames,
) -> None:
    asked, found = figures(one_at_a_time(shop, folds=200, most=1000, seed=1), majority_of_part)

    assert asked == 124
    assert found == pytest.approx([0.17, 0.67, 0.84], abs=0.02)


@pytest.mark.slow
def test_the_medoid_of_a_part_reaches_about_the_same(shop: TrainingFrames) -> None:
    asked, found = figures(one_at_a_time(shop, folds=200, most=1000, seed=1), medoid_of_part)

    assert asked == 124
    assert found == pytest.approx([0.17, 0.67, 0.84], abs=0.02)


@pytest.mark.slow
def test_the_evaluation_gives_its_baselines_the_figures_the_data_set_is_known_for(
    shop: TrainingFrames,
) -> None:
    report = evaluate(
        shop,
        Protocol.LEAVE_ONE_OUT,
        LearningSettings(),
        IndexSettings(),
        EvaluationSettings(bootstrap=200, folds=5),
        quiet,
        never,
        created=datetime(2026, 3, 1, tzinfo=UTC),
    )

    for method in (MAJORITY_OF_PART, MEDOID_OF_PART):
        score = report.score(method)
        assert score is not None
        for measure, known in (("exact_at_1", 0.17), ("similarity", 0.67), ("operation_f1", 0.84)):
            figure = score.figures[measure]
            assert figure.n == 124
            assert figure.low is not None
            assert figure.high is not None
            assert figure.low <= known <= figure.high, (method, measure, figure)


def test_a_new_part_gets_the_plants_majority_about_as_right(shop: TrainingFrames) -> None:
    alone = replace(shop, attributes=())
    parts = list(by_group(alone, (), share=0.02, most=1000, seed=1))

    asked, found = figures((order_by_order(alone, part) for part in parts), most_frequent)

    assert sum(len(part.asked) for part in parts) == 32
    assert asked == 124
    assert found[1:] == pytest.approx([0.67, 0.84], abs=0.03)
