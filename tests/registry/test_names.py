from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.errors import VersionNameError
from routingml_desktop.registry.names import (
    checked_version_name,
    free_version_name,
    is_version_name,
)

NOON = datetime(2026, 3, 2, 12, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["v1", "2026-spring", "A", "v20260302-120005-2", "com10", "v1.2", "x" * 64]
)
def test_a_plain_name_is_taken_as_it_is(name: str) -> None:
    assert checked_version_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../x", "a/b", "a\\b", "C:", "c:x", "\\\\server\\share", "/etc", "~"),
        *(
            "con",
            "CON",
            "nul.txt",
            "nul.a.b",
            "aux",
            "Prn.v1",
            "com0",
            "COM9.x",
            "lpt1",
            "a.",
            "v1...",
            ".v1",
        ),
        *("a b", " a", "a ", "a\n", "a\0b", "v1:stream", "v*", "v?", 'v"', "v|", "v<", "-v", "_v"),
        *("버전", "v１", "é", "x" * 65, "x" * 4000),
    ],
)
def test_a_name_that_a_file_system_takes_differently_is_refused_with_a_sentence(name: str) -> None:
    assert not is_version_name(name)

    with pytest.raises(VersionNameError, match="cannot be named") as refused:
        checked_version_name(name)
    assert refused.value.problem


@given(st.text())
def test_a_name_that_passes_is_one_step_of_a_path(name: str) -> None:
    if is_version_name(name):
        assert set(name).isdisjoint('/\\:*?"<>|\0\n ')
        assert name.isascii()
        assert not name.endswith(".")
        assert not name.startswith(".")


def test_an_unnamed_version_is_named_after_the_time() -> None:
    assert free_version_name(NOON, set()) == "v20260302-120005"


def test_versions_of_the_same_second_are_numbered() -> None:
    taken = {"v20260302-120005", "v20260302-120005-2"}

    assert free_version_name(NOON, taken) == "v20260302-120005-3"
