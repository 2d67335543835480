from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop import __version__, durable
from routingml_desktop.domain.errors import DamagedVersionError, IncompatibleVersionError
from routingml_desktop.registry import manifest as manifests
from routingml_desktop.registry.manifest import (
    FORMAT,
    MANIFEST,
    Part,
    hash_of,
    libraries,
    new_manifest,
    parts_of,
    read_manifest,
    write_manifest,
)
from tests.builders import version_facts
from tests.registry.parts import writing

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.registry.manifest import Manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "v1"
    writing()(folder)
    write_manifest(folder, manifest_of(folder))
    return folder


def manifest_of(folder: Path, **changes: Any) -> Manifest:
    values: dict[str, Any] = {
        "number": 3,
        "parts": parts_of(folder),
        "golden": ({"asked": "A", "answer": [0.1, None]},),
        "settings": {"learning": {"seed": 42, "trim": 0.1}},
        "job": "000001-ab",
    }
    return new_manifest(version_facts("v1"), **(values | changes))


def rewrite(folder: Path, **changes: Any) -> None:
    """Change the manifest and seal it again, as another program could."""
    content = json.loads((folder / MANIFEST).read_text(encoding="utf-8")) | changes
    content.pop("seal")
    durable.write_json(folder / MANIFEST, content | {"seal": manifests._seal(content)})


def test_a_manifest_reads_back_as_it_was_written(folder: Path) -> None:
    assert read_manifest(folder) == manifest_of(folder)


def test_a_manifest_names_the_program_the_libraries_and_every_part(folder: Path) -> None:
    read = read_manifest(folder)

    assert read.program == __version__
    assert {"numpy", "polars", "scikit-learn"} <= set(read.libraries)
    assert [part.path for part in read.parts] == ["routings/routings.json", "vectors.bin"]
    assert read.size_bytes == sum(part.size for part in read.parts) > 0
    assert all(len(part.sha256) == 64 for part in read.parts)


def test_libraries_that_are_not_installed_are_not_named() -> None:
    assert not {"hnswlib", "chroma-hnswlib"} <= set(libraries())


def test_a_part_that_cannot_be_hashed_is_a_damaged_version(tmp_path: Path) -> None:
    with pytest.raises(DamagedVersionError, match=r"vectors\.bin cannot be read"):
        hash_of(tmp_path, "vectors.bin")


def test_a_version_without_a_manifest_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedVersionError, match="no manifest"):
        read_manifest(tmp_path)


def test_a_manifest_that_cannot_be_read_is_damaged(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).mkdir()

    with pytest.raises(DamagedVersionError, match="cannot be read"):
        read_manifest(tmp_path)


def test_a_manifest_cut_short_anywhere_is_damaged(folder: Path) -> None:
    whole = (folder / MANIFEST).read_bytes().rstrip()

    for length in range(0, len(whole), 97):
        (folder / MANIFEST).write_bytes(whole[:length])
        with pytest.raises(DamagedVersionError):
            read_manifest(folder)


@pytest.mark.parametrize(
    "content", [b"[1, 2]", b"null", b"7", b"\xff\xfe\x00", b'{"format": "1"}', b"[" * 200_000]
)
def test_something_else_in_place_of_a_manifest_is_damaged(folder: Path, content: bytes) -> None:
    (folder / MANIFEST).write_bytes(content)

    with pytest.raises(DamagedVersionError, match="cut short or altered"):
        read_manifest(folder)


@pytest.mark.parametrize(
    ("key", "value"), [("dimension", 9), ("source", "ksm"), ("figures", {"exact_at_1": 1.0})]
)
def test_a_manifest_with_one_altered_value_is_damaged(
    folder: Path, key: str, value: object
) -> None:
    content = json.loads((folder / MANIFEST).read_text(encoding="utf-8")) | {key: value}
    durable.write_json(folder / MANIFEST, content)

    with pytest.raises(DamagedVersionError, match="altered"):
        read_manifest(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": None},
        {"created": "yesterday"},
        {"created": 5},
        {"parts": [{"path": "x"}]},
        {"parts": "all"},
        {"figures": 3},
        {"golden": None},
        {"dimension": "many"},
    ],
)
def test_a_sealed_manifest_of_the_wrong_shape_is_damaged(
    folder: Path, changes: dict[str, object]
) -> None:
    rewrite(folder, **changes)

    with pytest.raises(DamagedVersionError, match="incomplete"):
        read_manifest(folder)


@pytest.mark.parametrize(
    "path",
    ["", ".", "/etc/passwd", "..", "../v0/vectors.bin", "a/../../x", "C:/x", "a\\b", "x:y", "a\0"],
)
def test_a_part_outside_the_version_is_refused(folder: Path, path: str) -> None:
    rewrite(folder, parts=[{"path": path, "size": 1, "sha256": "0" * 64}])

    with pytest.raises(DamagedVersionError, match="incomplete"):
        read_manifest(folder)


def test_a_version_under_another_name_is_refused(folder: Path) -> None:
    copy = folder.with_name("v2")
    folder.rename(copy)

    with pytest.raises(DamagedVersionError, match="copy of v1"):
        read_manifest(copy)


def test_a_newer_format_asks_for_a_newer_program_whatever_else_it_holds(folder: Path) -> None:
    durable.write_json(folder / MANIFEST, {"format": FORMAT + 1, "new": "things"})

    with pytest.raises(IncompatibleVersionError, match="update the program"):
        read_manifest(folder)


def test_an_older_format_is_refused(folder: Path) -> None:
    rewrite(folder, format=FORMAT - 1)

    with pytest.raises(IncompatibleVersionError, match="old format"):
        read_manifest(folder)


def test_a_manifest_far_too_large_is_not_read(folder: Path) -> None:
    with (folder / MANIFEST).open("r+b") as file:
        file.truncate(65 * 1024 * 1024)

    with pytest.raises(DamagedVersionError, match="far too large"):
        read_manifest(folder)


def test_a_korean_part_name_is_kept(tmp_path: Path) -> None:
    durable.write_text(tmp_path / "v1" / "라우팅.json", "{}")

    assert parts_of(tmp_path / "v1") == (
        Part("라우팅.json", 2, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
    )


EARLIER: dict[str, Any] = {
    "format": 1,
    "name": "봄",
    "number": 4,
    "created": "2026-03-02T09:30:00+00:00",
    "program": "0.0.9",
    "python": "3.10.1",
    "libraries": {"numpy": "1.0"},
    "job": "000004-ab",
    "source": "demo",
    "items": 10,
    "routings": 12,
    "orders": 40,
    "attributes": ["ITEM_MATERIAL"],
    "dimension": 8,
    "figures": {"exact_at_1": 0.5, "minutes_mae": None},
    "settings": {"note": "\ud800"},
    "golden": [],
    "parts": [{"path": "X" * 200, "size": 1, "sha256": "ab"}],
}


def test_a_manifest_that_an_earlier_program_sealed_stays_readable(tmp_path: Path) -> None:
    """How it is sealed may never change, or every published version would be refused."""
    folder = tmp_path / "봄"
    sealed = EARLIER | {"seal": "02584df32b8278923659cc2b3232a18f3b815adf96e57265737944fac06c2420"}
    durable.write_bytes(folder / MANIFEST, json.dumps(sealed).encode())

    read = read_manifest(folder)

    assert (read.program, read.python, read.libraries) == ("0.0.9", "3.10.1", {"numpy": "1.0"})
    assert read.parts == (Part("X" * 200, 1, "ab"),)
    assert (read.number, read.job, read.figures) == (4, "000004-ab", EARLIER["figures"])


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"format": "one"}, DamagedVersionError),
        ({"format": FORMAT + 1}, IncompatibleVersionError),
        ({"format": FORMAT - 1}, IncompatibleVersionError),
        ({"items": "many"}, DamagedVersionError),
        ({"name": "v2"}, DamagedVersionError),
    ],
)
def test_a_manifest_that_is_refused_names_its_version(
    folder: Path, changes: dict[str, Any], error: type[DamagedVersionError]
) -> None:
    rewrite(folder, **changes)

    with pytest.raises(error) as refused:
        read_manifest(folder)

    assert refused.value.version == "v1"


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"format": 1}', b" " * (64 * 1024 * 1024 + 1)])
def test_a_file_that_is_no_manifest_is_refused_by_its_versions_name(
    folder: Path, content: bytes
) -> None:
    (folder / MANIFEST).write_bytes(content)

    with pytest.raises(DamagedVersionError) as refused:
        read_manifest(folder)

    assert refused.value.version == "v1"


def test_what_is_missing_is_told_by_its_versions_name(folder: Path) -> None:
    with pytest.raises(DamagedVersionError) as part:
        hash_of(folder, "gone.bin")
    (folder / MANIFEST).unlink()
    with pytest.raises(DamagedVersionError) as manifest:
        read_manifest(folder)
    (folder / MANIFEST).mkdir()
    with pytest.raises(DamagedVersionError) as no_file:
        read_manifest(folder)

    told = {refused.value.version for refused in (part, manifest, no_file)}
    assert told == {"v1"}
