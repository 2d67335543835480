"""Every file operation fails once: what was active before stays active and loads."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class FailAt:
    """Raises at the k-th file operation, once."""

    def __init__(self, k: int, code: int) -> None:
        self.k = k
        self.code = code
        self.count = 0

    def __call__(self, operation: str, path: Path) -> None:
        self.count += 1
        if self.count == self.k:
            raise OSError(self.code, f"failed at {operation} of {path.name}")

    @property
    def fired(self) -> bool:
        return self.count >= self.k


def failed_at_every_operation(
    folder: Path, code: int, deed: Callable[[ModelRegistry], object]
) -> int:
    """Runs ``deed`` on fresh registries with v1 before v2 active; how many operations failed."""
    k = 0
    while True:
        k += 1
        registry = ModelRegistry(folder / str(k))
        published(registry, "v1")
        published(registry, "v2")
        published(registry, "v3", activate=False)
        published(registry, "v20260101-000003", activate=False)
        fault = FailAt(k, code)
        try:
            with durable.failing(fault):
                deed(registry)
        except WriteError:
            assert fault.fired
        else:
            if not fault.fired:
                return k - 1
            continue  # Only the clearing up failed, so the deed is done.
        active = registry.active()
        assert active is not None
        assert active.name == "v2"
        assert active.problem == ""
        registry.verify("v2")
        registry.verify("v1")
        registry.sweep()
        assert all(version.problem == "" for version in registry.versions())
        assert list((folder / str(k) / "staging").iterdir()) == []
        assert registry.previous() == "v1"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_publish_that_fails_anywhere_leaves_the_old_version_active(
    tmp_path: Path, code: int
) -> None:
    operations = failed_at_every_operation(
        tmp_path, code, lambda registry: published(registry, "v4")
    )

    assert operations > 20


@pytest.mark.parametrize(
    ("deed", "least"),
    [
        (lambda registry: registry.activate("v3"), 3),
        (lambda registry: registry.roll_back(), 3),
        (lambda registry: registry.remove("v3"), 2),
        (lambda registry: registry.prune(0), 2),
    ],
    ids=["activate", "roll back", "remove", "prune"],
)
def test_other_deeds_that_fail_anywhere_leave_the_old_version_active(
    tmp_path: Path, deed: Callable[[ModelRegistry], object], least: int
) -> None:
    assert failed_at_every_operation(tmp_path, errno.ENOSPC, deed) >= least
