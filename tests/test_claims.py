from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import WriteError

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from routingml_desktop.claims import claim

held = claim(Path(sys.argv[1]))
print(held is not None, flush=True)
sys.stdin.readline()
"""


def test_a_name_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    first = claim(tmp_path / "training.lock")
    assert first is not None

    assert claim(tmp_path / "training.lock") is None
    first.release()
    first.release()

    with claim(tmp_path / "training.lock") or pytest.fail("still held") as again:
        assert again.path == tmp_path / "training.lock"


def test_other_names_are_free(tmp_path: Path) -> None:
    with claim(tmp_path / "a") or pytest.fail("held"):
        other = claim(tmp_path / "b")

    assert other is not None
    other.release()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "ledger" / "training.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"True"
    assert claim(lock) is None

    process.kill()
    process.communicate()

    with claim(lock) or pytest.fail("still held"):
        pass


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(WriteError):
        claim(tmp_path / "file" / "training.lock")
