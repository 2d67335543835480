"""What the stages of long work are called; light, because the status bar is painted first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping


def stage_word(name: str) -> str:
    """What a stage of long work is called; its identifier when it has no word."""
    text = STAGE_WORDS.get(name, "")
    return QCoreApplication.translate("words", text) if text else name


STAGE_WORDS: Final[Mapping[str, str]] = {
    "read": QT_TRANSLATE_NOOP("words", "Read the data"),
    "clean": QT_TRANSLATE_NOOP("words", "Clean work results"),
    "vectorize": QT_TRANSLATE_NOOP("words", "Describe items"),
    "index": QT_TRANSLATE_NOOP("words", "Index neighbors"),
    "routings": QT_TRANSLATE_NOOP("words", "Learn routings"),
    "times": QT_TRANSLATE_NOOP("words", "Learn times"),
    "calibrate": QT_TRANSLATE_NOOP("words", "Calibrate"),
    "evaluate": QT_TRANSLATE_NOOP("words", "Measure quality"),
    "publish": QT_TRANSLATE_NOOP("words", "Publish"),
    "connect": QT_TRANSLATE_NOOP("words", "Connect"),
    "items": QT_TRANSLATE_NOOP("words", "Items"),
    "operations": QT_TRANSLATE_NOOP("words", "Routing operations"),
    "work_results": QT_TRANSLATE_NOOP("words", "Work results"),
    "sample": QT_TRANSLATE_NOOP("words", "Draw the sample"),
    "ask": QT_TRANSLATE_NOOP("words", "Ask the items"),
    "compare": QT_TRANSLATE_NOOP("words", "Compare"),
    "drift": QT_TRANSLATE_NOOP("words", "Look for drift"),
    "standards": QT_TRANSLATE_NOOP("words", "Judge standards"),
    "check": QT_TRANSLATE_NOOP("words", "Check the rows"),
}
