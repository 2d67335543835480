"""A folder that cannot be listed is not an empty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from routingml_desktop.domain.errors import UnreadableFileError
from routingml_desktop.registry.listing import entries
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import published


def refuse(_folder: Path) -> None:
    raise OSError(5, "Input/output error")


def test_what_is_not_there_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    assert entries(tmp_path / "missing") == ()
    assert entries(tmp_path / "file" / "below") == ()
    assert entries(tmp_path) == (tmp_path / "file",)


def test_a_share_that_breaks_off_gives_no_second_pointer_of_the_same_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = ModelRegistry(tmp_path)
    published(registry, "v1")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", refuse)
        for deed in (registry.active, registry.versions, lambda: registry.activate("v1")):
            with pytest.raises(UnreadableFileError, match="Input/output error"):
                deed()

    assert registry.active() == registry.facts("v1")
    assert len(list((tmp_path / "pointers").iterdir())) == 1


def test_an_error_without_words_is_told_by_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_folder: Path) -> None:
        raise OSError

    monkeypatch.setattr(Path, "iterdir", silent)

    with pytest.raises(UnreadableFileError, match="OSError"):
        entries(tmp_path)
