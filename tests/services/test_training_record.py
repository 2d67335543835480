"""Trainings ask the policy and stand in the record, however they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    NotAllowedError,
    RoutingMLError,
    UnmeasuredActivationError,
)
from routingml_desktop.domain.failure import Failure
from routingml_desktop.domain.roles import Permissions, PlantRole, Right
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import Workplace
from routingml_desktop.settings import Settings, StorageSettings, TrainingSettings
from tests.registry.parts import published
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
    workplace = Workplace(work=work)  # type: ignore[arg-type]
    return TrainingService(home, Settings(), registry, oversight=oversight, workplace=workplace)


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


def planner(lines: list[tuple[Deed, str, Mapping[str, str]]]) -> Oversight:
    """Oversight over a planner whom the policy lets train."""
    return Oversight(
        Permissions("kim", PlantRole.PLANNER, frozenset({Right.TRAIN})),
        lambda deed, on, _version, facts: lines.append((deed, on, facts)),
    )


def test_who_may_only_train_lets_nothing_answer_unmeasured(home: Home) -> None:
    lines: list[tuple[Deed, str, Mapping[str, str]]] = []
    training = TrainingService(
        home,
        Settings(),
        ModelRegistry(home.models),
        workplace=Workplace(work=training_works.publishes),
        oversight=planner(lines),
    )
    unmeasured = TrainingRequest(version="quick", evaluate=False)

    for deed in (training.ask, lambda request: training.run(request, quiet, never)):
        with pytest.raises(UnmeasuredActivationError, match="may not deploy, which a version that"):
            deed(unmeasured)

    assert lines == [(Deed.REFUSED, "quick", {"right": "deploy"})] * 2
    assert ModelRegistry(home.models).active() is None
    assert training.ask(TrainingRequest(evaluate=False, activate=False)).job_id
    assert training.run(TrainingRequest(), quiet, never).version


def test_versions_that_make_room_are_kept_in_the_record(home: Home) -> None:
    lines: list[tuple[Deed, str, Mapping[str, str]]] = []
    registry = ModelRegistry(home.models)
    oldest = "v20200101-000000"
    for number in range(4):
        published(registry, f"v2020010{number + 1}-000000")
    settings = Settings(storage=StorageSettings(keep_versions=2))
    oversight = Oversight(write=lambda deed, on, _version, facts: lines.append((deed, on, facts)))
    training = TrainingService(
        home,
        settings,
        registry,
        workplace=Workplace(work=training_works.publishes),
        oversight=oversight,
    )

    training.run(TrainingRequest(), quiet, never)

    assert lines[-1] == (Deed.REMOVED, oldest, {"by": "storage.keep_versions"})
    assert oldest not in [facts.name for facts in registry.versions()]
