"""Writing failed: exit code 7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.errors.base import RoutingMLError

if TYPE_CHECKING:
    from pathlib import Path


class WriteError(RoutingMLError):
    """A file could not be written; what was there before is unchanged."""

    exit_code = 7

    def __init__(self, file: Path | str, problem: str) -> None:
        super().__init__(f"{file} could not be written: {problem}. Nothing was changed.")
        self.file = str(file)
        self.problem = problem


class FileExistsAlreadyError(WriteError):
    """The file exists and is not overwritten without being asked to."""

    def __init__(self, file: Path | str) -> None:
        super().__init__(file, "it exists already")


class ExportMismatchError(WriteError):
    """What was written reads back differently, so the export does not count."""

    def __init__(self, file: Path | str, problem: str) -> None:
        super().__init__(file, f"reading it back gave something else ({problem})")
