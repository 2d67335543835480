from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    DamagedVersionError,
    UnknownVersionError,
    VersionNameError,
)
from routingml_desktop.registry.manifest import MANIFEST
from tests.builders import version_facts
from tests.registry.parts import active, names, published, writing

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.registry.model_registry import ModelRegistry


def test_before_the_first_training_there_is_nothing(registry: ModelRegistry) -> None:
    assert registry.versions() == ()
    assert registry.active() is None
    assert registry.previous() is None
    assert registry.sweep() == 0
    assert registry.prune(0) == ()


def test_a_published_version_is_listed_with_its_facts(registry: ModelRegistry) -> None:
    facts = published(registry, "v1")

    assert registry.versions() == (facts,)
    assert registry.active() == facts
    assert facts == version_facts("v1", active=True, size_bytes=facts.size_bytes)
    assert facts.active
    assert facts.problem == ""
    assert facts.figures == {"exact_at_1": 0.5, "minutes_mae": None}
    assert facts.attributes == ("ITEM_MATERIAL", "OUTDIAMETER")
    assert facts.size_bytes > 0
    registry.verify("v1")


def test_everything_a_version_says_reads_back(registry: ModelRegistry) -> None:
    registry.publish(
        writing(),
        version_facts("v1"),
        {"분": 1.5},
        [{"asked": "A"}],
        activate=False,
        settings={"learning": {"seed": 42}},
        job="000007-ab",
    )

    assert registry.metrics("v1") == {"분": 1.5}
    assert registry.manifest("v1").golden == ({"asked": "A"},)
    assert registry.manifest("v1").settings == {"learning": {"seed": 42}}
    assert (registry.folder_of("v1") / "vectors.bin").read_text() == "vectors"
    made = registry.made_by("000007-ab")
    assert made is not None
    assert made.name == "v1"
    assert registry.made_by("000008-cd") is None


def test_a_version_published_without_activating_does_not_answer(registry: ModelRegistry) -> None:
    published(registry, "v1")

    published(registry, "v2", activate=False)

    assert active(registry) == "v1"
    assert names(registry) == ["v2", "v1"]


def test_versions_are_ordered_as_published_even_when_the_clock_goes_back(
    registry: ModelRegistry,
) -> None:
    for name in ("zebra", "apple", "mango"):
        published(registry, name)

    assert names(registry) == ["mango", "apple", "zebra"]


def test_unnamed_versions_of_the_same_second_get_names_of_their_own(
    registry: ModelRegistry,
) -> None:
    made = [published(registry, "") for _ in range(3)]

    assert [facts.name for facts in made] == [
        "v20260302-093000",
        "v20260302-093000-2",
        "v20260302-093000-3",
    ]
    for facts in made:
        registry.verify(facts.name)  # It calls itself what it is called.


@pytest.mark.parametrize("name", ["v1", "V1"])
def test_a_name_is_given_once_whatever_its_case(registry: ModelRegistry, name: str) -> None:
    published(registry, "v1")

    with pytest.raises(VersionNameError, match="there is one of this name"):
        published(registry, name)

    assert names(registry) == ["v1"]


def test_a_name_that_leads_elsewhere_is_refused_before_any_work(registry: ModelRegistry) -> None:
    def never(folder: Path) -> None:
        pytest.fail("never reached")

    with pytest.raises(VersionNameError):
        registry.publish(never, version_facts("../v1"), {}, [], activate=True)


def test_a_name_taken_while_training_is_refused_and_nothing_is_left(
    registry: ModelRegistry, models: Path
) -> None:
    def slow(folder: Path) -> None:
        writing()(folder)
        published(registry, "v1")

    with pytest.raises(VersionNameError, match="there is one of this name"):
        registry.publish(slow, version_facts("v1"), {}, [], activate=True)

    assert names(registry) == ["v1"]
    assert list((models / "staging").iterdir()) == []


def test_an_unnamed_version_makes_way_for_one_published_in_the_last_moment(
    registry: ModelRegistry, models: Path
) -> None:
    rival: list[str] = []

    def somebody_is_faster(operation: str, path: Path) -> None:
        if operation == "move" and not rival:
            rival.append(path.name)
            writing()(path)

    with durable.failing(somebody_is_faster):
        made = published(registry, "")

    assert rival == ["v20260302-093000"]
    assert made.name == "v20260302-093000-2"


def test_a_failed_training_publishes_nothing(registry: ModelRegistry, models: Path) -> None:
    published(registry, "v1")

    def failing(folder: Path) -> None:
        writing()(folder)
        raise KeyError("bug")

    with pytest.raises(KeyError):
        registry.publish(failing, version_facts("v2"), {}, [], activate=True)

    assert names(registry) == ["v1"]
    assert active(registry) == "v1"
    assert list((models / "staging").iterdir()) == []


def test_figures_that_are_not_numbers_are_not_published(registry: ModelRegistry) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        registry.publish(writing(), version_facts("v1"), {"mae": float("nan")}, [], activate=True)

    assert names(registry) == []


def test_a_part_is_given_as_published_or_not_at_all(registry: ModelRegistry) -> None:
    published(registry, "v1")

    assert registry.part("v1", "vectors.bin") == b"v1"
    assert registry.part("v1", "trial.json") is None
    (registry.folder_of("v1") / "vectors.bin").write_bytes(b"v2")
    with pytest.raises(DamagedVersionError, match=r"vectors\.bin was altered"):
        registry.part("v1", "vectors.bin")


@pytest.mark.parametrize("name", ["v9", "", "..", "../v1", "C:\\v1", "v1/", "v1\0"])
def test_an_unknown_name_is_answered_with_the_known_ones(
    registry: ModelRegistry, name: str
) -> None:
    published(registry, "v1")

    for question in (registry.folder_of, registry.verify, registry.activate, registry.metrics):
        with pytest.raises(UnknownVersionError, match="Known: v1"):
            question(name)


def test_what_killed_trainings_left_is_swept_and_nothing_else(
    registry: ModelRegistry, models: Path
) -> None:
    published(registry, "v1")
    (models / "staging" / "999-dead").mkdir()
    (models / "staging" / "999-dead" / "vectors.bin").write_text("half")

    assert registry.sweep() == 1

    assert names(registry) == ["v1"]
    registry.verify("v1")


def test_folders_that_are_no_versions_are_not_listed(registry: ModelRegistry, models: Path) -> None:
    published(registry, "v1")
    (models / "versions" / ".git").mkdir()
    (models / "versions" / "readme.txt").write_text("x")

    assert names(registry) == ["v1"]


def test_a_manifest_can_be_read_by_people(registry: ModelRegistry) -> None:
    published(registry, "v1")

    content = json.loads((registry.folder_of("v1") / MANIFEST).read_text(encoding="utf-8"))

    assert content["format"] == 1
    assert {part["path"] for part in content["parts"]} == {
        "metrics.json",
        "routings/routings.json",
        "vectors.bin",
    }


def test_every_program_finds_the_folders_where_they_always_were(
    registry: ModelRegistry, models: Path
) -> None:
    """Programs of several versions share them."""
    published(registry, "v1")

    assert {path.name for path in models.iterdir()} >= {"versions", "pointers", "numbers"}
    assert (models / "versions" / "v1" / MANIFEST).is_file()
    assert [path.name for path in (models / "pointers").iterdir()] == ["00000001.ptr"]
    assert [path.name for path in (models / "numbers").iterdir()] == ["00000001.num"]


def test_a_version_made_by_no_job_says_so(registry: ModelRegistry) -> None:
    published(registry, "v1")

    assert registry.manifest("v1").job == ""
