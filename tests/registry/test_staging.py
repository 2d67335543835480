from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.registry.staging import staging, sweep

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_left_when_the_work_is_done(tmp_path: Path) -> None:
    with staging(tmp_path) as staged:
        durable.write_text(staged / "part", "x")

    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_when_the_work_fails(tmp_path: Path) -> None:
    def failing(staged: Path) -> None:
        durable.write_text(staged / "part", "x")
        raise KeyError

    with pytest.raises(KeyError), staging(tmp_path) as staged:
        failing(staged)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_process_is_gone_is_swept(tmp_path: Path) -> None:
    (tmp_path / "1234-abcd").mkdir()
    (tmp_path / "1234-abcd" / "part").write_text("x")
    (tmp_path / "1234-abcd.lock").write_text("")
    (tmp_path / "5678-ef").mkdir()

    assert sweep(tmp_path) == 2

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_not_swept(tmp_path: Path) -> None:
    with staging(tmp_path) as staged:
        assert sweep(tmp_path) == 0

        assert staged.is_dir()


def test_there_is_nothing_to_sweep_before_the_first_training(tmp_path: Path) -> None:
    assert sweep(tmp_path / "staging") == 0


def test_a_folder_that_cannot_be_removed_waits_for_the_next_sweep(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def held(operation: str, path: Path) -> None:
        if operation == "remove":
            raise OSError(13, "Permission denied")

    with durable.failing(held), staging(tmp_path) as staged:
        durable.write_text(staged / "part", "x")

    assert staged.is_dir()
    assert "left behind" in caplog.text
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_before_anything_is_written(tmp_path: Path) -> None:
    def full(operation: str, path: Path) -> None:
        if operation == "create":
            raise OSError(28, "No space left on device")

    with durable.failing(full), pytest.raises(WriteError, match="full"), staging(tmp_path):
        pytest.fail("never reached")

    assert list(tmp_path.iterdir()) == []


def test_a_name_that_a_sweep_holds_is_given_up_for_another(tmp_path: Path) -> None:
    names = iter(["held", "free"])
    sweeping = claim(tmp_path / "held.lock")
    assert sweeping is not None

    with sweeping, staging(tmp_path, new_name=lambda: next(names)) as staged:
        assert staged.name == "free"


def test_a_folder_of_another_pc_is_left_to_it_even_if_no_lock_holds_it(tmp_path: Path) -> None:
    (tmp_path / "PLANNING-PC-4711-0123456789abcdef").mkdir()
    (tmp_path / "PLANNING-PC-4711-0123456789abcdef.lock").write_text("")

    assert sweep(tmp_path) == 0

    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_of_this_pc_carries_its_name_and_is_swept(tmp_path: Path) -> None:
    with staging(tmp_path) as staged:
        name = staged.name
    (tmp_path / name).mkdir()

    assert sweep(tmp_path) == 1
