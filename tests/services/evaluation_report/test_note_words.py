"""No note and no reason of a report stays English in the Korean one."""

from __future__ import annotations

import ast
import re
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from routingml_desktop import ml
from routingml_desktop.ml.notes import Note, NotePart
from routingml_desktop.services.evaluation_report.note_words import note_in, notes_in, reason_in
from routingml_desktop.services.evaluation_report.words import say_in

NOT_IN_REPORTS: Final = frozenset(
    {
        *("cycle_measuring", "drift_measuring", "expected_errors", "minutes_learning", "receipts"),
        *("replies", "routing_learning", "notes"),
    }
)
"""Modules whose sentences go to a quality cycle, a receipt or the progress of a training."""
SENTENCE: Final = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+")
ELSEWHERE: Final = ("Progress", "info", "warning", "tell", "damaged", "_Teller")
VALUES: Final = {
    "day": "2025-07-29",
    "measure": "exact_at_1",
    "baseline": "reranked_copy",
    "interval": "+0.010 – +0.046",
    "reason": "no such item was held out",
    "attributes": "KIND: no values; BORE: one value only; 3 more",
    "sure": "mean confidence 0.197 (n 34)",
}


def sentences_of(file: Path) -> set[str]:
    """Texts of a module that read as sentences; none of errors, docstrings, logs or progress."""
    tree, passed = ast.parse(file.read_text(encoding="utf-8")), set()
    for node in ast.walk(tree):
        called = ""
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        if isinstance(node, ast.Raise) or called in ELSEWHERE:
            passed |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in passed
        and SENTENCE.search(node.value)
    }


def filled(note: Note | NotePart) -> str:
    keys = re.findall(r"\{(\w+)\}", note.value)
    return note.told(**{key: VALUES.get(key, str(20 + at)) for at, key in enumerate(keys)})


@pytest.mark.parametrize("note", list(chain(Note, NotePart)))
def test_every_note_reads_korean_with_all_of_its_values(note: Note | NotePart) -> None:
    korean = note_in("ko", filled(note))

    commands = r"ERP|--protocol group|operations\.columns\.created|work_results\.columns\.reported"
    bare = re.sub(commands, "", korean)
    assert re.search("[가-힣]", korean)
    assert re.findall(r"[A-Za-z]{3,}", bare) in ([], ["KIND", "BORE"])
    keys = re.findall(r"\{(\w+)\}", note.value)
    assert all(str(20 + at) in korean for at, key in enumerate(keys) if key not in VALUES)
    assert korean.endswith(".") == note.value.endswith(".")


@pytest.mark.parametrize("note", list(chain(Note, NotePart)))
def test_in_english_a_note_stays_but_for_the_names_of_measures_and_methods(
    note: Note | NotePart,
) -> None:
    told = filled(note).replace("exact_at_1", "exact @1")

    assert note_in("en", filled(note)) == told.replace(
        "reranked_copy", "copy of the item ranked first by pairs"
    )


def test_every_sentence_that_measuring_knows_is_a_note_or_has_korean() -> None:
    korean = say_in("ko")
    known = {
        file.stem: sentences_of(file)
        for file in Path(ml.__file__).parent.glob("*.py")
        if file.stem not in NOT_IN_REPORTS
    }
    gaps = {
        (module, text)
        for module, texts in known.items()
        for text in texts
        if korean(text.removesuffix(".")) == text.removesuffix(".")
    }

    assert sum(map(len, known.values())) > 15
    assert sorted(gaps) == []


def test_a_reason_with_values_is_korean_too() -> None:
    told = Note.NOT_DATED_BEFORE.told(day="2023-03-02")

    assert reason_in("ko", told).startswith("2023-03-02 이전 날짜의 라우팅이 없음")
    assert reason_in("en", told) == told


def test_a_note_of_an_older_program_stays_as_it_is() -> None:
    assert notes_in("ko", ("Something else was noted.",)) == ("Something else was noted.",)
