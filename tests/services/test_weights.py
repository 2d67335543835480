"""The planner's weights are kept as they were set, and a profile that says nothing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.errors import (
    InputError,
    ProfileNotApplicableError,
    UnknownProfileError,
    UnreadableFileError,
    WriteError,
)
from routingml_desktop.domain.weights import LEARNED, ProfileKind
from routingml_desktop.durable import failing, write_json, write_text
from routingml_desktop.paths import bundled
from routingml_desktop.services.weights import WeightProfiles

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.paths import Home

PLANT = {"MATERIAL": 4.0, "DIAMETER": 1.5, "COLOUR": 0.0}
EXPERT = "others = 0.0\n[weights]\nDIAMETER = 3.0\nSEAL = 2.0\n"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    write_text(tmp_path / "profiles" / "expert.toml", EXPERT)
    return tmp_path / "profiles"


@pytest.fixture
def profiles(shipped: Path, home: Home) -> WeightProfiles:
    return WeightProfiles(shipped, home.weights_file)


def names(profiles: WeightProfiles) -> list[str]:
    return [profile.name for profile in profiles.profiles()]


def test_at_first_there_are_the_learned_and_the_shipped_ones_and_nothing_is_written(
    profiles: WeightProfiles, home: Home
) -> None:
    found = [(profile.name, profile.kind) for profile in profiles.profiles()]

    assert found == [(LEARNED, ProfileKind.LEARNED), ("expert", ProfileKind.SHIPPED)]
    assert profiles.active() == LEARNED
    assert profiles.weights(LEARNED, PLANT) is None
    assert not home.weights_file.exists()


def test_a_shipped_profile_weighs_what_it_names_and_the_others_as_it_says(
    profiles: WeightProfiles,
) -> None:
    assert profiles.weights("expert", PLANT) == {"MATERIAL": 0.0, "DIAMETER": 3.0, "COLOUR": 0.0}


def test_own_weights_are_kept_for_the_next_start_and_asked_with(
    profiles: WeightProfiles, shipped: Path, home: Home
) -> None:
    profiles.save(" 내 가중치 ", {"COLOUR": 2.5})

    next_start = WeightProfiles(shipped, home.weights_file)

    assert next_start.active() == "내 가중치"
    assert next_start.weights("내 가중치", PLANT) == {**PLANT, "COLOUR": 2.5}


def test_reading_and_asking_never_rewrite_what_the_planner_kept(
    profiles: WeightProfiles, home: Home
) -> None:
    profiles.save("mine", {"COLOUR": 2.5})
    written = home.weights_file.read_bytes(), home.weights_file.stat().st_mtime_ns

    profiles.profiles()
    profiles.weights("mine", PLANT)
    profiles.use("mine")

    assert (home.weights_file.read_bytes(), home.weights_file.stat().st_mtime_ns) == written


def test_using_another_profile_keeps_the_own_ones(profiles: WeightProfiles) -> None:
    profiles.save("mine", {"COLOUR": 2.5})

    profiles.use("expert")

    assert profiles.active() == "expert"
    assert names(profiles) == [LEARNED, "expert", "mine"]
    assert profiles.profile("mine").weights == {"COLOUR": 2.5}


def test_a_removed_profile_is_asked_with_no_more(profiles: WeightProfiles) -> None:
    profiles.save("mine", {"COLOUR": 2.5})

    profiles.remove("mine")

    assert profiles.active() == LEARNED
    assert names(profiles) == [LEARNED, "expert"]


def test_a_profile_of_another_plant_says_that_it_does_not_apply(profiles: WeightProfiles) -> None:
    with pytest.raises(ProfileNotApplicableError) as failure:
        profiles.weights("expert", {"재질": 4.0})

    assert failure.value.attributes == ("재질",)


def test_a_profile_of_zeros_only_does_not_apply(profiles: WeightProfiles) -> None:
    profiles.save("none", dict.fromkeys(PLANT, 0.0))

    with pytest.raises(ProfileNotApplicableError):
        profiles.weights("none", PLANT)


def test_an_unknown_profile_names_the_known_ones(profiles: WeightProfiles) -> None:
    with pytest.raises(UnknownProfileError, match=r"Known: learned, expert\."):
        profiles.weights("exprt", PLANT)
    with pytest.raises(UnknownProfileError):
        profiles.use("exprt")
    with pytest.raises(UnknownProfileError):
        profiles.remove("expert")


@pytest.mark.parametrize("name", ["", "  ", LEARNED, "expert", "a\nb", "x" * 41])
def test_names_that_are_taken_or_none_are_refused(profiles: WeightProfiles, name: str) -> None:
    with pytest.raises(InputError):
        profiles.save(name, {"COLOUR": 1.0})


@pytest.mark.parametrize("weight", [-0.1, 4.1, float("nan"), float("inf"), "2", None, True])
def test_weights_beyond_0_to_4_are_refused(profiles: WeightProfiles, weight: Any) -> None:
    with pytest.raises(InputError, match="0 to 4"):
        profiles.save("mine", {"COLOUR": weight})


@pytest.mark.parametrize(
    "kept",
    [
        [],
        {"format": 2, "active": LEARNED, "profiles": {}},
        {"format": 1, "active": LEARNED, "profiles": []},
        {"format": 1, "active": LEARNED, "profiles": {"mine": {"COLOUR": 9}}},
        {"format": 1, "active": "gone", "profiles": {}},
    ],
)
def test_a_file_that_was_spoilt_is_told_and_stays(
    profiles: WeightProfiles, home: Home, kept: Any
) -> None:
    write_json(home.weights_file, kept)
    before = home.weights_file.read_bytes()

    with pytest.raises(UnreadableFileError):
        profiles.profiles()
    with pytest.raises(UnreadableFileError):
        profiles.save("mine", {"COLOUR": 1.0})

    assert home.weights_file.read_bytes() == before
    assert profiles.weights(LEARNED, PLANT) is None


def test_a_file_that_is_no_json_is_told(profiles: WeightProfiles, home: Home) -> None:
    write_text(home.weights_file, '{"format": 1')

    with pytest.raises(UnreadableFileError, match="no JSON"):
        profiles.active()


def test_a_shipped_file_that_was_spoilt_is_told(shipped: Path, home: Home) -> None:
    write_text(shipped / "wrong.toml", "[weights]\nDIAMETER = 7\n")

    with pytest.raises(UnreadableFileError, match="DIAMETER is 7"):
        WeightProfiles(shipped, home.weights_file).profiles()


def test_a_full_disk_keeps_the_weights_that_were(profiles: WeightProfiles) -> None:
    profiles.save("mine", {"COLOUR": 2.5})

    def full(operation: str, path: Path) -> None:
        if operation == "flush":
            raise OSError(28, "No space left on device", str(path))

    with failing(full), pytest.raises(WriteError):
        profiles.save("mine", {"COLOUR": 1.0})

    assert profiles.profile("mine").weights == {"COLOUR": 2.5}


def test_the_experts_profile_fits_the_seal_plant_and_no_other(home: Home) -> None:
    profiles = WeightProfiles(bundled("config", "profiles"), home.weights_file)

    seal = profiles.weights("expert", {"SealTypeGrup": 0.1, "ITEM_MATERIAL": 4.0, "NEW": 1.0})

    assert seal == {"SealTypeGrup": 3.0, "ITEM_MATERIAL": 2.0, "NEW": 0.0}
    with pytest.raises(ProfileNotApplicableError):
        profiles.weights("expert", {"Color": 4.0})
