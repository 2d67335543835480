"""A candidate's chance is how often such candidates were right; ready means nearly always."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.candidate import Lane
from routingml_desktop.ml.acceptance import LEAST_NAMELESS, LEAST_QUESTIONS, Acceptance, Replies
from routingml_desktop.ml.aggregation import Cluster, Vote
from routingml_desktop.ml.judging import Judged, lane_of
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.pool import FACTS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MANY = 900
COMPOSER_CHANCE = 8


def replies(questions: int, *, sure: float = 0.99, seed: int = 3) -> Replies:
    """Two candidates a question; whether the first is right is told by its likelihood alone."""
    random = np.random.default_rng(seed)
    rows = random.random((2 * questions, FACTS))
    first = np.arange(2 * questions) % 2 == 0
    rows[:, 0] = np.where(first, 0.6, 0.4)
    likely = random.random(2 * questions) < 0.5
    rows[:, 4] = np.where(likely, -0.1, -3.0)
    right = first & (random.random(2 * questions) < np.where(likely, sure, 0.2))
    edits = np.where(first, np.where(right, 0.0, 3.0), np.nan)  # the first ones alone are counted
    no = np.zeros(2 * questions, bool)
    return Replies(rows, np.arange(2 * questions) // 2, right, edits, late=no, nameless=no)


def rows(likelihood: float) -> NDArray[np.float64]:
    found = np.full((1, FACTS), 0.5)
    found[0, [0, 4]] = 0.6, likelihood
    return found


def said(acceptance: Acceptance, likelihood: float) -> tuple[float, float]:
    (edits,) = acceptance.edits_to_go(rows(likelihood))
    assert edits is not None
    return chance(acceptance, rows(likelihood)), edits


def chance(acceptance: Acceptance, asked: NDArray[np.float64]) -> float:
    chances = acceptance.chances(asked)
    assert chances is not None
    (one,) = chances.tolist()
    return float(one)


@pytest.fixture(scope="module")
def learned() -> Acceptance:
    return Acceptance.fit(replies(MANY), 1)


def test_a_chance_is_how_often_such_candidates_were_right(learned: Acceptance) -> None:
    sure, unsure = said(learned, -0.1), said(learned, -3.0)

    assert learned.learned
    assert sure[0] == pytest.approx(0.99, abs=0.04)
    assert unsure[0] == pytest.approx(0.2, abs=0.08)


def test_edits_to_go_are_what_such_candidates_needed(learned: Acceptance) -> None:
    sure, unsure = said(learned, -0.1), said(learned, -3.0)

    assert sure[1] < 0.3
    assert unsure[1] == pytest.approx(0.8 * 3, abs=0.5)


def test_ready_begins_where_nearly_all_were_right(learned: Acceptance) -> None:
    assert learned.ready is not None
    assert said(learned, -3.0)[0] < learned.ready <= said(learned, -0.1)[0]


def test_nothing_is_ready_where_nearly_all_is_not_right_enough() -> None:
    assert Acceptance.fit(replies(MANY, sure=0.9), 1).ready is None


def as_composed(told: Replies, seed: int = 5) -> Replies:
    """The composer tells chances that come true, nothing else tells anything."""
    random = np.random.default_rng(seed)
    composed = random.uniform(0.02, 0.98, len(told.right))
    told.rows[:] = 0.5
    told.rows[:, COMPOSER_CHANCE] = np.log(composed)
    return replace(told, right=random.random(len(told.right)) < composed)


@pytest.mark.parametrize("questions", [LEAST_QUESTIONS - 1, MANY])
def test_the_chance_that_the_composer_sees_counts_with_few_questions_and_with_many(
    questions: int,
) -> None:
    acceptance = Acceptance.fit(as_composed(replies(questions)), 1)

    assert acceptance.learned == (questions == MANY)
    for composed in (0.1, 0.5, 0.9):
        asked = np.full((1, FACTS), 0.5)
        asked[0, COMPOSER_CHANCE] = np.log(composed)
        assert chance(acceptance, asked) == pytest.approx(composed, abs=0.1)


def test_what_is_likelier_to_both_judges_is_likelier() -> None:
    told = as_composed(replies(LEAST_QUESTIONS - 1))
    unlike = replace(told, right=~told.right)

    acceptance = Acceptance.fit(unlike, 1)

    asked = np.full((2, FACTS), 0.5)
    asked[:, COMPOSER_CHANCE] = np.log([0.1, 0.9])
    chances = acceptance.chances(asked)
    assert chances is not None
    assert chances[0] <= chances[1]


def test_what_is_known_of_no_candidate_does_not_matter() -> None:
    told = replies(MANY)
    told.rows[:, COMPOSER_CHANCE] = np.nan
    asked = rows(-3.0)
    asked[0, COMPOSER_CHANCE] = np.nan

    acceptance = Acceptance.fit(told, 1)

    (edits,) = acceptance.edits_to_go(asked)
    assert chance(acceptance, asked) == pytest.approx(0.2, abs=0.08)
    assert edits == pytest.approx(0.8 * 3, abs=0.5)


def test_hardly_any_questions_say_nothing() -> None:
    none = Acceptance.fit(replies(10), 1)

    assert none.chances(rows(-0.1)) is None
    assert none.edits_to_go(rows(-0.1)) == [None]
    assert none.ready is None
    assert Acceptance.unknown().chances(rows(-0.1)) is None


def test_where_all_or_nothing_was_right_no_trees_are_needed() -> None:
    hopeless = replies(MANY)
    hopeless.right[:] = False

    acceptance = Acceptance.fit(hopeless, 1)

    assert not acceptance.learned
    assert chance(acceptance, rows(-0.1)) == pytest.approx(1 / (2 * MANY + 2))


def test_it_is_read_as_it_was_written_and_written_alike(
    learned: Acceptance, tmp_path: Path
) -> None:
    for folder, acceptance in (("a", learned), ("b", Acceptance.fit(replies(MANY), 1))):
        (tmp_path / folder).mkdir()
        acceptance.save(PartsWriter(tmp_path / folder))

    read = Acceptance.load(PartsReader(tmp_path / "a", "v"))

    assert said(read, -0.1) == said(learned, -0.1)
    assert read.ready == learned.ready
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def asked_both_ways(questions: int = MANY) -> Replies:
    """The same questions again without names: half of what looked right is not."""
    told = replies(questions)
    wrong = np.random.default_rng(9).random(len(told.right)) < 0.5
    right = np.concatenate((told.right, told.right & ~wrong))
    edits = np.concatenate((told.edits, np.where(right[len(wrong) :], told.edits, 4.0)))
    return Replies(
        np.concatenate((told.rows, told.rows)),
        np.concatenate((told.question, told.question)),
        right,
        edits,
        late=np.zeros(2 * len(wrong), bool),
        nameless=np.arange(2 * len(wrong)) >= len(wrong),
    )


def test_the_chance_is_how_often_such_were_right_when_asked_late() -> None:
    both = asked_both_ways()

    late = Acceptance.fit(replace(both, late=both.nameless, nameless=both.late), 1)

    assert said(late, -0.1)[0] == pytest.approx(0.5, abs=0.08)
    assert late.nameless is late


def test_late_answers_to_few_questions_do_not_tell_the_chance() -> None:
    both = asked_both_ways()
    few = both.at(~both.nameless | (both.question < MANY // 3))

    acceptance = Acceptance.fit(replace(few, late=few.nameless, nameless=few.late), 1)

    assert said(acceptance, -0.1)[0] > 0.8


def test_without_a_name_the_chance_is_how_often_such_were_right_without_one() -> None:
    both = Acceptance.fit(asked_both_ways(), 1)

    assert said(both, -0.1)[0] == pytest.approx(0.99, abs=0.04)
    assert said(both.nameless, -0.1)[0] == pytest.approx(0.5, abs=0.08)
    assert said(both.nameless, -0.1)[1] > said(both, -0.1)[1] + 1
    assert both.ready is not None
    assert both.nameless.ready is None


def test_what_is_asked_without_names_changes_nothing_for_what_has_one(
    learned: Acceptance,
) -> None:
    both = Acceptance.fit(asked_both_ways(), 1)

    assert said(both, -0.1) == said(learned, -0.1)
    assert said(both, -3.0) == said(learned, -3.0)
    assert both.ready == learned.ready


def test_few_questions_without_names_are_judged_like_all_others(learned: Acceptance) -> None:
    both = asked_both_ways()
    few = both.at(~both.nameless | (both.question < LEAST_NAMELESS - 1))

    acceptance = Acceptance.fit(few, 1)

    assert acceptance.nameless is acceptance
    assert said(acceptance.nameless, -0.1) == said(learned, -0.1)


def test_chances_without_names_are_read_as_they_were_written(tmp_path: Path) -> None:
    both = Acceptance.fit(asked_both_ways(), 1)
    both.save(PartsWriter(tmp_path))

    read = Acceptance.load(PartsReader(tmp_path, "v"))

    assert said(read.nameless, -0.1) == said(both.nameless, -0.1)
    assert said(read, -0.1) == said(both, -0.1)
    assert read.nameless.ready == both.nameless.ready


@pytest.mark.parametrize(
    ("confidence", "ready", "lane"),
    [
        (0.96, 0.95, Lane.READY),
        (0.94, 0.95, Lane.CHECK),
        (0.99, None, Lane.CHECK),
        (None, 0.95, None),
    ],
)
def test_the_lane_follows_from_the_chance(
    confidence: float | None, ready: float | None, lane: Lane | None, learned: Acceptance
) -> None:
    acceptance = Acceptance(None, learned.confidence, None, ready)
    vote = Vote("A", "R1", 1.0, 1.0, ())
    first = Judged(Cluster(vote, (vote,), 1.0), (), confidence, None, {})

    assert lane_of(first, acceptance) is lane
    assert lane_of(None, acceptance) is Lane.NO_PRECEDENT
