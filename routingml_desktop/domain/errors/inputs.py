"""What was asked or configured is not right: exit code 3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors.base import MOST_NAMED, RoutingMLError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WHOLE_FILE: Final = "(file)"
"""The key of a SettingError about a file of which nothing can be read."""


class InputError(RoutingMLError):
    """What was asked or configured is not right."""

    exit_code = 3


class UnknownItemError(InputError):
    """The plant has no item with this code."""

    def __init__(self, item_code: str, closest: str | None = None) -> None:
        suggestion = f" Did you mean {closest}?" if closest else ""
        super().__init__(f"Item {shown(item_code)} is not in the plant's data.{suggestion}")
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


class UnmeasuredActivationError(NotAllowedError):
    """A version that nothing was compared with may only be let answer by who may deploy."""

    def __init__(self, right: str, role: str, who: str) -> None:
        super().__init__(right, role, who)
        sentence = (
            f"{who} is {role} here and may not {right}, which a version that answers without being "
            "measured needs. Measure it, train it without activating it, or ask IT, who keep the "
            "policy."
        )
        self.args = (sentence,)


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
        super().__init__(f"There is no weight profile {shown(name)}.{listed}")
        self.name = name
        self.known = tuple(known)


class ProfileNotApplicableError(InputError):
    """A weight profile gives no weight to any attribute that the active version compares."""

    def __init__(self, name: str, attributes: Sequence[str] = ()) -> None:
        listed = f" It compares: {', '.join(attributes[:MOST_NAMED])}." if attributes else ""
        super().__init__(
            f"Weight profile {shown(name)} does not apply: it gives no weight to any attribute "
            f"that the active version compares.{listed}"
        )
        self.name = name
        self.attributes = tuple(attributes)


class UnknownVersionError(InputError):
    """There is no model version of this name."""

    def __init__(self, name: str, known: Sequence[str] = ()) -> None:
        listed = f" Known: {', '.join(known[:5])}." if known else ""
        super().__init__(f"There is no model version {shown(name)}.{listed}")
        self.name = name
        self.known = tuple(known)


class UnknownCycleError(InputError):
    """There is no quality cycle of this id, or its report is not kept any more."""

    def __init__(self, cycle_id: str, known: Sequence[str] = ()) -> None:
        listed = f" Known: {', '.join(known[-5:])}." if known else ""
        super().__init__(f"There is no report of a quality cycle {shown(cycle_id)}.{listed}")
        self.cycle_id = cycle_id
        self.known = tuple(known)


class VersionNameError(InputError):
    """A model version cannot have this name."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"A model version cannot be named {shown(name)!r}: {problem}")
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
            f"The replay stopped: {what} of {shown(item_code)} is dated {dated}, "
            f"but what is asked on {moment} can only know earlier ones.{advice}"
        )
        self.what = what
        self.item_code = item_code
        self.dated = dated
        self.moment = moment
        self.attribute = attribute


class UnknownJobError(InputError):
    """There is no training job of this id, or not in the state the deed needs."""

    def __init__(self, job_id: str, problem: str = "there is none of this id") -> None:
        super().__init__(f"Training job {shown(job_id)}: {problem}.")
        self.job_id = job_id
        self.problem = problem


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
