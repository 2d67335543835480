"""Versions that somebody prepared or a disk spoilt: refused with a sentence, whatever they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from routingml_desktop.domain.errors import DamagedError, DamagedVersionError
from routingml_desktop.registry import manifest as manifests
from routingml_desktop.registry.manifest import MANIFEST
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import published

if TYPE_CHECKING:
    from pathlib import Path

FILES = (MANIFEST, "metrics.json", "vectors.bin", "routings/routings.json")

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([float("inf"), 10**400, "../../x", "\ud800", "C:\\x", "9999-99-99", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> ModelRegistry:
    registry = ModelRegistry(tmp_path_factory.mktemp("models"))
    published(registry, "v1", activate=False)
    return registry


@pytest.fixture(scope="module")
def contents(registry: ModelRegistry) -> dict[str, bytes]:
    folder = registry.folder_of("v1")
    return {name: (folder / name).read_bytes() for name in FILES}


def restore(folder: Path, contents: dict[str, bytes]) -> None:
    for name, content in contents.items():
        (folder / name).write_bytes(content)


def refused(registry: ModelRegistry) -> bool:
    """Whether the version is refused, and by the failure that says so."""
    try:
        registry.verify("v1")
    except DamagedError:
        return True
    return False


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(FILES),
    place=st.floats(0, 1, exclude_max=True),
    length=st.integers(0, 40),
    put=st.binary(max_size=40),
)
def test_any_part_with_anything_cut_out_or_put_in_is_refused(
    registry: ModelRegistry,
    contents: dict[str, bytes],
    name: str,
    place: float,
    length: int,
    put: bytes,
) -> None:
    folder = registry.folder_of("v1")
    restore(folder, contents)
    whole = contents[name]
    start = int(place * len(whole))
    spoilt = whole[:start] + put + whole[start + length :]
    (folder / name).write_bytes(spoilt)

    # Only blanks between the manifest's values can differ and mean the same.
    if not refused(registry):
        assert spoilt == whole or json.loads(spoilt) == json.loads(whole)
    restore(folder, contents)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    key=st.sampled_from(
        [
            *("number", "created", "items", "figures", "golden", "parts", "libraries", "settings"),
            *("attributes", "dimension", "name", "source", "job", "program", "format"),
        ]
    ),
    value=json_values,
)
@example(key="items", value=float("inf"))
@example(key="parts", value=[{"path": "\ud800", "size": 1, "sha256": ""}])
@example(key="parts", value=[{"path": "x" * 5000, "size": 1, "sha256": ""}])
@example(key="libraries", value={"scikit-learn": 5})
@example(key="figures", value={"exact_at_1": "many"})
@example(key="created", value="2026-03-02T09:30:00")
def test_a_manifest_sealed_by_somebody_else_is_used_or_refused_but_breaks_nothing(
    registry: ModelRegistry, contents: dict[str, bytes], key: str, value: Any
) -> None:
    folder = registry.folder_of("v1")
    content = json.loads(contents[MANIFEST]) | {key: value}
    content.pop("seal")
    content["seal"] = manifests._seal(content)
    (folder / MANIFEST).write_text(json.dumps(content), encoding="utf-8")

    refused(registry)
    listed = registry.versions()

    assert [facts.name for facts in listed] == ["v1"]
    restore(folder, contents)


def test_a_manifest_of_the_deepest_nesting_is_refused(
    registry: ModelRegistry, contents: dict[str, bytes]
) -> None:
    folder = registry.folder_of("v1")
    (folder / MANIFEST).write_text('{"format": 1, "a": ' + "[" * 100_000, encoding="utf-8")

    with pytest.raises(DamagedVersionError):
        registry.verify("v1")

    restore(folder, contents)
