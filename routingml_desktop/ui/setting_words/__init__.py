"""What the operator reads of a setting: name, sentence, unit, section, choices, origin, effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.setting import Effect, Origin
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.setting_words import asking_texts, learning_texts, quality_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    **asking_texts.TEXTS,
    **learning_texts.TEXTS,
    **quality_texts.TEXTS,
}

_SECTIONS: Final = {
    "source": (
        QT_TRANSLATE_NOOP("settings", "Source"),
        QT_TRANSLATE_NOOP("settings", "Where the plant's rows come from."),
    ),
    "asking": (
        QT_TRANSLATE_NOOP("settings", "Questions"),
        QT_TRANSLATE_NOOP("settings", "What a question starts with."),
    ),
    "index": (
        QT_TRANSLATE_NOOP("settings", "Search"),
        QT_TRANSLATE_NOOP("settings", "How neighbors are searched."),
    ),
    "learning": (
        QT_TRANSLATE_NOOP("settings", "Learning"),
        QT_TRANSLATE_NOOP("settings", "How routings and minutes are learned."),
    ),
    "cleaning": (
        QT_TRANSLATE_NOOP("settings", "Cleaning"),
        QT_TRANSLATE_NOOP("settings", "Which faults of bookings are dealt with."),
    ),
    "evaluation": (
        QT_TRANSLATE_NOOP("settings", "Evaluation"),
        QT_TRANSLATE_NOOP("settings", "How quality is measured."),
    ),
    "quality": (
        QT_TRANSLATE_NOOP("settings", "Quality cycles"),
        QT_TRANSLATE_NOOP("settings", "How quality cycles are sampled, judged and scheduled."),
    ),
    "standards": (
        QT_TRANSLATE_NOOP("settings", "Standards"),
        QT_TRANSLATE_NOOP("settings", "Which standards are listed as contradicted by bookings."),
    ),
    "storage": (
        QT_TRANSLATE_NOOP("settings", "Storage"),
        QT_TRANSLATE_NOOP("settings", "What is kept."),
    ),
    "training": (
        QT_TRANSLATE_NOOP("settings", "Training queue"),
        QT_TRANSLATE_NOOP("settings", "How trainings wait their turn."),
    ),
    "promotion": (
        QT_TRANSLATE_NOOP("settings", "Promotion"),
        QT_TRANSLATE_NOOP("settings", "When a new version takes the place of the active one."),
    ),
    "window": (
        QT_TRANSLATE_NOOP("settings", "Window"),
        QT_TRANSLATE_NOOP("settings", "How the window speaks and looks."),
    ),
}

_SWITCHED: Final = {
    "True": QT_TRANSLATE_NOOP("settings", "on"),
    "False": QT_TRANSLATE_NOOP("settings", "off"),
    "set": QT_TRANSLATE_NOOP("settings", "set"),
    "empty": QT_TRANSLATE_NOOP("settings", "empty"),
}
"""Values as the record of changes keeps them."""

_CHOICES: Final = {
    "latest": QT_TRANSLATE_NOOP("settings", "Latest"),
    "most_used": QT_TRANSLATE_NOOP("settings", "Most used"),
    "random": QT_TRANSLATE_NOOP("settings", "Random"),
    "stratified": QT_TRANSLATE_NOOP("settings", "By family"),
    "recent": QT_TRANSLATE_NOOP("settings", "Recent first"),
    "off": QT_TRANSLATE_NOOP("settings", "Off"),
    "daily": QT_TRANSLATE_NOOP("settings", "Daily"),
    "weekly": QT_TRANSLATE_NOOP("settings", "Weekly"),
    "auto": QT_TRANSLATE_NOOP("settings", "Automatic"),
    "ko": QT_TRANSLATE_NOOP("settings", "Korean"),
    "en": QT_TRANSLATE_NOOP("settings", "English"),
    "system": QT_TRANSLATE_NOOP("settings", "Of the desktop"),
    "light": QT_TRANSLATE_NOOP("settings", "Light"),
    "dark": QT_TRANSLATE_NOOP("settings", "Dark"),
}

_ORIGINS: Final = {
    Origin.DEFAULT: QT_TRANSLATE_NOOP("settings", "Default"),
    Origin.SHARE: QT_TRANSLATE_NOOP("settings", "Share"),
    Origin.POLICY: QT_TRANSLATE_NOOP("settings", "Machine policy"),
    Origin.USER: QT_TRANSLATE_NOOP("settings", "Set by you"),
    Origin.COMMAND_LINE: QT_TRANSLATE_NOOP("settings", "Command line"),
}

_EFFECTS: Final = {
    Effect.NOW: QT_TRANSLATE_NOOP("settings", "takes effect at once"),
    Effect.NEXT_QUESTION: QT_TRANSLATE_NOOP("settings", "takes effect at the next question"),
    Effect.NEXT_SYNC: QT_TRANSLATE_NOOP("settings", "takes effect at the next sync"),
    Effect.NEXT_TRAINING: QT_TRANSLATE_NOOP("settings", "takes effect at the next training"),
    Effect.NEXT_MEASURING: QT_TRANSLATE_NOOP("settings", "takes effect at the next measuring"),
    Effect.NEXT_START: QT_TRANSLATE_NOOP("settings", "takes effect at the next start"),
}


def setting_name(key: str) -> str:
    """What a setting is called; its key when nobody named it yet."""
    return _part(key, 0) or key


def setting_sentence(key: str) -> str:
    """What a setting means."""
    return _part(key, 1)


def setting_unit(key: str) -> str:
    """The unit of a setting's number; empty for a pure number or a share."""
    return _part(key, 2)


def with_unit(number: str, unit: str) -> str:
    """A number with its unit; Korean ones follow it without a space."""
    return f"{number} {unit}" if unit and unit.isascii() else number + unit


def has_words(key: str) -> bool:
    """Whether a setting has a name and a sentence of its own."""
    return key in _TEXTS


def section_name(section: str) -> str:
    """What a section is called; its identifier when nobody named it yet."""
    return _translated(_SECTIONS[section][0]) if section in _SECTIONS else section


def section_sentence(section: str) -> str:
    """What a section is about."""
    return _translated(_SECTIONS[section][1]) if section in _SECTIONS else ""


def choice_word(choice: str) -> str:
    """What one of several choices is called."""
    return _translated(_CHOICES[choice]) if choice in _CHOICES else choice


def setting_value(key: str, kept: str | None) -> str:
    """A value of a setting as the record keeps it, such as ``True``, in words."""
    if not kept:
        return "–"
    if kept in _SWITCHED:
        return _translated(_SWITCHED[kept])
    number = kept.replace(".", "", 1).removeprefix("-").isdecimal()
    return with_unit(kept, setting_unit(key)) if number else choice_word(kept)


def origin_word(origin: Origin) -> str:
    """Who gave a setting its value."""
    return _translated(_ORIGINS[origin])


def effect_word(effect: Effect) -> str:
    """From when a changed value counts."""
    return _translated(_EFFECTS[effect])


def _part(key: str, place: int) -> str:
    texts = _TEXTS.get(key, ())
    return _translated(texts[place]) if place < len(texts) else ""


def _translated(text: str) -> str:
    return QCoreApplication.translate("settings", text) if text else ""
