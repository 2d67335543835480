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
            "libwayland-cursor0": "wayland-cursor",
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


ENVIRONMENT = {
    # Behind a plant's proxy only the system knows the proxy's certificate.
    "UV_SYSTEM_CERTS": "1",
    **os.environ,
    # A native build of hnswlib would crash on older processors.
    "HNSWLIB_NO_NATIVE": "1",
    "DEBIAN_FRONTEND": "noninteractive",
}


def run(*command: str | Path, check: bool = True) -> int:
    """Run a command in the project's folder; its exit code. With ``check``, end when it fails.

    Ctrl+C reaches the command too: it is waited for, so that it ends in good order, then we end.
    """
    child = subprocess.Popen([str(part) for part in command], cwd=ROOT, env=ENVIRONMENT)
    interrupted, status = False, None
    while status is None:
        try:
            status = child.wait()
        except KeyboardInterrupt:
            interrupted = True
    if status < 0:  # ended by a signal; shells say it so
        status = 128 - status
    if interrupted:
        sys.exit(status or 130)
    if check and status:
        sys.exit(status)
    return status


def install_what_debian_lacks(*, tests: bool) -> None:
    """Install missing Debian packages as root, or print the line that does."""
    if shutil.which("apt-get") is None:
        return
    wanted = NEEDED + (NEEDED_FOR_TESTS if tests else [])
    missing = [package for package, there in wanted if not there()]
    if not missing:
        return
    if os.geteuid() != 0:
        line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(missing)}"
        who = " as root"
        if shutil.which("sudo"):
            line, who = line.replace("apt-get", "sudo apt-get"), ""
        sys.exit(f"This machine lacks some packages. Run{who}:\n  {line}")
    print("Installing:", *missing, flush=True)
    # Each may fail without need: nothing was left half done; some other package source is down.
    run("dpkg", "--configure", "-a", check=False)
    run("apt-get", "update", "-qq", check=False)
    patient = ("-o", "DPkg::Lock::Timeout=300")
    run("apt-get", "install", "-y", "-qq", *patient, "--no-install-recommends", *missing)


def wanted_state() -> str:
    """What the environment is made of: the lock file, the kind of Python, the place."""
    # Not the patch version of Python: the environment outlives an update of it.
    kind = f"{sys.implementation.cache_tag} {sysconfig.get_platform()} {VENV}"
    return hashlib.sha256(LOCK.read_bytes() + kind.encode()).hexdigest()


def make_environment() -> None:
    """Make ``.venv`` from the lock file, unless it already is what the lock file says."""
    state = wanted_state()
    # The stamp is written last and removed first: what was interrupted is made anew.
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text() == state):
        print("Making the environment in", VENV, flush=True)
        STAMP.unlink(missing_ok=True)
        run(sys.executable, "-m", "venv", "--clear", VENV)
        uv_requirement = VENV / "uv.txt"
        uv_requirement.write_text(locked("uv"))
        run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", uv_requirement)
        pip = (installed("uv"), "pip")
        target = ("--python", PYTHON, "--link-mode", "copy", "--quiet")
        run(*pip, "sync", LOCK, "--build-constraints", LOCK, *target)
        run(*pip, "install", "--no-deps", "--no-build-isolation", "--editable", ROOT, *target)
        STAMP.write_text(state)
    compile_translations()


def locked(package: str) -> str:
    """The lines of the lock file about a package: its version and its hashes."""
    block = re.search(rf"^{package}==(?:.*\\\n)*.*\n", LOCK.read_text("utf-8"), re.MULTILINE)
    if block is None:
        sys.exit(f"{LOCK.name} does not name {package}.")
    return block.group()


def installed(name: str) -> Path:
    """A program of the environment."""
    return SCRIPTS / (f"{name}.exe" if os.name == "nt" else name)


def compile_translations() -> None:
    """Make the .qm files that are older than their .ts."""
    for source in TRANSLATIONS.glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            fresh = VENV / compiled.name  # moved when whole: an interrupted one never counts
            run(installed("pyside6-lrelease"), "-silent", source, "-qm", fresh)
            fresh.replace(compiled)


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
        if run(installed(check[0]), *check[1:], check=False)
    ]
    for check_name in failed:
        print("FAILED:", check_name, flush=True)
    status = run(PYTHON, "-m", "pytest", *arguments, check=False)
    return status or int(bool(failed))


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
