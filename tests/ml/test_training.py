"""Training tells its progress, stops when asked, and says when there is nothing to learn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain.errors import NothingToLearnError, WorkCancelledError
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ml.training import train
from routingml_desktop.settings import IndexSettings, LearningSettings
from tests.ml.plants import make_plant, never, trained

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress
    from tests.ml.plants import Plant


def test_stages_come_in_order_with_growing_fractions_and_figures(plant: Plant) -> None:
    steps: list[Progress] = []

    train(plant.frames, LearningSettings(), IndexSettings(), steps.append, never)

    fractions = [step.fraction for step in steps]
    stages = [list(TrainingStage).index(TrainingStage(step.stage)) for step in steps]
    assert fractions == sorted(fractions)
    assert stages == sorted(stages)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    figures = {name: value for step in steps for name, value in step.figures.items()}
    assert figures["neighbors.recall"] == 1.0
    assert figures["replay.exact_at_1"] > 0.9


def test_training_stops_wherever_it_is_asked_to() -> None:
    frames = make_plant(80).frames
    asked = 0

    def counting() -> bool:
        nonlocal asked
        asked += 1
        return False

    train(frames, LearningSettings(), IndexSettings(), lambda _: None, counting)

    assert asked > 50
    for stop_at in (1, 3, asked // 2, asked):
        calls = iter(range(1, asked + 1))
        with pytest.raises(WorkCancelledError):
            train(
                frames,
                LearningSettings(),
                IndexSettings(),
                lambda _: None,
                lambda calls=calls, stop_at=stop_at: next(calls) >= stop_at,  # type: ignore[misc]
            )


def test_without_items_there_is_nothing_to_learn(plant: Plant) -> None:
    frames = replace(plant.frames, items=plant.frames.items.head(0))

    with pytest.raises(NothingToLearnError, match="no items"):
        trained(frames)


def test_without_routings_there_is_nothing_to_learn(plant: Plant) -> None:
    frames = replace(plant.frames, operations=plant.frames.operations.head(0))

    with pytest.raises(NothingToLearnError, match="routing"):
        trained(frames)


def test_routings_of_other_items_only_are_nothing_to_learn_from(plant: Plant) -> None:
    strangers = plant.frames.operations.with_columns(
        ("X-" + pl.col("item_code")).alias("item_code")
    )

    with pytest.raises(NothingToLearnError, match="routing"):
        trained(replace(plant.frames, operations=strangers))


def test_an_item_listed_twice_counts_once(plant: Plant) -> None:
    twice = pl.concat([plant.frames.items.head(60), plant.frames.items.head(20)])

    assert trained(replace(plant.frames, items=twice)).statistics()["items"] == 60
