"""What planners asked is kept so that it can be asked again, also of items that do not exist."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import AuditEntry, Deed
from routingml_desktop.domain.item import Item
from routingml_desktop.services.asked_questions import (
    AskedQuestion,
    asked_questions,
    described_facts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 11, 20, tzinfo=UTC)
NEW = Item("(new)", {"MATERIAL": "SIC", "OUTDIAMETER": 55.5, "KEYED": True, "PAD": None}, "GLAND")


def asked(number: int, subject: str, facts: Mapping[str, str] | None = None) -> AuditEntry:
    return AuditEntry(number, NOW, "kim", "PC-1", Deed.ASKED, subject, "v1", facts or {})


def codes(*entries: AuditEntry, most: int = 10) -> list[str]:
    return [question.code for question in asked_questions(entries, most)]


def test_the_latest_questions_come_first_and_each_once() -> None:
    entries = (asked(4, "C, A"), asked(3, "A"), asked(2, ""), asked(1, "B"))

    assert codes(*entries) == ["C", "A", "B"]
    assert codes(*entries, most=2) == ["C", "A"]
    assert codes(most=2) == []


def test_a_described_item_is_asked_again_with_its_name_and_attributes() -> None:
    (found,) = asked_questions([asked(1, NEW.code, described_facts(NEW))], 10)

    assert found == AskedQuestion(
        "(new)", "GLAND", {"MATERIAL": "SIC", "OUTDIAMETER": 55.5, "KEYED": True}
    )
    assert found.described


def test_other_attributes_are_another_question_the_same_ones_are_not() -> None:
    other = Item("(new)", {"MATERIAL": "316"})
    facts = [described_facts(item) for item in (NEW, other, NEW)]

    found = asked_questions([asked(n, "(new)", each) for n, each in enumerate(facts)], 10)

    assert [question.attributes["MATERIAL"] for question in found] == ["SIC", "316"]


def test_a_known_item_as_it_is_and_one_with_a_changed_attribute_are_two_questions() -> None:
    changed = described_facts(Item("A", {"MATERIAL": "316"}))

    found = asked_questions([asked(2, "A", changed), asked(1, "A", {"outcome": "existing"})], 10)

    assert [(question.code, question.described) for question in found] == [
        ("A", True),
        ("A", False),
    ]


def test_a_date_is_kept_as_text() -> None:
    facts = described_facts(Item("N", {"DRAWN": date(2020, 5, 4)}))

    (found,) = asked_questions([asked(1, "N", facts)], 10)

    assert found.attributes == {"DRAWN": "2020-05-04"}


@pytest.mark.parametrize("kept", [None, "", "{", "[1]", "{}"])
def test_what_the_record_does_not_tell_cannot_be_asked_again(kept: str | None) -> None:
    facts = {"described": "yes"} | ({} if kept is None else {"attributes": kept})

    assert codes(asked(1, "(new)", facts)) == []
