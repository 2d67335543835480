"""A name held by one process until it ends, however it ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import WriteError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Claim:
    """Held from ``claim`` until ``release`` or the end of the process.

    The operating system holds it, so that a process which was killed holds nothing, and a process
    number given a second time means nothing.
    """

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let others have it; a second time is fine. The file stays."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

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
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise WriteError(path, error.strerror or type(error).__name__) from error
    try:
        _lock(descriptor)
    except OSError:  # The two systems have different numbers for "held".
        os.close(descriptor)
        return None
    return Claim(path, descriptor)
