"""The one-file program, built and started as on a PC that has never seen Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from routingml_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    Start = Callable[..., subprocess.CompletedProcess[str]]

ROOT: Final = Path(__file__).resolve().parents[2]
MEGABYTE: Final = 1_000_000
WINDOWS: Final = sys.platform == "win32"
# Without these Windows starts no program at all.
OF_WINDOWS: Final = ("SYSTEMROOT", "SYSTEMDRIVE", "LOCALAPPDATA", "USERPROFILE")

pytestmark = [pytest.mark.frozen, pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def exe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program built from the spec, outside the checkout."""
    folder = tmp_path_factory.mktemp("build")
    built = subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", folder / "dist", "--workpath", folder / "work"),
            ROOT / "RoutingMLMonitor.spec",
        ],
        env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(folder / "cache")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder / "dist" / ("RoutingMLMonitor.exe" if WINDOWS else "RoutingMLMonitor")


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The folder the started program takes for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def start(exe: Path, tmp_path: Path, temporary: Path) -> Start:
    """Start the program with nothing on PATH and no setting of Python; how it ended."""
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    places = {"HOME": tmp_path, "TMPDIR": temporary, "TEMP": temporary, "TMP": temporary}
    environment = {name: os.environ[name] for name in OF_WINDOWS if name in os.environ}
    environment |= {name: str(place) for name, place in places.items()}
    environment |= {"PATH": str(nothing), "POLARS_MAX_THREADS": "2"}

    def started(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [exe, *arguments], env=environment, cwd=tmp_path, capture_output=True, text=True,
            encoding="utf-8", errors="replace", check=False, timeout=600,
        )  # fmt: skip

    return started


def test_the_exe_does_a_plants_first_day_without_python(start: Start, temporary: Path) -> None:
    ended = start("--self-test")

    assert ended.returncode == 0, ended.stderr
    assert list(temporary.iterdir()) == [], "something was left behind"
    if not WINDOWS:  # where it has no console to print on
        summary, _ = json.JSONDecoder().raw_decode(ended.stdout)
        assert summary["answers"][0]["outcome"] == "proposed"


def test_every_panel_of_the_exe_opens_without_a_fault(start: Start, tmp_path: Path) -> None:
    ended = start("demo", "--offscreen", "--home", "home", "--output", "shown")

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "shown" / "window.png").stat().st_size > 0
    logs = [file.read_text(encoding="utf-8") for file in (tmp_path / "home").glob("logs/*.log")]
    lines = [json.loads(line) for log in logs for line in log.splitlines()]
    assert lines, "nothing was logged"
    assert [line for line in lines if line["level"] in {"ERROR", "CRITICAL"}] == []


@pytest.mark.skipif(WINDOWS, reason="the exe has no console to print on")
def test_the_exe_tells_the_version_of_the_package(start: Start) -> None:
    ended = start("--version")

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split()[-1] == __version__


@pytest.mark.skipif(WINDOWS, reason="the exe has no console to print on")
def test_the_exe_says_what_is_wrong_in_one_sentence(start: Start) -> None:
    ended = start("predict", "X", "--home", "empty")

    assert ended.returncode == 5
    assert len(ended.stderr.splitlines()) == 1


def test_the_exe_stays_small_enough_to_hand_around(
    exe: Path, record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    size = exe.stat().st_size

    record_property("exe_bytes", size)
    with capsys.disabled():
        print(f"\n{exe.name}: {size / MEGABYTE:.0f} MB")  # noqa: T201 (meant to be read)
    assert size < 200 * MEGABYTE
