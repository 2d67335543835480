"""Minutes as a whole: the standard is corrected, models are compared, and all of it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ml.training import TrainingFrames, train
from routingml_desktop.settings import IndexSettings, LearningSettings
from tests.ml.plants import make_plant, never, trained

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant

QUICK = LearningSettings(try_network=False, try_stacking=False)
OFF_BY = {"TURN": 1.4, "INSPECT": 0.7}
"""What booked minutes are of the standard; of other operations the standard is right."""


def with_wrong_standards(plant: Plant, unbooked: list[str]) -> TrainingFrames:
    """Standards off by operation; some items have a routing but were never booked."""
    off = pl.col("job_code").replace_strict(OFF_BY, default=1.0)
    return replace(
        plant.frames,
        operations=plant.frames.operations.with_columns(pl.col("run_minutes") / off),
        actuals=plant.frames.actuals.filter(~pl.col("item_code").is_in(unbooked)),
    )


@pytest.fixture(scope="module")
def plant() -> Plant:
    return make_plant(620, orders=8)


@pytest.fixture(scope="module")
def unbooked(plant: Plant) -> list[str]:
    routed = plant.frames.operations["item_code"].unique().sort().to_list()
    return routed[::10]


@pytest.fixture(scope="module")
def told() -> list[Progress]:
    return []


@pytest.fixture(scope="module")
def model(plant: Plant, unbooked: list[str], told: list[Progress]) -> RoutingModel:
    frames = with_wrong_standards(plant, unbooked)
    return train(frames, QUICK, IndexSettings(), told.append, never)


@pytest.mark.slow
def test_a_corrected_standard_is_nearer_to_the_truth_than_the_standard(
    plant: Plant, unbooked: list[str], model: RoutingModel
) -> None:
    standard_errors, errors = [], []

    for code in unbooked:
        (existing, *_) = model.predict(Item(code), AskOptions()).candidates
        for proposed in existing.operations:
            job, standard = proposed.operation.job_code, proposed.operation.run_minutes
            if job in OFF_BY and standard is not None and proposed.run.p50 is not None:
                assert proposed.run.origin is TimeOrigin.CORRECTED_STANDARD
                assert proposed.run.n > 0
                true = plant.minutes[code, job]
                standard_errors.append(abs(np.log(standard / true)))
                errors.append(abs(np.log(proposed.run.p50 / true)))

    assert len(errors) > 50
    assert np.median(standard_errors) > 0.3
    assert np.median(errors) < 0.06


@pytest.mark.slow
def test_every_model_s_figures_are_told_live_with_n_and_interval(
    model: RoutingModel, told: list[Progress]
) -> None:
    live = {name: value for progress in told for name, value in progress.figures.items()}

    for part in ("setup", "run"):
        for candidate in ("neighbors", "boosting"):
            name = f"minutes.{part}.{candidate}"
            assert live[f"{name}.n"] >= 1000
            low, middle, high = (live[f"{name}.{key}"] for key in ("low", "trimmed_mae", "high"))
            assert 0 < low < middle < high
        assert f"minutes.{part}.stacking.n" not in live
    fractions = [progress.fraction for progress in told]
    assert fractions == sorted(fractions)


@pytest.mark.slow
def test_the_version_names_the_chosen_model_beside_those_it_was_compared_with(
    model: RoutingModel,
) -> None:
    minutes = model.statistics()["minutes"]

    for part in ("setup", "run"):
        scores = minutes[part]["scores"]
        (chosen,) = [score["candidate"] for score in scores if score["chosen"]]
        assert chosen == minutes[part]["candidate"]
        assert [score["candidate"] for score in scores] == ["neighbors", "boosting"]
        assert all(score["n"] >= 1000 and score["trimmed_mae"] > 0 for score in scores)
    assert minutes["run"]["shrinkage"]


def test_a_short_history_trains_no_model_and_still_answers() -> None:
    model = trained(make_plant(60).frames)

    assert model.statistics()["minutes"]["run"]["scores"] == []
    assert model.statistics()["minutes"]["run"]["candidate"] == "neighbors"


def test_faulty_bookings_alone_leave_the_standard_and_no_zero() -> None:
    plant = make_plant(60)
    faulty = plant.frames.actuals.with_columns(pl.lit("absurd_minutes").alias("dropped"))
    model = trained(replace(plant.frames, actuals=faulty))
    code = plant.frames.operations["item_code"][0]

    (existing, *_) = model.predict(Item(code), AskOptions()).candidates

    for proposed in existing.operations:
        assert proposed.run.origin is TimeOrigin.STANDARD
        assert proposed.run.p50 == proposed.operation.run_minutes
        assert (proposed.run.p10, proposed.run.p90, proposed.run.n) == (None, None, 0)
    band = existing.minutes_for(10)
    assert band is not None
    assert (band.p10, band.p90) == (None, None)
