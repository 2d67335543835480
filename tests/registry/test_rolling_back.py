"""Which version answers, which one is gone back to, and which ones are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    DamagedVersionError,
    NothingToRollBackError,
    UnknownVersionError,
    VersionInUseError,
    WriteError,
)
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import active, names, published

if TYPE_CHECKING:
    from pathlib import Path


def test_an_older_version_can_be_activated_again(registry: ModelRegistry) -> None:
    published(registry, "v1")
    published(registry, "v2")

    registry.activate("v1")

    assert active(registry) == "v1"
    assert registry.previous() == "v2"


def test_activating_the_active_version_changes_nothing(
    registry: ModelRegistry, models: Path
) -> None:
    published(registry, "v1")
    published(registry, "v2")

    registry.activate("v2")

    assert len(list((models / "pointers").iterdir())) == 2
    assert registry.previous() == "v1"


def test_rolling_back_goes_one_step_further_each_time(registry: ModelRegistry) -> None:
    for name in ("v1", "v2", "v3"):
        published(registry, name)

    first = registry.roll_back()
    second = registry.roll_back()

    assert (first.name, second.name) == ("v2", "v1")
    assert second.active
    registry.verify("v1")
    with pytest.raises(NothingToRollBackError):
        registry.roll_back()
    assert active(registry) == "v1"


def test_a_version_that_was_never_active_is_not_rolled_back_to(registry: ModelRegistry) -> None:
    published(registry, "v1", activate=False)
    published(registry, "v2")

    with pytest.raises(NothingToRollBackError):
        registry.roll_back()


def test_rolling_back_passes_over_a_damaged_version(registry: ModelRegistry) -> None:
    for name in ("v1", "v2", "v3"):
        published(registry, name)
    (registry.folder_of("v2") / "vectors.bin").write_text("xx")

    assert registry.roll_back().name == "v1"


def test_when_only_damaged_versions_are_left_the_roll_back_says_so(
    registry: ModelRegistry,
) -> None:
    published(registry, "v1")
    published(registry, "v2")
    (registry.folder_of("v1") / "vectors.bin").unlink()

    with pytest.raises(DamagedVersionError, match=r"v1.*vectors.bin is missing"):
        registry.roll_back()

    assert active(registry) == "v2"


def test_two_who_roll_back_at_once_go_back_one_step(registry: ModelRegistry) -> None:
    for name in ("v1", "v2", "v3"):
        published(registry, name)
    rival: list[str] = []

    def somebody_is_faster(operation: str, path: Path) -> None:
        if operation == "create" and not rival:
            rival.append(path.name)
            registry.roll_back()

    with durable.failing(somebody_is_faster):
        facts = registry.roll_back()

    assert facts.name == active(registry) == "v2"
    assert registry.previous() == "v1"


def test_the_active_and_the_previous_version_stay(registry: ModelRegistry) -> None:
    for name in ("v1", "v2", "v3"):
        published(registry, name)

    for name in ("v2", "v3"):
        with pytest.raises(VersionInUseError, match=name):
            registry.remove(name)
    registry.remove("v1")

    assert names(registry) == ["v3", "v2"]


def test_a_removed_version_leaves_nothing_behind(registry: ModelRegistry, models: Path) -> None:
    published(registry, "v1", activate=False)

    registry.remove("v1")

    left = [path.name for path in models.rglob("*") if path.is_file()]
    assert left == ["00000001.num"]  # A number is given once, whatever becomes of its version.
    with pytest.raises(UnknownVersionError):
        registry.remove("v1")


def test_pruning_keeps_the_newest_beside_the_active_and_the_previous(
    registry: ModelRegistry,
) -> None:
    made = [f"v20260101-00000{number}" for number in range(1, 7)]
    for name in made:
        published(registry, name)
    registry.activate(made[0])

    removed = registry.prune(2)

    assert removed == (made[2], made[1])
    assert names(registry) == [made[5], made[4], made[3], made[0]]


def test_a_version_that_somebody_named_is_never_pruned_and_does_not_count(
    registry: ModelRegistry,
) -> None:
    for name in ("before-the-move", "v20260101-000001", "v20260101-000002-2", "audit", "last"):
        published(registry, name)

    assert registry.prune(1) == ("v20260101-000001",)
    assert names(registry) == ["last", "audit", "v20260101-000002-2", "before-the-move"]


def test_what_was_active_is_remembered_unless_it_was_rolled_back(registry: ModelRegistry) -> None:
    assert not registry.has_been_active("v1")
    for name in ("v1", "v2", "v3"):
        published(registry, name)
    published(registry, "aside", activate=False)

    registry.roll_back()

    answers = {name: registry.has_been_active(name) for name in ("v1", "v2", "v3", "aside")}
    assert answers == {"v1": True, "v2": True, "v3": False, "aside": False}


def test_a_pruning_that_breaks_off_has_told_what_is_gone(tmp_path: Path) -> None:
    registry = ModelRegistry(tmp_path)
    names = [f"v2026010{day}-000000" for day in range(1, 6)]
    for name in names:
        published(registry, name)
    gone: list[str] = []

    def held(operation: str, path: Path) -> None:
        if operation == "move" and gone:
            raise OSError(13, "Permission denied")

    with durable.failing(held), pytest.raises(WriteError):
        registry.prune(0, gone.append)

    assert gone == [names[2]]
    assert [facts.name for facts in registry.versions()] == [names[4], names[3], names[1], names[0]]
