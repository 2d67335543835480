from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    DamagedVersionError,
    NothingToRollBackError,
    UnknownVersionError,
    VersionInUseError,
    VersionNameError,
    WriteError,
)
from routingml_desktop.domain.failure import Failure
from routingml_desktop.registry.manifest import MANIFEST, METRICS
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.builders import version_facts
from tests.registry.parts import published, writing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "모델 폴더"


@pytest.fixture
def registry(models: Path) -> ModelRegistry:
    return ModelRegistry(models)


def names(registry: ModelRegistry) -> list[str]:
    return [facts.name for facts in registry.versions()]


def active(registry: ModelRegistry) -> str | None:
    facts = registry.active()
    return facts.name if facts else None


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


def test_a_damaged_version_does_not_stand_in_the_way_of_the_next(registry: ModelRegistry) -> None:
    published(registry, "v1")
    (registry.folder_of("v1") / MANIFEST).unlink()

    published(registry, "v2")

    assert active(registry) == "v2"
    assert names(registry) == ["v2", "v1"]


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
