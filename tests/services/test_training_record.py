"""Trainings ask the policy and stand in the record, however they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import NotAllowedError, RoutingMLError
from routingml_desktop.domain.failure import Failure
from routingml_desktop.domain.roles import Permissions, PlantRole
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.training import TrainingService
from routingml_desktop.settings import Settings, TrainingSettings
from tests.services import training_works

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.paths import Home


def quiet(_progress: Progress) -> None:
    return None


def never() -> bool:
    return False


def service(
    home: Home, lines: list[tuple[Deed, str, Mapping[str, str]]], work: Callable[..., object]
) -> TrainingService:
    oversight = Oversight(write=lambda deed, on, _version, facts: lines.append((deed, on, facts)))
    registry = ModelRegistry(home.models)
    return TrainingService(home, Settings(), registry, work=work, oversight=oversight)  # type: ignore[arg-type]


def test_a_training_that_went_well_and_what_it_activated_are_kept(home: Home) -> None:
    lines: list[tuple[Deed, str, Mapping[str, str]]] = []

    job = service(home, lines, training_works.publishes).run(TrainingRequest(), quiet, never)

    assert [(deed, on) for deed, on, _ in lines] == [
        (Deed.TRAINED, job.version),
        (Deed.ACTIVATED, job.version),
    ]
    assert lines[0][2]["state"] == "succeeded"


def test_a_training_that_failed_is_kept_with_the_kind_of_failure(home: Home) -> None:
    lines: list[tuple[Deed, str, Mapping[str, str]]] = []

    with pytest.raises(RoutingMLError):
        service(home, lines, training_works.refuses).run(TrainingRequest(), quiet, never)

    ((deed, _, facts),) = lines
    assert (deed, facts["state"]) == (Deed.TRAINED, "failed")
    assert facts["error"].endswith("Error")


def test_the_job_of_a_training_that_failed_keeps_what_it_failed_with(home: Home) -> None:
    training = service(home, [], training_works.refuses)

    with pytest.raises(RoutingMLError) as raised:
        training.run(TrainingRequest(), quiet, never)

    (job,) = training.jobs()
    assert job.error == str(raised.value)
    assert job.failure == Failure.of(raised.value)


def test_who_may_not_train_asks_and_takes_back_nothing(home: Home) -> None:
    planner = Oversight(Permissions("kim", PlantRole.PLANNER, frozenset()))
    registry = ModelRegistry(home.models)
    training = TrainingService(home, Settings(), registry, oversight=planner)

    deeds: tuple[Callable[[], object], ...] = (
        lambda: training.ask(TrainingRequest()),
        lambda: training.run(TrainingRequest(), quiet, never),
        lambda: training.withdraw("000001-x"),
    )
    for deed in deeds:
        with pytest.raises(NotAllowedError, match="train"):
            deed()
    assert training.jobs() == ()


def test_settings_that_changed_hold_for_the_next_request(home: Home) -> None:
    training = TrainingService(home, Settings(), ModelRegistry(home.models))
    training.use_settings(Settings(training=TrainingSettings(queue_size=1)))

    training.ask(TrainingRequest())

    with pytest.raises(RoutingMLError, match="full"):
        training.ask(TrainingRequest())
