"""How alike routings of two items will be is learned from pairs, never from an own routing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.errors import DamagedVersionError
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.edit_distance import similarity_of_ways
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.pair_ranking import RANKED, PairRanker
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.replay import LikenessOfRoutings, Replay
from routingml_desktop.ml.replay_parts import ReplayPart
from tests.ml.plants import never, new_items

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant


@pytest.fixture(scope="module")
def known(model: RoutingModel) -> Precedents:
    precedents = model._parts.precedents
    return replace(precedents, ranker=PairRanker.of(precedents.nearest.weights))


def replay_of(known: Precedents) -> Replay:
    """All items with a routing asked again."""
    items = np.flatnonzero(known.routings.latest >= 0)
    return Replay.of(known, ReplayPart(items, items, np.full(len(items), NO_DATE)), never)


@pytest.fixture(scope="module")
def ranked(known: Precedents) -> tuple[PairRanker, Replay]:
    return replay_of(known).ranked(1, never)


def test_an_attribute_that_is_known_of_no_pair_does_not_matter() -> None:
    random = np.random.default_rng(2)
    facts = random.random((2_500, 8)).astype(np.float32)
    facts[:, 1] = np.nan
    blank = PairRanker.of(np.ones(3, np.float32))

    ranker = blank.fit(facts, facts[:, 0].astype(np.float64), 1)

    assert np.corrcoef(ranker.likeness(facts), facts[:, 0])[0, 1] > 0.99


def test_pairs_that_promise_likeness_are_alike(
    ranked: tuple[PairRanker, Replay], known: Precedents
) -> None:
    _, replay = ranked
    likeness = LikenessOfRoutings(known.routings)

    promise = np.concatenate([question.able.promise for question in replay.questions])
    similarity = np.concatenate([question.able.similarity for question in replay.questions])
    real = [
        likeness(question.row, row)
        for question in replay.questions
        for row in question.able.row.tolist()
    ]
    assert np.corrcoef(promise, real)[0, 1] > 0.9
    assert np.corrcoef(promise, real)[0, 1] > np.corrcoef(similarity, real)[0, 1]


def test_the_first_of_a_new_item_has_nearly_its_true_routing(
    plant: Plant, ranked: tuple[PairRanker, Replay], known: Precedents
) -> None:
    ranker, _ = ranked
    knowing = replace(known, ranker=ranker)
    first = []
    for item in new_items(plant)[:40]:
        asked = known.vectorizer.asked(item)
        (precedent,) = known.look_up([asked], known.nearest.weights)
        able = knowing.able(precedent, AskOptions().routing_choice, None)
        true = plant.ways[item.code]
        operations = known.routings.operations(int(able.row[able.promise.argmax()]))
        first.append(similarity_of_ways([op.job_code for op in operations], true))

    assert np.mean(first) > 0.95


def test_a_model_names_the_item_whose_routing_will_be_most_alike(
    plant: Plant, model: RoutingModel
) -> None:
    items = new_items(plant)[:5]

    found = model.most_alike([*items, Item("new", {"KIND": None})])

    assert found[-1] is None
    for item, one in zip(items, found[:-1], strict=True):
        assert one is not None
        code, number = one
        assert code != item.code
        assert number in [routing.routing_no for routing in model.routings_of(code)]


def test_only_the_weightiest_items_are_ranked(known: Precedents) -> None:
    asked = known.asked(int(np.flatnonzero(known.routings.latest >= 0)[0]))
    (precedent,) = known.look_up([asked], known.nearest.weights)

    able = known.able(precedent, AskOptions().routing_choice, None)

    assert 0 < len(able) <= RANKED
    assert able.promise.tolist() == [1.0] * len(able)  # it knows nothing yet


def test_every_shown_item_says_how_alike_the_routings_will_be(
    model: RoutingModel, plant: Plant
) -> None:
    known = model._parts.precedents
    assert known.ranker.learned
    item = new_items(plant)[0]
    options = AskOptions(threshold=0.0)
    (precedent,) = known.look_up([known.vectorizer.asked(item)], known.nearest.weights)
    able = known.able(precedent, options.routing_choice, None)
    codes = [known.items.code(number) for number in able.item.tolist()]
    promised = dict(zip(codes, able.promise.tolist(), strict=True))

    found = model.predict(item, options)

    assert [one.similarity for one in found.neighbors] == sorted(
        (one.similarity for one in found.neighbors), reverse=True
    )
    assert {one.item_code: one.likeness for one in found.neighbors} == {
        one.item_code: pytest.approx(promised[one.item_code], abs=1e-5) for one in found.neighbors
    }
    shown = [one.likeness or 0.0 for one in found.most_alike_first]
    assert shown == sorted(shown, reverse=True)


@pytest.mark.parametrize("alike", [np.linspace(0, 1, 50), np.full(5_000, 0.5)])
def test_few_pairs_or_all_alike_teach_nothing(alike: np.ndarray) -> None:
    ranker = PairRanker.of(np.array([1.0, 0.0, 2.0], np.float32))
    facts = np.random.default_rng(1).random((len(alike), 7)).astype(np.float32)

    fitted = ranker.fit(facts, alike, 1)

    assert ranker.columns.tolist() == [0, 2]
    assert not fitted.learned
    assert set(fitted.likeness(facts).tolist()) == {1.0}


def test_a_ranker_is_read_as_it_was_written_and_written_alike(
    ranked: tuple[PairRanker, Replay], known: Precedents, tmp_path: Path
) -> None:
    ranker, replay = ranked
    again, _ = replay_of(known).ranked(1, never)
    for folder, one in (("a", ranker), ("b", again)):
        (tmp_path / folder).mkdir()
        one.save(PartsWriter(tmp_path / folder))

    read = PairRanker.load(PartsReader(tmp_path / "a", "v"))

    facts = replay.questions[0].facts
    assert np.array_equal(read.likeness(facts), ranker.likeness(facts))
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()
    PartsWriter(tmp_path / "a").arrays(
        "pair_columns", {"columns": ranker.columns[:1], "learned": np.array([True])[0]}
    )
    with pytest.raises(DamagedVersionError, match="does not fit the columns"):
        PairRanker.load(PartsReader(tmp_path / "a", "v"))
