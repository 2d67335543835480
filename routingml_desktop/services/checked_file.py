"""A file that is written, read back and compared before anybody says that it was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from routingml_desktop import durable
from routingml_desktop.domain.errors import ExportMismatchError, FileExistsAlreadyError

if TYPE_CHECKING:
    from pathlib import Path

Problem: TypeAlias = Callable[[bytes], str]
"""What is wrong with bytes that were read back; empty: nothing."""


def write_checked(file: Path, data: bytes, problem: Problem, *, overwrite: bool) -> bytes:
    """Write ``data``, read it back and let ``problem`` judge it; the bytes as they are on the disk.

    Raises FileExistsAlreadyError unless ``overwrite``, WriteError and ExportMismatchError. Whatever
    is raised, ``file`` is as it was.
    """
    _refuse_overwriting(file, overwrite=overwrite)
    with durable.replacing(file) as fresh:
        with fresh.open("wb") as stream:
            stream.write(data)
        written = fresh.read_bytes()
        found = problem(written)
        if found:
            raise ExportMismatchError(file, found)
        # Somebody may have made the file while it was written.
        _refuse_overwriting(file, overwrite=overwrite)
    return written


def _refuse_overwriting(file: Path, *, overwrite: bool) -> None:
    if file.exists() and not overwrite:
        raise FileExistsAlreadyError(file)
