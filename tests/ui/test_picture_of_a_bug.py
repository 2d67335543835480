"""A picture that was asked for without anybody watching never hides a bug."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = """
import sys
from pathlib import Path
from routingml_desktop.app import run
from routingml_desktop.paths import Home

folder = Path(sys.argv[1])
sys.exit(run(Home(folder), program=object(), screenshot=folder / "window.png"))
"""


def test_a_bug_while_the_window_is_furnished_ends_with_1_and_without_a_picture(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.mkdir()

    ended = subprocess.run(
        [sys.executable, "-c", BROKEN, str(home)], capture_output=True, timeout=50, check=False
    )

    assert ended.returncode == 1, ended.stderr.decode()
    assert not (home / "window.png").exists()
