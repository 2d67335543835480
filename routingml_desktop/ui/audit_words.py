"""What the record of who did what is called in the operator's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.domain.quality import Protocol
from routingml_desktop.domain.roles import Right
from routingml_desktop.domain.standard import Decision
from routingml_desktop.domain.training import JobState
from routingml_desktop.ui.failure_words import failure_title
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.setting_words import setting_name, setting_value
from routingml_desktop.ui.source_words import DEMO, demo_title
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    from routingml_desktop.domain.audit import AuditEntry, Tampering

_DEEDS: Final[Mapping[Deed, str]] = {
    Deed.ASKED: QT_TRANSLATE_NOOP("audit", "Asked"),
    Deed.EXPORTED: QT_TRANSLATE_NOOP("audit", "Exported"),
    Deed.SYNCED: QT_TRANSLATE_NOOP("audit", "Synced"),
    Deed.MEASURED: QT_TRANSLATE_NOOP("audit", "Measured"),
    Deed.TRAINED: QT_TRANSLATE_NOOP("audit", "Trained"),
    Deed.ACTIVATED: QT_TRANSLATE_NOOP("audit", "Activated"),
    Deed.ROLLED_BACK: QT_TRANSLATE_NOOP("audit", "Rolled back"),
    Deed.REMOVED: QT_TRANSLATE_NOOP("audit", "Removed a version"),
    Deed.SETTING_CHANGED: QT_TRANSLATE_NOOP("audit", "Changed a setting"),
    Deed.IN_HOUSE_DECIDED: QT_TRANSLATE_NOOP("audit", "Decided on in-house work"),
    Deed.STANDARD_DECIDED: QT_TRANSLATE_NOOP("audit", "Decided on a standard"),
    Deed.REFUSED: QT_TRANSLATE_NOOP("audit", "Refused by policy"),
    Deed.RECORD_RECOVERED: QT_TRANSLATE_NOOP("audit", "Record was damaged"),
}

_PROBLEMS: Final[Mapping[str, str]] = {
    "altered": QT_TRANSLATE_NOOP("audit", "line {number} was altered"),
    "missing": QT_TRANSLATE_NOOP("audit", "line {number} is missing"),
    "unlinked": QT_TRANSLATE_NOOP("audit", "line {number} does not continue the one before"),
    "cut_off": QT_TRANSLATE_NOOP("audit", "line {number} was cut off at the end"),
}


_FACTS: Final[Mapping[str, str]] = {
    "outcome": QT_TRANSLATE_NOOP("audit", "outcome"),
    "items": QT_TRANSLATE_NOOP("audit", "number of items"),
    "described": QT_TRANSLATE_NOOP("audit", "described by attributes"),
    "attributes": QT_TRANSLATE_NOOP("audit", "attributes"),
    "name": QT_TRANSLATE_NOOP("audit", "name"),
    "file": QT_TRANSLATE_NOOP("audit", "file"),
    "form": QT_TRANSLATE_NOOP("audit", "form"),
    "rows": QT_TRANSLATE_NOOP("audit", "rows"),
    "work_results": QT_TRANSLATE_NOOP("audit", "work results"),
    "by": QT_TRANSLATE_NOOP("audit", "by"),
    "before": QT_TRANSLATE_NOOP("audit", "before"),
    "state": QT_TRANSLATE_NOOP("audit", "state"),
    "job": QT_TRANSLATE_NOOP("audit", "job"),
    "error": QT_TRANSLATE_NOOP("audit", "error"),
    "asked_by": QT_TRANSLATE_NOOP("audit", "asked by"),
    "right": QT_TRANSLATE_NOOP("audit", "right"),
    "from": QT_TRANSLATE_NOOP("audit", "from"),
    "to": QT_TRANSLATE_NOOP("audit", "to"),
    "origin": QT_TRANSLATE_NOOP("audit", "set by"),
    "decision": QT_TRANSLATE_NOOP("audit", "decision"),
    "operation": QT_TRANSLATE_NOOP("audit", "operation"),
    "sequence": QT_TRANSLATE_NOOP("audit", "sequence"),
    "run": QT_TRANSLATE_NOOP("audit", "run minutes of a piece"),
}

_CHANGE: Final = QT_TRANSLATE_NOOP("audit", "{before} → {after}")
_SAID: Final[Mapping[tuple[str, str], str]] = {
    ("described", "yes"): QT_TRANSLATE_NOOP("audit", "yes"),
    ("form", "clipboard"): QT_TRANSLATE_NOOP("audit", "clipboard"),
    ("from", "backup"): QT_TRANSLATE_NOOP("audit", "the backup"),
    ("from", "empty"): QT_TRANSLATE_NOOP("audit", "an empty record"),
    ("from", "outside"): QT_TRANSLATE_NOOP("audit", "outside"),
    ("to", "outside"): QT_TRANSLATE_NOOP("audit", "outside"),
    ("right", Right.TRAIN): QT_TRANSLATE_NOOP("audit", "train and stop trainings"),
    ("right", Right.DEPLOY): QT_TRANSLATE_NOOP("audit", "activate and remove versions"),
    ("right", Right.APPROVE): QT_TRANSLATE_NOOP("audit", "decide on standards"),
    ("right", Right.CONFIGURE): QT_TRANSLATE_NOOP("audit", "change settings"),
    ("right", Right.AUDIT): QT_TRANSLATE_NOOP("audit", "read the record"),
}
"""Values of facts that are words of ours, by the fact."""

_MONTHS: Final = " - "
"""Between the first and the last month of a replay."""
_NUMBERS: Final = frozenset({"items", "rows", "work_results"})
_KINDS: Final[Mapping[str, type[StrEnum]]] = {
    "outcome": Outcome,
    "state": JobState,
    "decision": Decision,
}

_WRITTEN: Final[Mapping[str, Callable[[str], str]]] = {
    "error": failure_title,
    "by": setting_name,
    # An operation and its work center.
    "from": lambda value: value.replace(" at ", " · "),
    "to": lambda value: value.replace(" at ", " · "),
    "run": lambda value: value.replace("->", "→"),
}

_LEFT: Final[Mapping[str, str]] = {
    "program log": QT_TRANSLATE_NOOP("audit", "program log"),
    "support file": QT_TRANSLATE_NOOP("audit", "support file"),
    "audit record": QT_TRANSLATE_NOOP("audit", "audit record"),
    "standards": QT_TRANSLATE_NOOP("audit", "approved standards"),
    "training log": QT_TRANSLATE_NOOP("audit", "training log"),
    "quality cycle": QT_TRANSLATE_NOOP("audit", "quality cycle"),
    "evaluation": QT_TRANSLATE_NOOP("audit", "evaluation"),
}
"""What left the program in a file, beside routings."""


def subject_word(entry: AuditEntry) -> str:
    """On what something was done; codes and names stay as they are."""
    subject = entry.subject
    if entry.deed in (Deed.SETTING_CHANGED, Deed.REFUSED):
        return setting_name(subject) or "–"
    if entry.deed is Deed.SYNCED and subject == DEMO:
        return demo_title()
    if entry.deed is Deed.MEASURED:
        return _measured(subject)
    if entry.deed is Deed.IN_HOUSE_DECIDED:
        return subject.replace(" by ", " · ")
    if entry.deed is Deed.EXPORTED:
        return _left(subject)
    return subject or "–"


def details_text(entry: AuditEntry) -> str:
    """What is known beside who did what on what; empty when nothing is."""
    facts = entry.facts
    if entry.deed is Deed.SETTING_CHANGED:
        before, after = (setting_value(entry.subject, facts.get(end)) for end in ("from", "to"))
        return _translated(_CHANGE).format(before=before, after=after)
    if entry.deed is Deed.IN_HOUSE_DECIDED:
        before, after = (_value_word(end, facts.get(end, "")) for end in ("from", "to"))
        return _translated(_CHANGE).format(before=before or "–", after=after or "–")
    return ", ".join(fact_word(name, value) for name, value in facts.items())


def fact_word(name: str, value: str) -> str:
    """A fact of a line, such as ``rows: 12``; one that is not known keeps its name."""
    named = _translated(_FACTS[name]) if name in _FACTS else name
    return f"{named}: {_value_word(name, value) or '–'}"


def _value_word(name: str, value: str) -> str:
    kind = _KINDS.get(name)
    if (name, value) in _SAID:
        said = _translated(_SAID[name, value])
    elif kind is not None and value in list(kind):
        said = word(kind(value))
    elif name in _NUMBERS and value.isdecimal():
        said = count(int(value))
    else:
        said = _WRITTEN.get(name, str)(value)
    return said


def _measured(subject: str) -> str:
    """An evaluation by its protocol, the months of a replay, or the id of a quality cycle."""
    if subject in list(Protocol):
        return word(Protocol(subject))
    return subject if _MONTHS in subject else f"{_translated(_LEFT['quality cycle'])} {subject}"


def _left(subject: str) -> str:
    for known, said in _LEFT.items():
        if subject == known or subject.startswith(f"{known} "):
            rest = subject.removeprefix(known).strip()
            rest = word(Protocol(rest)) if rest in list(Protocol) else rest
            return f"{_translated(said)} {rest}".strip()
    return subject or "–"


def _translated(text: str) -> str:
    return QCoreApplication.translate("audit", text)


def deed_word(deed: Deed) -> str:
    """What somebody did."""
    return QCoreApplication.translate("audit", _DEEDS[deed])


def tampering_text(found: Tampering) -> str:
    """Which line is not what was written, and how."""
    text = QCoreApplication.translate("audit", _PROBLEMS[found.problem])
    return text.format(number=found.number)
