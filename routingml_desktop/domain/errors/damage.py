"""Stored data is damaged: exit code 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.errors.base import RoutingMLError

if TYPE_CHECKING:
    from pathlib import Path


class DamagedError(RoutingMLError):
    """Something the program stored is cut short or was altered."""

    exit_code = 6


class DamagedSnapshotError(DamagedError):
    """The plant data on this PC is damaged."""

    def __init__(self, file: Path | str, problem: str) -> None:
        super().__init__(
            f"The plant data on this PC is damaged ({file}: {problem}). Run sync again."
        )
        self.file = str(file)
        self.problem = problem


class DamagedVersionError(DamagedError):
    """A model version is damaged or was altered, so it is not used."""

    def __init__(self, version: str, problem: str) -> None:
        super().__init__(
            f"Model version {version} is refused: {problem}. Roll back or train again."
        )
        self.version = version
        self.problem = problem


class IncompatibleVersionError(DamagedError):
    """A model version was made by a program this one does not understand."""

    def __init__(self, version: str, problem: str) -> None:
        super().__init__(
            f"Model version {version} does not fit this program: {problem}. Train again."
        )
        self.version = version
        self.problem = problem


class DamagedLedgerError(DamagedError):
    """The record of what happened on this PC is damaged or from a newer program."""

    def __init__(self, file: Path | str, problem: str) -> None:
        super().__init__(f"The record of what happened on this PC ({file}) is refused: {problem}.")
        self.file = str(file)
        self.problem = problem
