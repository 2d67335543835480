"""The order of operations is history's until the planner approves or vetoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.errors import UnreadableFileError, WriteError
from routingml_desktop.domain.precedence import NO_VERDICTS, PrecedencePair, PrecedenceVerdicts
from routingml_desktop.durable import failing, write_json
from routingml_desktop.services.precedence import (
    PrecedenceRules,
    Verdict,
    broken_pairs,
    in_force,
    verdict_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.paths import Home

ASSEMBLY_FIRST = PrecedencePair("ASSEMBLE", "INSPECT", 1204, 1209)
SAW_FIRST = PrecedencePair("SAW", "TURN", 900, 900)
PAIRS = (ASSEMBLY_FIRST, SAW_FIRST)


@pytest.fixture
def rules(home: Home) -> PrecedenceRules:
    return PrecedenceRules(home.precedence_file)


def test_at_first_nothing_is_decided_and_nothing_written(
    rules: PrecedenceRules, home: Home
) -> None:
    assert rules.verdicts() == NO_VERDICTS
    assert in_force(PAIRS, rules.verdicts()) == PAIRS
    assert not home.precedence_file.exists()


def test_a_verdict_is_kept_for_the_next_start(rules: PrecedenceRules, home: Home) -> None:
    rules.decide(SAW_FIRST.pair, Verdict.VETOED)
    rules.decide(("세척", "포장"), Verdict.APPROVED)

    kept = PrecedenceRules(home.precedence_file).verdicts()

    assert verdict_of(SAW_FIRST.pair, kept) is Verdict.VETOED
    assert verdict_of(("세척", "포장"), kept) is Verdict.APPROVED
    assert [pair.pair for pair in in_force(PAIRS, kept)] == [
        ASSEMBLY_FIRST.pair,
        ("세척", "포장"),
    ]


def test_a_pair_has_one_verdict_or_none(rules: PrecedenceRules) -> None:
    rules.decide(SAW_FIRST.pair, Verdict.VETOED)
    approved = rules.decide(SAW_FIRST.pair, Verdict.APPROVED)
    left = rules.decide(SAW_FIRST.pair, None)

    assert approved == PrecedenceVerdicts(frozenset({SAW_FIRST.pair}), frozenset())
    assert left == NO_VERDICTS


def test_a_broken_order_names_both_places() -> None:
    (broken,) = broken_pairs(["SAW", "INSPECT", "TURN", "ASSEMBLE"], PAIRS)

    assert (broken.pair, broken.before, broken.after) == (ASSEMBLY_FIRST, 3, 1)


def test_an_operation_that_is_repeated_must_be_through_before_the_other_begins() -> None:
    assert broken_pairs(["SAW", "TURN", "SAW"], PAIRS)[0].before == 2
    assert broken_pairs(["SAW", "SAW", "TURN", "TURN"], PAIRS) == ()


def test_the_best_proven_order_comes_first() -> None:
    found = broken_pairs(["TURN", "SAW", "INSPECT", "ASSEMBLE"], PAIRS)

    assert [broken.pair for broken in found] == [ASSEMBLY_FIRST, SAW_FIRST]


@pytest.mark.parametrize(
    "kept",
    [
        [],
        {"format": 2, "approved": [], "vetoed": []},
        {"format": 1, "approved": [["A"]], "vetoed": []},
        {"format": 1, "approved": [], "vetoed": [["A", 1]]},
        {"format": 1, "approved": []},
    ],
)
def test_a_file_that_was_spoilt_is_told_and_stays(
    rules: PrecedenceRules, home: Home, kept: Any
) -> None:
    write_json(home.precedence_file, kept)
    before = home.precedence_file.read_bytes()

    with pytest.raises(UnreadableFileError):
        rules.decide(SAW_FIRST.pair, Verdict.VETOED)

    assert home.precedence_file.read_bytes() == before


def test_a_full_disk_keeps_the_verdicts_that_were(rules: PrecedenceRules) -> None:
    rules.decide(SAW_FIRST.pair, Verdict.VETOED)

    def full(operation: str, path: Path) -> None:
        if operation == "flush":
            raise OSError(28, "No space left on device", str(path))

    with failing(full), pytest.raises(WriteError):
        rules.decide(SAW_FIRST.pair, None)

    assert verdict_of(SAW_FIRST.pair, rules.verdicts()) is Verdict.VETOED
