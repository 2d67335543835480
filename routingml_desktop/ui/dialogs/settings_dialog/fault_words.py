"""What is wrong with a setting, in the operator's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.errors import WHOLE_FILE
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.errors import SettingError

_PROBLEMS: Final[Mapping[str, str]] = {
    r"unknown section; known: (?P<known>.*)": QT_TRANSLATE_NOOP(
        "settings", "there is no such section; there are: {known}"
    ),
    r"unknown; known: (?P<known>.*)": QT_TRANSLATE_NOOP(
        "settings", "there is no such setting; this section has: {known}"
    ),
    r"is not a section": QT_TRANSLATE_NOOP("settings", "it is no section"),
    r"is not a list of keys": QT_TRANSLATE_NOOP("settings", "it is no list of settings"),
    r"is not a list of names": QT_TRANSLATE_NOOP("settings", "it is no list of names"),
    r"names no setting": QT_TRANSLATE_NOOP("settings", "there is no setting of this name"),
    r"trimmed_mae_max must be at most mae_max": QT_TRANSLATE_NOOP(
        "settings", "trimmed_mae_max must be at most mae_max"
    ),
    r"it is not UTF-8": QT_TRANSLATE_NOOP(
        "settings", "the file is not UTF-8; save it with this encoding"
    ),
    r"it is no TOML: (?P<fault>.*)": QT_TRANSLATE_NOOP("settings", "the file is no TOML ({fault})"),
}
"""By pattern of the English problem."""

_UNREADABLE: Final = QT_TRANSLATE_NOOP("settings", "the file cannot be used ({fault})")


def problem_text(fault: SettingError) -> str:
    """What is wrong with it; a problem that is not known stays as the log has it."""
    for pattern, text in _PROBLEMS.items():
        found = re.fullmatch(pattern, fault.problem, re.DOTALL)
        if found:
            return _translated(text).format_map(found.groupdict())
    if fault.key == WHOLE_FILE:
        return _translated(_UNREADABLE).format(fault=fault.problem)
    return fault.problem


def _translated(text: str) -> str:
    return QCoreApplication.translate("settings", text)
