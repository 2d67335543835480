"""Not there yet: exit code 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.errors.base import RoutingMLError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class NotReadyError(RoutingMLError):
    """Something must be done first."""

    exit_code = 5


class NoSnapshotError(NotReadyError):
    """The plant's data was never brought in."""

    def __init__(self) -> None:
        super().__init__("There is no plant data on this PC yet. Run sync first.")


class NoModelError(NotReadyError):
    """No model version is active; ``known`` are those that could be."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        untrained = "No model is trained yet. Run train first."
        waiting = f"No model version is active. Activate one or train: {', '.join(known[:5])}."
        super().__init__(waiting if known else untrained)
        self.known = tuple(known)


class ModelsFolderError(NotReadyError):
    """The folder that the setting names for the versions is not there."""

    def __init__(self, folder: Path | str, problem: str = "it is not there") -> None:
        super().__init__(
            f"Setting storage.models_folder names {folder}: {problem}. Connect the share or make "
            "the folder, or name another one; empty keeps the versions in the home folder."
        )
        self.folder = str(folder)
        self.problem = problem


class ModelsFolderReadOnlyError(ModelsFolderError):
    """The folder that the setting names for the versions does not take new ones."""

    def __init__(self, folder: Path | str, problem: str) -> None:
        super().__init__(folder, f"no version can be published there ({problem})")


class NothingToLearnError(NotReadyError):
    """The data does not hold what a training needs."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"There is nothing to learn from: {problem}")
        self.problem = problem


class NotMeasuredError(NotReadyError):
    """A version was never evaluated."""

    def __init__(self, version: str) -> None:
        super().__init__(f"Version {version} was not measured. Run evaluate.")
        self.version = version


class QueueFullError(NotReadyError):
    """The line of trainings has no room; the request was noted as deferred."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"The training queue is full ({most} waiting). The request was noted as deferred; "
            "ask again when a training has ended."
        )
        self.most = most


class ApprovalNeededError(NotReadyError):
    """A version may only be activated by another person than the one who trained it."""

    def __init__(self, version: str, trained_by: str) -> None:
        super().__init__(
            f"Version {version} was trained by {trained_by}; the policy wants another person to "
            "approve it."
        )
        self.version = version
        self.trained_by = trained_by


class AlreadyRunningError(NotReadyError):
    """Another process of the program uses the same home folder."""

    exit_code = 9

    def __init__(self, home: Path | str, doing: str = "is running") -> None:
        super().__init__(f"RoutingML {doing} already on {home}.")
        self.home = str(home)


class WorkerCrashedError(NotReadyError):
    """The child process ended without an answer."""

    exit_code = 1

    def __init__(self, work: str, exit_status: int | None) -> None:
        super().__init__(
            f"The {work} process ended unexpectedly (exit status {exit_status}). "
            "Nothing was changed; the log tells more."
        )
        self.work = work
        self.exit_status = exit_status
