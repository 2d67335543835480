"""Logs and crash reports without what was in them: when, where, which kind of failure.

A message holds item codes, servers, names of files and people. What goes into a support file is
the sentence before values were put into it, the places in the program, and the class of a failure.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KEPT_LINES: Final = 5_000
"""Of each log, the newest."""

_FRAME: Final = re.compile(r'^\s*File "([^"]+)", line (\d+),? in (\S+)')
_CLASS: Final = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)")
_PLAIN: Final = ("time", "level", "logger", "process")
_HEADS: Final = ("Traceback (most recent call last)", "During handling", "The above exception")


def told_lines(file: Path) -> Iterator[str]:
    """The lines of a log as they may be given away, oldest first."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    for line in lines[-KEPT_LINES:]:
        told = _told(line)
        if told is not None:
            yield json.dumps(told, ensure_ascii=False)


def told_places(text: str) -> list[str]:
    """The places and the classes of failures that a traceback names, and nothing else."""
    found = []
    for line in text.splitlines():
        frame = _FRAME.match(line)
        if frame:
            found.append(f"{_place(frame[1])}:{frame[2]} {frame[3]}")
        elif line and not line[0].isspace() and not line.startswith(_HEADS):
            kind = _CLASS.match(line)
            if kind and _is_failure(kind[1]):
                found.append(kind[1])
    return found


def crash_places(file: Path) -> list[str]:
    """The places that a native crash report names."""
    return told_places(file.read_text(encoding="utf-8", errors="replace"))


def role_of(file: Path) -> str:
    """``window``, ``cli`` or another kind of process, from the name of its log."""
    return file.name.partition("-")[0]


def _told(line: str) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except ValueError:
        return None  # Cut short by a crash; the lines before and after it tell enough.
    if not isinstance(said, dict):
        return None
    told = {name: said[name] for name in _PLAIN if name in said}
    if isinstance(said.get("template"), str):
        told["template"] = said["template"]
    if isinstance(said.get("traceback"), str):
        told["places"] = told_places(said["traceback"])
    return told


def _place(path: str) -> str:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    for package in ("routingml_desktop", "site-packages"):
        if package in parts:
            return "/".join(parts[parts.index(package) :])
    return parts[-1] if parts else ""


def _is_failure(name: str) -> bool:
    return name.endswith(("Error", "Exception", "Interrupt", "Warning", "Exit"))


def joined(lines: Iterable[str]) -> str:
    """Lines as the text of a file."""
    return "".join(f"{line}\n" for line in lines)
