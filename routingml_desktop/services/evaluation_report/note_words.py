"""The notes and reasons of a report in Korean and English; as stored they are English sentences."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from routingml_desktop.ml.notes import Note, NotePart
from routingml_desktop.services.evaluation_report.words import NAMES, say_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.services.evaluation_report.words import Say

_LISTED: Final = "attributes"
"""A value that is a list: of each attribute why it was not learned."""


def notes_in(language: str, notes: Sequence[str]) -> tuple[str, ...]:
    """The notes in ``ko`` or ``en``; one of an older program that is not known stays as it is."""
    return tuple(note_in(language, note) for note in notes)


def note_in(language: str, note: str) -> str:
    """A note in ``ko`` or ``en``, what measures and methods are called in words."""
    end = "." if note.endswith(".") else ""
    return _told(note.removesuffix("."), say_in(language)) + end


def reason_in(language: str, reason: str) -> str:
    """Why something was not measured, in ``ko`` or ``en``, without a full stop; others as given."""
    return _told(reason.removesuffix("."), say_in(language))


def _told(text: str, say: Say) -> str:
    name = say(NAMES.get(text, text))
    if name != text:
        return name
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            values = {
                key: _list(value, say) if key == _LISTED else _told(value, say)
                for key, value in found.groupdict().items()
            }
            return say(template, **values)
    return text


def _list(text: str, say: Say) -> str:
    parts = []
    for part in text.split("; "):
        name, colon, reason = part.partition(": ")
        parts.append(f"{name}: {say(reason)}" if colon else _told(part, say))
    return "; ".join(parts)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences with values in them, and what finds the values again."""
    found = []
    for sentence in chain(Note, NotePart):
        template = sentence.value.removesuffix(".")
        if "{" in template:
            literal = re.split(r"\{(\w+)\}", template)
            pieces = [
                f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece)
                for place, piece in enumerate(literal)
            ]
            found.append((template, re.compile("".join(pieces), re.DOTALL)))
    return tuple(found)
