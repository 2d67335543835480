"""A name held by one process until it ends, however it ends."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

from routingml_desktop.domain.errors import WriteError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Claim:
    """Held from ``claim`` until ``release`` or the end of the process.

    The operating system holds it, so that a process which was killed holds nothing, and a process
    number given a second time means nothing.
    """

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file = file

    def release(self) -> None:
        """Let others have it; a second time is fine. The file stays."""
        self._file.close()

    def __enter__(self) -> Claim:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()


def claim(path: Path) -> Claim | None:
    """Hold the lock file at ``path``; None when it is held already, here or by another process.

    For a local disk: what a file server says about locks cannot be trusted. Raises WriteError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError as error:
        raise WriteError(path, error.strerror or type(error).__name__) from error
    try:
        _lock(file)
    except OSError:  # The two systems have different numbers for "held".
        file.close()
        return None
    return Claim(path, file)
