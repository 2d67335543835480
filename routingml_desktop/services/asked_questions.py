"""Planners' questions as the record keeps them, to be asked again of another version."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from routingml_desktop.domain.audit import AuditEntry
    from routingml_desktop.domain.item import AttributeValue, Item

_DESCRIBED: Final = "described"
_NAME: Final = "name"
_ATTRIBUTES: Final = "attributes"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question; plain values that travel between processes."""

    code: str
    """Of an item of the plant, or what stood for the code of one that does not exist."""
    name: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """As typed, dates as text; empty where the plant's item was asked for as it is."""

    @property
    def described(self) -> bool:
        """Whether the item was described rather than named: it is new, or some of it changed."""
        return bool(self.attributes)

    @property
    def key(self) -> tuple[str, str, str]:
        """The same for the same question."""
        return self.code, self.name, json.dumps(self.attributes, sort_keys=True)


def described_facts(item: Item) -> dict[str, str]:
    """What the record keeps of a question about a described item, beside its code."""
    known = {name: _plain(value) for name, value in item.attributes.items() if value is not None}
    facts = {_DESCRIBED: "yes", _ATTRIBUTES: json.dumps(known, ensure_ascii=False, sort_keys=True)}
    return facts | ({_NAME: item.name} if item.name else {})


def asked_questions(entries: Iterable[AuditEntry], most: int) -> tuple[AskedQuestion, ...]:
    """The recorded questions, the latest first, each once; at most ``most``.

    Of what was described before the record kept attributes, nothing can be asked again.
    """
    found: dict[tuple[str, str, str], AskedQuestion] = {}
    for entry in entries:
        for question in _of_entry(entry):
            if len(found) < most:
                found.setdefault(question.key, question)
    return tuple(found.values())


def _of_entry(entry: AuditEntry) -> list[AskedQuestion]:
    if _DESCRIBED not in entry.facts:
        return [AskedQuestion(code) for code in entry.subject.split(", ") if code]
    try:
        attributes = json.loads(entry.facts.get(_ATTRIBUTES, ""))
    except ValueError:
        return []
    if not isinstance(attributes, dict) or not attributes:
        return []
    return [AskedQuestion(entry.subject, entry.facts.get(_NAME, ""), attributes)]


def _plain(value: AttributeValue) -> AttributeValue:
    return value.isoformat() if isinstance(value, date) else value
