"""A damaged version is named, refused, and stands in nobody's way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    DamagedVersionError,
)
from routingml_desktop.domain.failure import Failure
from routingml_desktop.registry.manifest import MANIFEST, METRICS
from tests.builders import version_facts
from tests.registry.parts import active, names, published, writing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from routingml_desktop.registry.model_registry import ModelRegistry


def test_a_damaged_version_is_listed_last_with_its_problem(registry: ModelRegistry) -> None:
    for name in ("v1", "v2"):
        published(registry, name)
    (registry.folder_of("v2") / MANIFEST).write_text("{")

    listed = registry.versions()

    assert [facts.name for facts in listed] == ["v1", "v2"]
    assert "cut short" in listed[1].problem
    assert listed[1].active
    age = datetime.now(UTC) - listed[1].created
    assert timedelta() <= age < timedelta(minutes=5)
    # Nothing is made up about what cannot be read.
    nothing = version_facts(
        "v2", source="", items=0, routings=0, orders=0, attributes=(), dimension=0, figures={},
        active=True, created=listed[1].created, problem=listed[1].problem,
        failure=listed[1].failure,
    )  # fmt: skip
    assert listed[1] == nothing


def test_a_version_with_a_part_missing_is_listed_with_its_problem(
    registry: ModelRegistry,
) -> None:
    published(registry, "v1")
    (registry.folder_of("v1") / "vectors.bin").unlink()

    facts = registry.facts("v1")
    assert facts.problem == "vectors.bin is missing"
    assert facts.failure == Failure.of(DamagedVersionError("v1", facts.problem))


def test_an_active_version_deleted_by_hand_is_told_not_replaced_silently(
    registry: ModelRegistry,
) -> None:
    published(registry, "v1")
    published(registry, "v2")
    durable.remove(registry.folder_of("v2"))

    facts = registry.active()

    assert facts is not None
    assert facts.name == "v2"
    assert "no manifest" in facts.problem
    assert registry.roll_back().name == "v1"


@pytest.mark.parametrize("part", ["vectors.bin", "routings/routings.json", METRICS, MANIFEST])
def test_a_version_with_any_altered_part_is_refused(registry: ModelRegistry, part: str) -> None:
    published(registry, "v1")
    file = registry.folder_of("v1") / part
    content = file.read_bytes()
    file.write_bytes(bytes([content[0] ^ 1]) + content[1:])

    for question in (registry.verify, registry.activate):
        with pytest.raises(DamagedVersionError, match="v1"):
            question("v1")


def test_altered_metrics_are_not_shown(registry: ModelRegistry) -> None:
    published(registry, "v1")
    file = registry.folder_of("v1") / METRICS
    file.write_text('{"seconds": 0.1}')

    with pytest.raises(DamagedVersionError, match=r"metrics\.json was altered"):
        registry.metrics("v1")


def test_another_version_under_the_active_name_is_refused(registry: ModelRegistry) -> None:
    published(registry, "v1")
    durable.remove(registry.folder_of("v1"))
    registry.publish(writing("others"), version_facts("v1"), {}, [], activate=False)

    told = "not the version that was activated"
    with pytest.raises(DamagedVersionError, match=told) as refused:
        registry.verify("v1")
    assert refused.value.version == "v1"


def test_a_refused_version_is_named(registry: ModelRegistry) -> None:
    """In the list and on screen a problem belongs to a version."""
    for name in ("altered", "stranger", "golden"):
        published(registry, name, activate=False)
    part = registry.folder_of("altered") / "vectors.bin"
    part.write_text("X" * len(part.read_text()))
    (registry.folder_of("stranger") / "extra.bin").write_text("x")
    refused = {}

    for name in ("altered", "stranger", "golden"):
        with pytest.raises(DamagedVersionError) as found:
            registry.verify(name, lambda _folder, _golden: "an answer differs")
        refused[name] = found.value.version
    with pytest.raises(DamagedVersionError) as part_refused:
        registry.part("altered", "vectors.bin")

    assert refused == {name: name for name in refused}
    assert part_refused.value.version == "altered"


def test_the_golden_questions_are_asked_of_the_version_that_is_verified(
    registry: ModelRegistry,
) -> None:
    published(registry, "v1")
    asked: list[Path] = []

    def ask(folder: Path, _golden: Sequence[Any]) -> str:
        asked.append(folder)
        return ""

    registry.verify("v1", ask)

    assert asked == [registry.folder_of("v1")]


def test_golden_questions_answered_differently_refuse_a_version(registry: ModelRegistry) -> None:
    published(registry, "v1")
    asked: list[Sequence[Any]] = []

    def same(folder: Path, golden: Sequence[Any]) -> str:
        asked.append(golden)
        return ""

    registry.verify("v1", same)

    assert asked == [({"asked": "A", "answer": ["TURN"]},)]
    with pytest.raises(DamagedVersionError, match="item A is answered differently"):
        registry.verify("v1", lambda folder, golden: "item A is answered differently")


def test_a_damaged_version_does_not_stand_in_the_way_of_the_next(registry: ModelRegistry) -> None:
    published(registry, "v1")
    (registry.folder_of("v1") / MANIFEST).unlink()

    published(registry, "v2")

    assert active(registry) == "v2"
    assert names(registry) == ["v2", "v1"]


def test_numbers_go_on_behind_a_damaged_version(registry: ModelRegistry, models: Path) -> None:
    """Also when the folder of numbers was not copied along with the versions."""
    for name in ("v1", "v2", "v3", "v4"):
        published(registry, name)
    durable.remove(models / "numbers")
    for name in ("v1", "v4"):  # In whatever order the folder lists them, one comes first.
        (registry.folder_of(name) / MANIFEST).unlink()

    published(registry, "v5")

    assert registry.manifest("v5").number == 4
    assert names(registry)[:3] == ["v5", "v3", "v2"]
