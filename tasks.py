"""Sets the project up on a bare machine and runs it: ``python tasks.py demo|test|bench|build``.

Standard library only. Every package comes from ``requirements.lock``, checked by hash.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up.sha256"
TRANSLATIONS = ROOT / "resources" / "translations"

POSTGRES = Path("/usr/lib/postgresql")
ODBC_DRIVERS = Path("/etc/odbcinst.ini")


def library(name: str) -> Callable[[], bool]:
    """A check whether a shared library is there."""
    return lambda: ctypes.util.find_library(name) is not None


def program(name: str) -> Callable[[], bool]:
    """A check whether a program is on the path."""
    return lambda: shutil.which(name) is not None


def korean_font() -> bool:
    """Whether fontconfig knows a font with Korean letters."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    listing = subprocess.run([fc_list, ":lang=ko"], capture_output=True, check=False)
    return bool(listing.stdout)


# What Debian lacks, and the package that brings it.
NEEDED: list[tuple[str, Callable[[], bool]]] = [
    ("python3-venv", lambda: importlib.util.find_spec("ensurepip") is not None),
    ("python3-dev", lambda: Path(sysconfig.get_path("include"), "Python.h").exists()),
    ("g++", program("c++")),
    ("ca-certificates", lambda: Path("/etc/ssl/certs/ca-certificates.crt").exists()),
    ("fontconfig", program("fc-list")),
    ("fonts-noto-cjk", korean_font),
    *(
        (package, library(name))
        for package, name in {
            "libegl1": "EGL",
            "libgl1": "GL",
            "libglib2.0-0": "glib-2.0",
            "libdbus-1-3": "dbus-1",
            "libfontconfig1": "fontconfig",
            "libxkbcommon0": "xkbcommon",
            "libxkbcommon-x11-0": "xkbcommon-x11",
            "libxcb-cursor0": "xcb-cursor",
            "libxcb-icccm4": "xcb-icccm",
            "libxcb-image0": "xcb-image",
            "libxcb-keysyms1": "xcb-keysyms",
            "libxcb-randr0": "xcb-randr",
            "libxcb-render-util0": "xcb-render-util",
            "libxcb-shape0": "xcb-shape",
            "libxcb-xkb1": "xcb-xkb",
        }.items()
    ),
]
NEEDED_FOR_TESTS: list[tuple[str, Callable[[], bool]]] = [
    ("binutils", program("objdump")),
    ("unixodbc", library("odbc")),
    ("postgresql", lambda: any(POSTGRES.glob("*/bin/initdb"))),
    ("odbc-postgresql", lambda: ODBC_DRIVERS.exists() and "PostgreSQL" in ODBC_DRIVERS.read_text()),
]


def run(*command: str | Path, check: bool = True) -> int:
    """Run a command in the project's folder; end with its exit code when it fails."""
    # A native build of hnswlib would crash on older processors.
    environment = {**os.environ, "HNSWLIB_NO_NATIVE": "1", "DEBIAN_FRONTEND": "noninteractive"}
    status = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False)
    if check and status.returncode:
        sys.exit(status.returncode)
    return status.returncode


def install_what_debian_lacks(*, tests: bool) -> None:
    """Install missing Debian packages as root, or print the line that does."""
    if shutil.which("apt-get") is None:
        return
    wanted = NEEDED + (NEEDED_FOR_TESTS if tests else [])
    missing = [package for package, there in wanted if not there()]
    if not missing:
        return
    if os.geteuid() != 0:
        sys.exit(f"Missing on this machine. Run:\n  sudo apt-get install -y {' '.join(missing)}")
    print("Installing:", *missing, flush=True)
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)


def make_environment() -> None:
    """Make ``.venv`` from the lock file, unless it already is what the lock file says."""
    state = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if not STAMP.exists() or STAMP.read_text() != state:
        print("Making the environment in", VENV, flush=True)
        run(sys.executable, "-m", "venv", "--clear", VENV)
        install_uv()
        pip = (SCRIPTS / "uv", "pip")
        target = ("--python", PYTHON, "--link-mode", "copy", "--quiet")
        run(*pip, "sync", LOCK, "--build-constraints", LOCK, *target)
        run(*pip, "install", "--no-deps", "--no-build-isolation", "--editable", ROOT, *target)
        STAMP.write_text(state)
    compile_translations()


def install_uv() -> None:
    """Put the uv of the lock file into the environment, checked by hash."""
    block = re.search(r"^uv==(?:.*\\\n)*.*\n", LOCK.read_text(), re.MULTILINE)
    if block is None:
        sys.exit(f"{LOCK.name} does not name uv.")
    wanted = VENV / "uv.txt"
    wanted.write_text(block.group())
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", wanted)


def compile_translations() -> None:
    """Make the .qm files that are older than their .ts."""
    for source in TRANSLATIONS.glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            run(SCRIPTS / "pyside6-lrelease", "-silent", source, "-qm", compiled)


def demo(*arguments: str) -> int:
    """Set up, then open the window on the embedded demo plant."""
    install_what_debian_lacks(tests=False)
    make_environment()
    return run(PYTHON, "-m", "routingml_desktop", "demo", *arguments, check=False)


def test(*arguments: str) -> int:
    """Set up, then run every check; the last line is pytest's. Arguments go to pytest."""
    install_what_debian_lacks(tests=True)
    make_environment()
    failed = [
        " ".join(check)
        for check in (
            ("ruff", "check", "."),
            ("ruff", "format", "--check", "."),
            ("mypy",),
            ("lint-imports",),
        )
        if run(SCRIPTS / check[0], *check[1:], check=False)
    ]
    for check_name in failed:
        print("FAILED:", check_name, flush=True)
    status = run(PYTHON, "-m", "pytest", *arguments, check=False)
    return status or bool(failed)


def bench(*arguments: str) -> int:
    """Set up, then measure; one table is printed and written."""
    install_what_debian_lacks(tests=True)
    make_environment()
    return run(PYTHON, "-m", "benchmarks", *arguments, check=False)


def build(*arguments: str) -> int:
    """Set up, then build the one-file program into ``dist``."""
    install_what_debian_lacks(tests=True)
    make_environment()
    spec = ROOT / "RoutingMLMonitor.spec"
    return run(PYTHON, "-m", "PyInstaller", "--noconfirm", *arguments, spec, check=False)


TASKS = {"demo": demo, "test": test, "bench": bench, "build": build}

if __name__ == "__main__":
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        sys.exit("Python 3.11, 3.12 or 3.13 is needed.")
    task, *arguments = sys.argv[1:] or [""]
    if task not in TASKS:
        sys.exit(f"python tasks.py {'|'.join(TASKS)}")
    sys.exit(TASKS[task](*arguments))
