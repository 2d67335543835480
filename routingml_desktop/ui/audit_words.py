"""What the record of who did what is called in the operator's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.domain.training import JobState
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from routingml_desktop.domain.audit import Tampering

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
}


def fact_word(name: str, value: str) -> str:
    """A fact of a line, such as ``rows: 12``."""
    kinds: tuple[type[StrEnum], ...] = (Outcome, JobState)
    said = next((word(kind(value)) for kind in kinds if value in list(kind)), value)
    named = QCoreApplication.translate("audit", _FACTS[name]) if name in _FACTS else name
    return f"{named}: {said or '–'}"


def deed_word(deed: Deed) -> str:
    """What somebody did."""
    return QCoreApplication.translate("audit", _DEEDS[deed])


def tampering_text(found: Tampering) -> str:
    """Which line is not what was written, and how."""
    text = QCoreApplication.translate("audit", _PROBLEMS[found.problem])
    return text.format(number=found.number)
