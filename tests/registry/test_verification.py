from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import DamagedVersionError, IncompatibleVersionError
from routingml_desktop.registry.manifest import Part, libraries, new_manifest, parts_of
from routingml_desktop.registry.verification import check_libraries, check_parts, size_problem
from tests.builders import version_facts
from tests.registry.parts import writing

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.registry.manifest import Manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "v1"
    writing()(folder)
    return folder


@pytest.fixture
def manifest(folder: Path) -> Manifest:
    return new_manifest(
        version_facts(), number=1, parts=parts_of(folder), golden=(), settings={}, job=""
    )


def test_an_untouched_version_passes(folder: Path, manifest: Manifest) -> None:
    check_parts(folder, manifest)

    assert size_problem(folder, manifest) == ""


def test_a_missing_part_is_named(folder: Path, manifest: Manifest) -> None:
    (folder / "vectors.bin").unlink()

    assert size_problem(folder, manifest) == "vectors.bin is missing"
    with pytest.raises(DamagedVersionError, match=r"vectors\.bin is missing"):
        check_parts(folder, manifest)


def test_a_part_cut_short_is_named_with_its_size(folder: Path, manifest: Manifest) -> None:
    (folder / "vectors.bin").write_text("vec")

    with pytest.raises(DamagedVersionError, match=r"vectors\.bin has 3 bytes instead of 7"):
        check_parts(folder, manifest)


def test_a_part_altered_in_place_is_named(folder: Path, manifest: Manifest) -> None:
    (folder / "vectors.bin").write_text("vectorS")

    assert size_problem(folder, manifest) == ""
    with pytest.raises(DamagedVersionError, match=r"vectors\.bin was altered"):
        check_parts(folder, manifest)


def test_a_part_that_does_not_belong_is_refused(folder: Path, manifest: Manifest) -> None:
    (folder / "routings" / "extra.skops").write_text("x")

    with pytest.raises(DamagedVersionError, match=r"routings/extra\.skops does not belong"):
        check_parts(folder, manifest)


def test_a_link_is_refused_even_to_the_same_content(folder: Path, manifest: Manifest) -> None:
    outside = folder.with_name("outside.bin")
    (folder / "vectors.bin").rename(outside)
    (folder / "vectors.bin").symlink_to(outside)

    with pytest.raises(DamagedVersionError, match="leads to another place") as refused:
        check_parts(folder, manifest)
    assert refused.value.version == folder.name


def test_saved_estimators_need_the_scikit_learn_they_were_saved_with(manifest: Manifest) -> None:
    estimator = replace(manifest, parts=(Part("times.skops", 1, ""),))
    older = replace(estimator, libraries={"scikit-learn": "1.2.0"})
    unknown = replace(estimator, libraries={})

    check_libraries(estimator)
    here = libraries()["scikit-learn"]
    with pytest.raises(IncompatibleVersionError, match=rf"1\.2\.0, here is {here}") as refused:
        check_libraries(older)
    assert refused.value.version == manifest.name
    with pytest.raises(IncompatibleVersionError, match=r"trained with scikit-learn \?"):
        check_libraries(unknown)


def test_a_patch_of_scikit_learn_is_no_reason_to_refuse(manifest: Manifest) -> None:
    minor = ".".join(libraries()["scikit-learn"].split(".")[:2])

    check_libraries(
        replace(
            manifest,
            parts=(Part("times.skops", 1, ""),),
            libraries={"scikit-learn": f"{minor}.99"},
        )
    )


def test_plain_data_does_not_depend_on_scikit_learn(manifest: Manifest) -> None:
    check_libraries(replace(manifest, libraries={"scikit-learn": "0.1"}))
