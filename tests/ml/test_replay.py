"""Questions with known answers are asked again as they were then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.columns import ITEM_NAME
from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.acceptance import Acceptance
from routingml_desktop.ml.confidence import Confidence
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.newest_operations import NewestOperations
from routingml_desktop.ml.pool import Workshop
from routingml_desktop.ml.replay import Replay
from routingml_desktop.ml.replay_parts import ReplayPart
from routingml_desktop.ml.routing_model import RoutingModel
from routingml_desktop.ml.voting import VotingRule
from tests.ml.plants import asked_again, make_plant, never, trained

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.precedents import Precedents


def known(model: RoutingModel) -> Precedents:
    return model._parts.precedents


def replay(model: RoutingModel) -> Replay:
    precedents = known(model)
    return Replay.of(precedents, of_them(asked_again(precedents.routings, 1)), never)


def of_them(asked: NDArray[np.int64]) -> ReplayPart:
    """They alone are held back, and none is asked late."""
    return ReplayPart(asked, asked, np.full(len(asked), NO_DATE))


def workshop(model: RoutingModel) -> Workshop:
    routings = known(model).routings
    return Workshop.of(known(model).items, routings, NewestOperations(routings))


def test_an_item_never_votes_for_itself_nor_what_was_created_later(model: RoutingModel) -> None:
    precedents = known(model)
    asked = asked_again(precedents.routings, 1)

    questions = Replay.of(precedents, of_them(asked), never).questions

    assert len(questions) == len(asked)
    for item, question in zip(asked.tolist(), questions, strict=True):
        row = precedents.routings.latest[item]
        assert item not in question.able.item
        assert question.now == precedents.routings.created[row]
        assert (question.able.created <= question.now).all()


def test_who_asks_late_asks_a_version_that_knows_nothing_newer(model: RoutingModel) -> None:
    precedents = known(model)
    asked = asked_again(precedents.routings, 1)
    days = precedents.routings.created[precedents.routings.latest[asked]]
    part = replace(of_them(asked), learned=np.sort(days)[0] - np.arange(len(asked)))

    questions = Replay.of(precedents, part, never)
    replies = questions.replies(VotingRule(), workshop(model), model._parts.work_centers, never)

    for question, learned in zip(questions.questions, part.learned.tolist(), strict=True):
        assert question.late is not None
        assert question.late.now == learned < question.now
        assert (question.late.able.created <= learned).all()
        assert (question.late.way, question.late.row) == (question.way, question.row)
    assert questions.asks == 2 * len(asked)
    assert set(replies.question[replies.late]) == set(replies.question[~replies.late])
    assert replies.right[replies.late].any()


def test_the_rule_that_answers_most_questions_is_chosen(model: RoutingModel) -> None:
    questions = replay(model)

    rule = questions.best_rule(never)

    chosen, usual = questions.exact_share(rule), questions.exact_share(VotingRule())
    hopeless = questions.exact_share(VotingRule(power=0.0, trust=-5.0))
    assert chosen is not None
    assert usual is not None
    assert hopeless is not None
    assert chosen >= usual > 0.9 > hopeless


def test_replies_tell_what_became_of_the_candidates(model: RoutingModel) -> None:
    questions = replay(model)

    replies = questions.replies(
        questions.best_rule(never), workshop(model), model._parts.work_centers, never
    )

    count = len(replies.right)
    assert count == len(replies.rows) == len(replies.question) == len(replies.edits)
    assert set(replies.question.tolist()) == set(range(len(questions.questions)))
    assert np.isfinite(replies.edits).all()
    assert (replies.edits[replies.right] <= 2).all()
    assert (replies.edits[~replies.right] >= 1).all()


def test_a_way_that_only_asked_items_have_is_not_known_to_them(model: RoutingModel) -> None:
    precedents = known(model)
    routings = precedents.routings
    latest = np.flatnonzero(routings.latest >= 0)
    ways = routings.way[routings.latest[latest]]
    rare = int(np.argmin(np.bincount(ways)))
    alone = latest[ways == rare]

    (asked,) = Replay.of(precedents, of_them(alone[:1]), never).questions
    (hidden,) = Replay.of(
        precedents, replace(of_them(alone), asked=alone[:1], learned=np.array([NO_DATE])), never
    ).questions
    knowing = workshop(model)
    unknowing = Workshop.of(precedents.items, routings, NewestOperations(routings), without=alone)

    way = tuple(routings.jobs_of_way(rare).tolist())
    assert way in asked.composing.ways or len(alone) == 1
    assert way not in set(hidden.composing.ways) - set(hidden.composing.composed)
    assert way in knowing.made
    assert way not in unknowing.made


def test_without_questions_nothing_is_known(model: RoutingModel) -> None:
    nothing = Replay(known(model), [])

    assert nothing.exact_share(VotingRule()) is None
    assert (
        len(nothing.replies(VotingRule(), workshop(model), model._parts.work_centers, never).right)
        == 0
    )
    assert nothing.best_rule(never) == VotingRule()


def test_a_question_nobody_can_vote_on_counts_as_wrong(model: RoutingModel) -> None:
    (first, *_) = replay(model).questions
    nobody = replace(first, able=first.able.only(np.zeros(len(first.able), bool)))

    assert Replay(known(model), [nobody]).exact_share(VotingRule()) == 0.0


def test_halves_share_the_questions(model: RoutingModel) -> None:
    questions = replay(model)

    choosing, judging = questions.halves()

    assert [id(one) for one in choosing.questions] == [id(q) for q in questions.questions[::2]]
    assert [id(one) for one in judging.questions] == [id(q) for q in questions.questions[1::2]]


def test_replaying_stops_when_asked(model: RoutingModel) -> None:
    precedents = known(model)

    with pytest.raises(WorkCancelledError):
        Replay.of(precedents, of_them(asked_again(precedents.routings, 1)), lambda: True)
    with pytest.raises(WorkCancelledError):
        replay(model).best_rule(lambda: True)


@pytest.fixture(scope="module")
def named() -> RoutingModel:
    """As an ERP names its items: what decides the routing stands in the name alone."""
    plain = make_plant(240).frames
    named = plain.items.with_columns(pl.col("SPEC").alias("item_name")).drop("SPEC")
    attributes = tuple(one for one in plain.attributes if one.name != "SPEC")
    return trained(replace(plain, items=named, attributes=attributes))


def test_questions_are_asked_without_names_as_well_where_known_items_have_them(
    named: RoutingModel, model: RoutingModel
) -> None:
    questions = replay(named)
    replies = questions.replies(VotingRule(), workshop(named), named._parts.work_centers, never)

    for question in questions.questions:
        assert question.nameless is not None
        assert question.nameless.way == question.way
        assert question.nameless.shown.tolist() != question.shown.tolist()
    right, unnamed = replies.right, replies.nameless
    assert 0 < right[unnamed].sum() < right[~unnamed].sum()
    assert set(replies.question[unnamed]) == set(replies.question[~unnamed])
    assert not any(question.nameless for question in replay(model).questions)


def test_who_gives_no_name_is_told_how_often_such_proposals_were_right(
    named: RoutingModel,
) -> None:
    code = known(named).items.code(0)
    attributes = known(named).attributes_of(0)
    nameless = {name: value for name, value in attributes.items() if name != ITEM_NAME}

    asked = [Item(code, each) for each in (attributes, nameless)]
    vectorizer = known(named).vectorizer

    assert [vectorizer.nameless(vectorizer.asked(item)) for item in asked] == [False, True]
    told = replace(named._parts, acceptance=always(0.75, nameless=always(0.25)))
    options = AskOptions(ignore_own_history=True).insisting()
    answers = RoutingModel(told).predict_many(asked, options)
    assert [answer.candidates[0].confidence for answer in answers] == [0.75, 0.25]


def always(chance: float, nameless: Acceptance | None = None) -> Acceptance:
    """Whatever is proposed is right so often."""
    told = Confidence(np.zeros(2), float(np.log(chance / (1 - chance))))
    return Acceptance(None, told, None, None, nameless)
