"""For each class of failure: what happened, what to do, which command does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain import errors
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FailureWords:
    """English source texts; ``{fact}`` stands for an attribute of the error."""

    sentence: str
    next_step: str = ""
    command: str = ""
    """Identifier of the action that takes the next step."""


FAILURE_WORDS: Final[Mapping[type[errors.RoutingMLError], FailureWords]] = {
    errors.RoutingMLError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "Something did not work."),
        QT_TRANSLATE_NOOP("failures", "The details say what."),
    ),
    errors.ProgramFaultError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "Something inside the program failed ({fault})."),
        QT_TRANSLATE_NOOP("failures", "Nothing of yours was changed. Send the report to support."),
        "show_log",
    ),
    errors.WorkCancelledError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "Stopped as asked."),
        QT_TRANSLATE_NOOP("failures", "Nothing was changed."),
    ),
    errors.InputError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "What was asked for cannot be used."),
        QT_TRANSLATE_NOOP("failures", "The details say why."),
    ),
    errors.UnknownItemError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This item is not in the plant's data: {item_code}"),
        QT_TRANSLATE_NOOP("failures", "Closest code: {closest}"),
    ),
    errors.SettingError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "A setting is not allowed: {key}"),
        QT_TRANSLATE_NOOP("failures", "Correct it in this file: {file}"),
        "settings",
    ),
    errors.LockedSettingError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This setting is locked by the machine policy: {key}"),
        QT_TRANSLATE_NOOP("failures", "IT keeps the policy in this file: {file}"),
    ),
    errors.NotAllowedError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The policy of this PC does not allow this: {right}"),
        QT_TRANSLATE_NOOP("failures", "Your role here: {role} ({who}). Ask IT, who keep it."),
    ),
    errors.UnmeasuredActivationError: FailureWords(
        QT_TRANSLATE_NOOP(
            "failures", "The policy of this PC lets no version of yours answer without measuring."
        ),
        QT_TRANSLATE_NOOP(
            "failures",
            "Tick Measure quality, or untick Activate when better. Your role here: {role} ({who}).",
        ),
        "show_training",
    ),
    errors.MappingError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The mapping cannot be used: {mapping}"),
        QT_TRANSLATE_NOOP("failures", "Correct the mapping file; the details say what is wrong."),
        "show_data",
    ),
    errors.UnknownProfileError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "There is no such weight profile: {name}"),
        QT_TRANSLATE_NOOP("failures", "Choose another one under Ask, options."),
        "show_ask",
    ),
    errors.ProfileNotApplicableError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This weight profile does not apply to the plant: {name}"),
        QT_TRANSLATE_NOOP(
            "failures",
            "It gives no weight to any attribute of the plant. Choose another one under Ask, "
            "options.",
        ),
        "show_ask",
    ),
    errors.UnknownCycleError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "There is no report of this quality cycle: {cycle_id}"),
        QT_TRANSLATE_NOOP("failures", "Reports of the last cycles are kept; run a new one."),
        "show_quality",
    ),
    errors.UnknownVersionError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "There is no such model version: {name}"),
        QT_TRANSLATE_NOOP("failures", "Choose one of: {known}"),
        "show_training",
    ),
    errors.VersionNameError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "A model version cannot have this name: {name}"),
        QT_TRANSLATE_NOOP("failures", "Use letters, digits, dots and dashes."),
    ),
    errors.VersionInUseError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This version is the active or the previous one: {name}"),
        QT_TRANSLATE_NOOP("failures", "Activate another version first."),
    ),
    errors.NothingToRollBackError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "No earlier version was ever active."),
        QT_TRANSLATE_NOOP("failures", "Activate a version from the list instead."),
    ),
    errors.NotLocalError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This folder is on a network drive: {folder}"),
        QT_TRANSLATE_NOOP(
            "failures", "Choose a home folder on this PC; databases break on shares."
        ),
    ),
    errors.UnreadableFileError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This file cannot be read: {file}"),
        QT_TRANSLATE_NOOP("failures", "Check what it holds; the details say what is wrong."),
    ),
    errors.FilterNotUnderstoodError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This filter is not understood: {typed}"),
        QT_TRANSLATE_NOOP("failures", "Examples: >5, 5..10, a*, =x, = for empty, !x, x;y;z"),
    ),
    errors.LaterKnowledgeError: FailureWords(
        QT_TRANSLATE_NOOP(
            "failures", "The replay would have used what became known later: {what} ({dated})"
        ),
        QT_TRANSLATE_NOOP("failures", "Leave this attribute out of the replay: {attribute}"),
    ),
    errors.NothingApprovedError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "There is no approved standard to export."),
        QT_TRANSLATE_NOOP("failures", "Approve one in Standards first."),
        "show_standards",
    ),
    errors.ReasonMissingError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "A reason is needed to approve or reject a standard."),
        QT_TRANSLATE_NOOP("failures", "Write why in the field above the buttons."),
    ),
    errors.ExportLimitError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This cannot be exported in this form."),
        QT_TRANSLATE_NOOP("failures", "Nothing was written. Reason: {problem}"),
    ),
    errors.NothingToExportError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "There is no routing to export."),
        QT_TRANSLATE_NOOP("failures", "Ask for an item first."),
        "show_ask",
    ),
    errors.SourceError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The plant's data cannot be read."),
        QT_TRANSLATE_NOOP("failures", "The data on this PC stays usable."),
        "show_data",
    ),
    errors.DriverMissingError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This ODBC driver is not installed on this PC: {driver}"),
        QT_TRANSLATE_NOOP("failures", "Ask IT to install it. Installed drivers: {installed}"),
        "show_data",
    ),
    errors.ErpConnectionError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "No connection to the ERP: {server}"),
        QT_TRANSLATE_NOOP(
            "failures", "Check the network and try again. The data on this PC stays usable."
        ),
        "sync",
    ),
    errors.ErpTimeoutError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The ERP did not answer within {seconds} s: {server}"),
        QT_TRANSLATE_NOOP("failures", "Try again later. The data on this PC stays usable."),
        "sync",
    ),
    errors.LoginRefusedError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The ERP refuses the login: {server}"),
        QT_TRANSLATE_NOOP("failures", "Ask IT for read access to the views."),
        "show_data",
    ),
    errors.PermissionDeniedError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The login may not read this table: {table}"),
        QT_TRANSLATE_NOOP("failures", "Ask IT for the SELECT permission on it."),
        "show_data",
    ),
    errors.MissingTableError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The source has no such table: {table}"),
        QT_TRANSLATE_NOOP("failures", "Correct the mapping. The source has: {known}"),
        "show_data",
    ),
    errors.MissingColumnError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "Table {table} has no such column: {column}"),
        QT_TRANSLATE_NOOP("failures", "Correct the mapping. Closest column: {closest}"),
        "show_data",
    ),
    errors.NoRowsError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The ERP is connected, but this table is empty: {table}"),
        QT_TRANSLATE_NOOP("failures", "Check the filter of the mapping, or ask IT about the view."),
        "show_data",
    ),
    errors.NotReadyError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "Something must be done first."),
        QT_TRANSLATE_NOOP("failures", "The details say what."),
    ),
    errors.NoSnapshotError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "There is no plant data on this PC yet."),
        QT_TRANSLATE_NOOP("failures", "Bring the plant's data in."),
        "sync",
    ),
    errors.NoModelError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "No model is trained yet."),
        QT_TRANSLATE_NOOP("failures", "Train a model on the plant's data."),
        "show_training",
    ),
    errors.ModelsFolderError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The folder of the versions is not there: {folder}"),
        QT_TRANSLATE_NOOP(
            "failures",
            "Setting storage.models_folder: connect the share, make the folder, or name another "
            "one; empty is the folder on this PC.",
        ),
        "settings",
    ),
    errors.ModelsFolderReadOnlyError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The folder of the versions takes no new ones: {folder}"),
        QT_TRANSLATE_NOOP(
            "failures",
            "Setting storage.models_folder: the versions there answer, trainings cannot publish. "
            "Ask IT for write access, or name another folder.",
        ),
        "settings",
    ),
    errors.NothingToLearnError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The data holds nothing to learn from."),
        QT_TRANSLATE_NOOP("failures", "See in Data what the checks found."),
        "show_data",
    ),
    errors.NotMeasuredError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This version was not measured: {version}"),
        QT_TRANSLATE_NOOP("failures", "Measure it in Quality."),
        "show_quality",
    ),
    errors.QueueFullError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The training queue is full. Waiting: {most}"),
        QT_TRANSLATE_NOOP(
            "failures", "The request was noted as deferred. Ask again when a training has ended."
        ),
        "show_training",
    ),
    errors.ApprovalNeededError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "A second person must approve this version: {version}"),
        QT_TRANSLATE_NOOP(
            "failures", "Trained by: {trained_by}. Another Windows user activates it."
        ),
        "show_training",
    ),
    errors.UnknownJobError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This cannot be done with the training: {job_id}"),
        QT_TRANSLATE_NOOP("failures", "The details say why."),
        "show_training",
    ),
    errors.AlreadyRunningError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The program is already open for this folder: {home}"),
        QT_TRANSLATE_NOOP("failures", "Use the window that is open, or start with another folder."),
    ),
    errors.WorkerCrashedError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "A process of the program ended unexpectedly: {work}"),
        QT_TRANSLATE_NOOP("failures", "Nothing was changed. The log tells more; try again."),
        "show_log",
    ),
    errors.DamagedError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "Something the program stored is damaged."),
        QT_TRANSLATE_NOOP("failures", "It is not used. The details say what it is."),
    ),
    errors.DamagedSnapshotError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The plant data on this PC is damaged: {file}"),
        QT_TRANSLATE_NOOP("failures", "Bring the data in again."),
        "sync",
    ),
    errors.DamagedVersionError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This model version is damaged and not used: {version}"),
        QT_TRANSLATE_NOOP("failures", "Roll back to an earlier version or train again."),
        "show_training",
    ),
    errors.IncompatibleVersionError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This model version does not fit: {version}"),
        QT_TRANSLATE_NOOP("failures", "Train again; the details say what does not fit."),
        "show_training",
    ),
    errors.DamagedLedgerError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "The record of what happened on this PC is damaged: {file}"),
        QT_TRANSLATE_NOOP("failures", "It is not used. Restore it from its backup."),
    ),
    errors.WriteError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This file could not be written: {file}"),
        QT_TRANSLATE_NOOP("failures", "What was there before is unchanged. Reason: {problem}"),
    ),
    errors.FileExistsAlreadyError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "This file exists already: {file}"),
        QT_TRANSLATE_NOOP("failures", "Choose another name, or say that it may be replaced."),
    ),
    errors.ExportMismatchError: FailureWords(
        QT_TRANSLATE_NOOP("failures", "Reading the export back gave something else: {file}"),
        QT_TRANSLATE_NOOP("failures", "Do not use this file. Export again to another place."),
    ),
}

_COLUMNS_THAT_ARE_THERE: Final = FailureWords(
    QT_TRANSLATE_NOOP("failures", "Table {table} has no such column: {column}"),
    QT_TRANSLATE_NOOP("failures", "Correct the mapping. Columns there are: {known}"),
    "show_data",
)
_VERSIONS_THAT_WAIT: Final = FailureWords(
    QT_TRANSLATE_NOOP("failures", "No model version is active."),
    QT_TRANSLATE_NOOP("failures", "Activate one of these, or train: {known}"),
    "show_training",
)


def failure_title(name: str) -> str:
    """What went wrong, by the name of the error's class; the name where the facts are needed."""
    known = {kind.__name__: words.sentence for kind, words in FAILURE_WORDS.items()}
    sentence = known.get(name, "")
    if not sentence or "{" in sentence:
        return name
    return QCoreApplication.translate("failures", sentence)


def words_of(error: errors.RoutingMLError) -> FailureWords:
    """The words that fit the facts of a failure; raises KeyError when its class has none."""
    if isinstance(error, errors.MissingColumnError) and not error.closest and error.known:
        return _COLUMNS_THAT_ARE_THERE
    if isinstance(error, errors.NoModelError) and error.known:
        return _VERSIONS_THAT_WAIT
    return FAILURE_WORDS[type(error)]
