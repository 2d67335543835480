"""Failures an operator can act on.

``str(error)`` is an English sentence for the log and the command line; ``ui/notices.py`` has one in
the operator's language for each class. ``exit_code`` is what the command line ends with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


WHOLE_FILE: Final = "(file)"
"""The key of a SettingError about a file of which nothing can be read."""

_LONGEST_SHOWN: Final = 60
_MOST_COLUMNS: Final = 12


class RoutingMLError(Exception):
    """Something the operator can put right."""

    exit_code: ClassVar[int] = 1

    def __reduce__(self) -> tuple[Callable[..., RoutingMLError], tuple[object, ...]]:
        """Travels between processes with its sentence and its facts, not through __init__."""
        return _rebuilt, (type(self), self.args, dict(self.__dict__))


class WorkCancelledError(RoutingMLError):
    """The operator stopped the work; an outcome, not a failure."""

    exit_code = 8

    def __init__(self) -> None:
        super().__init__("Stopped as asked; nothing was changed.")


class ProgramFaultError(RoutingMLError):
    """A fault of the program itself; the log and the crash report tell more."""

    def __init__(self, fault: BaseException) -> None:
        super().__init__(f"Something inside the program failed ({type(fault).__name__}: {fault}).")
        self.fault = type(fault).__name__


# --- what was asked or configured is not right: exit code 3


class InputError(RoutingMLError):
    """What was asked or configured is not right."""

    exit_code = 3


class UnknownItemError(InputError):
    """The plant has no item with this code."""

    def __init__(self, item_code: str, closest: str | None = None) -> None:
        suggestion = f" Did you mean {closest}?" if closest else ""
        super().__init__(f"Item {_shown(item_code)} is not in the plant's data.{suggestion}")
        self.item_code = item_code
        self.closest = closest


class SettingError(InputError):
    """A setting has a value that is not allowed, or a settings file cannot be read."""

    def __init__(
        self,
        key: str,
        problem: str,
        file: Path | str = "",
        line: int = 0,
        value: str = "",
        allowed: str = "",
    ) -> None:
        at = f", line {line}" if line else ""
        place = f" ({file}{at})" if file else ""
        what = f"The settings file {file}{at}" if key == WHOLE_FILE else f"Setting {key}{place}"
        choice = f"; allowed: {allowed}" if allowed else ""
        super().__init__(f"{what}: {problem}{choice}")
        self.key = key
        self.problem = problem
        self.file = str(file)
        self.line = line or None
        self.value = value
        self.allowed = allowed


class LockedSettingError(InputError):
    """The machine policy does not let a setting be changed."""

    def __init__(self, key: str, file: Path | str) -> None:
        super().__init__(f"Setting {key} is locked by the machine policy {file}.")
        self.key = key
        self.file = str(file)


class NotAllowedError(RoutingMLError):
    """The machine policy does not let this person do it."""

    exit_code = 10

    def __init__(self, right: str, role: str, who: str) -> None:
        super().__init__(f"{who} is {role} here and may not {right}. Ask IT, who keep the policy.")
        self.right = right
        self.role = role
        self.who = who


class MappingError(InputError):
    """A mapping file says something that cannot be used."""

    def __init__(self, mapping: Path | str, problem: str) -> None:
        super().__init__(f"Mapping {mapping}: {problem}")
        self.mapping = str(mapping)
        self.problem = problem


class UnknownProfileError(InputError):
    """There is no weight profile of this name."""

    def __init__(self, name: str, known: Sequence[str] = ()) -> None:
        listed = f" Known: {', '.join(known[:10])}." if known else ""
        super().__init__(f"There is no weight profile {_shown(name)}.{listed}")
        self.name = name
        self.known = tuple(known)


class ProfileNotApplicableError(InputError):
    """A weight profile gives no weight to any attribute that the active version compares."""

    def __init__(self, name: str, attributes: Sequence[str] = ()) -> None:
        listed = f" It compares: {', '.join(attributes[:_MOST_COLUMNS])}." if attributes else ""
        super().__init__(
            f"Weight profile {_shown(name)} does not apply: it gives no weight to any attribute "
            f"that the active version compares.{listed}"
        )
        self.name = name
        self.attributes = tuple(attributes)


class UnknownVersionError(InputError):
    """There is no model version of this name."""

    def __init__(self, name: str, known: Sequence[str] = ()) -> None:
        listed = f" Known: {', '.join(known[:5])}." if known else ""
        super().__init__(f"There is no model version {_shown(name)}.{listed}")
        self.name = name
        self.known = tuple(known)


class UnknownCycleError(InputError):
    """There is no quality cycle of this id, or its report is not kept any more."""

    def __init__(self, cycle_id: str, known: Sequence[str] = ()) -> None:
        listed = f" Known: {', '.join(known[-5:])}." if known else ""
        super().__init__(f"There is no report of a quality cycle {_shown(cycle_id)}.{listed}")
        self.cycle_id = cycle_id
        self.known = tuple(known)


class VersionNameError(InputError):
    """A model version cannot have this name."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"A model version cannot be named {_shown(name)!r}: {problem}")
        self.name = name
        self.problem = problem


class VersionInUseError(InputError):
    """A version cannot be removed because it is the active or the previous one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Version {name} is the active or the previous one and stays.")
        self.name = name


class NothingToRollBackError(InputError):
    """No earlier version was ever active."""

    def __init__(self) -> None:
        super().__init__("There is no earlier active version to roll back to.")


class NotLocalError(InputError):
    """The folder for databases is on a network drive, where they would be damaged."""

    def __init__(self, folder: Path | str) -> None:
        super().__init__(f"{folder} is on a network drive. Choose a home folder on this PC.")
        self.folder = str(folder)


class UnreadableFileError(InputError):
    """A file is not what its name says, or its content cannot be read."""

    def __init__(self, file: Path | str, problem: str) -> None:
        super().__init__(f"{file} cannot be read: {problem}")
        self.file = str(file)
        self.problem = problem


class FilterNotUnderstoodError(InputError):
    """What was typed above a column is no condition on its values."""

    def __init__(self, column: str, typed: str, wanted: str) -> None:
        super().__init__(f"Filter {typed!r} on {column} is not understood; it wants {wanted}.")
        self.column = column
        self.typed = typed
        self.wanted = wanted


class LaterKnowledgeError(InputError):
    """A replay of the past would have used what became known only later."""

    def __init__(
        self, what: str, item_code: str, dated: str, moment: str, attribute: str = ""
    ) -> None:
        advice = f" Leave it out: --leave-out {attribute}." if attribute else ""
        super().__init__(
            f"The replay stopped: {what} of {_shown(item_code)} is dated {dated}, "
            f"but what is asked on {moment} can only know earlier ones.{advice}"
        )
        self.what = what
        self.item_code = item_code
        self.dated = dated
        self.moment = moment
        self.attribute = attribute


# --- the source of the rows: exit code 4


class SourceError(RoutingMLError):
    """The plant's data cannot be read."""

    exit_code = 4


class DriverMissingError(SourceError):
    """The ODBC driver is not installed on this PC."""

    def __init__(self, driver: str, installed: Sequence[str]) -> None:
        listed = ", ".join(installed) if installed else "none"
        super().__init__(
            f"ODBC driver {driver} is not installed (installed: {listed}). "
            "Install it, or name an installed one under [connection] driver in the mapping."
        )
        self.driver = driver
        self.installed = tuple(installed)


class ErpConnectionError(SourceError):
    """The server refuses, is not there, or the connection broke."""

    def __init__(self, server: str, problem: str) -> None:
        super().__init__(f"No connection to {server}: {problem}")
        self.server = server
        self.problem = problem


class ErpTimeoutError(SourceError):
    """The server did not answer in time."""

    def __init__(self, server: str, seconds: float, doing: str) -> None:
        super().__init__(
            f"{server} did not answer within {seconds:g} s while {doing}. Try again later."
        )
        self.server = server
        self.seconds = seconds
        self.doing = doing


class LoginRefusedError(SourceError):
    """The server knows the login not, or not for this database."""

    def __init__(self, server: str) -> None:
        super().__init__(f"{server} refuses the login. Ask IT for read access to the views.")
        self.server = server


class PermissionDeniedError(SourceError):
    """The login may not read a table or view."""

    def __init__(self, table: str) -> None:
        super().__init__(f"The login may not read {table}. Ask IT for SELECT on it.")
        self.table = table


class MissingTableError(SourceError):
    """A table, view or file that the mapping names does not exist."""

    def __init__(self, table: str, known: Sequence[str] = ()) -> None:
        listed = f" There is: {', '.join(known[:8])}." if known else ""
        super().__init__(f"{table} does not exist in the source. Correct the mapping.{listed}")
        self.table = table
        self.known = tuple(known)


class MissingColumnError(SourceError):
    """A column that the mapping names does not exist."""

    def __init__(
        self, table: str, column: str, closest: str | None = None, known: Sequence[str] = ()
    ) -> None:
        listed = f" There is: {', '.join(known[:_MOST_COLUMNS])}." if known else ""
        suggestion = f" Did you mean {closest}?" if closest else listed
        super().__init__(f"{table} has no column {column}. Correct the mapping.{suggestion}")
        self.table = table
        self.column = column
        self.closest = closest
        self.known = tuple(known)


class NoRowsError(SourceError):
    """The source answers, but a table the program needs has no rows."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"{table} is connected but has no rows, so there is nothing to learn from."
        )
        self.table = table


# --- not there yet: exit code 5


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


class UnknownJobError(InputError):
    """There is no training job of this id, or not in the state the deed needs."""

    def __init__(self, job_id: str, problem: str = "there is none of this id") -> None:
        super().__init__(f"Training job {_shown(job_id)}: {problem}.")
        self.job_id = job_id
        self.problem = problem


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


# --- stored data is damaged: exit code 6


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


# --- writing failed: exit code 7


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


class NothingToExportError(InputError):
    """There is no routing to export."""

    def __init__(self) -> None:
        super().__init__("There is no routing to export. Ask for an item first.")


class NothingApprovedError(InputError):
    """No approved standard waits for being exported."""

    def __init__(self) -> None:
        super().__init__("There is no approved standard to export that has not left already.")


class ReasonMissingError(InputError):
    """The policy wants a reason for a decision on a standard."""

    def __init__(self) -> None:
        super().__init__("A reason is needed to approve or reject a standard.")


class ExportLimitError(InputError):
    """What is to be exported does not fit the form of the file."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"This cannot be exported in this form: {problem}. Nothing was written.")
        self.problem = problem


def _shown(text: str) -> str:
    """What was typed, on one line of a terminal."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."


def _rebuilt(
    kind: type[RoutingMLError], args: tuple[object, ...], facts: dict[str, object]
) -> RoutingMLError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error
