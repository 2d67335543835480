"""The profile tells which jobs an item probably needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.item import Item
from routingml_desktop.ml.column_files import load_vectorizer, save_vectorizer
from routingml_desktop.ml.job_profile import JobProfile
from routingml_desktop.ml.linear_files import (
    load_features,
    load_profile,
    save_features,
    save_profile,
)
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.reranking import jobs_done
from tests.ml.plants import never

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.routing_model import RoutingModel


def known(model: RoutingModel) -> Precedents:
    return model._parts.precedents


def chances(model: RoutingModel, **attributes: str) -> dict[str, float]:
    precedents = known(model)
    profile = precedents.reranker.judges.profile
    asked = precedents.vectorizer.asked(Item("new", attributes))
    names = [precedents.routings.jobs[job] for job in profile.jobs]
    shown = precedents.features.of_asked(asked)
    return dict(zip(names, profile.chances(shown).tolist(), strict=True))


def test_the_rules_of_the_plant_are_found_again(model: RoutingModel) -> None:
    gland = chances(model, KIND="GLAND", MATERIAL="316", SPEC="GLAND 316 80MM")
    face = chances(model, KIND="FACE", MATERIAL="SIC", SPEC="FACE SIC 80MM KEYWAY")

    assert gland["MILL"] > 0.8
    assert gland["LAP"] < 0.2
    assert face["LAP"] > 0.8
    assert face["KEY"] > 0.8
    assert gland["KEY"] < 0.3


def test_no_job_is_certain_or_impossible(model: RoutingModel) -> None:
    for chance in chances(model, KIND="GLAND", SPEC="GLAND 316").values():
        assert 0.009 < chance < 0.991


def test_jobs_that_every_item_has_are_not_asked_about(model: RoutingModel) -> None:
    assert "INSPECT" not in chances(model, KIND="GLAND")


def test_the_likeliest_way_is_the_true_one(model: RoutingModel) -> None:
    precedents = known(model)
    asked = precedents.vectorizer.asked(
        Item("new", {"KIND": "SLEEVE", "MATERIAL": "316", "SPEC": "SLEEVE 316 80MM"})
    )

    likelihood = precedents.reranker.log_likelihood(precedents.features.of_asked(asked))

    best = precedents.routings.jobs_of_way(int(likelihood.argmax()))
    jobs = [precedents.routings.jobs[job] for job in best]
    assert jobs == ["SAW", "TURN", "COAT", "INSPECT"]


def test_items_made_in_the_likeliest_ways_join_the_shortlist(model: RoutingModel) -> None:
    precedents = known(model)
    count = len(precedents.routings.way_offsets) - 1
    likelihood = np.full(count, -50.0, np.float32)
    likelihood[3] = 0.0

    signatures = precedents.reranker.likely_signatures(likelihood)

    made_so = precedents.routings.way[precedents.routings.latest] == 3
    of_way = {
        int(precedents.signatures.of_item[item])
        for item in np.flatnonzero((precedents.routings.latest >= 0) & made_so)
    }
    assert of_way & set(signatures.tolist())


def test_a_stored_profile_gives_the_same_chances(model: RoutingModel, tmp_path: Path) -> None:
    precedents = known(model)
    profile = precedents.reranker.judges.profile

    save_vectorizer(precedents.vectorizer, PartsWriter(tmp_path))
    save_features(precedents.features, PartsWriter(tmp_path))
    save_profile(profile, PartsWriter(tmp_path))
    reader = PartsReader(tmp_path, "v1")
    vectorizer = load_vectorizer(reader)
    features = load_features(reader, vectorizer.columns_)
    loaded = load_profile(reader)

    for item in range(0, 300, 7):
        asked = vectorizer.asked(Item("x", precedents.attributes_of(item)))
        before = profile.chances(precedents.shown_by(item))
        assert np.array_equal(loaded.chances(features.of_asked(asked)), before)


def test_known_items_and_questions_show_the_same_features(model: RoutingModel) -> None:
    precedents = known(model)
    table = precedents.signatures.table[precedents.signatures.of_item]

    matrix = precedents.features.matrix(table)

    for item in range(0, 300, 11):
        asked = precedents.features.of_asked(precedents.asked(item))
        assert np.sort(asked).tolist() == sorted(matrix[item].indices.tolist())
        assert precedents.shown_by(item).tolist() == asked.tolist()


@pytest.mark.parametrize("rows", [0, 3])
def test_too_few_items_teach_nothing_and_break_nothing(model: RoutingModel, rows: int) -> None:
    precedents = known(model)
    matrix = precedents.features.matrix(precedents.signatures.table[:rows])
    done = jobs_done(precedents.routings)[np.zeros(rows, int)]

    profile = JobProfile.fit(matrix, done, np.ones(rows), never)

    assert len(profile.jobs) == 0
    likelihood = profile.log_likelihood(precedents.shown_by(0), np.zeros((4, 0), np.float32))
    assert likelihood.tolist() == [0.0] * 4
