"""Which version is active: numbered files made by exclusive create, never rewritten."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop import durable
from routingml_desktop.domain.errors import FileExistsAlreadyError, VersionNameError
from routingml_desktop.registry.listing import entries
from routingml_desktop.registry.names import checked_version_name, is_version_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)

_FILE_NAME: Final = re.compile(r"(\d{8,})\.ptr")
_LONGEST_TRAIL: Final = 50


class Reason(StrEnum):
    """Why a version became active."""

    PUBLISHED = "published"
    ACTIVATED = "activated"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A version made active."""

    version: str
    manifest: str
    """SHA-256 of the version's manifest, so that another one under its name is noticed."""
    reason: Reason
    trail: tuple[str, ...] = ()
    """Versions that were active before and were not rolled back, newest first."""


class Pointers:
    """The pointers in a folder; the valid one with the highest number tells what is active.

    The file system decides which of two writers comes first. A pointer that was cut short does not
    fit its own hash and is passed over.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def newest(self) -> Pointer | None:
        """What is active now; None when nothing ever was; raise UnreadableFileError."""
        files = (self._folder / f"{number:08}.ptr" for number in sorted(self._numbers())[::-1])
        return next((pointer for file in files if (pointer := _read(file))), None)

    def append(self, following: Callable[[Pointer | None], Pointer | None]) -> None:
        """Write the pointer that follows the newest one; raise WriteError.

        ``following`` is asked again when another process was faster, so that its version is not
        forgotten; None from it writes nothing.
        """
        while True:
            number = max(self._numbers(), default=0) + 1
            pointer = following(self.newest())
            if pointer is None:
                return
            try:
                durable.create(self._folder / f"{number:08}.ptr", _lines(pointer))
            except FileExistsAlreadyError:
                continue
            return

    def _numbers(self) -> Iterator[int]:
        for file in entries(self._folder):
            if match := _FILE_NAME.fullmatch(file.name):
                yield int(match[1])


def _lines(pointer: Pointer) -> bytes:
    record = {
        "version": pointer.version,
        "manifest": pointer.manifest,
        "reason": pointer.reason,
        "trail": pointer.trail[:_LONGEST_TRAIL],
    }
    line = json.dumps(record, sort_keys=True).encode()
    return b"%s\n%s\n" % (hashlib.sha256(line).hexdigest().encode(), line)


def _read(file: Path) -> Pointer | None:
    """The pointer in ``file``; None when it was cut short, altered or cannot be read."""
    try:
        digest, _, rest = file.read_bytes().partition(b"\n")
    except OSError as error:
        logger.warning("The pointer %s is passed over: %s", file, error)
        return None
    line = rest.removesuffix(b"\n")
    if hashlib.sha256(line).hexdigest().encode() != digest:
        return None
    try:
        return _pointer(json.loads(line))
    except (KeyError, TypeError, ValueError, RecursionError, VersionNameError):
        return None


def _pointer(record: dict[str, Any]) -> Pointer:
    return Pointer(
        # A name from a file becomes a path, so it must be one that leads nowhere else.
        version=checked_version_name(record["version"]),
        manifest=str(record["manifest"]),
        reason=Reason(record["reason"]),
        trail=tuple(name for name in record["trail"] if is_version_name(name)),
    )
