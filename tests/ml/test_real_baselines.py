"""The baselines on a real machine shop, against the figures its data set is known for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.erp.checks import check_frames
from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.erp.sources import open_source
from routingml_desktop.ml.baselines import majority_of_part, most_frequent
from routingml_desktop.ml.held_out import unit_table
from routingml_desktop.ml.measures import job_codes, operation_f1, similarity
from routingml_desktop.ml.splits import by_group, one_at_a_time
from routingml_desktop.ml.training import TrainingFrames
from routingml_desktop.plant.actuals import clean
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from tests.ml.plants import never, quiet
from tests.postgres import production_events

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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


def figures(held: Iterable[HoldOut], *, of_part: bool) -> tuple[int, list[float]]:
    """How many orders were asked; exact, similarity and F1 of the majority routing."""
    rows = []
    for part in held:
        routings = unit_table(part.training.operations)
        propose = (majority_of_part if of_part else most_frequent)(routings)
        for asked in part.asked:
            proposed, actual = job_codes(propose(asked.item)[0]), job_codes(asked.actual or ())
            exact = float(proposed == actual)
            rows.append((exact, similarity(proposed, actual), operation_f1(proposed, actual)))
    return len(rows), np.mean(np.array(rows, dtype=float), axis=0).tolist()


def test_the_majority_of_a_part_reaches_what_the_data_set_is_known_for(
    shop: TrainingFrames,
) -> None:
    asked, found = figures(one_at_a_time(shop, folds=200, most=1000, seed=1), of_part=True)

    assert asked == 124
    assert found == pytest.approx([0.17, 0.67, 0.84], abs=0.02)


def test_a_new_part_gets_the_plants_majority_about_as_right(shop: TrainingFrames) -> None:
    alone = replace(shop, attributes=())
    asked, found = figures(by_group(alone, None, share=0.02, most=1000, seed=1), of_part=False)

    assert asked == 124
    assert found[1:] == pytest.approx([0.67, 0.84], abs=0.03)
