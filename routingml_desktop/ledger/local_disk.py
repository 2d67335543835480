"""Whether a folder is on a disk of this PC, the only place where a database is safe."""

from __future__ import annotations

import sys
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import NotLocalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REMOTE_DRIVE: Final = 4
"""What Windows calls a drive letter that stands for a share."""

_LONG_PATH: Final = "\\\\?\\"


def require_local(folder: Path) -> None:
    """Raise NotLocalError when the folder is on a share: locks there cannot be trusted."""
    if is_remote(str(folder.absolute())):
        raise NotLocalError(folder)


def _windows_drive_type(root: str) -> int:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (needed on Windows only)

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


def is_remote(place: str, drive_type: Callable[[str], int] = _windows_drive_type) -> bool:
    """Whether a path names a share, by server or by a drive letter that stands for one.

    ``drive_type`` answers for the root of a drive as Windows does.
    """
    named = place.removeprefix(_LONG_PATH)
    if place != named and named.upper().startswith("UNC\\"):
        return True
    if named.startswith(("\\\\", "//")):
        return True
    drive = PureWindowsPath(named).drive
    return bool(drive) and drive_type(f"{drive}\\") == REMOTE_DRIVE
